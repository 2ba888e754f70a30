//! `unmet` follows every recommendation of the Trafficking in Persons Report through the years.
//!
//! The way through, each step a function from one plain type to the next:
//!
//! ```text
//! source ─▶ document ─▶ reports ─▶ store ─▶ matches ─▶ asks ─▶ evidence ─▶ status ─▶ views
//! read/     read/      narrative/  store/    └────────── judgement/ ──────────┘     view/ render/
//! ```

pub mod decision;
pub mod facts;
pub mod intake;
pub mod judgement;
pub mod language;
pub mod ledger;
pub mod narrative;
pub mod read;
pub mod render;
pub mod report;
pub mod store;
pub mod view;
