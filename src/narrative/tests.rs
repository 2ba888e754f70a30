//! Narratives in every layout of the series, about a made-up country and some real names.

mod any;
mod child_labor;
mod clues;
mod layouts;
mod records;
mod seeds;

use std::path::PathBuf;

use super::*;
use crate::read::{Block, Row};
use crate::report::{Field, Recognition};

/// The folder of other people's texts, where this machine has it.
pub(super) fn shared() -> Option<PathBuf> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let found = ["../shared", "../../shared"]
        .iter()
        .map(|path| here.join(path))
        .find(|path| path.join("seeds").is_dir());
    if found.is_none() {
        eprintln!("skipped: there is no folder ../shared");
    }
    found
}

/// A line a paragraph; `# ` begins a heading, `+ ` an item, `| ` a row whose cells `|` parts.
fn document(text: &str) -> Document {
    let blocks = text
        .lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .map(|line| {
            if let Some(heading) = line.strip_prefix("# ") {
                Block::Heading(2, heading.to_owned())
            } else if let Some(item) = line.strip_prefix("+ ") {
                Block::Item(item.to_owned())
            } else if let Some(cells) = line.strip_prefix("| ") {
                let cells = cells.split('|').map(|cell| cell.trim().to_owned());
                Block::Row(Row::new(cells.collect()).expect("some cell holds words"))
            } else {
                Block::Paragraph(line)
            }
        })
        .collect();
    Document {
        blocks,
        ..Document::default()
    }
}

fn all(text: &str) -> Vec<Result<Report, NotRecognised>> {
    reports(&document(text), &Hints::default())
}

fn one(text: &str) -> Report {
    let mut found = all(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0).unwrap_or_else(|error| panic!("{error}"))
}

fn error(text: &str) -> NotRecognised {
    let mut found = all(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0).expect_err("nothing can be told of it")
}

fn asked(report: &Report) -> Vec<&str> {
    report
        .recommendations
        .iter()
        .flatten()
        .map(|recommendation| recommendation.text.as_str())
        .collect()
}

fn kinds(report: &Report) -> Vec<&'static str> {
    report
        .sections
        .iter()
        .map(|section| section.kind.word())
        .collect()
}

fn text_of(report: &Report, kind: SectionKind) -> String {
    let texts: Vec<&str> = report
        .sections
        .iter()
        .filter(|section| section.kind == kind)
        .map(|section| section.text.as_str())
        .collect();
    texts.join("\n")
}

fn recognition(report: &Report, field: Field) -> &Recognition {
    report
        .recognition
        .iter()
        .find(|told| told.field == field)
        .unwrap_or_else(|| panic!("{field:?} was told"))
}
