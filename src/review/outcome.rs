//! What an answer would change: the judgement as it would be with it, beside the one of today.

use serde::Serialize;

use super::{Say, Subject, ruling};
use crate::decision::{Ruling, Rulings, Verdict};
use crate::judgement::{Judge, LinkDecision, Status, judge};
use crate::language::Language;
use crate::ledger::Ledger;
use crate::report::{Edition, RecommendationId};

/// A wording whose status an answer would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatusChange {
    /// The wording.
    pub wording: RecommendationId,
    /// Its status today.
    pub from: Status,
    /// Its status with the answer.
    pub to: Status,
}

/// The statuses that would change by saying `say` of `subject`; nothing where it cannot be said.
pub fn outcome(
    ledger: &Ledger,
    subject: &Subject,
    say: Say,
    language: &Language,
) -> Option<Vec<StatusChange>> {
    let ruling = ruling(&ledger.dossier, subject, say).ok()?;
    let then = match with_the_link_alone(ledger, &ruling) {
        Some(then) => then,
        None => judged_anew(ledger, ruling, language)?,
    };
    let now = ledger.judgement.assessments.iter();
    let changes = now.zip(then).filter(|(now, then)| now.status != *then);
    Some(
        changes
            .map(|(now, then)| StatusChange {
                wording: now.recommendation.clone(),
                from: now.status,
                to: then,
            })
            .collect(),
    )
}

/// The statuses in the order of the assessments where a link changes and no other with it: one that
/// the program drew itself, to a sentence, or accepted between two wordings. Rejecting a match frees
/// both wordings for others, so that all has to be judged.
fn with_the_link_alone(ledger: &Ledger, ruling: &Ruling) -> Option<Vec<Status>> {
    let mut judgement = ledger.judgement.clone();
    match ruling {
        Ruling::Evidence {
            wording,
            sentence,
            verdict: Some(verdict),
            stance,
        } => {
            let link = judgement.evidence.iter_mut().find(|link| {
                link.recommendation == wording.id
                    && link.sentence == sentence.id
                    && link.decision == LinkDecision::Auto
            })?;
            link.decision = Some(*verdict).into();
            link.stance = stance.unwrap_or(link.stance);
        }
        Ruling::Match {
            from,
            to,
            verdict: Some(Verdict::Accepted),
        } => {
            let link = judgement.matches.iter_mut().find(|link| {
                link.from == from.id && link.to == to.id && link.decision == LinkDecision::Auto
            })?;
            link.decision = LinkDecision::Accepted;
        }
        Ruling::Evidence { .. } | Ruling::Match { .. } | Ruling::Status { .. } => return None,
    }
    let opinions = judgement.as_of(&ledger.dossier, Edition::MAX);
    (judgement.assessments.iter())
        .map(|said| match said.by {
            Judge::Person => Some(said.status),
            Judge::Program => opinions.get(&said.recommendation).map(|said| said.status),
        })
        .collect()
}

/// The statuses in the order of the assessments when the whole dossier is judged anew, which takes
/// some hundredths of a second.
fn judged_anew(ledger: &Ledger, ruling: Ruling, language: &Language) -> Option<Vec<Status>> {
    let mut rulings = Rulings::in_force(&ledger.decisions, &ledger.dossier);
    match ruling {
        Ruling::Match { from, to, verdict } => {
            rulings.matches.insert((from.id, to.id), verdict?);
        }
        Ruling::Evidence {
            wording,
            sentence,
            verdict,
            stance,
        } => {
            let link = (wording.id, sentence.id);
            match stance {
                Some(stance) => rulings.stances.insert(link.clone(), stance),
                None => rulings.stances.remove(&link),
            };
            rulings.evidence.insert(link, verdict?);
        }
        Ruling::Status { wording, status } => {
            rulings.statuses.insert(wording.id, status?);
        }
    }
    let then = judge(&ledger.dossier, &rulings, language).assessments;
    Some(then.into_iter().map(|said| said.status).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Orders, take_in};
    use crate::store::{Doubt, Store, Sure};
    use crate::vocabulary::Stance;

    #[test]
    fn a_link_alone_changes_what_judging_the_whole_country_anew_does() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("unmet.db")).unwrap();
        let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
        let orders = Orders {
            paths: vec![sample.into()],
            ..Orders::default()
        };
        take_in(&mut store, &orders, &mut |_| ()).unwrap();
        let (mut at_once, mut changing) = (0, 0);
        for id in store.dossier_ids(&Default::default()).unwrap() {
            let ledger = store.ledger(&id).unwrap();
            let links = store.doubts(&id, Sure::OF_NOTHING).unwrap();
            let (links, of_them) = compared(&ledger, &links);
            (at_once, changing) = (at_once + links, changing + of_them);
        }
        assert!(
            at_once > 30 && changing > 2,
            "{at_once} links, {changing} change something"
        );
    }

    /// Works out every answer both ways; how many can be told at once, and how many change something.
    fn compared(ledger: &Ledger, questions: &[Doubt]) -> (usize, usize) {
        let language = Language::built_in();
        let (mut at_once, mut changing) = (0, 0);
        // Some of them: the whole dossier is judged for each answer.
        for subject in questions.iter().map(|doubt| &doubt.subject).step_by(11) {
            for say in [Say::Accept, Say::Reject, Say::As(Stance::Lack)] {
                let Ok(ruling) = ruling(&ledger.dossier, subject, say) else {
                    continue;
                };
                let Some(statuses) = with_the_link_alone(ledger, &ruling) else {
                    continue;
                };
                at_once += 1;
                changing += usize::from(outcome(ledger, subject, say, language) != Some(vec![]));
                let anew = judged_anew(ledger, ruling, language).unwrap();
                assert_eq!(statuses, anew, "{say:?} of {subject:?}");
            }
        }
        (at_once, changing)
    }
}
