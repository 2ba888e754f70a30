//! Sums of money: budgets, spending, fines, compensation.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Captures, Regex};

use super::period::{self, Told};
use super::reading::dated;
use super::words::Words;
use super::{Certainty, Figure, Indicator, Period, Unit};
use crate::report::Edition;

/// "7.5 million soles ($2.3 million)", "$189,000", "€2 million".
const SUM: &str = r"(?x)
    (?P<sum>
      (?P<sign>US\$|U\.S\.\ \$|\$|£|€)\s?(?P<value>\d[\d,]*(?:\.\d+)?)(?:\s(?P<scale>thousand|million|billion|trillion))?
      |
      (?P<value2>\d[\d,]*(?:\.\d+)?)(?:\s(?P<scale2>thousand|million|billion|trillion))?
      \s(?P<currency>\p{L}+(?:\s\p{L}+){0,2})
      \s\((?:approximately\s|about\s|around\s)?(?:US)?\$(?P<dollars>\d[\d,]*(?:\.\d+)?)(?:\s(?P<scale3>thousand|million|billion|trillion))?\)
    )";

/// What money is for, by words near it in its clause.
const PURPOSES: [(Indicator, &[&str]); 4] = [
    (
        Indicator::Compensation,
        &[
            "compensation",
            "restitution",
            "damages",
            "awarded",
            "indemnity",
        ],
    ),
    (Indicator::Fines, &["fined", "fines"]),
    (
        Indicator::Spending,
        &[
            "spent",
            "spending",
            "expended",
            "expenditure",
            "expenditures",
            "disbursed",
        ],
    ),
    (
        Indicator::Budget,
        &[
            "allocated",
            "budget",
            "budgeted",
            "earmarked",
            "allocation",
            "appropriated",
        ],
    ),
];

/// Words with which money is not the government's own, or only threatened, or only a price.
const NOT_MEANT: [&str; 22] = [
    "prescrib", "penalt", "punish", "donor", "foreign", "donat", "fee", "fees", "wage", "salary",
    "ransom", "earn", "debt", "request", "could", "would", "minimum", "maximum", "planned", "loan",
    "decree", "not",
];

/// The sums of money of a sentence.
pub(super) fn money(sentence: &str, words: &Words, under_review: Edition) -> Vec<Figure> {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let Some(pattern) = PATTERN.get_or_init(|| Regex::new(SUM).ok()) else {
        return Vec::new();
    };
    let mut found: Vec<Figure> = Vec::new();
    for sum in pattern.captures_iter(sentence) {
        if let Some(figure) = figure(&sum, words, found.last(), under_review) {
            found.push(figure);
        }
    }
    found
}

fn figure(
    sum: &Captures,
    words: &Words,
    before: Option<&Figure>,
    under_review: Edition,
) -> Option<Figure> {
    let place = sum.name("sum")?.range();
    let at = words
        .0
        .iter()
        .position(|word| word.place.start >= place.start)?;
    let first = sum.name("value").or_else(|| sum.name("value2"))?;
    let value = amount(sum, first.as_str(), ["scale", "scale2"])?;
    let currency = match (sum.name("sign"), sum.name("currency")) {
        (Some(sign), _) if sign.as_str().ends_with('$') => "$".to_owned(),
        (Some(sign), _) => sign.as_str().to_owned(),
        (None, currency) => currency?.as_str().to_owned(),
    };
    let dollars = match sum.name("dollars") {
        Some(dollars) => amount(sum, dollars.as_str(), ["scale3", "scale3"]),
        None => (currency == "$").then_some(value),
    };
    let start = words.clause_start(at);
    if (start..words.clause_end(at)).any(|place| {
        NOT_MEANT
            .iter()
            .any(|stem| words.folded(place).starts_with(stem))
    }) {
        return None;
    }
    // "increased the budget by $800,000" tells no budget.
    if at
        .checked_sub(1)
        .is_some_and(|before| words.folded(before) == "by")
    {
        return None;
    }
    let from = (at.saturating_sub(3).max(start)..at)
        .any(|place| ["from", "compared"].contains(&words.folded(place)));
    let was = before.filter(|_| from);
    let (indicator, certainty) = match was {
        Some(before) => (before.indicator, Certainty::Inferred),
        None => (purpose(words, start, at)?, Certainty::Stated),
    };
    let told = match was {
        Some(_) => period::right_after(words, at, under_review),
        None => period::after(words, at, under_review),
    };
    let told = match (was, told) {
        (Some(_), told) => told.or(Some(Told::YearBefore)),
        (None, told) => told
            .or_else(|| budget_year(words, start, at, under_review))
            .or_else(|| period::opening(words, at, under_review)),
    };
    let figure = Figure {
        indicator,
        unit: Unit::Money,
        value,
        up_to: None,
        currency: Some(currency),
        dollars,
        approximate: super::approximate::approximate(words, at),
        qualifier: purpose_words(words, &place, was),
        hedge: String::new(),
        by_others: super::qualifier::by_others(words, None, at, at),
        about: Period::year(under_review),
        place,
        certainty,
    };
    dated(figure, told, under_review)
}

/// "the 2021 budget", "the budget for 2021".
fn budget_year(words: &Words, start: usize, at: usize, under_review: Edition) -> Option<Told> {
    let budget = (start..at)
        .rev()
        .find(|place| words.folded(*place) == "budget")?;
    let near = budget.saturating_sub(3).max(start)..(budget + 3).min(at);
    let year = near.into_iter().find_map(|place| words.0[place].year)?;
    (year <= under_review + 2).then_some(Told::Years(Period::year(year)))
}

fn amount(sum: &Captures, digits: &str, scales: [&str; 2]) -> Option<f64> {
    let value: f64 = digits.replace(',', "").parse().ok()?;
    let scale = scales.iter().find_map(|name| sum.name(name));
    let scale = scale.map_or(Some(1.0), |scale| super::numbers::scale(scale.as_str()))?;
    // No currency has more than two decimals.
    Some((value * scale * 100.0).round() / 100.0).filter(|value| value.is_finite())
}

/// The purpose that is named nearest before the money in its clause.
fn purpose(words: &Words, start: usize, at: usize) -> Option<Indicator> {
    (start..at).rev().take(NEAR).find_map(|place| {
        let named = |(_, names): &&(Indicator, &[&str])| names.contains(&words.folded(place));
        PURPOSES.iter().find(named).map(|(indicator, _)| *indicator)
    })
}

/// The purpose of money stands at most so many words before it.
const NEAR: usize = 12;

/// "to victim assistance", "for shelters": what the money is for, where it is said.
fn purpose_words(words: &Words, place: &Range<usize>, was: Option<&Figure>) -> String {
    if let Some(before) = was {
        return before.qualifier.clone();
    }
    let Some(start) = words
        .0
        .iter()
        .position(|word| word.place.start >= place.end)
    else {
        return String::new();
    };
    if !["to", "for", "toward", "towards"].contains(&words.folded(start)) {
        return String::new();
    }
    let end = (start + 1..words.0.len())
        .find(|at| {
            words.0[*at].mark > super::words::Mark::Hyphen
                || words.0[*at].year.is_some()
                || ["in", "compared", "an", "and", "during", "which"].contains(&words.folded(*at))
        })
        .unwrap_or(words.0.len());
    if end == start + 1 {
        return String::new();
    }
    words.join(start..end.min(start + 10))
}
