//! The country that somebody may have meant whose word is none.

use super::{countries, country, folded};

/// Below this, Jaro-Winkler likeness of two country names is chance.
const LIKE: f64 = 0.88;

/// The known name that is written most like `given`; `None` where it is known itself, or unlike all.
pub fn meant(given: &str) -> Option<&'static str> {
    if country(given).is_some() {
        return None;
    }
    let wanted = folded(given);
    let nearest = countries().iter().map(|country| {
        let likeness = strsim::jaro_winkler(&wanted, &folded(&country.name));
        (likeness, country.name.as_str())
    });
    nearest
        .filter(|(likeness, _)| *likeness > LIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}
