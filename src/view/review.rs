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

use serde::Serialize;

use super::quotation::rounded;
use super::sure::{SURE, SURE_STATUS};
use crate::review::{Kind, Subject};
use crate::store::{Doubt, Sure};

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

impl Reach {
    /// From which probability on nobody is asked.
    pub fn sure(self) -> Sure {
        match self {
            Reach::Unsure => Sure {
                link: SURE,
                status: SURE_STATUS,
            },
            Reach::Undecided => Sure::OF_NOTHING,
        }
    }
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

/// Puts the least certain first, as told at the top of this room. The same questions always come in
/// the same order.
pub fn put_in_order<D: Borrow<Doubt>>(doubts: &mut [D]) {
    doubts.sort_by(|a, b| {
        let (a, b) = (a.borrow(), b.borrow());
        let rank = |doubt: &Doubt| {
            let step = (distance(doubt) * STEPS + 1e-9).floor() as u32;
            (step, !doubt.still_asked, Reverse(doubt.times_asked))
        };
        // One wording after the other, so that a person reads each only once.
        (rank(a).cmp(&rank(b)))
            .then_with(|| a.subject.wording().cmp(b.subject.wording()))
            .then(distance(a).total_cmp(&distance(b)))
            .then_with(|| a.subject.cmp(&b.subject))
    });
}

/// How far the probability is from one half. Of several statuses the likeliest may have less than that, and is then
/// as uncertain as can be.
fn distance(doubt: &Doubt) -> f64 {
    let probability = rounded(doubt.probability);
    match doubt.subject.kind() {
        Kind::Status => (probability - 0.5).max(0.0),
        Kind::Match | Kind::Evidence => (probability - 0.5).abs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
