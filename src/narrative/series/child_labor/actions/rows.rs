//! Rows of the table, told by the places of its columns where a head named them, else by what
//! their cells hold.

use super::{Table, is_area, is_head, years};
use crate::facts;

/// Where the columns stand, as the table's head says.
#[derive(Debug, Default)]
pub(super) struct Columns {
    action: Option<usize>,
}

impl Columns {
    /// One row: a head, or cells of the table.
    pub fn take(&mut self, cells: &[String], table: &mut Table) {
        let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).collect();
        let filled: Vec<&str> = cells.iter().copied().filter(|c| !c.is_empty()).collect();
        if filled.iter().all(|cell| is_head(cell)) {
            let head = |cell: &&str| facts::folded(cell).starts_with("suggested action");
            self.action = cells.iter().position(head).or(self.action);
            return;
        }
        let (rest, stated) = match filled.split_last() {
            Some((last, rest)) => match years::alone(last) {
                Some(years) => (rest.to_vec(), Some(years)),
                None => (filled.clone(), None),
            },
            None => return,
        };
        let (area, action) = self.parted(&cells, &rest);
        if let Some(area) = area {
            table.area(&area);
        }
        if !action.is_empty() {
            match stated {
                // Years beside a text begin an action of their own, unless it is the rest of one.
                Some(_) if !super::goes_on(&table.text, &action) => table.end(),
                _ => {}
            }
            table.text(&action);
        }
        if let Some(stated) = stated {
            table.years(stated);
        }
    }

    /// The area and the action among the filled cells that are no years.
    fn parted(&self, cells: &[&str], rest: &[&str]) -> (Option<String>, String) {
        match rest {
            [] => (None, String::new()),
            [one] => {
                let in_first = cells.first().is_some_and(|first| first == one);
                let of_area = in_first && self.action.is_some_and(|place| place > 0);
                let area = is_area(one) || (of_area && cells.len() > 1 && is_short(one));
                if area {
                    (Some((*one).to_owned()), String::new())
                } else {
                    (None, (*one).to_owned())
                }
            }
            [area, action @ ..] if is_area(area) || is_short(area) => {
                (Some((*area).to_owned()), action.join(" "))
            }
            all => (None, all.join(" ")),
        }
    }
}

/// An area is a few words; an action is a sentence.
fn is_short(words: &str) -> bool {
    words.split_whitespace().count() <= 4 && !words.ends_with('.')
}
