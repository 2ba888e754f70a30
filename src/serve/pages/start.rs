//! The first page: all countries, and what waits.

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};

use crate::render::words;
use crate::report::Series;
use crate::serve::access::Visit;
use crate::serve::address;
use crate::serve::frame::{Frame, Place, page};
use crate::serve::query::{Query, Tidy};
use crate::serve::{Problem, Site};
use crate::store::DossierFilter;
use crate::view::start::{self, Choice, Order, Start};

#[derive(Template)]
#[template(path = "page/start.html")]
struct StartPage {
    frame: Frame,
    view: Start,
    choice: Choice,
    columns: Vec<Column>,
    remarks: Vec<String>,
}

struct Column {
    name: &'static str,
    /// What it holds.
    means: &'static str,
    /// Whether numbers stand in it.
    number: bool,
    /// How it is sorted, where it is.
    sorted: Option<&'static str>,
    sort: String,
}

pub(super) async fn start(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Tidy(mut query): Tidy,
) -> Result<Response, Problem> {
    let choice = Choice {
        name: query.text("q").unwrap_or_default().to_owned(),
        series: query.read_by("series", address::series),
        order: query.read("sort").unwrap_or_default(),
    };
    let chosen = choice.clone();
    let view = site
        .read(move |desk| {
            Ok(start::start(
                desk.countries(&DossierFilter::default())?,
                &chosen,
            ))
        })
        .await?;
    let page = page(&StartPage {
        frame: Frame::new("Countries", visit)
            .at(Place::Countries)
            .finding(),
        view,
        columns: Order::ALL
            .map(|order| column(order, choice.order, &query))
            .into(),
        choice,
        remarks: query.remarks(),
    })?;
    Ok(page.into_response())
}

fn column(order: Order, chosen: Order, query: &Query) -> Column {
    let (name, means) = match order {
        Order::Country => ("Country", "By name"),
        Order::Rating => (
            "Latest rating",
            "Tier or assessment in the latest edition read",
        ),
        Order::Editions => (
            "Editions read",
            "How many editions were read, and from when to when",
        ),
        Order::Asks => ("Asks", "All asks of all editions"),
        Order::Asked => (
            "Still asked",
            "Asks that the latest list makes, however they stand",
        ),
        Order::Unmet => (
            "Recurring, unmet",
            "Asks made in two editions or more that stand unmet, whether or not the latest list makes them",
        ),
        Order::Review => ("To review", "Questions that wait for a person"),
    };
    let by_name = matches!(order, Order::Country | Order::Rating);
    let word = match order {
        Order::Country => "",
        order => order.word(),
    };
    Column {
        name,
        means,
        number: !by_name && order != Order::Editions,
        sorted: (order == chosen).then_some(if by_name { "ascending" } else { "descending" }),
        sort: query.with("sort", word),
    }
}
