//! The figures that reports state, by indicator and by the year that they are about, each with the
//! sentence that states it. A part is never shown as the whole, and nothing is summed up.

mod charted;
mod edition;
mod tables;
mod trend;

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::Serialize;

pub use charted::Charted;
pub use edition::{EditionFigures, EditionIndicator, figures_of_edition};
pub use tables::with_tables;
pub use trend::{Change, Point};

use crate::dossier::Sentence;
use crate::figures::{
    Certainty, Figure, Indicator, Period, Unit, figures as figures_in, year_under_review,
};
use crate::ledger::Ledger;
use crate::report::{Edition, SectionKind, SentenceId, Series};

/// The figures of one country in one series.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Figures {
    /// The country's name.
    pub country: String,
    /// Its ISO 3166 code, where there is one.
    pub iso3: Option<String>,
    /// The series.
    #[schemars(with = "String")]
    pub series: Series,
    /// The editions that were read, earliest first.
    pub editions: Vec<Edition>,
    /// What is counted, in the order in which people list it.
    pub indicators: Vec<IndicatorFigures>,
}

/// One indicator in one unit.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct IndicatorFigures {
    /// The indicator.
    pub indicator: Indicator,
    /// What is counted.
    pub unit: Unit,
    /// The currency of money.
    pub currency: Option<String>,
    /// The whole figures through the years, one point a year from the first to the last; empty where
    /// no whole figure is stated, and for prison terms.
    pub trend: Vec<Point>,
    /// Every statement, by the year that it is about.
    pub years: Vec<YearFigures>,
}

/// What reports state of one year.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct YearFigures {
    /// The years that the statements are about.
    pub about: Period,
    /// The statements: whole figures first, then by edition and place.
    pub statements: Vec<Statement>,
}

/// One stated figure.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Statement {
    /// What it is a figure of.
    pub indicator: Indicator,
    /// What is counted.
    pub unit: Unit,
    /// The number; of a range the lower end. Money in whole units of its currency.
    pub value: f64,
    /// The upper end of a range.
    pub up_to: Option<f64>,
    /// The currency of money, in the sentence's words.
    pub currency: Option<String>,
    /// The equivalent in U.S. dollars, where it is stated.
    pub dollars: Option<f64>,
    /// The word that makes it approximate ("at least").
    pub approximate: Option<String>,
    /// What it counts where that is less than all, in the sentence's words.
    pub qualifier: Option<String>,
    /// Words of doubt about what is counted ("potential").
    pub hedge: Option<String>,
    /// Whether somebody other than the government did it.
    pub by_others: bool,
    /// Whether it counts all that the government reports of its kind in that year.
    pub whole: bool,
    /// The years it is about.
    pub about: Period,
    /// The edition that states it.
    pub edition: Edition,
    /// Whether that edition looks back to an earlier year than the one it is about.
    pub looks_back: bool,
    /// Whether the indicator and the year stand in its own words.
    pub certainty: Certainty,
    /// Whether another statement of the same year and kind gives another number.
    pub disputed: bool,
    /// The sentence's name.
    #[schemars(with = "String")]
    pub sentence: SentenceId,
    /// The section in which it stands.
    #[schemars(with = "String")]
    pub section: SectionKind,
    /// The sentence's words.
    pub quote: String,
    /// Where in [`Statement::quote`] the number begins, in characters.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
}

/// What tells a table of figures from every other.
type Kind = (Indicator, Unit, Option<String>);

/// Every figure that the sentences of `ledger` state.
pub fn figures(ledger: &Ledger) -> Figures {
    let mut kinds: BTreeMap<Kind, Vec<Statement>> = BTreeMap::new();
    for statement in statements(ledger) {
        kinds.entry(statement.kind()).or_default().push(statement);
    }
    Figures {
        country: ledger.country.clone(),
        iso3: ledger.iso3.clone(),
        series: ledger.id().series.clone(),
        editions: ledger.reports.iter().map(|r| r.id.year).collect(),
        indicators: kinds.into_iter().map(by_year).collect(),
    }
}

impl Figures {
    /// The same with these indicators alone; all where none is named.
    pub fn of_indicators(mut self, wanted: &[Indicator]) -> Self {
        self.indicators
            .retain(|kind| wanted.is_empty() || wanted.contains(&kind.indicator));
        self
    }

    /// The same with figures about these years alone. A trend keeps its points of these years.
    pub fn about_years(mut self, years: &RangeInclusive<Edition>) -> Self {
        for kind in &mut self.indicators {
            kind.years.retain(|year| {
                year.about.first <= *years.end() && year.about.last >= *years.start()
            });
            kind.trend.retain(|point| years.contains(&point.year));
        }
        self.indicators.retain(|kind| !kind.years.is_empty());
        self
    }

    /// Every statement, in the order of the tables.
    pub fn statements(&self) -> impl Iterator<Item = &Statement> {
        let years = self.indicators.iter().flat_map(|kind| &kind.years);
        years.flat_map(|year| &year.statements)
    }
}

impl Statement {
    fn kind(&self) -> Kind {
        (self.indicator, self.unit, self.currency.clone())
    }

    /// Whether both count the same of the same years.
    fn counts_the_same(&self, other: &Statement) -> bool {
        self.kind() == other.kind()
            && self.about == other.about
            && self.qualifier == other.qualifier
            && self.by_others == other.by_others
            && self.hedge == other.hedge
    }
}

/// The statements of every sentence, in reading order.
fn statements(ledger: &Ledger) -> Vec<Statement> {
    let sentences = ledger.dossier.reports.iter().flat_map(|r| &r.sentences);
    let mut all: Vec<Statement> = sentences.flat_map(in_sentence).collect();
    let disputed: Vec<bool> = all
        .iter()
        .map(|one| {
            one.indicator != Indicator::Terms
                && all
                    .iter()
                    .any(|other| one.counts_the_same(other) && one.value != other.value)
        })
        .collect();
    for (statement, disputed) in all.iter_mut().zip(disputed) {
        statement.disputed = disputed;
    }
    all
}

fn in_sentence(sentence: &Sentence) -> Vec<Statement> {
    let report = &sentence.id.report;
    let under_review = year_under_review(&report.series, report.year);
    let found = figures_in(&sentence.text, under_review);
    let statement = |figure: Figure| {
        let chars = |bytes: usize| sentence.text[..bytes].chars().count();
        let said = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        Statement {
            indicator: figure.indicator,
            unit: figure.unit,
            value: figure.value,
            up_to: figure.up_to,
            dollars: figure.dollars,
            approximate: said(&figure.approximate),
            qualifier: said(&figure.qualifier),
            hedge: said(&figure.hedge),
            by_others: figure.by_others,
            whole: figure.is_whole(),
            about: figure.about,
            edition: report.year,
            looks_back: figure.about.last < under_review,
            certainty: figure.certainty,
            disputed: false,
            sentence: sentence.id.clone(),
            section: sentence.id.section,
            quote: sentence.text.clone(),
            from: chars(figure.place.start),
            to: chars(figure.place.end),
            currency: figure.currency,
        }
    };
    found.into_iter().map(statement).collect()
}

fn by_year(((indicator, unit, currency), statements): (Kind, Vec<Statement>)) -> IndicatorFigures {
    let trend = trend::trend(&statements);
    let mut years: BTreeMap<Period, Vec<Statement>> = BTreeMap::new();
    for statement in statements {
        years.entry(statement.about).or_default().push(statement);
    }
    let years = years.into_iter().map(|(about, mut statements)| {
        statements.sort_by_key(|statement| (!statement.whole, statement.edition));
        YearFigures { about, statements }
    });
    IndicatorFigures {
        indicator,
        unit,
        currency,
        trend,
        years: years.collect(),
    }
}

#[cfg(test)]
mod tests;
