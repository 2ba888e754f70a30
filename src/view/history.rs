//! Who decided what, and when.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::Serialize;

use super::Lookup;
use crate::decision::merge::{Thing, thing};
use crate::decision::{Decision, Quoted, Ruling, Verdict};
use crate::judgement::{Judge, Stance, Status};
use crate::report::{RecommendationId, SentenceId};

/// One decision, told in a sentence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Said {
    /// Its place in the order of all decisions of the database, counted from 1.
    pub number: i64,
    /// When it was said.
    pub at: DateTime<Utc>,
    /// Who said it.
    pub by: String,
    /// What was said, in words.
    pub what: String,
    /// The word on the same thing that was in force until then; absent where nobody had said anything of
    /// it, or that was taken back.
    pub before: Option<Earlier>,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// The decision itself, with the words it was about.
    pub ruling: Ruling,
}

/// A word that was in force until another was said.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Earlier {
    /// Who had said it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// `met`, `accepted` …
    pub word: &'static str,
}

/// A person's word on the status of a wording.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct PersonsWord {
    /// Who said it.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The status given.
    pub status: Status,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// What the program itself thinks, where it thinks otherwise.
    pub program_says: Option<Status>,
}

/// `decisions`, in their order, told in sentences, each with the word of before on the same thing.
pub fn history<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> Vec<Said> {
    // By report and words, because names shift when a report is replaced.
    let mut last: HashMap<Thing, &Decision> = HashMap::new();
    (decisions.into_iter())
        .map(|decision| {
            let before = last.insert(thing(&decision.ruling, None), decision);
            Said {
                number: decision.number,
                at: decision.at,
                by: decision.by.clone(),
                what: in_words(&decision.ruling),
                before: before.and_then(|before| {
                    let word = before.ruling.word()?;
                    Some(Earlier {
                        by: before.by.clone(),
                        at: before.at,
                        word,
                    })
                }),
                note: decision.note.clone(),
                ruling: decision.ruling.clone(),
            }
        })
        .collect()
}

/// The decisions that concern any of `wordings`: by their words, or by name where the words that
/// were decided on are no longer in the report.
pub fn history_of(lookup: &Lookup, wordings: &[RecommendationId]) -> Vec<Said> {
    let concerned = |quoted: &Quoted<RecommendationId>| {
        let same_words = |id: &RecommendationId| lookup.words(id).trim() == quoted.text.trim();
        let still_there = lookup
            .wordings_of(quoted.id.report.year)
            .any(|id| same_words(&id));
        (wordings.iter())
            .filter(|id| id.report == quoted.id.report)
            .any(|id| {
                if still_there {
                    same_words(id)
                } else {
                    *id == quoted.id
                }
            })
    };
    history(
        lookup
            .ledger
            .decisions
            .iter()
            .filter(|decision| match &decision.ruling {
                Ruling::Status { wording, .. } | Ruling::Evidence { wording, .. } => {
                    concerned(wording)
                }
                Ruling::Match { from, to, .. } => concerned(from) || concerned(to),
            }),
    )
}

/// A person's word on the status of `wording`, if one holds today.
pub fn persons_word(lookup: &Lookup, wording: &RecommendationId) -> Option<PersonsWord> {
    let assessment = lookup.assessment(wording)?;
    if assessment.by != Judge::Person {
        return None;
    }
    let decision = lookup.status_decision(wording)?;
    Some(PersonsWord {
        by: decision.by.clone(),
        at: decision.at,
        status: assessment.status,
        note: decision.note.clone(),
        program_says: Some(assessment.program_status)
            .filter(|said| *said != assessment.status && *said != Status::Pending),
    })
}

/// What a ruling says, as a sentence without a subject: `marked PER-2012-3 as met`.
pub fn in_words(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Status {
            wording,
            status: Some(status),
        } => {
            format!("marked {} as {status}", wording.id)
        }
        Ruling::Status {
            wording,
            status: None,
        } => {
            format!("took back the status of {}", wording.id)
        }
        Ruling::Match {
            from,
            to,
            verdict: Some(Verdict::Accepted),
        } => {
            format!("linked {} to {}", from.id, to.id)
        }
        Ruling::Match {
            from,
            to,
            verdict: Some(Verdict::Rejected),
        } => {
            format!("unlinked {} from {}", to.id, from.id)
        }
        Ruling::Match {
            from,
            to,
            verdict: None,
        } => {
            format!(
                "left it to the program whether {} carries on {}",
                to.id, from.id
            )
        }
        Ruling::Evidence {
            wording,
            sentence,
            verdict,
            stance,
        } => evidence_in_words(&wording.id, &sentence.id, *verdict, *stance),
    }
}

/// What a ruling claims, as a clause: `PER-2012-3 is met`.
pub fn as_claim(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Status { wording, status } => match status {
            Some(status) => format!("{} is {status}", wording.id),
            None => format!("the status of {} is left to the program", wording.id),
        },
        Ruling::Match { from, to, verdict } => match verdict {
            Some(Verdict::Accepted) => format!("{} carries on {}", to.id, from.id),
            Some(Verdict::Rejected) => format!("{} does not carry on {}", to.id, from.id),
            None => format!(
                "whether {} carries on {} is left to the program",
                to.id, from.id
            ),
        },
        Ruling::Evidence {
            wording,
            sentence,
            verdict,
            stance,
        } => match (verdict, stance) {
            (Some(Verdict::Accepted), Some(stance)) => {
                format!("{} is evidence of {stance} for {}", sentence.id, wording.id)
            }
            (Some(Verdict::Accepted), None) => {
                format!("{} is evidence for {}", sentence.id, wording.id)
            }
            (Some(Verdict::Rejected), _) => {
                format!("{} is no evidence for {}", sentence.id, wording.id)
            }
            (None, _) => format!(
                "whether {} bears on {} is left to the program",
                sentence.id, wording.id
            ),
        },
    }
}

/// The words that a ruling is about: of the wording, and of the other wording or the sentence.
pub fn about(ruling: &Ruling) -> Vec<&str> {
    match ruling {
        Ruling::Status { wording, .. } => vec![&wording.text],
        Ruling::Match { from, to, .. } => vec![&from.text, &to.text],
        Ruling::Evidence {
            wording, sentence, ..
        } => vec![&wording.text, &sentence.text],
    }
}

fn evidence_in_words(
    wording: &RecommendationId,
    sentence: &SentenceId,
    verdict: Option<Verdict>,
    stance: Option<Stance>,
) -> String {
    match verdict {
        Some(Verdict::Accepted) => {
            let stance = stance.map_or_else(String::new, |stance| format!(" of {stance}"));
            format!("accepted {sentence} as evidence{stance} for {wording}")
        }
        Some(Verdict::Rejected) => format!("rejected {sentence} as evidence for {wording}"),
        None => format!("left it to the program whether {sentence} bears on {wording}"),
    }
}
