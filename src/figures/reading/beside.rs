//! Numbers that lean on another one: what it is compared with, and its parts.

use super::{PART, Reading, last_told};
use crate::figures::approximate::approximate;
use crate::figures::compared::Standing;
use crate::figures::counted::{Noun, counted};
use crate::figures::deeds::{after, indicator};
use crate::figures::period::{self, Told};
use crate::figures::qualifier::{self, Qualifier};
use crate::figures::words::Mark;
use crate::figures::{Certainty, Figure, Period, Unit};

impl Reading<'_> {
    pub(super) fn compared(&self, found: &[(Standing, Figure)]) -> Option<Figure> {
        if self.is_share() {
            return None;
        }
        let base = last_told(found).next()?;
        let told = period::right_after(self.words, self.at, self.under_review);
        let noun = counted(self.words, self.at);
        let bare = self.is_bare();
        let mut figure = match noun {
            // "compared with 130 child victims assisted": what is said of it outweighs.
            Some(counted) if counted.noun != Noun::Same => {
                let deed = after(self.words, counted.head);
                let own = indicator(counted.noun, deed.map(|(deed, _)| deed), false);
                let qualifier = qualifier::of(self.words, counted, deed.map(|(_, place)| place));
                match own {
                    Some((indicator, unit)) => {
                        self.figure(indicator, unit, qualifier, Certainty::Stated)
                    }
                    None => {
                        let alike =
                            last_told(found).find(|figure| fits(counted.noun, figure.unit))?;
                        self.figure(alike.indicator, alike.unit, qualifier, Certainty::Inferred)
                    }
                }
            }
            // What it is compared with must be a figure, not a number that could not be read.
            _ if !bare || base.place.start != self.words.0[self.last_told].place.start => {
                return None;
            }
            _ => {
                let qualifier = Qualifier {
                    part: base.qualifier.clone(),
                    hedge: base.hedge.clone(),
                };
                self.figure(base.indicator, base.unit, qualifier, Certainty::Inferred)
            }
        };
        figure.by_others = base.by_others;
        let unsaid = told.is_none();
        let figure = self.dated(figure, told.or(Some(Told::YearBefore)))?;
        if figure.about == base.about && unsaid {
            let before = base.about.first.checked_sub(1)?;
            return Some(Figure {
                about: Period::year(before),
                ..figure
            });
        }
        // A comparison within one year compares other things.
        (figure.about != base.about).then_some(figure)
    }

    pub(super) fn part(&self, found: &[(Standing, Figure)]) -> Option<Figure> {
        if self.is_share() {
            return None;
        }
        let whole = self.words.0[self.last_told].place.start;
        let last = last_told(found)
            .next()
            .filter(|figure| figure.place.start == whole)?;
        let pronoun = (0..self.at)
            .rev()
            .map(|place| self.words.folded(place))
            .find(|word| ["which", "whom", "these", "including"].contains(word));
        let fitting = |figure: &&Figure| match pronoun {
            Some("which") => figure.unit == Unit::Cases,
            Some("whom") => figure.unit != Unit::Cases,
            _ => true,
        };
        let base = last_told(found).find(fitting).unwrap_or(last);
        // "118 in 2019, of which three were …" tells of the 118.
        let after_compared = found.last().is_some_and(|(standing, figure)| {
            *standing == Standing::Compared
                && self.words.0[..self.at].iter().all(|word| {
                    word.place.start <= figure.place.start || word.mark < Mark::Semicolon
                })
                && self
                    .words
                    .0
                    .iter()
                    .all(|word| word.place.start != figure.place.start || word.bracket == 0)
        });
        if after_compared && self.words.0[self.at].mark < Mark::Semicolon {
            return None;
        }
        let first = self.at + 1;
        let bracket = self.words.0[self.at].bracket;
        let rest: Vec<usize> = (first..self.words.0.len())
            .take_while(|place| {
                let word = &self.words.0[*place];
                word.mark < Mark::Comma
                    && word.bracket == bracket
                    && word.number.is_none()
                    && !["and", "but", "while", "who", "with"].contains(&word.folded.as_str())
            })
            .take(PART)
            .collect();
        let words: Vec<&str> = rest.iter().map(|place| self.words.folded(*place)).collect();
        let tells = words.iter().any(|word| PARTS.contains(word));
        let other = words.iter().any(|word| OTHER_UNITS.contains(word));
        let single = self.value == 1.0 && words.contains(&"a");
        if !tells || other || single || self.value > base.value {
            return None;
        }
        if let Some(counted) = counted(self.words, self.at)
            && !fits(counted.noun, base.unit)
            && !["involved", "involving", "for"].contains(&words[0])
        {
            return None;
        }
        let linking = [
            "were",
            "was",
            "for",
            "of",
            "involved",
            "involving",
            "concerned",
        ];
        let from = usize::from(words.first().is_some_and(|word| linking.contains(word)));
        let mut figure = Figure {
            qualifier: self.words.join(rest[from..].iter().copied()),
            certainty: Certainty::Inferred,
            approximate: approximate(self.words, self.at),
            place: self.words.0[self.at].place.clone(),
            value: self.value,
            ..base.clone()
        };
        if !base.qualifier.is_empty() {
            figure.qualifier = format!("{}, {}", figure.qualifier, base.qualifier);
        }
        Some(figure)
    }
}

/// Words that tell of which part.
const PARTS: [&str; 26] = [
    "girls",
    "boys",
    "women",
    "men",
    "children",
    "adults",
    "adult",
    "child",
    "female",
    "females",
    "male",
    "males",
    "minors",
    "foreign",
    "foreigners",
    "sex",
    "labor",
    "forced",
    "servitude",
    "begging",
    "lgbti",
    "transgender",
    "nationals",
    "girl",
    "boy",
    "woman",
];

/// Words of things that are no part of cases, persons and victims.
const OTHER_UNITS: [&str; 12] = [
    "shelters",
    "shelter",
    "facilities",
    "units",
    "years",
    "months",
    "days",
    "hours",
    "officers",
    "homes",
    "beds",
    "regions",
];

fn fits(noun: Noun, unit: Unit) -> bool {
    match unit {
        Unit::Cases => matches!(
            noun,
            Noun::Cases | Noun::Investigations | Noun::Prosecutions
        ),
        Unit::Persons => matches!(
            noun,
            Noun::Accused
                | Noun::People
                | Noun::Group
                | Noun::Officials
                | Noun::Convictions
                | Noun::Arrests
        ),
        Unit::Victims => matches!(noun, Noun::Victims | Noun::People | Noun::Group),
        Unit::Trainings => noun == Noun::Trainings,
        Unit::Money | Unit::Years | Unit::Months => false,
    }
}
