//! What earlier editions asked and what became of it by this one.

use schemars::JsonSchema;
use serde::Serialize;
use std::cmp::Reverse;

use super::cited::{Cited, cited};
use super::review::{self, Reviewed};

use crate::judgement::{Ask, Judge, LinkDecision, Status, title};
use crate::report::{Edition, RecommendationId};
use crate::view::Lookup;
use crate::view::ask::predecessor;
use crate::view::history::{PersonsWord, persons_word};
use crate::view::overview::{Asked, taken_in};
use crate::view::past::Past;
use crate::view::quotation::{quotations, rounded};
use crate::view::stated::{Stated, stated};
use crate::view::wording::{Piece, changes};

/// An ask of earlier editions on which this edition had something to answer.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Earlier {
    /// The ask's name.
    pub id: RecommendationId,
    /// Its short name.
    pub title: String,
    /// The edition that asked first.
    pub since: Edition,
    /// The editions that asked it, this one included.
    pub years: Vec<Edition>,
    /// The years in which the source itself says that it was made, up to this edition; absent where
    /// it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
    /// Whether this edition asks it.
    pub asked: Asked,
    /// The wordings of the latest edition before this one that asked it. Never empty.
    pub before: Vec<Answered>,
    /// This edition's wordings, with what changed.
    pub now: Vec<Reworded>,
    /// Where the wording before this edition stood when this edition had come out; of several, the one
    /// that leaves most to do speaks for all.
    pub status: Status,
    /// Who said so.
    pub status_by: Judge,
    /// How probable it is, 0 to 1, that a careful reader says so too; absent where a person said so,
    /// and where no later report says anything yet.
    pub confidence: Option<f64>,
    /// The sentences since it was last asked, up to this edition: the most telling first, no side of
    /// the matter alone.
    pub evidence: Vec<Cited>,
}

/// So many sentences are quoted beside an ask; a report on paper has the others further behind.
const STRONGEST: usize = 3;

impl Earlier {
    /// The sentences to be quoted beside the ask.
    pub fn strongest(&self) -> &[Cited] {
        &self.evidence[..self.evidence.len().min(STRONGEST)]
    }

    /// All other sentences.
    pub fn further(&self) -> &[Cited] {
        &self.evidence[self.strongest().len()..]
    }

    /// Whether a sentence of the edition of `year` bears on it.
    pub fn is_answered_in(&self, year: Edition) -> bool {
        (self.evidence.iter()).any(|cited| cited.quotation.year == year)
    }

    /// Its latest wording up to this edition.
    pub fn latest(&self) -> &RecommendationId {
        let now = self.now.last().map(|now| &now.id);
        let before = || self.before.last().map(|before| &before.id);
        now.or_else(before).unwrap_or(&self.id)
    }
}

/// An earlier edition's wording and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
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
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
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
    /// A person's word on what became of this wording itself, for later editions to answer.
    pub person: Option<PersonsWord>,
}

/// An ask that earlier lists no longer made, and of which this edition says nothing.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ClosedAsk {
    /// Its name.
    pub id: RecommendationId,
    /// Its short name.
    pub title: String,
    /// The edition that asked first.
    pub since: Edition,
    /// The edition that asked last.
    pub last_asked: Edition,
    /// Where it stood when this edition had come out.
    pub status: Status,
    /// The wordings of other asks that carried it on after that.
    pub taken_in: Vec<RecommendationId>,
}

/// The asks of editions before `year`: those under review in it, and those closed before.
pub(super) fn earlier(
    lookup: &Lookup,
    year: Edition,
    past: &Past,
) -> (Vec<Earlier>, Vec<ClosedAsk>) {
    let (closed, under_review): (Vec<Reviewed>, Vec<Reviewed>) =
        (review::reviewed(lookup, year, past).into_iter()).partition(|ask| ask.closed);
    let mut under_review: Vec<Earlier> = (under_review.iter())
        .map(|ask| under_review_in(lookup, ask, year, past))
        .collect();
    under_review.sort_by_key(|ask| {
        (
            Reverse(ask.status.left_to_do()),
            !ask.asked.is_made(),
            Reverse(ask.years.len()),
            ask.id.clone(),
        )
    });
    let closed = (closed.iter())
        .map(|ask| ClosedAsk {
            id: ask.ask.id.clone(),
            title: title_by(lookup, ask.ask, year),
            since: ask.ask.id.report.year,
            last_asked: ask.last_asked,
            status: ask.status,
            taken_in: (lookup.asking_editions())
                .filter(|later| *later > ask.last_asked && *later < year)
                .flat_map(|later| taken_in(lookup, ask.ask, later))
                .collect(),
        })
        .collect();
    (under_review, closed)
}

fn under_review_in(lookup: &Lookup, item: &Reviewed, year: Edition, past: &Past) -> Earlier {
    let ask = item.ask;
    let before: Vec<Answered> = (ask.wordings.iter())
        .filter(|wording| wording.report.year == item.last_asked)
        .map(|wording| answered(lookup, wording, past))
        .collect();
    let speaking = before.iter().max_by_key(|b| b.status.left_to_do());
    let mut years = ask.years();
    years.retain(|asked| *asked <= year);
    Earlier {
        id: ask.id.clone(),
        title: title_by(lookup, ask, year),
        since: ask.id.report.year,
        years,
        stated: stated(lookup, ask, year),
        asked: item.asked,
        now: reworded(lookup, ask, year),
        status: item.status,
        status_by: speaking.map_or(Judge::Program, |before| before.status_by),
        confidence: speaking.and_then(|before| before.confidence),
        evidence: evidence(lookup, ask, item.last_asked, year),
        before,
    }
}

/// The short name that `ask` had when the edition of `year` had come out.
pub(super) fn title_by(lookup: &Lookup, ask: &Ask, year: Edition) -> String {
    let known = ask.wordings.iter().rfind(|w| w.report.year <= year);
    title(lookup.words(known.unwrap_or(&ask.id)))
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
                person: persons_word(lookup, id),
            })
        })
        .collect()
}

/// The standing evidence on wordings before `year` from editions after `asked`, up to `year`.
fn evidence(lookup: &Lookup, ask: &Ask, asked: Edition, year: Edition) -> Vec<Cited> {
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
    cited(lookup, found, year)
}
