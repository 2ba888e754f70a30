//! One country in one series: its asks by editions, how they stood through the years, its figures.

mod choice;
mod drawing;
mod figures;

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::path::Path;
use axum::extract::rejection::PathRejection;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Redirect, Response};

use choice::{Choice, Narrow, Options};
use figures::{Chart, charts};

use crate::desk::Desk;
use crate::judgement::{DossierId, Status};
use crate::render::html::status_mix;
use crate::render::prose::BY_NEED;
use crate::render::words;
use crate::report::Series;
use crate::serve::access::Visit;
use crate::serve::address;
use crate::serve::frame::{Frame, Place, page};
use crate::serve::query::{Query, Tidy};
use crate::serve::{Problem, Site};
use crate::store::DossierFilter;
use crate::view::compliance::Tally;
use crate::view::country::{Grid, grid};
use crate::view::list::{AskLine, Order, ask_lines};
use crate::view::overview::Asked;

pub(super) use figures::figures;

/// So many charts stand on the country's page; the others have a page of their own.
const CHARTS: usize = 4;

#[derive(Template)]
#[template(path = "page/country.html")]
struct CountryPage {
    frame: Frame,
    id: DossierId,
    country: String,
    iso3: Option<String>,
    grid: Grid,
    /// Each rating in two characters.
    ratings: BTreeMap<String, String>,
    /// The charts of how asks stood, as markup.
    mix: Option<String>,
    /// One a report, in the order of [`Grid::editions`].
    tallies: Vec<Tally>,
    statuses: Vec<Status>,
    charts: Vec<Chart>,
    more_charts: usize,
    choice: Choice,
    options: Options,
    nothing: Option<Nothing>,
    remarks: Vec<String>,
    /// The series in which else there are reports of the country.
    elsewhere: Vec<DossierId>,
    all: String,
}

/// Why nothing is shown, and where there is something.
struct Nothing {
    why: String,
    wider: String,
}

pub(super) async fn country(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    path: Result<Path<(String, String)>, PathRejection>,
    Tidy(query): Tidy,
) -> Result<Response, Problem> {
    let given = named(path)?;
    let asked = query.clone();
    let found = site
        .read(move |desk| {
            let id = dossier(desk, &given)?;
            if (id.series.as_str(), id.country.as_str()) != (&given.0, &given.1) {
                return Ok(Err(asked.at(&address::country(&id))));
            }
            drawn(desk, id, asked, visit).map(Ok)
        })
        .await?;
    match found {
        Ok(view) => Ok(page(&view)?.into_response()),
        Err(address) => Ok(Redirect::to(&address).into_response()),
    }
}

/// The series and the country that an address names.
fn named(path: Result<Path<(String, String)>, PathRejection>) -> Result<(String, String), Problem> {
    let Path(named) = path.map_err(|_| {
        Problem::Wrong("the country in the address is no text; choose one from the list".to_owned())
    })?;
    Ok(named)
}

/// The country in the series, by code or name.
fn dossier(desk: &Desk, (series, country): &(String, String)) -> Result<DossierId, Problem> {
    let code = desk.store().country(country)?;
    let wanted = Series::new(series);
    let all = desk.store().dossier_ids(&DossierFilter {
        series: None,
        country: Some(code),
    })?;
    let found = (all.iter()).find(|id| Some(&id.series) == wanted.as_ref());
    found.cloned().ok_or_else(|| {
        let there = all
            .iter()
            .map(|id| words::series_name(&id.series))
            .collect::<Vec<_>>();
        Problem::NotFound(format!(
            "No report about {country} of the series \"{series}\" was read; those that were are of the {}.",
            there.join(" and the ")
        ))
    })
}

fn drawn(
    desk: &Desk,
    id: DossierId,
    mut query: Query,
    visit: Visit,
) -> Result<CountryPage, Problem> {
    let ledger = desk.ledger(&id)?;
    let choice = Choice::read(desk, &ledger, &mut query)?;
    let wanted = choice.filter(&id);
    let lines = ask_lines(desk.store().asks(&wanted)?, choice.order);
    let listed = lines.len();
    let grid = grid(&ledger, lines, &choice.words);
    let nothing = match grid.rows.is_empty() && grid.of > 0 {
        true => Some(match listed {
            0 => nothing(desk.why_no_ask(&wanted)?, &query),
            _ => without(listed, Narrow::Words, &query),
        }),
        false => None,
    };
    let tallies = desk.tallies(&id)?.to_vec();
    let rating = |rating: &Option<String>| rating.clone().unwrap_or_default();
    let of_editions: Vec<String> = grid.editions.iter().map(|e| rating(&e.rating)).collect();
    let of_editions: Vec<&str> = of_editions.iter().map(String::as_str).collect();
    let figures = desk.figures(&id)?;
    let mut charts = charts(&figures);
    let more_charts = charts.len().saturating_sub(CHARTS);
    charts.truncate(CHARTS);
    let elsewhere = desk.store().dossier_ids(&DossierFilter {
        series: None,
        country: Some(id.country.clone()),
    })?;
    Ok(CountryPage {
        frame: Frame::new(ledger.country.clone(), visit).at(Place::Countries),
        mix: status_mix("years", &tallies, &of_editions)?,
        statuses: told(&tallies),
        tallies,
        charts,
        more_charts,
        options: Options::of(desk, &id, &ledger)?,
        remarks: query.remarks(),
        nothing,
        ratings: short(&grid),
        elsewhere: elsewhere.into_iter().filter(|other| *other != id).collect(),
        all: address::country(&id),
        country: ledger.country.clone(),
        iso3: ledger.iso3.clone(),
        id,
        grid,
        choice,
    })
}

fn nothing(why: Option<(crate::desk::Narrowing, usize)>, query: &Query) -> Nothing {
    match why.and_then(|(narrowing, asks)| Some((Narrow::of(narrowing)?, asks))) {
        Some((narrow, asks)) => without(asks, narrow, query),
        None => Nothing {
            why: "No ask is like that.".to_owned(),
            wider: query.at_path(),
        },
    }
}

fn without(asks: usize, narrow: Narrow, query: &Query) -> Nothing {
    let there = match asks {
        1 => "there is one".to_owned(),
        asks => format!("there are {asks}"),
    };
    Nothing {
        why: format!("No ask is like that; without {} {there}.", narrow.name()),
        wider: query.without(narrow.fields()),
    }
}

/// The statuses that any edition counts, those that leave most to do first.
fn told(tallies: &[Tally]) -> Vec<Status> {
    let counted = |status: &Status| tallies.iter().any(|tally| tally.counts.get(*status) > 0);
    BY_NEED.into_iter().filter(counted).collect()
}

fn short(grid: &Grid) -> BTreeMap<String, String> {
    let ratings = grid.editions.iter().filter_map(|e| e.rating.as_deref());
    (words::abbreviations(ratings, 2).into_iter())
        .map(|(rating, short)| (rating.to_owned(), short))
        .collect()
}
