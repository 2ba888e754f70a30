//! What was read, and where more is dropped.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, State};
use axum::response::{IntoResponse, Response};
use bytesize::ByteSize;

use crate::desk::Desk;
use crate::judgement::DossierId;
use crate::render::{html, recognised, words};
use crate::report::ReportId;
use crate::serve::access::Visit;
use crate::serve::adding::Job;
use crate::serve::frame::{Frame, Place, page};
use crate::serve::paging::{self, Part};
use crate::serve::query::Tidy;
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
}

pub(super) async fn read(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Tidy(mut query): Tidy,
) -> Result<Response, Problem> {
    let country = query.text("country").unwrap_or_default().to_owned();
    let scope = query.scope();
    let origins = visit.origins();
    let (read, countries) = site
        .read(move |desk| {
            let wanted = desk.filter(&scope)?;
            let mut read = sources(desk.store().sources()?);
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
            Ok((read, countries(desk)?))
        })
        .await?;
    let all = read.len();
    let part = paging::part(read, AT_ONCE, &mut query);
    let page = page(&SourcesPage {
        part,
        all,
        countries,
        country,
        limit: site.limits().max_bytes,
        waiting: site.jobs().waiting(&visit.person.name),
        remarks: query.remarks(),
        frame: Frame::new("Sources", visit).at(Place::Sources),
    })?;
    Ok(page.into_response())
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
