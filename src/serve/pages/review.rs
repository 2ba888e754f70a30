//! What the program is unsure of, one question after the other.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use askama::Template;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::sitting::{Kinds, Sitting};
use crate::desk::{Desk, Open};
use crate::judgement::{DossierId, Stance, Status};
use crate::language::Language;
use crate::render::{prose, review, words};
use crate::review::{Kind, Reply, Say, Subject, latest};
use crate::serve::access::Visit;
use crate::serve::deciding::{Outcome, Overtaken, keep, take_back};
use crate::serve::fields::Fields;
use crate::serve::frame::{self, Answer, Frame, Place};
use crate::serve::query::{Query, Tidy};
use crate::serve::{Problem, Site, address};
use crate::view::Lookup;
use crate::view::deciding::{Did, did};
use crate::view::review::{Item, Progress, Step, item, queue};
use crate::view::wording::{Change, anew};

#[derive(Template)]
#[template(path = "page/review.html")]
struct ReviewPage {
    frame: Frame,
    sitting: Sitting,
    drawn: Drawn,
    overtaken: Option<Overtaken>,
}

/// What the page tells, as of one moment.
struct Drawn {
    progress: Progress,
    /// The question that is asked now; none when all have been.
    asked: Option<Asked>,
    /// What was said last.
    did: Option<Did>,
    /// The code of the country that is chosen.
    chosen: Option<String>,
    /// The countries with open questions.
    countries: Vec<Choice>,
    /// The series with open questions.
    series: Vec<String>,
}

struct Asked {
    item: Item,
    /// The latest decision about the country.
    seen: i64,
}

struct Choice {
    code: String,
    name: String,
    open: usize,
}

impl Drawn {
    fn of(desk: &Desk, sitting: &Sitting) -> Result<Self, Problem> {
        let filter = desk.filter(&sitting.scope())?;
        let open = desk.open_questions(&Default::default(), sitting.reach())?;
        let kinds = sitting.kinds.kinds();
        let meant = open.iter().filter(|open| filter.includes(&open.id));
        let doubts = meant.flat_map(|open| &open.doubts);
        let (left, progress) = queue(doubts, kinds, &sitting.steps, sitting.at.as_ref());
        let names = desk.store().country_names()?;
        let names: HashMap<&DossierId, &str> =
            names.iter().map(|(id, name)| (id, &**name)).collect();
        let mut by_name: BTreeMap<&str, Choice> = BTreeMap::new();
        let of_series = |open: &&Arc<Open>| {
            (sitting.series.as_ref()).is_none_or(|series| *series == open.id.series)
        };
        for open in open.iter().filter(of_series) {
            let count = open.doubts.iter();
            let count = count.filter(|doubt| kinds.contains(&doubt.subject.kind()));
            let name = names
                .get(&open.id)
                .copied()
                .unwrap_or(open.id.country.as_str());
            let choice = by_name.entry(name).or_insert_with(|| Choice {
                code: open.id.country.to_string(),
                name: name.to_owned(),
                open: 0,
            });
            choice.open += count.count();
        }
        let mut series: Vec<String> = open.iter().map(|open| open.id.series.to_string()).collect();
        series.dedup();
        Ok(Drawn {
            progress,
            asked: first(desk, &left)?,
            did: told(desk, sitting)?,
            chosen: filter.country.map(|code| code.to_string()),
            countries: by_name.into_values().collect(),
            series,
        })
    }
}

/// The first question that the judgement still knows of.
fn first(desk: &Desk, left: &[&Subject]) -> Result<Option<Asked>, Problem> {
    for subject in left {
        let ledger = desk.ledger(&subject.dossier())?;
        if let Some(item) = item(&Lookup::of(&ledger), subject) {
            let item = match Language::in_use() {
                Ok(language) => item.with_outcomes(&ledger, language),
                Err(_) => item,
            };
            let seen = latest(&ledger.decisions);
            return Ok(Some(Asked { item, seen }));
        }
    }
    Ok(None)
}

/// What was said last in this sitting, or taken back.
fn told(desk: &Desk, sitting: &Sitting) -> Result<Option<Did>, Problem> {
    let last = match sitting.steps.last() {
        Some(Step::Answered(number)) => Some(*number),
        _ => None,
    };
    let Some(number) = sitting.undone.or(last) else {
        return Ok(None);
    };
    let Some(decision) = desk.store().decision(number)? else {
        return Ok(None);
    };
    let ledger = desk.ledger(&decision.dossier())?;
    Ok(did(&Lookup::of(&ledger), &[number]))
}

impl ReviewPage {
    /// Whether the two wordings are alike enough to mark what changed.
    fn is_compared(&self, item: &Item) -> bool {
        !item.changes.is_empty() && !anew(&item.changes)
    }

    fn is_chosen(&self, country: &Choice) -> bool {
        self.drawn.chosen.as_deref() == Some(country.code.as_str())
    }

    fn is_series(&self, series: &str) -> bool {
        (self.sitting.series.as_ref()).is_some_and(|chosen| chosen.as_str() == series)
    }

    /// What may be said of the wording at stake, each with the key that says it.
    fn statuses(&self) -> [(Status, &'static str); 4] {
        [
            (Status::Met, "1"),
            (Status::Partial, "2"),
            (Status::Unmet, "3"),
            (Status::Dropped, "4"),
        ]
    }

    /// What a sentence may say of the wording, each with the key that accepts it so.
    fn stances(&self) -> [(Stance, &'static str); 4] {
        [
            (Stance::Progress, "p"),
            (Stance::Lack, "l"),
            (Stance::Setback, "b"),
            (Stance::Mixed, "x"),
        ]
    }

    /// The wording at stake, and the other wording or the sentence, with where they stand.
    fn places(&self, item: &Item) -> (String, String) {
        let wording = address::recommendation(item.key.wording());
        let other = match &item.key {
            Subject::Match { to, .. } => address::recommendation(to),
            Subject::Evidence { sentence, .. } => address::sentence(sentence),
            Subject::Status { .. } => String::new(),
        };
        (wording, other)
    }
}

fn page(visit: Visit, sitting: Sitting, drawn: Drawn, overtaken: Option<Overtaken>) -> Answer {
    frame::page(&ReviewPage {
        frame: Frame::new("Review", visit).at(Place::Review),
        sitting,
        drawn,
        overtaken,
    })
}

pub(super) async fn ask(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Tidy(mut query): Tidy,
) -> Result<Response, Problem> {
    let sitting = Sitting::of(&mut query);
    let (sitting, drawn) = site
        .read(move |desk| {
            let drawn = Drawn::of(desk, &sitting)?;
            Ok((sitting, drawn))
        })
        .await?;
    Ok(page(visit, sitting, drawn, None)?.into_response())
}

/// Keeps an answer and goes on. A status given to a question about a link leaves that question open.
pub(super) async fn answer(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    mut query: Query,
    form: Fields,
) -> Result<Response, Problem> {
    let sitting = Sitting::of(&mut query);
    let subject: Subject = form.read("key")?;
    let say: Say = form.read("say")?;
    let next = sitting.clone();
    let (by, asked) = (visit.person.name.clone(), subject.clone());
    let kept = decide(
        &site,
        sitting,
        Some(subject.clone()),
        move |desk, sitting| {
            let ledger = desk.ledger(&asked.dossier())?;
            let ruling = Reply::new(&ledger, &asked, say)?.said;
            let action = sitting.answer_address();
            keep(desk, &ledger, &by, vec![ruling], (&form, action))
        },
    )
    .await?;
    let stays = matches!(say, Say::Mark(_)) && subject.kind() != Kind::Status;
    match kept {
        Ok(number) => Ok(to(&next.answered(number, stays.then_some(subject)))),
        Err((sitting, drawn, overtaken)) => conflict(visit, sitting, drawn, overtaken),
    }
}

/// Takes the last answer back and asks that question again.
pub(super) async fn undo(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    mut query: Query,
) -> Result<Response, Problem> {
    let sitting = Sitting::of(&mut query);
    let Some(Step::Answered(number)) = sitting.steps.last().cloned() else {
        return Ok(to(&sitting.back_to_skipped()));
    };
    let by = visit.person.name.clone();
    let subject = site
        .read(move |desk| Ok(desk.store().decision(number)?))
        .await?
        .map(|decision| Subject::of(&decision.ruling))
        .ok_or_else(|| Problem::NotFound(format!("there is no decision {number}")))?;
    let asked = asked_when_said(&sitting, &subject);
    let next = sitting.clone();
    let kept = decide(&site, sitting, None, move |desk, _| {
        let ledger = desk.ledger(&subject.dossier())?;
        take_back(desk, &ledger, &by, &[number])
    })
    .await?;
    match kept {
        Ok(number) => Ok(to(&next.taken_back(number, asked))),
        Err((sitting, drawn, overtaken)) => {
            conflict(visit, sitting.without_last_step(), drawn, overtaken)
        }
    }
}

/// The question that was asked when something was said of `subject`: a status may have been given to a
/// question about a link, which then is asked still.
fn asked_when_said(sitting: &Sitting, subject: &Subject) -> Subject {
    let still = (sitting.at.as_ref())
        .filter(|at| subject.kind() == Kind::Status && at.wording() == subject.wording());
    still.unwrap_or(subject).clone()
}

/// Lets `deed` decide at the writer's desk; where somebody was there first, draws the question about
/// `at` again.
async fn decide(
    site: &Site,
    sitting: Sitting,
    at: Option<Subject>,
    deed: impl FnOnce(&mut Desk, &Sitting) -> Result<Outcome, Problem> + Send + 'static,
) -> Result<Result<i64, (Sitting, Drawn, Overtaken)>, Problem> {
    site.write(move |desk| match deed(desk, &sitting)? {
        Outcome::Kept(numbers) => Ok(Ok(numbers.first().copied().unwrap_or_default())),
        Outcome::Overtaken(overtaken) => {
            let sitting = Sitting {
                at: at.or_else(|| sitting.at.clone()),
                ..sitting
            };
            let drawn = Drawn::of(desk, &sitting)?;
            Ok(Err((sitting, drawn, overtaken)))
        }
    })
    .await
}

fn conflict(
    visit: Visit,
    sitting: Sitting,
    drawn: Drawn,
    overtaken: Overtaken,
) -> Result<Response, Problem> {
    let page = page(visit, sitting, drawn, Some(overtaken))?;
    Ok((StatusCode::CONFLICT, page).into_response())
}

/// Goes on with the review from where answers are sent to, as after a reload of what was answered there.
pub(super) async fn back(mut query: Query) -> Response {
    to(&Sitting::of(&mut query))
}

fn to(sitting: &Sitting) -> Response {
    Redirect::to(&sitting.address()).into_response()
}
