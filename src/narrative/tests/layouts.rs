//! One made narrative a layout.

use super::*;
use crate::report::Extent;

const THREE_PS: &str = "Prosecution
The government increased its law enforcement efforts. Courts heard nine cases.
Protection
The government ran two shelters. It helped forty victims.
Prevention
The government ran a campaign on the radio.";

const INTRODUCTION: &str =
    "Orvania is a source country for men and women who are subjected to forced labor.
The Government of Orvania does not fully comply with the minimum standards for the elimination of trafficking.";

#[test]
fn editions_2001_to_2003_stand_bare_under_a_tier_list() {
    let report = one("2002 Trafficking in Persons Report
TIER 2
PERU
Peru is a country of origin for women and girls. Peruvian police opened six cases.
Prosecution. The government opened six cases. Courts heard two.
Protection. The government runs no shelter.
Prevention. Officials spoke on the radio.");
    assert_eq!(report.id.to_string(), "PER-2002");
    assert_eq!(
        kinds(&report),
        ["introduction", "prosecution", "protection", "prevention"]
    );
    assert_eq!(report.recommendations, None);
    assert_eq!(report.extent, Extent::Whole);
}

#[test]
fn editions_2004_to_2008_ask_in_prose() {
    let report = one(&format!(
        "Trafficking in Persons Report, June 2006
ORVANIA (TIER 2 - WATCH LIST)
Orvania is a source country for men and women who are subjected to forced labor.
The Government of Orvania does not fully comply with the minimum standards. The government should fund shelters; it should also train police. Orvania should sign the protocol.
{THREE_PS}"
    ));
    assert_eq!(report.id.to_string(), "ORVANIA-2006");
    assert_eq!(report.rating.as_deref(), Some("Tier 2 Watch List"));
    assert_eq!(
        asked(&report),
        [
            "The government should fund shelters",
            "it should also train police.",
            "Orvania should sign the protocol.",
        ]
    );
    assert_eq!(report.extent, Extent::Whole);
}

#[test]
fn editions_2009_to_2012_ask_in_one_paragraph() {
    let report = one(&format!(
        "2011 Trafficking in Persons Report
ORVANIA (Tier 2)
{INTRODUCTION}
Recommendations for Orvania: Fund shelters; train police, as Art. 12 asks; and improve data.
{THREE_PS}"
    ));
    assert_eq!(
        asked(&report),
        [
            "Fund shelters",
            "train police, as Art. 12 asks",
            "improve data"
        ]
    );
    assert_eq!(
        kinds(&report),
        ["introduction", "prosecution", "protection", "prevention"]
    );
}

#[test]
fn editions_2013_to_2017_ask_under_a_heading_in_capitals() {
    for list in [
        "RECOMMENDATIONS FOR ORVANIA:\nFund shelters; train police; and improve data.",
        "RECOMMENDATIONS FOR ORVANIA: Fund shelters; train police; and improve data.",
        "RECOMMENDATIONS FOR ORVANIA\nFund shelters; train police;\nand improve data.",
        "# RECOMMENDATIONS FOR ORVANIA:\nFund shelters; train police; and improve data.",
    ] {
        let report = one(&format!(
            "2015 Trafficking in Persons Report\nORVANIA: Tier 2\n{INTRODUCTION}\n{list}\n{}",
            THREE_PS
                .replace("Prosecution", "PROSECUTION")
                .replace("Protection", "PROTECTION")
                .replace("Prevention", "PREVENTION")
        ));
        assert_eq!(
            asked(&report),
            ["Fund shelters", "train police", "improve data"]
        );
        assert_eq!(report.extent, Extent::Whole);
    }
}

#[test]
fn edition_2018_ends_with_a_profile_without_heading() {
    let report = one(&format!(
        "2018 Trafficking in Persons Report
ORVANIA: Tier 2
The Government of Orvania does not fully meet the minimum standards for the elimination of trafficking.
RECOMMENDATIONS FOR ORVANIA
Fund shelters; train police; and improve data.
{THREE_PS}
As reported over the past five years, Orvania is a source country for men and women."
    ));
    assert_eq!(
        kinds(&report),
        [
            "introduction",
            "prosecution",
            "protection",
            "prevention",
            "profile"
        ]
    );
}

#[test]
fn editions_from_2019_list_sentences() {
    let wanted = [
        "Fund shelters; beds first.",
        "Train police.",
        "Improve data.",
    ];
    for list in [
        "+ Fund shelters; beds first.\n+ Train police.\n+ Improve data.",
        "Fund shelters; beds first.\nTrain police.\nImprove data.",
        "• Fund shelters; beds first. • Train police. • Improve data.",
        "Fund shelters; beds first.Train police.Improve data.",
        "Fund shelters; beds first. Train police. Improve data.",
    ] {
        for heading in [
            "PRIORITIZED RECOMMENDATIONS:",
            "# Prioritized Recommendations",
        ] {
            let report = one(&format!(
                "2021 Trafficking in Persons Report: Orvania
ORVANIA (Tier 2)
{INTRODUCTION}
{heading}
{list}
{THREE_PS}
TRAFFICKING PROFILE:
As reported over the past five years, Orvania is a source country."
            ));
            assert_eq!(asked(&report), wanted, "{heading} {list}");
            assert_eq!(kinds(&report).last(), Some(&"profile"));
            assert_eq!(report.extent, Extent::Whole);
        }
    }
}

#[test]
fn recommendations_end_where_a_section_opens_without_heading() {
    let report = one("2021 Trafficking in Persons Report: Orvania
ORVANIA (Tier 2)
PRIORITIZED RECOMMENDATIONS:
Fund shelters.
Train police.
The government maintained prosecution efforts. Courts heard nine cases.");
    assert_eq!(asked(&report), ["Fund shelters.", "Train police."]);
    assert_eq!(kinds(&report), ["prosecution"]);
}

#[test]
fn an_early_report_that_asks_for_nothing_has_an_empty_list() {
    let report = one(&format!(
        "2005 Trafficking in Persons Report\nORVANIA (Tier 1)\n{INTRODUCTION}\n{THREE_PS}"
    ));
    assert_eq!(report.recommendations, Some(vec![]));
    let later = one(&format!(
        "2015 Trafficking in Persons Report\nORVANIA (Tier 1)\n{INTRODUCTION}\n{THREE_PS}"
    ));
    assert_eq!(later.recommendations, None);
    assert_eq!(later.extent, Extent::Part);
}

#[test]
fn what_surrounds_the_narrative_is_in_no_section() {
    let report = one(&format!(
        "Home
Menu
Last Updated: Friday, 03 May 2019
2011 Trafficking in Persons Report - Orvania
Publisher A Department
ORVANIA (Tier 2)
Share this page
{INTRODUCTION}
{THREE_PS}
312
# Tags
Human Rights
Orvania
# Related Articles
An article about something else that is long enough to be taken for a paragraph of it."
    ));
    let text: String = report
        .sections
        .iter()
        .map(|section| section.text.as_str())
        .collect();
    for words in [
        "Menu",
        "Share",
        "Publisher",
        "312",
        "Tags",
        "Human Rights",
        "something else",
    ] {
        assert!(!text.contains(words), "{words}");
    }
    assert_eq!(text_of(&report, SectionKind::Introduction), INTRODUCTION);
    assert!(text_of(&report, SectionKind::Prevention).ends_with("on the radio."));
}

#[test]
fn a_short_first_sentence_is_not_lost() {
    let article = one("# Human trafficking in Chile
Chile signed the protocol late.
# Prosecution (2010)
The government opened nine cases.");
    assert_eq!(
        text_of(&article, SectionKind::Other),
        "Chile signed the protocol late."
    );
    let run_in = one("2011 Trafficking in Persons Report
CHILE (Tier 2) Chile is a source country.
Prosecution
The government opened nine cases.");
    assert_eq!(
        text_of(&run_in, SectionKind::Introduction),
        "Chile is a source country."
    );
}

#[test]
fn boxes_and_captions_are_no_sections() {
    let report = one(&format!(
        "2011 Trafficking in Persons Report\nORVANIA\nTIER 2 WATCH LIST\n{INTRODUCTION}\n{THREE_PS}"
    ));
    assert_eq!(report.rating.as_deref(), Some("Tier 2 Watch List"));
    assert_eq!(text_of(&report, SectionKind::Introduction), INTRODUCTION);
}
