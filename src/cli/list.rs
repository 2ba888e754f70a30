//! `unmet list`: asks, one line each.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use anyhow::bail;
use clap::{Args, ValueEnum};
use unmet::judgement::Status;
use unmet::render::terminal;
use unmet::render::words::years;
use unmet::report::{Edition, SectionKind};
use unmet::store::{AskFilter, Stands};
use unmet::view::list::{AskLine, Order, ask_lines};

use super::desk::{Database, Desk, Scope};
use super::{Output, words};

/// Asks, one line each
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet list --country Peru
  unmet list --recurring 3 --status unmet     asked three times or more, and still unmet
  unmet list --year 2023 --sort status
  unmet list --status pending --standing unmet   unmet so far, and asked again since
  unmet list --year 2015..2019                asked by any of these editions
  unmet list --topic shelter --section protection --json

An ask is named by its earliest wording; `unmet show ID` tells all about it. The streak is the
number of lists in a row, up to the latest one read, that ask it.")]
pub struct List {
    #[command(flatten)]
    scope: Scope,

    /// Only asks that this edition made, or any of those from one to another (2015..2019)
    #[arg(long, value_name = "YEAR", value_parser = words::years)]
    year: Option<RangeInclusive<Edition>>,

    /// Only asks of which the latest wording has this status, or which stand so by an earlier one
    /// while the latest has no answer yet
    #[arg(long, value_name = "STATUS", value_parser = words::status())]
    status: Option<Status>,

    /// Only asks that stand like this, as the list shows it: every ask stands in exactly one way
    #[arg(long, value_name = "STATUS", value_parser = words::status())]
    standing: Option<Status>,

    /// Only asks made in at least N editions
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "2")]
    recurring: Option<u32>,

    /// Only asks about this topic: legislation, training, shelter, funding, labor, children …
    #[arg(long, value_name = "TOPIC")]
    topic: Option<String>,

    /// Only asks on which a sentence of this section bears
    #[arg(long, value_name = "SECTION", value_parser = words::evidence_section())]
    section: Option<SectionKind>,

    /// What stands first
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Sort::Streak)]
    sort: Sort,

    /// Print JSON
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Sort {
    /// Asked most often in a row up to now
    Streak,
    /// By name
    Id,
    /// Asked first most lately
    Year,
    /// Unmet, partial, pending, dropped, met
    Status,
    /// By country, then by streak
    Country,
}

impl From<Sort> for Order {
    fn from(sort: Sort) -> Self {
        match sort {
            Sort::Streak => Order::Streak,
            Sort::Id => Order::Id,
            Sort::Year => Order::Year,
            Sort::Status => Order::Status,
            Sort::Country => Order::Country,
        }
    }
}

impl List {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let desk = Desk::open(db)?;
        let scope = desk.filter(&self.scope.wanted())?;
        let topic = self.topic.as_deref().map(|given| desk.topic(given, &scope));
        let topic = topic.transpose()?;
        let everything = AskFilter {
            series: scope.series,
            country: scope.country,
            ..AskFilter::default()
        };
        let wanted = AskFilter {
            years: self.year.clone(),
            status: self.status,
            stands: self.standing.map(Stands::As),
            recurring: self.recurring,
            topic,
            section: self.section,
            ..everything.clone()
        };
        let asks = desk.store().asks(&wanted)?;
        if let (Some(wanted), true) = (&self.year, asks.is_empty()) {
            let all = desk.store().asks(&everything)?;
            asked_in(
                wanted,
                &all.iter().flat_map(|ask| ask.years.clone()).collect(),
            )?;
        }
        let lines = ask_lines(asks, self.sort.into());
        if self.json {
            return out.json(&lines);
        }
        if lines.is_empty() {
            out.remark(why_none(&desk, &wanted)?);
            return Ok(());
        }
        let table = terminal::ask_lines(out.page(), &lines);
        out.answer(&table)?;
        if let Some(remark) = self.answered_before(&lines) {
            out.remark(remark);
        }
        Ok(())
    }

    /// Why asks of another standing are among those asked for as pending.
    fn answered_before(&self, lines: &[AskLine]) -> Option<String> {
        let pending = (self.status, self.standing) == (Some(Status::Pending), None);
        let again = lines.iter().filter(|line| line.asked_anew()).count();
        (pending && again > 0).then(|| {
            format!(
                "{again} of these {} stand by an answer to an earlier wording (↻); \
                 `--standing pending` leaves them out",
                lines.len()
            )
        })
    }
}

/// Why no ask is like that: which of the options leaves out what there is.
fn why_none(desk: &Desk, wanted: &AskFilter) -> anyhow::Result<String> {
    Ok(match desk.why_no_ask(wanted)? {
        None => "no ask is like that; leave out some of the options".to_owned(),
        Some((narrowing, asks)) => {
            let there_are = match asks {
                1 => "there is 1".to_owned(),
                asks => format!("there are {asks}"),
            };
            let option = narrowing.word();
            format!("no ask is like that; without --{option} {there_are}")
        }
    })
}

/// An error that tells the years in which something was asked, when none of them is `wanted`.
fn asked_in(wanted: &RangeInclusive<Edition>, known: &BTreeSet<Edition>) -> anyhow::Result<()> {
    if known.iter().any(|year| wanted.contains(year)) {
        return Ok(());
    }
    let year = match wanted.start() == wanted.end() {
        true => wanted.start().to_string(),
        false => format!("{} to {}", wanted.start(), wanted.end()),
    };
    let known: Vec<Edition> = known.iter().copied().collect();
    bail!(
        "no recommendation of {year} was read; there are some of {}",
        years(&known)
    )
}
