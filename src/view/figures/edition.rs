//! The figures of one edition beside those that earlier editions stated.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::trend::{Point, trend};
use super::{Kind, Statement, statements};
use crate::figures::{Indicator, Unit, year_under_review};
use crate::ledger::Ledger;
use crate::report::Edition;

/// What one edition states, beside what earlier ones stated.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditionFigures {
    /// The edition.
    pub edition: Edition,
    /// The year that it is about.
    pub under_review: Edition,
    /// The indicators of which it states a figure, in the order in which people list them.
    pub indicators: Vec<EditionIndicator>,
}

/// One indicator in one unit.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct EditionIndicator {
    /// The indicator.
    pub indicator: Indicator,
    /// What is counted.
    pub unit: Unit,
    /// The currency of money.
    pub currency: Option<String>,
    /// What the edition states of the year under review, whole figures first.
    pub stated: Vec<Statement>,
    /// What it states of earlier years.
    pub looking_back: Vec<Statement>,
    /// The whole figures that earlier editions state, by year and edition.
    pub before: Vec<Statement>,
    /// The whole figures through the years as this edition and earlier ones state them.
    pub trend: Vec<Point>,
}

/// The figures that the edition of `year` states, beside those that earlier editions stated for the
/// years before; `None` where no report of that edition was read.
pub fn figures_of_edition(ledger: &Ledger, year: Edition) -> Option<EditionFigures> {
    ledger
        .reports
        .iter()
        .find(|report| report.id.year == year)?;
    let mut kinds: BTreeMap<Kind, Vec<Statement>> = BTreeMap::new();
    for statement in statements(ledger) {
        if statement.edition <= year {
            kinds.entry(statement.kind()).or_default().push(statement);
        }
    }
    let indicators = kinds.into_iter().filter_map(|(kind, statements)| {
        let trend = trend(&statements);
        let (own, mut before): (Vec<_>, Vec<_>) =
            statements.into_iter().partition(|s| s.edition == year);
        if own.is_empty() {
            return None;
        }
        before.retain(|statement| statement.whole);
        before.sort_by_key(|statement| (statement.about, statement.edition));
        let (looking_back, mut stated): (Vec<_>, Vec<_>) =
            own.into_iter().partition(|statement| statement.looks_back);
        stated.sort_by_key(|statement| !statement.whole);
        let (indicator, unit, currency) = kind;
        Some(EditionIndicator {
            indicator,
            unit,
            currency,
            stated,
            looking_back,
            before,
            trend,
        })
    });
    Some(EditionFigures {
        edition: year,
        under_review: year_under_review(&ledger.id().series, year),
        indicators: indicators.collect(),
    })
}
