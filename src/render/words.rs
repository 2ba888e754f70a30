//! Wordings that several formats share.

use chrono::{DateTime, Utc};

use crate::judgement::Status;
use crate::report::{Edition, Series};

/// What people call a series.
pub fn series_name(series: &Series) -> String {
    if series.is_tip() {
        "Trafficking in Persons Report".to_owned()
    } else {
        series.to_string()
    }
}

/// A rating in at most two characters: `Tier 2 Watch List` is `2W`, `Special Case` is `SC`,
/// `Moderate Advancement` is `MA`.
pub fn rating_abbreviation(rating: &str) -> String {
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

/// `1 edition`, `3 editions`.
pub fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

/// A day: `2024-05-02`.
pub fn day(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%d").to_string()
}

/// What a status means, in words.
pub fn meaning(status: Status) -> &'static str {
    match status {
        Status::Met => "no longer asked, and done",
        Status::Partial => "real progress, but asked again or still insufficient",
        Status::Unmet => "asked again or said to be lacking, and no progress found",
        Status::Dropped => "no longer asked, and no evidence either way",
        Status::Pending => "no later report says anything yet",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_known_by_two_letters() {
        for (rating, short) in [
            ("Tier 1", "1"),
            ("Tier 2 Watch List", "2W"),
            ("Tier 3 (Automatic Downgrade)", "3A"),
            ("Special Case", "SC"),
            ("Moderate Advancement", "MA"),
        ] {
            assert_eq!(rating_abbreviation(rating), short);
        }
    }

    #[test]
    fn runs_of_years_are_drawn_together() {
        assert_eq!(
            years(&[2010, 2012, 2013, 2014, 2016, 2017]),
            "2010, 2012 to 2014, 2016, 2017"
        );
    }
}
