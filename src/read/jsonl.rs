//! JSON Lines: one report a line. A list of reports and a single one over several lines will do too.

use serde_json::Value;
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::record::{Record, RecordError, RecordProblem};
use super::{Content, Reader, Text};

/// Reads structured reports.
pub(super) struct JsonLinesReader;

impl Reader for JsonLinesReader {
    fn read(&self, text: &Text<'_>) -> Content {
        let pieces = whole(text.characters).unwrap_or_else(|| lines(text.characters));
        let records = pieces
            .into_iter()
            .map(|(line, json)| (line, record(text.origin, line, json)))
            .collect();
        Content::Records(records)
    }
}

/// The lines that hold something, with their numbers.
fn lines(text: &str) -> Vec<(usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(place, line)| (place + 1, line.trim_matches([' ', '\t', '\r', '\u{FEFF}'])))
        .filter(|(_, line)| !line.is_empty())
        .collect()
}

/// The reports of a text that is one JSON value over several lines, with the lines on which they
/// begin.
fn whole(text: &str) -> Option<Vec<(usize, &str)>> {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}');
    let first_line = start.lines().next()?.trim_end();
    let values: Vec<&RawValue> = if start.starts_with('[') {
        serde_json::from_str(start).ok()?
    } else if first_line.len() < start.trim_end().len() && is_cut(first_line) {
        vec![serde_json::from_str(start).ok()?]
    } else {
        return None;
    };
    let mut line = 1;
    let mut counted = 0;
    let mut placed = Vec::with_capacity(values.len());
    for value in values {
        let json = value.get();
        let at = json.as_ptr() as usize - text.as_ptr() as usize;
        line += text.as_bytes()[counted..at]
            .iter()
            .filter(|b| **b == b'\n')
            .count();
        counted = at;
        placed.push((line, json));
    }
    Some(placed)
}

fn is_cut(json: &str) -> bool {
    serde_json::from_str::<&RawValue>(json).is_err_and(|error| error.is_eof())
}

fn record(origin: &str, line: usize, json: &str) -> Result<Record, RecordError> {
    understood(json).map_err(|problem| RecordError {
        origin: origin.to_owned(),
        line,
        problem,
    })
}

fn understood(json: &str) -> Result<Record, RecordProblem> {
    if !json.starts_with('{') {
        return Err(RecordProblem::NoRecord(not_an_object(json)));
    }
    let record: Record =
        serde_json::from_str(json).map_err(|_| RecordProblem::Wrong(wrong(json)))?;
    if record == Record::default() && !has_known_key(json) {
        return Err(RecordProblem::NoRecord(
            "holds none of the keys country, year, rating, recommendations, sections",
        ));
    }
    Ok(record)
}

fn not_an_object(json: &str) -> &'static str {
    match serde_json::from_str::<Value>(json) {
        Ok(Value::Array(_)) => "is a list where one report was expected",
        Ok(Value::String(_)) => "is a string where a report was expected",
        Ok(_) => "is a bare value where a report was expected",
        Err(_) => "is no JSON object",
    }
}

/// What is wrong with an object, and under which key. Asked again only of a line known to be wrong.
fn wrong(json: &str) -> String {
    let read = &mut serde_json::Deserializer::from_str(json);
    match serde_path_to_error::deserialize::<_, Record>(read) {
        Ok(_) => "something follows the report's end; put one report on a line".to_owned(),
        Err(error) => {
            let said = in_words(error.inner());
            match error.inner().classify() {
                Category::Data if error.path().iter().len() > 0 => {
                    format!("{}: {said}", error.path())
                }
                _ => said,
            }
        }
    }
}

fn in_words(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let said = said
        .rsplit_once(" at line ")
        .map_or(said.as_str(), |(what, _)| what);
    match error.classify() {
        Category::Eof => "it breaks off before the report's end".to_owned(),
        Category::Syntax => format!("it is no valid JSON at column {}: {said}", error.column()),
        Category::Data | Category::Io => match said.strip_prefix("invalid type: ") {
            Some(mismatch) => match mismatch.split_once(", expected ") {
                Some((given, expected)) => format!("{given} where {expected} was expected"),
                None => mismatch.to_owned(),
            },
            None => said.to_owned(),
        },
    }
}

fn has_known_key(json: &str) -> bool {
    const KEYS: [&str; 7] = [
        "series",
        "country",
        "year",
        "rating",
        "source",
        "recommendations",
        "sections",
    ];
    let value: Result<Value, _> = serde_json::from_str(json);
    value.is_ok_and(|value| KEYS.iter().any(|key| value.get(key).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::SectionKind;
    use proptest::prelude::*;

    fn records(text: &str) -> Vec<(usize, Result<Record, String>)> {
        let text = Text {
            origin: "orvania.jsonl",
            characters: text,
        };
        match JsonLinesReader.read(&text) {
            Content::Records(records) => records
                .into_iter()
                .map(|(line, record)| (line, record.map_err(|error| error.to_string())))
                .collect(),
            _ => panic!("JSON Lines are records"),
        }
    }

    fn only(text: &str) -> Result<Record, String> {
        let mut records = records(text);
        assert_eq!(records.len(), 1);
        records.remove(0).1
    }

    #[test]
    fn a_full_record_is_read_and_unknown_keys_are_ignored() {
        let record = only(
            r#"{"series": "TIP", "country": "Orvania", "year": 2023, "rating": "Tier 2", "colour": "blue",
            "source": "https://example.org/orvania",
            "recommendations": [{"text": " Open a\nshelter. ", "area": "Protection", "n": 1}, "Train officers."],
            "sections": [{"kind": "protection", "heading": "Protection", "text": "One.\n\nTwo."}]}"#,
        )
        .unwrap();
        assert_eq!(record.country.as_deref(), Some("Orvania"));
        assert_eq!(record.year, Some(2023));
        let recommendations = record.recommendations.unwrap();
        assert_eq!(recommendations[0].text, "Open a shelter.");
        assert_eq!(recommendations[0].area.as_deref(), Some("Protection"));
        assert_eq!(recommendations[1].text, "Train officers.");
        assert_eq!(record.sections[0].kind, SectionKind::Protection);
        assert_eq!(record.sections[0].text, "One.\nTwo.");
    }

    #[test]
    fn what_is_missing_or_null_is_absent_and_an_empty_list_is_not() {
        let record =
            only(r#"{"country": "Orvania", "year": null, "rating": null, "sections": null}"#);
        let record = record.unwrap();
        assert_eq!((record.year, record.rating), (None, None));
        assert_eq!(record.recommendations, None);
        let record = only(r#"{"recommendations": []}"#).unwrap();
        assert_eq!(record.recommendations, Some(vec![]));
    }

    #[test]
    fn a_year_may_be_written_as_tables_write_it() {
        for year in ["2023", "2023.0", "\"2023\"", "\" 2023 \""] {
            let record = only(&format!("{{\"year\": {year}}}")).unwrap();
            assert_eq!(record.year, Some(2023), "{year}");
        }
    }

    #[test]
    fn a_wrong_line_is_named_and_the_others_are_read() {
        let text = "\u{FEFF}{\"country\": \"Orvania\"}\r\n\r\nnot json\n{\"country\": \"Ruritania\"}\n{\"country\": \"Or";
        let records = records(text);
        let lines: Vec<(usize, bool)> = records.iter().map(|(l, r)| (*l, r.is_ok())).collect();
        assert_eq!(lines, [(1, true), (3, false), (4, true), (5, false)]);
        let said = records[1].1.as_ref().unwrap_err();
        assert!(
            said.starts_with("orvania.jsonl, line 3: it is no JSON object"),
            "{said}"
        );
        assert!(
            said.contains("{\"country\": \"Peru\", \"year\": 2023"),
            "{said}"
        );
        assert!(records[3].1.as_ref().unwrap_err().contains("breaks off"));
    }

    #[test]
    fn a_wrong_value_is_named_with_what_it_should_be() {
        for (json, told) in [
            (r#"{"year": "soon"}"#, "\"soon\" is no year"),
            (r#"{"year": 20233}"#, "20233 is no year"),
            (r#"{"country": 7}"#, "where a string was expected"),
            (
                r#"{"recommendations": [{"area": "Law"}]}"#,
                "missing field `text`",
            ),
            (r#"{"recommendations": [7]}"#, "a recommendation such as"),
            (
                r#"{"sections": [{"kind": "crime", "text": "x"}]}"#,
                "prosecution, protection",
            ),
            (r#"{"name": "Orvania"}"#, "none of the keys country"),
            (r#"{"country": "Orvania",}"#, "no valid JSON at column"),
            (
                r#"{"country": "A", "country": "B"}"#,
                "duplicate field `country`",
            ),
        ] {
            let said = only(json).unwrap_err();
            assert!(said.contains(told), "{said}");
            assert!(said.starts_with("orvania.jsonl, line 1: "), "{said}");
        }
    }

    #[test]
    fn a_list_and_a_report_over_several_lines_are_read_with_their_lines() {
        let list = "[\n {\"country\": \"Orvania\"},\n\n {\"country\": \"Ruritania\"}, 7]";
        let lines: Vec<(usize, bool)> =
            records(list).iter().map(|(l, r)| (*l, r.is_ok())).collect();
        assert_eq!(lines, [(2, true), (4, true), (4, false)]);
        assert!(only("{\n  \"country\": \"Orvania\"\n}\n").is_ok());
    }

    proptest! {
        #[test]
        fn any_text_is_read_with_a_result_a_line(text in "[\\[{}\\]\",:a-z0-9\n ]{0,120}") {
            for (line, _) in records(&text) {
                prop_assert!(line >= 1 && line <= text.lines().count());
            }
        }
    }
}
