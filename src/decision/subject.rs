//! What a question is about, and the key that names it in a file: `match PER-2012-3 PER-2013-1`.

use std::{fmt, str::FromStr};

use serde::{Serialize, Serializer};

use super::Ruling;
use crate::dossier::DossierId;
use crate::report::{RecommendationId, ReportId, SentenceId};

/// The kinds of question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Does a later wording carry on an earlier one?
    Match,
    /// Does a sentence bear on a wording?
    Evidence,
    /// Is the program's status of a wording right?
    Status,
}

impl Kind {
    /// The word for it: `evidence`.
    pub fn word(self) -> &'static str {
        match self {
            Kind::Match => "match",
            Kind::Evidence => "evidence",
            Kind::Status => "status",
        }
    }
}

/// What a question is about. Its text is the key of the question: it stays the same as long as the
/// places of the wordings and sentences do.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// Whether `to` carries on `from`.
    Match {
        /// The earlier wording.
        from: RecommendationId,
        /// The later wording.
        to: RecommendationId,
    },
    /// Whether `sentence` bears on `wording`.
    Evidence {
        /// The wording.
        wording: RecommendationId,
        /// The sentence, of a later edition.
        sentence: SentenceId,
    },
    /// What became of `wording`.
    Status {
        /// The wording.
        wording: RecommendationId,
    },
}

impl Subject {
    /// Which kind of question it is.
    pub fn kind(&self) -> Kind {
        match self {
            Subject::Match { .. } => Kind::Match,
            Subject::Evidence { .. } => Kind::Evidence,
            Subject::Status { .. } => Kind::Status,
        }
    }

    /// The wording at stake: what is said of the question bears on its status first of all, and it
    /// is the one that a status word given as the answer marks.
    pub fn wording(&self) -> &RecommendationId {
        match self {
            Subject::Match { from, .. } => from,
            Subject::Evidence { wording, .. } | Subject::Status { wording } => wording,
        }
    }

    /// What a ruling is about.
    pub fn of(ruling: &Ruling) -> Self {
        match ruling {
            Ruling::Status { wording, .. } => Subject::Status {
                wording: wording.id.clone(),
            },
            Ruling::Match { from, to, .. } => Subject::Match {
                from: from.id.clone(),
                to: to.id.clone(),
            },
            Ruling::Evidence {
                wording, sentence, ..
            } => Subject::Evidence {
                wording: wording.id.clone(),
                sentence: sentence.id.clone(),
            },
        }
    }

    /// The country and series that it belongs to.
    pub fn dossier(&self) -> DossierId {
        DossierId::of(&self.wording().report)
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = self.kind().word();
        match self {
            Subject::Match { from, to } => write!(f, "{word} {from} {to}"),
            Subject::Evidence { wording, sentence } => write!(f, "{word} {wording} {sentence}"),
            Subject::Status { wording } => write!(f, "{word} {wording}"),
        }
    }
}

impl Serialize for Subject {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text that is no key of a question.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is no key of a question; they look like \"match PER-2012-3 PER-2013-1\", \"evidence PER-2012-3 PER-2021-protection-14\" or \"status PER-2012-3\", the earlier edition first"
)]
pub struct InvalidSubject(String);

impl FromStr for Subject {
    type Err = InvalidSubject;

    fn from_str(given: &str) -> Result<Self, Self::Err> {
        parsed(given).ok_or_else(|| InvalidSubject(given.to_owned()))
    }
}

fn parsed(given: &str) -> Option<Subject> {
    let mut words = given.split_whitespace();
    let kind = words.next()?.to_lowercase();
    let wording: RecommendationId = words.next()?.parse().ok()?;
    let other = words.next();
    if words.next().is_some() {
        return None;
    }
    let subject = match (kind.as_str(), other) {
        ("match", Some(to)) => {
            let to: RecommendationId = to.parse().ok()?;
            follows(&wording.report, &to.report).then_some(Subject::Match { from: wording, to })?
        }
        ("evidence", Some(sentence)) => {
            let sentence: SentenceId = sentence.parse().ok()?;
            (follows(&wording.report, &sentence.report) && sentence.section.bears_evidence())
                .then_some(Subject::Evidence { wording, sentence })?
        }
        ("status", None) => Subject::Status { wording },
        _ => return None,
    };
    Some(subject)
}

/// Whether `later` is a later edition about the same country in the same series.
fn follows(earlier: &ReportId, later: &ReportId) -> bool {
    DossierId::of(earlier) == DossierId::of(later) && earlier.year < later.year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_as_it_was_written() {
        for key in [
            "match PER-2012-3 PER-2013-1",
            "evidence ILAB-PER-2012-3 ILAB-PER-2021-progress-14",
            "status PER-2012-3",
        ] {
            assert_eq!(key.parse::<Subject>().unwrap().to_string(), key);
        }
    }

    #[test]
    fn what_cannot_be_a_question_is_no_key() {
        for wrong in [
            "",
            "match PER-2012-3",
            "match PER-2013-1 PER-2012-3",
            "match PER-2012-3 COL-2013-1",
            "evidence PER-2012-3 PER-2012-protection-1",
            "evidence PER-2012-3 PER-2013-profile-1",
            "status PER-2012-3 PER-2013-1",
            "status PER-2012-3 and more",
        ] {
            assert!(wrong.parse::<Subject>().is_err(), "{wrong}");
        }
    }
}
