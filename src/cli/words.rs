//! Arguments that take one of a few words.

use std::ops::RangeInclusive;
use std::time::Duration;

use bytesize::ByteSize;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use unmet::facts;
use unmet::judgement::{Stance, Status};
use unmet::report::{Edition, SectionKind};

/// A status word; any other is wrong usage, told with the list of them.
pub fn status() -> impl TypedValueParser<Value = Status> {
    PossibleValuesParser::new(Status::ALL.iter().map(|status| status.word()))
        .try_map(|word| word.parse::<Status>())
}

/// A stance word; any other is wrong usage, told with the list of them.
pub fn stance() -> impl TypedValueParser<Value = Stance> {
    PossibleValuesParser::new(Stance::ALL.iter().map(|stance| stance.word()))
        .try_map(|word| word.parse::<Stance>())
}

/// The word of a section that can bear evidence.
pub fn evidence_section() -> impl TypedValueParser<Value = SectionKind> {
    let kinds = SectionKind::ALL
        .into_iter()
        .filter(|kind| kind.bears_evidence());
    PossibleValuesParser::new(kinds.map(SectionKind::word))
        .try_map(|word| word.parse::<SectionKind>())
}

/// The word of any section.
pub fn section() -> impl TypedValueParser<Value = SectionKind> {
    PossibleValuesParser::new(SectionKind::ALL.into_iter().map(SectionKind::word))
        .try_map(|word| word.parse::<SectionKind>())
}

/// Any year: those that there are will be told.
pub fn year(given: &str) -> Result<Edition, String> {
    (given.trim().parse()).map_err(|_| "a year is a number such as 2023".to_owned())
}

/// A year, or the years from one to another: `2023`, `2015..2020`, `2015-2020`, `2015..`, `..2020`.
pub fn years(given: &str) -> Result<RangeInclusive<Edition>, String> {
    let end = |given: &str, open: Edition| match given.trim() {
        "" => Ok(open),
        given => year(given),
    };
    let parted = (given.split_once("..")).or_else(|| {
        let (first, last) = given.split_once(['-', '–'])?;
        (!first.trim().is_empty() && !last.trim().is_empty()).then_some((first, last))
    });
    let (first, last) = match parted {
        Some((first, last)) => (
            end(first, 0)?,
            end(last.trim_start_matches('='), Edition::MAX)?,
        ),
        None => (year(given)?, year(given)?),
    };
    match first <= last {
        true => Ok(first..=last),
        false => Err(format!("{first} comes after {last}; write {last}..{first}")),
    }
}

/// The names of countries as a shell hands them over: `South Korea` without quotation marks is two
/// words, and one country.
pub fn joined_countries(words: Vec<String>) -> Vec<String> {
    let mut countries = Vec::with_capacity(words.len());
    let mut rest = words.as_slice();
    while let [first, ..] = rest {
        let longest = (2..=rest.len()).rev().find(|many| {
            let one = &rest[..*many];
            let known = |name: &String| facts::country(name).is_some();
            !one.iter().all(known) && facts::country(&one.join(" ")).is_some()
        });
        let many = longest.unwrap_or(1);
        countries.push(match many {
            1 => first.clone(),
            many => rest[..many].join(" "),
        });
        rest = &rest[many..];
    }
    countries
}

/// The word of a section that is searched.
pub fn searched_section() -> impl TypedValueParser<Value = SectionKind> {
    let kinds = SectionKind::ALL
        .into_iter()
        .filter(|kind| kind.bears_evidence() || *kind == SectionKind::Recommendations);
    PossibleValuesParser::new(kinds.map(SectionKind::word))
        .try_map(|word| word.parse::<SectionKind>())
}

/// A number of seconds, up to a day.
pub fn seconds(given: &str) -> Result<Duration, String> {
    (given.trim().parse().ok())
        .filter(|seconds| (0.0..=86_400.0).contains(seconds))
        .map(Duration::from_secs_f64)
        .ok_or_else(|| "a time is a number of seconds such as 2 or 0.5, at most 86400".to_owned())
}

/// A number of bytes.
pub fn size(given: &str) -> Result<ByteSize, String> {
    (given.parse()).map_err(|_| "a size is written like 300MB or 2GiB".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_written_with_dots_or_a_dash() {
        for given in [
            "2018..2020",
            "2018-2020",
            "2018–2020",
            "2018 - 2020",
            "2018..=2020",
        ] {
            assert_eq!(years(given), Ok(2018..=2020), "{given}");
        }
        assert_eq!(years("2018.."), Ok(2018..=Edition::MAX));
        assert!(years("2018-").is_err());
        assert!(years("2020-2018").unwrap_err().contains("2018..2020"));
    }

    #[test]
    fn a_country_of_several_words_needs_no_quotation_marks() {
        let joined = |words: &str| joined_countries(words.split('|').map(str::to_owned).collect());
        assert_eq!(joined("South|Korea|Peru"), ["South Korea", "Peru"]);
        assert_eq!(joined("Peru|Chile"), ["Peru", "Chile"]);
        assert_eq!(joined("Atlantis|Peru"), ["Atlantis", "Peru"]);
        assert_eq!(joined("Guinea|Chad"), ["Guinea", "Chad"]);
    }
}
