//! Views as Markdown: valid wherever CommonMark with tables is read, quoted texts escaped.

mod asked;
mod compliance;
mod escape;
mod read;

pub use compliance::compliance;
pub use escape::escaped;
