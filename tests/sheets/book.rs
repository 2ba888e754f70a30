//! A made-up country with recommendations that are no friends of spreadsheets, and what was written
//! about it, read back.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use serde_json::json;

use crate::program::Program;

/// What a careless or hostile source may ask for.
pub const FORMULA: &str = "=cmd|' /C calc'!A0 and fund shelters for victims";
pub const EMOJI: &str = "Côte d’Ormand should “train” judges \u{1f6a9}, <now> & always";

/// A database about a country in three editions.
pub fn ormand() -> Program {
    let program = Program::new();
    let edition = |year: u16, asks: &[&str], told: &str| {
        let asks: Vec<_> = asks.iter().map(|text| json!({ "text": text })).collect();
        json!({
            "series": "TIP", "country": "Ormand", "year": year, "rating": "Tier 2",
            "source": format!("https://example.org/ormand/{year}"),
            "recommendations": asks,
            "sections": [{"kind": "protection", "heading": "Protection", "text": told}],
        })
        .to_string()
    };
    let long = long();
    let lines = [
        edition(
            2011,
            &["open a shelter for trafficking victims", FORMULA, &long],
            "",
        ),
        edition(
            2012,
            &[
                "open a shelter for child trafficking victims",
                EMOJI,
                "-2+3 more inspectors",
            ],
            "The government did not open a shelter for trafficking victims.",
        ),
        edition(
            2013,
            &["open and fund a shelter for child trafficking victims"],
            "The government opened a shelter for child trafficking victims in the port.",
        ),
    ];
    let file = program.file("ormand.jsonl", &lines.join("\n"));
    program.add(&file);
    program
}

/// A recommendation of more than 40,000 characters.
pub fn long() -> String {
    "train labor inspectors to find victims; "
        .repeat(1_001)
        .trim()
        .to_owned()
}

/// A row by the names of its columns.
pub type Row = BTreeMap<String, Data>;

/// The rows of a sheet.
pub fn sheet(file: &Path, name: &str) -> Vec<Row> {
    let mut book: Xlsx<BufReader<File>> = calamine::open_workbook(file).unwrap();
    let range = book.worksheet_range(name).unwrap();
    let mut rows = range.rows();
    let heading: Vec<String> = rows.next().unwrap().iter().map(Data::to_string).collect();
    rows.map(|row| heading.iter().cloned().zip(row.iter().cloned()).collect())
        .collect()
}

/// The names of the sheets.
pub fn sheets(file: &Path) -> Vec<String> {
    let book: Xlsx<BufReader<File>> = calamine::open_workbook(file).unwrap();
    book.sheet_names()
}

/// A part of the archive that a workbook is.
pub fn inside(file: &Path, part: &str) -> String {
    let mut archive = zip::ZipArchive::new(File::open(file).unwrap()).unwrap();
    let mut text = String::new();
    archive
        .by_name(part)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

/// The rows of a CSV file.
pub fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(Result::unwrap).collect()
}
