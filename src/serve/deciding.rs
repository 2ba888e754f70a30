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
    let said = Saying::together(by, rulings.clone(), form.text("note"));
    match desk.decide_all_after(latest(&ledger.decisions), &said)? {
        Some(kept) => Ok(Outcome::Kept(numbers(&kept))),
        // Somebody at a terminal was faster by a moment: what they said is looked at first.
        None => keep(
            desk,
            &*desk.ledger(ledger.id())?,
            by,
            rulings,
            (form, action),
        ),
    }
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
    match desk.decide_all_after(latest(&ledger.decisions), &said)? {
        Some(kept) => Ok(Outcome::Kept(numbers(&kept))),
        None => take_back(desk, &*desk.ledger(ledger.id())?, by, decisions),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Orders, take_in};
    use crate::judgement::Status;
    use crate::store::Store;

    fn mark(desk: &mut Desk, ledger: &Ledger, by: &str, status: Status) -> Outcome {
        let wording = ledger.judgement.asks[0].id.clone();
        let about = Subject::Status { wording };
        let said = rulings(ledger, &about, Say::Mark(status)).unwrap();
        let seen = latest(&ledger.decisions).to_string();
        let form = Fields::from(vec![("seen".to_owned(), seen)]);
        keep(desk, ledger, by, said, (&form, String::new())).unwrap()
    }

    #[test]
    fn who_is_faster_by_a_moment_at_another_desk_is_not_overruled() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("unmet.db");
        let mut store = Store::open(&database).unwrap();
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
        let orders = Orders {
            paths: vec![sample.into()],
            ..Orders::default()
        };
        take_in(&mut store, &orders, &mut |_| ()).unwrap();
        let mut terminal = Desk::of(Store::open(&database).unwrap(), "there").unwrap();
        let mut page = Desk::of(store, "here").unwrap();
        let id = page.dossiers(&Default::default()).unwrap().remove(0);

        let drawn = page.ledger(&id).unwrap();
        let Outcome::Kept(ana) = mark(&mut terminal, &drawn, "Ana", Status::Met) else {
            panic!("nobody was before Ana");
        };
        let Outcome::Overtaken(ben) = mark(&mut page, &drawn, "Ben", Status::Unmet) else {
            panic!("Ana was before Ben");
        };
        assert_eq!(ben.since.len(), 1);
        let Outcome::Overtaken(_) = take_back(&mut page, &drawn, "Ben", &[0]).unwrap() else {
            panic!("there is nothing of Ben's to take back");
        };
        assert_eq!(page.store().decisions_of(&id).unwrap().len(), ana.len());
    }
}
