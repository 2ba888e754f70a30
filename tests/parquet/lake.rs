//! A folder of Parquet files, as a reader sees it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::DateTime;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::record::{Field, Row};
use parquet::schema::printer::print_schema;
use serde_json::Value;

use crate::program::Program;

/// The folder with the export of all that is in the database of `program`.
pub fn lake(program: &Program, options: &[&str]) -> PathBuf {
    let arguments = [&["export", "--format", "parquet", "-o", "lake"], options].concat();
    program.answer(&arguments);
    program.database().with_file_name("lake")
}

/// The files in `folder`, however deep, by their paths within it, in order.
pub fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for entry in walkdir::WalkDir::new(folder) {
        let path = entry.unwrap().into_path();
        if path.is_file() {
            let within = path.strip_prefix(folder).unwrap().to_str().unwrap();
            found.insert(within.to_owned(), path);
        }
    }
    found
}

/// The files of a table, in the order of series and country.
pub fn files_of(lake: &Path, table: &str) -> BTreeMap<String, PathBuf> {
    files(&lake.join(table))
}

/// Every file by its bytes.
pub fn bytes(lake: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = files(lake).into_iter();
    files
        .map(|(name, path)| (name, fs::read(path).unwrap()))
        .collect()
}

/// The rows of a table, with what the folders say of them.
pub fn rows(lake: &Path, table: &str) -> Vec<BTreeMap<String, Field>> {
    let mut rows = Vec::new();
    for (within, path) in files_of(lake, table) {
        let reader = reader(&path);
        for row in reader.get_row_iter(None).unwrap() {
            let mut row = named(&row.unwrap());
            row.extend(told_by(&within));
            rows.push(row);
        }
    }
    rows
}

/// The columns of a file and their types, as its footer tells them.
pub fn schema(path: &Path) -> String {
    let mut told = Vec::new();
    let metadata = reader(path).metadata().clone();
    print_schema(&mut told, metadata.file_metadata().schema());
    String::from_utf8(told).unwrap()
}

fn reader(path: &Path) -> SerializedFileReader<File> {
    SerializedFileReader::new(File::open(path).unwrap()).unwrap()
}

fn named(row: &Row) -> BTreeMap<String, Field> {
    let columns = row.get_column_iter();
    columns
        .map(|(name, field)| (name.clone(), field.clone()))
        .collect()
}

/// `series=TIP/code=PER/part-0.parquet`
fn told_by(within: &str) -> impl Iterator<Item = (String, Field)> {
    let folders = within
        .split('/')
        .filter_map(|folder| folder.split_once('='));
    folders.map(|(name, value)| (name.to_owned(), Field::Str(value.to_owned())))
}

/// A field as the JSON export says the same.
pub fn json(field: &Field) -> Value {
    match field {
        Field::Null => Value::Null,
        Field::Bool(yes) => Value::from(*yes),
        Field::Int(number) => Value::from(*number),
        Field::Long(number) => Value::from(*number),
        Field::Double(number) => Value::from(*number),
        Field::Str(text) => Value::from(text.clone()),
        Field::ListInternal(list) => list.elements().iter().map(json).collect(),
        other => panic!("no column holds {other}"),
    }
}

/// A field as the CSV export says the same.
pub fn csv(field: &Field) -> String {
    match field {
        Field::Null => String::new(),
        Field::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Field::Int(number) => number.to_string(),
        Field::Long(number) => number.to_string(),
        Field::Double(number) => number.to_string(),
        Field::Str(text) => text.clone(),
        Field::TimestampMicros(at) => {
            let at = DateTime::from_timestamp_micros(*at).unwrap();
            at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
        }
        Field::ListInternal(list) => {
            let elements: Vec<String> = list.elements().iter().map(csv).collect();
            elements.join(", ")
        }
        other => panic!("no column holds {other}"),
    }
}
