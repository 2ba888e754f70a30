//! Reports from which a source takes back what it gave, because it is read otherwise now.

use crate::report::{ReportId, SectionKind};
use crate::store::{Difference, Withdrawn};

/// What became of a report that the source called `origin` gave a part of before.
pub(super) fn sentence(origin: &str, withdrawn: &Withdrawn) -> String {
    let id = &withdrawn.id;
    match withdrawn.stands {
        false => format!(
            "{origin} is no longer read as {id}, so {id}, which nothing else gives, is gone"
        ),
        true => format!(
            "{origin} is no longer read as {id}, which stands as other sources have it{}",
            missing(id, &withdrawn.difference).map_or_else(String::new, |gone| format!("; {gone}"))
        ),
    }
}

/// What a report lacks now that it had before.
pub(super) fn missing(id: &ReportId, difference: &Difference) -> Option<String> {
    let mut gone: Vec<String> = (difference.sections_gone.iter())
        .map(|kind: &SectionKind| format!("{kind} section"))
        .collect();
    if difference.list_gone {
        gone.push("list of recommendations".to_owned());
    }
    (!gone.is_empty()).then(|| {
        format!(
            "{id} has no {} any more: if another source had one, add that source again",
            gone.join(" and no ")
        )
    })
}
