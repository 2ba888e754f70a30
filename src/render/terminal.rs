//! Views as text for a terminal: it fits the page's width, by wrapping and never by cutting.

mod ask;
mod figures;
mod history;
mod intake;
mod list;
mod merge;
mod overview;
mod recognition;
mod review;
mod search;
mod source;
mod sources;
mod table;

pub use ask::ask_page;
pub use figures::{Quotes, figures};
pub use history::history;
pub use intake::{intake, rehearsed};
pub use list::ask_lines;
pub use merge::{difference, merged};
pub use overview::overview;
pub use review::question;
pub use search::found;
pub use source::source_page;
pub use sources::{Detail, sources};
pub use table::{Columns, table};
