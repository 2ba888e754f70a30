//! Letters that typesetters draw as one, and that got lost on the way: `traffcking`, `offcials`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use super::page::UNKNOWN;

/// Ligatures, the longest first.
const LIGATURES: [&str; 5] = ["ffi", "ffl", "ff", "fi", "fl"];

/// The words that have them, and by what remains of a word the word: see the file's first lines.
static WORDS: LazyLock<Words> =
    LazyLock::new(|| Words::of(include_str!("../../../data/ligatures.txt")));

#[derive(Debug, Default)]
struct Words {
    whole: HashSet<&'static str>,
    broken: HashMap<String, &'static str>,
}

impl Words {
    fn of(file: &'static str) -> Words {
        let mut words = Words::default();
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let Some((word, losses)) = line.split_once(' ') else {
                continue;
            };
            words.whole.insert(word);
            for loss in losses.chars() {
                words.broken.insert(without(word, loss == 'w'), word);
            }
        }
        words
    }
}

/// The word without its ligatures, or without the last letter of each.
fn without(word: &str, whole: bool) -> String {
    let mut left = String::with_capacity(word.len());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        match LIGATURES
            .iter()
            .find(|ligature| rest.starts_with(**ligature))
        {
            Some(ligature) => {
                if !whole {
                    left.push_str(&ligature[..ligature.len() - 1]);
                }
                rest = &rest[ligature.len()..];
            }
            None => {
                left.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    left
}

/// The text with its lost ligatures restored, and how many words that mended. A word is changed only
/// where what stands there is none and what it becomes is one.
pub(super) fn restored(text: &str) -> (String, u32) {
    let mut mended = 0;
    let mut all = String::with_capacity(text.len());
    let is_part = |c: char| c.is_alphabetic() || c == UNKNOWN;
    let mut rest = text;
    while let Some(start) = rest.find(is_part) {
        let (before, from) = rest.split_at(start);
        all.push_str(before);
        let end = from.find(|c| !is_part(c)).unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        match whole(word) {
            Some(whole) => {
                mended += 1;
                all.push_str(&whole);
            }
            None => all.push_str(word),
        }
        rest = after;
    }
    all.push_str(rest);
    (all, mended)
}

/// A word in capitals that is so long is no abbreviation.
const LONG: usize = 6;

/// The word that this one was before it lost a ligature.
fn whole(word: &str) -> Option<String> {
    let lower = word.to_lowercase();
    let found = if word.contains(UNKNOWN) {
        let mut fits = LIGATURES
            .iter()
            .filter_map(|ligature| WORDS.whole.get(lower.replace(UNKNOWN, ligature).as_str()));
        let first = fits.next()?;
        fits.next().is_none().then_some(*first)?
    } else {
        *WORDS.broken.get(&lower)?
    };
    let lower_case = |c: char| c.is_lowercase();
    if !word.contains(lower_case) {
        // Short words in capitals are names of offices.
        return (lower.chars().count() >= LONG).then(|| found.to_uppercase());
    }
    if word.starts_with(char::is_uppercase) {
        let (first, rest) = found.split_at(1);
        return Some(first.to_uppercase() + rest);
    }
    Some(found.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mended(text: &str) -> String {
        restored(text).0
    }

    #[test]
    fn what_lost_a_letter_of_a_ligature_is_the_word_again() {
        assert_eq!(
            mended("Traffcking: offcials identifed the frst victim’s anti-traffcking offce."),
            "Trafficking: officials identified the first victim’s anti-trafficking office."
        );
        assert_eq!(mended("TRAFFCKING PROFLE"), "TRAFFICKING PROFILE");
    }

    #[test]
    fn what_lost_the_whole_ligature_is_the_word_again() {
        assert_eq!(
            mended("eorts that were identied"),
            "efforts that were identified"
        );
        assert_eq!(
            mended("a traf\u{FFFD}cking o\u{FFFD}ce, \u{FFFD}"),
            "a trafficking office, \u{FFFD}"
        );
    }

    #[test]
    fn words_stay_as_they_are() {
        for text in [
            "tracking the fow of Ofra’s rm",
            "of cial",
            "Lefkosia and Hofstra",
            "ﬁ and FF",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn no_word_of_the_list_is_itself_changed() {
        for word in &WORDS.whole {
            assert_eq!(mended(word), **word);
        }
    }

    proptest! {
        #[test]
        fn mending_twice_changes_nothing(text in "[a-zA-Z\u{FFFD} .-]{0,60}") {
            let once = mended(&text);
            prop_assert_eq!(mended(&once), once);
        }
    }
}
