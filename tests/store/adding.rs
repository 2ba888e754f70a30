//! Adding reports: the same again, changed ones, parts.

use crate::helpers::*;
use proptest::prelude::*;
use unmet::report::{Extent, Recommendation, Report, SectionKind};
use unmet::store::{Change, SearchFilter, Store};

use SectionKind::{Prevention, Profile, Prosecution, Protection};

fn orvania() -> Report {
    whole(
        "ORV-2012",
        &["Fund shelters.", "Train judges — all of them."],
        &[
            (
                Prosecution,
                "The government convicted no one. It trained 3 judges.",
            ),
            (Protection, "Señoras were “identified”. Shelters closed."),
        ],
    )
}

/// Everything that the tables hold but the times, as text.
fn all_rows(store: &Store) -> Vec<String> {
    let db = plain(store);
    let mut rows = Vec::new();
    for table in [
        "sources",
        "dossiers",
        "reports",
        "recognitions",
        "recommendations",
        "sections",
        "sentences",
        "decisions",
        "asks",
        "matches",
        "evidence",
        "assessments",
    ] {
        let mut statement = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let found = statement
            .query_map([], |row| {
                (0..columns)
                    .map(|i| row.get::<_, rusqlite::types::Value>(i))
                    .collect::<Result<Vec<_>, _>>()
            })
            .unwrap();
        rows.extend(found.map(|row| format!("{table} {:?}", row.unwrap())));
    }
    rows
}

fn stored(store: &Store, report: &str) -> unmet::ledger::LedgerReport {
    let ledger = store.ledger(&dossier_id(report)).unwrap();
    ledger
        .reports
        .into_iter()
        .find(|r| r.id.to_string() == report)
        .unwrap()
}

#[test]
fn a_report_comes_back_as_it_was_added() {
    let (_folder, mut store) = new_store();
    let report = orvania();
    assert_eq!(add(&mut store, "a.txt", report.clone()), Change::Added);

    let ledger = store.ledger(&dossier_id("ORV-2012")).unwrap();
    assert_eq!(ledger.country, "Orvánia");
    assert_eq!(ledger.reports[0].sections, report.sections);
    assert_eq!(ledger.reports[0].recognition, report.recognition);
    assert_eq!(ledger.reports[0].rating, report.rating);
    assert_eq!(ledger.reports[0].sources, [source("a.txt")]);
    assert_eq!(
        ledger.dossier.reports[0].recommendations,
        report.recommendations
    );
    let names: Vec<_> = ledger.dossier.reports[0]
        .sentences
        .iter()
        .map(|s| s.id.to_string())
        .collect();
    assert_eq!(
        names,
        [
            "ORV-2012-prosecution-1",
            "ORV-2012-prosecution-2",
            "ORV-2012-protection-1",
            "ORV-2012-protection-2"
        ]
    );
}

#[test]
fn sql_quotes_the_same_words_as_the_report() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a.txt", orvania());
    let words: String = plain(&store)
        .query_row(
            "SELECT text FROM sentence_texts WHERE sentence = 'ORV-2012-protection-2'",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(words, "Shelters closed.");
}

#[test]
fn adding_the_same_again_changes_nothing() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a.txt", orvania());
    judge_all(&mut store);
    let before = all_rows(&store);
    assert_eq!(add(&mut store, "a.txt", orvania()), Change::Unchanged);
    assert_eq!(all_rows(&store), before);
    assert!(store.stale_dossiers("1").unwrap().is_empty());
}

#[test]
fn the_same_report_from_other_bytes_is_a_source_and_no_change() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a.txt", orvania());
    assert_eq!(add(&mut store, "b.txt", orvania()), Change::Unchanged);
    assert_eq!(store.sources().unwrap().len(), 2);
    assert_eq!(stored(&store, "ORV-2012").sources, [source("a.txt")]);
}

#[test]
fn a_changed_report_takes_the_place_of_the_stored_one() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a.txt", orvania());
    judge_all(&mut store);
    let changed = whole(
        "ORV-2012",
        &["Fund clinics."],
        &[(Prevention, "Posters were printed.")],
    );
    assert_eq!(add(&mut store, "b.txt", changed.clone()), Change::Replaced);

    assert_eq!(stored(&store, "ORV-2012").sections, changed.sections);
    assert_eq!(count(&store, "SELECT count(*) FROM recommendations"), 1);
    assert_eq!(count(&store, "SELECT count(*) FROM sentences"), 1);
    assert_eq!(
        store
            .search("shelters", &SearchFilter::default(), 9)
            .unwrap(),
        []
    );
    assert_eq!(store.stale_dossiers("1").unwrap(), [dossier_id("ORV-2012")]);
}

#[test]
fn a_part_leaves_what_it_does_not_bring() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a.txt", orvania());
    let change = add(
        &mut store,
        "b.txt",
        part("ORV-2012", &[(Protection, "Shelters opened.")]),
    );
    assert_eq!(change, Change::Changed);

    let report = stored(&store, "ORV-2012");
    assert_eq!(report.sections[0], orvania().sections[0]);
    assert_eq!(report.sections[1].text, "Shelters opened.");
    assert_eq!(report.extent, Extent::Whole);
    assert_eq!(report.rating.as_deref(), Some("Tier 2"));
    assert_eq!(report.sources, [source("a.txt"), source("b.txt")]);
    let dossier = store.dossier(&dossier_id("ORV-2012")).unwrap();
    assert_eq!(
        dossier.reports[0].recommendations,
        orvania().recommendations
    );
}

#[test]
fn without_its_list_a_report_has_no_recommendations_rather_than_none_asked() {
    let (_folder, mut store) = new_store();
    add(
        &mut store,
        "a.txt",
        part("ORV-2013", &[(Protection, "Shelters opened.")]),
    );
    add(&mut store, "b.txt", whole("ORV-2014", &[], &[]));
    let dossier = store.dossier(&dossier_id("ORV-2013")).unwrap();
    assert_eq!(dossier.reports[0].recommendations, None);
    assert_eq!(dossier.reports[1].recommendations, Some(vec![]));
}

#[test]
fn the_three_ps_and_the_list_make_a_whole_report() {
    let (_folder, mut store) = new_store();
    for (kind, text) in [
        (Protection, "One."),
        (Prosecution, "Two."),
        (Prevention, "Three."),
    ] {
        add(&mut store, text, part("ORV-2013", &[(kind, text)]));
        assert_eq!(stored(&store, "ORV-2013").extent, Extent::Part);
    }
    let list = Report {
        recommendations: Some(vec![Recommendation {
            text: "Go on.".into(),
            area: None,
            stated_years: Vec::new(),
        }]),
        ..part("ORV-2013", &[])
    };
    assert_eq!(add(&mut store, "list", list), Change::Extended);
    assert_eq!(stored(&store, "ORV-2013").extent, Extent::Whole);
}

#[test]
fn an_extract_that_happens_to_hold_everything_is_the_same_when_added_again() {
    let (_folder, mut store) = new_store();
    let sections = [
        (Prosecution, "One."),
        (Protection, "Two."),
        (Prevention, "Three."),
    ];
    let extract = Report {
        extent: Extent::Part,
        ..whole("ORV-2013", &["Go on."], &sections)
    };
    add(&mut store, "a", extract.clone());
    assert_eq!(add(&mut store, "a", extract), Change::Unchanged);
    assert_eq!(stored(&store, "ORV-2013").extent, Extent::Whole);
}

#[test]
fn parts_in_any_order_make_the_same_report() {
    let parts = [
        (Profile, "Orvania is a transit country."),
        (Prosecution, "No one was convicted. Laws exist."),
        (Prevention, "Posters were printed."),
    ];
    let texts = |order: [usize; 3]| {
        let (_folder, mut store) = new_store();
        for i in order {
            add(&mut store, parts[i].1, part("ORV-2013", &[parts[i]]));
        }
        (
            store.dossier(&dossier_id("ORV-2013")).unwrap(),
            stored(&store, "ORV-2013").sections,
        )
    };
    let expected = texts([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(texts(order), expected);
    }
}

#[test]
fn a_source_that_fails_halfway_leaves_everything_as_before() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a.txt", orvania());
    let before = all_rows(&store);
    let mut wrong = whole("ORV-2014", &["Fund clinics."], &[]);
    wrong.id.year = 9; // no edition: the schema refuses it
    store
        .record(
            &source("b.txt"),
            &[whole("ORV-2013", &["Fund clinics."], &[]), wrong],
        )
        .unwrap_err();
    assert_eq!(all_rows(&store), before);
}

#[test]
fn a_text_with_a_nul_can_be_quoted_behind_it() {
    let (_folder, mut store) = new_store();
    let report = whole(
        "ORV-2012",
        &["Fund\0shelters."],
        &[(Protection, "One\0one. Two two.")],
    );
    add(&mut store, "a.txt", report.clone());
    assert_eq!(
        store
            .find_sentence(&"ORV-2012-protection-2".parse().unwrap())
            .unwrap()
            .unwrap(),
        "Two two."
    );
    assert_eq!(add(&mut store, "a.txt", report), Change::Unchanged);
}

#[test]
fn adding_one_report_touches_its_country_only() {
    let (_folder, mut store) = new_store();
    for report in ["ORV-2012", "NAR-2012", "ILAB-ORV-2012"] {
        add(&mut store, report, whole(report, &["Fund shelters."], &[]));
    }
    judge_all(&mut store);
    add(
        &mut store,
        "new",
        whole("ORV-2013", &["Fund shelters."], &[]),
    );
    assert_eq!(store.stale_dossiers("1").unwrap(), [dossier_id("ORV-2013")]);
}

fn some_report() -> impl Strategy<Value = Report> {
    let words = || {
        prop::sample::select(vec![
            "Shelters",
            "jüdges",
            "тренинг",
            "laws",
            "a.b",
            "\u{1F3E0} homes",
        ])
    };
    let sentence =
        prop::collection::vec(words(), 1..4).prop_map(|words| format!("{}.", words.join(" ")));
    let text = prop::collection::vec(sentence.clone(), 1..5).prop_map(|all| all.join(" "));
    let kind = prop::sample::select(vec![Prosecution, Protection, Prevention, Profile]);
    let sections = prop::collection::vec((kind, text), 0..4);
    let list = prop::option::of(prop::collection::vec(sentence, 0..4));
    (0..3_u16, sections, list, any::<bool>()).prop_map(|(year, sections, list, is_part)| {
        let sections: Vec<_> = sections
            .iter()
            .map(|(kind, text)| (*kind, text.as_str()))
            .collect();
        let id = format!("ORV-{}", 2010 + year);
        let list = list.map(|list| list.into_iter().map(Recommendation::plain).collect());
        match is_part {
            true => Report {
                recommendations: list,
                ..part(&id, &sections)
            },
            false => Report {
                recommendations: list,
                ..whole(&id, &[], &sections)
            },
        }
    })
}

#[test]
fn what_a_part_brings_first_is_new_and_takes_nothing_away() {
    let (_folder, mut store) = new_store();
    let part = part("ORV-2012", &[(Protection, "One.")]);
    let kept = store.record(&source("a"), &[part]).unwrap();
    let difference = &kept.reports[0].difference;
    assert_eq!(difference.sections_new, [Protection]);
    assert_eq!(difference.sections_changed, []);
    assert!(!difference.list_gone);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_added_search_and_quotations_stay_in_step(
        reports in prop::collection::vec(some_report(), 1..8)
    ) {
        let (_folder, mut store) = new_store();
        for (place, report) in reports.iter().enumerate() {
            add(&mut store, &format!("{place}.txt"), report.clone());
            judge_all(&mut store);
        }
        prop_assert_eq!(store.check().unwrap(), []);
        // The last report of each name is stored as it came, as far as it went.
        let last = reports.last().unwrap();
        let report = stored(&store, &last.id.to_string());
        let brought: Vec<_> = last.sections.iter().map(|s| s.kind).collect();
        let mut expected = last.sections.clone();
        let mut found: Vec<_> = report.sections.into_iter().filter(|s| brought.contains(&s.kind)).collect();
        expected.sort_by_key(|s| s.kind);
        found.sort_by_key(|s| s.kind);
        prop_assert_eq!(found, expected);
        prop_assert_eq!(add(&mut store, &format!("{}.txt", reports.len() - 1), last.clone()), Change::Unchanged);
    }
}
