//! The child labor reports, about a made-up country.

use super::*;
use crate::report::{Clue, Extent, SectionKind};

const ORVANIA: &str = "
    Orvania
    MINIMAL ADVANCEMENT – EFFORTS MADE BUT CONTINUED LAW THAT DELAYED ADVANCEMENT
    In 2018, Orvania made a minimal advancement in efforts to eliminate the worst forms of child labor. The government opened two schools. However, children still pick tea.
    I. PREVALENCE AND SECTORAL DISTRIBUTION OF CHILD LABOR
    Children in Orvania pick tea and dive for shells. (1,2)
    Table 1. Statistics on Children’s Work and Education
    | Children | Age | Percent
    | Working (% and population) | 5 to 14 | 12.4 (815,993)
    Source for all other data: a survey of households. (3)
    II. LEGAL FRAMEWORK FOR CHILD LABOR
    Orvania has ratified all conventions. The law on mines does not cover family quarries. (4)
    III. ENFORCEMENT OF LAWS ON CHILD LABOR
    # Labor Law Enforcement
    In 2018, the Ministry of Work trained 40 inspectors on tea estates. (5-7)
    Table 6. Labor Law Enforcement Efforts Related to Child Labor
    | Overview of Labor Law Enforcement | 2017 | 2018
    | Number of Labor Inspectors | 30 (5) | 41 (5)
    * The government does not publish this information.
    2018 FINDINGS ON THE WORST FORMS OF CHILD LABOR
    VI. SOCIAL PROGRAMS TO ADDRESS CHILD LABOR
    Table 10. Key Social Programs to Address Child Labor
    | Program | Description
    | Meals at School | Feeds pupils in four provinces. In 2018, reached 900 children. (8)
    VII. SUGGESTED GOVERNMENT ACTIONS TO ELIMINATE CHILD LABOR
    Based on the reporting above, suggested actions are identified that would advance the elimination of child labor in Orvania (Table 11).
    Table 11. Suggested Government Actions to Eliminate Child Labor
    | Area | Suggested Action | Year(s) Suggested
    | Legal Framework | Extend the law on mines to family quarries. | 2014 – 2016, 2018
    | Enforcement | Hire inspectors for the coast. | 2018
    | | Publish the number of fines. | 2017 – 2018
    REFERENCES
    1 Embassy. Reporting. January 9, 2019.
";

fn told(report: &Report, field: Field) -> &Recognition {
    let mut found = report.recognition.iter().filter(|r| r.field == field);
    found.next().unwrap_or_else(|| panic!("{field:?} is told"))
}

#[test]
fn series_country_edition_and_assessment_are_told_by_the_documents_own_words() {
    let report = one(ORVANIA);
    assert_eq!(report.id.to_string(), "ILAB-ORVANIA-2018");
    assert_eq!(
        report.rating.as_deref(),
        Some("Minimal Advancement – Efforts Made but Continued Law that Delayed Advancement")
    );
    assert_eq!(told(&report, Field::Series).value, "ILAB");
    assert_eq!(told(&report, Field::Series).by, Clue::Text);
    assert_eq!(told(&report, Field::Edition).by, Clue::Text);
    assert_eq!(report.extent, Extent::Whole);
}

#[test]
fn actions_keep_their_area_and_the_years_that_the_table_states() {
    let report = one(ORVANIA);
    let actions = report.recommendations.clone().unwrap();
    let shown: Vec<_> = actions
        .iter()
        .map(|a| (a.area.as_deref().unwrap(), &*a.text, &*a.stated_years))
        .collect();
    assert_eq!(
        shown,
        [
            (
                "Legal Framework",
                "Extend the law on mines to family quarries.",
                &[2014, 2015, 2016, 2018][..]
            ),
            ("Enforcement", "Hire inspectors for the coast.", &[2018]),
            ("Enforcement", "Publish the number of fines.", &[2017, 2018]),
        ]
    );
    let how = told(&report, Field::Recommendations);
    assert_eq!(how.by, Clue::Table);
    assert_eq!(how.value, "3 recommendations, rows of the table");
}

#[test]
fn what_the_government_did_is_progress_what_children_suffer_the_profile() {
    let report = one(ORVANIA);
    let sections: Vec<(SectionKind, &str, &str)> = report
        .sections
        .iter()
        .map(|s| (s.kind, &*s.heading, &*s.text))
        .collect();
    assert_eq!(
        sections,
        [
            (
                SectionKind::Progress,
                "",
                "In 2018, Orvania made a minimal advancement in efforts to eliminate the worst \
                 forms of child labor. The government opened two schools. However, children \
                 still pick tea."
            ),
            (
                SectionKind::Profile,
                "PREVALENCE AND SECTORAL DISTRIBUTION OF CHILD LABOR",
                "Children in Orvania pick tea and dive for shells."
            ),
            (
                SectionKind::Other,
                "Table 1. Statistics on Children’s Work and Education",
                "Children Age Percent\nWorking (% and population) 5 to 14 12.4 (815,993)"
            ),
            (
                SectionKind::Progress,
                "LEGAL FRAMEWORK FOR CHILD LABOR",
                "Orvania has ratified all conventions. The law on mines does not cover family \
                 quarries."
            ),
            (
                SectionKind::Progress,
                "Labor Law Enforcement",
                "In 2018, the Ministry of Work trained 40 inspectors on tea estates."
            ),
            (
                SectionKind::Other,
                "Table 6. Labor Law Enforcement Efforts Related to Child Labor",
                "Overview of Labor Law Enforcement 2017 2018\nNumber of Labor Inspectors 30 (5) \
                 41 (5)"
            ),
            (
                SectionKind::Progress,
                "SOCIAL PROGRAMS TO ADDRESS CHILD LABOR",
                "Meals at School: Feeds pupils in four provinces. In 2018, reached 900 children."
            ),
        ]
    );
}

#[test]
fn the_users_word_on_the_series_outranks_the_documents() {
    let hints = Hints {
        series: Series::new("TDA"),
        year: Some(2018),
        country: Some("Orvania".to_owned()),
        ..Hints::default()
    };
    let report = reports(&document(ORVANIA), &hints).remove(0);
    let report = report.unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(report.id.to_string(), "TDA-ORVANIA-2018");
    assert_eq!(told(&report, Field::Series).by, Clue::Option);
}

#[test]
fn one_file_may_hold_the_reports_of_many_countries() {
    let haiti = "
        Haiti
        MODERATE ADVANCEMENT
        In 2018, Haiti made a moderate advancement in efforts to eliminate the worst forms of child labor.
        VII. SUGGESTED GOVERNMENT ACTIONS TO ELIMINATE CHILD LABOR
        | Area | Suggested Action | Year(s) Suggested
        | Coordination | Convene the committee. | 2018";
    let found: Vec<String> = all(&format!("{ORVANIA}{haiti}"))
        .into_iter()
        .map(|report| report.unwrap())
        .map(|report| format!("{} {}", report.id, report.recommendations.unwrap().len()))
        .collect();
    assert_eq!(found, ["ILAB-ORVANIA-2018 3", "ILAB-HTI-2018 1"]);
}

#[test]
fn a_report_whose_heading_was_a_running_head_begins_with_its_opening_sentence() {
    let text = ORVANIA.replace("    Orvania\n", "");
    let report = one(&text);
    assert_eq!(report.id.to_string(), "ILAB-ORVANIA-2018");
    assert!(
        report
            .rating
            .as_deref()
            .unwrap()
            .ends_with("that Delayed Advancement")
    );
    assert_eq!(told(&report, Field::Country).value, "Orvania");
}

#[test]
fn running_heads_that_stayed_part_no_report() {
    let heads = "
    2018 FINDINGS ON THE WORST FORMS OF CHILD LABOR
    Orvania
    MINIMAL ADVANCEMENT
    II. LEGAL FRAMEWORK";
    let report = one(&ORVANIA.replace("    II. LEGAL FRAMEWORK", heads));
    assert_eq!(report.recommendations.map(|list| list.len()), Some(3));
}

#[test]
fn a_trafficking_report_that_speaks_of_child_labor_stays_one() {
    let report = one("
        ORVANIA (Tier 2)
        The Government of Orvania does not fully meet the minimum standards.
        PRIORITIZED RECOMMENDATIONS:
        Fund inspections for child labor on tea estates.
        PROSECUTION
        The government increased efforts to end the worst forms of child labor in 2018.");
    assert_eq!(report.id.series, Series::tip());
    assert_eq!(told(&report, Field::Series).value, "TIP");
}
