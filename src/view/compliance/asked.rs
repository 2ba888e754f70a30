//! What earlier editions asked and what became of it by this one.

use serde::Serialize;

use crate::judgement::{Ask, Judge, LinkDecision, Status};
use crate::report::{Edition, RecommendationId};
use crate::view::Lookup;
use crate::view::ask::predecessor;
use crate::view::history::{PersonsWord, persons_word};
use crate::view::overview::Asked;
use crate::view::past::Past;
use crate::view::quotation::{Quotation, quotations, rounded};
use crate::view::wording::{Piece, changes};

/// An ask of earlier editions on which this edition had something to answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Earlier {
    /// The ask's name.
    pub id: RecommendationId,
    /// Its short name.
    pub title: String,
    /// The edition that asked first.
    pub since: Edition,
    /// The editions that asked it, this one included.
    pub years: Vec<Edition>,
    /// Whether this edition asks it.
    pub asked: Asked,
    /// The wordings of the latest edition before this one that asked it. Never empty.
    pub before: Vec<Answered>,
    /// This edition's wordings, with what changed.
    pub now: Vec<Reworded>,
    /// Where the last of [`Earlier::before`] stood when this edition had come out.
    pub status: Status,
    /// The sentences since it was last asked, up to this edition.
    pub evidence: Vec<Quotation>,
}

/// An earlier edition's wording and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Answered {
    /// Its name.
    pub id: RecommendationId,
    /// Its words.
    pub text: String,
    /// Where it stood when this edition had come out.
    pub status: Status,
    /// Who said so.
    pub status_by: Judge,
    /// Why, in words.
    pub status_reason: String,
    /// How probable it is, 0 to 1, that a careful reader says so too; absent where a person said so,
    /// and where no later report says anything yet.
    pub confidence: Option<f64>,
    /// A person's word on it.
    pub person: Option<PersonsWord>,
}

/// This edition's wording of an earlier ask.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reworded {
    /// Its name.
    pub id: RecommendationId,
    /// Its words.
    pub text: String,
    /// The earlier wording that it is compared with.
    pub compared_with: RecommendationId,
    /// What changed against that.
    pub changes: Vec<Piece>,
    /// How probable it is that it carries on that wording, 0 to 1; absent where the two were tied
    /// together only by way of others.
    pub probability: Option<f64>,
    /// Whether a person said so.
    pub decision: LinkDecision,
}

/// An ask that this edition makes for the first time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NewAsk {
    /// Its name.
    pub id: RecommendationId,
    /// Its words.
    pub text: String,
}

/// An ask that had ended before this edition.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClosedAsk {
    /// Its name.
    pub id: RecommendationId,
    /// Its short name.
    pub title: String,
    /// The edition that asked last.
    pub last_asked: Edition,
    /// Where it stood when this edition had come out.
    pub status: Status,
}

/// The asks of editions before `year`: those under review in it, and those closed before.
pub(super) fn earlier(lookup: &Lookup, year: Edition) -> (Vec<Earlier>, Vec<ClosedAsk>) {
    let last_list = lookup.asking_editions().rfind(|edition| *edition < year);
    let past = Past::of(lookup, year);
    let mut under_review = Vec::new();
    let mut closed = Vec::new();
    for ask in &lookup.ledger.judgement.asks {
        let Some(wording) = ask.wordings.iter().rfind(|w| w.report.year < year) else {
            continue;
        };
        let last_asked = wording.report.year;
        let item = review(lookup, ask, last_asked, year, &past);
        let ended = last_list.is_some_and(|last| last_asked < last);
        let answered_now = item.evidence.iter().any(|quotation| quotation.year == year);
        if ended && item.asked != Asked::Yes && !answered_now {
            closed.push(ClosedAsk {
                id: item.id,
                title: item.title,
                last_asked,
                status: item.status,
            });
        } else {
            under_review.push(item);
        }
    }
    under_review.sort_by_key(|item| std::cmp::Reverse(item.years.len()));
    (under_review, closed)
}

/// The asks that `year` makes for the first time.
pub(super) fn new(lookup: &Lookup, year: Edition) -> Vec<NewAsk> {
    (lookup.ledger.judgement.asks.iter())
        .filter(|ask| ask.id.report.year == year)
        .flat_map(|ask| ask.wordings.iter().filter(|w| w.report.year == year))
        .map(|id| NewAsk {
            id: id.clone(),
            text: lookup.words(id).to_owned(),
        })
        .collect()
}

fn review(lookup: &Lookup, ask: &Ask, last_asked: Edition, year: Edition, past: &Past) -> Earlier {
    let before: Vec<Answered> = (ask.wordings.iter())
        .filter(|wording| wording.report.year == last_asked)
        .map(|wording| answered(lookup, wording, past))
        .collect();
    let mut years = ask.years();
    years.retain(|asked| *asked <= year);
    Earlier {
        id: ask.id.clone(),
        title: ask.title.clone(),
        since: ask.id.report.year,
        years,
        asked: Asked::in_edition(lookup, ask, year),
        now: reworded(lookup, ask, year),
        status: before
            .last()
            .map_or(Status::Pending, |wording| wording.status),
        before,
        evidence: evidence(lookup, ask, last_asked, year),
    }
}

fn answered(lookup: &Lookup, wording: &RecommendationId, past: &Past) -> Answered {
    let (status, reason, confidence) = past.status(wording);
    let assessment = lookup.assessment(wording);
    Answered {
        id: wording.clone(),
        text: lookup.words(wording).to_owned(),
        status,
        status_by: assessment.map_or(Judge::Program, |a| a.by),
        status_reason: reason.to_owned(),
        confidence,
        person: persons_word(lookup, wording),
    }
}

fn reworded(lookup: &Lookup, ask: &Ask, year: Edition) -> Vec<Reworded> {
    (ask.wordings.iter())
        .filter(|id| id.report.year == year)
        .filter_map(|id| {
            let earlier = predecessor(lookup, ask, id)?;
            let link = lookup
                .matches_to(id)
                .iter()
                .find(|link| link.from == earlier);
            let text = lookup.words(id);
            Some(Reworded {
                id: id.clone(),
                text: text.to_owned(),
                changes: changes(lookup.words(&earlier), text),
                compared_with: earlier,
                probability: link.map(|link| rounded(link.probability)),
                decision: link.map_or(LinkDecision::Auto, |link| link.decision),
            })
        })
        .collect()
}

/// The standing evidence on wordings before `year` from editions after `asked`, up to `year`.
fn evidence(lookup: &Lookup, ask: &Ask, asked: Edition, year: Edition) -> Vec<Quotation> {
    let before: Vec<RecommendationId> = (ask.wordings.iter())
        .filter(|w| w.report.year < year)
        .cloned()
        .collect();
    let mut found = quotations(lookup, &before);
    found.retain(|quotation| {
        quotation.decision != LinkDecision::Rejected
            && quotation.year > asked
            && quotation.year <= year
    });
    found
}
