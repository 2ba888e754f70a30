//! The years in which a source itself says that an ask was made, beside those in which the program
//! found it. Only for comparison: what the program ties together rests on the wordings alone.

use schemars::JsonSchema;
use serde::Serialize;

use super::Lookup;
use crate::judgement::Ask;
use crate::report::{Edition, RecommendationId};

/// What a source states of an ask's years, and how its first year stands to the program's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Stated {
    /// The wording beside which they are stated.
    pub beside: RecommendationId,
    /// The years, ascending. Never empty.
    pub years: Vec<Edition>,
    /// The edition in which the program found the ask first.
    pub found_since: Edition,
    /// How the first of the years stands to that edition.
    pub first: FirstYear,
}

/// How the first year that a source states stands to the edition in which the ask was found first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FirstYear {
    /// They are the same.
    Same,
    /// It is earlier, and no list of the years between was read.
    Unread,
    /// It is earlier, though a list of the years between was read: no wording there was found to be
    /// the same ask.
    Earlier,
    /// It is later: the program takes wordings for the same ask that the source tells apart.
    Later,
}

/// What the source states of `ask` beside its latest wording up to the edition of `year`; `None`
/// where it states nothing.
pub(crate) fn stated(lookup: &Lookup, ask: &Ask, year: Edition) -> Option<Stated> {
    let stating = |id: &&RecommendationId| {
        let wording = lookup.wording(id);
        id.report.year <= year && wording.is_some_and(|w| !w.stated_years.is_empty())
    };
    let beside = ask.wordings.iter().rfind(stating)?;
    let years = lookup.wording(beside)?.stated_years.clone();
    let (first, found_since) = (*years.first()?, ask.id.report.year);
    let was_read = || (lookup.asking_editions()).any(|read| (first..found_since).contains(&read));
    let first = match first.cmp(&found_since) {
        std::cmp::Ordering::Equal => FirstYear::Same,
        std::cmp::Ordering::Greater => FirstYear::Later,
        std::cmp::Ordering::Less if was_read() => FirstYear::Earlier,
        std::cmp::Ordering::Less => FirstYear::Unread,
    };
    Some(Stated {
        beside: beside.clone(),
        years,
        found_since,
        first,
    })
}
