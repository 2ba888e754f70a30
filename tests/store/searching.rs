//! Words looked for in recommendations and in the sentences that can be evidence.

use proptest::prelude::*;
use unmet::report::SectionKind;
use unmet::store::{HitKind, SearchFilter, Store, StoreError};

use crate::finding::with_three_reports;

fn found_in(store: &Store, words: &str, filter: &SearchFilter) -> Vec<String> {
    let hits = store.search(words, filter, 10).unwrap();
    let mut names: Vec<_> = hits.iter().map(|hit| hit.id.to_string()).collect();
    names.sort();
    names
}

fn found(store: &Store, words: &str) -> Vec<String> {
    found_in(store, words, &SearchFilter::default())
}

#[test]
fn words_are_found_by_their_stems_in_recommendations_and_evidence() {
    let (_folder, store) = with_three_reports();
    assert_eq!(
        found(&store, "inspector training"),
        ["ORV-2012-1", "ORV-2013-prosecution-1"]
    );
    assert_eq!(
        found(&store, "\"two traffickers\""),
        ["ORV-2013-prosecution-2"]
    );
    assert_eq!(found(&store, "convict*"), ["ORV-2013-prosecution-2"]);
    let one = store
        .search("inspectors", &SearchFilter::default(), 1)
        .unwrap();
    assert_eq!(one.len(), 1);
}

#[test]
fn and_or_not_mean_what_they_say() {
    let (_folder, store) = with_three_reports();
    assert_eq!(
        found(&store, "traffickers OR nobody"),
        ["ORV-2013-prosecution-2"]
    );
    assert_eq!(
        found(&store, "(traffickers OR inspectors) AND two"),
        ["ORV-2013-prosecution-2"]
    );
    assert!(!found(&store, "inspectors NOT train*").contains(&"ORV-2012-1".to_owned()));
}

#[test]
fn a_search_keeps_to_the_country_the_years_the_section_and_the_kind() {
    let (_folder, store) = with_three_reports();
    let everywhere = SearchFilter::default();
    let words = "inspectors OR traffickers OR shelters";
    let all = found_in(&store, words, &everywhere);
    let those = |filter: SearchFilter, belongs: &dyn Fn(&str) -> bool| {
        let wanted: Vec<String> = all.iter().filter(|id| belongs(id)).cloned().collect();
        assert!(!wanted.is_empty() && wanted.len() < all.len(), "{all:?}");
        assert_eq!(found_in(&store, words, &filter), wanted);
    };
    let country = Some(store.country("Orvania").unwrap());
    those(
        SearchFilter {
            country,
            ..everywhere.clone()
        },
        &|id| id.starts_with("ORV"),
    );
    those(
        SearchFilter {
            years: Some(2013..=2020),
            ..everywhere.clone()
        },
        &|id| id.contains("-2013-"),
    );
    let section = Some(SectionKind::Prosecution);
    those(
        SearchFilter {
            section,
            ..everywhere.clone()
        },
        &|id| id.contains("-prosecution-"),
    );
    let kind = Some(HitKind::Recommendation);
    those(
        SearchFilter {
            kind,
            ..everywhere.clone()
        },
        &|id| !id.contains("-prosecution-"),
    );
}

#[test]
fn as_many_are_counted_as_are_found() {
    let (_folder, store) = with_three_reports();
    let everything = SearchFilter::default();
    let found = store.search("shelter OR police", &everything, 100).unwrap();
    let counted = store.search_count("shelter OR police", &everything);
    assert!(found.len() > 1);
    assert_eq!(counted.unwrap(), found.len());
}

#[test]
fn what_was_looked_for_is_marked() {
    let (_folder, store) = with_three_reports();
    let hits = store
        .search("\"two traffickers\"", &SearchFilter::default(), 1)
        .unwrap();
    let marked: Vec<&str> = hits[0]
        .marks
        .iter()
        .map(|mark| &hits[0].text[mark.clone()])
        .collect();
    assert_eq!(marked, ["Two traffickers"]);
}

#[test]
fn no_punctuation_is_an_error() {
    let (_folder, store) = with_three_reports();
    for odd in [
        "",
        "\"",
        "NEAR(",
        "a-b:c^2",
        "''; DROP",
        "text : x",
        "*",
        "é\0x",
        "{x} +y",
        "it's",
        "victim(s)",
        "state-funded",
        "\"half a phrase",
        "-boys",
        "a*b",
        "\"*",
        "rowid:1",
        "^two",
    ] {
        store.search(odd, &SearchFilter::default(), 5).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_searched_or_told_to_be_wrong_in_a_sentence(
        words in prop_oneof![
            "\\PC{0,30}",
            "([a-c\"*()^:+-]| AND | OR | NOT |NEAR|\u{0}|é|²|१|́){0,40}",
        ],
    ) {
        thread_local!(static STORE: (tempfile::TempDir, Store) = with_three_reports());
        STORE.with(|(_, store)| match store.search(&words, &SearchFilter::default(), 5) {
            Ok(hits) => {
                for hit in hits {
                    prop_assert!(hit.marks.iter().all(|mark| hit.text.get(mark.clone()).is_some()));
                }
                Ok(())
            }
            Err(StoreError::Query { why }) => {
                prop_assert!(!why.contains("fts5"));
                Ok(())
            }
            Err(other) => Err(TestCaseError::fail(other.to_string())),
        })?;
    }
}
