//! Which edition a text without title is of: told by the years that it speaks of.
//!
//! Figures for a whole year are told by the edition of the next year; what happened from January
//! to March of a year by that year's own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::facts;
use crate::report::Edition;

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("the pattern is a constant"));
    };
}

pattern!(
    YEAR,
    r"(?i)(?:\b(january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:[0-9]{1,2},?\s+)?|\b([a-z]+)\s+)?\b((?:19|20)[0-9]{2})\b"
);
pattern!(
    OF_A_LAW,
    r"(?i)\b(?:laws?|acts?|decrees?|code|codes|protocol|convention|constitution|statute|ordinance|regulation|resolution|plan|strategy|amendments?|since|until|by|through|article|no\.?|number)\s*(?:no\.?\s*)?(?:[\w./-]*[0-9][\w./-]*\s+)?(?:of\s+|from\s+)?(?:[A-Za-z]+\s+)?$"
);
pattern!(
    NAMES_A_LAW,
    r"^(?:['’]s)?\s+(?:[\w-]+\s+){0,4}?(?:law|act|decree|code|protocol|convention|constitution|statute|ordinance|amendments?|plan|strategy|policy)\b"
);
pattern!(RANGE_BEFORE, r"[0-9]{4}\s*[-–—/]\s*$");
pattern!(RANGE_AFTER, r"^\s*[-–—/]\s*[0-9]{2,4}\b");

/// The edition, how strongly the text speaks for it, and the words it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// The edition.
    pub year: Edition,
    /// The words it rests on.
    pub rests_on: String,
}

/// The edition for which the years in `text` speak.
pub(super) fn from_text(text: &str) -> Option<Told> {
    let mut votes: BTreeMap<Edition, (u32, String)> = BTreeMap::new();
    for found in YEAR.captures_iter(text) {
        let Some(place) = found.get(3) else { continue };
        let month = found.get(1).map(|month| month.as_str().to_lowercase());
        let Some(year) = spoken_for(text, &place, month.as_deref()) else {
            continue;
        };
        let word = found.get(2).map(|word| word.as_str().to_lowercase());
        // "in 2017" is how the report gives a year's figures.
        let figures = matches!(word.as_deref(), Some("in" | "during" | "for"));
        let vote = votes.entry(year).or_insert_with(|| {
            let whole = found.get(0).map_or(place.start(), |whole| whole.start());
            (0, around(text, whole, place.end()))
        });
        vote.0 += if figures { 2 } else { 1 };
    }
    let most = votes.values().map(|(count, _)| *count).max()?;
    // The latest year that is more than a stray mention: reports compare with years gone by.
    votes
        .into_iter()
        .rev()
        .find(|(_, (count, _))| count * 5 >= most)
        .map(|(year, (_, rests_on))| Told { year, rests_on })
}

/// The edition for which one year in the text speaks, if for any.
fn spoken_for(text: &str, place: &regex::Match<'_>, month: Option<&str>) -> Option<Edition> {
    let before = floor_before(text, place.start(), 60);
    let after = &text[place.end()..];
    if RANGE_BEFORE.is_match(before) || RANGE_AFTER.is_match(after) {
        return None;
    }
    let year: Edition = place.as_str().parse().ok()?;
    let edition = match month {
        Some("january" | "february" | "march") => year,
        Some(_) => year + 1,
        None if OF_A_LAW.is_match(before) || NAMES_A_LAW.is_match(floor_after(after, 60)) => {
            return None;
        }
        None => year + 1,
    };
    let known = facts::editions().first()?.year..=facts::latest_edition() + 5;
    known.contains(&edition).then_some(edition)
}

fn floor_before(text: &str, end: usize, length: usize) -> &str {
    let mut start = end.saturating_sub(length);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..end]
}

fn floor_after(text: &str, length: usize) -> &str {
    let mut end = length.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

fn around(text: &str, start: usize, end: usize) -> String {
    let before = floor_before(text, start, 40);
    let before = before.split_once(' ').map_or("", |(_, words)| words);
    format!("{before}{}", &text[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(text: &str) -> Option<Edition> {
        from_text(text).map(|told| told.year)
    }

    #[test]
    fn figures_for_a_year_are_told_by_the_next_edition() {
        let text = "Police opened 90 cases in 2017 (70 in 2016) and courts convicted nine in 2017.";
        assert_eq!(year(text), Some(2018));
    }

    #[test]
    fn the_first_months_of_a_year_speak_for_its_own_edition() {
        let text = "By February 2018 the code held in all districts. Figures for 2017 rose.";
        assert_eq!(year(text), Some(2018));
        assert_eq!(year("In October 2019 a court opened."), Some(2020));
    }

    #[test]
    fn old_laws_and_plans_speak_for_nothing() {
        let text = "Law 77 of 2007 forbids it; the 2000 protocol too. In 2010 police made 9 \
                    arrests under the plan for 2015-2020.";
        assert_eq!(year(text), Some(2011));
        assert_eq!(year("Law 77 of 2007 forbids it."), None);
    }

    #[test]
    fn a_stray_old_year_does_not_count() {
        let text = "A man arrested in December 2015 waited. In 2017 there were nine cases, in 2017 \
                    two verdicts.";
        assert_eq!(year(text), Some(2018));
    }
}
