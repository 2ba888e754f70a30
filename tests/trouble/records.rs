//! Wrong lines among structured reports.

use insta::assert_snapshot;

use crate::place::{Place, record};

const EXAMPLE: &str = r#"; a line looks like {"country": "Peru", "year": 2023, "recommendations": [{"text": "…"}], "sections": [{"kind": "protection", "text": "…"}]}"#;

/// What is said of a file with these lines, without the example of a right one.
fn told_of(lines: &str) -> (Place, String) {
    let place = Place::with(&[("reports.jsonl", lines.as_bytes())]);
    let ran = place.run(&["add", "reports.jsonl"]);
    assert_eq!(ran.status, 1, "{}", ran.err);
    (place, ran.err.replace(EXAMPLE, " […]"))
}

#[test]
fn a_wrong_line_is_named_and_the_lines_before_and_after_are_added() {
    let mut lines: Vec<String> = (2011..=2020)
        .map(|year| record("Peru", year, "Fund shelters."))
        .collect();
    lines[6] = "{\"country\": \"Peru\", \"year\": 2017, \"recommendations\": [\n".to_owned();
    let (place, told) = told_of(&lines.concat());
    assert_snapshot!(told, @"unmet: reports.jsonl, line 7: it breaks off before the report's end […]");
    assert_eq!(
        place.reports(),
        [2011, 2012, 2013, 2014, 2015, 2016, 2018, 2019, 2020].map(|year| format!("PER-{year}"))
    );
}

#[test]
fn a_wrong_value_is_told_with_its_key() {
    let (place, told) = told_of(concat!(
        "{\"country\": \"Peru\", \"year\": 20233}\n",
        "{\"country\": \"Peru\", \"year\": 1200}\n",
        "{\"country\": 17, \"year\": 2023}\n",
        "{\"country\": \"Peru\", \"year\": 2022, \"recommendations\": [{\"text\": \"Fund shelters.\"}]}\n",
        "{\"country\": \"Peru\", \"year\": 2023, \"recommendations\": [{\"text\": \"a\"}, {\"area\": \"Law\"}]}\n",
        "{\"country\": \"Peru\", \"year\": 2023, \"sections\": [{\"kind\": \"crime\", \"text\": \"a\"}]}\n",
        "{\"country\": \"Peru\", \"year\": 2023} {\"country\": \"Chile\"}\n",
    ));
    assert_snapshot!(told, @r#"
    unmet: reports.jsonl, line 1: year: 20233 is no year of a report; it is between 1900 and 2100 […]
    unmet: reports.jsonl, line 2: year: 1200 is no year of a report; it is between 1900 and 2100 […]
    unmet: reports.jsonl, line 3: country: integer `17` where a string was expected […]
    unmet: reports.jsonl, line 5: recommendations[1]: missing field `text` […]
    unmet: reports.jsonl, line 6: sections[0].kind: "crime" is no section; use one of introduction, recommendations, prosecution, protection, prevention, profile, progress, other […]
    unmet: reports.jsonl, line 7: something follows the report's end; put one report on a line […]
    "#);
    assert_eq!(place.reports(), ["PER-2022"]);
}

#[test]
fn a_report_without_country_or_year_is_told_with_its_line() {
    let (place, told) = told_of(
        "{\"year\": 2023, \"recommendations\": []}\n{\"country\": \"Peru\", \"recommendations\": []}\n{\"country\": \"?\", \"year\": 2023}\n",
    );
    assert_snapshot!(told, @r#"
    unmet: reports.jsonl, line 1: which country it is about could not be told; say so with --country NAME
    unmet: reports.jsonl, line 2: of which year's report the text about Peru is could not be told; say so with --year YEAR (the report's own year, not the year it tells of)
    unmet: reports.jsonl, line 3: which country it is about could not be told; say so with --country NAME
    "#);
    place.is_sound();
}

#[test]
fn prose_read_as_json_lines_is_told_in_a_few_lines() {
    let prose: String = (1..=3000)
        .map(|number| format!("The government opened shelter number {number}.\n"))
        .collect();
    let place = Place::with(&[("prose.txt", prose.as_bytes())]);
    let ran = place.run(&["add", "--format", "jsonl", "prose.txt"]);
    assert_eq!(ran.status, 1);
    assert_snapshot!(ran.err.replace(EXAMPLE, " […]"), @r#"
    unmet: prose.txt, line 1: it is no JSON object […]
    unmet: prose.txt, line 2: it is no JSON object […]
    unmet: prose.txt, line 3: it is no JSON object […]
    unmet: prose.txt, line 4: it is no JSON object […]
    unmet: prose.txt, line 5: it is no JSON object […]
    unmet: prose.txt: 2995 more lines, up to line 3000, could not be added either; mend them and add the file again: what was added stays as it is
    "#);
    place.is_sound();
}

#[test]
fn a_line_of_another_shape_is_told() {
    let (place, told) = told_of("[1, 2]\n\"Peru\"\nnull\n{}\n{\"name\": \"Peru\"}\n");
    assert_snapshot!(told, @r#"
    unmet: reports.jsonl, line 1: it is a list where one report was expected […]
    unmet: reports.jsonl, line 2: it is a string where a report was expected […]
    unmet: reports.jsonl, line 3: it is a bare value where a report was expected […]
    unmet: reports.jsonl, line 4: it holds none of the keys country, year, rating, recommendations, sections […]
    unmet: reports.jsonl, line 5: it holds none of the keys country, year, rating, recommendations, sections […]
    "#);
    place.is_sound();
}

#[test]
fn a_year_that_is_none_is_told_wherever_it_stands() {
    for (line, wrong) in [
        ("{\"country\": \"Peru\", \"year\": true}", "true"),
        ("{\"country\": \"Peru\", \"year\": 2020.5}", "2020.5"),
        ("{\"country\": \"Peru\", \"year\": \"soon\"}", "soon"),
        (
            "{\"country\": \"Peru\", \"year\": 2020, \"recommendations\": [{\"text\": \"Fund shelters.\", \"stated_years\": [12]}]}",
            "12",
        ),
    ] {
        let (place, told) = told_of(&format!(
            "{}{line}\n",
            record("Peru", 2019, "Fund shelters.")
        ));
        assert!(told.starts_with("unmet: reports.jsonl, line 2: "), "{told}");
        assert!(told.contains(wrong) && told.contains("year"), "{told}");
        assert_eq!(place.reports(), ["PER-2019"]);
    }
}
