//! What people see, as plain data: drawn from [`Ledger`](crate::ledger::Ledger)s, serialised as it
//! is for `--json`, and made into text by [`render`](crate::render). Nothing here reads a database
//! or prints a line.
//!
//! | view | command |
//! |---|---|
//! | [`intake`](intake::intake) | `unmet add`: what was read, and what keeps coming back unmet |
//! | [`overview`](overview::overview) | `unmet overview`: asks × editions of one country |
//! | [`ask_lines`](list::ask_lines) | `unmet list`: asks, one line each |
//! | [`ask_page`](ask::ask_page) | `unmet show`: one ask with all that is known of it |
//! | [`compliance`](compliance::compliance) | `unmet report`: one country in one edition |
//! | [`figures`](figures::figures) | `unmet figures`: the numbers that reports state, by year |
//! | [`export`](export::ExportPart::of) | `unmet export`: everything, for machines |
//! | [`everything`](everything::Everything::of) | `unmet export --format csv`: everything, in tables |
//! | [`choice`](reports::choice) | the page: which compliance reports there are |
//! | [`history`](history::history) | `unmet history`: who decided what, and when |
//! | [`merged`](merge::merged) | `unmet decisions import`: what was new, and on what two people differ |
//! | [`found`](search::found) | `unmet search`: recommendations and sentences by their words |
//! | [`rehearsed`](intake::rehearsed) | `unmet add --dry-run`: what would be read and change |
//! | [`sources`](sources::sources) | `unmet sources`: what was read |
//! | [`stored_report`](source::stored_report) | `unmet source`: the stored text, with what was made of it |
//! | [`did`](deciding::did), [`at_hand`](deciding::at_hand) | the page of an ask: what was just said, what may be said |
//! | [`doubts`](review::doubts), [`item`](review::item) | `unmet review`: what the program is unsure of, one by one |
//!
//! Only the page draws [`start`](start::start), all countries at a glance, and [`grid`](country::grid),
//! what it shows of one.

pub mod ask;
pub mod compliance;
pub mod country;
pub mod deciding;
pub mod everything;
pub mod export;
pub mod figures;
pub mod history;
pub mod intake;
pub mod list;
mod lookup;
pub mod merge;
pub mod overview;
mod past;
pub mod quotation;
pub mod reports;
pub mod review;
pub mod search;
pub mod source;
pub mod sources;
pub mod start;
pub mod stated;
pub mod sure;
pub mod wording;

pub use lookup::Lookup;

#[cfg(test)]
pub(crate) mod example;
