//! Which recommendations a report makes: those of its list, or in the early editions those that
//! its introduction makes in prose.

use super::Hints;
use super::body::{Body, THREE};
use super::clues::Told;
use super::recommendations::asks_in_prose;
use super::series::{Asks, SeriesLayout};
use crate::report::{Clue, Edition, Field, Recognition, Recommendation, ReportId, SectionKind};

/// The editions whose recommendations are sentences with "should".
const PROSE: std::ops::RangeInclusive<Edition> = 2001..=2008;

/// From this edition on a report without any "should" asks for nothing; before it, editions made
/// no recommendations at all.
const FIRST_WITH_ASKS: Edition = 2004;

/// How the asks of the early editions stand in the text.
const IN_PROSE: &str = "sentences with \"should\"";

/// Whether the report is of the years in which its series made no recommendations.
pub(super) fn before_asks(report: &ReportId) -> bool {
    report.series.is_tip() && makes_none(report.year)
}

fn makes_none(year: Edition) -> bool {
    year < FIRST_WITH_ASKS
}

/// The recommendations and how they were told; `None` where the list was no part of what was read.
pub(super) fn recommendations(
    layout: &dyn SeriesLayout,
    body: &Body,
    year: Edition,
    hints: &Hints,
) -> (Option<Vec<Recommendation>>, Option<Recognition>) {
    if let Some(list) = &body.list {
        let Some(asks) = layout.asks(list) else {
            return (None, None);
        };
        let told = match hints.section {
            Some(SectionKind::Recommendations) => Told::stated((), Clue::Option, ""),
            _ => Told::stated((), asks.by, &list.heading.words),
        };
        let Asks {
            recommendations,
            layout,
            ..
        } = asks;
        let how = told.recognition(
            Field::Recommendations,
            counted(recommendations.len(), &layout),
        );
        return (Some(recommendations), Some(how));
    }
    let of_another = hints.series.as_ref().is_some_and(|series| !series.is_tip());
    if !PROSE.contains(&year) || of_another || !layout.series().is_tip() {
        return (None, None);
    }
    let texts: Vec<String> = prose(body);
    if texts.is_empty() {
        let asks_nothing = body.has_all_three() && !makes_none(year);
        return (asks_nothing.then(Vec::new), None);
    }
    let how = Told::guess((), Clue::Text, &texts[0])
        .recognition(Field::Recommendations, counted(texts.len(), IN_PROSE));
    (
        Some(texts.into_iter().map(Recommendation::plain).collect()),
        Some(how),
    )
}

/// The asks of an early edition: those of the introduction, or where it has none of the sections.
fn prose(body: &Body) -> Vec<String> {
    let of = |kinds: &[SectionKind]| -> Vec<String> {
        body.sections
            .iter()
            .filter(|section| kinds.contains(&section.kind))
            .flat_map(|section| &section.paragraphs)
            .flat_map(|paragraph| asks_in_prose(paragraph))
            .collect()
    };
    let introduction = of(&[SectionKind::Introduction]);
    if introduction.is_empty() {
        return of(&THREE);
    }
    introduction
}

fn counted(count: usize, layout: &str) -> String {
    let noun = if count == 1 {
        "recommendation"
    } else {
        "recommendations"
    };
    format!("{count} {noun}, {layout}")
}
