//! What a search finds, or why it finds nothing.

use crate::desk::{Desk, Goal, NothingFound};
use crate::render::words;
use crate::serve::query::Query;
use crate::serve::{Problem, address};
use crate::store::{Hit, HitId, SearchFilter, StoreError};
use crate::view::search::{Found, found};

/// What was found.
#[derive(Default)]
pub(super) struct Answer {
    pub goals: Vec<Link>,
    pub hits: Vec<HitLine>,
    /// How many there are, shown or not.
    pub of: usize,
    /// Why there is nothing, or what is shown instead.
    pub says: Vec<String>,
    /// Where something would be found.
    pub elsewhere: Option<Link>,
}

/// Somewhere to go.
pub(super) struct Link {
    pub address: String,
    pub name: String,
}

/// One hit.
pub(super) struct HitLine {
    pub address: String,
    pub place: String,
    pub found: Found,
}

/// What `words` find, at most `limit`; `query` is the address that asks.
pub(super) fn answer(
    desk: &Desk,
    words: &str,
    filter: &SearchFilter,
    limit: usize,
    query: &Query,
) -> Result<Answer, Problem> {
    let goals = desk.goals(words)?;
    let named = matches!(
        goals.first(),
        Some(Goal::Wording(_) | Goal::Sentence(_) | Goal::Report(_))
    );
    let goals = goals.iter().map(goal).collect();
    if named {
        return Ok(Answer {
            goals,
            ..Answer::default()
        });
    }
    let hits = match desk.store().search(words, filter, limit) {
        // Half a query is what there is while somebody types.
        Err(StoreError::Query { why }) => {
            return Ok(Answer {
                goals,
                says: vec![format!("This cannot be looked for: {why}.")],
                ..Answer::default()
            });
        }
        hits => hits?,
    };
    if !hits.is_empty() {
        return Ok(Answer {
            goals,
            of: of(desk, words, filter, limit, hits.len())?,
            hits: lines(hits),
            ..Answer::default()
        });
    }
    let begun = match words.ends_with(char::is_alphanumeric) {
        true => (desk.store()).search(&format!("{words}*"), filter, limit)?,
        false => Vec::new(),
    };
    if !begun.is_empty() {
        return Ok(Answer {
            goals,
            of: of(desk, &format!("{words}*"), filter, limit, begun.len())?,
            hits: lines(begun),
            says: vec![format!(
                "Nothing has just these words; shown is what has words that begin with the last of them: {words}…"
            )],
            ..Answer::default()
        });
    }
    let mut nothing = nothing(desk, words, filter, query)?;
    nothing.goals = goals;
    Ok(nothing)
}

/// How many there are where `shown` of at most `limit` are shown: only what was cut short is counted.
fn of(
    desk: &Desk,
    words: &str,
    filter: &SearchFilter,
    limit: usize,
    shown: usize,
) -> Result<usize, Problem> {
    match shown < limit {
        true => Ok(shown),
        false => Ok(desk.store().search_count(words, filter)?),
    }
}

/// Why nothing was found, and what would be.
fn nothing(
    desk: &Desk,
    words: &str,
    filter: &SearchFilter,
    query: &Query,
) -> Result<Answer, Problem> {
    let link = |name: &str, address: String| {
        Some(Link {
            address,
            name: name.to_owned(),
        })
    };
    const ALL: [&str; 6] = ["country", "series", "from", "to", "section", "kind"];
    let (says, elsewhere) = match desk.why_nothing(words, filter)? {
        NothingFound::Anywhere => {
            let says = format!(
                "No recommendation and no sentence of a Prosecution, Protection, Prevention or progress section is like that: {words}"
            );
            let near = desk.store().spelt_otherwise(words)?;
            let meant = near.map(|near| Link {
                address: query.with("q", &near),
                name: format!("Did you mean {near}?"),
            });
            (says, meant)
        }
        NothingFound::With(narrowing) => {
            let word = narrowing.word();
            let fields: &[&str] = if word == "year" {
                &["from", "to"]
            } else {
                &[word]
            };
            let says = format!("Nothing is like that here; without the {word} there is: {words}");
            (says, link("Show it", query.without(fields)))
        }
        NothingFound::WithAll => (
            format!("Nothing is like that here; elsewhere there is: {words}"),
            link("Search everywhere", query.without(&ALL)),
        ),
    };
    Ok(Answer {
        says: vec![says],
        elsewhere,
        ..Answer::default()
    })
}

fn goal(goal: &Goal) -> Link {
    let (address, name) = match goal {
        Goal::Country { id, name } => (
            address::country(id),
            format!("{name} · {}", words::series_name(&id.series)),
        ),
        Goal::Report(id) => (address::text(id), format!("the report {id}")),
        Goal::Wording(id) => (address::wording(id), format!("the recommendation {id}")),
        Goal::Sentence(id) => (address::sentence(id), format!("the sentence {id}")),
    };
    Link { address, name }
}

fn lines(hits: Vec<Hit>) -> Vec<HitLine> {
    let addresses: Vec<String> = (hits.iter())
        .map(|hit| match &hit.id {
            HitId::Recommendation(id) => address::wording(id),
            HitId::Sentence(id) => address::sentence(id),
        })
        .collect();
    (addresses.into_iter().zip(found(hits)))
        .map(|(address, found)| HitLine {
            address,
            place: format!("{} {}, {}", found.country, found.year, found.section),
            found,
        })
        .collect()
}
