//! Asks of this edition that no earlier edition read makes, and how sure that is.

use schemars::JsonSchema;
use serde::Serialize;

use super::earlier::title_by;
use crate::facts;
use crate::report::{Edition, RecommendationId};
use crate::view::Lookup;
use crate::view::history::{PersonsWord, persons_word};
use crate::view::stated::{Stated, stated};

/// An ask that no edition read before this one makes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct NewAsk {
    /// Its name.
    pub id: RecommendationId,
    /// Its short name.
    pub title: String,
    /// The heading under which it is listed.
    pub area: Option<String>,
    /// The years in which the source itself says that it was made; absent where it says nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<Stated>,
    /// Its words.
    pub text: String,
    /// A person's word on what became of it.
    pub person: Option<PersonsWord>,
}

/// How sure it is that asks without an earlier wording are asked for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FirstAsked {
    /// The earlier editions whose recommendations were read.
    pub lists_read: Vec<Edition>,
    /// Earlier editions of the series that may have asked it too: those not read, or read without
    /// their recommendations. Of series other than the Trafficking in Persons Report only gaps
    /// between editions read are known.
    pub lists_not_read: Vec<Edition>,
}

impl FirstAsked {
    /// Whether every earlier edition was read.
    pub fn is_certain(&self) -> bool {
        self.lists_not_read.is_empty()
    }
}

/// The asks that begin with the edition of `year`.
pub(super) fn new(lookup: &Lookup, year: Edition) -> Vec<NewAsk> {
    (lookup.ledger.judgement.asks.iter())
        .filter(|ask| ask.id.report.year == year)
        .flat_map(|ask| {
            let now = ask.wordings.iter().filter(|w| w.report.year == year);
            now.map(move |id| (ask, id))
        })
        .map(|(ask, id)| NewAsk {
            id: id.clone(),
            title: title_by(lookup, ask, year),
            area: lookup.wording(id).and_then(|wording| wording.area.clone()),
            stated: stated(lookup, ask, year),
            text: lookup.words(id).to_owned(),
            person: persons_word(lookup, id),
        })
        .collect()
}

pub(super) fn first_asked(lookup: &Lookup, year: Edition) -> FirstAsked {
    let lists_read: Vec<Edition> = (lookup.asking_editions())
        .filter(|edition| *edition < year)
        .collect();
    let mut lists_not_read = lookup.missing_editions(year);
    lists_not_read.extend(lookup.editions().filter(|edition| *edition < year));
    if lookup.ledger.id().series.is_tip() {
        let known = facts::editions().iter().map(|edition| edition.year);
        lists_not_read.extend(known.filter(|edition| *edition < year));
    }
    lists_not_read.sort_unstable();
    lists_not_read.dedup();
    lists_not_read.retain(|edition| !lists_read.contains(edition));
    FirstAsked {
        lists_read,
        lists_not_read,
    }
}
