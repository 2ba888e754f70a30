//! Files that were dropped: what is recognised, and whether it is kept.

mod seen;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, Multipart, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::sources;
use crate::judgement::DossierId;
use crate::render::on_page;
use crate::render::prose::Problems;
use crate::render::{html, prose, recognised, words};
use crate::report::SectionKind;
use crate::serve::access::Visit;
use crate::serve::adding::{ANOTHER_SERIES, Job, Progress, Said, SaidOfLot, Stage, Wrong, receive};
use crate::serve::fields::Fields;
use crate::serve::frame::{Answer, Frame, Place, page};
use crate::serve::paging::{self, Part};
use crate::serve::query::{Query, Tidy};
use crate::serve::{Problem, Site, address};
use crate::view::intake::{Intake, Rehearsed, SHOWN};
use seen::{Correcting, FileSeen, files};

/// So many reports of one source are named.
const NAMED: usize = 40;
/// So many files stand on one page.
const FILES_AT_ONCE: usize = 50;

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
    /// What is of no single file.
    progress: Progress,
    /// The files, those first that somebody should look at.
    part: Part<FileSeen>,
    /// What is said of all of them; none where there is but one.
    all: Option<Correcting>,
    remarks: Vec<String>,
}

/// What a person says that cannot be meant.
struct Mistyped {
    /// Of which file; of all without one.
    file: Option<usize>,
    said: Said,
    wrong: Vec<Wrong>,
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
) -> Result<Response, Problem> {
    let handed = match receive(form, site.limits().max_bytes).await {
        Ok(handed) => handed,
        Err(why @ (Problem::Wrong(_) | Problem::TooMuch(_))) => {
            return sources::refused(&site, visit, &why).await;
        }
        Err(failed) => return Err(failed),
    };
    let job = site.jobs().begin(&visit.person.name, handed)?;
    let there = Redirect::to(&address::adding(&job.id));
    read(site, job, SaidOfLot::default());
    Ok(there.into_response())
}

pub(super) async fn now(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    Tidy(query): Tidy,
) -> Answer {
    let job = site.jobs().of(&visit.person.name, &id)?;
    drawn(job, visit, query, None)
}

fn drawn(job: Arc<Job>, visit: Visit, query: Query, mistyped: Option<Mistyped>) -> Answer {
    let frame = |title: &str| Frame::new(title, visit).at(Place::Sources);
    match job.stage() {
        Stage::Reading(progress) => page(&ProgressPage {
            frame: frame("Reading your files"),
            job,
            keeping: false,
            progress,
        }),
        Stage::Keeping(progress) => page(&ProgressPage {
            frame: frame("Keeping your files"),
            job,
            keeping: true,
            progress,
        }),
        Stage::Recognised { view, told, said } => {
            let frame = frame("What was recognised");
            let found = Recognised { view, told, said };
            page(&recognised_page(frame, job, found, query, mistyped))
        }
        Stage::Kept { view, told } => page(&KeptPage {
            frame: frame("Kept"),
            countries: countries(&view),
            view,
            progress: told,
        }),
        Stage::Failed(says) => page(&FailedPage {
            frame: frame("Not added"),
            says,
        }),
    }
}

/// What was recognised, and what was said of it.
struct Recognised {
    view: Arc<Rehearsed>,
    told: Progress,
    said: SaidOfLot,
}

fn recognised_page(
    frame: Frame,
    job: Arc<Job>,
    found: Recognised,
    mut query: Query,
    mistyped: Option<Mistyped>,
) -> RecognisedPage {
    let correcting = |file: Option<usize>| match &mistyped {
        Some(typed) if typed.file == file => {
            Correcting::of(file, typed.said.clone(), typed.wrong.clone())
        }
        _ => Correcting::of(file, found.said.of(file), Vec::new()),
    };
    let several = job.files.len() > 1;
    let (files, progress) = files(&job.files, &found.view.brought.read, found.told, |place| {
        correcting(several.then_some(place))
    });
    RecognisedPage {
        part: paging::part(files, FILES_AT_ONCE, &mut query),
        all: several.then(|| correcting(None)),
        remarks: query.remarks(),
        view: found.view,
        progress,
        frame,
        job,
    }
}

/// Reads the same files again, by what the person says of them.
pub(super) async fn again(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(id): Path<String>,
    form: Fields,
) -> Result<Response, Problem> {
    let job = site.jobs().of(&visit.person.name, &id)?;
    let file = match form.text("file") {
        None => None,
        Some(_) => Some(form.read("file")?).filter(|place| *place < job.files.len()),
    };
    let said = Said::of(&form);
    let there = address::adding(&job.id);
    if let Err(wrong) = said.meant() {
        let mistyped = Mistyped { file, said, wrong };
        let page = drawn(job, visit, Query::of_path(&there), Some(mistyped))?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    if let Some(before) = job.leave_recognised(Stage::Reading) {
        read(site, job, before.with(file, said));
    }
    Ok(Redirect::to(&there).into_response())
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

fn read(site: Site, job: Arc<Job>, said: SaidOfLot) {
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
    /// Whether anything would be stored.
    fn holds_something(&self) -> bool {
        !self.view.brought.reports.is_empty()
    }

    /// By what the section of a source is named within the page.
    fn at(&self, file: &FileSeen, source: &usize) -> String {
        format!("{}-{source}", file.place + 1)
    }

    /// Whether the form of a file is open: somebody said something there, or there is nothing else to do.
    fn is_open(&self, file: &FileSeen) -> bool {
        file.correcting.is_used() || (self.all.is_none() && file.sources.is_empty())
    }

    /// Whether a remark stands at its source already.
    fn is_told_already(&self, file: &FileSeen, sentence: &str) -> bool {
        let mut remarks = file.sources.iter().flat_map(|source| &source.remarks);
        remarks.any(|remark| sentence.ends_with(&on_page::sentence(remark)))
    }

    /// Whether a file is its only source, and not a pack of several.
    fn is_one_source(&self, file: &FileSeen) -> bool {
        matches!(file.sources.as_slice(), [one] if one.origin == file.name)
    }
}
