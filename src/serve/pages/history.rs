//! Who decided what, and when.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};

use super::sources::countries;
use crate::desk::Scope;
use crate::render::words;
use crate::report::RecommendationId;
use crate::serve::access::Visit;
use crate::serve::frame::{Frame, Place, page};
use crate::serve::paging::{self, Part};
use crate::serve::query::Tidy;
use crate::serve::{Problem, Site, address};
use crate::store::HistoryFilter;
use crate::view::history::{self, Said};

/// So many decisions stand on one page.
const AT_ONCE: usize = 100;

#[derive(Template)]
#[template(path = "page/history.html")]
struct HistoryPage {
    frame: Frame,
    part: Part<Line>,
    /// How many there are in all.
    all: usize,
    countries: Vec<(String, String)>,
    country: String,
    remarks: Vec<String>,
}

/// One decision.
struct Line {
    said: Said,
    /// The ask that it is about.
    ask: RecommendationId,
    /// The country's name.
    country: String,
}

impl HistoryPage {
    fn is_chosen(&self, code: &str) -> bool {
        self.country.eq_ignore_ascii_case(code)
    }
}

pub(super) async fn told(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Tidy(mut query): Tidy,
) -> Result<Response, Problem> {
    let country = query.text("country").unwrap_or_default().to_owned();
    let scope = Scope {
        country: query.text("country").map(str::to_owned),
        series: None,
    };
    let (lines, countries) = site
        .read(move |desk| {
            let wanted = desk.filter(&scope)?;
            let decisions = desk.store().history(&HistoryFilter::All)?;
            let names = countries(desk)?;
            let decided: BTreeSet<String> = (decisions.iter())
                .map(|decision| decision.dossier().country.to_string())
                .collect();
            // What was said before is told of each, so all are drawn before some are left out.
            let lines = (decisions.iter().zip(history::history(&decisions)))
                .filter(|(decision, _)| wanted.includes(&decision.dossier()))
                .map(|(decision, said)| {
                    let ask = decision.ruling.wording().id.clone();
                    let code = ask.report.country.to_string();
                    let named = names.iter().find(|(known, _)| *known == code);
                    Line {
                        country: named.map_or(code, |(_, name)| name.clone()),
                        ask,
                        said,
                    }
                });
            let mut lines: Vec<Line> = lines.collect();
            lines.reverse();
            let countries = (names.into_iter()).filter(|(code, _)| decided.contains(code));
            Ok((lines, countries.collect()))
        })
        .await?;
    let all = lines.len();
    let part = paging::part(lines, AT_ONCE, &mut query);
    let page = page(&HistoryPage {
        frame: Frame::new("History", visit).at(Place::History),
        part,
        all,
        countries,
        country,
        remarks: query.remarks(),
    })?;
    Ok(page.into_response())
}
