//! Words of a text and their stems.

use std::borrow::Cow;
use std::ops::Range;

use rust_stemmers::Algorithm;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes.
    pub place: Range<usize>,
    /// Its letters in lower case, without accents and apostrophes.
    pub folded: String,
    /// Whether it begins with a capital or a digit.
    pub capital: bool,
}

/// The words of `text`: runs of letters and digits. An apostrophe inside a word belongs to it
/// (and a final `'s` is dropped); a comma or point between digits belongs to the number; hyphens part.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let mut end = start + first.len_utf8();
        let mut last = first;
        while let Some(&(at, c)) = chars.peek() {
            let inside = c.is_alphanumeric() || is_combining_mark(c) || {
                let next = text[at + c.len_utf8()..].chars().next();
                match c {
                    '\'' | '’' => last.is_alphabetic() && next.is_some_and(char::is_alphabetic),
                    ',' | '.' => last.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit()),
                    _ => false,
                }
            };
            if !inside {
                break;
            }
            last = c;
            end = at + c.len_utf8();
            chars.next();
        }
        let folded = fold(&text[start..end]);
        if !folded.is_empty() {
            found.push(Token {
                place: start..end,
                folded,
                capital: first.is_uppercase() || first.is_ascii_digit(),
            });
        }
    }
    found
}

fn fold(word: &str) -> String {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    let plain: Cow<str> = if word.is_ascii() {
        Cow::Borrowed(word)
    } else {
        Cow::Owned(word.nfkd().filter(|c| !is_combining_mark(*c)).collect())
    };
    plain
        .chars()
        .filter(|c| !matches!(c, '\'' | '’' | ','))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Stems English words by the Snowball algorithm.
pub struct Stemmer(rust_stemmers::Stemmer);

impl Stemmer {
    /// A stemmer for English, the language of the reports.
    pub fn english() -> Self {
        Stemmer(rust_stemmers::Stemmer::create(Algorithm::English))
    }

    /// The stem of a folded word, with British spellings led to the American ones of the reports.
    pub fn stem(&self, folded: &str) -> String {
        let american = american(folded);
        self.0.stem(&american).into_owned()
    }
}

fn american(word: &str) -> Cow<'_, str> {
    for (british, ours) in [
        ("labour", "labor"),
        ("isation", "ization"),
        ("centre", "center"),
    ] {
        if word.contains(british) {
            return Cow::Owned(word.replace(british, ours));
        }
    }
    for (british, ours) in [("ise", "ize"), ("ised", "ized"), ("ising", "izing")] {
        if word.len() > 7
            && let Some(root) = word.strip_suffix(british)
            && !root.ends_with(['v', 'r', 'c', 'm', 'w'])
        {
            return Cow::Owned(format!("{root}{ours}"));
        }
    }
    Cow::Borrowed(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|t| t.folded).collect()
    }

    #[test]
    fn words_numbers_and_possessives() {
        assert_eq!(
            words(
                "The ILO’s technical advice: 1,054 victims—7.5 million—in Côte d'Ivoire (168-B)."
            ),
            [
                "the",
                "ilo",
                "technical",
                "advice",
                "1054",
                "victims",
                "7.5",
                "million",
                "in",
                "cote",
                "divoire",
                "168",
                "b"
            ]
        );
    }

    #[test]
    fn places_quote_the_word() {
        let text = "Victims’ fees, don’t pay";
        let quoted: Vec<&str> = tokens(text)
            .iter()
            .map(|t| &text[t.place.clone()])
            .collect();
        assert_eq!(quoted, ["Victims", "fees", "don’t", "pay"]);
    }

    #[test]
    fn british_and_american_spellings_have_one_stem() {
        let stemmer = Stemmer::english();
        assert_eq!(stemmer.stem("labour"), stemmer.stem("labor"));
        assert_eq!(stemmer.stem("criminalise"), stemmer.stem("criminalize"));
        assert_eq!(stemmer.stem("organisations"), stemmer.stem("organizations"));
        assert_eq!(stemmer.stem("promise"), "promis");
    }
}
