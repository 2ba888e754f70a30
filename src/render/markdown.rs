//! Views as Markdown: valid wherever CommonMark with tables is read, quoted texts escaped.

mod asked;
mod compliance;
mod escape;
mod lists;
mod read;
mod summary;

pub use compliance::{compliance, compliance_report};
pub use escape::escaped;
