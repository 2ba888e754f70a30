//! What was written is what the other formats say, row for row.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use parquet::record::Field;
use serde_json::{Value, json};

use crate::lake;
use crate::program::Program;

const TABLES: [&str; 6] = [
    "asks",
    "recommendations",
    "evidence",
    "matches",
    "reports",
    "decisions",
];

/// The bundled samples: two series, four countries, and two words of a person.
fn sample() -> Program {
    let program = Program::new();
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    for folder in ["sample", "child-labor"] {
        program.add(&data.join(folder));
    }
    program.answer(&["mark", "ORVANIA-2022-7", "partial", "--note", "a pilot"]);
    program.answer(&["mark", "ORVANIA-2024-7", "--year", "2024", "--clear"]);
    program
}

#[test]
fn every_row_says_what_the_json_export_says() {
    let program = sample();
    let export = program.export();
    let lake = lake::lake(&program, &[]);
    for table in &TABLES[..5] {
        let entries = export[*table].as_array().unwrap();
        let rows = lake::rows(&lake, table);
        assert_eq!(rows.len(), entries.len(), "{table}");
        assert!(rows.len() > 8, "{table} has {} rows", rows.len());
        for (row, entry) in rows.iter().zip(entries) {
            for (key, said) in entry.as_object().unwrap() {
                assert_eq!(&lake::json(&row[key]), said, "{table}: {key} of {entry}");
            }
            if entry.get("stated_years").is_none() && *table == "recommendations" {
                assert_eq!(lake::json(&row["stated_years"]), json!([]));
            }
        }
    }
}

#[test]
fn every_cell_says_what_the_csv_export_says() {
    let program = sample();
    let lake = lake::lake(&program, &[]);
    for table in TABLES {
        let text = program.answer(&["export", "--format", "csv", "--table", table]);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let lines: Vec<BTreeMap<String, String>> =
            reader.deserialize().map(Result::unwrap).collect();
        let rows = lake::rows(&lake, table);
        assert_eq!(rows.len(), lines.len(), "{table}");
        assert!(!rows.is_empty(), "{table} has no row");
        for (row, line) in rows.iter().zip(lines) {
            let drawn = row.iter().filter(|(name, _)| *name != "code");
            let drawn = drawn.filter(|(name, _)| *name != "series" || table == "reports");
            let drawn: BTreeMap<String, String> = drawn
                .map(|(name, field)| (name.clone(), lake::csv(field)))
                .collect();
            assert_eq!(drawn, line, "{table}");
        }
    }
}

#[test]
fn the_folders_say_series_and_country_and_the_files_do_not() {
    let program = sample();
    let lake = lake::lake(&program, &[]);
    let countries: BTreeSet<String> = lake::files_of(&lake, "reports").into_keys().collect();
    assert!(countries.contains("series=TIP/code=ORVANIA/part-0.parquet"));
    assert!(countries.contains("series=ILAB/code=ORVANIA/part-0.parquet"));
    for table in TABLES {
        let files = lake::files_of(&lake, table);
        let schemas: BTreeSet<String> = files.values().map(|path| lake::schema(path)).collect();
        // Also where a country has no row, or none with that cell.
        assert_eq!(schemas.len(), 1, "{table}: {schemas:?}");
        assert!(!schemas.iter().any(|schema| schema.contains(" series")));
        assert_eq!(files.into_keys().collect::<BTreeSet<_>>(), countries);
    }
    for row in lake::rows(&lake, "reports") {
        let (Field::Str(id), Field::Str(code)) = (&row["id"], &row["code"]) else {
            panic!("{row:?}");
        };
        assert!(id.contains(code.as_str()), "{id} in code={code}");
    }
}

#[test]
fn the_types_of_the_columns_are_those_of_the_manual() {
    let program = sample();
    let lake = lake::lake(&program, &[]);
    let told = TABLES.map(|table| {
        let files = lake::files_of(&lake, table);
        lake::schema(files.values().next().unwrap())
    });
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_word_that_was_taken_back_is_null_and_a_moment_is_kept_to_the_microsecond() {
    let program = sample();
    let rows = lake::rows(&lake::lake(&program, &[]), "decisions");
    let [given, taken_back] = &rows[..] else {
        panic!("{rows:?}");
    };
    assert_eq!(given["value"], Field::Str("partial".to_owned()));
    assert_eq!(given["note"], Field::Str("a pilot".to_owned()));
    assert_eq!(given["other_id"], Field::Null);
    assert_eq!(taken_back["value"], Field::Null);
    let (Field::TimestampMicros(first), Field::TimestampMicros(second)) =
        (&given["at"], &taken_back["at"])
    else {
        panic!("{rows:?}");
    };
    assert!(first < second);
}

#[test]
fn text_that_spreadsheets_take_for_a_formula_stands_as_it_is() {
    let program = Program::new();
    let text = "=cmd|' /C calc'!A0 and fund a shelter\u{1b} for “victims” \u{1f6a9}";
    let line = json!({"series": "TIP", "country": "Ormand", "year": 2011,
        "recommendations": [{"text": text}]});
    program.add(&program.file("ormand.jsonl", &line.to_string()));
    let said = program.export()["recommendations"][0]["text"].clone();
    let rows = lake::rows(&lake::lake(&program, &[]), "recommendations");
    assert_eq!(lake::json(&rows[0]["text"]), said);
    assert!(said.as_str().unwrap().starts_with('='), "{said}");
    assert_eq!(rows[0]["area"], Field::Null);
    assert_eq!(lake::json(&rows[0]["stated_years"]), Value::Array(vec![]));
}
