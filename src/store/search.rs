//! Full text over recommendations and the sentences that can be evidence.

mod query;
mod spelling;
mod variants;

pub(super) use spelling::open_stems;

use std::fmt;
use std::ops::{Range, RangeInclusive};

use rusqlite::{Connection, Row, named_params};

use super::values::{bind_those_there, recommendation_id, sentence_id};
use super::{Result, Store, StoreError};
use crate::report::{
    CountryCode, Edition, RecommendationId, ReportId, SectionKind, SentenceId, Series,
};

/// Where to search. The default means everywhere.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchFilter {
    /// Only in this series.
    pub series: Option<Series>,
    /// Only in this country; [`Store::country`] finds it by name.
    pub country: Option<CountryCode>,
    /// Only in these editions.
    pub years: Option<RangeInclusive<Edition>>,
    /// Only in this section; recommendations stand in [`SectionKind::Recommendations`].
    pub section: Option<SectionKind>,
    /// Only one kind of thing.
    pub kind: Option<HitKind>,
}

/// What can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitKind {
    /// Recommendations.
    Recommendation,
    /// Sentences that can be evidence.
    Evidence,
}

impl SearchFilter {
    fn looks_for(&self, kind: HitKind) -> bool {
        let section = match (self.section, kind) {
            (None, _) => true,
            (Some(section), HitKind::Recommendation) => section == SectionKind::Recommendations,
            (Some(section), HitKind::Evidence) => section.bears_evidence(),
        };
        section && self.kind.is_none_or(|wanted| wanted == kind)
    }
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Its name.
    pub id: HitId,
    /// The country's name as its report gives it.
    pub country: String,
    /// Its words.
    pub text: String,
    /// Where the words that were looked for stand in it, in bytes.
    pub marks: Vec<Range<usize>>,
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

// Two characters that Unicode keeps out of every text, around the words that were looked for.
const OPEN: char = '\u{FDD0}';
const CLOSE: char = '\u{FDD1}';

const RECOMMENDATIONS: &str = "
    SELECT p.series, p.country, p.year, r.ordinal, p.country_name, r.text,
           highlight(recommendation_search, 0, :open, :close), f.rank
    FROM recommendation_search f JOIN recommendations r ON r.id = f.rowid
    JOIN reports p ON p.id = r.report
    WHERE recommendation_search MATCH :query";
const SENTENCES: &str = "
    SELECT p.series, p.country, p.year, c.kind, s.ordinal, p.country_name,
           substr(c.text, s.start, s.length),
           highlight(sentence_search, 0, :open, :close), f.rank
    FROM sentence_search f JOIN sentences s ON s.id = f.rowid
    JOIN sections c ON c.id = s.section JOIN reports p ON p.id = c.report
    WHERE sentence_search MATCH :query AND (:section IS NULL OR c.kind = :section)";
const COUNTED_RECOMMENDATIONS: &str = "
    SELECT count(*)
    FROM recommendation_search f JOIN recommendations r ON r.id = f.rowid
    JOIN reports p ON p.id = r.report
    WHERE recommendation_search MATCH :query";
const COUNTED_SENTENCES: &str = "
    SELECT count(*)
    FROM sentence_search f JOIN sentences s ON s.id = f.rowid
    JOIN sections c ON c.id = s.section JOIN reports p ON p.id = c.report
    WHERE sentence_search MATCH :query AND (:section IS NULL OR c.kind = :section)";
const WITHIN: &str = "
      AND (:series IS NULL OR p.series = :series) AND (:country IS NULL OR p.country = :country)
      AND p.year BETWEEN :first AND :last";
const BEST_FIRST: &str = " ORDER BY f.rank LIMIT :limit";

impl Store {
    /// At most `limit` recommendations and sentences that fit the query, best first.
    ///
    /// Words are found by their stems, whatever their case, their accents and whether they are spelt the
    /// British or the American way, and all of them must be there;
    /// `"words in quotes"` must follow each other; `traffick*` finds every word that begins so; `a OR b`,
    /// `a NOT b`, `(a OR b) AND c` mean what they say, in capitals. Nothing else has a meaning of its
    /// own. Without a word nothing is found.
    ///
    /// # Errors
    /// [`StoreError::Query`] with a sentence on how to write it, where an operator lacks a word or a
    /// parenthesis its other half.
    pub fn search(&self, words: &str, filter: &SearchFilter, limit: usize) -> Result<Vec<Hit>> {
        let query = query::query(words).map_err(|why| StoreError::Query { why })?;
        let Some(query) = query else {
            return Ok(Vec::new());
        };
        let mut found = self.ask(|db| {
            let mut found = Vec::new();
            if filter.looks_for(HitKind::Recommendation) {
                found.extend(find(
                    db,
                    RECOMMENDATIONS,
                    &query,
                    filter,
                    limit,
                    recommendation,
                )?);
            }
            if filter.looks_for(HitKind::Evidence) {
                found.extend(find(db, SENTENCES, &query, filter, limit, sentence)?);
            }
            Ok(found)
        })?;
        found.sort_by(|(a, one), (b, other)| a.total_cmp(b).then_with(|| one.id.cmp(&other.id)));
        found.truncate(limit);
        Ok(found.into_iter().map(|(_, hit)| hit).collect())
    }
}

impl Store {
    /// How many recommendations and sentences fit the query, as [`Store::search`] finds them.
    ///
    /// # Errors
    /// As there.
    pub fn search_count(&self, words: &str, filter: &SearchFilter) -> Result<usize> {
        let query = query::query(words).map_err(|why| StoreError::Query { why })?;
        let Some(query) = query else {
            return Ok(0);
        };
        self.ask(|db| {
            let mut count = 0;
            if filter.looks_for(HitKind::Recommendation) {
                count += how_many(db, COUNTED_RECOMMENDATIONS, &query, filter)?;
            }
            if filter.looks_for(HitKind::Evidence) {
                count += how_many(db, COUNTED_SENTENCES, &query, filter)?;
            }
            Ok(count)
        })
    }
}

/// Hits with their rank: the smaller, the better.
type Ranked = (f64, Hit);

fn find(
    db: &Connection,
    select: &str,
    query: &str,
    filter: &SearchFilter,
    limit: usize,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<Ranked>,
) -> rusqlite::Result<Vec<Ranked>> {
    let select = format!("{select}{WITHIN}{BEST_FIRST}");
    rows(db, &select, query, filter, limit, read)
}

fn how_many(
    db: &Connection,
    select: &str,
    query: &str,
    filter: &SearchFilter,
) -> rusqlite::Result<usize> {
    let counts = rows(db, &format!("{select}{WITHIN}"), query, filter, 1, |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(counts
        .first()
        .and_then(|count| usize::try_from(*count).ok())
        .unwrap_or(0))
}

fn rows<T>(
    db: &Connection,
    select: &str,
    query: &str,
    filter: &SearchFilter,
    limit: usize,
    read: impl Fn(&Row<'_>) -> rusqlite::Result<T>,
) -> rusqlite::Result<Vec<T>> {
    let years = filter.years.clone().unwrap_or(0..=Edition::MAX);
    let parameters = named_params! {
        ":query": query,
        ":open": OPEN.to_string(),
        ":close": CLOSE.to_string(),
        ":series": filter.series.as_ref().map(Series::as_str),
        ":country": filter.country.as_ref().map(CountryCode::as_str),
        ":first": years.start(),
        ":last": years.end(),
        ":section": filter.section.map(SectionKind::word),
        ":limit": i64::try_from(limit).unwrap_or(i64::MAX),
    };
    let mut statement = db.prepare_cached(select)?;
    bind_those_there(&mut statement, parameters)?;
    let mut rows = statement.raw_query();
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn recommendation(row: &Row<'_>) -> rusqlite::Result<Ranked> {
    let id = HitId::Recommendation(recommendation_id(row, 0)?);
    Ok((row.get(7)?, hit(id, row, 4)?))
}

fn sentence(row: &Row<'_>) -> rusqlite::Result<Ranked> {
    let id = HitId::Sentence(sentence_id(row, 0)?);
    Ok((row.get(8)?, hit(id, row, 5)?))
}

/// The hit whose country, words and marked words stand from column `first` on.
fn hit(id: HitId, row: &Row<'_>, first: usize) -> rusqlite::Result<Hit> {
    let text: String = row.get(first + 1)?;
    let marks = marks(&text, &row.get::<_, String>(first + 2)?);
    let country = row.get(first)?;
    Ok(Hit {
        id,
        country,
        text,
        marks,
    })
}

/// The places in `text` that are marked in `marked`.
fn marks(text: &str, marked: &str) -> Vec<Range<usize>> {
    let (mut marks, mut begun, mut seen) = (Vec::new(), None, 0);
    for letter in marked.chars() {
        match letter {
            OPEN => begun = Some(seen),
            CLOSE => marks.extend(begun.take().map(|start| start..seen)),
            other => seen += other.len_utf8(),
        }
    }
    let fits = |mark: &Range<usize>| text.get(mark.clone()).is_some();
    match seen == text.len() && marks.iter().all(fits) {
        true => marks,
        // The text has those characters itself, against all that Unicode says.
        false => Vec::new(),
    }
}
