//! The figures that sentences state: investigations, prosecutions, convictions, prison terms, victims
//! identified and assisted, officials trained, budgets; each with the year that it is about.
//!
//! A figure is read where a number, what it counts ("victims", "cases") and what was done
//! ("identified", "prosecuted") stand together, or where it is compared with such a figure ("33 (13 in
//! 2016)"). A number of which that cannot be told is left out: a figure less is better than a wrong
//! one. Nothing is ever summed up.

mod approximate;
mod compared;
mod counted;
mod deeds;
mod money;
mod numbers;
mod period;
mod qualifier;
mod reading;
mod terms;
mod words;

use std::fmt;
use std::ops::Range;

use serde::{Deserialize, Serialize};

pub use numbers::{is_year, written_number};

use crate::report::{Edition, Series};

/// What a figure is a figure of.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Indicator {
    /// Cases investigated or opened, persons under investigation.
    Investigations,
    /// Persons arrested.
    Arrests,
    /// Cases prosecuted, persons prosecuted or charged.
    Prosecutions,
    /// Convictions, persons convicted.
    Convictions,
    /// Persons sentenced, to prison or otherwise.
    Sentenced,
    /// How long the prison sentences were.
    Terms,
    /// Victims identified.
    Identified,
    /// Victims who were given care or services.
    Assisted,
    /// Victims referred to care or services.
    Referred,
    /// Officials and others trained.
    Trained,
    /// Courses and other trainings held.
    Trainings,
    /// Money set aside.
    Budget,
    /// Money spent.
    Spending,
    /// Fines imposed.
    Fines,
    /// Compensation or restitution awarded to victims.
    Compensation,
}

impl Indicator {
    /// Every indicator, in the order in which people list them.
    pub const ALL: [Indicator; 15] = [
        Indicator::Investigations,
        Indicator::Arrests,
        Indicator::Prosecutions,
        Indicator::Convictions,
        Indicator::Sentenced,
        Indicator::Terms,
        Indicator::Identified,
        Indicator::Assisted,
        Indicator::Referred,
        Indicator::Trained,
        Indicator::Trainings,
        Indicator::Budget,
        Indicator::Spending,
        Indicator::Fines,
        Indicator::Compensation,
    ];

    /// The word for it, everywhere the same.
    pub fn word(self) -> &'static str {
        match self {
            Indicator::Investigations => "investigations",
            Indicator::Arrests => "arrests",
            Indicator::Prosecutions => "prosecutions",
            Indicator::Convictions => "convictions",
            Indicator::Sentenced => "sentenced",
            Indicator::Terms => "terms",
            Indicator::Identified => "identified",
            Indicator::Assisted => "assisted",
            Indicator::Referred => "referred",
            Indicator::Trained => "trained",
            Indicator::Trainings => "trainings",
            Indicator::Budget => "budget",
            Indicator::Spending => "spending",
            Indicator::Fines => "fines",
            Indicator::Compensation => "compensation",
        }
    }
}

/// What is counted.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Unit {
    /// Cases. What a sentence calls "investigations" or "prosecutions" counts as cases.
    Cases,
    /// Persons. What a sentence calls "convictions" counts as persons.
    Persons,
    /// Victims.
    Victims,
    /// Courses, workshops, sessions.
    Trainings,
    /// Money; its currency stands in [`Figure::currency`].
    Money,
    /// Years of imprisonment.
    Years,
    /// Months of imprisonment.
    Months,
}

impl Unit {
    /// The word for it, everywhere the same.
    pub fn word(self) -> &'static str {
        match self {
            Unit::Cases => "cases",
            Unit::Persons => "persons",
            Unit::Victims => "victims",
            Unit::Trainings => "trainings",
            Unit::Money => "money",
            Unit::Years => "years",
            Unit::Months => "months",
        }
    }
}

impl fmt::Display for Indicator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// The calendar years that a figure is about.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
pub struct Period {
    /// The first of them.
    pub first: Edition,
    /// The last of them; the same where it is one year.
    pub last: Edition,
}

impl Period {
    /// One year.
    pub fn year(year: Edition) -> Self {
        Period {
            first: year,
            last: year,
        }
    }
}

/// Whether a figure's indicator and year stand in its own words.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "lowercase")]
#[schemars(rename = "FigureCertainty")]
pub enum Certainty {
    /// What is counted and what was done stand with the number, and so does the year if it is not
    /// the one under review.
    Stated,
    /// It is taken from what the number is compared with or a part of.
    Inferred,
}

/// One stated figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What it is a figure of.
    pub indicator: Indicator,
    /// What is counted.
    pub unit: Unit,
    /// The number; of a range the lower end. Money in whole units of its currency.
    pub value: f64,
    /// The upper end of a range.
    pub up_to: Option<f64>,
    /// The currency in the sentence's words, `$` for dollars; only of money.
    pub currency: Option<String>,
    /// The equivalent in U.S. dollars, where the sentence states one.
    pub dollars: Option<f64>,
    /// The word that makes it approximate ("at least", "approximately"); empty where it is exact.
    pub approximate: String,
    /// What it counts in the sentence's words, where that is less than all ("sex trafficking",
    /// "girls"); empty where it is the whole.
    pub qualifier: String,
    /// Words of doubt about what is counted ("potential", "suspected"); the whole stays whole.
    pub hedge: String,
    /// Whether somebody other than the government did it (an NGO, an international organization).
    pub by_others: bool,
    /// The years it is about.
    pub about: Period,
    /// Where the number stands in the sentence, in bytes.
    pub place: Range<usize>,
    /// Whether all of it stands in its own words.
    pub certainty: Certainty,
}

impl Figure {
    /// Whether it counts all that the government reports of its kind.
    pub fn is_whole(&self) -> bool {
        self.qualifier.is_empty() && !self.by_others && self.about.first == self.about.last
    }
}

/// The year that an edition is about: the Trafficking in Persons Report of 2018 tells of 2017, other
/// series are called by the year of which they tell.
pub fn year_under_review(series: &Series, edition: Edition) -> Edition {
    if series.is_tip() {
        edition - 1
    } else {
        edition
    }
}

/// The figures of a sentence in the order in which they stand there. `under_review` is the year of
/// which its report tells where no other is named.
pub fn figures(sentence: &str, under_review: Edition) -> Vec<Figure> {
    let words = words::Words::of(sentence);
    if is_taken_back(&words) {
        return Vec::new();
    }
    let mut found = reading::counts(&words, under_review);
    found.extend(terms::terms(&words, under_review));
    found.extend(money::money(sentence, &words, under_review));
    found.sort_by_key(|figure| (figure.place.start, figure.indicator));
    found
}

/// Whether a sentence corrects a figure that it tells: "reported twelve, when in fact there were six".
/// Which of the two is meant is for a reader to say.
fn is_taken_back(words: &words::Words) -> bool {
    (1..words.0.len()).any(|at| {
        words.folded(at) == "fact" && words.folded(at - 1) == "in"
            || words.folded(at) == "erroneously"
    })
}

#[cfg(test)]
mod tests;
