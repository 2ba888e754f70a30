//! How the items of a list are parted. No word is lost: what is left out is list marks, the
//! punctuation between items, and an "and" before the last.

use std::fmt;

use super::imperative::{can_begin, surely_begins};
use super::{Piece, marks};
use crate::narrative::sentences::sentences;

/// What parts the items of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::narrative) enum Layout {
    /// Items of a list that the format marks as one.
    Items,
    /// Bullets, dashes or numbers in running text.
    Marks,
    /// A paragraph each.
    Paragraphs,
    /// A sentence each.
    Sentences,
    /// Semicolons.
    Semicolons,
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Layout::Items => "list items",
            Layout::Marks => "parted by bullets or numbers",
            Layout::Paragraphs => "a paragraph each",
            Layout::Sentences => "a sentence each",
            Layout::Semicolons => "parted by semicolons",
        })
    }
}

/// The items of a list and what parted them. `prioritized` lists are of sentences.
pub(in crate::narrative) fn parted(pieces: &[Piece], prioritized: bool) -> (Layout, Vec<String>) {
    let pieces = &whole(without_lead_in(pieces))[..];
    let style = Style::of(pieces, prioritized);
    let mut layout = style.layout;
    let mut items = Vec::new();
    for piece in pieces {
        let text = piece.text.trim();
        if let Some(places) = marks::places(text) {
            if layout != Layout::Items {
                layout = Layout::Marks;
            }
            add(&mut items, text, &places, Layout::Marks);
        } else {
            let places = style.places(text);
            add(&mut items, text, &places, style.layout);
        }
    }
    (layout, items)
}

/// A line such as "The government should:" leads in and asks for nothing.
fn without_lead_in(pieces: &[Piece]) -> &[Piece] {
    match pieces {
        [first, rest @ ..] if !rest.is_empty() && first.text.trim_end().ends_with(':') => rest,
        _ => pieces,
    }
}

/// Pieces torn apart in mid-sentence, as a page's end does, joined again.
fn whole(pieces: &[Piece]) -> Vec<Piece> {
    let open = |piece: &Piece| {
        let end = piece.text.trim_end();
        !piece.is_item() && end.ends_with(|c: char| c.is_alphanumeric() || c == ',')
    };
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    // Only where semicolons part the items can a block without any end be told from an item.
    let torn = pieces.iter().any(|piece| piece.text.contains(';'));
    for piece in pieces {
        match joined.last_mut() {
            Some(last)
                if torn && open(last) && piece.text.starts_with(|c: char| c.is_lowercase()) =>
            {
                last.text.push(' ');
                last.text.push_str(&piece.text);
            }
            _ => joined.push(piece.clone()),
        }
    }
    joined
}

struct Style {
    layout: Layout,
    sentences_too: bool,
}

impl Style {
    fn of(pieces: &[Piece], prioritized: bool) -> Self {
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.trim()).collect();
        let semicolons: usize = texts.iter().map(|text| semicolon_places(text).len()).sum();
        let asks_after: usize = texts.iter().map(|text| asks_after_semicolons(text)).sum();
        let stops: usize = texts.iter().map(|text| sentence_places(text).len()).sum();
        let goes_on = |text: &&str| text.ends_with(';') || text.ends_with("; and");
        let layout = if pieces.len() > 1 && pieces.iter().all(Piece::is_item) {
            Layout::Items
        } else if pieces.len() > 1 && texts.iter().any(goes_on) {
            Layout::Semicolons
        } else if pieces.len() > 1 {
            let many_each = semicolons >= 2 * pieces.len() && !prioritized && asks_after > stops;
            if many_each {
                Layout::Semicolons
            } else if pieces.iter().filter(|piece| piece.is_item()).count() * 2 > pieces.len() {
                Layout::Items
            } else if stops * 2 >= pieces.len() && stops > 1 {
                Layout::Sentences
            } else {
                Layout::Paragraphs
            }
        } else if semicolons > 0 && (stops == 0 || asks_after > 2 * stops) {
            Layout::Semicolons
        } else {
            Layout::Sentences
        };
        Style {
            layout,
            sentences_too: layout == Layout::Semicolons && stops > 0,
        }
    }

    fn places(&self, text: &str) -> Vec<usize> {
        let mut places = match self.layout {
            Layout::Semicolons => semicolon_places(text),
            Layout::Sentences => sentence_places(text),
            _ => glued_places(text),
        };
        if self.sentences_too {
            places.extend(sentence_places(text));
        }
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// Where text goes on after a semicolon that stands in no parentheses.
fn semicolon_places(text: &str) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut places = Vec::new();
    for (place, c) in text.char_indices() {
        match c {
            '(' if text[place..].contains(')') => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => places.push(place + 1),
            _ => {}
        }
    }
    places.retain(|place| {
        let rest = text[*place..].trim_matches(|c: char| !c.is_alphanumeric());
        !rest.is_empty() && rest != "and"
    });
    places
}

fn asks_after_semicolons(text: &str) -> usize {
    semicolon_places(text)
        .into_iter()
        .filter(|place| surely_begins(&text[*place..]))
        .count()
}

/// Where a new sentence begins that can be an ask of its own.
fn sentence_places(text: &str) -> Vec<usize> {
    let mut places: Vec<usize> = sentences(text)
        .into_iter()
        .map(|sentence| sentence.start)
        .filter(|start| *start > 0 && can_begin(&text[*start..]))
        .collect();
    places.extend(glued_places(text));
    places.sort_unstable();
    places.dedup();
    places
}

/// Where the next item follows without a space: `…convicted traffickers.Improve cooperation…`.
fn glued_places(text: &str) -> Vec<usize> {
    let mut places = Vec::new();
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((place, c)) = chars.next() {
        let ends = matches!(c, '.' | '!' | '?')
            && (before.is_lowercase() || before.is_numeric() || ")”\"’".contains(before));
        if ends
            && let Some(&(following, next)) = chars.peek()
            && next.is_uppercase()
            && text[following..]
                .chars()
                .nth(1)
                .is_some_and(|second| second.is_lowercase())
            && can_begin(&text[following..])
        {
            places.push(following);
        }
        if c.is_uppercase() && before.is_lowercase() && lost_its_stop(text, place) {
            places.push(place);
        }
        before = c;
    }
    places
}

/// `…exploiting victimsImprove data…`: a word in small letters, and a verb glued to it.
fn lost_its_stop(text: &str, place: usize) -> bool {
    let word = text[..place]
        .rsplit(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    word.chars().count() > 2
        && word.chars().all(char::is_lowercase)
        && surely_begins(&text[place..])
}

/// Cuts `text` at `places` and adds what stands between, freed of marks.
fn add(items: &mut Vec<String>, text: &str, places: &[usize], layout: Layout) {
    let mut start = 0;
    let ends = places.iter().copied().chain([text.len()]);
    for end in ends {
        let item = cleaned(&text[start..end], layout);
        if item.chars().any(char::is_alphanumeric) {
            items.push(item.to_owned());
        }
        start = end;
    }
}

/// An item without its mark, the punctuation that parts it from the next, and the "and" before.
fn cleaned(item: &str, layout: Layout) -> &str {
    let mut item = marks::without(item);
    if layout == Layout::Semicolons || item.ends_with(';') || item.ends_with("; and") {
        item = item.strip_suffix("; and").unwrap_or(item);
        item = item.trim_end_matches([';', ' ', ',']);
    }
    if layout == Layout::Semicolons || item.starts_with("and ") || item.starts_with("and, ") {
        item = item
            .strip_prefix("and, ")
            .or_else(|| item.strip_prefix("and "))
            .unwrap_or(item)
            .trim_start();
    }
    if layout == Layout::Semicolons && !ends_with_abbreviation(item) {
        item = item.strip_suffix('.').unwrap_or(item);
    }
    item.trim()
}

/// `… in the U.S.` keeps its point.
fn ends_with_abbreviation(item: &str) -> bool {
    let word = item.rsplit(' ').next().unwrap_or_default();
    word.trim_end_matches('.').contains('.')
}
