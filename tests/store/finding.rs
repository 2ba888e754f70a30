//! Finding asks, names, countries and words.

use crate::helpers::*;
use unmet::judgement::Status;
use unmet::report::{CountryCode, SectionKind, Series};
use unmet::store::{AskFilter, DossierFilter, Store, StoreError};

use SectionKind::{Prevention, Prosecution};

pub fn with_three_reports() -> (tempfile::TempDir, Store) {
    let (folder, mut store) = new_store();
    let told = [(
        Prosecution,
        "Inspectors were not trained. Two traffickers were convicted.",
    )];
    let mut other = whole("ILAB-NAR-2012", &["Hire inspectors."], &[]);
    other.country = "Narvia".to_owned();
    add(
        &mut store,
        "1",
        whole("ORV-2012", &["Train inspectors.", "Fund shelters."], &[]),
    );
    add(
        &mut store,
        "2",
        whole("ORV-2013", &["Fund shelters."], &told),
    );
    add(&mut store, "3", other);
    judge_all(&mut store);
    (folder, store)
}

fn ids(store: &Store, filter: AskFilter) -> Vec<String> {
    store
        .asks(&filter)
        .unwrap()
        .iter()
        .map(|ask| ask.id.to_string())
        .collect()
}

#[test]
fn an_ask_says_when_how_often_and_with_how_much_evidence() {
    let (_folder, store) = with_three_reports();
    let filter = AskFilter {
        recurring: Some(2),
        ..AskFilter::default()
    };
    let asks = store.asks(&filter).unwrap();
    assert_eq!(asks.len(), 1);
    let ask = &asks[0];
    assert_eq!(ask.id.to_string(), "ORV-2012-2");
    assert_eq!(
        (ask.first_year, ask.last_year, ask.times_asked),
        (2012, 2013, 2)
    );
    assert_eq!(ask.years, [2012, 2013]);
    assert_eq!((ask.status, ask.evidence_count), (Status::Unmet, 2));
    assert_eq!(
        (ask.latest.to_string().as_str(), ask.latest_text.as_str()),
        ("ORV-2013-1", "Fund shelters.")
    );
}

#[test]
fn asks_are_filtered_by_everything_given() {
    let (_folder, store) = with_three_reports();
    let all = || AskFilter::default();
    assert_eq!(
        ids(&store, all()),
        ["ILAB-NAR-2012-1", "ORV-2012-1", "ORV-2012-2"]
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                series: Some(Series::tip()),
                ..all()
            }
        )
        .len(),
        2
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                country: CountryCode::new("NAR"),
                ..all()
            }
        ),
        ["ILAB-NAR-2012-1"]
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                years: Some(2013..=2013),
                ..all()
            }
        ),
        ["ORV-2012-2"]
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                status: Some(Status::Met),
                ..all()
            }
        ),
        [""; 0]
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                topic: Some("inspection".into()),
                ..all()
            }
        )
        .len(),
        3
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                area: Some("ENFORCEMENT".into()),
                ..all()
            }
        )
        .len(),
        3
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                section: Some(Prosecution),
                ..all()
            }
        )
        .len(),
        2
    );
    assert_eq!(
        ids(
            &store,
            AskFilter {
                section: Some(Prevention),
                ..all()
            }
        ),
        [""; 0]
    );
    let narrow = AskFilter {
        years: Some(2012..=2012),
        topic: Some("inspection".into()),
        recurring: Some(2),
        ..all()
    };
    assert_eq!(ids(&store, narrow), ["ORV-2012-2"]);
}

#[test]
fn the_file_says_what_is_unmet_without_the_program() {
    let (_folder, store) = with_three_reports();
    let row: String = plain(&store)
        .query_row(
            "SELECT concat_ws('|', ask, country, since, last_year, times_asked, status) FROM recurring_unmet",
            [],
            |row| row.get(0),
        )
        .unwrap();
    assert_eq!(row, "ORV-2012-2|Orvánia|2012|2013|2|unmet");
}

#[test]
fn every_view_answers() {
    let (_folder, store) = with_three_reports();
    for (view, rows) in [
        ("ask_list", 3),
        ("wordings", 4),
        ("evidence_texts", 4),
        ("match_texts", 1),
        ("sentence_texts", 2),
    ] {
        assert_eq!(
            count(&store, &format!("SELECT count(*) FROM {view}")),
            rows,
            "{view}"
        );
    }
}

#[test]
fn countries_are_found_by_code_or_name_whatever_case_and_accents() {
    let (_folder, store) = with_three_reports();
    for given in ["ORV", "orv", "Orvánia", "ORVANIA", "orvania"] {
        assert_eq!(store.country(given).unwrap().as_str(), "ORV");
    }
    let error = store.country("Orvnia").unwrap_err();
    assert!(
        matches!(&error, StoreError::UnknownCountry { near, .. } if near[0] == "Orvánia (ORV)"),
        "{error}"
    );
    let nothing_like_it = store.country("Xyzzy").unwrap_err().to_string();
    assert!(
        !nothing_like_it.contains("did you mean"),
        "{nothing_like_it}"
    );
}

#[test]
fn dossiers_come_in_order() {
    let (_folder, store) = with_three_reports();
    let names = |filter| -> Vec<String> {
        let ids = store.dossier_ids(&filter).unwrap();
        ids.iter()
            .map(|id| format!("{} {}", id.series, id.country))
            .collect()
    };
    assert_eq!(names(DossierFilter::default()), ["ILAB NAR", "TIP ORV"]);
    assert_eq!(
        names(DossierFilter {
            series: Some(Series::tip()),
            ..DossierFilter::default()
        }),
        ["TIP ORV"]
    );
}

#[test]
fn a_name_leads_to_its_words_and_its_ask() {
    let (_folder, store) = with_three_reports();
    let found = store.find_wording(&wording("ORV-2013-1")).unwrap().unwrap();
    assert_eq!(
        (found.text.as_str(), found.country.as_str()),
        ("Fund shelters.", "Orvánia")
    );
    assert_eq!(
        store.ask_of(&wording("ORV-2013-1")).unwrap(),
        Some(wording("ORV-2012-2"))
    );
    assert_eq!(store.find_wording(&wording("ORV-2013-2")).unwrap(), None);
}

#[test]
fn a_wrong_name_brings_the_nearest_ones_of_the_same_country() {
    let (_folder, store) = with_three_reports();
    assert_eq!(
        store.nearest_ids("orv-2012-3").unwrap()[..2],
        ["ORV-2012-1", "ORV-2012-2"]
    );
    assert_eq!(
        store.nearest_ids("ILAB-NRA-2012-1").unwrap()[0],
        "ILAB-NAR-2012-1"
    );
    assert!(store.nearest_ids("").unwrap().is_empty());
}
