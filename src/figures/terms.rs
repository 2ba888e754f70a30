//! How long prison sentences were: "sentences ranging from three to 30 years' imprisonment".

use super::approximate::approximate;
use super::period;
use super::reading::dated;
use super::words::{Mark, Words};
use super::{Certainty, Figure, Indicator, Period, Unit};
use crate::report::Edition;

/// Words of laws: what they threaten with is no sentence.
const LAWS: [&str; 25] = [
    "prescrib",
    "penalties",
    "punishable",
    "punish",
    "criminaliz",
    "minimum",
    "mandat",
    "maximum",
    "article",
    "code",
    "amend",
    "prohibit",
    "provides",
    "bill",
    "carried",
    "carries",
    "statute",
    "penalty",
    "provision",
    "stringent",
    "statut",
    "law",
    "could",
    "would",
    "appeal",
];

/// The prison terms of a sentence.
pub(super) fn terms(words: &Words, under_review: Edition) -> Vec<Figure> {
    let all = 0..words.0.len();
    let average = all.clone().any(|at| words.folded(at).starts_with("averag"));
    let begins = |stem: &str| all.clone().any(|at| words.folded(at).starts_with(stem));
    if super::reading::is_single_case(words)
        || LAWS.iter().any(|law| begins(law))
        || !(begins("sentenc") || begins("imprison") || begins("prison"))
    {
        return Vec::new();
    }
    let mut found: Vec<Figure> = Vec::new();
    for at in all.clone() {
        let Some((value, up_to, last)) = range(words, at, found.last()) else {
            continue;
        };
        let unit = match words.folded(last + 1) {
            "years" | "year" => Unit::Years,
            "months" | "month" => Unit::Months,
            _ => continue,
        };
        if !is_prison(words, at, last + 1) {
            continue;
        }
        // One person's sentence is no figure.
        let several = up_to.is_some()
            || ["each", "averaged", "average", "both"]
                .iter()
                .any(|word| begins(word))
            || [
                "traffickers",
                "offenders",
                "defendants",
                "sentences",
                "terms",
                "them",
            ]
            .iter()
            .any(|word| (words.clause_start(at)..at).any(|place| words.folded(place) == *word));
        if !several {
            continue;
        }
        let told = period::after(words, at, under_review)
            .or_else(|| period::opening(words, at, under_review));
        let place = words.0[at].place.start..words.0[last].place.end;
        let suspended = (words.clause_start(at)..words.clause_end(at))
            .any(|place| words.folded(place) == "suspended");
        let some = (at.saturating_sub(6).max(words.clause_start(at))..at)
            .map(|place| words.folded(place))
            .find(|word| ["most", "some", "many", "others", "other", "several"].contains(word));
        let which = match some {
            _ if average => "on average",
            _ if suspended => "suspended",
            Some(some) => some,
            None => "",
        };
        let figure = Figure {
            indicator: Indicator::Terms,
            unit,
            value,
            up_to,
            currency: None,
            dollars: None,
            approximate: approximate(words, at),
            qualifier: which.to_owned(),
            hedge: String::new(),
            by_others: false,
            about: Period::year(under_review),
            place,
            certainty: Certainty::Stated,
        };
        found.extend(dated(figure, told, under_review));
    }
    found
}

/// A number, or a range of two: value, upper end, the last word of it.
fn range(words: &Words, at: usize, before: Option<&Figure>) -> Option<(f64, Option<f64>, usize)> {
    let value = words.0[at].number?;
    if before.is_some_and(|figure| figure.place.end > words.0[at].place.start) {
        return None;
    }
    // "14 months to six years" is a range of two units.
    let unit = |at: usize| ["years", "year", "months", "month"].contains(&words.folded(at));
    if (unit(at + 1)
        && words.folded(at + 2) == "to"
        && words.0.get(at + 3).is_some_and(|w| w.number.is_some()))
        || (at >= 3 && words.folded(at - 1) == "to" && unit(at - 2))
    {
        return None;
    }
    let joint = ["to", "and"].contains(&words.folded(at + 1));
    let end = words.0.get(at + 2).and_then(|word| word.number);
    match end {
        Some(end) if joint && end > value => Some((value, Some(end), at + 2)),
        _ => Some((value, None, at)),
    }
}

/// Whether the years are years of prison.
fn is_prison(words: &Words, first: usize, unit: usize) -> bool {
    let prison = |at: usize| {
        let folded = words.folded(at);
        ["imprison", "prison", "jail", "incarcerat"]
            .iter()
            .any(|stem| folded.starts_with(stem))
    };
    let behind = (unit + 1..(unit + 4).min(words.0.len()))
        .take_while(|at| words.0[*at].mark < Mark::Comma)
        .any(prison);
    let before = (first.saturating_sub(6)..first).any(|at| {
        ["terms", "term", "sentences", "sentence", "sentenced"].contains(&words.folded(at))
    });
    let age = ["old", "after", "ago", "later", "probation"].contains(&words.folded(unit + 1));
    (behind || before) && !age
}
