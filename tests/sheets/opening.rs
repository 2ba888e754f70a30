//! An analyst opens the workbook.

use calamine::Data;

use crate::book::{inside, ormand, sheet, sheets};

#[test]
fn the_workbook_holds_what_the_json_export_holds() {
    let program = ormand();
    program.answer(&["export", "-o", "all.xlsx"]);
    let file = program.database().with_file_name("all.xlsx");
    let export = program.export();
    for list in ["asks", "recommendations", "evidence", "matches", "reports"] {
        let entries = export[list].as_array().unwrap();
        let rows = sheet(&file, list);
        assert_eq!(rows.len(), entries.len(), "{list}");
        for (row, entry) in rows.iter().zip(entries) {
            for word in [
                "id",
                "status",
                "title",
                "status_reason",
                "sentence",
                "decision",
            ] {
                if let (Some(cell), Some(value)) = (row.get(word), entry.get(word)) {
                    assert_eq!(cell.to_string(), value.as_str().unwrap(), "{list}.{word}");
                }
            }
        }
    }
}

#[test]
fn the_first_sheet_says_what_the_others_hold() {
    let program = ormand();
    program.answer(&["export", "-o", "all.xlsx"]);
    let file = program.database().with_file_name("all.xlsx");
    assert_eq!(sheets(&file)[..2], ["about", "asks"]);
    let about = inside(&file, "xl/worksheets/sheet1.xml");
    for word in [
        "Recommendations and what became of them: Ormand",
        "status_confidence",
        "dropped:",
    ] {
        assert!(about.contains(word), "{word}");
    }
}

#[test]
fn a_decision_is_there_with_its_day_as_a_date() {
    let program = ormand();
    program.answer(&[
        "mark",
        "ORMAND-2011-1",
        "partial",
        "--note",
        "+1 shelter, seen by us",
    ]);
    program.answer(&["export", "-o", "all.xlsx"]);
    let decisions = sheet(&program.database().with_file_name("all.xlsx"), "decisions");
    assert!(
        matches!(decisions[0]["at"], Data::DateTime(_)),
        "{:?}",
        decisions[0]["at"]
    );
    assert_eq!(decisions[0]["by"].to_string(), "M. Rojas");
    assert_eq!(decisions[0]["note"].to_string(), "+1 shelter, seen by us");
}

#[test]
fn a_compliance_report_is_a_workbook_for_a_minister() {
    let program = ormand();
    program.answer(&["report", "2013", "--country", "Ormand", "-o", "ormand.xlsx"]);
    let file = program.database().with_file_name("ormand.xlsx");
    let summary = inside(&file, "xl/worksheets/sheet1.xml");
    assert!(
        summary.contains("Ormand 2013: what was asked, and what was done"),
        "{summary}"
    );
    assert!(summary.contains("does not mean that nothing was done"));

    let report = program.json(&["report", "2013", "--country", "Ormand", "--json"]);
    let asks = sheet(&file, "asks");
    let earlier = report["countries"][0]["earlier"].as_array().unwrap();
    assert_eq!(asks.len(), earlier.len());
    for (row, ask) in asks.iter().zip(earlier) {
        assert_eq!(row["status"].to_string(), ask["status"].as_str().unwrap());
        assert_eq!(row["since"].to_string(), ask["since"].to_string());
    }
    let shelter = asks
        .iter()
        .find(|row| row["made again"].to_string().as_str() == "yes")
        .unwrap();
    assert!(
        shelter["wording now"].to_string().contains("and fund"),
        "{shelter:?}"
    );
    let evidence = sheet(&file, "evidence");
    assert!(
        evidence
            .iter()
            .any(|row| row["sentence"].to_string().contains("in the port"))
    );
    assert!(
        evidence
            .iter()
            .all(|row| row["sha256"].to_string().len() == 64)
    );
    let sources = sheet(&file, "sources");
    assert!(
        sources
            .iter()
            .all(|row| matches!(row["added"], Data::DateTime(_)))
    );
}
