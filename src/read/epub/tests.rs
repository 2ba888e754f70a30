use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;
use crate::read::Block;

fn book(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const CONTAINER: &str =
    r#"<container><rootfiles><rootfile full-path="O/p.opf"/></rootfiles></container>"#;

const PACKAGE: &str = r#"<package><metadata><dc:title>Reports</dc:title></metadata><manifest>
    <item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
    <item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>
    <item id="m" href="m.xhtml" media-type="application/xhtml+xml"/></manifest>
    <spine><itemref idref="b"/><itemref idref="m"/><itemref idref="a"/></spine></package>"#;

fn read(bytes: Vec<u8>) -> Result<Document, String> {
    match EpubReader.read(&Source::new("a.epub", bytes), &ReadOptions::default()) {
        Ok(Content::Document(document)) => Ok(document),
        Ok(_) => panic!("a book is a document"),
        Err(error) => Err(error.to_string()),
    }
}

#[test]
fn a_book_is_read_chapter_by_chapter() {
    let page = |words: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><html xmlns=\"x\"><head><title/>\
             <script src=\"a.js\"/></head><body><a id=\"p1\"/><h1>{words}</h1><p>Words.</p></body></html>"
        )
    };
    let document = read(book(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("O/p.opf", PACKAGE),
        ("O/a.xhtml", &page("Peru")),
        ("O/b.xhtml", &page("Chile")),
    ]))
    .unwrap();
    assert_eq!(document.title.as_deref(), Some("Reports"));
    let texts: Vec<&str> = document.blocks.iter().map(Block::text).collect();
    assert_eq!(texts, ["Chile", "Words.", "Peru", "Words."]);
    assert_eq!(document.remarks.len(), 1);
    assert!(document.remarks[0].contains("O/m.xhtml is missing"));
}

#[test]
fn a_book_that_cannot_be_read_is_told() {
    let said = read(book(&[("mimetype", "application/epub+zip")])).unwrap_err();
    assert!(said.contains("META-INF/container.xml is missing"), "{said}");
    let lock = "<e><CipherReference URI=\"O/a.xhtml\"/></e>";
    let said = read(book(&[
        ("META-INF/encryption.xml", lock),
        ("META-INF/container.xml", CONTAINER),
    ]))
    .unwrap_err();
    assert!(said.contains("locked"), "{said}");
}
