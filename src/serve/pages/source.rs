//! One source: what was recognised in it and how, what was left out, which reports it gives; and its
//! removal.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use sha2::{Digest, Sha256};

use crate::desk::{NoSource, called};
use crate::judgement::DossierId;
use crate::ledger::Origins;
use crate::read::hexadecimal;
use crate::render::on_page;
use crate::render::{html, recognised, words};
use crate::report::ReportId;
use crate::serve::access::Visit;
use crate::serve::fields::Fields;
use crate::serve::frame::{Answer, Frame, Place, page};
use crate::serve::paging::{self, Part};
use crate::serve::query::Tidy;
use crate::serve::{Problem, Site, address};
use crate::view::sources::{Part as Given, Source, sources};

/// So many reports stand on one page.
const AT_ONCE: usize = 50;
/// Of so many reports all is shown at once how they were recognised.
const OPEN: usize = 4;
/// So many reports are named, and sentences told, on what goes with a source.
const TOLD: usize = 40;

#[derive(Template)]
#[template(path = "page/one_source.html")]
struct OneSourcePage {
    frame: Frame,
    number: i64,
    source: Source,
    part: Part<Given>,
    /// How many reports it gives a part of.
    reports: usize,
    /// How many recommendations it gives.
    recommendations: usize,
    /// Of how many reports the name is a guess.
    guessed: usize,
    remarks: Vec<String>,
}

#[derive(Template)]
#[template(path = "page/source_remove.html")]
struct RemovePage {
    frame: Frame,
    number: i64,
    source: Source,
    /// What goes with it.
    going: Going,
    /// What the form says of what goes.
    goes: String,
    /// Whether something else would go than the person was told.
    changed: bool,
}

/// What goes with a source.
struct Going {
    /// The reports that nothing else gives: country, year and series.
    reports: Vec<(String, ReportId)>,
    /// What there is to say of reports, in sentences.
    told: Vec<String>,
    /// What there is to say of decisions.
    decisions: Option<String>,
}

pub(super) async fn read(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(given): Path<String>,
    Tidy(mut query): Tidy,
) -> Answer {
    let (number, mut source) = one(&site, given, visit.origins()).await?;
    let reports = std::mem::take(&mut source.reports);
    let is_guessed = |part: &&Given| !recognised::guessed(&part.recognition).is_empty();
    let lists = reports.iter().filter_map(|part| part.recommendations);
    page(&OneSourcePage {
        frame: Frame::new(source.origin.clone(), visit).at(Place::Sources),
        number,
        recommendations: lists.map(|list| list as usize).sum(),
        guessed: reports.iter().filter(is_guessed).count(),
        reports: reports.len(),
        part: paging::part(reports, AT_ONCE, &mut query),
        source,
        remarks: query.remarks(),
    })
}

/// Tells what removing it would take away.
pub(super) async fn ask_to_remove(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(given): Path<String>,
) -> Answer {
    if !visit.may_change {
        return Err(Problem::Forbidden(format!(
            "{} may look at everything here and change nothing.",
            visit.person.name
        )));
    }
    let (number, source) = one(&site, given, visit.origins()).await?;
    let going = goes_with(&site, number, &source, visit.origins()).await?;
    page(&RemovePage::of(visit, number, source, going))
}

/// Removes it, if that takes away what the person was told and no more.
pub(super) async fn remove(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(given): Path<String>,
    form: Fields,
) -> Result<Response, Problem> {
    let (number, source) = one(&site, given, visit.origins()).await?;
    let going = goes_with(&site, number, &source, visit.origins()).await?;
    let asked = RemovePage::of(visit, number, source, going);
    if form.text("goes") != Some(&asked.goes) {
        let asked = RemovePage {
            changed: true,
            ..asked
        };
        return Ok((StatusCode::CONFLICT, page(&asked)?).into_response());
    }
    site.write(move |desk| Ok(desk.remove_source(number)?))
        .await?;
    Ok(Redirect::to(&address::sources_without(number)).into_response())
}

/// The source that is called so, with its number.
async fn one(site: &Site, given: String, origins: Origins) -> Result<(i64, Source), Problem> {
    site.read(move |desk| {
        let mut read = sources(desk.store().sources()?);
        for source in &mut read {
            source.origin = origins.of(&source.origin);
        }
        let source = called(given.trim(), &read).map_err(not_here)?.clone();
        Ok((source.number.unwrap_or_default(), source))
    })
    .await
}

fn not_here(error: NoSource) -> Problem {
    Problem::NotFound(match error {
        NoSource::Unknown { given, .. } => format!(
            "No source is called \"{given}\" here: it was removed, or never read. The page Sources lists those that there are."
        ),
        several => several.to_string(),
    })
}

async fn goes_with(
    site: &Site,
    number: i64,
    source: &Source,
    origins: Origins,
) -> Result<Going, Problem> {
    let mut removed = site.rehearse_removing(number).await?;
    for name in (removed.withdrawn.iter_mut()).flat_map(|gone| &mut gone.may_have) {
        *name = origins.of(name);
    }
    let countries: HashMap<&ReportId, &str> = (source.reports.iter())
        .map(|part| (&part.id, part.country.as_str()))
        .collect();
    let named = |id: &ReportId| {
        let code = id.country.as_str();
        let country = countries.get(id).copied().unwrap_or(code);
        (country.to_owned(), id.clone())
    };
    Ok(Going {
        reports: removed.gone().map(named).collect(),
        told: (removed.of_reports().iter())
            .map(|said| on_page::sentence(said))
            .collect(),
        decisions: removed.of_decisions().map(|said| on_page::sentence(&said)),
    })
}

impl Going {
    fn is_nothing(&self) -> bool {
        self.reports.is_empty() && self.told.is_empty() && self.decisions.is_none()
    }
}

impl RemovePage {
    fn of(visit: Visit, number: i64, source: Source, going: Going) -> Self {
        RemovePage {
            frame: Frame::new(format!("Remove {}", source.origin), visit).at(Place::Sources),
            number,
            goes: digest(&source, &going),
            source,
            going,
            changed: false,
        }
    }
}

/// A digest of what goes, and of the source: a number may be another source's by and by.
fn digest(source: &Source, going: &Going) -> String {
    let mut digest = Sha256::new_with_prefix(&source.sha256);
    let reports = going.reports.iter().map(|(_, id)| id.to_string());
    let told = going.told.iter().chain(&going.decisions).cloned();
    for said in reports.chain(told) {
        digest.update("\n");
        digest.update(said);
    }
    hexadecimal(&digest.finalize())
}
