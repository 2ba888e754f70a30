//! Files of the formats that are packs of other files, made here so that what damages them reaches
//! what is in them.

use std::io::Cursor;

use plist::{Dictionary, Value};
use rust_xlsxwriter::Workbook;

use crate::packs;

const PAGE: &str = "<html><head><title>2019 Trafficking in Persons Report: Orvania</title></head>\
    <body><h1>ORVANIA: Tier 2</h1><h2>PRIORITIZED RECOMMENDATIONS:</h2>\
    <ul><li>Open a shelter.</li><li>Train judges.</li></ul>\
    <h2>PROTECTION</h2><p>The government did not open a shelter.</p></body></html>";

/// A book of one chapter.
pub fn book() -> Vec<u8> {
    packs::zip(&[
        ("mimetype", b"application/epub+zip"),
        (
            "META-INF/container.xml",
            br#"<container><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>"#,
        ),
        (
            "p.opf",
            br#"<package><metadata><dc:title>Reports</dc:title></metadata><manifest>
                <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
                <spine><itemref idref="a"/></spine></package>"#,
        ),
        ("a.xhtml", PAGE.as_bytes()),
    ])
}

/// A page as browsers save it in one file.
pub fn message() -> Vec<u8> {
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.org/orvania/\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"x\"\r\n\r\n\
         --x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\
         Content-Location: https://example.org/orvania/\r\n\r\n{PAGE}\r\n--x--\r\n"
    )
    .into_bytes()
}

/// A page as Safari saves it.
pub fn archive() -> Vec<u8> {
    let mut page = Dictionary::new();
    page.insert("WebResourceData".into(), Value::Data(PAGE.into()));
    page.insert("WebResourceMIMEType".into(), "text/html".into());
    page.insert(
        "WebResourceURL".into(),
        "https://example.org/orvania/".into(),
    );
    page.insert("WebResourceTextEncodingName".into(), "UTF-8".into());
    let mut archive = Dictionary::new();
    archive.insert("WebMainResource".into(), Value::Dictionary(page));
    let mut bytes = Vec::new();
    plist::to_writer_binary(Cursor::new(&mut bytes), &archive).unwrap();
    bytes
}

const ROWS: [[&str; 3]; 3] = [
    ["Country", "Year", "Recommendation"],
    ["Orvania", "2018", "Open a shelter."],
    ["Orvania", "2019", "Train judges."],
];

/// Recommendations as a table.
pub fn table() -> Vec<u8> {
    let lines = ROWS.map(|cells| cells.join(";") + "\n");
    lines.concat().into_bytes()
}

/// A workbook with recommendations.
pub fn workbook() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(ROWS) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

/// The same as an OpenDocument spreadsheet.
pub fn open_sheet() -> Vec<u8> {
    let cell = |text: &str| format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>");
    let row = |cells: [&str; 3]| {
        let cells: String = cells.map(cell).concat();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    let rows: String = ROWS.map(row).concat();
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet>\
         <table:table table:name=\"Asks\">{rows}</table:table>\
         </office:spreadsheet></office:body></office:document-content>"
    );
    packs::zip(&[
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("content.xml", content.as_bytes()),
    ])
}

/// The page in a pack in a pack, as ZIP, TAR and gzip.
pub fn packs_in_packs() -> [Vec<u8>; 3] {
    let inner = packs::zip(&[("orvania.html", PAGE.as_bytes()), ("notes.txt", b"Notes.")]);
    let tar = packs::tar(&[("orvania.html", PAGE.as_bytes()), ("more.zip", &inner)]);
    [
        packs::zip(&[("more.zip", &inner), ("orvania.html", PAGE.as_bytes())]),
        packs::gzip(&tar),
        tar,
    ]
}
