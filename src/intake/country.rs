//! A country that the user names and nobody knows: taken at their word, and told.

use std::collections::BTreeSet;

use crate::facts;
use crate::report::{Clue, Field, Report};

/// A sentence where `given` is no known country, because it may be a slip of the keyboard.
pub fn unknown_country(given: &str) -> Option<String> {
    if facts::country(given).is_some() {
        return None;
    }
    let meant = facts::meant(given);
    let meant = meant.map_or_else(String::new, |name| format!("; did you mean {name}?"));
    Some(format!(
        "\"{given}\" is none of the countries that unmet knows, so its reports are named after that word{meant}"
    ))
}

/// A sentence for each country that a table or records name, where it may be a slip of the keyboard.
pub(super) fn slips(reports: &[Report]) -> Vec<String> {
    let stated = |report: &&Report| {
        let mut told = report.recognition.iter();
        told.any(|told| {
            told.field == Field::Country && matches!(told.by, Clue::Table | Clue::Record)
        })
    };
    let names: BTreeSet<&str> = (reports.iter().filter(stated))
        .map(|report| report.country.as_str())
        .collect();
    let meant = |given: &&str| {
        let meant = facts::meant(given)?;
        Some(format!(
            "\"{given}\" is none of the countries that unmet knows, so its reports are named after that word; \
             did you mean {meant}? Then correct it there and add the file again"
        ))
    };
    names.iter().filter_map(meant).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_country_needs_no_word() {
        for given in ["Peru", "PER", "côte d’ivoire"] {
            assert_eq!(unknown_country(given), None);
        }
    }

    #[test]
    fn a_slip_of_the_keyboard_is_told_with_what_may_be_meant() {
        assert!(
            unknown_country("Perru")
                .unwrap()
                .ends_with("did you mean Peru?")
        );
        assert!(
            unknown_country("Atlantis")
                .unwrap()
                .ends_with("after that word")
        );
    }
}
