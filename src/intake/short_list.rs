//! A table's list that is much shorter than the lists beside it: perhaps somebody's few rows, and not
//! what the report asks for.

use std::collections::BTreeMap;

use super::keeper::Keeper;
use crate::judgement::{Dossier, DossierId};
use crate::report::Report;
use crate::store::{Change, Recorded, Result};

/// A sentence for each list of `reports` that stands now and has less than half as many rows as the
/// nearest other list of its country and series.
pub(super) fn remarks(
    keeper: &dyn Keeper,
    origin: &str,
    reports: &[Report],
    recorded: &[Recorded],
) -> Result<Vec<String>> {
    let mut dossiers: BTreeMap<DossierId, Dossier> = BTreeMap::new();
    let mut said = Vec::new();
    for (report, recorded) in reports.iter().zip(recorded) {
        let Some(rows) = report.recommendations.as_ref().map(Vec::len) else {
            continue;
        };
        if recorded.change == Change::Aside {
            continue;
        }
        let id = DossierId::of(&report.id);
        if !dossiers.contains_key(&id) {
            dossiers.insert(id.clone(), keeper.dossier(&id)?);
        }
        let year = report.id.year;
        let lists = dossiers[&id].reports.iter().filter_map(|other| {
            let list = other.recommendations.as_ref()?.len();
            (other.id.year != year && list > 0).then_some((other.id.year, list))
        });
        let nearest = lists.min_by_key(|(other, _)| (other.abs_diff(year), *other));
        if let Some((other, many)) = nearest.filter(|(_, many)| rows * 2 < *many) {
            let rows = match rows {
                1 => "1 recommendation".to_owned(),
                rows => format!("{rows} recommendations"),
            };
            said.push(format!(
                "{} {year}: {rows}, where {other} lists {many}: asks that are not among them count as no longer asked in {year}. \
                 If this is not the whole list, take that year out of the table, remove the source (unmet remove {origin}) and add it again",
                report.country
            ));
        }
    }
    Ok(said)
}
