//! Full text over recommendations and the sentences that can be evidence.

use std::fmt;

use rusqlite::{Connection, params};

use super::values::{recommendation_id, sentence_id};
use super::{Result, Store};
use crate::report::{Edition, RecommendationId, ReportId, SectionKind, SentenceId};

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its name.
    pub id: HitId,
    /// The country's name as its report gives it.
    pub country: String,
    /// Its words.
    pub text: String,
}

/// The name of something found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum HitId {
    /// A recommendation.
    Recommendation(RecommendationId),
    /// A sentence that can be evidence.
    Sentence(SentenceId),
}

impl HitId {
    /// The report in which it stands.
    pub fn report(&self) -> &ReportId {
        match self {
            HitId::Recommendation(id) => &id.report,
            HitId::Sentence(id) => &id.report,
        }
    }
}

impl Hit {
    /// The edition in which it stands.
    pub fn year(&self) -> Edition {
        self.id.report().year
    }

    /// The kind of section in which it stands.
    pub fn section(&self) -> SectionKind {
        match &self.id {
            HitId::Recommendation(_) => SectionKind::Recommendations,
            HitId::Sentence(id) => id.section,
        }
    }
}

impl fmt::Display for HitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HitId::Recommendation(id) => id.fmt(f),
            HitId::Sentence(id) => id.fmt(f),
        }
    }
}

const RECOMMENDATIONS: &str = "
    SELECT p.series, p.country, p.year, r.ordinal, p.country_name, r.text, f.rank
    FROM recommendation_search f JOIN recommendations r ON r.id = f.rowid
    JOIN reports p ON p.id = r.report
    WHERE recommendation_search MATCH ?1 ORDER BY f.rank LIMIT ?2";
const SENTENCES: &str = "
    SELECT p.series, p.country, p.year, c.kind, s.ordinal, p.country_name,
           substr(c.text, s.start, s.length), f.rank
    FROM sentence_search f JOIN sentences s ON s.id = f.rowid
    JOIN sections c ON c.id = s.section JOIN reports p ON p.id = c.report
    WHERE sentence_search MATCH ?1 ORDER BY f.rank LIMIT ?2";

impl Store {
    /// At most `limit` recommendations and sentences that have all the words, best first.
    ///
    /// Words are found by their stems, whatever their case and accents; `"words in quotes"` must
    /// follow each other; `traffick*` finds every word that begins so. Nothing else has a meaning of its
    /// own, so any text may be given. Without a word nothing is found.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<Hit>> {
        let Some(query) = query(words) else {
            return Ok(Vec::new());
        };
        let limit_each = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut found = self.ask(|db| find(db, &query, limit_each))?;
        found.sort_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| one.id.cmp(&other.id)));
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, hit)| hit).collect())
    }
}

/// Hits with their rank: the smaller, the better.
fn find(db: &Connection, query: &str, limit: i64) -> rusqlite::Result<Vec<(f64, Hit)>> {
    let mut found: Vec<(f64, Hit)> = db
        .prepare_cached(RECOMMENDATIONS)?
        .query_map(params![query, limit], |row| {
            let id = HitId::Recommendation(recommendation_id(row, 0)?);
            let (country, text) = (row.get(4)?, row.get(5)?);
            Ok((row.get(6)?, Hit { id, country, text }))
        })?
        .collect::<rusqlite::Result<_>>()?;
    let mut statement = db.prepare_cached(SENTENCES)?;
    let sentences = statement.query_map(params![query, limit], |row| {
        let id = HitId::Sentence(sentence_id(row, 0)?);
        let (country, text) = (row.get(5)?, row.get(6)?);
        Ok((row.get(7)?, Hit { id, country, text }))
    })?;
    for sentence in sentences {
        found.push(sentence?);
    }
    Ok(found)
}

/// What a person wrote as an FTS5 query in which every word is quoted.
fn query(words: &str) -> Option<String> {
    let mut terms = Vec::new();
    for (place, piece) in words.split('"').enumerate() {
        let in_quotes = place % 2 == 1;
        match in_quotes {
            true => terms.extend(term(piece)),
            false => terms.extend(piece.split_whitespace().filter_map(term)),
        }
    }
    (!terms.is_empty()).then(|| terms.join(" "))
}

fn term(words: &str) -> Option<String> {
    let (words, star) = match words.strip_suffix('*') {
        Some(beginning) => (beginning, "*"),
        None => (words, ""),
    };
    // NUL would end the query, and words without a letter or digit are none to FTS5.
    let clean = words.replace(['\0', '"'], " ");
    clean
        .chars()
        .any(char::is_alphanumeric)
        .then(|| format!("\"{}\"{star}", clean.trim()))
}

#[cfg(test)]
mod tests {
    use super::query;

    #[test]
    fn every_word_is_quoted() {
        assert_eq!(
            query("labor NOT (x"),
            Some("\"labor\" \"NOT\" \"(x\"".into())
        );
        assert_eq!(
            query("\"forced labor\" insp*"),
            Some("\"forced labor\" \"insp\"*".into())
        );
        assert_eq!(query(" - \" \" * "), None);
    }
}
