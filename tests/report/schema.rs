//! The JSON of the report, and the schema that documents it.

use std::path::Path;

use unmet::view::compliance::ComplianceReport;

use crate::sample::sample;

/// Written anew with `INSTA_UPDATE=always cargo test --test report`.
#[test]
fn the_documented_schema_is_that_of_the_program() {
    let schema = schemars::schema_for!(ComplianceReport);
    let now = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/report.schema.json");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        std::fs::write(&file, &now).unwrap();
    }
    let documented = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        documented == now,
        "docs/report.schema.json is out of date; write it anew with INSTA_UPDATE=always"
    );
}

#[test]
fn every_report_is_valid_by_its_schema() {
    let schema = serde_json::to_value(schemars::schema_for!(ComplianceReport)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for year in ["2006", "2008", "2016", "2021", "2024"] {
        let report = sample().json(&["report", year, "--format", "json"]);
        let wrong: Vec<String> = (validator.iter_errors(&report))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(wrong, Vec::<String>::new(), "{year}");
    }
}

#[test]
fn every_field_of_the_schema_is_explained() {
    let schema = serde_json::to_value(schemars::schema_for!(ComplianceReport)).unwrap();
    for (name, kind) in schema["$defs"].as_object().unwrap() {
        let explained = kind["description"].is_string();
        assert!(explained, "{name} has no description");
    }
}
