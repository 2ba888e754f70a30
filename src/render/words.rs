//! Wordings that several formats share.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use chrono::{DateTime, Utc};

use crate::judgement::{Judge, LinkDecision, Status};
use crate::report::{Edition, Series};
use crate::view::stated::{FirstYear, Stated};
use crate::view::sure::SURE_STATUS;

/// What people call a series.
pub fn series_name(series: &Series) -> String {
    if series.is_tip() {
        "Trafficking in Persons Report".to_owned()
    } else if *series == Series::ilab() {
        "Findings on the Worst Forms of Child Labor".to_owned()
    } else {
        format!("{series} series")
    }
}

/// Each of `ratings` in at most two characters, no two the same: `Tier 2 Watch List` is `2W`,
/// `Special Case` is `SC`; beside `Minimal Advancement`, `Moderate Advancement` is `Mo`. Where there
/// is room for one only: `W`, `C`.
pub fn abbreviations<'a>(
    ratings: impl IntoIterator<Item = &'a str>,
    room: usize,
) -> BTreeMap<&'a str, String> {
    let ratings: BTreeSet<&str> = ratings.into_iter().collect();
    let ways: &[fn(&str) -> String] = match room {
        ..2 => &[last_initial, |rating| {
            beginning(rating).chars().take(1).collect()
        }],
        _ => &[initials, beginning],
    };
    let mut short: BTreeMap<&str, String> = BTreeMap::new();
    for (place, rating) in ratings.iter().enumerate() {
        let unique = |way: &fn(&str) -> String| {
            let mut others = ratings.iter().filter(|other| *other != rating);
            others.all(|other| way(other) != way(rating))
        };
        let chosen = ways.iter().find(|way| unique(way)).map(|way| way(rating));
        let numbered = || match room {
            ..2 => format!("{}", place + 1),
            // A bare number would be read as a tier.
            _ => beginning(rating)
                .chars()
                .take(1)
                .chain((place + 1).to_string().chars())
                .collect(),
        };
        short.insert(rating, chosen.unwrap_or_else(numbered));
    }
    short
}

fn initials(rating: &str) -> String {
    let words = rating
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words
        .skip_while(|word| word.eq_ignore_ascii_case("tier"))
        .filter_map(|word| word.chars().next())
        .flat_map(char::to_uppercase)
        .take(2)
        .collect()
}

fn last_initial(rating: &str) -> String {
    initials(rating)
        .chars()
        .last()
        .map(String::from)
        .unwrap_or_default()
}

fn beginning(rating: &str) -> String {
    rating
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(2)
        .collect()
}

/// Years in a sentence, runs drawn together: `2010, 2012 to 2015`.
pub fn years(years: &[Edition]) -> String {
    let mut runs: Vec<(Edition, Edition)> = Vec::new();
    for year in years {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *year => *last = *year,
            _ => runs.push((*year, *year)),
        }
    }
    let parts: Vec<String> = (runs.into_iter())
        .map(|(first, last)| match last - first {
            0 => first.to_string(),
            1 => format!("{first}, {last}"),
            _ => format!("{first} to {last}"),
        })
        .collect();
    parts.join(", ")
}

/// What the source itself says of an ask's years, and where that differs from what was found:
/// `the source itself says: suggested 2009 to 2014, 2016; no list of 2009 to 2013 was read`.
pub fn stated(stated: &Stated) -> String {
    let since = stated.found_since;
    let said = years(&stated.years);
    let first = stated.years.first().copied().unwrap_or(since);
    let differs = match stated.first {
        FirstYear::Same => String::new(),
        FirstYear::Unread => {
            let between: Vec<Edition> = (first..since).collect();
            format!("; no list of {} was read", years(&between))
        }
        FirstYear::Earlier => format!("; no wording before {since} was found to be the same ask"),
        FirstYear::Later => format!("; the wordings since {since} are taken for the same ask"),
    };
    format!("the source itself says: suggested {said}{differs}")
}

/// The words with a capital at their beginning.
pub fn capital(words: impl AsRef<str>) -> String {
    let mut letters = words.as_ref().chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.collect::<String>() + letters.as_str()
}

/// `1 edition`, `3 editions`, `12 countries`.
pub fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {}", several(thing)),
    }
}

/// The same of what may be a great many: `1,074 reports`.
pub fn many(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{} {}", thousands(count), several(thing)),
    }
}

/// `editions`, `countries`.
fn several(thing: &str) -> String {
    match thing.strip_suffix("try") {
        Some(stem) => format!("{stem}tries"),
        None => format!("{thing}s"),
    }
}

/// A whole number with its thousands parted by commas: `1,074`.
pub fn thousands(number: impl Display) -> String {
    let digits = number.to_string();
    let mut parted = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && !parted.ends_with('-') {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

/// A day: `2024-05-02`.
pub fn day(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d").to_string()
}

/// Who judged, by the word of the JSON export.
pub fn judged_by(judge: Judge) -> &'static str {
    match judge {
        Judge::Program => "program",
        Judge::Person => "person",
    }
}

/// What was decided of a link, by the word of the JSON export.
pub fn decided(decision: LinkDecision) -> &'static str {
    match decision {
        LinkDecision::Auto => "auto",
        LinkDecision::Accepted => "accepted",
        LinkDecision::Rejected => "rejected",
    }
}

/// What a status means, in words.
pub fn meaning(status: Status) -> &'static str {
    status.meaning()
}

/// " (unsure, 58 %)" behind a status of little confidence, nothing behind others.
pub fn unsure(confidence: Option<f64>) -> String {
    match confidence {
        Some(confidence) if confidence < SURE_STATUS => {
            format!(" (unsure, {:.0} %)", (confidence * 100.0).floor())
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_known_by_two_characters() {
        let tiers = ["Tier 1", "Tier 2", "Tier 2 Watch List", "Special Case"];
        let short: Vec<String> = abbreviations(tiers, 2).into_values().collect();
        assert_eq!(short, ["SC", "1", "2", "2W"]);
    }

    #[test]
    fn ratings_with_the_same_initials_are_told_apart() {
        let short = abbreviations(
            [
                "Moderate Advancement",
                "Minimal Advancement",
                "No Advancement",
            ],
            2,
        );
        let short: Vec<String> = short.into_values().collect();
        assert_eq!(short, ["Mi", "Mo", "NA"]);
    }

    #[test]
    fn runs_of_years_are_drawn_together() {
        assert_eq!(
            years(&[2010, 2012, 2013, 2014, 2016, 2017]),
            "2010, 2012 to 2014, 2016, 2017"
        );
    }
}
