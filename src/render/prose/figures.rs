//! What the compliance report says of the figures that an edition states.

use crate::figures::{Certainty, Period};
use crate::render::amounts::{indicator_name, stated_value};
use crate::report::{Edition, SentenceId};
use crate::view::figures::{EditionFigures, EditionIndicator, Statement};

/// So many figures of earlier editions stand beside those of this one.
const EARLIER: usize = 4;

/// One indicator: what the edition states, and what earlier ones stated.
pub struct FigureLine<'a> {
    /// What is counted.
    pub name: String,
    /// What the edition states of the year under review, and then of years before.
    pub stated: Vec<FigureStated<'a>>,
    /// What earlier editions stated, the latest last.
    pub earlier: Vec<FigureStated<'a>>,
    /// How many still earlier ones are left out.
    pub left_out: usize,
}

/// A figure with the sentence that states it.
pub struct FigureStated<'a> {
    /// `at least 17 (2022; labor trafficking)`.
    pub value: String,
    /// The sentence.
    pub sentence: &'a SentenceId,
}

/// A line for each indicator of which the edition states a figure.
pub fn figure_lines(figures: &EditionFigures) -> Vec<FigureLine<'_>> {
    (figures.indicators.iter())
        .map(|indicator| line(indicator, figures.under_review))
        .collect()
}

/// What the columns of such a table are called: of the edition, and of earlier ones.
pub fn figure_columns(figures: &EditionFigures) -> [String; 2] {
    [
        format!("{} edition, of {}", figures.edition, figures.under_review),
        "Earlier editions".to_owned(),
    ]
}

/// How the table is to be read.
pub fn figures_note(figures: &EditionFigures) -> String {
    if figures.indicators.is_empty() {
        return format!(
            "No such figure was found in the sections of {}; that does not mean that there is none.",
            figures.edition
        );
    }
    format!(
        "Figures that the {} edition states, each with the name of its sentence. Where nothing else is said \
         they are about {}. Of earlier editions only figures of the whole stand here. Nothing is summed up.",
        figures.edition, figures.under_review
    )
}

fn line(indicator: &EditionIndicator, under_review: Edition) -> FigureLine<'_> {
    let left_out = indicator.before.len().saturating_sub(EARLIER);
    let stated = indicator.stated.iter().chain(&indicator.looking_back);
    FigureLine {
        name: indicator_name(
            indicator.indicator,
            indicator.unit,
            indicator.currency.as_deref(),
        ),
        stated: stated.map(|s| figure(s, Some(under_review))).collect(),
        earlier: (indicator.before.iter().skip(left_out))
            .map(|s| figure(s, None))
            .collect(),
        left_out,
    }
}

/// A figure with what is to be known of it: the years that it is about where they are not `understood`,
/// what it counts where that is not all.
pub fn figure(statement: &Statement, understood: Option<Edition>) -> FigureStated<'_> {
    let about =
        (understood.map(Period::year) != Some(statement.about)).then(|| about(statement.about));
    let notes: Vec<String> = [
        about,
        statement.qualifier.clone(),
        statement.hedge.clone(),
        (statement.by_others).then(|| "not by the government alone".to_owned()),
        (statement.certainty == Certainty::Inferred).then(|| "inferred".to_owned()),
        (statement.disputed).then(|| "another statement differs".to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let value = stated_value(statement);
    FigureStated {
        value: match notes.as_slice() {
            [] => value,
            notes => format!("{value} ({})", notes.join("; ")),
        },
        sentence: &statement.sentence,
    }
}

fn about(period: Period) -> String {
    if period.first == period.last {
        period.first.to_string()
    } else {
        format!("{} to {}", period.first, period.last)
    }
}
