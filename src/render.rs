//! View models to text: one file a view and a format.

pub mod amounts;
pub mod figures_csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod page;
pub mod prose;
pub mod terminal;
pub mod words;

pub use page::Page;
