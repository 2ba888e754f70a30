use std::fs::File;

use parquet::file::reader::{FileReader, SerializedFileReader};

use super::*;
use crate::render::sheet::{Column, Kind, everything};
use crate::report::{CountryCode, Series};
use crate::view::everything::Everything;
use crate::view::example::orvania;

fn written(sheet: &Sheet) -> File {
    let file = tempfile::tempfile().unwrap();
    write(sheet, &file).unwrap();
    file
}

/// The rows as the reader of the format tells them.
fn told(sheet: &Sheet) -> Vec<String> {
    let reader = SerializedFileReader::new(written(sheet)).unwrap();
    let rows = reader.get_row_iter(None).unwrap();
    rows.map(|row| row.unwrap().to_string()).collect()
}

fn column(name: &'static str, kind: Kind) -> Column {
    Column {
        name,
        what: "Anything",
        kind,
    }
}

fn sheet_of(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet {
        name: "things",
        what: "Anything",
        lead: Vec::new(),
        pinned: 0,
        columns,
        rows,
    }
}

#[test]
fn a_file_stands_where_series_and_country_are_looked_for() {
    let peru = DossierId {
        series: Series::tip(),
        country: CountryCode::new("PER").unwrap(),
    };
    let place = place("asks", &peru);
    assert_eq!(
        place,
        PathBuf::from("asks/series=TIP/code=PER/part-0.parquet")
    );
}

#[test]
fn every_column_of_every_table_holds_what_is_of_its_kind() {
    for sheet in everything(&Everything::of(&orvania())) {
        assert_eq!(told(&sheet).len(), sheet.rows.len(), "{}", sheet.name);
    }
}

#[test]
fn lists_come_back_whole_empty_and_absent() {
    let names = |texts: &[&str]| Cell::list(texts);
    let rows = vec![
        vec![names(&["a", "b"]), Cell::Years(vec![])],
        vec![names(&[]), Cell::Years(vec![2011, 2012])],
        vec![Cell::Empty, Cell::Years(vec![2013])],
    ];
    let columns = vec![column("names", Kind::Names), column("years", Kind::Years)];
    assert_eq!(
        told(&sheet_of(columns, rows)),
        [
            "{names: [\"a\", \"b\"], years: []}",
            "{names: [], years: [2011, 2012]}",
            "{names: null, years: [2013]}"
        ]
    );
}

#[test]
fn more_rows_than_a_group_holds_come_back_in_order() {
    let rows = (0..ROWS_A_GROUP as u64 + 2).map(|number| vec![Cell::Number(number)]);
    let sheet = sheet_of(vec![column("number", Kind::Number)], rows.collect());
    let told = told(&sheet);
    assert_eq!(told.len(), ROWS_A_GROUP + 2);
    assert_eq!(
        told[ROWS_A_GROUP + 1],
        format!("{{number: {}}}", ROWS_A_GROUP + 1)
    );
}

#[test]
fn what_the_folders_say_stands_in_no_file() {
    let columns = vec![column("series", Kind::Word), column("id", Kind::Name)];
    let rows = vec![vec![Cell::text("TIP"), Cell::text("PER-2012")]];
    assert_eq!(told(&sheet_of(columns, rows)), ["{id: \"PER-2012\"}"]);
}

#[test]
fn a_cell_of_another_kind_is_told_by_its_column() {
    let sheet = sheet_of(
        vec![column("year", Kind::Year)],
        vec![vec![Cell::text("2012")]],
    );
    let error = write(&sheet, io::sink()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the column year holds what is not of its kind"
    );
}

#[test]
fn a_disk_that_is_full_is_told_as_such() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let sheet = sheet_of(vec![column("year", Kind::Year)], Vec::new());
    let error = write(&sheet, Full).unwrap_err();
    assert!(matches!(error, ParquetProblem::Writing(_)), "{error}");
}
