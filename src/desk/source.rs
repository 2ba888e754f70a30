//! One source among those that were read: by the names that people write, and its removal.

use super::{Desk, Result};
use crate::intake::{Removed, remove};
use crate::store::near;
use crate::view::sources::Source;

/// So much of a digest is enough to look for one.
const SHORTEST_DIGEST: usize = 6;

/// Why no source is meant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoSource {
    /// None is called so.
    #[error("no source is called \"{given}\"; {}", perhaps(near))]
    Unknown {
        /// What was asked for.
        given: String,
        /// The names most like it, of files and of reports.
        near: Vec<String>,
    },
    /// Several are.
    #[error(
        "\"{given}\" is the name of several sources; say which by its number: {}",
        numbered(sources)
    )]
    Several {
        /// What was asked for.
        given: String,
        /// Them, by number and place.
        sources: Vec<(i64, String)>,
    },
}

fn perhaps(near: &[String]) -> String {
    match near {
        [] => "`unmet sources` lists them by their numbers".to_owned(),
        near => format!("did you mean {}?", near.join(", or ")),
    }
}

fn numbered(sources: &[(i64, String)]) -> String {
    let sources = sources.iter();
    let sources: Vec<String> = sources
        .map(|(number, at)| format!("{number} ({at})"))
        .collect();
    sources.join(", ")
}

/// The one source of `read` that is called `given`: by its number, its path or address, its file's name,
/// or the beginning of its digest.
///
/// # Errors
/// When none is called so, or several.
pub fn called<'r>(given: &str, read: &'r [Source]) -> std::result::Result<&'r Source, NoSource> {
    let mut found: Vec<&Source> = Vec::new();
    for named in [by_number, by_origin, by_file, by_digest] {
        found = read.iter().filter(|source| named(source, given)).collect();
        if !found.is_empty() {
            break;
        }
    }
    match found.as_slice() {
        [] => Err(NoSource::Unknown {
            given: given.to_owned(),
            near: names_near(given, read),
        }),
        [one] => Ok(one),
        several => Err(NoSource::Several {
            given: given.to_owned(),
            sources: (several.iter())
                .map(|source| (source.number.unwrap_or_default(), source.origin.clone()))
                .collect(),
        }),
    }
}

fn by_number(source: &Source, given: &str) -> bool {
    source.number.is_some() && given.parse().ok() == source.number
}

fn by_origin(source: &Source, given: &str) -> bool {
    source.origin == given || source.url.as_deref() == Some(given)
}

fn by_file(source: &Source, given: &str) -> bool {
    file_name(&source.origin) == given
}

fn by_digest(source: &Source, given: &str) -> bool {
    let given = given.trim_end_matches('…').to_lowercase();
    given.len() >= SHORTEST_DIGEST && source.sha256.starts_with(&given)
}

fn file_name(origin: &str) -> &str {
    origin.rsplit(['/', '\\']).next().unwrap_or(origin)
}

/// What may have been meant.
fn names_near(given: &str, read: &[Source]) -> Vec<String> {
    let mut names: Vec<String> = (read.iter())
        .map(|source| file_name(&source.origin).to_owned())
        .collect();
    let reports = read.iter().flat_map(|source| &source.reports);
    names.extend(reports.map(|part| part.id.to_string()));
    names.sort();
    names.dedup();
    near(given, &names)
}

impl Desk {
    /// Takes the source with that number away with all that it alone gives, and judges anew what that
    /// concerns.
    ///
    /// # Errors
    /// When it cannot be taken away; nothing is then.
    pub fn remove_source(&mut self, number: i64) -> Result<Removed> {
        let removed = remove(&mut self.store, number)?;
        self.judge_anew()?;
        Ok(removed)
    }
}
