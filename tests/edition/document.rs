//! What the reader makes of bytes, as lines to look at.

use std::fmt::Write;

use unmet::read::{Block, Content, Document, ReadOptions, Source, read};

/// The document in these bytes, or what is said of them.
pub fn document(name: &str, bytes: Vec<u8>) -> Result<Document, String> {
    let reading = read(&Source::new(name, bytes), &ReadOptions::default());
    match reading.map_err(|error| error.to_string())?.content {
        Content::Document(document) => Ok(document),
        _ => Err("no document".to_owned()),
    }
}

/// The document line by line: what each block is, then what was left out and remarked.
pub fn lines(document: &Document) -> String {
    let mut lines = String::new();
    for block in &document.blocks {
        let line = match block {
            Block::Heading(level, text) => writeln!(lines, "h{level}  {text}"),
            Block::Paragraph(text) => writeln!(lines, "p   {text}"),
            Block::Item(text) => writeln!(lines, "•   {text}"),
            Block::Row(row) => writeln!(lines, "|   {}", row.cells().join(" | ")),
        };
        line.unwrap();
    }
    for left in &document.left_out {
        let (what, count, example) = (&left.what, left.count, &left.example);
        writeln!(lines, "left out: {count} {what}, such as {example:?}").unwrap();
    }
    for remark in &document.remarks {
        writeln!(lines, "remark: {remark}").unwrap();
    }
    lines
}
