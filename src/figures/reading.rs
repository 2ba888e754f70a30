//! Counts of cases, persons, victims and trainings.

mod beside;
mod nones;

use nones::nones;

use super::approximate::approximate;
use super::compared::{Standing, standings};
use super::counted::{Counted, Noun, counted};
use super::deeds::{Deed, governing, implied, indicator};
use super::period::{self, Told};
use super::qualifier::{self, Qualifier};
use super::words::{Mark, Words};
use super::{Certainty, Figure, Indicator, Period, Unit};
use crate::report::Edition;

/// Openings of sentences that tell of a single case.
const SINGLE_CASES: [[&str; 3]; 6] = [
    ["in", "one", "case"],
    ["in", "another", "case"],
    ["in", "one", "instance"],
    ["in", "a", "case"],
    ["in", "a", "separate"],
    ["in", "one", "high"],
];

/// The counts of a sentence.
pub(super) fn counts(words: &Words, under_review: Edition) -> Vec<Figure> {
    let mut found: Vec<(Standing, Figure)> = Vec::new();
    if is_single_case(words) {
        return Vec::new();
    }
    let mut last_told = 0;
    for (at, standing) in standings(words).into_iter().enumerate() {
        if words.folded(at) == "no" {
            let nones = nones(words, at, under_review);
            found.extend(nones.into_iter().map(|figure| (Standing::Told, figure)));
            continue;
        }
        let Some(value) = words.0[at].number else {
            continue;
        };
        let reading = Reading {
            words,
            at,
            value,
            under_review,
            last_told,
        };
        let told_before = last_told;
        if standing == Standing::Told {
            last_told = at;
        }
        let figure = match standing {
            Standing::Told => reading.told(&found),
            Standing::Compared => reading.compared(&found),
            Standing::Part => reading.part(&found),
        };
        let of_others = figure
            .as_ref()
            .is_some_and(|f| f.qualifier.starts_with("of "));
        if standing == Standing::Told && of_others {
            last_told = told_before;
            found.extend(figure.map(|figure| (Standing::Part, figure)));
            continue;
        }
        found.extend(figure.map(|figure| (standing, figure)));
    }
    found.into_iter().map(|(_, figure)| figure).collect()
}

/// Whether the sentence tells of one case alone.
pub(super) fn is_single_case(words: &Words) -> bool {
    SINGLE_CASES.iter().any(|opening| words.says(0, opening))
}

/// The figures that are told themselves, the last first.
fn last_told(found: &[(Standing, Figure)]) -> impl Iterator<Item = &Figure> {
    let told = found
        .iter()
        .rev()
        .filter(|(standing, _)| *standing == Standing::Told);
    told.map(|(_, figure)| figure)
}

struct Reading<'a> {
    words: &'a Words,
    at: usize,
    value: f64,
    under_review: Edition,
    /// Where the last number stands that is told itself.
    last_told: usize,
}

impl Reading<'_> {
    fn told(&self, found: &[(Standing, Figure)]) -> Option<Figure> {
        if self.is_known_before() || self.is_scattered() {
            return None;
        }
        let (indicator, unit, qualifier, head, deed) = self.own(found)?;
        let told = period::after(self.words, self.at, self.under_review)
            .or_else(|| period::opening(self.words, self.at, self.under_review));
        let mut figure = self.figure(indicator, unit, qualifier, Certainty::Stated);
        figure.by_others = qualifier::by_others(self.words, deed, self.at, head);
        let place = qualifier::opening(self.words, self.at);
        for words in [place, self.further(), self.through()]
            .into_iter()
            .flatten()
        {
            narrow(&mut figure, &words);
        }
        self.dated(figure, told)
    }

    /// What a number says of itself: its noun and what was done.
    fn own(
        &self,
        found: &[(Standing, Figure)],
    ) -> Option<(Indicator, Unit, Qualifier, usize, Option<usize>)> {
        let mut counted = counted(self.words, self.at).or_else(|| self.implied())?;
        let same = counted.noun == Noun::Same;
        if same {
            counted.noun = match found.last()?.1.unit {
                Unit::Persons => Noun::Accused,
                Unit::Victims => Noun::Victims,
                Unit::Cases => Noun::Cases,
                _ => return None,
            };
        }
        let deed = governing(self.words, self.at, counted.head);
        if self.is_of_other_deeds(counted) {
            return None;
        }
        // "two listening sessions", "nine court sessions"
        let trains = |at: usize| self.words.folded(at).starts_with("train");
        if self.words.folded(counted.head).starts_with("session")
            && !(self.at..self.words.clause_end(self.at).min(counted.head + 4)).any(trains)
        {
            return None;
        }
        // "while one of them was convicted in absentia" tells of a single case.
        if self.value == 1.0 && deed.is_some_and(|(_, place)| place > self.at) {
            return None;
        }
        let start = self.words.clause_start(self.at);
        let court = (start..self.at).any(|place| {
            let folded = self.words.folded(place);
            folded.starts_with("prosecut")
                || folded.starts_with("court")
                || folded.starts_with("judge")
        });
        let (indicator, unit) = resulted(self.words, counted)
            .or_else(|| indicator(counted.noun, deed.map(|(deed, _)| deed), court))?;
        let mut qualifier = qualifier::of(self.words, counted, deed.map(|(_, place)| place));
        let of_known = counted.modifiers > self.at + 1;
        if of_known && deed.is_some_and(|(deed, _)| deed == Deed::Open) {
            return None;
        }
        let again = found
            .last()
            .is_some_and(|(_, figure)| figure.indicator == indicator);
        let of_deeds = matches!(
            counted.noun,
            Noun::Investigations | Noun::Prosecutions | Noun::Convictions | Noun::Arrests
        );
        if of_known && (again || of_deeds) {
            let end = self.words.clause_end(self.at).min(self.at + PART + 3);
            let end = (self.at + 1..end)
                .find(|at| self.words.0[*at].mark >= Mark::Comma)
                .unwrap_or(end);
            qualifier.part = self.words.join(self.at + 1..end);
        }
        Some((
            indicator,
            unit,
            qualifier,
            counted.head,
            deed.map(|(_, place)| place),
        ))
    }

    /// "the 118 victims", "some of the 412 inspectors": known before, and not told here.
    fn is_known_before(&self) -> bool {
        let before = self
            .at
            .checked_sub(1)
            .map_or("", |at| self.words.folded(at));
        [
            "the",
            "these",
            "those",
            "its",
            "their",
            "other",
            "every",
            "first",
            "another",
            "each",
            "least-developed",
        ]
        .contains(&before)
            || self.is_share()
    }

    fn is_share(&self) -> bool {
        let before = self
            .at
            .checked_sub(1)
            .map_or("", |at| self.words.folded(at));
        let country = before.ends_with("country")
            || before.ends_with("s") && self.words.folded(self.at.saturating_sub(2)) == "the";
        country && !["was", "police", "authorities", "courts", "prosecutors"].contains(&before)
    }

    /// A number right behind what was done, before no noun.
    fn implied(&self) -> Option<Counted> {
        if !self.is_bare() {
            return None;
        }
        Some(Counted {
            noun: implied(self.words, self.at)?,
            head: self.at,
            modifiers: self.at + 1,
        })
    }

    /// "a further 40", "another 12": those before are not among them.
    fn further(&self) -> Option<String> {
        let before = self.words.folded(self.at.checked_sub(1)?);
        ["further", "additional", "another"]
            .contains(&before)
            .then(|| before.to_owned())
    }

    /// Only those found by way of a hotline.
    fn through(&self) -> Option<String> {
        let mut before = self.words.clause_start(self.at)..self.at;
        before
            .find(|place| ["hotline", "helpline", "hotlines"].contains(&self.words.folded(*place)))
            .map(|place| format!("through the {}", self.words.folded(place)))
    }

    /// "cooperated in six investigations", "led to two arrests", "answered 900 inquiries": not all
    /// that there were.
    fn is_of_other_deeds(&self, counted: Counted) -> bool {
        if !matches!(
            counted.noun,
            Noun::Investigations | Noun::Prosecutions | Noun::Convictions | Noun::Arrests
        ) {
            return false;
        }
        let before = |back: usize| {
            self.at
                .checked_sub(back)
                .map_or("", |at| self.words.folded(at))
        };
        let inquiries = ["inquiries", "inquiry", "probes", "probe"];
        let asked = inquiries.contains(&self.words.folded(counted.head))
            && !["opened", "launched", "initiated"]
                .iter()
                .any(|verb| (1..5).any(|back| before(back) == *verb));
        asked
            || (["in", "on", "with", "to"].contains(&before(1))
                && ![
                    "resulted",
                    "resulting",
                    "increased",
                    "decreased",
                    "rose",
                    "fell",
                ]
                .contains(&before(2)))
    }

    /// "between 12 and 15", "12 to 15": a range of counts is no figure.
    fn is_scattered(&self) -> bool {
        let number = |at: usize| {
            self.words
                .0
                .get(at)
                .is_some_and(|word| word.number.is_some())
        };
        (["to", "or"].contains(&self.words.folded(self.at + 1)) && number(self.at + 2))
            || (self.at >= 2
                && ["to", "or"].contains(&self.words.folded(self.at - 1))
                && number(self.at - 2))
    }

    /// Whether nothing that it counts stands behind the number: "13 in 2016", "five the year before".
    fn is_bare(&self) -> bool {
        let Some(next) = self.words.0.get(self.at + 1) else {
            return true;
        };
        let here = &self.words.0[self.at];
        next.mark >= Mark::Comma
            || next.bracket != here.bracket
            || [
                "in",
                "the",
                "during",
                "and",
                "identified",
                "last",
                "for",
                "reported",
                "convicted",
            ]
            .contains(&next.folded.as_str())
    }

    fn figure(
        &self,
        indicator: Indicator,
        unit: Unit,
        qualifier: Qualifier,
        certainty: Certainty,
    ) -> Figure {
        Figure {
            indicator,
            unit,
            value: self.value,
            up_to: None,
            currency: None,
            dollars: None,
            approximate: approximate(self.words, self.at),
            qualifier: qualifier.part,
            hedge: qualifier.hedge,
            by_others: false,
            about: Period::year(self.under_review),
            place: self.words.0[self.at].place.clone(),
            certainty,
        }
    }

    fn dated(&self, figure: Figure, told: Option<Told>) -> Option<Figure> {
        dated(figure, told, self.under_review)
    }
}

/// A part is told in so many words at most.
const PART: usize = 7;

/// A figure of the year that was told; `None` where it is no year's.
pub(super) fn dated(
    mut figure: Figure,
    told: Option<Told>,
    under_review: Edition,
) -> Option<Figure> {
    match told {
        None => {}
        Some(Told::YearBefore) => figure.about = Period::year(under_review.checked_sub(1)?),
        Some(Told::Years(years)) => figure.about = years,
        Some(Told::Part(year, words)) => {
            figure.about = year;
            narrow(&mut figure, &words);
        }
        Some(Told::Cumulative) => return None,
    }
    (figure.about.last <= under_review + 1).then_some(figure)
}

fn narrow(figure: &mut Figure, words: &str) {
    if !figure.qualifier.is_empty() {
        figure.qualifier.push_str(", ");
    }
    figure.qualifier.push_str(words);
}

/// "Thirty-three of these cases resulted in convictions".
fn resulted(words: &Words, counted: Counted) -> Option<(Indicator, Unit)> {
    if !matches!(counted.noun, Noun::Cases | Noun::Prosecutions | Noun::Same) {
        return None;
    }
    let verb = words.folded(counted.head + 1);
    let ended = ["resulted", "ended", "led"].contains(&verb);
    let result = (counted.head + 2..counted.head + 5)
        .find_map(|place| super::counted::noun(words.folded(place), true));
    match result {
        Some(Noun::Convictions) if ended => Some((Indicator::Convictions, Unit::Cases)),
        Some(Noun::Prosecutions) if ended => Some((Indicator::Prosecutions, Unit::Cases)),
        _ => None,
    }
}
