//! Bytes to documents: one file a format.

mod document;

pub use document::{Block, Document};
