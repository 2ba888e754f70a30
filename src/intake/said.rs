//! What a person said of the same bytes before: it holds until they say something else, so that a
//! folder added again does not undo what was set right.

use crate::narrative::Hints;
use crate::report::{Field, Recognition, SectionKind, Series};

/// The options that were given. Where they differed from report to report, they chose among
/// reports and are no word on the source.
pub(super) fn before(told: &[Recognition]) -> Hints {
    Hints {
        country: only(told, Field::Country).map(str::to_owned),
        year: only(told, Field::Edition).and_then(|year| year.parse().ok()),
        section: match only(told, Field::Section) {
            Some(kind) => kind.parse().ok(),
            None => (told.iter().any(|told| told.field == Field::Recommendations))
                .then_some(SectionKind::Recommendations),
        },
        series: only(told, Field::Series).and_then(Series::new),
        ..Hints::default()
    }
}

fn only(told: &[Recognition], field: Field) -> Option<&str> {
    let mut values = told
        .iter()
        .filter(|told| told.field == field)
        .map(|told| told.value.as_str());
    let first = values.next()?;
    values.all(|other| other == first).then_some(first)
}

/// A sentence about the options that still hold and were not given `now`.
pub(super) fn still_holding(now: &Hints, before: &Hints) -> Option<String> {
    let mut options = Vec::new();
    if let (None, Some(country)) = (&now.country, &before.country) {
        options.push(match country.contains(' ') {
            true => format!("--country \"{country}\""),
            false => format!("--country {country}"),
        });
    }
    if let (None, Some(year)) = (now.year, before.year) {
        options.push(format!("--year {year}"));
    }
    if let (None, Some(section)) = (now.section, before.section) {
        options.push(format!("--section {section}"));
    }
    if let (None, Some(series)) = (&now.series, &before.series) {
        options.push(format!("--series {series}"));
    }
    (!options.is_empty()).then(|| {
        format!(
            "what was said of it before still holds: {}; say something else, or go by the text alone with --as-read",
            options.join(" ")
        )
    })
}
