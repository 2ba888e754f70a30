//! Where a reader of a page can go on from the names that stand in it.

use crate::report::{RecommendationId, SentenceId};

/// The addresses of what a report names, for a page that has neighbours. A file that stands alone has
/// none, and its names lead nowhere.
#[derive(Debug, Clone, Copy)]
pub struct Readable {
    /// Where a sentence stands in the text of its report.
    pub sentence: fn(&SentenceId) -> String,
    /// Where all is told of an ask.
    pub ask: fn(&RecommendationId) -> String,
}

/// A name, and where it leads where it leads anywhere.
pub(super) struct Name {
    pub text: String,
    pub address: Option<String>,
}

impl Name {
    pub fn of_sentence(id: &SentenceId, readable: Option<&Readable>) -> Self {
        Name {
            text: id.to_string(),
            address: readable.map(|readable| (readable.sentence)(id)),
        }
    }

    pub fn of_ask(id: &RecommendationId, readable: Option<&Readable>) -> Self {
        Name {
            text: id.to_string(),
            address: readable.map(|readable| (readable.ask)(id)),
        }
    }
}
