//! The table as plain lines: each row a line, or each cell.

use super::{AREAS, Table, is_area, is_head, years};
use crate::facts;

/// With these words begins the sentence that leads in to the table.
const LEADS_IN: &str = "Based on the reporting above";

/// One line.
pub(super) fn take(line: &str, table: &mut Table) {
    let line = line.trim();
    if is_head(line) || line.starts_with(LEADS_IN) {
        return;
    }
    if is_area(line) {
        table.area(line);
        return;
    }
    let (words, stated) = match years::at_end(line) {
        // "… the plan for 2016 – 2018" within a sentence ends with no full stop before the years.
        Some((before, stated)) if before.is_empty() || ends(before) => (before, Some(stated)),
        _ => (line, None),
    };
    let action = match area_before(words) {
        Some((area, action)) => {
            table.area(area);
            action
        }
        None => words,
    };
    if !action.is_empty() {
        table.text(action);
    }
    if let Some(stated) = stated {
        table.years(stated);
    }
}

fn ends(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”', '"', ')', ';'])
}

/// `Legal Framework Ensure that …`: an area at the start of a line, and the action after it.
fn area_before(line: &str) -> Option<(&str, &str)> {
    let spaces = line.match_indices(' ').take(4).map(|(place, _)| place);
    spaces
        .map(|place| (&line[..place], line[place..].trim_start()))
        .filter(|(area, action)| {
            AREAS.contains(&facts::folded(area).as_str())
                && area.starts_with(char::is_uppercase)
                && action.starts_with(char::is_uppercase)
        })
        .last()
}
