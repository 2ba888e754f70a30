//! Hyphens at the ends of lines: of the word, or put there to break it.

use std::collections::HashMap;

/// The words of a text, by which a hyphen at a line's end is judged.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// How often each stands in it, in lower case and without punctuation around it.
    known: HashMap<String, u32>,
    /// How many lines are long enough to be broken.
    lines: usize,
    /// How many of them end in a hyphen.
    hyphened: usize,
}

impl Words {
    /// The words of these lines.
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Words {
        let mut words = Words::default();
        for line in lines {
            words.take(line);
        }
        words
    }

    fn take(&mut self, line: &str) {
        let hyphened = line.ends_with(HYPHENS);
        let count = line.split(' ').count();
        if count >= FEWEST_WORDS {
            self.lines += 1;
            let last = line.rsplit(' ').next().unwrap_or_default();
            let is_word = last.trim_end_matches(HYPHENS).chars().all(is_letter);
            self.hyphened += usize::from(hyphened && is_word);
        }
        // A word that is cut by the line's end says nothing about itself.
        let whole = if hyphened { count - 1 } else { count };
        let words = line.split(' ').take(whole);
        for word in words.flat_map(|word| word.split(['/', '—', '–'])) {
            *self.known.entry(bare(word)).or_default() += 1;
        }
    }

    fn count(&self, word: &str) -> u32 {
        self.known.get(word).copied().unwrap_or_default()
    }

    fn has(&self, word: &str) -> bool {
        self.known.contains_key(word)
    }

    /// Whether lines break words, rather than end in words that have a hyphen.
    fn are_broken(&self) -> bool {
        self.hyphened * OFTEN > self.lines
    }
}

/// A line of fewer words is none that could have been broken.
const FEWEST_WORDS: usize = 3;

/// Where words are broken, more than one line in so many ends in a hyphen. Of the child labor
/// reports, whose lines break no word, one in 100 ends in the hyphen of a compound; of lines of two
/// justified columns that break words, one in 10 does.
const OFTEN: usize = 40;

/// The hyphen of typewriters, and that of typesetters.
const HYPHENS: [char; 2] = ['-', '\u{2010}'];

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || HYPHENS.contains(&c) || matches!(c, '(' | '"' | '“' | '’')
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// What a hyphen at the end of a line belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    pub fn between(first: &str, second: &str, words: &Words) -> Hyphen {
        let Some(start) = first.strip_suffix(HYPHENS) else {
            return Hyphen::None;
        };
        if !start.ends_with(char::is_alphanumeric) || !second.starts_with(char::is_alphanumeric) {
            return Hyphen::None;
        }
        // No word goes on with a capital after a small letter: `Inter-` before `Agency`.
        if start.ends_with(char::is_lowercase) && second.starts_with(char::is_uppercase) {
            return Hyphen::OfTheWord;
        }
        if is_address(start) {
            return Hyphen::OfTheWord;
        }
        let (start, end) = (bare(start), bare(second));
        let joined = words.count(&format!("{start}{end}"));
        let compound = words.count(&format!("{start}-{end}"));
        if joined != compound {
            return if joined > compound {
                Hyphen::OfTheLine
            } else {
                Hyphen::OfTheWord
            };
        }
        let is_compound = compound > 0
            || !words.are_broken()
            || !second.starts_with(char::is_lowercase)
            || start.contains('-')
            || FIRST_PARTS.contains(&start.as_str())
            || LAST_PARTS.contains(&end.as_str()) && start.chars().count() > 3
            || words.has(&start) && !ENDINGS.contains(&end.as_str());
        if is_compound {
            Hyphen::OfTheWord
        } else {
            Hyphen::OfTheLine
        }
    }
}

/// Whether a line's end cuts an address: programs break these at hyphens of their own.
fn is_address(start: &str) -> bool {
    start.contains("://") || start.contains("www.") || start.matches('/').count() > 1
}

/// First parts that keep their hyphen, as the reports write them and as English numbers do.
const FIRST_PARTS: [&str; 18] = [
    "anti", "non", "self", "ex", "half", "victim", "trauma", "counter", "long", "well", "twenty",
    "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// Last parts that have a hyphen before them.
const LAST_PARTS: [&str; 19] = [
    "based",
    "building",
    "centered",
    "driven",
    "finding",
    "friendly",
    "funded",
    "implemented",
    "income",
    "level",
    "making",
    "oriented",
    "owned",
    "raising",
    "related",
    "sensitive",
    "sharing",
    "specific",
    "term",
];

/// Last parts that syllables leave over after what would be a word by itself.
const ENDINGS: [&str; 20] = [
    "ing", "ed", "er", "ers", "or", "ors", "ment", "ments", "tion", "tions", "ion", "ions", "al",
    "ly", "ity", "able", "ance", "ence", "ive", "ness",
];

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "The office told its staff of the plan in many words.";

    fn words(lines: &[&str]) -> Words {
        let plain = std::iter::repeat_n(PLAIN, 60);
        Words::of(plain.chain(lines.iter().copied()))
    }

    /// The words of a text that breaks words at the ends of its lines.
    fn broken(lines: &[&str]) -> Words {
        let cut = std::iter::repeat_n("Officials heard of the plan to pros-", 20);
        let mut all = words(lines);
        cut.for_each(|line| all.take(line));
        all
    }

    #[test]
    fn a_capital_after_a_small_letter_begins_a_part_of_a_compound() {
        let words = broken(&["The Interagency Council met."]);
        let between = |a, b| Hyphen::between(a, b, &words);
        assert_eq!(between("Inter-", "Agency"), Hyphen::OfTheWord);
        assert_eq!(between("INTER-", "AGENCY"), Hyphen::OfTheLine);
    }

    #[test]
    fn the_form_that_the_text_itself_writes_more_often_is_taken() {
        let words = broken(&["co-operation and cooperation", "cooperation, fact-finding"]);
        let between = |a, b| Hyphen::between(a, b, &words);
        assert_eq!(between("co-", "operation"), Hyphen::OfTheLine);
        assert_eq!(between("fact-", "finding"), Hyphen::OfTheWord);
    }

    #[test]
    fn where_hardly_a_line_ends_in_a_hyphen_it_is_the_words_own() {
        let between = |words: &Words| Hyphen::between("dungeon-", "like", words);
        assert_eq!(between(&words(&[])), Hyphen::OfTheWord);
        assert_eq!(between(&broken(&[])), Hyphen::OfTheLine);
    }

    #[test]
    fn a_word_that_is_known_as_one_is_joined_even_there() {
        let words = words(&["victims of trafficking"]);
        let hyphen = Hyphen::between("traf-", "ficking", &words);
        assert_eq!(hyphen, Hyphen::OfTheLine);
    }

    #[test]
    fn known_parts_of_compounds_keep_the_hyphen_where_words_are_broken() {
        let words = broken(&[]);
        for (first, second) in [
            ("anti-", "drug"),
            ("capacity-", "building"),
            ("government-", "implemented"),
            ("Port-au-", "prince"),
        ] {
            let hyphen = Hyphen::between(first, second, &words);
            assert_eq!(hyphen, Hyphen::OfTheWord, "{first}{second}");
        }
    }

    #[test]
    fn an_address_keeps_its_hyphens() {
        let words = broken(&["pressrelease"]);
        let hyphen = Hyphen::between("https://news.example/press-", "release/2014", &words);
        assert_eq!(hyphen, Hyphen::OfTheWord);
    }
}
