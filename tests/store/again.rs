//! The same bytes read again, and otherwise: what they gave before is taken back, and what a person
//! decided stays.

use crate::helpers::*;
use proptest::prelude::*;
use unmet::decision::Ruling;
use unmet::judgement::{DossierId, Status};
use unmet::ledger::Ledger;
use unmet::report::{Certainty, Clue, Extent, Field, Recognition, Report, SectionKind};
use unmet::store::{Change, Rehearsal, Store, Version};

use SectionKind::{Prevention, Profile, Prosecution, Protection};

fn reports(store: &Store) -> Vec<String> {
    let mut names = Vec::new();
    for id in store.dossier_ids(&Default::default()).unwrap() {
        let ledger = store.ledger(&id).unwrap();
        names.extend(ledger.reports.iter().map(|report| report.id.to_string()));
    }
    names
}

/// Every stored text, and how it was told.
fn texts(store: &Store) -> Vec<String> {
    let mut texts = Vec::new();
    for id in store.dossier_ids(&Default::default()).unwrap() {
        let ledger = store.ledger(&id).unwrap();
        for (report, dossier) in ledger.reports.iter().zip(&ledger.dossier.reports) {
            texts.push(format!(
                "{} {:?} {:?} {:?} {:?} {:?} {:?}",
                report.id,
                report.country,
                report.rating,
                report.extent,
                report.sections,
                report.recognition,
                dossier.recommendations
            ));
        }
    }
    texts
}

fn sections(store: &Store, report: &str) -> Vec<(SectionKind, String)> {
    let ledger = store.ledger(&dossier_id(report)).unwrap();
    let mut reports = ledger.reports.into_iter();
    let report = reports.find(|r| r.id.to_string() == report).unwrap();
    let sections = report.sections.into_iter();
    sections.map(|s| (s.kind, s.text)).collect()
}

#[test]
fn a_section_of_another_edition_than_guessed_moves_there() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", part("ORV-2021", &[(Protection, "One.")]));
    let moved = [part("ORV-2018", &[(Protection, "One.")])];
    let kept = store.record(&source("a"), &moved).unwrap();
    assert_eq!(kept.reports[0].change, Change::Added);
    assert_eq!(kept.withdrawn.len(), 1);
    assert_eq!(kept.withdrawn[0].id.to_string(), "ORV-2021");
    assert!(!kept.withdrawn[0].stands);
    assert_eq!(reports(&store), ["ORV-2018"]);
    assert_eq!(store.sources().unwrap().len(), 1);
    judge_all(&mut store);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn what_other_sources_gave_to_the_wrong_report_stays() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", part("ORV-2021", &[(Prevention, "Two.")]));
    add(&mut store, "b", part("ORV-2021", &[(Protection, "One.")]));
    let kept = store
        .record(&source("b"), &[part("ORV-2018", &[(Protection, "One.")])])
        .unwrap();
    assert!(kept.withdrawn[0].stands);
    assert_eq!(kept.withdrawn[0].difference.sections_gone, [Protection]);
    assert_eq!(kept.withdrawn[0].may_have, ["a"]);
    assert_eq!(
        sections(&store, "ORV-2021"),
        [(Prevention, "Two.".to_owned())]
    );
}

#[test]
fn where_a_report_goes_who_had_it_before_is_named() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", part("ORV-2018", &[(Protection, "One.")]));
    let later = [(Protection, "Two."), (Prevention, "Three.")];
    add(&mut store, "b", whole("ORV-2018", &[], &later));
    let moved = [whole("ORV-2019", &[], &later)];
    let kept = store.record(&source("b"), &moved).unwrap();
    assert!(!kept.withdrawn[0].stands);
    assert_eq!(kept.withdrawn[0].may_have, ["a"]);
}

#[test]
fn a_country_set_right_leaves_nothing_with_the_wrong_one() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", whole("PER-2012", &["Fund shelters."], &[]));
    judge_all(&mut store);
    add(&mut store, "a", whole("BOL-2012", &["Fund shelters."], &[]));
    judge_all(&mut store);
    assert_eq!(reports(&store), ["BOL-2012"]);
    assert_eq!(count(&store, "SELECT count(*) FROM recommendations"), 1);
    assert_eq!(count(&store, "SELECT count(*) FROM asks"), 1);
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn a_kind_of_section_set_right_takes_the_place_of_the_wrong_one() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", part("ORV-2018", &[(Profile, "Three.")]));
    add(&mut store, "b", part("ORV-2018", &[(Protection, "One.")]));
    add(&mut store, "b", part("ORV-2018", &[(Prosecution, "One.")]));
    let expected = [(Prosecution, "One."), (Profile, "Three.")];
    let expected = expected.map(|(kind, text)| (kind, text.to_owned()));
    assert_eq!(sections(&store, "ORV-2018"), expected);
}

#[test]
fn a_rating_and_a_country_that_the_moved_source_gave_go_with_it() {
    let (_folder, mut store) = new_store();
    let told = |field, value: &str| Recognition {
        field,
        value: value.to_owned(),
        by: Clue::Text,
        rests_on: String::new(),
        certainty: Certainty::Guess,
    };
    let with = |id: &str, country: &str, rating: &str, kind| {
        let mut report = part(id, &[(kind, "Some words.")]);
        report.country = country.to_owned();
        report.rating = Some(rating.to_owned());
        report.recognition.push(told(Field::Country, country));
        report.recognition.push(told(Field::Rating, rating));
        report
    };
    add(
        &mut store,
        "a",
        with("ORV-2018", "Orvania", "Tier 3", Protection),
    );
    add(
        &mut store,
        "b",
        with("ORV-2018", "Orvanien", "Tier 1", Prevention),
    );
    add(
        &mut store,
        "b",
        with("ORV-2019", "Orvanien", "Tier 1", Prevention),
    );
    let ledger = store.ledger(&dossier_id("ORV-2018")).unwrap();
    assert_eq!(ledger.reports[0].country, "Orvania");
    assert_eq!(ledger.reports[0].rating.as_deref(), Some("Tier 3"));
    assert_eq!(ledger.reports[0].recognition.len(), 3);
}

#[test]
fn of_a_selection_the_rest_stays() {
    let (_folder, mut store) = new_store();
    let both = [
        whole("PER-2012", &["Fund shelters."], &[]),
        whole("BOL-2012", &["Train judges."], &[]),
    ];
    store.record(&source("a"), &both).unwrap();
    let kept = store.record_selection(&source("a"), &both[..1]).unwrap();
    assert_eq!(kept.withdrawn, []);
    assert_eq!(reports(&store), ["BOL-2012", "PER-2012"]);
}

#[test]
fn of_a_selection_what_was_asked_for_is_read_again() {
    let (_folder, mut store) = new_store();
    let reading = |words| whole("PER-2012", &[words], &[]);
    let rest = whole("BOL-2012", &["Train judges."], &[]);
    let first = [reading("Fund shelters."), rest];
    store.record(&source("a"), &first).unwrap();
    let again = [reading("Fund shelters for men.")];
    let kept = store.record_selection(&source("a"), &again).unwrap();
    assert_eq!(kept.reports[0].change, Change::Replaced);
    let wording = store.find_wording(&wording("PER-2012-1")).unwrap().unwrap();
    assert_eq!(wording.text, "Fund shelters for men.");
}

#[test]
fn a_part_whose_only_source_reads_otherwise_is_replaced_not_extended() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", part("ORV-2018", &[(Protection, "One.")]));
    let otherwise = part("ORV-2018", &[(Prevention, "Two.")]);
    assert_eq!(add(&mut store, "a", otherwise), Change::Replaced);
}

/// What a source was recognised to tell of a report, field by field.
fn told_by(store: &Store, name: &str, field: &str) -> Vec<String> {
    let database = plain(store);
    let mut told = database
        .prepare(
            "SELECT t.value FROM recognitions t JOIN sources s ON s.id = t.source
             WHERE s.origin = ?1 AND t.field = ?2 ORDER BY t.place",
        )
        .unwrap();
    let values = told.query_map([name, field], |row| row.get(0)).unwrap();
    values.map(Result::unwrap).collect()
}

fn with_sections_told(mut report: Report) -> Report {
    let told = report.sections.iter().map(|section| Recognition {
        field: Field::Section,
        value: section.kind.word().to_owned(),
        by: Clue::Heading,
        rests_on: section.heading.clone(),
        certainty: Certainty::Stated,
    });
    report.recognition.extend(told);
    report
}

#[test]
fn how_a_section_was_told_goes_with_it_and_the_others_stay() {
    let (_folder, mut store) = new_store();
    let both = part("ORV-2018", &[(Protection, "One."), (Prevention, "Two.")]);
    add(&mut store, "a", with_sections_told(both));
    let newer = part("ORV-2018", &[(Protection, "Three.")]);
    add(&mut store, "b", with_sections_told(newer));
    assert_eq!(told_by(&store, "a", "section"), ["prevention"]);
    assert_eq!(told_by(&store, "b", "section"), ["protection"]);
}

#[test]
fn how_one_source_told_the_edition_stays_when_another_tells_it_too() {
    let (_folder, mut store) = new_store();
    add(&mut store, "a", part("ORV-2018", &[(Protection, "One.")]));
    add(&mut store, "b", part("ORV-2018", &[(Prevention, "Two.")]));
    assert_eq!(told_by(&store, "a", "edition"), ["2018"]);
    assert_eq!(told_by(&store, "b", "edition"), ["2018"]);
}

#[test]
fn a_decision_waits_while_its_words_are_elsewhere() {
    let (_folder, mut store) = new_store();
    let right = whole("ORV-2012", &["Fund shelters."], &[]);
    add(&mut store, "a", right.clone());
    let ruling = Ruling::Status {
        wording: quoted(&store, "ORV-2012-1"),
        status: Some(Status::Met),
    };
    store.decide("Ana", noon(), ruling, None).unwrap();
    let id = dossier_id("ORV-2012");
    let applies = |store: &Store| {
        let decisions = store.decisions_of(&id).unwrap();
        decisions[0].applies(&store.dossier(&id).unwrap())
    };
    assert!(applies(&store));
    add(&mut store, "a", whole("ORV-2013", &["Fund shelters."], &[]));
    assert!(!applies(&store));
    add(&mut store, "a", right);
    assert!(applies(&store));
}

#[test]
fn only_how_it_was_told_changes_when_the_words_are_the_same() {
    let (_folder, mut store) = new_store();
    let mut report = part("ORV-2018", &[(Protection, "One.")]);
    add(&mut store, "a", report.clone());
    judge_all(&mut store);
    report.recognition[0].by = Clue::Option;
    assert_eq!(add(&mut store, "a", report), Change::Unchanged);
    let said = store.said_of(&source("a").sha256).unwrap();
    assert_eq!(said[0].value, "2018");
    assert_eq!(store.stale_dossiers("1").unwrap(), []);
}

fn some_report() -> impl Strategy<Value = Report> {
    let kind = prop::sample::select(vec![Prosecution, Protection, Prevention, Profile]);
    let text = prop::sample::select(vec!["One.", "Two. Three.", "Four. Five. Six."]);
    let sections = prop::collection::vec((kind, text), 1..3);
    let list = prop::option::of(Just("Fund shelters."));
    (2010..2014_u16, any::<bool>(), sections, list).prop_map(|(year, elsewhere, sections, list)| {
        let country = if elsewhere { "HAL" } else { "ORV" };
        let mut report = part(&format!("{country}-{year}"), &sections);
        if let Some(words) = list {
            report.recommendations = whole(&report.id.to_string(), &[words], &[]).recommendations;
            report.extent = Extent::Whole;
        }
        report
    })
}

/// What each of a few sources holds, by a number that stands for its bytes.
fn readings() -> impl Strategy<Value = Vec<(u8, Vec<Report>)>> {
    prop::collection::vec((0..3_u8, prop::collection::vec(some_report(), 1..3)), 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_read_again_as_before_change_nothing(readings in readings()) {
        let (_folder, mut store) = new_store();
        for (name, held) in &readings {
            store.record(&source(&name.to_string()), held).unwrap();
        }
        let before = texts(&store);
        let (name, held) = readings.last().unwrap();
        let kept = store.record(&source(&name.to_string()), held).unwrap();
        prop_assert!(kept.reports.iter().all(|r| r.change == Change::Unchanged));
        prop_assert_eq!(kept.withdrawn, []);
        prop_assert_eq!(texts(&store), before);
        judge_all(&mut store);
        prop_assert_eq!(store.check().unwrap(), []);
    }

    /// What is remembered of a dossier is given out again as long as it is in the same state.
    #[test]
    fn in_the_same_state_a_dossier_holds_the_same(readings in readings()) {
        let (_folder, mut store) = new_store();
        let mut seen: Vec<(DossierId, Version, Ledger)> = Vec::new();
        let mut look = |store: &Store| {
            for (id, version) in store.versions(&Default::default()).unwrap() {
                assert_eq!(store.version(&id).unwrap(), version);
                let ledger = store.ledger(&id).unwrap();
                let then = seen.iter().find(|(of, then, _)| (of, then) == (&id, &version));
                if let Some((_, _, before)) = then {
                    assert_eq!(before, &ledger);
                }
                seen.push((id, version, ledger));
            }
        };
        for (name, held) in &readings {
            let mut held = held.clone();
            let mut source = source(&name.to_string());
            store.record(&source, &held).unwrap();
            look(&store);
            source.remarks.push("A page could not be read.".to_owned());
            store.record(&source, &held).unwrap();
            look(&store);
            judge_all(&mut store);
            look(&store);
            held[0].recognition[0].by = Clue::Option;
            store.record(&source, &held).unwrap();
            look(&store);
        }
    }

    #[test]
    fn a_wrong_reading_leaves_no_trace_where_nothing_else_stood(
        wrong in prop::collection::vec(some_report(), 1..3),
        right in prop::collection::vec(some_report(), 1..3),
    ) {
        let (_folder, mut corrected) = new_store();
        corrected.record(&source("a"), &wrong).unwrap();
        corrected.record(&source("a"), &right).unwrap();
        let (_folder, mut at_once) = new_store();
        at_once.record(&source("a"), &right).unwrap();
        prop_assert_eq!(texts(&corrected), texts(&at_once));
    }

    #[test]
    fn a_rehearsal_says_what_recording_does(readings in readings()) {
        let (_folder, mut store) = new_store();
        let (_other_folder, mut stored) = new_store();
        let (first, rest) = readings.split_first().unwrap();
        for store in [&mut store, &mut stored] {
            store.record(&source(&first.0.to_string()), &first.1).unwrap();
        }
        let mut rehearsal = Rehearsal::of(Some(stored));
        for (name, held) in rest {
            let source = source(&name.to_string());
            let would = rehearsal.record(&source, held).unwrap();
            prop_assert_eq!(would, store.record(&source, held).unwrap());
        }
        for id in ["ORV-2010", "HAL-2010"] {
            let id = dossier_id(id);
            prop_assert_eq!(rehearsal.dossier(&id).unwrap(), store.dossier(&id).unwrap());
        }
    }
}
