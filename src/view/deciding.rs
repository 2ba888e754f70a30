//! What was just said of an ask, and what more may be said of it.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::Lookup;
use super::ask::AskPage;
use super::history::in_words;
use crate::decision::{Ruling, Verdict};
use crate::report::RecommendationId;
use crate::review::{Before, latest};

/// What one person said at one time, told where it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Did {
    /// Who.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What, as clauses without a subject.
    pub what: Vec<String>,
    /// Why, in the person's words.
    pub note: Option<String>,
    /// What holds now, as sentences.
    pub now: Vec<String>,
    /// The ask to which the other wording of a link belongs now, where it is another one.
    pub parted: Option<RecommendationId>,
    /// The decisions.
    pub numbers: Vec<i64>,
    /// Whether it can be taken back: nothing else was said of the same since.
    pub may_be_undone: bool,
}

/// The decisions of these numbers, told as one; nothing where none of them is about this country.
pub fn did(lookup: &Lookup, numbers: &[i64]) -> Option<Did> {
    let ledger = lookup.ledger;
    let made = ledger.decisions.iter();
    let made: Vec<_> = made.filter(|made| numbers.contains(&made.number)).collect();
    let first = made.first()?;
    let mut now = Vec::new();
    for decision in &made {
        let told = holds(lookup, &decision.ruling);
        now.extend(told.filter(|told| !now.contains(told)));
    }
    Some(Did {
        by: first.by.clone(),
        at: first.at,
        what: made.iter().map(|made| in_words(&made.ruling)).collect(),
        note: first.note.clone(),
        now,
        parted: parted(lookup, &first.ruling),
        numbers: made.iter().map(|made| made.number).collect(),
        may_be_undone: (made.iter()).all(|made| Before::decision(ledger, made.number).is_some()),
    })
}

/// How what a ruling is about stands today.
fn holds(lookup: &Lookup, ruling: &Ruling) -> Option<String> {
    match ruling {
        // That is what was said.
        Ruling::Status {
            status: Some(_), ..
        } => None,
        Ruling::Status { wording, .. } | Ruling::Evidence { wording, .. } => {
            let said = lookup.assessment(&wording.id)?;
            Some(format!("{} is {}.", wording.id, said.status))
        }
        Ruling::Match { from, to, verdict } => {
            let (one, other) = (lookup.ask(&from.id)?, lookup.ask(&to.id)?);
            let ids = (&one.id, &other.id);
            Some(match (ids.0 == ids.1, verdict) {
                (true, Some(Verdict::Rejected)) => format!(
                    "They are still one ask, {}, by way of other wordings: part those, too.",
                    one.id
                ),
                (true, _) => format!("They are wordings of one ask, {}.", one.id),
                (false, _) => format!("They belong to two asks, {} and {}.", one.id, other.id),
            })
        }
    }
}

fn parted(lookup: &Lookup, ruling: &Ruling) -> Option<RecommendationId> {
    let Ruling::Match { from, to, .. } = ruling else {
        return None;
    };
    let (one, other) = (lookup.ask(&from.id)?, lookup.ask(&to.id)?);
    (one.id != other.id).then(|| other.id.clone())
}

/// What a person needs at hand to decide on an ask.
#[derive(Debug, Clone, PartialEq)]
pub struct AtHand {
    /// The number of the latest decision about the country; 0 where there is none.
    pub seen: i64,
    /// The decisions that can be taken back: nothing else was said of the same since.
    pub may_be_undone: BTreeSet<i64>,
    /// The wordings that could be linked to it, the latest first.
    pub others: Vec<Other>,
}

/// A wording of another ask.
#[derive(Debug, Clone, PartialEq)]
pub struct Other {
    /// Its name.
    pub id: RecommendationId,
    /// How it begins.
    pub text: String,
}

/// So many letters of another wording are shown to choose it by.
const SHOWN: usize = 90;

/// What is at hand for deciding on the ask of that page.
pub fn at_hand(lookup: &Lookup, page: &AskPage) -> AtHand {
    let ledger = lookup.ledger;
    let undone = |number: &i64| Before::decision(ledger, *number).is_some();
    let others = (lookup.asking_editions().rev())
        .flat_map(|year| lookup.wordings_of(year))
        .filter(|id| !page.wordings.iter().any(|own| own.id == *id));
    AtHand {
        seen: latest(&ledger.decisions),
        may_be_undone: (page.history.iter())
            .map(|said| said.number)
            .filter(undone)
            .collect(),
        others: others
            .map(|id| Other {
                text: beginning(lookup.words(&id)),
                id,
            })
            .collect(),
    }
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ask::ask_page;
    use crate::view::example::orvania;

    #[test]
    fn what_was_said_is_told_with_what_holds_now() {
        let ledger = orvania();
        let lookup = Lookup::of(&ledger);
        let marked = (ledger.decisions.iter())
            .rfind(|decision| matches!(decision.ruling, Ruling::Status { .. }))
            .unwrap();
        let told = did(&lookup, &[marked.number]).unwrap();
        assert_eq!(told.by, marked.by);
        assert_eq!(told.what.len(), 1);
        assert_eq!(told.now, [] as [&str; 0]);
        assert!(told.may_be_undone);
        assert_eq!(did(&lookup, &[4711]), None);
    }

    #[test]
    fn only_wordings_of_other_asks_can_be_linked() {
        let ledger = orvania();
        let lookup = Lookup::of(&ledger);
        let page = ask_page(&ledger, &"ORVANIA-2010-1".parse().unwrap()).unwrap();
        let others = at_hand(&lookup, &page).others;
        let names: Vec<String> = others.iter().map(|other| other.id.to_string()).collect();
        assert_eq!(names[0], "ORVANIA-2014-2");
        assert!(!names.contains(&"ORVANIA-2014-1".to_owned()), "{names:?}");
    }
}
