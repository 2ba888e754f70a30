//! Years in cells: `2018`, `2018.0`, `June 2018`, `2018-06-28`, `2014, 2016-2018`.

use std::sync::LazyLock;

use regex::Regex;

use crate::report::{EDITIONS, Edition};

static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"\d+").ok());

/// The years that stand in these words, with where they end and the next begins.
fn found(words: &str) -> Vec<(Edition, std::ops::Range<usize>)> {
    let Some(number) = NUMBER.as_ref() else {
        return Vec::new();
    };
    number
        .find_iter(words)
        .filter(|found| found.len() == 4)
        .filter_map(|found| Some((found.as_str().parse().ok()?, found.range())))
        .filter(|(year, _)| EDITIONS.contains(year))
        .collect()
}

static SHORT: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b\d{4}\s*(?:[/–—]\s*\d{2}|-\s*(?:1[3-9]|[2-9]\d))$").ok());

/// The one year in these words; `None` where there is none, or more than one (2018/19).
pub(super) fn year(words: &str) -> Option<Edition> {
    let found = found(words);
    let (first, _) = found.first()?;
    if SHORT.as_ref().is_some_and(|two| two.is_match(words.trim())) {
        return None;
    }
    found
        .iter()
        .all(|(year, _)| year == first)
        .then_some(*first)
}

/// All years in these words, ascending; `2016-2018` is three.
pub(super) fn years(words: &str) -> Vec<Edition> {
    let found = found(words);
    let mut years: Vec<Edition> = found.iter().map(|(year, _)| *year).collect();
    for pair in found.windows(2) {
        let [(first, before), (last, after)] = pair else {
            continue;
        };
        let between = words[before.end..after.start].trim();
        if matches!(between, "-" | "–" | "—" | "to") {
            years.extend(*first..=*last);
        }
    }
    years.sort_unstable();
    years.dedup();
    years
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_found_however_it_is_written() {
        for words in [
            "2018",
            "2018.0",
            "June 2018",
            "2018-06-28",
            "28/06/2018",
            "TIP Report 2018",
        ] {
            assert_eq!(year(words), Some(2018), "{words}");
        }
        for words in [
            "",
            "18",
            "sometime",
            "2017/2018",
            "2018/19",
            "2018–19",
            "2018-19",
            "12018",
            "1718",
        ] {
            assert_eq!(year(words), None, "{words}");
        }
    }

    #[test]
    fn years_from_one_to_another_are_all_of_them() {
        assert_eq!(years("2014, 2016 – 2018"), [2014, 2016, 2017, 2018]);
        assert_eq!(years("2021; 2019"), [2019, 2021]);
        assert!(years("never").is_empty());
    }
}
