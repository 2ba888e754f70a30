//! What gave way to the words of a source that weighs more: a damaged copy, somebody's table.

use crate::store::{GaveWay, NotInIt, Recorded};

/// What is said of it, where anything did.
pub(super) fn sentence(origin: &str, recorded: &Recorded) -> Option<String> {
    let id = &recorded.id;
    Some(match recorded.gave_way? {
        GaveWay::DamagedCopy => format!(
            "{origin} is damaged, and {id} was read from a copy that is not, so that one stays as it is and this one is kept aside; nothing need be done, but if this is another text than that, download it again and add it whole"
        ),
        GaveWay::ThisTable(not_in_it) => format!(
            "{origin}: {id} keeps the list that the report itself gives; {} of the table {} not in it; if the table is to be the list, add it again with --section recommendations",
            rows(not_in_it),
            are(not_in_it)
        ),
        GaveWay::EarlierTable(not_in_it) => format!(
            "{origin}: {id} has the list that the report itself gives now; {} of the table that was read before {} not in it; if that table is to be the list, add it again with --section recommendations",
            rows(not_in_it),
            are(not_in_it)
        ),
        GaveWay::OwnList => format!(
            "{origin}: {id} keeps the list of a table, as --section recommendations said of that; if the report's own list is to stand, add the table again with --as-read, and then this one"
        ),
    })
}

fn rows(NotInIt { missing, rows }: NotInIt) -> String {
    match (missing, rows) {
        (1, 1) => "the one row".to_owned(),
        (missing, rows) if missing == rows => format!("all {rows} rows"),
        (missing, rows) => format!("{missing} of the {rows} rows"),
    }
}

fn are(NotInIt { missing, .. }: NotInIt) -> &'static str {
    match missing {
        1 => "is",
        _ => "are",
    }
}
