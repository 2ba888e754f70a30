//! The year in which a recommendation was first made: by our matches, and as the source states it.

use std::collections::HashMap;

use crate::compared::share;
use crate::truth::{Export, FirstYears};

/// The first edition that is there. What is stated for earlier years counts as made in it.
const BASE: u16 = 2014;

/// The share of recommendations whose first year by our matches is that of the official column.
pub fn against_official(export: &Export, official: &FirstYears) -> f64 {
    let found = first_years(export);
    share(later(export).filter_map(|one| {
        let column = official.get(&(one.country.clone(), one.year))?;
        let stated = *column.get(one.ordinal - 1)?;
        Some(found[&*one.id] == stated.max(BASE))
    }))
}

/// The share of recommendations whose first year by our matches is that which was read beside them.
pub fn against_stated(export: &Export) -> f64 {
    let found = first_years(export);
    share(later(export).map(|one| {
        let stated = one.stated_years.first();
        stated.is_some_and(|year| found[&*one.id] == (*year).max(BASE))
    }))
}

fn later(export: &Export) -> impl Iterator<Item = &crate::truth::Recommendation> {
    export.recommendations.iter().filter(|one| one.year > BASE)
}

/// The earliest year that a chain of matches leads back to.
fn first_years(export: &Export) -> HashMap<&str, u16> {
    let mut first: HashMap<&str, u16> = HashMap::new();
    let mut one_by_one: Vec<_> = export.recommendations.iter().collect();
    one_by_one.sort_by_key(|one| one.year);
    for one in one_by_one {
        let carried_on = export
            .matches
            .iter()
            .filter(|link| link.to == one.id && link.decision != "rejected")
            .filter_map(|link| first.get(&*link.from).copied());
        let year = carried_on.min().unwrap_or(one.year).min(one.year);
        first.insert(&one.id, year);
    }
    first
}
