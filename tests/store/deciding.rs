//! What people say: kept for ever, through everything.

use crate::helpers::*;
use unmet::decision::{Quoted, Ruling, Rulings, Verdict};
use unmet::judgement::Status;
use unmet::report::SectionKind::Protection;
use unmet::store::{HistoryFilter, Saying, Severity, Store, StoreError};

fn status(store: &Store, id: &str, status: Option<Status>) -> Ruling {
    Ruling::Status {
        wording: quoted(store, id),
        status,
    }
}

fn with_two_reports() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = new_store();
    for report in ["ORV-2012", "ORV-2013"] {
        let sections = [(Protection, "Shelters closed.")];
        add(
            &mut store,
            report,
            whole(report, &["Fund shelters.", "Train judges."], &sections),
        );
    }
    judge_all(&mut store);
    (folder, store)
}

#[test]
fn a_decision_comes_back_with_who_when_and_why() {
    let (_folder, mut store) = with_two_reports();
    let ruling = status(&store, "ORV-2012-2", Some(Status::Met));
    let decided = store
        .decide("Ana", noon(), ruling, Some(" seen it "))
        .unwrap();
    assert_eq!(
        (decided.number, decided.note.as_deref()),
        (1, Some("seen it"))
    );
    assert_eq!(
        store.history(&HistoryFilter::All).unwrap(),
        std::slice::from_ref(&decided)
    );
    assert_eq!(
        store.ledger(&dossier_id("ORV-2012")).unwrap().decisions,
        [decided]
    );
    assert_eq!(store.stale_dossiers("1").unwrap(), [dossier_id("ORV-2012")]);
}

#[test]
fn the_history_reads_plainly_in_sql() {
    let (_folder, mut store) = with_two_reports();
    let ruling = Ruling::Evidence {
        wording: quoted(&store, "ORV-2012-1"),
        sentence: Quoted {
            id: "ORV-2013-protection-1".parse().unwrap(),
            text: "Shelters closed.".into(),
        },
        verdict: Some(Verdict::Rejected),
        stance: None,
    };
    store.decide("Ana", noon(), ruling, None).unwrap();
    let row: String = plain(&store)
        .query_row(
            "SELECT concat_ws(' ', said_at, said_by, kind, wording, other, verdict, other_text) FROM history",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(
        row,
        "2024-06-24T12:00:00Z Ana evidence ORV-2012-1 ORV-2013-protection-1 rejected Shelters closed."
    );
}

#[test]
fn nothing_that_was_said_can_be_changed_deleted_or_replaced() {
    let (_folder, mut store) = with_two_reports();
    let ruling = status(&store, "ORV-2012-1", Some(Status::Met));
    store.decide("Ana", noon(), ruling, None).unwrap();
    for attempt in [
        "UPDATE decisions SET said_by = 'Eve'",
        "DELETE FROM decisions",
        "INSERT OR REPLACE INTO decisions (number, said_at, said_by, series, country, ruling)
         SELECT number, said_at, 'Eve', series, country, ruling FROM decisions",
    ] {
        let refusal = plain(&store).execute(attempt, []).unwrap_err().to_string();
        assert!(refusal.contains("decisions are kept"), "{refusal}");
    }
    assert_eq!(store.history(&HistoryFilter::All).unwrap()[0].by, "Ana");
}

#[test]
fn a_decision_finds_its_words_after_the_report_was_replaced() {
    let (_folder, mut store) = with_two_reports();
    let ruling = status(&store, "ORV-2012-1", Some(Status::Met));
    let decided = store.decide("Ana", noon(), ruling, None).unwrap();
    add(
        &mut store,
        "new",
        whole("ORV-2012", &["Amend the law.", "Fund shelters."], &[]),
    );
    judge_all(&mut store);

    let ledger = store.ledger(&dossier_id("ORV-2012")).unwrap();
    let rulings = Rulings::in_force(&ledger.decisions, &ledger.dossier);
    assert_eq!(
        rulings.statuses.get(&wording("ORV-2012-2")),
        Some(&Status::Met)
    );
    let history = |id| store.history(&HistoryFilter::Wording(wording(id))).unwrap();
    assert_eq!(history("ORV-2012-2"), [decided]);
    assert_eq!(history("ORV-2012-1"), []);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_decision_whose_words_are_gone_is_kept_and_noted() {
    let (_folder, mut store) = with_two_reports();
    let ruling = status(&store, "ORV-2012-1", Some(Status::Met));
    let decided = store.decide("Ana", noon(), ruling, None).unwrap();
    add(
        &mut store,
        "new",
        whole("ORV-2012", &["Amend the law."], &[]),
    );
    judge_all(&mut store);
    assert_eq!(store.history(&HistoryFilter::All).unwrap(), [decided]);
    let found = store.check().unwrap();
    assert_eq!(found[0].severity, Severity::Note);
    assert!(
        found[0].text.contains("does not apply"),
        "{}",
        found[0].text
    );
}

#[test]
fn the_history_of_an_ask_is_that_of_all_its_wordings() {
    let (_folder, mut store) = with_two_reports();
    for (id, word) in [
        ("ORV-2012-1", Some(Status::Met)),
        ("ORV-2013-1", None),
        ("ORV-2013-2", None),
    ] {
        let ruling = status(&store, id, word);
        store.decide("Ana", noon(), ruling, None).unwrap();
    }
    judge_all(&mut store);
    let numbers = |filter| -> Vec<i64> {
        store
            .history(&filter)
            .unwrap()
            .iter()
            .map(|decision| decision.number)
            .collect()
    };
    assert_eq!(numbers(HistoryFilter::Ask(wording("ORV-2013-1"))), [1, 2]);
    assert_eq!(numbers(HistoryFilter::Wording(wording("ORV-2013-1"))), [2]);
}

#[test]
fn a_match_across_countries_is_refused() {
    let (_folder, mut store) = with_two_reports();
    add(
        &mut store,
        "other",
        whole("NAR-2013", &["Fund shelters."], &[]),
    );
    let ruling = Ruling::Match {
        from: quoted(&store, "ORV-2012-1"),
        to: quoted(&store, "NAR-2013-1"),
        verdict: Some(Verdict::Accepted),
    };
    let error = store.decide("Ana", noon(), ruling, None).unwrap_err();
    assert!(matches!(error, StoreError::Apart { .. }), "{error}");
    assert_eq!(store.history(&HistoryFilter::All).unwrap(), []);
}

#[test]
fn of_several_sayings_all_are_kept_or_none() {
    let (_folder, mut store) = with_two_reports();
    let saying = |ruling: Ruling| Saying {
        by: "Ana".to_owned(),
        at: noon(),
        ruling,
        note: None,
    };
    let good = saying(status(&store, "ORV-2012-1", Some(Status::Met)));
    let nowhere = saying(Ruling::Status {
        wording: Quoted {
            id: "XYZ-2012-1".parse().unwrap(),
            text: "Fund shelters.".into(),
        },
        status: Some(Status::Met),
    });
    assert!(store.decide_all(&[good.clone(), nowhere]).is_err());
    assert_eq!(store.history(&HistoryFilter::All).unwrap(), []);
    let kept = store.decide_all(&[good.clone(), good]).unwrap();
    assert_eq!([kept[0].number, kept[1].number], [1, 2]);
}

#[test]
fn what_is_said_together_is_all_kept_with_the_one_reason() {
    let (_folder, mut store) = with_two_reports();
    let rulings = || {
        let wordings = ["ORV-2012-1", "ORV-2012-2"];
        wordings.map(|id| status(&store, id, Some(Status::Met)))
    };
    let with_reason = Saying::together("Ana", rulings().into(), Some(" seen it "));
    let without = Saying::together("Ana", rulings().into(), Some("  "));
    let notes = |kept: Vec<unmet::decision::Decision>| -> Vec<Option<String>> {
        kept.into_iter().map(|decision| decision.note).collect()
    };
    let kept = store.decide_all(&with_reason).unwrap();
    assert_eq!(
        notes(kept),
        [Some("seen it".into()), Some("seen it".into())]
    );
    assert_eq!(notes(store.decide_all(&without).unwrap()), [None, None]);
}
