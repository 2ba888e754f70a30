//! View models to text: one file a view and a format.

pub mod amounts;
pub mod csv;
pub mod figures_csv;
pub mod handout;
pub mod html;
pub mod json;
pub mod markdown;
pub mod on_page;
pub mod page;
pub mod parquet;
pub mod prose;
pub mod recognised;
pub mod review;
pub mod sheet;
pub mod terminal;
pub mod words;
pub mod xlsx;

pub use page::Page;
