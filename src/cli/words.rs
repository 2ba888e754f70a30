//! Arguments that take one of a few words.

use std::ops::RangeInclusive;
use std::time::Duration;

use bytesize::ByteSize;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use unmet::judgement::{Stance, Status};
use unmet::report::{CountryCode, EDITIONS, Edition, SectionKind};

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

/// The name or code of a country; it need not be a known one.
pub fn country(given: &str) -> Result<String, String> {
    match CountryCode::new(given) {
        Some(_) => Ok(given.to_owned()),
        None => Err("a country is named by letters, such as Peru or PER".to_owned()),
    }
}

/// The year of an edition that can be.
pub fn edition(given: &str) -> Result<Edition, String> {
    let (first, last) = EDITIONS.into_inner();
    (year(given).ok())
        .filter(|year| EDITIONS.contains(year))
        .ok_or_else(|| format!("a year is a number between {first} and {last}"))
}

/// Any year: those that there are will be told.
pub fn year(given: &str) -> Result<Edition, String> {
    (given.trim().parse()).map_err(|_| "a year is a number such as 2023".to_owned())
}

/// A year, or the years from one to another: `2023`, `2015..2020`, `2015..`, `..2020`.
pub fn years(given: &str) -> Result<RangeInclusive<Edition>, String> {
    let end = |given: &str, open: Edition| match given.trim() {
        "" => Ok(open),
        given => year(given),
    };
    let (first, last) = match given.split_once("..") {
        Some((first, last)) => (end(first, 0)?, end(last, Edition::MAX)?),
        None => (year(given)?, year(given)?),
    };
    match first <= last {
        true => Ok(first..=last),
        false => Err(format!("{first} comes after {last}; write {last}..{first}")),
    }
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
        .ok_or_else(|| "a time is a number of seconds such as 2 or 0.5".to_owned())
}

/// A number of bytes.
pub fn size(given: &str) -> Result<ByteSize, String> {
    (given.parse()).map_err(|_| "a size is written like 300MB or 2GiB".to_owned())
}
