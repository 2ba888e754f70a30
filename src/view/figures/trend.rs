//! A figure through the years.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::Statement;
use crate::figures::Indicator;
use crate::report::Edition;

/// The whole figure of one year.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Point {
    /// The year.
    pub year: Edition,
    /// The figure as the latest edition states it; absent where none does, or where one edition
    /// states several.
    pub value: Option<f64>,
    /// The edition that states it.
    pub edition: Option<Edition>,
    /// Whether other statements give another number for this year.
    pub disputed: bool,
    /// Against the year before, where both are known.
    pub change: Option<Change>,
}

/// How a figure changed against the year before.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// By how much it is above the year before.
    pub by: f64,
    /// The same as a share of the year before; absent where that was 0.
    pub share: Option<f64>,
}

/// The whole figures among statements, without ranges and prison terms.
pub(super) fn whole<'a>(statements: impl IntoIterator<Item = &'a Statement>) -> Vec<&'a Statement> {
    let whole = |s: &&Statement| s.whole && s.up_to.is_none() && s.indicator != Indicator::Terms;
    statements.into_iter().filter(whole).collect()
}

/// The number that the latest edition gives for `year`; `None` where none of the statements is about
/// it, and where that edition gives several.
pub(super) fn figure_of(year: Edition, statements: &[&Statement]) -> Option<f64> {
    let of_year = || (statements.iter()).filter(|statement| statement.about.first == year);
    let edition = of_year().map(|statement| statement.edition).max()?;
    let mut values = of_year()
        .filter(|statement| statement.edition == edition)
        .map(|statement| statement.value);
    let value = values.next()?;
    values.all(|other| other == value).then_some(value)
}

/// The whole figures among statements of one kind. Those told with a doubt ("potential victims")
/// are among them only where all are: the two are not to be compared.
pub(super) fn comparable<'a>(
    statements: impl IntoIterator<Item = &'a Statement>,
) -> Vec<&'a Statement> {
    let whole = whole(statements);
    let certain = whole.iter().any(|s| s.hedge.is_none());
    let alike = |s: &&Statement| s.hedge.is_none() || !certain;
    whole.into_iter().filter(alike).collect()
}

/// The whole figures of statements of one kind, from the first year to the last.
pub(super) fn trend(statements: &[Statement]) -> Vec<Point> {
    let mut years: BTreeMap<Edition, Vec<&Statement>> = BTreeMap::new();
    for statement in comparable(statements) {
        years
            .entry(statement.about.first)
            .or_default()
            .push(statement);
    }
    let (Some(first), Some(last)) = (years.keys().next(), years.keys().next_back()) else {
        return Vec::new();
    };
    let mut points: Vec<Point> = Vec::new();
    for year in *first..=*last {
        let of_year = years.get(&year).map_or(&[][..], Vec::as_slice);
        let edition = of_year.iter().map(|s| s.edition).max();
        let value = figure_of(year, of_year);
        let before = points.last().and_then(|point| point.value);
        points.push(Point {
            year,
            value,
            edition,
            disputed: of_year.windows(2).any(|two| two[0].value != two[1].value),
            change: value.zip(before).map(|(now, before)| Change {
                by: now - before,
                share: (before != 0.0).then(|| (now - before) / before),
            }),
        });
    }
    points
}
