//! Recommendations and sentences found by their words.

use std::ops::Range;

use serde::Serialize;

use crate::report::{Edition, SectionKind};
use crate::store::{Hit, HitId};

/// A recommendation or a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Found {
    /// Its name.
    pub id: String,
    /// What it is: `recommendation` or `evidence`.
    pub kind: &'static str,
    /// The country's name.
    pub country: String,
    /// The edition.
    pub year: Edition,
    /// The section in which it stands.
    pub section: SectionKind,
    /// Its words.
    pub text: String,
    /// Where in `text` the words stand that were looked for: from and before which character,
    /// counted from 0 in Unicode code points.
    pub marks: Vec<(usize, usize)>,
    /// The words around those, in pieces; the whole text where it is short.
    pub snippet: Vec<Piece>,
}

/// A stretch of a snippet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether it was looked for.
    pub mark: bool,
}

/// Longer texts than this many characters are cut around what was looked for.
const SHORT: usize = 320;
/// So many characters stand on either side of a cut-out word.
const AROUND: usize = 90;

/// What was found, in the order of the hits.
pub fn found(hits: Vec<Hit>) -> Vec<Found> {
    (hits.into_iter())
        .map(|hit| Found {
            id: hit.id.to_string(),
            kind: match hit.id {
                HitId::Recommendation(_) => "recommendation",
                HitId::Sentence(_) => "evidence",
            },
            year: hit.year(),
            section: hit.section(),
            marks: (hit.marks.iter())
                .map(|mark| {
                    (
                        characters(&hit.text[..mark.start]),
                        characters(&hit.text[..mark.end]),
                    )
                })
                .collect(),
            snippet: snippet(&hit.text, &hit.marks),
            country: hit.country,
            text: hit.text,
        })
        .collect()
}

fn characters(text: &str) -> usize {
    text.chars().count()
}

fn snippet(text: &str, marks: &[Range<usize>]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut add = |text: &str, mark| {
        if !text.is_empty() {
            pieces.push(Piece {
                text: text.to_owned(),
                mark,
            });
        }
    };
    for (place, part) in parts(text, marks).into_iter().enumerate() {
        if place > 0 || part.start > 0 {
            add("… ", false);
        }
        let mut at = part.start;
        for mark in marks.iter().filter(|mark| part.contains(&mark.start)) {
            add(&text[at..mark.start], false);
            add(&text[mark.clone()], true);
            at = mark.end;
        }
        add(&text[at..part.end.max(at)], false);
        if part.end < text.len() {
            add(" ", false);
        }
    }
    if pieces.last().is_some_and(|last| last.text == " ") {
        pieces.pop();
        pieces.push(Piece {
            text: " …".to_owned(),
            mark: false,
        });
    }
    pieces
}

/// The stretches that are shown: all of a short text, else whole words around each mark.
fn parts(text: &str, marks: &[Range<usize>]) -> Vec<Range<usize>> {
    if characters(text) <= SHORT || marks.is_empty() {
        return std::iter::once(0..text.len()).collect();
    }
    let mut parts: Vec<Range<usize>> = Vec::new();
    for mark in marks {
        let before = text[..mark.start].char_indices().rev().nth(AROUND - 1);
        let start = before.map_or(0, |(byte, _)| {
            text[byte..mark.start]
                .find(' ')
                .map_or(mark.start, |blank| byte + blank + 1)
        });
        let behind = text[mark.end..].char_indices().nth(AROUND);
        let end = behind.map_or(text.len(), |(byte, _)| {
            text[mark.end..mark.end + byte]
                .rfind(' ')
                .map_or(mark.end, |blank| mark.end + blank)
        });
        match parts.last_mut() {
            Some(last) if start <= last.end => last.end = end.max(last.end),
            _ => parts.push(start..end),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, word: &str) -> String {
        let marks: Vec<_> = text
            .match_indices(word)
            .map(|(at, word)| at..at + word.len())
            .collect();
        let pieces = snippet(text, &marks).into_iter();
        pieces
            .map(|piece| match piece.mark {
                true => format!("[{}]", piece.text),
                false => piece.text,
            })
            .collect()
    }

    #[test]
    fn a_short_text_is_shown_whole() {
        assert_eq!(shown("Open a shelter.", "shelter"), "Open a [shelter].");
    }

    #[test]
    fn a_long_text_is_cut_around_what_was_looked_for() {
        let filler = "wörd ".repeat(60);
        let text = format!("{filler}one shelter here {filler}two shelter there {filler}end");
        let shown = shown(&text, "shelter");
        assert!(shown.starts_with("… wörd"), "{shown}");
        assert!(shown.contains("one [shelter] here"), "{shown}");
        assert!(shown.contains(" … wörd"), "{shown}");
        assert!(shown.ends_with("wörd …"), "{shown}");
        assert!(shown.len() < text.len() / 2 + 100, "{shown}");
    }
}
