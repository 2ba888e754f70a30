//! A whole edition: 190 made-up countries, typeset to two columns.

use std::collections::HashSet;

use unmet::narrative::{Hints, reports};
use unmet::report::{Report, SectionKind};

use crate::document::document;
use crate::layout::{Era, semicolon_items, typst};
use crate::made::{Country, countries};
use crate::typesetter::typeset;

const YEAR: u16 = 2021;

fn read_back(countries: &[Country], year: u16, era: Era) -> Option<Vec<Report>> {
    let bytes = typeset(&typst(countries, year, era))?;
    let document = document("edition.pdf", bytes).unwrap();
    let hints = Hints {
        year: Some(year),
        ..Hints::default()
    };
    let read = reports(&document, &hints);
    Some(read.into_iter().map(Result::unwrap).collect())
}

/// The countries that have a report of their own, and of all recommendations those that were read
/// word for word.
fn found(
    made: &[Country],
    read: &[Report],
    wanted: impl Fn(&Country) -> Vec<String>,
) -> (usize, f64) {
    let (mut all, mut exact, mut present) = (0, 0, 0);
    for country in made {
        let wanted = wanted(country);
        all += wanted.len();
        let name = country.name.to_lowercase();
        let Some(report) = read.iter().find(|r| r.country.to_lowercase() == name) else {
            println!("not found: {}", country.name);
            continue;
        };
        present += 1;
        let asked = report.recommendations.iter().flatten();
        let texts: HashSet<&str> = asked.map(|asked| asked.text.as_str()).collect();
        for text in &wanted {
            if texts.contains(text.as_str()) {
                exact += 1;
            } else {
                println!("{}: not found: {text}", country.name);
            }
        }
    }
    (present, exact as f64 / all as f64)
}

#[test]
fn every_country_and_recommendation_of_a_whole_edition_is_read() {
    let made = countries(190, YEAR, 7);
    let Some(read) = read_back(&made, YEAR, Era::Bullets) else {
        return;
    };
    let (present, exact) = found(&made, &read, |country| country.recommendations.clone());
    assert_eq!(present, 190);
    assert_eq!(read.len(), 190);
    assert!(exact >= 0.99, "{exact}");
    let asked: usize = read
        .iter()
        .flat_map(|r| &r.recommendations)
        .map(Vec::len)
        .sum();
    let wanted: usize = made.iter().map(|c| c.recommendations.len()).sum();
    assert_eq!(asked, wanted, "as many recommendations as were made");
    for (made, read) in made.iter().zip(&read) {
        assert_eq!(read.rating.as_deref(), Some(made.tier), "{}", made.name);
        for kind in [
            SectionKind::Prosecution,
            SectionKind::Protection,
            SectionKind::Prevention,
            SectionKind::Profile,
        ] {
            assert!(
                read.sections.iter().any(|section| section.kind == kind),
                "{} has no {kind:?}",
                made.name
            );
        }
    }
}

#[test]
fn semicolons_part_the_recommendations_of_the_editions_before() {
    let made = countries(40, 2015, 11);
    let Some(read) = read_back(&made, 2015, Era::Semicolons) else {
        return;
    };
    let (present, exact) = found(&made, &read, |country| {
        semicolon_items(&country.recommendations)
    });
    assert_eq!(present, 40);
    assert!(exact >= 0.99, "{exact}");
}

/// For measuring by hand: `cargo test --test edition -- --ignored --nocapture`, then
/// `/usr/bin/time -v unmet --db FRESH.db add --year 2021 PATH` with the path that it prints.
#[test]
#[ignore = "writes an edition of 508 pages to measure with"]
fn an_edition_of_500_pages_is_written_to_measure_with() {
    let text = typst(&countries(260, YEAR, 7), YEAR, Era::Bullets);
    let Some(bytes) = typeset(&text) else {
        return;
    };
    let path = concat!(env!("CARGO_TARGET_TMPDIR"), "/edition.pdf");
    std::fs::write(path, bytes).unwrap();
    println!("{path}");
}
