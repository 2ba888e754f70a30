//! View models to text: one file a view and a format.

pub mod json;
pub mod markdown;
pub mod page;
pub mod review;
pub mod terminal;
pub mod words;

pub use page::Page;
