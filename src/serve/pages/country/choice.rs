//! Which asks of a country are shown, and in which order: what its address says.

use std::ops::RangeInclusive;

use crate::desk::{Desk, Narrowing};
use crate::judgement::DossierId;
use crate::ledger::Ledger;
use crate::render::prose::BY_NEED;
use crate::report::{Edition, SectionKind};
use crate::serve::Problem;
use crate::serve::query::Query;
use crate::store::{AskFilter, DossierFilter, Stands};
use crate::view::list::Order;
use crate::vocabulary::UnknownStatus;

/// What is shown.
#[derive(Debug, Clone, Default)]
pub(super) struct Choice {
    pub stands: Option<Stands>,
    pub topic: Option<String>,
    pub section: Option<SectionKind>,
    pub recurring: Option<u32>,
    pub from: Option<Edition>,
    pub to: Option<Edition>,
    pub words: String,
    pub order: Order,
}

/// What can be chosen.
pub(super) struct Options {
    pub standings: Vec<(&'static str, &'static str, Stands)>,
    pub topics: Vec<String>,
    pub sections: Vec<SectionKind>,
    pub years: Vec<Edition>,
    pub orders: [(&'static str, &'static str, Order); 4],
}

/// The orders in which asks can stand, by their word and in words.
const ORDERS: [(&str, &str, Order); 4] = [
    ("streak", "longest streak first", Order::Streak),
    ("status", "most left to do first", Order::Status),
    ("year", "newest first", Order::Year),
    ("id", "oldest first", Order::Id),
];

/// Asks whose latest wording has no answer yet, by their word in an address and in words.
const AGAIN: (&str, &str, Stands) = ("again", "↻ asked again", Stands::AskedAgain);

/// How asks can stand, by the word in an address and in words.
fn standings() -> Vec<(&'static str, &'static str, Stands)> {
    let statuses = BY_NEED.iter();
    let standings = statuses.map(|status| (status.word(), status.word(), Stands::As(*status)));
    standings.chain([AGAIN]).collect()
}

impl Choice {
    /// What the address says; what it says wrongly is remarked in `query` and left out.
    pub fn read(desk: &Desk, ledger: &Ledger, query: &mut Query) -> Result<Self, Problem> {
        let scope = scope(ledger.id());
        let topic = query.read_by("topic", |given| {
            let known = desk.topic(given, &scope);
            known.map_err(|error| Problem::from(error).to_string())
        });
        let (from, to) = query.years();
        Ok(Choice {
            stands: query.read_by("status", stands),
            topic,
            section: query.read_by("section", section),
            recurring: query.read_by("recurring", times),
            from,
            to,
            words: query.text("q").unwrap_or_default().to_owned(),
            order: query.read_by("sort", order).unwrap_or_default(),
        })
    }

    /// The same for the store.
    pub fn filter(&self, id: &DossierId) -> AskFilter {
        AskFilter {
            series: Some(id.series.clone()),
            country: Some(id.country.clone()),
            years: self.years(),
            status: None,
            stands: self.stands,
            recurring: self.recurring,
            topic: self.topic.clone(),
            area: None,
            section: self.section,
        }
    }

    fn years(&self) -> Option<RangeInclusive<Edition>> {
        match (self.from, self.to) {
            (None, None) => None,
            (from, to) => Some(from.unwrap_or(0)..=to.unwrap_or(Edition::MAX)),
        }
    }

    /// Whether anything is left out of what is shown.
    pub fn narrows(&self) -> bool {
        self.stands.is_some()
            || self.topic.is_some()
            || self.section.is_some()
            || self.recurring.is_some()
            || self.years().is_some()
            || !self.words.is_empty()
    }
}

impl Options {
    pub fn of(desk: &Desk, id: &DossierId, ledger: &Ledger) -> Result<Self, Problem> {
        let sections = SectionKind::ALL.into_iter();
        Ok(Options {
            standings: standings(),
            topics: desk.store().topics(&scope(id))?,
            sections: sections.filter(|kind| kind.bears_evidence()).collect(),
            years: ledger.reports.iter().map(|report| report.id.year).collect(),
            orders: ORDERS,
        })
    }
}

/// What of a choice leaves something out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Narrow {
    Status,
    Recurring,
    Topic,
    Section,
    Years,
    Words,
}

impl Narrow {
    pub fn of(narrowing: Narrowing) -> Option<Self> {
        match narrowing {
            Narrowing::Status | Narrowing::Standing => Some(Narrow::Status),
            Narrowing::Recurring => Some(Narrow::Recurring),
            Narrowing::Topic => Some(Narrow::Topic),
            Narrowing::Section => Some(Narrow::Section),
            Narrowing::Year => Some(Narrow::Years),
            Narrowing::Country | Narrowing::Series | Narrowing::Kind => None,
        }
    }

    /// What the page calls it.
    pub fn name(self) -> &'static str {
        match self {
            Narrow::Status => "the status",
            Narrow::Recurring => "the number of editions",
            Narrow::Topic => "the topic",
            Narrow::Section => "the section",
            Narrow::Years => "the years",
            Narrow::Words => "the words",
        }
    }

    /// The fields of the address that say it.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Narrow::Status => &["status"],
            Narrow::Recurring => &["recurring"],
            Narrow::Topic => &["topic"],
            Narrow::Section => &["section"],
            Narrow::Years => &["from", "to"],
            Narrow::Words => &["q"],
        }
    }
}

fn scope(id: &DossierId) -> DossierFilter {
    DossierFilter {
        series: Some(id.series.clone()),
        country: Some(id.country.clone()),
    }
}

fn stands(given: &str) -> Result<Stands, String> {
    match given.eq_ignore_ascii_case(AGAIN.0) {
        true => Ok(AGAIN.2),
        false => (given.parse().map(Stands::As)).map_err(|error: UnknownStatus| {
            format!("{error}; or {}: asked again, not answered yet", AGAIN.0)
        }),
    }
}

fn section(given: &str) -> Result<SectionKind, String> {
    let bearing = SectionKind::ALL
        .into_iter()
        .filter(|kind| kind.bears_evidence());
    let words: Vec<&str> = bearing.clone().map(SectionKind::word).collect();
    (bearing.into_iter())
        .find(|kind| kind.word().eq_ignore_ascii_case(given))
        .ok_or_else(|| {
            format!(
                "no evidence stands in a section \"{given}\"; use one of {}",
                words.join(", ")
            )
        })
}

fn times(given: &str) -> Result<u32, String> {
    (given.parse().ok())
        .filter(|times| *times > 0)
        .ok_or_else(|| format!("\"{given}\" is no number of editions such as 3"))
}

fn order(given: &str) -> Result<Order, String> {
    let found = ORDERS.iter().find(|(word, _, _)| *word == given);
    found.map(|(_, _, order)| *order).ok_or_else(|| {
        let words: Vec<&str> = ORDERS.iter().map(|(word, _, _)| *word).collect();
        format!(
            "asks cannot be sorted by \"{given}\"; use one of {}",
            words.join(", ")
        )
    })
}
