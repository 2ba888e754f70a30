//! Small files that are made to take for ever, or all memory: each is read within the limits, because
//! the readers' work grows with what they are given and no faster.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::is_survived;
use crate::packs;

fn survives(name: &str, bytes: impl Into<Vec<u8>>) {
    is_survived(name, bytes.into(), None).unwrap();
}

#[test]
fn pages_that_nest_where_nobody_sees_it() {
    for again in ["<div a=\"<\">", "<div></q>", "<svg><td>", "<math><tr></q>"] {
        survives("a.html", again.repeat(60_000));
    }
}

#[test]
fn a_tag_of_attributes_without_end() {
    let attributes: String = (0..100_000).map(|n| format!(" a{n}")).collect();
    survives("a.html", format!("<!-- <a b=\" --><p{attributes}>"));
}

#[test]
fn marks_of_type_that_every_paragraph_opens_anew() {
    let types: String = (0..2000).map(|n| format!("<b a=\"<{n}\">")).collect();
    survives("a.html", format!("<p>{types}{}", "<p>x".repeat(5000)));
}

#[test]
fn comments_and_references_that_never_end() {
    for again in ["<!--", "<ref>", "<math", "<ref </refs"] {
        let text = format!("'''A'''\n== P ==\n{}", again.repeat(60_000));
        survives("a.wiki", text);
    }
}

#[test]
fn words_without_end() {
    survives("a.md", "![[]()".repeat(60_000));
    survives("a.txt", "ORVANIA.[".repeat(40_000));
}

#[test]
fn lines_of_nothing_but_labels() {
    survives("a.txt", "x\n".repeat(200_000));
}

#[test]
fn a_table_of_as_many_countries_as_rows() {
    let rows: String = (0..40_000)
        .map(|n| format!("C{n},2018,Open it\n"))
        .collect();
    survives("a.csv", format!("Country,Year,Recommendation\n{rows}"));
}

#[test]
fn sheets_that_repeat_their_cells_without_end() {
    let row = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell \
        table:number-columns-repeated=\"16384\"><text:p>Country</text:p></table:table-cell></table:table-row>";
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table>{}</table:table>\
         </office:spreadsheet></office:body></office:document-content>",
        row.repeat(5000)
    );
    let kind = b"application/vnd.oasis.opendocument.spreadsheet";
    let file = packs::zip(&[("mimetype", kind), ("content.xml", content.as_bytes())]);
    survives("a.ods", file);
}

#[test]
fn streams_that_unpack_to_gigabytes_by_other_ways_than_deflate() {
    let runs = zlib(&[129, b' '].repeat(8 << 20));
    let head = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n\
        5 0 obj[/FlateDecode/RunLengthDecode]endobj\n4 0 obj";
    for filter in ["[/FlateDecode/RunLengthDecode]", " 5 0 R"] {
        let head = format!("{head}<</Filter{filter}/Length {}>>stream\n", runs.len());
        let end = b"\nendstream endobj\ntrailer<</Root 1 0 R>>";
        survives("a.pdf", [head.as_bytes(), &runs, end].concat());
    }
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut packing = ZlibEncoder::new(Vec::new(), Compression::best());
    packing.write_all(bytes).unwrap();
    packing.finish().unwrap()
}
