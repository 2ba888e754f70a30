//! Files that were dropped: what is recognised, and whether it is kept.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Multipart, Path, State};
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::judgement::DossierId;
use crate::render::{html, prose, recognised, words};
use crate::report::SectionKind;
use crate::serve::access::Visit;
use crate::serve::adding::{Job, Progress, Said, Stage, receive};
use crate::serve::fields::Fields;
use crate::serve::frame::{Frame, Place};
use crate::serve::{Problem, Site, address};
use crate::view::intake::{Intake, Rehearsed, SHOWN};

/// So many reports of one source are named.
const NAMED: usize = 40;

/// While something is under way.
#[derive(Template)]
#[template(path = "page/adding_progress.html")]
struct ProgressPage {
    frame: Frame,
    job: Arc<Job>,
    /// Whether it is stored already, not only read.
    keeping: bool,
    progress: Progress,
}

/// What was recognised.
#[derive(Template)]
#[template(path = "page/adding_recognised.html")]
struct RecognisedPage {
    frame: Frame,
    job: Arc<Job>,
    view: Arc<Rehearsed>,
    progress: Progress,
    said: Said,
}

/// What came of it.
#[derive(Template)]
#[template(path = "page/adding_kept.html")]
struct KeptPage {
    frame: Frame,
    view: Arc<Intake>,
    progress: Progress,
    /// The countries concerned.
    countries: Vec<(DossierId, String)>,
}

/// Why it could not be.
#[derive(Template)]
#[template(path = "page/adding_failed.html")]
struct FailedPage {
    frame: Frame,
    says: String,
}

pub(super) async fn rehearse(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    form: Multipart,
) -> Result<Redirect, Problem> {
    let handed = receive(form, site.limits().max_bytes).await?;
    let job = site.jobs().begin(&visit.person.name, handed)?;
    let there = Redirect::to(&address::adding(&job.id));
    read(site, job, Said::default());
    Ok(there)
}

pub(super) async fn now(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let job = site.jobs().of(&visit.person.name, &id)?;
    let frame = |title: &str| Frame::new(title, visit).at(Place::Sources);
    let page = match job.stage() {
        Stage::Reading(progress) => ProgressPage {
            frame: frame("Reading your files"),
            job,
            keeping: false,
            progress,
        }
        .render()?,
        Stage::Keeping(progress) => ProgressPage {
            frame: frame("Keeping your files"),
            job,
            keeping: true,
            progress,
        }
        .render()?,
        Stage::Recognised { view, told, said } => RecognisedPage {
            frame: frame("What was recognised"),
            job,
            view,
            progress: told,
            said,
        }
        .render()?,
        Stage::Kept { view, told } => KeptPage {
            frame: frame("Kept"),
            countries: countries(&view),
            view,
            progress: told,
        }
        .render()?,
        Stage::Failed(says) => FailedPage {
            frame: frame("Not added"),
            says,
        }
        .render()?,
    };
    Ok(Html(page).into_response())
}

/// Reads the same files again, by what the person says of them.
pub(super) async fn again(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    form: Fields,
) -> Result<Redirect, Problem> {
    let job = site.jobs().of(&visit.person.name, &id)?;
    let said = Said::of(&form);
    said.hints()?;
    let there = Redirect::to(&address::adding(&job.id));
    if job.leave_recognised(Stage::Reading).is_some() {
        read(site, job, said);
    }
    Ok(there)
}

pub(super) async fn keep(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Result<Redirect, Problem> {
    let job = site.jobs().of(&visit.person.name, &id)?;
    let there = Redirect::to(&address::adding(&job.id));
    if let Some(said) = job.leave_recognised(Stage::Keeping) {
        by_itself(Arc::clone(&job), move || job.keep(&site, &said));
    }
    Ok(there)
}

pub(super) async fn discard(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
) -> Result<Redirect, Problem> {
    let job = site.jobs().of(&visit.person.name, &id)?;
    if !matches!(job.stage(), Stage::Keeping(_)) {
        site.jobs().discard(&job);
    }
    Ok(Redirect::to("/sources"))
}

/// Whoever comes to such an address otherwise than by its form finds the files.
pub(super) async fn back(Path(id): Path<String>) -> Redirect {
    Redirect::to(&address::adding(&id))
}

fn read(site: Site, job: Arc<Job>, said: Said) {
    by_itself(Arc::clone(&job), move || job.rehearse(&site, said));
}

/// Does `work` beside everything else.
fn by_itself(job: Arc<Job>, work: impl FnOnce() + Send + 'static) {
    tokio::spawn(async move {
        if let Err(error) = tokio::task::spawn_blocking(work).await {
            job.fail(&error.into());
        }
    });
}

fn countries(view: &Intake) -> Vec<(DossierId, String)> {
    let mut countries: Vec<(DossierId, String)> = (view.brought.reports.iter())
        .map(|report| (DossierId::of(&report.id), report.country.clone()))
        .collect();
    countries.sort_by(|a, b| a.0.cmp(&b.0));
    countries.dedup_by(|a, b| a.0 == b.0);
    countries.sort_by(|a, b| a.1.cmp(&b.1));
    countries
}

impl RecognisedPage {
    fn is_section(&self, kind: &SectionKind) -> bool {
        self.said.section == kind.word()
    }

    /// Whether anything would be stored.
    fn holds_something(&self) -> bool {
        !self.view.brought.reports.is_empty()
    }
}
