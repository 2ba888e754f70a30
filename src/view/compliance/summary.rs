//! The one page for those who read one page: what most needs attention, what was done.

use schemars::JsonSchema;
use serde::Serialize;

use super::earlier::Earlier;
use super::tally::Tally;
use crate::judgement::{Judge, LinkDecision, Status};
use crate::report::{Edition, RecommendationId};
use crate::view::history::PersonsWord;
use crate::view::overview::Asked;
use crate::view::sure::SURE;

/// The most important of the report.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Summary {
    /// What this edition counts; absent only where it is not among what was read.
    pub now: Option<Tally>,
    /// What the same report for the edition before counted: the latest one read that had earlier asks
    /// under review.
    pub before: Option<Tally>,
    /// What most needs attention: unmet, those made again and asked most often first.
    pub unmet: Shortlist,
    /// Where there was progress, but not enough.
    pub partial: Shortlist,
    /// What was done.
    pub met: Shortlist,
    /// What is no longer asked, though nothing read says whether it was done.
    pub dropped: Shortlist,
}

/// The first of a list.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Shortlist {
    /// The first few.
    pub shown: Vec<Brief>,
    /// How many more there are, further behind in the report.
    pub more: usize,
}

/// An ask in one line.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Brief {
    /// The ask's name.
    pub id: RecommendationId,
    /// Its short name.
    pub title: String,
    /// The edition that asked first, of those read.
    pub since: Edition,
    /// In how many of the editions read it was asked, up to this one.
    pub times_asked: usize,
    /// Whether this edition asks it.
    pub asked: Asked,
    /// Where it stands.
    pub status: Status,
    /// Who said so.
    pub status_by: Judge,
    /// How probable it is, 0 to 1, that a careful reader says so too; absent for a person's word.
    pub confidence: Option<f64>,
    /// How probable it is, 0 to 1, that this edition's wording is the same ask, where that is uncertain.
    pub same_ask: Option<f64>,
    /// A person's word on this edition's own wording, which the status of the earlier one does not
    /// tell.
    pub person_now: Option<PersonsWord>,
}

/// So many unmet asks fit on the page beside the rest.
const UNMET: usize = 6;
/// So many of each other kind.
const OTHERS: usize = 4;

pub(super) fn summary(year: Edition, earlier: &[Earlier], tallies: &[Tally]) -> Summary {
    let of = |status, most| shortlist(earlier, status, most);
    Summary {
        now: tallies.iter().find(|tally| tally.year == year).cloned(),
        before: (tallies.iter())
            .rfind(|tally| tally.year < year && tally.under_review() > 0)
            .cloned(),
        unmet: of(Status::Unmet, UNMET),
        partial: of(Status::Partial, OTHERS),
        met: of(Status::Met, OTHERS),
        dropped: of(Status::Dropped, OTHERS),
    }
}

fn shortlist(earlier: &[Earlier], status: Status, most: usize) -> Shortlist {
    let mut all: Vec<&Earlier> = (earlier.iter())
        .filter(|ask| ask.status == status)
        .collect();
    let more = all.len().saturating_sub(most);
    all.truncate(most);
    Shortlist {
        shown: all.into_iter().map(Brief::of).collect(),
        more,
    }
}

impl Shortlist {
    /// How many there are in all.
    pub fn total(&self) -> usize {
        self.shown.len() + self.more
    }
}

impl Brief {
    pub(super) fn of(ask: &Earlier) -> Self {
        Brief {
            id: ask.id.clone(),
            title: ask.title.clone(),
            since: ask.since,
            times_asked: ask.years.len(),
            asked: ask.asked,
            status: ask.status,
            status_by: ask.status_by,
            confidence: ask.confidence,
            same_ask: (ask.now.iter())
                .map(|now| match now.decision {
                    LinkDecision::Auto => now.probability.unwrap_or(1.0),
                    LinkDecision::Accepted | LinkDecision::Rejected => 1.0,
                })
                .reduce(f64::max)
                .filter(|surest| *surest < SURE),
            person_now: ask.now.iter().rev().find_map(|now| now.person.clone()),
        }
    }
}
