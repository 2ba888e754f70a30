//! Matches, asks, evidence, stance, status: texts and rulings in, a judgement out. Nothing here
//! reads a file or knows of a database.

mod types;

pub use types::*;
