//! Reading bytes under a name, and what was read as lines for people.

#![allow(dead_code, reason = "each kind of file needs something else")]

use std::io::{Cursor, Write};
use std::path::PathBuf;

use unmet::read::{Block, Content, Document, ReadError, ReadOptions, Reading, Source, read};
use zip::write::{SimpleFileOptions, ZipWriter};

pub fn reading(name: &str, bytes: &[u8]) -> Result<Reading, ReadError> {
    read(&Source::new(name, bytes.to_vec()), &ReadOptions::default())
}

/// The document in these bytes.
pub fn document(name: &str, bytes: &[u8]) -> Document {
    match reading(name, bytes).map(|reading| reading.content) {
        Ok(Content::Document(document)) => document,
        other => panic!("{name} should be a document: {other:?}"),
    }
}

/// The sentence with which these bytes are refused.
pub fn refusal(name: &str, bytes: &[u8]) -> String {
    match reading(name, bytes) {
        Err(error) => error.to_string(),
        Ok(reading) => panic!("{name} should be refused: {reading:?}"),
    }
}

/// A document as lines, each block with what it is.
pub fn told(document: &Document) -> String {
    let mut lines = Vec::new();
    lines.extend(document.title.iter().map(|title| format!("title: {title}")));
    lines.extend(document.blocks.iter().map(|block| match block {
        Block::Heading(level, text) => format!("{} {text}", "#".repeat((*level).into())),
        Block::Paragraph(text) => text.clone(),
        Block::Item(text) => format!("- {text}"),
        Block::Row(row) => format!("| {} |", row.cells().join(" | ")),
    }));
    let left_out = document.left_out.iter();
    lines.extend(
        left_out.map(|out| format!("left out: {} {}: {}", out.count, out.what, out.example)),
    );
    lines.extend(
        document
            .remarks
            .iter()
            .map(|remark| format!("remark: {remark}")),
    );
    lines.join("\n")
}

/// A file among those that LibreOffice made.
pub fn made(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/formats/office/made");
    std::fs::read(folder.join(name)).unwrap()
}

/// A ZIP file of these members.
pub fn zipped(members: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in members {
        let options = SimpleFileOptions::default();
        writer.start_file(*name, options).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body, and nothing else that it could do without.
pub fn word(body: &str) -> Vec<u8> {
    let text = format!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}<w:sectPr/></w:body></w:document>"#
    );
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &text),
    ])
}
