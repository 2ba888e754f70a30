//! The questions that the database is asked for are those of the judgement: none is missing, none is about what a person
//! decided, and each knows of its ask what the question itself tells when it is drawn up.

use std::collections::BTreeSet;

use unmet::decision::Kind;
use unmet::judgement::{Judge, LinkDecision};
use unmet::ledger::Ledger;
use unmet::review::{Say, Subject, ruling};
use unmet::store::{DossierFilter, Doubt, Sure};
use unmet::view::Lookup;
use unmet::view::review::{Reach, item};
use unmet::vocabulary::Status;

use crate::desk::Desk;
use crate::order::rows_of_three_countries;
use crate::truth;

/// The questions about every country, each held to its ledger.
fn questions(desk: &Desk, sure: Sure) -> Vec<Doubt> {
    let mut all = Vec::new();
    for id in desk.store.dossier_ids(&DossierFilter::default()).unwrap() {
        let ledger = desk.store.ledger(&id).unwrap();
        let asked = desk.store.doubts(&id, sure).unwrap();
        hold(&ledger, &asked, sure);
        all.extend(asked);
    }
    all
}

fn hold(ledger: &Ledger, asked: &[Doubt], sure: Sure) {
    let lookup = Lookup::of(ledger);
    for doubt in asked {
        let item = item(&lookup, &doubt.subject).unwrap();
        assert_eq!(
            (item.still_asked, item.years.len()),
            (doubt.still_asked, doubt.times_asked as usize),
            "{}",
            doubt.subject
        );
        assert!((item.probability - doubt.probability).abs() < 1e-4);
    }
    let subjects: BTreeSet<Subject> = asked.iter().map(|doubt| doubt.subject.clone()).collect();
    assert_eq!(subjects, expected(ledger, sure));
}

/// What of the judgement nobody decided and is less probable.
fn expected(ledger: &Ledger, sure: Sure) -> BTreeSet<Subject> {
    let judgement = &ledger.judgement;
    let open = |decision, probability| decision == LinkDecision::Auto && probability < sure.link;
    let matches = (judgement.matches.iter())
        .filter(|link| open(link.decision, link.probability))
        .map(|link| Subject::Match {
            from: link.from.clone(),
            to: link.to.clone(),
        });
    let evidence = (judgement.evidence.iter())
        .filter(|link| open(link.decision, link.probability))
        .map(|link| Subject::Evidence {
            wording: link.recommendation.clone(),
            sentence: link.sentence.clone(),
        });
    let speaks = |wording| {
        let mut asks = judgement.asks.iter();
        asks.any(|ask| {
            ask.wordings.last() == Some(wording) || ask.answered.as_ref() == Some(wording)
        })
    };
    let statuses = (judgement.assessments.iter())
        .filter(|said| said.by == Judge::Program && said.confidence < sure.status)
        .filter(|said| speaks(&said.recommendation))
        .map(|said| Subject::Status {
            wording: said.recommendation.clone(),
        });
    matches.chain(evidence).chain(statuses).collect()
}

#[test]
fn what_the_program_is_unsure_of_is_asked_until_a_person_decides() {
    let mut desk = Desk::with_the_sample();
    let before = questions(&desk, Reach::Undecided.sure());
    assert!(questions(&desk, Reach::Unsure.sure()).len() < before.len());
    for kind in [Kind::Match, Kind::Evidence, Kind::Status] {
        let mut of_kind = before.iter().map(|doubt| doubt.subject.kind());
        assert!(of_kind.any(|other| other == kind), "{kind:?}");
    }
    let answers = [Say::Accept, Say::Reject, Say::Mark(Status::Met)];
    let mut decided = Vec::new();
    for (doubt, say) in before.iter().step_by(29).zip(answers.into_iter().cycle()) {
        let dossier = desk.store.dossier(&doubt.subject.dossier()).unwrap();
        let Ok(ruling) = ruling(&dossier, &doubt.subject, say) else {
            continue;
        };
        decided.push(Subject::of(&ruling));
        desk.decide(ruling);
    }
    assert!(decided.len() > 5, "{decided:?}");
    let after = questions(&desk, Reach::Undecided.sure());
    for subject in decided {
        assert!(
            !after.iter().any(|doubt| doubt.subject == subject),
            "{subject}"
        );
    }
}

#[test]
fn real_reports_ask_the_same() {
    let Some(rows) = rows_of_three_countries() else {
        return;
    };
    let mut desk = Desk::new();
    let file = desk.file("three.jsonl", &rows.join("\n"));
    desk.add(&[file, truth::sample()]);
    for sure in [Reach::Unsure, Reach::Undecided].map(Reach::sure) {
        assert!(
            questions(&desk, sure)
                .iter()
                .any(|doubt| !doubt.still_asked)
        );
    }
}
