//! The tables of `data/`: which countries there are and what they are called, which editions
//! appeared and when, which tier each country was given. Parsed once, at first use.

mod countries;
mod editions;
mod fold;
mod meant;
mod mentions;
mod pages;
mod tiers;

pub use countries::{Country, countries, country, country_named};
pub use editions::{EditionFacts, LetterPage, edition, editions, editions_in, latest_edition};
pub use fold::folded;
pub use meant::meant;
pub use mentions::{Mention, mentions};
pub use pages::{CountryPage, country_page};
pub use tiers::rating;
