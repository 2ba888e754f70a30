//! Keeping what a person says on the page, unless somebody else has said something of the same thing
//! after the page was drawn.

use super::Problem;
use super::fields::Fields;
use crate::decision::{Decision, Ruling};
use crate::desk::Desk;
use crate::ledger::Ledger;
use crate::review::meant::{Unclear, answered_by};
use crate::review::{Before, CannotSay, Reply, Say, Subject, latest, said_since};
use crate::store::Saying;
use crate::view::Lookup;
use crate::view::history::{Said, as_claim, history};

/// What became of something that a person said.
pub(super) enum Outcome {
    /// It was kept under these numbers.
    Kept(Vec<i64>),
    /// Somebody was there first, and nothing was kept.
    Overtaken(Overtaken),
}

/// What was said meanwhile, and what was to be said.
pub(super) struct Overtaken {
    /// What others said of the same thing since, or the same person on another page.
    pub since: Vec<Said>,
    /// What was to be said, as clauses.
    pub claims: Vec<String>,
    /// Where and how it can be said all the same.
    pub again: Option<Again>,
}

/// A form, ready to be sent again.
pub(super) struct Again {
    /// Where to.
    pub action: String,
    /// Its fields, without the token.
    pub fields: Vec<(String, String)>,
}

/// Keeps `rulings` by the word of `by`, with the note of the form. The form tells up to which decision the
/// person had seen everything (`seen`); it can be sent again to `action`.
pub(super) fn keep(
    desk: &mut Desk,
    ledger: &Ledger,
    by: &str,
    rulings: Vec<Ruling>,
    (form, action): (&Fields, String),
) -> Result<Outcome, Problem> {
    let since = said_since(&ledger.decisions, &rulings, form.read("seen")?);
    if let Some(numbers) = repeated(&since, by, &rulings) {
        return Ok(Outcome::Kept(numbers));
    }
    if !since.is_empty() {
        return Ok(Outcome::Overtaken(Overtaken {
            since: history(since),
            claims: rulings.iter().map(as_claim).collect(),
            again: Some(Again {
                action,
                fields: form.again(latest(&ledger.decisions)),
            }),
        }));
    }
    let kept = desk.decide_together(by, rulings, form.text("note"))?;
    Ok(Outcome::Kept(numbers(&kept)))
}

/// The numbers under which the same person has said just that already: a button pressed twice.
fn repeated(since: &[&Decision], by: &str, rulings: &[Ruling]) -> Option<Vec<i64>> {
    let same = since.len() == rulings.len()
        && (since.iter().zip(rulings))
            .all(|(decision, ruling)| decision.by == by && decision.ruling == *ruling);
    (same && !since.is_empty()).then(|| since.iter().map(|decision| decision.number).collect())
}

fn numbers(decisions: &[Decision]) -> Vec<i64> {
    decisions.iter().map(|decision| decision.number).collect()
}

/// What it means to say `say` of `subject` on the page of an ask: what is said of a sentence is said
/// for every wording of the ask that it is linked to.
pub(super) fn rulings(
    ledger: &Ledger,
    subject: &Subject,
    say: Say,
) -> Result<Vec<Ruling>, Problem> {
    let subjects = match subject {
        Subject::Evidence { wording, sentence } => {
            let wordings = answered_by(&Lookup::of(ledger), wording, sentence)?;
            (wordings.into_iter())
                .map(|wording| Subject::Evidence {
                    wording,
                    sentence: sentence.clone(),
                })
                .collect()
        }
        Subject::Match { .. } | Subject::Status { .. } => vec![subject.clone()],
    };
    (subjects.iter())
        .map(|subject| Ok(Reply::new(ledger, subject, say)?.said))
        .collect()
}

/// Says anew what held before the decisions of these numbers were made, unless something else was said
/// of the same things since.
pub(super) fn take_back(
    desk: &mut Desk,
    ledger: &Ledger,
    by: &str,
    decisions: &[i64],
) -> Result<Outcome, Problem> {
    let made: Vec<&Decision> = (ledger.decisions.iter())
        .filter(|decision| decisions.contains(&decision.number))
        .collect();
    let before: Vec<Before> = (made.iter())
        .filter_map(|made| Before::decision(ledger, made.number))
        .collect();
    if before.is_empty() || before.len() < made.len() {
        let since = (made.iter())
            .flat_map(|made| {
                said_since(
                    &ledger.decisions,
                    std::slice::from_ref(&made.ruling),
                    made.number,
                )
            })
            .collect::<Vec<_>>();
        return Ok(Outcome::Overtaken(Overtaken {
            since: history(since),
            claims: Vec::new(),
            again: None,
        }));
    }
    let at = chrono::Utc::now();
    let said: Vec<Saying> = (before.into_iter())
        .map(|Before { ruling, note }| Saying {
            by: by.to_owned(),
            at,
            ruling,
            note,
        })
        .collect();
    Ok(Outcome::Kept(numbers(&desk.decide_all(&said)?)))
}

impl From<Unclear> for Problem {
    fn from(unclear: Unclear) -> Self {
        Problem::Wrong(unclear.to_string())
    }
}

impl From<CannotSay> for Problem {
    fn from(cannot: CannotSay) -> Self {
        Problem::Wrong(cannot.to_string())
    }
}
