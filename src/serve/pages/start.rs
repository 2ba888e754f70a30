//! The first page: all countries, and what waits.

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};

use crate::render::words;
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
        frame: Frame::new("Countries", visit).at(Place::Countries),
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
    let name = match order {
        Order::Country => "Country",
        Order::Rating => "Latest rating",
        Order::Editions => "Editions read",
        Order::Asks => "Asks",
        Order::Asked => "Still asked",
        Order::Unmet => "Recurring, unmet",
        Order::Review => "To review",
    };
    let by_name = matches!(order, Order::Country | Order::Rating);
    let word = match order {
        Order::Country => "",
        order => order.word(),
    };
    Column {
        name,
        number: !by_name && order != Order::Editions,
        sorted: (order == chosen).then_some(if by_name { "ascending" } else { "descending" }),
        sort: query.with("sort", word),
    }
}
