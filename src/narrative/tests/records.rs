//! Structured records.

use super::*;
use crate::read::{Record, RecordedRecommendation, RecordedSection};
use crate::report::{Clue, Extent};

fn record() -> Record {
    Record {
        series: Some("ilab".to_owned()),
        country: Some("Viet Nam".to_owned()),
        year: Some(2018),
        rating: Some("Moderate Advancement".to_owned()),
        recommendations: Some(vec![RecordedRecommendation {
            text: "Fund shelters; train police.".to_owned(),
            area: None,
            stated_years: Vec::new(),
        }]),
        sections: vec![RecordedSection {
            kind: crate::report::SectionKind::Progress,
            heading: Some("Summary".to_owned()),
            text: "It acted.\nIt rested.".to_owned(),
        }],
        ..Record::default()
    }
}

#[test]
fn a_record_is_taken_as_given() {
    let report = report_of_record(record(), &Hints::default()).unwrap();
    assert_eq!(report.id.to_string(), "ILAB-VNM-2018");
    assert_eq!(report.country, "Viet Nam");
    assert_eq!(report.rating.as_deref(), Some("Moderate Advancement"));
    assert_eq!(asked(&report), ["Fund shelters; train police."]);
    assert_eq!(report.recommendations.as_ref().unwrap()[0].area, None);
    assert_eq!(report.sections[0].text, "It acted.\nIt rested.");
    assert_eq!(report.sections[0].sentences.len(), 2);
    assert_eq!(report.extent, Extent::Whole);
    assert_eq!(recognition(&report, Field::Country).by, Clue::Record);
}

#[test]
fn a_record_that_holds_nothing_takes_nothing_away() {
    let record = Record {
        recommendations: Some(Vec::new()),
        sections: Vec::new(),
        ..record()
    };
    let report = report_of_record(record, &Hints::default()).unwrap();
    assert_eq!(report.recommendations, None);
    assert_eq!(report.extent, Extent::Part);
}

#[test]
fn absent_recommendations_stay_absent() {
    let record = Record {
        recommendations: None,
        ..record()
    };
    let report = report_of_record(record, &Hints::default()).unwrap();
    assert_eq!(report.recommendations, None);
}

#[test]
fn a_record_without_country_or_year_says_which_option_gives_it() {
    let no_country = Record {
        country: None,
        ..record()
    };
    let error = report_of_record(no_country.clone(), &Hints::default()).unwrap_err();
    assert!(error.to_string().contains("--country"));
    let no_year = Record {
        year: None,
        ..record()
    };
    let error = report_of_record(no_year, &Hints::default()).unwrap_err();
    assert!(error.to_string().contains("--year"));
    let hints = Hints {
        country: Some("Peru".to_owned()),
        ..Hints::default()
    };
    let report = report_of_record(no_country, &hints).unwrap();
    assert_eq!(report.id.to_string(), "ILAB-PER-2018");
}
