//! A country that the user names and nobody knows: taken at their word, and told.

use crate::facts;

/// Below this, Jaro-Winkler likeness of two country names is chance.
const LIKE: f64 = 0.88;

/// A sentence where `given` is no known country, because it may be a slip of the keyboard.
pub(super) fn remark(given: &str) -> Option<String> {
    if facts::country(given).is_some() {
        return None;
    }
    let wanted = facts::folded(given);
    let nearest = (facts::countries().iter())
        .map(|country| {
            let likeness = strsim::jaro_winkler(&wanted, &facts::folded(&country.name));
            (likeness, &country.name)
        })
        .filter(|(likeness, _)| *likeness > LIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    let meant = nearest.map_or_else(String::new, |(_, name)| format!("; did you mean {name}?"));
    Some(format!(
        "\"{given}\" is none of the countries that unmet knows, so its reports are named after that word{meant}"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_country_needs_no_word() {
        for given in ["Peru", "PER", "côte d’ivoire"] {
            assert_eq!(remark(given), None);
        }
    }

    #[test]
    fn a_slip_of_the_keyboard_is_told_with_what_may_be_meant() {
        assert!(remark("Perru").unwrap().ends_with("did you mean Peru?"));
        assert!(remark("Atlantis").unwrap().ends_with("after that word"));
    }
}
