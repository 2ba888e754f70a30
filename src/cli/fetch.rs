//! `unmet fetch`: gets the pages of countries and editions from the web.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use serde::Serialize;
use unmet::facts::{self, CountryPage, EditionFacts};
use unmet::intake::{Orders, Taken};
use unmet::narrative::{Hints, typed};
use unmet::read::ReadOptions;
use unmet::report::{CountryCode, Edition, ReportId, Series};

use super::add::{self, Answer};
use super::desk::Database;
use super::output::of_reading;
use super::{Output, words};

/// Get the pages of countries and editions from the web, and add them
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet fetch Peru 2018..2024
  unmet fetch Peru \"Burkina Faso\" 2023
  unmet fetch Peru 2018..2024 --dry-run          which addresses would be asked for
  unmet fetch Peru 2025 --editions editions.csv  with addresses of your own

Nothing is asked for but the pages named here, one after the other, with a pause between them. The
addresses are built from data/editions.csv; where a site has moved, copy that file, correct it and
give it with --editions. A site that does not answer programs is read by saving its pages in a
browser and adding the files.")]
pub struct Fetch {
    /// Countries, by names or codes, and then the editions: 2023, 2018..2024, or several of them
    #[arg(required = true, value_name = "COUNTRY|YEARS")]
    wanted: Vec<String>,

    /// The table of editions with the addresses, laid out as data/editions.csv
    #[arg(long, value_name = "FILE")]
    editions: Option<PathBuf>,

    /// Print the addresses that would be asked for, and get nothing
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    limits: super::limits::Limits,

    /// Print the summary as JSON
    #[arg(long)]
    json: bool,

    /// Print nothing but problems
    #[arg(short, long, conflicts_with_all = ["json", "dry_run"])]
    quiet: bool,
}

/// One report that is wanted, and where it may stand.
#[derive(Debug, Clone, Serialize)]
struct Wanted {
    country: String,
    year: Edition,
    /// The first of them that answers is read.
    addresses: Vec<String>,
    /// The page holds many countries, of which one is wanted.
    #[serde(skip)]
    shared: bool,
}

impl Fetch {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let editions = self.editions()?;
        let asked = Asked::of(&self.wanted).unwrap_or_else(|why| wrong_usage(&why));
        let wanted = asked.wanted(&editions, out);
        if self.dry_run {
            return print(&wanted, self.json, out);
        }
        if wanted.is_empty() {
            return Ok(());
        }
        let answer = Answer::of(self.json, self.quiet, false);
        let options = ReadOptions {
            limits: self.limits.into(),
            ..ReadOptions::default()
        };
        let mut filling = db.to_fill()?;
        let mut taken = Taken::default();
        for (country, pages) in batches(&wanted) {
            let orders = Orders {
                pages: pages.iter().map(|page| page.addresses.clone()).collect(),
                hints: Hints {
                    country,
                    ..Hints::default()
                },
                options: options.clone(),
                ..Orders::default()
            };
            taken.append(add::take_in(&mut filling, &orders, self.quiet, out)?);
        }
        for page in &wanted {
            page.tell_of_another(&taken, out);
        }
        add::answer(filling.store(), &db.path, &taken, answer, out)
    }

    fn editions(&self) -> anyhow::Result<Vec<EditionFacts>> {
        let Some(path) = &self.editions else {
            return Ok(facts::editions().to_vec());
        };
        let table = std::fs::read_to_string(path)
            .map_err(of_reading)
            .with_context(|| format!("{} cannot be read", path.display()))?;
        let editions = facts::editions_in(&table).with_context(|| {
            format!(
                "{} is not laid out as data/editions.csv; correct the row and try again",
                path.display()
            )
        })?;
        anyhow::ensure!(
            !editions.is_empty(),
            "{} has no row of an edition; lay it out as data/editions.csv and try again",
            path.display()
        );
        Ok(editions)
    }
}

/// The countries and editions that were named.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    countries: Vec<String>,
    years: Vec<RangeInclusive<Edition>>,
}

impl Asked {
    /// Words with a digit are years, and stand after the countries.
    fn of(words: &[String]) -> Result<Self, String> {
        let is_years = |word: &String| word.contains(|c: char| c.is_ascii_digit());
        let first = words.iter().position(is_years).unwrap_or(words.len());
        let (countries, years) = words.split_at(first);
        if years.is_empty() {
            let named = countries.join(" ");
            return Err(format!(
                "the years are missing; name them after the countries: unmet fetch {named} 2018..2024"
            ));
        }
        if countries.is_empty() {
            return Err(
                "the country is missing; name it before the years: unmet fetch Peru 2018..2024"
                    .to_owned(),
            );
        }
        let named = countries.iter().map(|country| typed::country(country));
        Ok(Asked {
            countries: words::joined_countries(named.collect::<Result<_, _>>()?),
            years: (years.iter())
                .map(|given| words::years(given).map_err(|why| format!("\"{given}\": {why}")))
                .collect::<Result<_, _>>()?,
        })
    }

    /// What is to be got; where no address is known, that is said.
    fn wanted(&self, editions: &[EditionFacts], out: &mut Output) -> Vec<Wanted> {
        let years: Vec<&EditionFacts> = editions
            .iter()
            .filter(|edition| self.years.iter().any(|years| years.contains(&edition.year)))
            .collect();
        for asked in &self.years {
            if editions.iter().any(|edition| asked.contains(&edition.year)) {
                continue;
            }
            let (first, last) = (asked.start(), asked.end());
            let edition = match first == last {
                true => format!("of {first}"),
                false => format!("from {first} to {last}"),
            };
            out.problem(format!(
                "there is no edition {edition} in the table; the first is {}, the last {}",
                editions.first().map_or(0, |edition| edition.year),
                editions.last().map_or(0, |edition| edition.year),
            ));
        }
        let mut wanted = Vec::new();
        for country in &self.countries {
            if let Some(meant) = facts::meant(country) {
                out.problem(format!(
                    "\"{country}\" is none of the countries that unmet knows; did you mean {meant}?"
                ));
                continue;
            }
            let name = facts::country(country).map_or(country, |known| &known.name);
            for edition in &years {
                match facts::country_page(edition, country) {
                    Some(page) => wanted.push(Wanted {
                        country: name.clone(),
                        year: edition.year,
                        addresses: page.addresses(),
                        shared: matches!(page, CountryPage::Shared(_)),
                    }),
                    None => out.problem(format!(
                        "no address is known for {name} in the edition of {}; save the page and add the file, \
                         or give a table with its address by --editions",
                        edition.year
                    )),
                }
            }
        }
        wanted
    }
}

/// Ends as a word does that the command line does not know.
fn wrong_usage(why: &str) -> ! {
    clap::Error::raw(clap::error::ErrorKind::ValueValidation, format!("{why}\n")).exit()
}

/// The pages that are read alike: those with a country of their own, and those of many countries by
/// the country that is wanted of them.
fn batches(wanted: &[Wanted]) -> BTreeMap<Option<String>, Vec<&Wanted>> {
    let mut batches: BTreeMap<Option<String>, Vec<&Wanted>> = BTreeMap::new();
    for page in wanted {
        let only = page.shared.then(|| page.country.clone());
        batches.entry(only).or_default().push(page);
    }
    batches
}

impl Wanted {
    /// Says so where the page turned out to be of another country or edition: a site that has moved
    /// often leads to what it has.
    fn tell_of_another(&self, taken: &Taken, out: &mut Output) {
        let known = facts::country(&self.country).map(|known| known.code.clone());
        let Some(code) = known.or_else(|| CountryCode::new(&self.country)) else {
            return;
        };
        let id = ReportId {
            series: Series::tip(),
            country: code,
            year: self.year,
        };
        let of_page = |origin: &str| self.addresses.iter().any(|address| address == origin);
        let mut sources = taken.sources.iter().filter(|one| of_page(&one.info.origin));
        let Some(source) = sources.next() else {
            return;
        };
        if source.reports.iter().any(|one| one.recorded.id == id) {
            return;
        }
        let got: Vec<String> = (source.reports.iter())
            .map(|one| one.recorded.id.to_string())
            .collect();
        let at = source.info.url.as_deref().unwrap_or(&source.info.origin);
        out.problem(format!(
            "{at} was asked for {id} and tells of {}; check the address, and see `unmet sources`",
            got.join(", ")
        ));
    }
}

fn print(wanted: &[Wanted], json: bool, out: &mut Output) -> anyhow::Result<()> {
    if json {
        return out.json(&wanted);
    }
    let mut text = String::new();
    for page in wanted {
        text.push_str(&format!("{} {}\n", page.country, page.year));
        for (place, address) in page.addresses.iter().enumerate() {
            let lead = if place == 0 { "" } else { "else " };
            text.push_str(&format!("  {lead}{address}\n"));
        }
    }
    out.answer(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &[&str]) -> Result<Asked, String> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Asked::of(&words)
    }

    #[test]
    fn several_years_after_the_countries_are_years() {
        let asked = asked(&["North", "Macedonia", "Peru", "2018", "2020..2021"]).unwrap();
        assert_eq!(asked.countries, ["North Macedonia", "Peru"]);
        assert_eq!(asked.years, [2018..=2018, 2020..=2021]);
    }

    #[test]
    fn what_is_missing_is_said() {
        assert!(
            asked(&["Peru"])
                .unwrap_err()
                .starts_with("the years are missing")
        );
        assert!(
            asked(&["2018"])
                .unwrap_err()
                .starts_with("the country is missing")
        );
    }
}
