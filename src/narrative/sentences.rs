//! Where sentences stand in a text.
//!
//! The segmenter is `sentencex` (Wikimedia), which knows abbreviations, initials, decimals,
//! quotations and parentheses. Added here is what these reports need besides: paragraphs bound
//! sentences, and the places where it joins or parts wrongly in this kind of prose.

use std::ops::Range;

/// Abbreviations after which a sentence of these reports goes on, whatever follows.
const GOES_ON: &[&str] = &[
    "art", "arts", "no", "nos", "sec", "secs", "para", "paras", "st", "dr", "mr", "mrs", "ms",
    "gen", "col", "lt", "sgt", "capt", "sen", "rep", "gov", "prof", "hon", "vs", "cf", "approx",
    "e.g", "i.e", "fig", "vol", "res",
];

/// Abbreviations after which a sentence goes on unless what follows can only begin one.
const MAY_END: &[&str] = &[
    "u.s", "u.n", "u.k", "e.u", "d.c", "d.r", "u.s.c", "a.m", "p.m",
];

/// Words that begin a sentence rather than carry on a name such as `U.S. Embassy`.
const BEGINS: &[&str] = &[
    "the",
    "in",
    "it",
    "this",
    "these",
    "however",
    "a",
    "an",
    "although",
    "authorities",
    "officials",
    "there",
    "they",
    "during",
    "while",
    "as",
    "for",
    "some",
    "police",
    "ngos",
    "victims",
    "traffickers",
    "courts",
    "prosecutors",
];

/// The place of every sentence of `text` in bytes: in order, apart, without white space around
/// them, none across a newline. Together they cover everything that is no white space.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for paragraph in text.split('\n') {
        of_paragraph(text, start..start + paragraph.len(), &mut found);
        start += paragraph.len() + 1;
    }
    found
}

fn of_paragraph(text: &str, paragraph: Range<usize>, found: &mut Vec<Range<usize>>) {
    let first = found.len();
    let mut start = paragraph.start;
    for stretch in of_words(&text[paragraph.clone()]) {
        let stretch_end = start + stretch.len();
        for piece in sentencex::segment("en", stretch) {
            // Pieces are slices of the stretch; their lengths are their places.
            let end = (start + piece.len()).min(stretch_end);
            push(text, start..end, first, found);
            start = end;
        }
        push(text, start..stretch_end, first, found);
        start = stretch_end;
    }
}

/// A longer stretch without white space, in bytes, is no word. At every mark the segmenter looks back
/// to where the word began: a megabyte of marks would take it minutes.
const LONGEST_WORD: usize = 4096;

/// The paragraph, parted where a word is longer than any.
fn of_words(paragraph: &str) -> Vec<&str> {
    if paragraph.len() <= LONGEST_WORD {
        return vec![paragraph];
    }
    let (mut parts, mut start, mut word) = (Vec::new(), 0, 0);
    for (place, letter) in paragraph.char_indices() {
        if letter.is_whitespace() {
            word = place;
        } else if place - word >= LONGEST_WORD {
            parts.push(&paragraph[start..place]);
            (start, word) = (place, place);
        }
    }
    parts.push(&paragraph[start..]);
    parts
}

/// Adds a piece, trimmed, or joins it to the sentence before where that one had not ended.
fn push(text: &str, piece: Range<usize>, first: usize, found: &mut Vec<Range<usize>>) {
    let words = &text[piece.clone()];
    let trimmed = words.trim();
    if trimmed.is_empty() {
        return;
    }
    let start = piece.start + (words.len() - words.trim_start().len());
    let place = start..start + trimmed.len();
    if let Some(before) = found[first..].last_mut()
        && goes_on(&text[before.clone()], trimmed)
    {
        before.end = place.end;
        return;
    }
    found.push(place);
}

fn goes_on(before: &str, after: &str) -> bool {
    if is_only_marks(after) || after.starts_with(|c: char| c.is_lowercase()) {
        return true;
    }
    let Some(stem) = before.strip_suffix('.') else {
        return false;
    };
    let last = stem
        .rsplit(|c: char| c.is_whitespace() || "(“\"‘[".contains(c))
        .next()
        .unwrap_or_default()
        .to_lowercase();
    if last == "no" || last == "nos" {
        return after.starts_with(|c: char| c.is_numeric());
    }
    if GOES_ON.contains(&last.as_str()) {
        return true;
    }
    MAY_END.contains(&last.as_str()) && !begins_a_sentence(after)
}

fn is_only_marks(text: &str) -> bool {
    !text.chars().any(char::is_alphanumeric)
}

fn begins_a_sentence(text: &str) -> bool {
    let word: String = text
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    BEGINS.contains(&word.as_str())
}

#[cfg(test)]
#[path = "sentences/tests.rs"]
mod tests;
