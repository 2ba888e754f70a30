//! What a desk cannot find or do, in sentences.

use crate::intake::IntakeError;
use crate::render::words::years;
use crate::report::{Edition, InvalidId, RecommendationId, SentenceId, Series};
use crate::store::StoreError;

/// What a desk cannot find or do.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The database cannot be read or written, or does not know a country.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// It cannot be judged.
    #[error(transparent)]
    Judging(#[from] IntakeError),
    /// That is no name of a sentence.
    #[error(transparent)]
    Name(#[from] InvalidId),
    /// No report of that series and country was read.
    #[error("no report of that series and country is in {named}")]
    NoDossier {
        /// The database.
        named: String,
    },
    /// No report of that series was read.
    #[error(
        "no report in {named} is of the series {given}; those that there are: {}",
        joined(known)
    )]
    NoSeries {
        /// What was asked for.
        given: Series,
        /// What there is.
        known: Vec<Series>,
        /// The database.
        named: String,
    },
    /// No report of that edition was read.
    #[error("no report of {given} was read; there are reports of {}", years(known))]
    NoEdition {
        /// What was asked for.
        given: Edition,
        /// What there is, earliest first.
        known: Vec<Edition>,
    },
    /// No recommendation is about that topic.
    #[error("{}", no_topic(given, near, known))]
    NoTopic {
        /// What was asked for.
        given: String,
        /// What is spelt much like it.
        near: Vec<String>,
        /// What there is.
        known: Vec<String>,
    },
    /// No wording has that name.
    #[error("{}", no_wording(given, near, named))]
    NoWording {
        /// What was asked for, where it is a name at all.
        given: Result<RecommendationId, InvalidId>,
        /// The names most like it.
        near: Vec<String>,
        /// The database.
        named: String,
    },
    /// No sentence has that name.
    #[error(
        "there is no sentence {id} in {named}; `unmet show` and `unmet search` tell the names of sentences"
    )]
    NoSentence {
        /// What was asked for.
        id: SentenceId,
        /// The database.
        named: String,
    },
    /// A sentence that stands where no evidence is taken from.
    #[error(
        "{id} stands in the section {}; only sentences of prosecution, protection, prevention and progress sections can be evidence",
        id.section
    )]
    NoEvidence {
        /// The sentence.
        id: SentenceId,
    },
}

fn joined(series: &[Series]) -> String {
    let known: Vec<&str> = series.iter().map(Series::as_str).collect();
    known.join(", ")
}

fn no_topic(given: &str, near: &[String], known: &[String]) -> String {
    match near {
        _ if known.is_empty() => "no recommendation there has a topic".to_owned(),
        [] => format!(
            "no recommendation there is about \"{given}\"; the topics are {}",
            known.join(", ")
        ),
        near => format!(
            "no recommendation there is about \"{given}\"; did you mean {}?",
            near.join(", or ")
        ),
    }
}

fn no_wording(given: &Result<RecommendationId, InvalidId>, near: &[String], named: &str) -> String {
    let near = match near {
        [] => "`unmet list` shows the names that there are".to_owned(),
        near => format!("did you mean {}?", near.join(", or ")),
    };
    match given {
        Ok(id) => format!("there is no {id} in {named}; {near}"),
        Err(error) => format!("{error}; {near}"),
    }
}
