//! Which year a figure is about.

use super::Period;
use super::words::{Mark, Words};
use crate::report::Edition;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Whether a word, in lower case, names a month.
pub(super) fn is_month(folded: &str) -> bool {
    MONTHS.contains(&folded)
}

/// Words before a year that it is the year of.
const IN: [&str; 6] = ["in", "during", "for", "throughout", "of", "year"];

/// Verbs after which "in 2015" dates something else ("procedures adopted in 2015").
const DATED: [&str; 17] = [
    "adopted",
    "enacted",
    "introduced",
    "established",
    "created",
    "approved",
    "launched",
    "signed",
    "started",
    "begun",
    "began",
    "passed",
    "issued",
    "amended",
    "arrested",
    "initiated",
    "opened",
];

/// What a stretch of words says of the year.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Told {
    /// These years.
    Years(Period),
    /// A part of a year, in the sentence's words ("in July 2017").
    Part(Period, String),
    /// The year before the one under review.
    YearBefore,
    /// A sum over several years or one that goes on ("since 2013", "to date"): no year's figure.
    Cumulative,
}

/// What the words at `at` say of the year.
pub(super) fn told_at(words: &Words, at: usize, under_review: Edition) -> Option<Told> {
    let folded = words.folded(at);
    if ["previous", "prior", "preceding"].contains(&folded)
        && (["year", "years", "reporting"].contains(&words.folded(at + 1)))
    {
        let many = words.folded(at + 1) == "years" && at > 0 && words.0[at - 1].number.is_some();
        return Some(if many {
            Told::Cumulative
        } else {
            Told::YearBefore
        });
    }
    if words.says(at, &["year", "before"]) || words.says(at, &["year", "earlier"]) {
        return Some(Told::YearBefore);
    }
    if ["since", "cumulative", "cumulatively"].contains(&folded)
        || words.says(at, &["to", "date"])
        || words.says(at, &["so", "far"])
        || words.says(at, &["as", "of"])
        || words.says(at, &["past"]) && words.0.get(at + 1).is_some_and(|w| w.number.is_some())
    {
        return Some(Told::Cumulative);
    }
    let year = words.0.get(at)?.year?;
    if year > under_review + 2 || year + OLDEST < under_review {
        return None;
    }
    let before = at.checked_sub(1).map_or("", |at| words.folded(at));
    let other_end = words.0.get(at + 1).and_then(|next| next.year);
    if let Some(last) = other_end.filter(|last| *last > year) {
        let joined = [Mark::Hyphen, Mark::Semicolon].contains(&words.0[at + 1].mark);
        return joined.then_some(Told::Years(Period { first: year, last }));
    }
    let and = (["and", "to", "through", "until"].contains(&words.folded(at + 1)))
        .then(|| words.0.get(at + 2)?.year)
        .flatten();
    if let Some(last) = and.filter(|last| *last > year)
        && ["between", "from"].contains(&before)
    {
        return Some(Told::Years(Period { first: year, last }));
    }
    let month = if MONTHS.contains(&before) {
        Some(at - 1)
    } else {
        // "July 12, 2017"
        (at >= 2 && MONTHS.contains(&words.folded(at - 2)) && words.0[at - 1].number.is_some())
            .then(|| at - 2)
    };
    if let Some(month) = month {
        let opener = month.checked_sub(1).map_or("", |at| words.folded(at));
        if opener == "since" {
            return Some(Told::Cumulative);
        }
        // "between May and November 2019"
        let first = match opener {
            "and" | "to" => month.saturating_sub(3),
            _ => month.saturating_sub(1),
        };
        // January to March of the edition's own year belong to the time under review.
        let about = if year == under_review + 1 {
            under_review
        } else {
            year
        };
        return Some(Told::Part(Period::year(about), words.join(first..=at)));
    }
    if !IN.contains(&before) {
        return None;
    }
    let before_that = at.checked_sub(2).map_or("", |at| words.folded(at));
    if DATED.contains(&before_that)
        || (before == "of" && !["months", "half", "quarter", "end"].contains(&before_that))
        || (before == "year" && before_that != "fiscal")
    {
        return None;
    }
    Some(Told::Years(Period::year(year)))
}

/// Figures of years longer ago are slips.
const OLDEST: Edition = 20;

/// What is said of the year in the words that follow a number, up to where the next comparison or
/// clause begins.
pub(super) fn after(words: &Words, at: usize, under_review: Edition) -> Option<Told> {
    let bracket = words.0[at].bracket;
    for place in at + 1..words.clause_end(at) {
        let word = &words.0[place];
        if word.bracket != bracket {
            continue;
        }
        if is_comparison(words, place) {
            return None;
        }
        // ", and the prosecutors …" tells of something else.
        if word.mark == Mark::Comma
            && ["while", "although", "but", "which"].contains(&word.folded.as_str())
        {
            return None;
        }
        match told_at(words, place, under_review) {
            // Behind a comma it dates what is told there: "in 2017" right behind it dates all.
            Some(_)
                if (at + 1..place).any(|p| words.0[p].mark == Mark::Comma && p + 1 != place) => {}
            Some(told) => return Some(told),
            None => {}
        }
    }
    None
}

/// The nearest thing said of the year behind a compared number, before the next number.
pub(super) fn right_after(words: &Words, at: usize, under_review: Edition) -> Option<Told> {
    let bracket = words.0[at].bracket;
    let mut waiting = None;
    for place in at + 1..words.clause_end(at) {
        let word = &words.0[place];
        if word.bracket != bracket {
            continue;
        }
        if let Some(told) = told_at(words, place, under_review) {
            return Some(told);
        }
        if word.mark >= Mark::Comma && word.bracket == 0 {
            waiting.get_or_insert(());
        }
        if word.number.is_some() && (waiting.is_some() || words.folded(place - 1) == "and") {
            // "130 assisted and 114 referred in 2019" share their year.
            continue;
        }
        if waiting.is_some() && word.number.is_none() && word.mark >= Mark::Comma {
            return None;
        }
    }
    None
}

/// What the clause of `at` opens with: "In 2011, police registered 199 cases".
pub(super) fn opening(words: &Words, at: usize, under_review: Edition) -> Option<Told> {
    for start in [words.clause_start(at), 0] {
        let opener = words.folded(start);
        if ![
            "in",
            "during",
            "for",
            "throughout",
            "between",
            "from",
            "by",
            "since",
            "on",
            "as",
            "to",
        ]
        .contains(&opener)
        {
            continue;
        }
        if opener == "in"
            && MONTHS.contains(&words.folded(start + 1))
            && words
                .0
                .get(start + 2)
                .is_some_and(|w| w.mark >= Mark::Comma)
        {
            return Some(Told::Part(
                Period::year(under_review),
                words.join(start..start + 2),
            ));
        }
        for place in start..(start + 6).min(at) {
            if place > start
                && words.0[place].mark >= Mark::Comma
                && words.0[place].number.is_none()
                && words.0[place].year.is_none()
            {
                break;
            }
            if let Some(told) = told_at(words, place, under_review) {
                return Some(told);
            }
        }
    }
    None
}

/// Whether the word at `at` begins what a figure is compared with.
pub(super) fn is_comparison(words: &Words, at: usize) -> bool {
    let before = at.checked_sub(1).map_or("", |at| words.folded(at));
    match words.folded(at) {
        "compared" | "versus" => true,
        "against" => words.0.get(at + 1).is_some_and(|w| w.number.is_some()),
        "comparison" => at > 0,
        "same" => words.says(at + 1, &["number", "as"]) || words.says(at + 1, &["as"]),
        "below" | "above" => words.folded(at + 1) == "the",
        "than" => {
            const MEASURES: [&str; 5] = ["fewer", "more", "less", "higher", "lower"];
            let measured = at.saturating_sub(3)..at;
            measured
                .into_iter()
                .any(|place| MEASURES.contains(&words.folded(place)))
                && ["in", "the", "during"].contains(&words.folded(at + 1))
        }
        "from" if words.0.get(at + 1).is_some_and(|w| w.number.is_some()) => true,
        "from" => {
            const MOVED: [&str; 14] = [
                "up",
                "down",
                "increase",
                "increased",
                "decrease",
                "decreased",
                "decline",
                "declined",
                "rise",
                "rose",
                "drop",
                "dropped",
                "fell",
                "reduction",
            ];
            let near = at.saturating_sub(3)..at;
            MOVED.contains(&before)
                || near
                    .into_iter()
                    .any(|place| MOVED.contains(&words.folded(place)))
        }
        _ => false,
    }
}
