//! What somebody may have meant by words that nothing is written with.

use rusqlite::Connection;

use super::{SearchFilter, Store};
use crate::store::Result;
use crate::store::near::{folded, likeness};

/// Below this, Jaro-Winkler likeness of two English words is chance.
const LIKE: f64 = 0.86;
/// Shorter words are like too many others.
const SHORTEST: usize = 4;

impl Store {
    /// The words that were looked for with each that nothing is written with replaced by the nearest
    /// one that something is; `None` where there is none to replace, or nothing near it.
    pub fn spelt_otherwise(&self, words: &str) -> Result<Option<String>> {
        let mut known = None;
        let mut otherwise = Vec::new();
        let mut changed = false;
        for word in words.split_whitespace() {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            let operator = matches!(plain, "AND" | "OR" | "NOT");
            let odd = plain.chars().count() >= SHORTEST && !operator && !word.contains('*');
            if !odd || !self.search(plain, &SearchFilter::default(), 1)?.is_empty() {
                otherwise.push(word.to_owned());
                continue;
            }
            let known = match &known {
                Some(known) => known,
                None => known.insert(self.ask(stems)?),
            };
            match self.nearest_word(plain, known)? {
                Some(near) => {
                    otherwise.push(word.replace(plain, &near));
                    changed = true;
                }
                None => otherwise.push(word.to_owned()),
            }
        }
        Ok(changed.then(|| otherwise.join(" ")))
    }

    /// The word, as something is written with it, whose stem is nearest to `word`.
    fn nearest_word(&self, word: &str, stems: &[String]) -> Result<Option<String>> {
        let wanted = folded(word);
        let likenesses = stems.iter().map(|stem| (likeness(&wanted, stem), stem));
        let nearest = likenesses
            .filter(|(likeness, _)| *likeness >= LIKE)
            .max_by(|(one, _), (other, _)| one.total_cmp(other));
        let Some((_, stem)) = nearest else {
            return Ok(None);
        };
        let hits = self.search(&format!("{stem}*"), &SearchFilter::default(), 1)?;
        Ok(hits.first().and_then(|hit| {
            let place = hit.marks.first()?.clone();
            Some(hit.text.get(place)?.to_lowercase())
        }))
    }
}

/// Makes what [`stems`] reads, for this connection alone. One that may not write asks before that.
pub(in crate::store) fn open_stems(db: &Connection) -> rusqlite::Result<()> {
    db.execute_batch(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.recommendation_stems USING fts5vocab (main, recommendation_search, row);
         CREATE VIRTUAL TABLE IF NOT EXISTS temp.sentence_stems USING fts5vocab (main, sentence_search, row)",
    )
}

/// Every stem that search knows.
fn stems(db: &Connection) -> rusqlite::Result<Vec<String>> {
    open_stems(db)?;
    db.prepare(
        "SELECT term FROM temp.recommendation_stems UNION SELECT term FROM temp.sentence_stems",
    )?
    .query_map([], |row| row.get(0))?
    .collect()
}
