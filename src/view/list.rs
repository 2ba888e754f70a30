//! Asks, one line each.

use serde::Serialize;

use super::Lookup;
use crate::judgement::{Ask, Judge, LinkDecision, Status};
use crate::ledger::Ledger;
use crate::report::{Edition, RecommendationId, SectionKind, Series};

/// One ask in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AskLine {
    /// The ask's name.
    pub id: RecommendationId,
    /// The series.
    pub series: Series,
    /// The country's name.
    pub country: String,
    /// The edition that asked first.
    pub since: Edition,
    /// The edition that asked last.
    pub last_asked: Edition,
    /// In how many editions it was asked.
    pub times_asked: usize,
    /// In how many editions in a row, up to the latest one, it was asked; 0 when the latest one no
    /// longer asks it.
    pub streak: usize,
    /// The status of its latest wording.
    pub status: Status,
    /// Who said so.
    pub status_by: Judge,
    /// Its short name.
    pub title: String,
    /// How many sentences bear on any of its wordings.
    pub evidence: usize,
    /// What it is about.
    pub topics: Vec<String>,
}

/// Which asks to list; what is absent leaves nothing out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Asked in this edition.
    pub year: Option<Edition>,
    /// Having this status.
    pub status: Option<Status>,
    /// Asked in at least so many editions.
    pub recurring: Option<usize>,
    /// About this topic, by its word or a part of it.
    pub topic: Option<String>,
    /// With evidence from sections of this kind.
    pub section: Option<SectionKind>,
}

/// The order of the lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Asked most often in a row up to now first, then most often at all.
    #[default]
    Streak,
    /// By name: country, edition, place.
    Id,
    /// Asked first in the latest edition first.
    Year,
    /// Unmet, partial, pending, dropped, met.
    Status,
    /// By the country's name, then as by streak.
    Country,
}

/// The asks of `ledger` that are wanted, in the order of their names.
pub fn ask_lines(ledger: &Ledger, wanted: &Wanted) -> Vec<AskLine> {
    let lookup = Lookup::of(ledger);
    (ledger.judgement.asks.iter())
        .filter(|ask| wanted.has(&lookup, ask))
        .map(|ask| line(&lookup, ask))
        .collect()
}

/// Puts `lines` in order. Lines that are equal by it stand in the order of their names.
pub fn put_in_order(lines: &mut [AskLine], order: Order) {
    lines.sort_by(|a, b| {
        let by_streak = || {
            (b.streak.cmp(&a.streak))
                .then(b.times_asked.cmp(&a.times_asked))
                .then(a.id.cmp(&b.id))
        };
        match order {
            Order::Streak => by_streak(),
            Order::Id => a.id.cmp(&b.id),
            Order::Year => b.since.cmp(&a.since).then(a.id.cmp(&b.id)),
            Order::Status => urgency(a.status)
                .cmp(&urgency(b.status))
                .then_with(by_streak),
            Order::Country => a.country.cmp(&b.country).then_with(by_streak),
        }
    });
}

/// What needs attention first.
fn urgency(status: Status) -> u8 {
    match status {
        Status::Unmet => 0,
        Status::Partial => 1,
        Status::Pending => 2,
        Status::Dropped => 3,
        Status::Met => 4,
    }
}

impl Wanted {
    fn has(&self, lookup: &Lookup, ask: &Ask) -> bool {
        let years = ask.years();
        self.year.is_none_or(|year| years.contains(&year))
            && self.status.is_none_or(|status| ask.status == status)
            && self.recurring.is_none_or(|times| years.len() >= times)
            && self.topic.as_ref().is_none_or(|topic| {
                let topic = topic.trim().to_lowercase();
                topics(lookup, ask)
                    .iter()
                    .any(|known| known.to_lowercase().contains(&topic))
            })
            && self.section.is_none_or(|section| {
                standing_evidence(lookup, ask).any(|id| id.section == section)
            })
    }
}

fn line(lookup: &Lookup, ask: &Ask) -> AskLine {
    let mut sentences: Vec<_> = standing_evidence(lookup, ask).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let latest = ask
        .wordings
        .last()
        .and_then(|wording| lookup.assessment(wording));
    AskLine {
        id: ask.id.clone(),
        series: ask.id.report.series.clone(),
        country: lookup.ledger.country.clone(),
        since: ask.id.report.year,
        last_asked: ask
            .wordings
            .last()
            .map_or(ask.id.report.year, |w| w.report.year),
        times_asked: ask.years().len(),
        streak: lookup.streak(ask),
        status: ask.status,
        status_by: latest.map_or(Judge::Program, |assessment| assessment.by),
        title: ask.title.clone(),
        evidence: sentences.len(),
        topics: topics(lookup, ask),
    }
}

/// What any wording of an ask is about, each topic once, in the order of the wordings.
pub(crate) fn topics(lookup: &Lookup, ask: &Ask) -> Vec<String> {
    let mut topics: Vec<String> = Vec::new();
    for assessment in ask
        .wordings
        .iter()
        .filter_map(|wording| lookup.assessment(wording))
    {
        for topic in &assessment.topics {
            if !topics.contains(topic) {
                topics.push(topic.clone());
            }
        }
    }
    topics
}

fn standing_evidence<'a>(
    lookup: &'a Lookup,
    ask: &'a Ask,
) -> impl Iterator<Item = &'a crate::report::SentenceId> {
    (ask.wordings.iter())
        .flat_map(|wording| lookup.evidence(wording))
        .filter(|link| link.decision != LinkDecision::Rejected)
        .map(|link| &link.sentence)
}
