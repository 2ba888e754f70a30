//! The questions that the database is asked for are those of the judgement: none is missing, none is about what a person
//! decided, and each knows of its ask what the question itself tells when it is drawn up.

use std::collections::BTreeSet;
use std::path::PathBuf;

use unmet::decision::Kind;
use unmet::judgement::{Judge, LinkDecision};
use unmet::ledger::Ledger;
use unmet::review::{Say, Subject, ruling};
use unmet::store::{DossierFilter, Doubt, Sure};
use unmet::view::Lookup;
use unmet::view::review::item;
use unmet::vocabulary::Status;

use crate::desk::Desk;
use crate::shared::shared;
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

const UNSURE: Sure = Sure {
    link: 0.75,
    status: 0.7,
};

fn of_kind(questions: &[Doubt], kind: Kind) -> usize {
    let of_kind = questions
        .iter()
        .filter(|doubt| doubt.subject.kind() == kind);
    of_kind.count()
}

#[test]
fn what_the_program_is_unsure_of_is_asked_until_a_person_decides() {
    let mut desk = Desk::with_the_sample();
    let before = questions(&desk, Sure::OF_NOTHING);
    assert!(questions(&desk, UNSURE).len() < before.len());
    for kind in [Kind::Match, Kind::Evidence, Kind::Status] {
        assert!(of_kind(&before, kind) > 0, "{kind:?}");
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
    let after = questions(&desk, Sure::OF_NOTHING);
    for subject in decided {
        assert!(
            !after.iter().any(|doubt| doubt.subject == subject),
            "{subject}"
        );
    }
}

#[test]
fn real_reports_ask_the_same() {
    let Some(corpus) = shared("corpora/ilab.jsonl") else {
        return;
    };
    let corpus = std::fs::read_to_string(corpus).unwrap();
    let of_some: String = (corpus.lines())
        .filter(|line| {
            ["Benin", "Peru"]
                .iter()
                .any(|name| line.contains(&format!("\"country\": \"{name}\"")))
        })
        .map(|line| format!("{line}\n"))
        .collect();
    let mut desk = Desk::new();
    let file: PathBuf = desk.file("some.jsonl", &of_some);
    desk.add(&[file, truth::sample()]);
    for sure in [UNSURE, Sure::OF_NOTHING] {
        assert!(
            questions(&desk, sure)
                .iter()
                .any(|doubt| !doubt.still_asked)
        );
    }
}
