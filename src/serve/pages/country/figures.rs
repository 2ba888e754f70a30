//! The figures that a country's reports state: a small chart each, and the same as a table.

mod chart;

use askama::Template;
use axum::extract::path::Path;
use axum::extract::rejection::PathRejection;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::{dossier, named};
use crate::judgement::DossierId;
use crate::render::amounts::indicator_name;
use crate::render::prose;
use crate::report::SentenceId;
use crate::serve::access::Visit;
use crate::serve::address;
use crate::serve::frame::{Frame, Place, page};
use crate::serve::{Problem, Site};
use crate::view::figures::{Figures, IndicatorFigures, Statement};

pub(super) use chart::Chart;

#[derive(Template)]
#[template(path = "page/figures.html")]
struct FiguresPage {
    frame: Frame,
    id: DossierId,
    country: String,
    charts: Vec<Chart>,
}

/// The page of all figures.
pub(in crate::serve::pages) async fn figures(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<Response, Problem> {
    let given = named(path)?;
    let found = site
        .read(move |desk| {
            let id = dossier(desk, &given)?;
            if (id.series.as_str(), id.country.as_str()) != (&given.0, &given.1) {
                return Ok(Err(address::figures(&id)));
            }
            let figures = desk.figures(&id)?;
            Ok(Ok((id, figures.country.clone(), charts(&figures))))
        })
        .await?;
    match found {
        Ok((id, country, charts)) => Ok(page(&FiguresPage {
            frame: Frame::new(format!("{country}: figures"), visit).at(Place::Countries),
            id,
            country,
            charts,
        })?
        .into_response()),
        Err(address) => Ok(Redirect::to(&address).into_response()),
    }
}

/// All figures, those that are stated most often first.
pub(super) fn charts(figures: &Figures) -> Vec<Chart> {
    let figures = figures.clone().most_stated_first();
    let years = || figures.statements().map(|statement| statement.about.first);
    let (first, last) = (years().min(), years().max());
    let span = first.zip(last).unwrap_or_default();
    (figures.indicators.iter().enumerate())
        .map(|(place, indicator)| Chart::of(indicator, place, span))
        .collect()
}

/// One year in the table of an indicator.
pub(super) struct Year {
    about: String,
    stated: Vec<Stated>,
}

/// One statement in it.
pub(super) struct Stated {
    value: String,
    sentence: SentenceId,
    quote: String,
}

fn years(indicator: &IndicatorFigures) -> Vec<Year> {
    let stated = |statement: &Statement| Stated {
        value: prose::figure(statement, Some(statement.about.first)).value,
        sentence: statement.sentence.clone(),
        quote: statement.quote.clone(),
    };
    (indicator.years.iter())
        .map(|year| Year {
            about: match (year.about.first, year.about.last) {
                (first, last) if first == last => first.to_string(),
                (first, last) => format!("{first} to {last}"),
            },
            stated: year.statements.iter().map(stated).collect(),
        })
        .collect()
}

fn name(indicator: &IndicatorFigures) -> String {
    indicator_name(
        indicator.indicator,
        indicator.unit,
        indicator.currency.as_deref(),
    )
}
