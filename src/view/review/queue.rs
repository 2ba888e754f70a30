//! The questions of one sitting: what is left, and what was done so far.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::put_in_order;
use crate::review::{InvalidSubject, Kind, Subject};
use crate::store::Doubt;

/// What was done with a question of a sitting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It was answered by the decision of that number.
    Answered(i64),
    /// It was left open.
    Skipped(Subject),
}

impl FromStr for Step {
    type Err = InvalidSubject;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        match given.trim().parse() {
            Ok(number) => Ok(Step::Answered(number)),
            Err(_) => given.parse().map(Step::Skipped),
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Step::Answered(number) => write!(f, "{number}"),
            Step::Skipped(subject) => write!(f, "{subject}"),
        }
    }
}

/// How far a sitting has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// How many questions are left, the one asked now among them.
    pub left: usize,
    /// How many answers were given.
    pub answered: usize,
    /// How many questions were left open.
    pub skipped: usize,
}

impl Progress {
    /// How many questions there are with those that were answered.
    pub fn all(self) -> usize {
        self.left + self.done()
    }

    /// How many are behind.
    pub fn done(self) -> usize {
        self.answered + self.skipped
    }
}

/// The questions of `kinds` among `doubts` in the order in which they are asked, without those that were
/// skipped. The question about `at` comes first, wherever it stands, and even if it is none any more.
pub fn queue<'a>(
    doubts: impl IntoIterator<Item = &'a Doubt>,
    kinds: &[Kind],
    steps: &[Step],
    at: Option<&'a Subject>,
) -> (Vec<&'a Subject>, Progress) {
    let skipped: BTreeSet<&Subject> = (steps.iter())
        .filter_map(|step| match step {
            Step::Skipped(subject) => Some(subject),
            Step::Answered(_) => None,
        })
        .collect();
    let mut left: Vec<&Doubt> = (doubts.into_iter())
        .filter(|doubt| kinds.contains(&doubt.subject.kind()))
        .filter(|doubt| !skipped.contains(&doubt.subject) && Some(&doubt.subject) != at)
        .collect();
    put_in_order(&mut left);
    let rest = left.into_iter().map(|doubt| &doubt.subject);
    let queue: Vec<&Subject> = at.into_iter().chain(rest).collect();
    let progress = Progress {
        left: queue.len(),
        answered: steps.len() - skipped.len().min(steps.len()),
        skipped: skipped.len(),
    };
    (queue, progress)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn doubts() -> Vec<Doubt> {
        let doubt = |key: &str, probability| Doubt {
            subject: key.parse().unwrap(),
            probability,
            still_asked: true,
            times_asked: 2,
        };
        vec![
            doubt("match PER-2010-1 PER-2011-1", 0.60),
            doubt("match PER-2010-2 PER-2011-2", 0.50),
            doubt("status PER-2010-3", 0.50),
            doubt("evidence PER-2010-3 PER-2011-protection-1", 0.70),
        ]
    }

    fn keys(steps: &[&str], at: Option<&str>) -> (Vec<String>, Progress) {
        let doubts = doubts();
        let steps: Vec<Step> = steps.iter().map(|step| step.parse().unwrap()).collect();
        let at: Option<Subject> = at.map(|key| key.parse().unwrap());
        let kinds = [Kind::Match, Kind::Evidence];
        let (queue, progress) = queue(&doubts, &kinds, &steps, at.as_ref());
        (queue.iter().map(ToString::to_string).collect(), progress)
    }

    #[test]
    fn what_was_skipped_waits_for_another_time() {
        let (queue, progress) = keys(&["7", "match PER-2010-2 PER-2011-2"], None);
        assert_eq!(queue[0], "match PER-2010-1 PER-2011-1");
        assert_eq!(
            (progress.left, progress.answered, progress.skipped),
            (2, 1, 1)
        );
        assert_eq!(progress.all(), 4);
    }

    #[test]
    fn a_question_that_one_goes_back_to_comes_first() {
        let (queue, _) = keys(&[], Some("evidence PER-2010-3 PER-2011-protection-1"));
        assert_eq!(queue.len(), 3);
        assert_eq!(queue[0], "evidence PER-2010-3 PER-2011-protection-1");
    }
}
