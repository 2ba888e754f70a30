//! A section's text parted into paragraphs and sentences, with what each sentence bears on.

use std::collections::HashMap;

use serde::Serialize;

use super::{Bearing, StoredSection, bearings};
use crate::ledger::LedgerReport;
use crate::report::{Field, Recognition, Section, SectionKind, SentenceId};
use crate::view::Lookup;

/// A paragraph, in pieces.
pub type Paragraph = Vec<Piece>;

/// A sentence, or what stands between two.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// The sentence's name; absent for what is no sentence.
    pub id: Option<SentenceId>,
    /// What earlier reports asked and it bears on, the surest first.
    pub bears_on: Vec<Bearing>,
}

/// The sections of a report in reading order.
pub(super) fn sections(
    lookup: &Lookup,
    report: &LedgerReport,
    told: &[Recognition],
) -> Vec<StoredSection> {
    let mut counted: HashMap<SectionKind, u32> = HashMap::new();
    let mut told_of: HashMap<SectionKind, usize> = HashMap::new();
    let mut drawn = Vec::with_capacity(report.sections.len());
    for section in &report.sections {
        let kind = section.kind;
        let nth = told_of.entry(kind).or_default();
        let mut same =
            (told.iter()).filter(|told| told.field == Field::Section && told.value == kind.word());
        let told = same.clone().nth(*nth).or_else(|| same.next()).cloned();
        *nth += 1;
        let first = counted.entry(kind).or_default();
        let paragraphs = paragraphs(section, *first, |ordinal| {
            let id = report.id.sentence(kind, ordinal);
            let bears_on = match kind.bears_evidence() {
                true => bearings(lookup, &id),
                false => Vec::new(),
            };
            (id, bears_on)
        });
        *first += section.sentences.len() as u32;
        drawn.push(StoredSection {
            kind,
            heading: section.heading.clone(),
            told,
            sentences: section.sentences.len(),
            evidence: (paragraphs.iter().flatten())
                .filter(|piece| !piece.bears_on.is_empty())
                .count(),
            paragraphs,
        });
    }
    drawn
}

/// The section's paragraphs; `before` sentences of its kind stand before it in the report.
fn paragraphs(
    section: &Section,
    before: u32,
    mark: impl Fn(u32) -> (SentenceId, Vec<Bearing>),
) -> Vec<Paragraph> {
    let mut paragraphs = vec![Paragraph::new()];
    let mut end = 0;
    for (ordinal, place) in (before + 1..).zip(&section.sentences) {
        between(&mut paragraphs, section.text.get(end..place.start));
        let (id, bears_on) = mark(ordinal);
        if let (Some(text), Some(last)) = (section.text.get(place.clone()), paragraphs.last_mut()) {
            last.push(Piece {
                text: one_line(text),
                id: Some(id),
                bears_on,
            });
        }
        end = place.end;
    }
    between(&mut paragraphs, section.text.get(end..));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// What stands between two sentences: blanks, ends of paragraphs, or words that are no sentence.
fn between(paragraphs: &mut Vec<Paragraph>, text: Option<&str>) {
    for (place, line) in text.unwrap_or_default().split('\n').enumerate() {
        if place > 0 {
            paragraphs.push(Paragraph::new());
        }
        if let (false, Some(last)) = (line.trim().is_empty(), paragraphs.last_mut()) {
            last.push(Piece {
                text: one_line(line),
                id: None,
                bears_on: Vec::new(),
            });
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_a_section_stands_in_one_piece_in_its_order() {
        let text = "One. Two\nhalf, and\n  Three. ".to_owned();
        let section = Section {
            kind: SectionKind::Protection,
            heading: String::new(),
            sentences: vec![0..4, 5..8, 21..27],
            text,
        };
        let report: crate::report::ReportId = "ORV-2012".parse().unwrap();
        let drawn = paragraphs(&section, 3, |ordinal| {
            (
                report.sentence(SectionKind::Protection, ordinal),
                Vec::new(),
            )
        });
        let told: Vec<Vec<(String, Option<String>)>> = (drawn.iter())
            .map(|paragraph| {
                let pieces = paragraph.iter();
                let told = pieces.map(|p| (p.text.clone(), p.id.as_ref().map(ToString::to_string)));
                told.collect()
            })
            .collect();
        let named = |ordinal: u32| Some(format!("ORV-2012-protection-{ordinal}"));
        assert_eq!(
            told,
            [
                vec![("One.".to_owned(), named(4)), ("Two".to_owned(), named(5))],
                vec![("half, and".to_owned(), None)],
                vec![("Three.".to_owned(), named(6))],
            ]
        );
    }
}
