//! Which section a heading begins, whether it has a block to itself or runs into its text.

use std::sync::LazyLock;

use regex::Regex;

use crate::facts;
use crate::report::{Edition, SectionKind};

/// A section's heading and what follows it in the same block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SectionHeading {
    /// What the section is about.
    pub kind: SectionKind,
    /// The heading as printed.
    pub words: String,
    /// The year that stands in the heading, as encyclopedias put it there.
    pub year: Option<Edition>,
    /// The text that runs on in the same block; empty for a heading of its own.
    pub rest: String,
}

/// Folded headings and what they head.
const HEADINGS: &[(&str, SectionKind)] = &[
    ("prosecution", SectionKind::Prosecution),
    ("prosecutions", SectionKind::Prosecution),
    ("law enforcement", SectionKind::Prosecution),
    ("prosecution and law enforcement", SectionKind::Prosecution),
    ("prosecution of traffickers", SectionKind::Prosecution),
    ("investigation and prosecution", SectionKind::Prosecution),
    ("protection", SectionKind::Protection),
    ("victim protection", SectionKind::Protection),
    ("protection of victims", SectionKind::Protection),
    ("protection and assistance", SectionKind::Protection),
    ("victim protection and assistance", SectionKind::Protection),
    ("victim assistance", SectionKind::Protection),
    ("prevention", SectionKind::Prevention),
    ("prevention of trafficking", SectionKind::Prevention),
    ("trafficking profile", SectionKind::Profile),
    ("country profile", SectionKind::Profile),
    ("profile", SectionKind::Profile),
    ("scope and magnitude", SectionKind::Profile),
    ("human trafficking profile", SectionKind::Profile),
    ("introduction", SectionKind::Introduction),
    ("overview", SectionKind::Introduction),
    ("tier ranking", SectionKind::Introduction),
    ("progress", SectionKind::Progress),
];

static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\s,–—-]*[\(\[]?\b(20[0-4][0-9])\b[\)\]]?\s*$").expect("the pattern is a constant")
});

static RUN_IN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?s)^((?i:prosecution|protection|prevention|law enforcement|victim protection|trafficking profile|scope and magnitude))\s*(?:([:.–—]|-\s|--)\s*|\s)(\S.*)$",
    )
    .expect("the pattern is a constant")
});

/// Words with which the text after an unmarked run-in heading can begin; anything else
/// (`Protection Unit officers`) is taken for a sentence that happens to begin with the word.
const TEXT_BEGINS: &[&str] = &[
    "the",
    "in",
    "there",
    "during",
    "although",
    "while",
    "government",
    "authorities",
    "a",
    "an",
    "no",
    "despite",
    "with",
    "as",
    "law",
];

/// The section that a block with this text begins.
pub(super) fn heading(text: &str) -> Option<SectionHeading> {
    own_block(text).or_else(|| run_in(text))
}

fn own_block(text: &str) -> Option<SectionHeading> {
    if text.len() > 70 {
        return None;
    }
    let year = YEAR.captures(text);
    let plain = year
        .as_ref()
        .and_then(|found| found.get(0))
        .map_or(text, |place| &text[..place.start()]);
    let folded = facts::folded(plain.trim_start_matches(|c: char| !c.is_alphabetic()));
    let (_, kind) = HEADINGS.iter().find(|(words, _)| *words == folded)?;
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(char::is_uppercase)
        .then(|| SectionHeading {
            kind: *kind,
            words: text.trim_end_matches([':', '.']).trim().to_owned(),
            year: year.and_then(|found| found.get(1)?.as_str().parse().ok()),
            rest: String::new(),
        })
}

fn run_in(text: &str) -> Option<SectionHeading> {
    let found = RUN_IN.captures(text)?;
    let words = found.get(1)?.as_str();
    let rest = found.get(3)?.as_str();
    if !words.starts_with(char::is_uppercase) || !rest.starts_with(|c: char| !c.is_lowercase()) {
        return None;
    }
    let marked = found.get(2).is_some();
    let capitals = !words.chars().any(char::is_lowercase);
    let first: String = rest
        .chars()
        .take_while(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let begins = TEXT_BEGINS.contains(&first.as_str())
        || facts::mentions(rest)
            .first()
            .is_some_and(|mention| mention.place.start == 0);
    if !(marked || capitals || begins) || rest.split_whitespace().count() < 3 {
        return None;
    }
    let folded = facts::folded(words);
    let (_, kind) = HEADINGS.iter().find(|(words, _)| *words == folded)?;
    Some(SectionHeading {
        kind: *kind,
        words: words.to_owned(),
        year: None,
        rest: rest.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<SectionKind> {
        heading(text).map(|heading| heading.kind)
    }

    #[test]
    fn headings_in_any_case_begin_their_section() {
        assert_eq!(kind("Prosecution"), Some(SectionKind::Prosecution));
        assert_eq!(kind("PROTECTION:"), Some(SectionKind::Protection));
        assert_eq!(kind("TRAFFICKING PROFILE:"), Some(SectionKind::Profile));
        assert_eq!(kind("Scope and Magnitude."), Some(SectionKind::Profile));
        let wiki = heading("Prevention (2010)").unwrap();
        assert_eq!(
            (wiki.kind, wiki.year),
            (SectionKind::Prevention, Some(2010))
        );
    }

    #[test]
    fn a_heading_that_runs_into_its_text_is_parted_from_it() {
        for text in [
            "Prosecution: Courts heard nine cases this year.",
            "Prosecution. Courts heard nine cases this year.",
            "Prosecution – Courts heard nine cases this year.",
            "PROSECUTION Courts heard nine cases this year.",
        ] {
            let heading = heading(text).unwrap();
            assert_eq!(heading.kind, SectionKind::Prosecution, "{text}");
            assert_eq!(heading.rest, "Courts heard nine cases this year.", "{text}");
        }
        let bare = heading("Protection The government ran two shelters.").unwrap();
        assert_eq!(bare.rest, "The government ran two shelters.");
    }

    #[test]
    fn sentences_that_begin_with_the_word_are_no_headings() {
        for text in [
            "Prosecution of two officers went on.",
            "Protection Unit officers met the victims twice.",
            "Prevention remained weak in all parts of the country.",
            "TIER 2",
            "A map of the border",
        ] {
            assert_eq!(heading(text), None, "{text}");
        }
    }
}
