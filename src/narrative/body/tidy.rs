//! The edges of a narrative: labels that publishers leave there.

use super::{Body, RawSection};
use crate::narrative::furniture;
use crate::narrative::recommendations::Piece;
use crate::report::{Clue, SectionKind};

/// The body without the labels that trail at its edges and without empty sections.
pub(super) fn tidied(mut body: Body) -> Body {
    // The rows of a table are no labels, however short they are.
    let running = |section: &&mut RawSection| section.by != Clue::Table;
    for section in body.sections.iter_mut().filter(running) {
        let edge = section.kind == SectionKind::Other || section.heading.is_empty();
        if edge {
            drop_labels_at_start(&mut section.paragraphs);
        }
        drop_labels_at_end(&mut section.paragraphs, String::as_str);
    }
    if let Some(list) = &mut body.list {
        let closed = |piece: &Piece| !furniture::is_label(&piece.text);
        if list.pieces.iter().filter(|piece| closed(piece)).count() * 2 > list.pieces.len() {
            while list
                .pieces
                .last()
                .is_some_and(|piece| !piece.is_item() && furniture::is_label(&piece.text))
            {
                list.pieces.pop();
            }
        }
    }
    body.sections
        .retain(|section| !section.paragraphs.is_empty());
    body
}

/// But for the last line: a section that is nothing but labels keeps one.
fn drop_labels_at_start(lines: &mut Vec<String>) {
    let last = lines.len().saturating_sub(1);
    let labels = lines[..last].iter();
    let count = labels.take_while(|line| furniture::is_label(line)).count();
    lines.drain(..count);
}

fn drop_labels_at_end<T>(lines: &mut Vec<T>, text: impl Fn(&T) -> &str) {
    let is_narrative = lines.iter().any(|line| !furniture::is_label(text(line)));
    while is_narrative
        && lines
            .last()
            .is_some_and(|line| furniture::is_label(text(line)))
    {
        lines.pop();
    }
}
