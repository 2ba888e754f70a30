//! `unmet search`: full text.

use std::ops::RangeInclusive;

use clap::{Args, ValueEnum};
use unmet::desk::NothingFound;
use unmet::render::terminal;
use unmet::report::{Edition, SectionKind};
use unmet::store::{HitKind, SearchFilter};
use unmet::view::search::found;

use super::desk::{Database, Desk, Scope};
use super::{Output, words};

/// Full text over recommendations and the sentences that can be evidence
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet search shelter male victims             all the words, in any form
  unmet search '\"labor inspectors\"'             these words one after the other
  unmet search 'inspect* NOT (training OR boys)'
  unmet search shelter --country Peru --year 2018..2023 --section protection
  unmet search shelter --kind recommendation --json

AND, OR and NOT are written in capitals. Words are found by their stems: inspector finds
inspectors; and in either spelling: labour finds labor.")]
pub struct Search {
    /// The words
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,

    #[command(flatten)]
    scope: Scope,

    /// Only in this edition, or in those from one to another (2018..2023)
    #[arg(long, value_name = "YEAR", value_parser = words::years)]
    year: Option<RangeInclusive<Edition>>,

    /// Only in this section
    #[arg(long, value_name = "SECTION", value_parser = words::searched_section())]
    section: Option<SectionKind>,

    /// Only recommendations, or only sentences that can be evidence
    #[arg(long, value_name = "KIND", value_enum)]
    kind: Option<Kind>,

    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// What was asked
    Recommendation,
    /// What later reports say
    Evidence,
}

impl Search {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let scope = desk.filter(&self.scope.wanted())?;
        let filter = SearchFilter {
            series: scope.series,
            country: scope.country,
            years: self.year.clone(),
            section: self.section,
            kind: self.kind.map(|kind| match kind {
                Kind::Recommendation => HitKind::Recommendation,
                Kind::Evidence => HitKind::Evidence,
            }),
        };
        let words = self.words.join(" ");
        let found = found(desk.store().search(&words, &filter, self.limit)?);
        if found.is_empty() && self.limit > 0 {
            out.remark(why_nothing(&desk, &words, &filter)?);
            if let Some(near) = desk.store().spelt_otherwise(&words)? {
                out.remark(format_args!("did you mean {near}?"));
            }
        }
        if self.json {
            return out.json(&found);
        }
        let text = terminal::found(out.page(), &found);
        out.answer(&text)?;
        if !found.is_empty() && found.len() == self.limit {
            let of = desk.store().search_count(&words, &filter)?;
            if of > found.len() {
                out.remark(format_args!(
                    "only the best {} shown, of {of}; --limit N shows more",
                    match self.limit {
                        1 => "one is".to_owned(),
                        n => format!("{n} are"),
                    }
                ));
            }
        }
        Ok(())
    }
}

/// Why nothing was found: which of the filters leaves out what there is.
fn why_nothing(desk: &Desk, words: &str, filter: &SearchFilter) -> anyhow::Result<String> {
    let without = match desk.why_nothing(words, filter)? {
        NothingFound::Anywhere => {
            return Ok(format!(
                "no recommendation and no sentence of a Prosecution, Protection, Prevention or progress section is like that: {words}"
            ));
        }
        NothingFound::With(narrowing) => format!("--{}", narrowing.word()),
        NothingFound::WithAll => "these options".to_owned(),
    };
    Ok(format!(
        "nothing is like that here; without {without} there is: {words}"
    ))
}
