//! The tables of `data/`: which countries there are and what they are called, which editions
//! appeared and when, which tier each country was given. Parsed once, at first use.

mod countries;
mod editions;
mod fold;
mod mentions;
mod tiers;

pub use countries::{Country, countries, country, country_named};
pub use editions::{EditionFacts, edition, editions, latest_edition};
pub use fold::folded;
pub use mentions::{Mention, mentions};
pub use tiers::rating;
