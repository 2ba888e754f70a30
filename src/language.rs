//! What a text says, as far as the judgement can tell: its terms with their weights, the verb that
//! opens it, its numbers and names. A [`Text`] is analysed once and compared many times.

mod cues;
mod facets;
mod files;
mod lexicon;
mod neighbours;
mod phrases;
mod terms;
mod text;
mod tokens;
pub mod verbs;

pub use cues::{Cue, CueKind};
pub use facets::{FacetId, Facets, built_in_names as facet_names};
pub use files::LanguageError;
pub use lexicon::Language;
pub use terms::{TermId, TermWeights};
pub use text::{OwnNames, Text, opening};
pub use tokens::{Stemmer, Token, tokens};
