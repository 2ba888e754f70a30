//! An ask with all that is known of it, and what a person says of it.

use askama::Template;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::desk::{Desk, DeskError};
use crate::judgement::{LinkDecision, Stance, Status};
use crate::ledger::Ledger;
use crate::render::{prose, words};
use crate::report::{RecommendationId, ReportId};
use crate::review::meant::{ask_of, by_its_words, nearest_in_time};
use crate::review::{Say, Subject};
use crate::serve::access::Visit;
use crate::serve::deciding::{Outcome, Overtaken, keep, rulings, take_back};
use crate::serve::fields::Fields;
use crate::serve::frame::{Answer, Frame, Place, page};
use crate::serve::query::Query;
use crate::serve::{Problem, Site, address};
use crate::store::{HitId, HitKind, SearchFilter};
use crate::view::Lookup;
use crate::view::ask::{self, Wording};
use crate::view::deciding::{self, AtHand, Did};
use crate::view::wording::{self, Change};

#[derive(Template)]
#[template(path = "page/ask.html")]
struct AskPage {
    frame: Frame,
    drawn: Drawn,
    refused: Option<Refused>,
}

/// Why nothing was kept.
enum Refused {
    /// Somebody was there first.
    Overtaken(Overtaken),
    /// It cannot be said; why, as a sentence.
    Trouble(String),
}

/// What the page tells, as of one moment.
struct Drawn {
    /// The wording by whose name the page was asked for.
    named: RecommendationId,
    view: ask::AskPage,
    at_hand: AtHand,
    did: Option<Did>,
}

impl Drawn {
    fn of(ledger: &Ledger, named: &RecommendationId, did: &[i64]) -> Result<Self, Problem> {
        let lookup = Lookup::of(ledger);
        let view = ask::ask_page(ledger, named)
            .ok_or_else(|| Problem::NotFound(format!("{named} belongs to no ask")))?;
        Ok(Drawn {
            named: named.clone(),
            at_hand: deciding::at_hand(&lookup, &view),
            did: deciding::did(&lookup, did),
            view,
        })
    }

    fn page(self, visit: Visit, refused: Option<Refused>) -> Answer {
        let title = format!("{}: {}", self.view.country, self.view.title);
        page(&AskPage {
            frame: Frame::new(title, visit).at(Place::Countries),
            drawn: self,
            refused,
        })
    }
}

impl AskPage {
    /// Whether a wording is the one that is marked by the name of the ask: the latest.
    fn is_latest(&self, wording: &Wording) -> bool {
        (self.drawn.view.wordings.last()).is_some_and(|last| last.id == wording.id)
    }

    /// Whether a person has said that of it.
    fn is_said(&self, wording: &Wording, status: &Status) -> bool {
        (wording.person.as_ref()).is_some_and(|word| word.status == *status)
    }

    /// How sure the program is of a status: ` (unsure, 42 %)`, ` (83 %)`.
    fn how_sure(&self, wording: &Wording) -> String {
        let unsure = words::unsure(wording.confidence);
        match wording.confidence {
            Some(confidence) if unsure.is_empty() => format!(" ({:.0} %)", confidence * 100.0),
            _ => unsure,
        }
    }

    /// What may be said of it, with the key that says it.
    fn statuses(&self) -> [(Status, u8); 4] {
        [
            (Status::Met, 1),
            (Status::Partial, 2),
            (Status::Unmet, 3),
            (Status::Dropped, 4),
        ]
    }
}

pub(super) async fn ask(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    query: Query,
) -> Answer {
    let did: Vec<i64> = query.all("did").filter_map(|n| n.parse().ok()).collect();
    let drawn = site
        .read(move |desk| {
            let named = desk.wording(&name)?;
            let ledger = desk.ledger_of(&named.report)?;
            Drawn::of(&ledger, &named, &did)
        })
        .await?;
    drawn.page(visit, None)
}

/// Says something of a wording, a match or a sentence.
pub(super) async fn say(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    form: Fields,
) -> Result<Response, Problem> {
    let subject: Subject = form.read("about")?;
    let say: Say = form.read("say")?;
    let anchor = subject_anchor(&subject);
    decide(site, visit, name, anchor, move |desk, by, named| {
        let ledger = desk.ledger(&subject.dossier())?;
        let rulings = rulings(&ledger, &subject, say)?;
        let action = address::say(named);
        keep(desk, &ledger, by, rulings, (&form, action))
    })
    .await
}

/// Says that another wording, by its name or by words of it, is the same ask.
pub(super) async fn link(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    form: Fields,
) -> Result<Response, Problem> {
    decide(site, visit, name, String::new(), move |desk, by, named| {
        let ledger = desk.ledger_of(&named.report)?;
        let lookup = Lookup::of(&ledger);
        let ask = ask_of(&lookup, named)?;
        let given = form.text("other").unwrap_or_default();
        let other = match desk.wording(given) {
            Err(DeskError::NoWording { given: Err(_), .. }) => {
                let found = wordings_with(desk, &named.report, given)?;
                by_its_words(&lookup, ask, given, &found)?
            }
            found => found?,
        };
        let (from, to) = nearest_in_time(ask, other)?;
        let rulings = rulings(&ledger, &Subject::Match { from, to }, Say::Accept)?;
        keep(desk, &ledger, by, rulings, (&form, address::link(named)))
    })
    .await
}

/// The wordings about the same country that a search for `words` finds.
fn wordings_with(
    desk: &Desk,
    report: &ReportId,
    words: &str,
) -> Result<Vec<RecommendationId>, Problem> {
    const MOST: usize = 200;
    let filter = SearchFilter {
        series: Some(report.series.clone()),
        country: Some(report.country.clone()),
        kind: Some(HitKind::Recommendation),
        ..SearchFilter::default()
    };
    let hits = desk.store().search(words, &filter, MOST)?.into_iter();
    Ok(hits
        .filter_map(|hit| match hit.id {
            HitId::Recommendation(id) => Some(id),
            HitId::Sentence(_) => None,
        })
        .collect())
}

/// Takes decisions back.
pub(super) async fn undo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Path(name): Path<String>,
    form: Fields,
) -> Result<Response, Problem> {
    let numbers: Vec<i64> = form.read_all("number")?;
    decide(site, visit, name, String::new(), move |desk, by, named| {
        let ledger = desk.ledger_of(&named.report)?;
        take_back(desk, &ledger, by, &numbers)
    })
    .await
}

/// Lets `deed` decide at the writer's desk, and goes back to the ask, or tells who was there first.
async fn decide(
    site: Site,
    visit: Visit,
    name: String,
    anchor: String,
    deed: impl FnOnce(&mut Desk, &str, &RecommendationId) -> Result<Outcome, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let by = visit.person.name.clone();
    let (named, kept) = site
        .write(move |desk| {
            let named = desk.wording(&name)?;
            let (status, refused) = match deed(desk, &by, &named) {
                Ok(Outcome::Kept(numbers)) => return Ok((named, Ok(numbers))),
                Ok(Outcome::Overtaken(said)) => (StatusCode::CONFLICT, Refused::Overtaken(said)),
                Err(
                    problem
                    @ (Problem::Wrong(_) | Problem::NotFound(_) | Problem::NoWording { .. }),
                ) => (problem.status(), Refused::Trouble(problem.sentence())),
                Err(problem) => return Err(problem),
            };
            let ledger = desk.ledger_of(&named.report)?;
            let drawn = Drawn::of(&ledger, &named, &[])?;
            Ok((named, Err((drawn, status, refused))))
        })
        .await?;
    match kept {
        Ok(numbers) => {
            let address = address::ask_after(&named, &numbers);
            Ok(Redirect::to(&format!("{address}{anchor}")).into_response())
        }
        Err((drawn, status, refused)) => {
            Ok((status, drawn.page(visit, Some(refused))?).into_response())
        }
    }
}

/// Goes to the ask from where something is said of it, as after a reload of what was answered there.
pub(super) async fn back(Path(name): Path<String>) -> Redirect {
    match name.parse::<RecommendationId>() {
        Ok(id) => Redirect::to(&address::ask(&id)),
        Err(_) => Redirect::to("/"),
    }
}

/// Where on the page it stands what was spoken of.
fn subject_anchor(subject: &Subject) -> String {
    match subject {
        Subject::Status { wording } => format!("#{wording}"),
        Subject::Match { to, .. } => format!("#{to}"),
        Subject::Evidence { sentence, .. } => format!("#{sentence}"),
    }
}
