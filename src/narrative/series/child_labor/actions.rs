//! The table of suggested government actions: area, action, and the years in which it was
//! suggested. As the rows of a table where the reader kept them, as lines where it did not.

mod lines;
mod rows;

use super::years;
use crate::facts;
use crate::narrative::recommendations::Piece;
use crate::narrative::series::Asks;
use crate::report::{Clue, Edition, Recommendation};

/// Folded areas as the table prints them.
const AREAS: &[&str] = &[
    "legal framework",
    "laws and regulations",
    "enforcement",
    "coordination",
    "coordination and enforcement",
    "government policies",
    "policies",
    "social programs",
];

/// Folded heads of the table's columns, whole or broken over lines.
const HEADS: &[&str] = &[
    "area",
    "suggested action",
    "suggested actions",
    "year s suggested",
    "years suggested",
    "year suggested",
    "year s",
    "suggested",
    "area suggested action year s suggested",
    "area suggested actions year s suggested",
    "area suggested action years suggested",
    "area suggested action",
    "area suggested action year s",
    "year s area suggested action suggested",
];

/// The actions in the blocks below their heading; `None` where there is none.
pub(super) fn asks(pieces: &[Piece]) -> Option<Asks> {
    let in_rows = pieces.iter().any(|piece| piece.cells().is_some());
    let mut table = Table::default();
    let mut columns = rows::Columns::default();
    for piece in pieces {
        match piece.cells() {
            Some(cells) => columns.take(cells, &mut table),
            // Beside rows stand the words before the table, its notes, and what follows it.
            None if in_rows => {}
            None => lines::take(&piece.text, &mut table),
        }
    }
    let recommendations = table.finished();
    let (by, layout) = if in_rows {
        (Clue::Table, "rows of the table")
    } else {
        (Clue::Heading, "lines that end with years")
    };
    (!recommendations.is_empty()).then(|| Asks {
        recommendations,
        by,
        layout: layout.to_owned(),
    })
}

/// The table as far as it was read.
#[derive(Debug, Default)]
struct Table {
    area: Option<String>,
    done: Vec<Recommendation>,
    /// The action under way: its text, and its years where they have come.
    text: String,
    years: Vec<Edition>,
}

impl Table {
    /// An area begins; a cell that is broken over two rows (`Government`, `Policies`) is one.
    fn area(&mut self, words: &str) {
        let joined = self.area.as_ref().map(|area| format!("{area} {words}"));
        let broken = joined.filter(|joined| {
            let above = self.area.as_deref().unwrap_or_default();
            is_area(joined) && !is_area(above)
        });
        if let Some(whole) = broken {
            // What was read since the first half stands in the same area.
            let half = self.area.replace(whole.clone());
            for recommendation in self.done.iter_mut().rev() {
                if recommendation.area != half {
                    break;
                }
                recommendation.area = Some(whole.clone());
            }
            return;
        }
        let words = words.trim_end_matches(['*', '†', '‡', ':']).trim();
        // A page's head repeats the area; the action may go on there.
        if self.area.as_deref() != Some(words) {
            self.end();
            self.area = Some(words.to_owned());
        }
    }

    /// Text of an action: of the one under way where that has not ended.
    fn text(&mut self, words: &str) {
        if !self.years.is_empty() && !goes_on(&self.text, words) {
            self.end();
        }
        if !self.text.is_empty() {
            self.text.push(' ');
        }
        self.text.push_str(words);
    }

    /// The years of the action under way.
    fn years(&mut self, years: Vec<Edition>) {
        self.years.extend(years);
        self.years.sort_unstable();
        self.years.dedup();
    }

    /// Ends the action under way. Text to which no years came is none: it led in to the table.
    fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        let stated_years = std::mem::take(&mut self.years);
        if !stated_years.is_empty() && text.chars().any(char::is_alphabetic) {
            self.done.push(Recommendation {
                text,
                area: self.area.clone(),
                stated_years,
            });
        }
    }

    fn finished(mut self) -> Vec<Recommendation> {
        self.end();
        self.done
    }
}

fn is_area(words: &str) -> bool {
    AREAS.contains(&facts::folded(words).as_str())
}

fn is_head(words: &str) -> bool {
    HEADS.contains(&facts::folded(words).as_str())
}

/// Whether `words` can only be the rest of `text`.
fn goes_on(text: &str, words: &str) -> bool {
    let open = !text.trim_end().ends_with(['.', '!', '?', '”', '"']);
    open && words.starts_with(|c: char| c.is_lowercase() || c == '(' || c.is_ascii_digit())
        || text.trim_end().ends_with([',', ';', '-', '–'])
        || words.starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests;
