//! Spreadsheets of recommendations, as people keep them.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use unmet::narrative::{Hints, reports_of_table};
use unmet::read::{ColumnMap, Content, ReadOptions, Source, Table, read};
use unmet::report::Clue;

use super::help::{refusal, zipped};

fn with_map(name: &str, bytes: &[u8], map: &str) -> Result<Table, String> {
    let options = ReadOptions {
        columns: map.parse().unwrap_or_else(|_| ColumnMap::default()),
        ..ReadOptions::default()
    };
    match read(&Source::new(name, bytes.to_vec()), &options) {
        Ok(reading) => match reading.content {
            Content::Table(table) => Ok(table),
            other => panic!("{name} should be a table: {other:?}"),
        },
        Err(error) => Err(error.to_string()),
    }
}

fn table(name: &str, bytes: &[u8]) -> Table {
    with_map(name, bytes, "").unwrap()
}

/// The lists as lines: where, of what, and the wordings.
fn told(table: &Table) -> String {
    let mut lines = Vec::new();
    for list in &table.lists {
        let record = &list.record;
        let country = record.country.as_deref().unwrap_or("?");
        let year = record.year.map_or("?".to_owned(), |year| year.to_string());
        let sheet = list.sheet.as_deref().unwrap_or("-");
        lines.push(format!(
            "{country} {year} (row {}, sheet {sheet})",
            list.row
        ));
        for row in record.recommendations.iter().flatten() {
            let area = row.area.as_deref().unwrap_or("-");
            lines.push(format!("  {} [{area}] {:?}", row.text, row.stated_years));
        }
    }
    lines.extend(table.wrong.iter().map(|wrong| format!("wrong: {wrong}")));
    lines.extend(
        (table.left_out.iter())
            .map(|out| format!("left out: {} {}: {}", out.count, out.what, out.example)),
    );
    lines.extend(
        table
            .remarks
            .iter()
            .map(|remark| format!("remark: {remark}")),
    );
    lines.join("\n")
}

const ROWS: &str = "Country,Year,Theme,Recommendation\n\
    Orvania,2018,Protection,Open a shelter.\n\
    Orvania,2018,,\"Train officers, judges.\"\n\
    Orvania,2019,Prevention,Fund the hotline.\n";

#[test]
fn rows_of_a_country_and_year_are_one_list_in_their_order() {
    insta::assert_snapshot!(told(&table("asks.csv", ROWS.as_bytes())), @r"
    Orvania 2018 (row 2, sheet -)
      Open a shelter. [Protection] []
      Train officers, judges. [-] []
    Orvania 2019 (row 4, sheet -)
      Fund the hotline. [Prevention] []
    ");
}

#[test]
fn the_same_comes_out_of_every_encoding_and_separator_of_excel() {
    let plain = told(&table("asks.csv", ROWS.as_bytes()));
    let accented = |text: &str| text.replace("Orvania", "Orvanía");
    let tabs = "Country\tYear\tTheme\tRecommendation\nOrvania\t2018\tProtection\tOpen a shelter.\n\
        Orvania\t2018\t\tTrain officers, judges.\nOrvania\t2019\tPrevention\tFund the hotline.\n";
    let utf16: Vec<u8> = ("\u{feff}".to_owned() + tabs)
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(told(&table("asks.txt.csv", &utf16)), plain);
    assert_eq!(told(&table("asks.tsv", tabs.as_bytes())), plain);
    let semicolons = tabs.replace('\t', ";").replace('\n', "\r\n");
    assert_eq!(told(&table("asks.csv", semicolons.as_bytes())), plain);
    let marked = ["\u{feff}", ROWS].concat();
    assert_eq!(told(&table("asks.csv", marked.as_bytes())), plain);
    let (windows, ..) =
        encoding_rs::WINDOWS_1252.encode(Box::leak(accented(ROWS).into_boxed_str()));
    assert_eq!(told(&table("asks.csv", &windows)), accented(&plain));
}

#[test]
fn years_are_read_however_they_are_written_and_a_wrong_one_spoils_only_its_row() {
    let text = "Year;Country;Text\n2018.0;Orvania;One.\nJune 2018;Orvania;Two.\n2018-06-28;Orvania;Three.\nsoon;Orvania;Four.\n2017/2018;Orvania;Five.\n2018;Orvania;\n";
    insta::assert_snapshot!(told(&table("asks.csv", text.as_bytes())), @r#"
    Orvania 2018 (row 2, sheet -)
      One. [-] []
      Two. [-] []
      Three. [-] []
    wrong: asks.csv, line 5: "soon" under "Year" is not one year of a report; write it like 2018
    wrong: asks.csv, line 6: "2017/2018" under "Year" is not one year of a report; write it like 2018
    left out: 1 rows without a recommendation: 
    "#);
}

#[test]
fn the_person_says_which_column_holds_what() {
    let text = "What they were asked,When,Where,Notes\nOpen a shelter.,2018,Orvania,x\n";
    let read = with_map(
        "asks.csv",
        text.as_bytes(),
        "text=what they were asked,year=When,country=Where",
    );
    insta::assert_snapshot!(told(&read.unwrap()), @r"
    Orvania 2018 (row 2, sheet -)
      Open a shelter. [-] []
    left out: 1 columns: Notes
    ");
}

#[test]
fn a_column_that_is_not_there_is_told_with_those_that_are() {
    let text = "What they were asked,When\nOpen a shelter.,2018\n";
    assert_eq!(
        with_map("asks.csv", text.as_bytes(), "text=Ask,year=When").unwrap_err(),
        "asks.csv has no column \"Ask\"; its columns are \"What they were asked\", \"When\""
    );
    assert_eq!(
        with_map("asks.csv", text.as_bytes(), "").unwrap_err(),
        "asks.csv is a table, but none of its columns is known for one of recommendations; its columns are \"What they were asked\", \"When\": name the one that is, such as --map \"text=What they were asked\""
    );
    assert_eq!(
        with_map(
            "asks.csv",
            ROWS.as_bytes(),
            "text=Recommendation,rating=Tier"
        )
        .unwrap_err(),
        "asks.csv has no column \"Tier\"; its columns are \"Country\", \"Year\", \"Theme\", \"Recommendation\""
    );
}

#[test]
fn titles_above_the_header_and_a_country_written_once_are_understood() {
    let text = "Recommendations 2018 to 2019,,\n,,\nState,Year,Recommendation\nOrvania,2018,One.\n,2018,Two.\n,2019,Three.\nLusatara,2018,Four.\n,2018,Five.\n";
    insta::assert_snapshot!(told(&table("asks.csv", text.as_bytes())), @r#"
    Orvania 2018 (row 4, sheet -)
      One. [-] []
      Two. [-] []
    Orvania 2019 (row 6, sheet -)
      Three. [-] []
    Lusatara 2018 (row 7, sheet -)
      Four. [-] []
      Five. [-] []
    remark: the column "State" is empty in 3 rows, where the value above was taken to go on; fill the cells in if that is wrong
    "#);
}

#[test]
fn what_the_table_does_not_say_the_person_does_and_recognition_says_by_what_it_was_told() {
    let text = "Year,Recommendation\n2018,One.\n2019,Two.\n";
    let hints = Hints {
        country: Some("Orvania".to_owned()),
        ..Hints::default()
    };
    let reports = reports_of_table(table("asks.csv", text.as_bytes()).lists, &hints);
    let report = reports[0].1.as_ref().unwrap();
    let told: Vec<(Clue, &str)> = (report.recognition.iter())
        .map(|told| (told.by, told.rests_on.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Clue::Table, ""),
            (Clue::Option, ""),
            (Clue::Table, "column \"Year\""),
            (Clue::Table, "column \"Recommendation\""),
        ]
    );
    let without = reports_of_table(table("asks.csv", text.as_bytes()).lists, &Hints::default());
    let error = without[0].1.as_ref().unwrap_err().to_string();
    assert!(error.contains("--country NAME"), "{error}");
}

#[test]
fn a_person_chooses_among_the_countries_and_years_of_a_table() {
    let text = "Country,Year,Recommendation\nOrvania,2018,One.\nLusatara,2018,Two.\nLusatara,2019,Three.\n";
    let of = |country: &str, year: u16| -> Vec<String> {
        let hints = Hints {
            country: Some(country.to_owned()),
            year: Some(year),
            ..Hints::default()
        };
        let reports = reports_of_table(table("asks.csv", text.as_bytes()).lists, &hints);
        let told = |(_, made): (usize, Result<unmet::report::Report, _>)| match made {
            Ok(report) => report.id.to_string(),
            Err(error) => unmet::narrative::NotRecognised::to_string(&error),
        };
        reports.into_iter().map(told).collect()
    };
    assert_eq!(of("Lusatara", 2018), ["LUSATARA-2018"]);
    assert!(of("Peru", 2018)[0].contains("but none of Peru"));
    assert!(of("Lusatara", 2020)[0].contains("of 2018, 2019 but none of 2020"));
}

#[test]
fn a_workbook_is_read_with_its_dates_merged_cells_formulas_and_several_sheets() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Asks").unwrap();
    for (column, heading) in [
        "Country",
        "Report year",
        "Area",
        "Recommendation",
        "Years suggested",
    ]
    .iter()
    .enumerate()
    {
        sheet
            .write(2, column.try_into().unwrap(), *heading)
            .unwrap();
    }
    sheet
        .merge_range(3, 0, 4, 0, "Orvania", &Format::new())
        .unwrap();
    let day = ExcelDateTime::from_ymd(2018, 6, 28).unwrap();
    sheet
        .write_with_format(3, 1, &day, &Format::new().set_num_format("yyyy-mm-dd"))
        .unwrap();
    sheet.write(4, 1, 2018).unwrap();
    sheet.write(3, 2, "Protection").unwrap();
    sheet.write(3, 3, "Open a shelter.").unwrap();
    let formula =
        rust_xlsxwriter::Formula::new("=\"Train \"&\"officers.\"").set_result("Train officers.");
    sheet.write(4, 3, formula).unwrap();
    sheet.write(3, 4, "2016-2018").unwrap();
    let more = book.add_worksheet();
    more.set_name("2019").unwrap();
    more.write(0, 0, "Country").unwrap();
    more.write(0, 1, "Recommendation").unwrap();
    more.write(1, 0, "Orvania").unwrap();
    more.write(1, 1, "Fund the hotline.").unwrap();
    book.add_worksheet()
        .set_name("Notes")
        .unwrap()
        .write(0, 0, "To do")
        .unwrap();
    let bytes = book.save_to_buffer().unwrap();
    insta::assert_snapshot!(told(&table("asks.xlsx", &bytes)), @r"
    Orvania 2018 (row 4, sheet Asks)
      Open a shelter. [Protection] [2016, 2017, 2018]
      Train officers. [-] []
    Orvania 2019 (row 2, sheet 2019)
      Fund the hotline. [-] []
    left out: 1 sheets without recommendations: Notes
    ");
}

#[test]
fn a_spreadsheet_of_libre_office_is_read_with_its_repeated_and_covered_cells() {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let rows = [
        row(&[cell("Country"), cell("Year"), cell("Recommendation")]),
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
        row(&[
            "<table:table-cell table:number-rows-spanned=\"2\"><text:p>Orvania</text:p></table:table-cell>".to_owned(),
            "<table:table-cell office:value-type=\"float\" office:value=\"2018\"><text:p>2,018</text:p></table:table-cell>".to_owned(),
            cell("Open a <text:span>shelter</text:span>.<office:annotation><text:p>no</text:p></office:annotation>"),
        ]),
        row(&["<table:covered-table-cell/>".to_owned(), cell("2018"), cell("Train officers.")]),
        "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Asks\">{}</table:table></office:spreadsheet></office:body></office:document-content>",
        rows.concat()
    );
    let file = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ]);
    insta::assert_snapshot!(told(&table("asks.ods", &file)), @r"
    Orvania 2018 (row 5, sheet Asks)
      Open a shelter. [-] []
      Train officers. [-] []
    ");
}

#[test]
fn names_of_recommendations_bring_back_their_places_and_reports() {
    let text = "id,text,status\nORVANIA-2018-2,'-Two.,met\nORVANIA-2018-1,One.,unmet\n";
    insta::assert_snapshot!(told(&table("export.csv", text.as_bytes())), @r#"
    ORVANIA 2018 (row 2, sheet -)
      One. [-] []
      -Two. [-] []
    remark: what the column "status" says is not taken over, because a judgement is a person's own: give it with unmet mark ID STATUS, or many at once with unmet decisions import
    "#);
}

#[test]
fn a_workbook_that_promises_more_than_it_holds_is_refused() {
    let file = zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships/>"),
        ("xl/workbook.xml", "<workbook/>"),
        (
            "xl/sharedStrings.xml",
            "<sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>",
        ),
    ]);
    let said = refusal("asks.xlsx", &file);
    assert!(said.contains("promises more texts than it holds"), "{said}");
}

#[test]
fn torn_and_twisted_workbooks_give_an_answer() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["Country", "Year", "Text"], ["Orvania", "2018", "One."]]
        .iter()
        .enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            sheet
                .write(row.try_into().unwrap(), column.try_into().unwrap(), *cell)
                .unwrap();
        }
    }
    let whole = book.save_to_buffer().unwrap();
    for place in (0..whole.len()).step_by(whole.len() / 200) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        let _ = with_map("asks.xlsx", &bytes, "");
        let _ = with_map("asks.xlsx", &whole[..place], "");
    }
}
