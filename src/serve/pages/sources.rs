//! What was read, and where more is dropped.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};
use bytesize::ByteSize;

use crate::desk::Desk;
use crate::judgement::DossierId;
use crate::render::on_page;
use crate::render::{html, recognised, words};
use crate::report::ReportId;
use crate::serve::access::Visit;
use crate::serve::adding::Job;
use crate::serve::frame::{Answer, Frame, Place, page};
use crate::serve::paging::{self, Part};
use crate::serve::query::{Query, Tidy};
use crate::serve::{Problem, Site, address};
use crate::store::DossierFilter;
use crate::view::sources::{Source, sources};

/// So many sources stand on one page.
const AT_ONCE: usize = 50;
/// So many reports of one source are named; a choice of country names the others.
const NAMED: usize = 40;

#[derive(Template)]
#[template(path = "page/sources.html")]
struct SourcesPage {
    frame: Frame,
    part: Part<Source>,
    all: usize,
    countries: Vec<(String, String)>,
    country: String,
    /// Most bytes that are taken at once.
    limit: u64,
    /// What the person dropped and has not kept yet.
    waiting: Vec<Arc<Job>>,
    remarks: Vec<String>,
    /// The number of the source that was just removed.
    removed: Option<i64>,
    /// Why files that were just handed in are not read.
    refused: Option<String>,
}

pub(super) async fn read(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Tidy(query): Tidy,
) -> Result<Response, Problem> {
    let page = drawn(&site, visit, query, None).await?;
    Ok(page.into_response())
}

/// The same page, with why files that were handed in are not read.
pub(super) async fn refused(site: &Site, visit: Visit, why: &Problem) -> Result<Response, Problem> {
    let query = Query::of_path(Place::Sources.address());
    let page = drawn(site, visit, query, Some(why.sentence())).await?;
    Ok((why.status(), page).into_response())
}

async fn drawn(site: &Site, visit: Visit, mut query: Query, refused: Option<String>) -> Answer {
    let country = query.text("country").unwrap_or_default().to_owned();
    let scope = query.scope();
    let origins = visit.origins();
    let removed: Option<i64> = query.read("removed");
    let (read, countries, removed) = site
        .read(move |desk| {
            let wanted = desk.filter(&scope)?;
            let mut read = sources(desk.store().sources()?);
            // An address that somebody kept tells nothing of a source that is there.
            let removed = removed.filter(|gone| !read.iter().any(|s| s.number == Some(*gone)));
            if wanted != DossierFilter::default() {
                for source in &mut read {
                    let of_it = |id: &ReportId| wanted.includes(&DossierId::of(id));
                    source.reports.retain(|part| of_it(&part.id));
                }
                read.retain(|source| !source.reports.is_empty());
            }
            for source in &mut read {
                source.origin = origins.of(&source.origin);
            }
            read.reverse();
            Ok((read, countries(desk)?, removed))
        })
        .await?;
    let all = read.len();
    let part = paging::part(read, AT_ONCE, &mut query);
    page(&SourcesPage {
        part,
        all,
        countries,
        country,
        limit: site.limits().max_bytes,
        waiting: site.jobs().waiting(&visit.person.name),
        remarks: query.remarks(),
        removed,
        refused,
        frame: Frame::new("Sources", visit).at(Place::Sources),
    })
}

impl SourcesPage {
    fn is_chosen(&self, code: &str) -> bool {
        self.country.eq_ignore_ascii_case(code)
    }

    fn size(&self) -> String {
        ByteSize(self.limit).to_string()
    }
}

/// The countries, by code and name, in the order of their names.
pub(super) fn countries(desk: &Desk) -> Result<Vec<(String, String)>, Problem> {
    let names = desk.store().country_names()?.into_iter();
    let by_code: BTreeMap<String, String> = names
        .map(|(id, name)| (id.country.to_string(), name))
        .collect();
    let mut countries: Vec<(String, String)> = by_code.into_iter().collect();
    countries.sort_by(|a, b| a.1.cmp(&b.1));
    Ok(countries)
}
