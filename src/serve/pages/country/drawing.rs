//! What stands in the cells of the grid.

use crate::judgement::Judge;
use crate::view::country::Cell;
use crate::view::list::AskLine;
use crate::view::overview::Asked;

/// The symbol of a cell, and the words for it.
pub(super) fn mark(cell: &Cell) -> (&'static str, String) {
    let year = cell.year;
    match (cell.status, cell.asked) {
        (Some(status), _) => (status.word(), format!("{year}: {status}")),
        (None, Asked::Unknown) => ("unknown", format!("{year}: recommendations not read")),
        (None, Asked::Within) => ("within", format!("{year}: asked as part of another ask")),
        (None, _) => ("not-asked", format!("{year}: not asked")),
    }
}

/// The marks behind a standing, as in `unmet list`, with what they mean.
pub(super) fn flags(line: &AskLine) -> Vec<(&'static str, &'static str)> {
    let by_person = line.standing_by == Judge::Person;
    [
        (line.unsure(), "?", "the program is unsure"),
        (by_person, "*", "a person’s word"),
        (line.disputed(), "≠", "the program says otherwise"),
        (line.asked_anew(), "↻", "asked again, not answered yet"),
    ]
    .into_iter()
    .filter(|(holds, _, _)| *holds)
    .map(|(_, mark, means)| (mark, means))
    .collect()
}

/// `asked 3 times, 2 in a row`, as short as it can be read.
pub(super) fn how_often(line: &AskLine) -> String {
    match (line.times_asked, line.streak) {
        (times, 0) => format!("{times}×, last in {}", line.last_asked),
        (times, streak) if times == streak as usize => format!("{times}× in a row"),
        (times, streak) => format!("{times}×, {streak} in a row"),
    }
}

/// Whether a person said how an ask stands.
pub(super) fn by_person(line: &AskLine) -> bool {
    line.standing_by == Judge::Person
}
