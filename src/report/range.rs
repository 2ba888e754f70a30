//! Which countries are meant, by the letters with which their codes begin.

use std::str::FromStr;

use super::CountryCode;

/// Codes from one beginning to another: `A-F` is everything from `A…` through `F…`, `PER` one country,
/// `P` all that begin with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeRange {
    first: String,
    last: String,
}

/// Something else was given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" names no codes of countries; say it like A-F, PER or A-F,PER")]
pub struct NoCodes(String);

impl CodeRange {
    /// Whether the code lies within it, both ends with all that begins with them included.
    pub fn holds(&self, code: &CountryCode) -> bool {
        let beginning = |end: &str| &code.as_str()[..end.len().min(code.as_str().len())] <= end;
        code.as_str() >= self.first.as_str() && beginning(&self.last)
    }
}

impl FromStr for CodeRange {
    type Err = NoCodes;

    fn from_str(given: &str) -> Result<Self, NoCodes> {
        let (first, last) = given.split_once('-').unwrap_or((given, given));
        let end = |end: &str| -> Option<String> {
            let end = end.trim().to_ascii_uppercase();
            let plain = !end.is_empty() && end.bytes().all(|byte| byte.is_ascii_alphanumeric());
            plain.then_some(end)
        };
        match (end(first), end(last)) {
            // "AF" lies after "A": every code that begins with A is wanted by A-A.
            (Some(first), Some(last)) if first <= last || first.starts_with(&last) => {
                Ok(CodeRange { first, last })
            }
            _ => Err(NoCodes(given.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn among(range: &str, codes: &[&str]) -> Vec<String> {
        let range: CodeRange = range.parse().unwrap();
        let codes = codes.iter().map(|code| CountryCode::new(code).unwrap());
        let held = codes.filter(|code| range.holds(code));
        held.map(|code| code.to_string()).collect()
    }

    const CODES: [&str; 6] = ["AFG", "COL", "FRA", "GAB", "PER", "PERU2"];

    #[test]
    fn both_ends_are_meant_with_all_that_begins_with_them() {
        assert_eq!(among("A-F", &CODES), ["AFG", "COL", "FRA"]);
        assert_eq!(among("g-z", &CODES), ["GAB", "PER", "PERU2"]);
        assert_eq!(among("COL-FR", &CODES), ["COL", "FRA"]);
    }

    #[test]
    fn one_beginning_alone_is_a_range_of_its_own() {
        assert_eq!(among("P", &CODES), ["PER", "PERU2"]);
        assert_eq!(among("AFG", &CODES), ["AFG"]);
    }

    #[test]
    fn ranges_side_by_side_hold_every_code_once() {
        for code in CODES {
            let held = ["0-9", "A-F", "G-O", "P-Z"].map(|range| among(range, &[code]).len());
            assert_eq!(held.iter().sum::<usize>(), 1, "{code}");
        }
    }

    #[test]
    fn an_end_before_its_beginning_or_none_is_refused() {
        for given in ["F-A", "A-", "-", "", "A–F", "Côte"] {
            let error = given.parse::<CodeRange>().unwrap_err();
            assert!(error.to_string().contains("A-F"), "{given}");
        }
    }
}
