//! `unmet figures`: the numbers that reports state.

use std::ops::RangeInclusive;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use unmet::figures::Indicator;
use unmet::ledger::Ledger;
use unmet::render::words as words_for_people;
use unmet::render::{figures_csv, json, terminal};
use unmet::report::Edition;
use unmet::view::figures::{figures, with_tables};

use super::desk::{Database, Desk, Scope};
use super::file::Destination;
use super::{Output, words};

/// The numbers that the reports state: cases, convictions, victims identified …, by year
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet figures --country Peru
  unmet figures --country Peru --indicator convictions --quotes
  unmet figures --indicator identified --year 2015..2020
  unmet figures --csv -o figures.csv

A figure stands under the year that it is about: what the edition of 2018 tells of 2017, and in the
same sentence of 2016. Parts (\"of which\") are told as the sentence words them and never added up.")]
pub struct Figures {
    #[command(flatten)]
    scope: Scope,

    /// Only figures about this year, or these (2015..2020)
    #[arg(long, value_name = "YEAR", value_parser = words::years)]
    year: Option<RangeInclusive<Edition>>,

    /// Only this kind of figure; may be given several times
    #[arg(long, value_name = "INDICATOR", value_parser = indicator())]
    indicator: Vec<Indicator>,

    /// Quote the sentence below each figure
    #[arg(long, conflicts_with_all = ["csv", "json"])]
    quotes: bool,

    /// Print comma-separated values, one figure a row
    #[arg(long, conflicts_with = "json")]
    csv: bool,

    /// Print JSON: a list with one entry for each country and series
    #[arg(long)]
    json: bool,

    #[command(flatten)]
    destination: Destination,
}

/// An indicator by its word, or by what people also call it.
fn indicator() -> impl TypedValueParser<Value = Indicator> {
    const ALSO: [(Indicator, &[&str]); 9] = [
        (Indicator::Investigations, &["investigation", "cases"]),
        (Indicator::Prosecutions, &["prosecution", "prosecuted"]),
        (Indicator::Convictions, &["conviction", "convicted"]),
        (Indicator::Sentenced, &["sentences"]),
        (Indicator::Terms, &["imprisonment", "prison"]),
        (Indicator::Identified, &["victims", "identification"]),
        (Indicator::Assisted, &["assistance"]),
        (Indicator::Referred, &["referrals"]),
        (Indicator::Trained, &["officials"]),
    ];
    let value = |indicator: &Indicator| {
        let also = ALSO.iter().find(|(known, _)| known == indicator);
        let aliases = also.map_or(&[][..], |(_, words)| words);
        PossibleValue::new(indicator.word()).aliases(aliases.iter().copied())
    };
    PossibleValuesParser::new(Indicator::ALL.iter().map(value)).try_map(|word| {
        let named = |indicator: &Indicator| {
            indicator.word() == word
                || ALSO
                    .iter()
                    .any(|(known, words)| known == indicator && words.contains(&word.as_str()))
        };
        let found = Indicator::ALL.into_iter().find(|one| named(one));
        found.ok_or_else(|| format!("\"{word}\" is no indicator"))
    })
}

/// What is said of a country whose reports have numbers in tables.
fn of_tables(ledger: &Ledger) -> Option<String> {
    let reports = with_tables(ledger);
    let latest = reports.last()?;
    let years: Vec<Edition> = reports.iter().map(|report| report.year).collect();
    Some(format!(
        "{}: there are numbers in tables too ({}), which are not among these figures: only sentences are read; \
         see them with unmet source {latest} --section other",
        ledger.country,
        words_for_people::years(&years),
    ))
}

impl Figures {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let (mut found, mut in_tables) = (Vec::new(), Vec::new());
        for id in desk.dossiers(&self.scope.wanted())? {
            let ledger = desk.ledger(&id)?;
            in_tables.extend(of_tables(&ledger));
            let mut view = figures(&ledger).of_indicators(&self.indicator);
            if let Some(years) = &self.year {
                view = view.about_years(years);
            }
            found.push(view);
        }
        let several = found.len() > 1;
        if several {
            found.retain(|view| !view.indicators.is_empty());
        }
        if found.is_empty() {
            out.remark("no such figure was found; that does not mean that no report states one");
        }
        let quotes = if self.quotes {
            terminal::Quotes::Shown
        } else {
            terminal::Quotes::Named
        };
        let page = out.page();
        self.destination.write(out, |file| {
            if self.csv {
                figures_csv::figures(&found, file)?;
            } else if self.json {
                file.write_all(json::pretty(&found)?.as_bytes())?;
            } else {
                for (place, view) in found.iter().enumerate() {
                    let parting = if place > 0 { "\n" } else { "" };
                    let text = terminal::figures(page, view, quotes);
                    write!(file, "{parting}{text}")?;
                }
            }
            Ok(())
        })?;
        for remark in in_tables {
            out.remark(remark);
        }
        Ok(())
    }
}
