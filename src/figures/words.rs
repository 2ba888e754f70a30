//! A sentence's words with their numbers, years, brackets and the marks between them.

use std::ops::Range;

use super::numbers::{scale, teen, written_number, year};
use crate::language::tokens;
use crate::report::Edition;

/// The strongest mark before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Nothing,
    Hyphen,
    Comma,
    /// A bracket opens or closes.
    Bracket,
    /// A semicolon, a colon, a dash.
    Semicolon,
}

/// One word.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub folded: String,
    /// As it stands.
    pub text: String,
    pub place: Range<usize>,
    /// Its value where it is a number that may count something.
    pub number: Option<f64>,
    pub year: Option<Edition>,
    pub capital: bool,
    /// Whether something belongs to it ("children's homes").
    pub owns: bool,
    /// What stands before it.
    pub mark: Mark,
    /// Which pair of brackets it stands in, counted from 1; 0 outside.
    pub bracket: usize,
}

/// A sentence's words.
pub(super) struct Words(pub Vec<Word>);

/// Words after which a number is a name.
const NAMES: [&str; 17] = [
    "article",
    "articles",
    "art",
    "arts",
    "law",
    "no",
    "nos",
    "number",
    "section",
    "sections",
    "decree",
    "act",
    "tier",
    "chapter",
    "resolution",
    "convention",
    "paragraph",
];

impl Words {
    pub(super) fn of(sentence: &str) -> Self {
        let tokens = tokens(sentence);
        let mut words: Vec<Word> = Vec::with_capacity(tokens.len());
        let (mut end, mut open, mut brackets) = (0, false, 0);
        for (at, token) in tokens.iter().enumerate() {
            let gap = &sentence[end.min(token.place.start)..token.place.start];
            end = token.place.end;
            for c in gap.chars() {
                match c {
                    '(' | '[' => (open, brackets) = (true, brackets + 1),
                    ')' | ']' => open = false,
                    _ => {}
                }
            }
            let mark = mark(gap);
            let after = &sentence[token.place.end..];
            let next = tokens.get(at + 1).map(|next| next.folded.as_str());
            if let Some(before) = words.last_mut()
                && continues(before, &token.folded, mark)
            {
                before.place.end = token.place.end;
                continue;
            }
            let is_name = words
                .last()
                .is_some_and(|before| NAMES.contains(&before.folded.as_str()) && token.capital);
            let no_count = is_name
                || gap.ends_with(['$', '£', '€', '¥'])
                || after.starts_with('%')
                || next.is_some_and(|next| ["percent", "per"].contains(&next))
                || is_joined(after);
            // "1,950" is no year.
            let parted = sentence[token.place.clone()].contains(',');
            let number = if parted {
                token.folded.parse().ok()
            } else {
                number(&token.folded)
            };
            let number = number.filter(|_| !no_count);
            words.push(Word {
                number,
                year: year(&token.folded).filter(|_| !parted),
                folded: token.folded.clone(),
                text: sentence[token.place.clone()].to_owned(),
                place: token.place.clone(),
                capital: token.capital,
                owns: owns(&sentence[token.place.clone()], after),
                mark,
                bracket: if open { brackets } else { 0 },
            });
        }
        Words(words)
    }

    /// The word at a place; the empty word beyond the end.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.0.get(at).map_or("", |word| &word.folded)
    }

    /// The words at these places as they stand, but for a capital at the sentence's beginning.
    pub(super) fn join(&self, places: impl IntoIterator<Item = usize>) -> String {
        let words = places.into_iter().filter_map(|at| {
            let word = self.0.get(at)?;
            Some(if at == 0 {
                word.text.to_lowercase()
            } else {
                word.text.clone()
            })
        });
        words.collect::<Vec<_>>().join(" ")
    }

    /// Whether the words from `at` on are these.
    pub(super) fn says(&self, at: usize, these: &[&str]) -> bool {
        (these.iter().enumerate()).all(|(step, word)| self.folded(at + step) == *word)
    }

    /// Where the clause begins in which `at` stands: after a semicolon, within its brackets.
    pub(super) fn clause_start(&self, at: usize) -> usize {
        let bracket = self.0[at].bracket;
        (0..=at)
            .rev()
            .find(|start| {
                self.0[*start].mark == Mark::Semicolon
                    || (bracket > 0 && *start > 0 && self.0[start - 1].bracket != bracket)
            })
            .unwrap_or(0)
    }

    /// Where the clause ends in which `at` stands.
    pub(super) fn clause_end(&self, at: usize) -> usize {
        let bracket = self.0[at].bracket;
        (at + 1..self.0.len())
            .find(|end| {
                self.0[*end].mark == Mark::Semicolon
                    || (bracket > 0 && self.0[*end].bracket != bracket)
            })
            .unwrap_or(self.0.len())
    }
}

fn owns(word: &str, after: &str) -> bool {
    word.ends_with("'s")
        || word.ends_with("’s")
        || (word.ends_with('s') && after.starts_with(['\'', '’']))
}

fn number(folded: &str) -> Option<f64> {
    written_number(folded)
        .or_else(|| teen(folded))
        .or((folded == "dozen").then_some(12.0))
        .filter(|value| value.is_finite() && folded != "none")
}

/// "24-hour", "17-year-old": such a number counts nothing here.
fn is_joined(after: &str) -> bool {
    let mut chars = after.chars();
    chars.next() == Some('-')
        && chars.next().is_some_and(char::is_alphabetic)
        && ![
            "-one", "-two", "-three", "-four", "-five", "-six", "-seven", "-eight", "-nine",
        ]
        .iter()
        .any(|ones| after.starts_with(ones))
}

/// Whether a word goes on with the number before: "thirty-three", "two dozen". The number then grows.
fn continues(before: &mut Word, folded: &str, mark: Mark) -> bool {
    let Some(value) = before.number else {
        return false;
    };
    let ones = written_number(folded).filter(|ones| (1.0..10.0).contains(ones));
    if mark == Mark::Hyphen
        && value >= 20.0
        && before.folded.ends_with('y')
        && let Some(ones) = ones
    {
        before.number = Some(value + ones);
        return true;
    }
    if mark == Mark::Nothing
        && before.folded != "dozen"
        && let Some(scale) = scale(folded)
    {
        before.number = Some(value * scale);
        return true;
    }
    false
}

fn mark(gap: &str) -> Mark {
    let each = gap.chars().map(|c| match c {
        ';' | ':' | '—' | '–' => Mark::Semicolon,
        '(' | ')' | '[' | ']' => Mark::Bracket,
        ',' => Mark::Comma,
        '-' => Mark::Hyphen,
        _ => Mark::Nothing,
    });
    each.max().unwrap_or(Mark::Nothing)
}
