//! Whether every stored place still quotes its sentence.

use rusqlite::Connection;

use crate::report::ReportId;
use crate::store::values::report_id;

/// A section whose sentences do not quote it rightly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misquoted {
    /// Its report.
    pub report: ReportId,
    /// What people call it: `PER-2021-protection`.
    pub name: String,
}

/// The sections whose sentences do not cover them, in order: extraction leaves out no word and says none
/// twice ([`crate::narrative::sentences`]), so a place that has moved by one character is seen.
pub(super) fn misquoted(db: &Connection) -> rusqlite::Result<Vec<Misquoted>> {
    let mut places = db
        .prepare("SELECT start, length FROM sentences WHERE section = ?1 ORDER BY start, length")?;
    let mut sections = db.prepare(
        "SELECT c.id, c.text, p.name || '-' || c.kind, p.series, p.country, p.year
         FROM sections c JOIN reports p ON p.id = c.report ORDER BY c.id",
    )?;
    let mut rows = sections.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let places = places
            .query_map([row.get::<_, i64>(0)?], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
            .collect::<rusqlite::Result<Vec<(i64, i64)>>>()?;
        if !cover(row.get_ref(1)?.as_str()?, &places) {
            found.push(Misquoted {
                report: report_id(row, 3)?,
                name: row.get(2)?,
            });
        }
    }
    Ok(found)
}

/// Whether the places (first character, counted from 1; number of characters) lie apart, begin and end
/// with a word each, and leave out nothing but white space.
fn cover(text: &str, places: &[(i64, i64)]) -> bool {
    let mut letters = (1_i64..).zip(text.chars());
    for &(start, length) in places {
        let end = start.saturating_add(length) - 1;
        let Some((at, first)) = letters.find(|(_, letter)| !letter.is_whitespace()) else {
            return false;
        };
        let last = match end == at {
            true => Some((at, first)),
            false => letters.find(|(at, _)| *at >= end),
        };
        match last {
            Some((last_at, last)) if at == start && last_at == end && !last.is_whitespace() => {}
            _ => return false,
        }
    }
    letters.all(|(_, letter)| letter.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::narrative::sentences;
    use crate::store::parts::in_characters;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_extraction_tells_covers_the_text(text in "[A-Za-zé. \n]{0,60}") {
            let places = in_characters(&text, &sentences(&text));
            prop_assert!(cover(&text, &places));
        }

        #[test]
        fn a_place_that_moved_or_went_missing_is_seen(
            text in "[A-Z][a-zé]{1,8}( [a-z]{1,8}){0,4}\\.( [A-Z][a-z]{2,8} [a-z]{2,5}\\.){0,3}",
            which in any::<prop::sample::Index>(), how in 0..5,
        ) {
            let mut places = in_characters(&text, &sentences(&text));
            let at = which.index(places.len());
            match how {
                0 => places[at].0 += 1,
                1 => places[at].0 -= 1,
                2 => places[at].1 += 1,
                3 => places[at].1 -= 1,
                _ => { places.remove(at); }
            }
            prop_assert!(!cover(&text, &places), "{:?}", places);
        }
    }
}
