//! What is recognised in the sample and what is taken out of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::judged::{SAMPLE, TRUTH};
use crate::program::{told, words};
use crate::truth::TrueReport;

#[test]
fn every_report_is_recognised() {
    let found: Vec<TrueReport> = (SAMPLE.reports.iter())
        .map(|report| {
            let word = |key: &str| report[key].as_str().unwrap_or_default();
            TrueReport {
                file: Path::new(word("origin"))
                    .file_name()
                    .unwrap()
                    .to_string_lossy()
                    .into_owned(),
                country: word("country").to_owned(),
                edition: told(report, "edition").0.parse().unwrap(),
                rating: report["rating"].as_str().map(str::to_owned),
                recommendations: report["recommendations"].as_u64().unwrap_or(0) as usize,
                sections: words(&report["sections"])
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            }
        })
        .collect();
    let wanted: Vec<TrueReport> = (TRUTH.reports.iter().cloned())
        .map(|mut report| {
            let is_an_article = report.file.ends_with(".wiki");
            // The program keeps recommendations apart from the sections; and what an article says
            // before its first heading is no edition's introduction, or it would take the place of
            // the real one when both are read.
            report.sections.retain(|kind| {
                kind != "recommendations" && !(is_an_article && kind == "introduction")
            });
            report
        })
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn every_recommendation_stands_as_a_reader_sees_it() {
    let found: BTreeMap<&str, &str> = (SAMPLE.export.recommendations.iter())
        .map(|wording| (&*wording.id, without_full_stop(&wording.text)))
        .collect();
    let wanted: BTreeMap<&str, &str> = (TRUTH.recommendations.iter())
        .map(|wording| (&*wording.id, without_full_stop(&wording.text)))
        .collect();
    assert_eq!(found, wanted);
}

fn without_full_stop(text: &str) -> &str {
    text.strip_suffix('.').unwrap_or(text)
}

#[test]
fn a_list_that_was_not_read_is_told_from_an_empty_one() {
    let unread: BTreeSet<&str> = (SAMPLE.export.reports.iter())
        .filter(|report| !report.recommendations_read)
        .map(|report| &*report.id)
        .collect();
    assert_eq!(unread, BTreeSet::from(["ORVANIA-2016", "ORVANIA-2021"]));
}

#[test]
fn every_labelled_sentence_can_be_quoted() {
    let stored: String = (SAMPLE.export.evidence.iter())
        .map(|evidence| evidence.sentence.as_str())
        .collect();
    let labelled: BTreeSet<&str> = (TRUTH.evidence.iter())
        .chain(&TRUTH.optional_evidence)
        .map(|evidence| &*evidence.sentence)
        .collect();
    let torn: Vec<&&str> = labelled
        .iter()
        .filter(|sentence| {
            let opening: String = sentence.chars().take(40).collect();
            stored.contains(&opening) && !stored.contains(**sentence)
        })
        .collect();
    assert!(torn.is_empty(), "{torn:#?}");
}

#[test]
fn what_no_text_states_is_marked_as_a_guess() {
    let guessed: Vec<(&str, &str)> = (SAMPLE.reports.iter())
        .flat_map(|report| {
            ["country", "edition"]
                .into_iter()
                .filter(|field| told(report, field).2 == "guess")
                .map(|field| (report["id"].as_str().unwrap(), field))
        })
        .collect();
    assert_eq!(
        guessed,
        [
            // Told by the date of publication.
            ("ORVANIA-2006", "edition"),
            ("ORVANIA-2014", "edition"),
            ("ORVANIA-2016", "country"),
            ("ORVANIA-2020", "edition"),
            ("ORVANIA-2021", "country"),
            ("ORVANIA-2021", "edition"),
        ]
    );
}

#[test]
fn the_database_is_sound() {
    assert_eq!(SAMPLE.check.status, 0, "{}", SAMPLE.check.err);
    assert!(
        SAMPLE.check.out.contains("is sound"),
        "{}",
        SAMPLE.check.out
    );
    assert_eq!(SAMPLE.check.err, "");
}
