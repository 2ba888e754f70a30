//! Bytes to documents: one file a format.

mod document;
mod jsonl;

pub use document::{Block, Document};
pub use jsonl::{Record, RecordedRecommendation, RecordedSection};
