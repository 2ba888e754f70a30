//! Reports from which a source takes back what it gave, because it is read otherwise now.

use super::problem::listed;
use crate::report::{ReportId, SectionKind};
use crate::store::{Difference, Recorded, Withdrawn};

/// What became of a report that the source called `origin` gave a part of before.
pub(super) fn sentence(origin: &str, withdrawn: &Withdrawn) -> String {
    format!(
        "{origin} is no longer read as {}, {}",
        withdrawn.id,
        what_is_left(withdrawn)
    )
}

/// What is left of a report after that, as the end of a sentence.
pub(super) fn what_is_left(withdrawn: &Withdrawn) -> String {
    let Withdrawn {
        id,
        stands,
        difference,
        may_have,
    } = withdrawn;
    match (stands, may_have.as_slice()) {
        (false, []) => format!("so {id}, which nothing else gives, is gone"),
        (false, names) => format!(
            "so {id} is gone; nothing stands today of {}: if that was of {id}, add it again to bring it back",
            listed(names)
        ),
        (true, names) => format!(
            "which stands as other sources have it{}",
            missing(id, difference, names).map_or_else(String::new, |gone| format!("; {gone}"))
        ),
    }
}

/// What a report lacks now that it had before, and which sources may have it.
pub(super) fn missing(
    id: &ReportId,
    difference: &Difference,
    may_have: &[String],
) -> Option<String> {
    let mut gone: Vec<String> = (difference.sections_gone.iter())
        .map(|kind: &SectionKind| format!("{kind} section"))
        .collect();
    if difference.list_gone {
        gone.push("list of recommendations".to_owned());
    }
    let bring_back = match may_have {
        [] => "if another source had one, add that source again".to_owned(),
        names => format!("if it stands in {}, add that again", listed(names)),
    };
    (!gone.is_empty()).then(|| {
        format!(
            "{id} has no {} any more: {bring_back}",
            gone.join(" and no ")
        )
    })
}

/// What is said of a table that was the chosen list, and is no longer.
pub(super) fn unchosen(origin: &str, recorded: &Recorded) -> Option<String> {
    let id = &recorded.id;
    let own = match recorded.own_list_in.as_deref()? {
        [] => "add the report again".to_owned(),
        names => format!("add {} again", listed(names)),
    };
    Some(format!(
        "{origin} is no longer said to be the list of {id}, but the report's own list is not stored any more: {own} to bring it back; until then the table is the list"
    ))
}

/// What is left of a report without a source that gave a part of it.
pub(super) fn without(withdrawn: &Withdrawn) -> String {
    let Withdrawn {
        id,
        stands,
        difference,
        may_have,
    } = withdrawn;
    if *stands {
        return missing(id, difference, may_have)
            .unwrap_or_else(|| format!("{id} stands as other sources have it"));
    }
    match may_have.as_slice() {
        [] => format!("{id} is gone: no other source gives it"),
        names => format!(
            "{id} is gone: no other source gives it; nothing stands today of {}: if that was of {id}, add it again",
            listed(names)
        ),
    }
}
