//! Going through what the program is unsure of: what a question is about, what may be said of it, and
//! which decision that makes. [`crate::view::review`] draws the questions.

mod answer;
pub mod meant;
mod outcome;
mod reply;
mod sheet;
mod since;

pub use crate::decision::{InvalidSubject, Kind, Subject};
pub use answer::{CannotSay, Say, UnknownSay, agreed, before, ruling};
pub use outcome::{StatusChange, outcome};
pub use reply::{Before, Reply};
pub use sheet::{Answered, Sheet, SheetProblem, answers, guarded};
pub use since::{latest, said_since};
