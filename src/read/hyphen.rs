//! Hyphens at the ends of lines: of the word, or put there to break it.

use std::collections::HashSet;

/// The words of these lines, in lower case and without punctuation around them.
pub(super) fn words<'a>(lines: impl Iterator<Item = &'a str>) -> HashSet<String> {
    lines
        .flat_map(|line| {
            let whole = line.split(' ').count();
            // A word that is cut by the line's end says nothing about itself.
            let kept = if line.ends_with('-') {
                whole - 1
            } else {
                whole
            };
            line.split(' ').take(kept)
        })
        .map(bare)
        .collect()
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// What a hyphen at the end of a line belongs to.
pub(super) enum Hyphen {
    /// No hyphen, or one that is none of a word's.
    None,
    /// `anti-` before `trafficking`.
    OfTheWord,
    /// `traf-` before `ficking`.
    OfTheLine,
}

impl Hyphen {
    /// What stands between the last word of a line and the first of the next, by the `words` of
    /// the whole text.
    pub fn between(first: &str, second: &str, words: &HashSet<String>) -> Hyphen {
        let Some(start) = first.strip_suffix('-') else {
            return Hyphen::None;
        };
        if !start.ends_with(char::is_alphanumeric) || !second.starts_with(char::is_alphanumeric) {
            return Hyphen::None;
        }
        let (start, end) = (bare(start), bare(second));
        if words.contains(&format!("{start}{end}")) {
            return Hyphen::OfTheLine;
        }
        let compound = words.contains(&format!("{start}-{end}"))
            || !second.starts_with(char::is_lowercase)
            || start.contains('-')
            || OWN_HYPHEN.contains(&start.as_str())
            || words.contains(&start) && !ENDINGS.iter().any(|ending| end == *ending);
        if compound {
            Hyphen::OfTheWord
        } else {
            Hyphen::OfTheLine
        }
    }
}

/// First parts that keep their hyphen, as the reports write them and as English numbers do.
const OWN_HYPHEN: [&str; 18] = [
    "anti", "non", "self", "ex", "half", "victim", "trauma", "counter", "long", "well", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Last parts that syllables leave over after what would be a word by itself.
const ENDINGS: [&str; 20] = [
    "ing", "ed", "er", "ers", "or", "ors", "ment", "ments", "tion", "tions", "ion", "ions", "al",
    "ly", "ity", "able", "ance", "ence", "ive", "ness",
];
