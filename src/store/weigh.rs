//! What the words of several sources weigh beside one another in one stored report. Pure.
//!
//! A damaged copy tells what no other source does, and nothing once the report is whole without it. A
//! table's list stands where the report itself gave none, or where a person said that it is the list.
//! So it does not matter which of them was read first.

use std::collections::BTreeSet;

use super::kept::{GaveWay, NotInIt};
use super::merge::{Stored, things};
use crate::report::{Extent, Field, Recommendation, Report, SectionKind, Standing};

impl Stored {
    /// What the source's words weigh.
    pub fn standing(&self, source: i64) -> Standing {
        self.standings.get(&source).copied().unwrap_or_default()
    }

    /// Notes what the source's words weigh.
    pub fn weigh(&mut self, source: i64, standing: Standing) {
        match standing {
            Standing::Report => self.standings.remove(&source),
            other => self.standings.insert(source, other),
        };
    }

    /// Whether a source that is no report itself gives anything here.
    pub fn has_light(&self, source: i64) -> bool {
        self.standings.contains_key(&source)
    }

    /// What the list weighs; `None` where there is none.
    pub fn list_standing(&self) -> Option<Standing> {
        let list = self.recommendations.as_ref()?;
        Some(self.standing(list.source))
    }

    /// Whether each part weighs what it does in `other`.
    pub fn weighs_like(&self, other: &Stored) -> bool {
        let sections = |stored: &Stored| -> Vec<Standing> {
            let sources = stored.sections.iter().map(|section| section.source);
            sources.map(|source| stored.standing(source)).collect()
        };
        self.list_standing() == other.list_standing() && sections(self) == sections(other)
    }

    /// The report without sources that weigh less than this; `None` where nothing is left.
    pub fn of_at_least(&self, standing: Standing) -> Option<Stored> {
        let lighter = self
            .standings
            .iter()
            .filter(|(_, other)| **other < standing);
        let mut lighter = lighter.map(|(source, _)| *source);
        lighter.try_fold(self.clone(), |left, source| {
            left.without(source, &BTreeSet::new())
        })
    }

    /// The report after what a damaged copy brought.
    pub(super) fn filled_by(&self, copy: Stored, source: i64) -> Stored {
        let mut merged = self.clone();
        let intact: BTreeSet<SectionKind> = (self.sections.iter())
            .filter(|section| self.standing(section.source) > Standing::Damaged)
            .map(|section| section.thing.kind)
            .collect();
        let new = copy.sections.into_iter();
        let new: Vec<_> = new.filter(|s| !intact.contains(&s.thing.kind)).collect();
        let kinds: BTreeSet<SectionKind> = things(&new).map(|section| section.kind).collect();
        merged.sections.retain(|s| !kinds.contains(&s.thing.kind));
        merged.sections.extend(new);
        if self
            .list_standing()
            .is_none_or(|it| it == Standing::Damaged)
        {
            merged.recommendations = copy.recommendations.or(merged.recommendations);
        }
        merged.fields_of(
            copy.rating,
            copy.source_url,
            copy.country,
            Standing::Damaged,
        );
        merged.weigh(source, Standing::Damaged);
        merged.settle_parts();
        merged.recognise(copy.recognition, source);
        merged
    }

    /// The report after the list of a table, unless it has one that weighs more.
    pub(super) fn listed_by(&self, table: Stored, source: i64) -> Stored {
        let standing = table.standing(source);
        if self.list_standing().is_some_and(|own| own > standing) {
            return self.clone();
        }
        let mut merged = self.clone();
        merged.recommendations = table.recommendations.or(merged.recommendations);
        merged.fields_of(table.rating, table.source_url, table.country, standing);
        merged.weigh(source, standing);
        if merged.extent == Extent::Part {
            merged.settle_parts();
        }
        merged.recognise(table.recognition, source);
        merged
    }

    /// The whole report in place of this one, with the list of a table where it has none that
    /// weighs as much.
    pub(super) fn replaced_by(&self, whole: Stored) -> Stored {
        let table = self.recommendations.as_ref().map(|list| list.source);
        let table = table
            .filter(|source| matches!(self.standing(*source), Standing::Table | Standing::Chosen));
        let Some(table) = table else {
            return whole;
        };
        let mut others = self.sources().into_iter().filter(|other| *other != table);
        let alone = others.try_fold(self.clone(), |left, other| {
            left.without(other, &BTreeSet::new())
        });
        match alone {
            Some(alone) => whole.listed_by(alone, table),
            None => whole,
        }
    }

    /// Fills rating, address and country as a source does that is no report itself.
    fn fields_of(
        &mut self,
        rating: Option<String>,
        address: Option<String>,
        country: String,
        standing: Standing,
    ) {
        let own = self
            .rating_standing()
            .is_some_and(|own| own > standing.min(Standing::Table));
        if !own {
            self.rating = rating.or(self.rating.take());
        }
        self.source_url = self.source_url.take().or(address);
        if self.extent == Extent::Part {
            self.country = std::mem::take(&mut self.country).max(country);
        }
    }

    /// The rating that the heaviest of its sources told, the latest one of several.
    pub(super) fn heaviest_rating(&self) -> Option<String> {
        let told = self.recognition.iter();
        told.filter(|told| told.thing.field == Field::Rating)
            .max_by_key(|told| self.standing(told.source))
            .map(|told| told.thing.value.clone())
    }

    /// What the rating weighs; `None` where there is none.
    fn rating_standing(&self) -> Option<Standing> {
        let rating = self.rating.as_ref()?;
        let gave = self
            .recognition
            .iter()
            .filter(|told| told.thing.field == Field::Rating && told.thing.value == *rating);
        let standings = gave.map(|told| self.standing(told.source));
        Some(standings.max().unwrap_or_default())
    }

    /// The report without those that give nothing to it: tables whose list does not stand, and damaged
    /// copies beside a whole report.
    pub(super) fn without_idle(self) -> Stored {
        let list = self.recommendations.as_ref().map(|list| list.source);
        let gives =
            |source: i64| list == Some(source) || self.sections.iter().any(|s| s.source == source);
        let idle = |(source, standing): (&i64, &Standing)| match standing {
            Standing::Damaged => self.extent == Extent::Whole || !gives(*source),
            Standing::Table | Standing::Chosen => list != Some(*source),
            Standing::Report => false,
        };
        let idle: Vec<i64> = (self.standings.iter())
            .filter(|one| idle((one.0, one.1)))
            .map(|(source, _)| *source)
            .collect();
        idle.into_iter().fold(self, |left, source| {
            left.without(source, &BTreeSet::new()).unwrap_or(left)
        })
    }
}

/// What gave way when `report` of `source`, with this standing, was added to `now`, which became `next`.
pub(super) fn gave_way(
    now: Option<&Stored>,
    next: &Stored,
    report: &Report,
    source: i64,
    standing: Standing,
) -> Option<GaveWay> {
    let list = |stored: &Stored| {
        stored
            .recommendations
            .as_ref()
            .map(|list| list.thing.clone())
    };
    let own = report.recommendations.as_deref();
    match standing {
        Standing::Damaged => (!next.has_light(source)).then_some(GaveWay::DamagedCopy),
        Standing::Table if !next.has_light(source) => {
            not_in(own?, &list(next)?).map(GaveWay::ThisTable)
        }
        Standing::Table | Standing::Chosen => None,
        Standing::Report if next.list_standing() == Some(Standing::Chosen) => {
            not_in(&list(next)?, own?).map(|_| GaveWay::OwnList)
        }
        Standing::Report => {
            let before = now.filter(|now| now.list_standing() == Some(Standing::Table))?;
            not_in(&list(before)?, own?).map(GaveWay::EarlierTable)
        }
    }
}

/// How many rows are not among the wordings of a list; `None` where all are.
fn not_in(rows: &[Recommendation], list: &[Recommendation]) -> Option<NotInIt> {
    let listed: BTreeSet<String> = list.iter().map(|wording| words(&wording.text)).collect();
    let missing = rows
        .iter()
        .filter(|row| !listed.contains(&words(&row.text)));
    let missing = missing.count();
    (missing > 0).then_some(NotInIt {
        missing,
        rows: rows.len(),
    })
}

/// The letters and digits of a wording, whatever its capitals, marks and spaces.
fn words(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}
