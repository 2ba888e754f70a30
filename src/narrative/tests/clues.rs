//! Country, edition and rating from headings, titles, addresses, text and options.

use super::*;
use crate::report::{Certainty, Clue};

const BARE_SECTION: &str = "The government maintained efforts to identify and protect victims. \
    Peruvian police identified 40 victims in 2020, compared with 90 in 2019. Shelters in Peru, \
    opened under Law 77 of 2007, helped victims from Chile.";

fn with(hints: Hints, text: &str) -> Vec<Result<Report, NotRecognised>> {
    reports(&document(text), &hints)
}

#[test]
fn a_page_for_many_countries_holds_a_report_each() {
    let found = all(
        "Trafficking in Persons Report 2008 – Country Narratives – Countries L Through P
NICARAGUA (Tier 2)
Nicaragua is a source country for women and children. Some are taken to Costa Rica.
Prosecution
The government opened nine cases.
NIGER (Tier 2 Watch List)
Niger is a source and transit country. It borders Nigeria.
Prosecution
The government opened one case.
ORVANIA: Special Case
Orvania had no government during the year, and nobody prosecuted anyone there.",
    );
    let ids: Vec<String> = found
        .iter()
        .map(|report| report.as_ref().unwrap().id.to_string())
        .collect();
    assert_eq!(ids, ["NIC-2008", "NER-2008", "ORVANIA-2008"]);
    let niger = found[1].as_ref().unwrap();
    assert_eq!(niger.rating.as_deref(), Some("Tier 2 Watch List"));
    assert!(!niger.sections.iter().any(|s| s.text.contains("Orvania")));
}

#[test]
fn one_country_that_cannot_be_told_does_not_stop_the_others() {
    let found = all("CHILE (Tier 2)
Chile is a source country. Police opened nine cases in 2010.
PERU (Tier 2)
Peru is a source country, and nothing here says when.");
    assert_eq!(found[0].as_ref().unwrap().id.to_string(), "CHL-2011");
    let error = found[1].as_ref().unwrap_err().to_string();
    assert!(
        error.contains("Peru") && error.contains("--year"),
        "{error}"
    );
}

#[test]
fn two_editions_of_one_country_in_one_source_are_two_reports() {
    let found = all("2011 Trafficking in Persons Report - Peru
PERU (Tier 2)
Peru is a source country for men, women and children in several trades.
2012 Trafficking in Persons Report - Peru
PERU (Tier 2)
Peru is still a source country for men, women and children in several trades.");
    let ids: Vec<String> = found
        .iter()
        .map(|report| report.as_ref().unwrap().id.to_string())
        .collect();
    assert_eq!(ids, ["PER-2011", "PER-2012"]);
    assert!(!found[0].as_ref().unwrap().sections[0].text.contains("2012"));
}

#[test]
fn an_article_with_sections_of_several_years_is_a_report_each() {
    let found = all("# Human trafficking in Chile
Chile is a country, and this article tells of trafficking there since colonial times.
# Prosecution (2010)
The government opened nine cases.
# Prevention (2010)
The government spoke on the radio.
# Prosecution (2012)
The government opened ten cases.");
    let told: Vec<(String, Vec<&str>)> = found
        .iter()
        .map(|report| report.as_ref().unwrap())
        .map(|report| (report.id.to_string(), kinds(report)))
        .collect();
    assert_eq!(
        told,
        [
            ("CHL-2010".to_owned(), vec!["prosecution", "prevention"]),
            ("CHL-2012".to_owned(), vec!["other", "prosecution"]),
        ]
    );
}

#[test]
fn a_menu_of_countries_begins_no_report() {
    let report = one("2012 Trafficking in Persons Report
Chile
Ecuador
Peru
PERU (Tier 2)
Peru is a source country for men, women and children in several trades.");
    assert_eq!(report.id.to_string(), "PER-2012");
}

#[test]
fn the_address_tells_country_and_edition() {
    let document = Document {
        title: Some("Cote d'Ivoire - A Department".to_owned()),
        url: Some(
            "https://example.org/reports/2022-trafficking-in-persons-report/cote-divoire/".into(),
        ),
        ..document("The government maintained prosecution efforts. Courts heard nine cases.")
    };
    let report = reports(&document, &Hints::default()).remove(0).unwrap();
    assert_eq!(report.id.to_string(), "CIV-2022");
    assert_eq!(report.country, "Cote d'Ivoire");
    assert_eq!(recognition(&report, Field::Edition).by, Clue::Address);
    assert_eq!(report.source_url, document.url);
}

#[test]
fn titles_and_lists_name_countries_that_no_table_knows() {
    let narrative = "The government increased prosecution efforts. Police of Chile helped.";
    for text in [
        format!("2012 Trafficking in Persons Report - Orvania\n{narrative}"),
        format!("# Human trafficking in Orvania\n# Prosecution (2012)\n{narrative}"),
        format!(
            "2012 Trafficking in Persons Report\nRecommendations for Orvania: Fund shelters; train police.\nProsecution\n{narrative}"
        ),
    ] {
        let report = one(&text);
        assert_eq!(report.id.to_string(), "ORVANIA-2012", "{text}");
        assert!(!report.iso3166);
    }
}

#[test]
fn the_government_spoken_of_is_a_last_resort_and_a_guess() {
    let report = one(
        "The Government of Orvania increased prosecution efforts. It opened nine cases in 2016.",
    );
    assert_eq!(report.id.to_string(), "ORVANIA-2017");
    let told = recognition(&report, Field::Country);
    assert_eq!((told.by, told.certainty), (Clue::Text, Certainty::Guess));
    assert!(told.rests_on.contains("Government of Orvania"));
}

#[test]
fn names_stand_as_printed_in_the_spelling_of_the_table() {
    for (heading, name, code) in [
        ("TÜRKIYE (Tier 2)", "Türkiye", "TUR"),
        ("SWAZILAND (Tier 2)", "Swaziland", "SWZ"),
        ("THE GAMBIA: Tier 2", "Gambia", "GMB"),
        ("SPECIAL CASE: HAITI", "Haiti", "HTI"),
        ("KOSOVO: Tier 2", "Kosovo", "XKX"),
    ] {
        let report = one(&format!(
            "2014 Trafficking in Persons Report\n{heading}\nThe country is a source of victims, as it was the year before."
        ));
        assert_eq!(
            (report.country.as_str(), report.id.country.as_str()),
            (name, code)
        );
        assert_eq!(report.iso3166, code != "XKX");
    }
}

#[test]
fn the_rating_comes_from_the_tier_paragraph_or_the_table() {
    let stated = one("2023 Trafficking in Persons Report: Peru
The Government of Peru does not fully meet the minimum standards; therefore Peru remained on Tier 2.
Prosecution
The government opened nine cases.");
    assert_eq!(stated.rating.as_deref(), Some("Tier 2"));
    assert_eq!(recognition(&stated, Field::Rating).by, Clue::Text);
}

#[test]
fn options_override_what_was_recognised() {
    let hints = Hints {
        country: Some("Chile".to_owned()),
        year: Some(2015),
        section: Some(SectionKind::Prevention),
        ..Hints::default()
    };
    let report = with(hints, BARE_SECTION).remove(0).unwrap();
    assert_eq!(report.id.to_string(), "CHL-2015");
    assert_eq!(kinds(&report), ["prevention"]);
    for field in [Field::Country, Field::Edition, Field::Section] {
        let told = recognition(&report, field);
        assert_eq!((told.by, told.rests_on.as_str()), (Clue::Option, ""));
    }
}

#[test]
fn the_section_option_reads_a_bare_list() {
    let hints = Hints {
        country: Some("PER".to_owned()),
        year: Some(2012),
        section: Some(SectionKind::Recommendations),
        ..Hints::default()
    };
    let report = with(hints, "Fund shelters; train police; and improve data.")
        .remove(0)
        .unwrap();
    assert_eq!(
        asked(&report),
        ["Fund shelters", "train police", "improve data"]
    );
}

#[test]
fn the_country_option_picks_one_of_many() {
    let text = "2008 Trafficking in Persons Report
CHILE (Tier 2)
Chile is a source country, as the year before.
PERU (Tier 2)
Peru is a source country, as the year before.";
    let of = |country: &str| Hints {
        country: Some(country.to_owned()),
        ..Hints::default()
    };
    let found = with(of("peru"), text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].as_ref().unwrap().id.to_string(), "PER-2008");
    let error = with(of("Haiti"), text).remove(0).unwrap_err().to_string();
    assert!(
        error.contains("Chile, Peru") && error.contains("Haiti"),
        "{error}"
    );
}

#[test]
fn what_is_no_report_is_said_to_be_none() {
    assert_eq!(
        error("Milk\nEggs\nBread from Turkey"),
        NotRecognised::Nothing
    );
    assert_eq!(error(""), NotRecognised::Nothing);
    let article =
        "Police freed twelve people from traffickers last week, a spokesman said on Monday.";
    assert_eq!(error(article), NotRecognised::Nothing);
    let of_nowhere = "The government increased prosecution efforts. Courts sat in 2019.";
    assert!(matches!(error(of_nowhere), NotRecognised::Country { .. }));
    let about_peru = "Peruvian police freed twelve victims of traffickers in 2019. Peru is large.";
    assert!(matches!(error(about_peru), NotRecognised::Section { .. }));
    let undated = "The government increased prosecution efforts. Peruvian courts in Peru sat.";
    assert!(matches!(error(undated), NotRecognised::Edition { .. }));
}
