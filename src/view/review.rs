//! What the program is unsure of, one question after the other.
//!
//! A question is worth a person's time where the other pages call the program's judgement
//! uncertain: a link less probable than [`SURE`], a status less probable than [`SURE_STATUS`].
//! (Links too improbable to count are not kept by the judgement, so nobody is asked about them.)
//! What a person has decided already is no question any more.
//!
//! The order is by how near the probability is to one half, in [steps](STEPS) of five points. Among
//! questions that are about as uncertain, those about an ask that the latest list still makes come
//! first, then those about the one asked most often; those about one wording follow each other.

mod item;
mod queue;

use std::borrow::Borrow;
use std::cmp::Reverse;
use std::collections::HashMap;

use serde::Serialize;

use super::Lookup;
use super::overview::Asked;
use super::quotation::rounded;
use super::sure::{SURE, SURE_STATUS};
use crate::judgement::{Ask, Judge, LinkDecision, Status};
use crate::report::RecommendationId;
use crate::review::{Kind, Subject};

pub use item::{Item, OtherWording, Outcomes, Text, item};
pub use queue::{Progress, Step, queue};

/// Uncertainty is compared in so many steps from 0 to 1.
const STEPS: f64 = 20.0;

/// How far down the queue goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// What the program is unsure of.
    Unsure,
    /// Everything that no person has decided.
    Undecided,
}

/// One question, in short.
#[derive(Debug, Clone, PartialEq)]
pub struct Doubt {
    /// What it is about.
    pub subject: Subject,
    /// How probable the program's judgement is, 0 to 1.
    pub probability: f64,
    /// Whether the latest list that was read still makes the ask.
    pub still_asked: bool,
    /// In how many editions the ask was made.
    pub times_asked: usize,
}

/// How many questions are left, by kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Remaining {
    /// Whether wordings are one ask.
    pub matches: usize,
    /// Whether sentences bear on wordings.
    pub evidence: usize,
    /// Whether statuses are right.
    pub statuses: usize,
}

impl Remaining {
    /// How many these are.
    pub fn of<'a>(subjects: impl IntoIterator<Item = &'a Subject>) -> Self {
        let mut remaining = Remaining::default();
        for subject in subjects {
            match subject.kind() {
                Kind::Match => remaining.matches += 1,
                Kind::Evidence => remaining.evidence += 1,
                Kind::Status => remaining.statuses += 1,
            }
        }
        remaining
    }

    /// How many there are of all kinds.
    pub fn all(self) -> usize {
        self.matches + self.evidence + self.statuses
    }
}

/// The questions of these kinds about one country in one series, in no particular order.
pub fn doubts(lookup: &Lookup, kinds: &[Kind], reach: Reach) -> Vec<Doubt> {
    let asks = Asks::of(lookup);
    let judgement = &lookup.ledger.judgement;
    let unsure = |probability: f64, sure: f64| reach == Reach::Undecided || probability < sure;
    let mut found = Vec::new();
    if kinds.contains(&Kind::Match) {
        let open = judgement
            .matches
            .iter()
            .filter(|link| link.decision == LinkDecision::Auto && unsure(link.probability, SURE));
        found.extend(open.map(|link| {
            let (from, to) = (link.from.clone(), link.to.clone());
            asks.doubt(Subject::Match { from, to }, link.probability)
        }));
    }
    if kinds.contains(&Kind::Evidence) {
        let open = judgement
            .evidence
            .iter()
            .filter(|link| link.decision == LinkDecision::Auto && unsure(link.probability, SURE));
        found.extend(open.map(|link| {
            let (wording, sentence) = (link.recommendation.clone(), link.sentence.clone());
            asks.doubt(Subject::Evidence { wording, sentence }, link.probability)
        }));
    }
    if kinds.contains(&Kind::Status) {
        let open = judgement.assessments.iter().filter(|said| {
            said.by == Judge::Program
                && unsure(said.confidence, SURE_STATUS)
                && asks.speaks(&said.recommendation)
        });
        found.extend(open.map(|said| {
            let wording = said.recommendation.clone();
            asks.doubt(Subject::Status { wording }, said.confidence)
        }));
    }
    found
}

/// Puts the least certain first, as told at the top of this room. The same questions always come in
/// the same order.
pub fn put_in_order<D: Borrow<Doubt>>(doubts: &mut [D]) {
    doubts.sort_by(|a, b| {
        let (a, b) = (a.borrow(), b.borrow());
        let rank = |doubt: &Doubt| {
            let step = (doubt.distance() * STEPS + 1e-9).floor() as u32;
            (step, !doubt.still_asked, Reverse(doubt.times_asked))
        };
        // One wording after the other, so that a person reads each only once.
        (rank(a).cmp(&rank(b)))
            .then_with(|| a.subject.wording().cmp(b.subject.wording()))
            .then(a.distance().total_cmp(&b.distance()))
            .then_with(|| a.subject.cmp(&b.subject))
    });
}

/// Whether the latest list that was read still makes the ask: by a wording of its own, or by one that
/// carries it on though it belongs to another ask first of all.
fn still_asked(lookup: &Lookup, ask: &Ask) -> bool {
    let latest = lookup.asking_editions().next_back();
    latest.is_some_and(|year| Asked::in_edition(lookup, ask, year).is_made())
}

impl Doubt {
    /// How far the probability is from one half. Of several statuses the likeliest may have less
    /// than that, and is then as uncertain as can be.
    fn distance(&self) -> f64 {
        match self.subject.kind() {
            Kind::Status => (self.probability - 0.5).max(0.0),
            Kind::Match | Kind::Evidence => (self.probability - 0.5).abs(),
        }
    }
}

/// The asks by their wordings.
struct Asks<'a> {
    lookup: &'a Lookup<'a>,
    by_name: HashMap<&'a RecommendationId, (&'a Ask, bool)>,
}

impl<'a> Asks<'a> {
    fn of(lookup: &'a Lookup<'a>) -> Self {
        let asks = lookup.ledger.judgement.asks.iter();
        Asks {
            lookup,
            by_name: asks
                .map(|ask| (&ask.id, (ask, still_asked(lookup, ask))))
                .collect(),
        }
    }

    fn of_wording(&self, wording: &RecommendationId) -> Option<(&'a Ask, bool)> {
        let ask = &self.lookup.assessment(wording)?.ask;
        self.by_name.get(ask).copied()
    }

    fn doubt(&self, subject: Subject, probability: f64) -> Doubt {
        let ask = self.of_wording(subject.wording());
        Doubt {
            subject,
            probability: rounded(probability),
            still_asked: ask.is_some_and(|(_, still_asked)| still_asked),
            times_asked: ask.map_or(0, |(ask, _)| ask.years().len()),
        }
    }

    /// Whether the status of its ask is that of this wording: it is the latest one, or the latest
    /// that later reports have answered. Who wants to know about older ones looks at the ask.
    fn speaks(&self, wording: &RecommendationId) -> bool {
        let Some((ask, _)) = self.of_wording(wording) else {
            return false;
        };
        let status = |id: &&RecommendationId| self.lookup.assessment(id).map(|said| said.status);
        let answered = |id: &&RecommendationId| status(id) != Some(Status::Pending);
        ask.wordings.last() == Some(wording)
            || ask.wordings.iter().rev().find(answered) == Some(wording)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::orvania;

    const ALL: [Kind; 3] = [Kind::Match, Kind::Evidence, Kind::Status];

    fn keys(kinds: &[Kind], reach: Reach) -> Vec<String> {
        let ledger = orvania();
        let mut found = doubts(&Lookup::of(&ledger), kinds, reach);
        put_in_order(&mut found);
        found.iter().map(|d| d.subject.to_string()).collect()
    }

    #[test]
    fn only_unsure_and_undecided_links_are_asked_about() {
        assert_eq!(
            keys(&[Kind::Match], Reach::Unsure),
            ["match ORVANIA-2011-1 ORVANIA-2014-1"]
        );
        assert_eq!(
            keys(&[Kind::Evidence], Reach::Unsure),
            ["evidence ORVANIA-2011-2 ORVANIA-2012-protection-1"]
        );
    }

    #[test]
    fn what_a_person_decided_is_never_asked_again() {
        let all = keys(&ALL, Reach::Undecided);
        for decided in [
            "match ORVANIA-2010-3 ORVANIA-2014-2",
            "evidence ORVANIA-2010-3 ORVANIA-2011-prevention-1",
            "status ORVANIA-2011-2",
        ] {
            assert!(!all.contains(&decided.to_owned()), "{all:#?}");
        }
        assert!(all.len() > keys(&ALL, Reach::Unsure).len());
    }

    #[test]
    fn among_the_equally_uncertain_what_is_still_asked_comes_first() {
        let doubt = |key: &str, probability, still_asked, times_asked| Doubt {
            subject: key.parse().unwrap(),
            probability,
            still_asked,
            times_asked,
        };
        let mut doubts = [
            doubt("match PER-2010-1 PER-2011-1", 0.70, true, 9),
            doubt("match PER-2010-2 PER-2011-2", 0.51, false, 9),
            doubt("match PER-2010-3 PER-2011-3", 0.53, true, 2),
            doubt("match PER-2010-4 PER-2011-4", 0.48, true, 3),
        ];
        put_in_order(&mut doubts);
        let times: Vec<f64> = doubts.iter().map(|d| d.probability).collect();
        assert_eq!(times, [0.48, 0.53, 0.51, 0.70]);
    }
}
