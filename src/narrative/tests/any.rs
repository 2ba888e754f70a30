//! Whatever a document holds, reading it ends, and no narrative word is lost or invented.

use proptest::prelude::*;

use super::*;

const LINES: [&str; 22] = [
    "PERU (Tier 2)",
    "ORVANIA: Tier 2 Watch List",
    "SPECIAL CASE: HAITI",
    "CHILE",
    "TIER 2",
    "2012 Trafficking in Persons Report - Peru",
    "# Human trafficking in Peru",
    "# Prosecution (2010)",
    "PROTECTION",
    "Prevention: The government slept all year in 2011.",
    "PRIORITIZED RECOMMENDATIONS:",
    "Recommendations for Peru: Fund shelters; train police; and improve data.",
    "+ Train police.",
    "• Fund shelters. • Train police.",
    "The government increased prosecution efforts. In 2011 courts in Peru convicted nine people.",
    "The Government of Orvania does not fully meet the minimum standards for the elimination of trafficking.",
    "As reported over the past five years, traffickers exploit people in Peru and in Chile.",
    "The government should fund shelters; it should also train police.",
    "Share",
    "312",
    "See also",
    "–",
];

proptest! {
    #[test]
    fn lines_of_reports_in_any_order_do_no_harm(lines in proptest::collection::vec(0..LINES.len(), 0..24)) {
        let text: Vec<&str> = lines.iter().map(|line| LINES[*line]).collect();
        let found = all(&text.join("\n"));
        prop_assert!(!found.is_empty());
        for report in found.into_iter().flatten() {
            check(&report, &text.join(" "))?;
        }
    }

    #[test]
    fn any_text_does_no_harm(lines in proptest::collection::vec("\\PC{0,60}", 0..6)) {
        prop_assert!(!all(&lines.join("\n")).is_empty());
    }
}

/// Every paragraph and every word of a recommendation stands in the source.
fn check(report: &Report, source: &str) -> Result<(), TestCaseError> {
    for section in &report.sections {
        prop_assert!(!section.text.is_empty());
        for paragraph in section.text.lines() {
            prop_assert!(source.contains(paragraph), "{paragraph}");
        }
        for place in &section.sentences {
            prop_assert!(section.text.get(place.clone()).is_some());
        }
    }
    for text in asked(report) {
        prop_assert!(source.contains(text), "{text}");
    }
    Ok(())
}
