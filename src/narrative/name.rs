//! The name of a country as a source prints it, and the code it goes by.

use crate::facts::{self, Country};
use crate::report::CountryCode;

/// A country as named by a source: one of the table, or one that has only its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    printed: String,
    known: Option<&'static Country>,
}

/// The length that a slug made of a name should not pass.
const SLUG_LENGTH: usize = 12;

/// Words inside names that are written small.
const SMALL: &[&str] = &["of", "the", "and", "de", "la", "du", "d", "da"];

/// Capitalised words that stand where names stand but name no country.
#[rustfmt::skip]
const NO_NAMES: &[&str] = &[
    "prosecution", "protection", "prevention", "recommendations", "prioritized", "profile",
    "background", "introduction", "tier", "special", "case", "report", "reports", "narratives",
    "countries", "country", "trafficking", "contents", "appendix", "methodology", "overview",
    "scope", "magnitude", "progress", "summary", "ranking", "placement", "placements", "watch",
    "list", "government",
];

impl Name {
    /// A country of the table.
    pub fn of(country: &'static Country) -> Self {
        Name {
            printed: country.name.clone(),
            known: Some(country),
        }
    }

    /// Whatever a person or a record calls a country: a name, a code, or an unknown name.
    pub fn given(name: &str) -> Option<Self> {
        CountryCode::new(&facts::folded(name))?;
        Some(Name {
            printed: name.split_whitespace().collect::<Vec<_>>().join(" "),
            known: facts::country(name),
        })
    }

    /// A name printed in a heading or title: one of the table, or words that look like a name.
    pub fn printed(text: &str) -> Option<Self> {
        let text = text
            .trim()
            .trim_matches(|c: char| ":*–—-|[]".contains(c))
            .trim();
        if let Some(country) = facts::country_named(text) {
            let capital = text.chars().find(|c| c.is_alphabetic());
            return capital
                .is_some_and(|c| c.is_uppercase() || text.starts_with("eSwatini"))
                .then(|| Name {
                    printed: text.to_owned(),
                    known: Some(country),
                });
        }
        looks_like_a_name(text).then(|| Name {
            printed: title_case(text),
            known: None,
        })
    }

    /// The row of the table, where there is one.
    pub fn known(&self) -> Option<&'static Country> {
        self.known
    }

    /// The name for people: the printed one, as the table writes it where it knows it (`Myanmar` for
    /// `MYANMAR`, though the table's first name for it is Burma).
    pub fn for_people(&self) -> &str {
        self.known
            .map_or(&self.printed, |country| country.called(&self.printed))
    }

    /// The name exactly as it was given.
    pub fn as_given(&self) -> &str {
        &self.printed
    }

    /// Whether ISO 3166 assigns the code.
    pub fn iso3166(&self) -> bool {
        self.known.is_some_and(|country| country.iso3166)
    }

    /// The code: ISO's, or a slug of the name.
    pub fn code(&self) -> Option<CountryCode> {
        match self.known {
            Some(country) => Some(country.code.clone()),
            None => CountryCode::new(&slug(&facts::folded(&self.printed))),
        }
    }

    /// Whether both name the same country.
    pub fn same(&self, other: &Name) -> bool {
        match (self.known, other.known) {
            (Some(a), Some(b)) => a.code == b.code,
            (None, None) => facts::folded(&self.printed) == facts::folded(&other.printed),
            _ => false,
        }
    }

    /// Whether `text` names it, by its name or by one of its adjectives.
    pub fn is_named_in(&self, text: &str) -> bool {
        match self.known {
            Some(country) => {
                facts::mentions(text)
                    .iter()
                    .any(|m| m.country.code == country.code)
                    || country.adjectives.iter().any(|a| text.contains(a.as_str()))
            }
            None => text.contains(&self.printed),
        }
    }
}

/// Few, capitalised words without digits or sentence marks, none of them a word of the layout.
fn looks_like_a_name(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|w| !w.is_empty())
        .collect();
    let plain = |c: char| c.is_alphabetic() || " '’.,&-()".contains(c);
    (1..=7).contains(&words.len())
        && text.chars().all(plain)
        && text.chars().filter(|c| c.is_alphabetic()).count() >= 3
        && text.starts_with(char::is_uppercase)
        && words.iter().all(|word| {
            let folded = facts::folded(word);
            let small = SMALL.contains(&folded.as_str()) || word.starts_with("d'");
            let capital = word
                .trim_start_matches('(')
                .starts_with(|c: char| c.is_uppercase() || c == '&');
            (small || capital) && !NO_NAMES.contains(&folded.as_str())
        })
}

/// `REPUBLIC OF ORVANIA` as `Republic of Orvania`; what is not all capitals stays.
fn title_case(name: &str) -> String {
    if name.chars().any(char::is_lowercase) {
        return name.to_owned();
    }
    let words = name.split(' ').enumerate().map(|(place, word)| {
        let lower = word.to_lowercase();
        if place > 0 && SMALL.contains(&lower.as_str()) {
            return lower;
        }
        let mut begins = true;
        lower
            .chars()
            .map(|c| {
                let shown = if begins {
                    c.to_uppercase().next().unwrap_or(c)
                } else {
                    c
                };
                begins = c == '-' || c == '(' || c == '.';
                shown
            })
            .collect()
    });
    words.collect::<Vec<String>>().join(" ")
}

/// A short readable code: the words of the name, each cut so that the whole stays short.
fn slug(folded: &str) -> String {
    let whole: String = folded.split(' ').collect();
    if whole.chars().count() <= SLUG_LENGTH {
        return whole;
    }
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !SMALL.contains(word))
        .collect();
    let share = (SLUG_LENGTH / words.len().max(1)).max(1);
    words
        .iter()
        .flat_map(|word| word.chars().take(share))
        .take(SLUG_LENGTH)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(name: &str) -> String {
        Name::given(name)
            .and_then(|n| n.code())
            .unwrap()
            .to_string()
    }

    #[test]
    fn known_names_have_the_code_of_the_table() {
        assert_eq!(code("PERU"), "PER");
        assert_eq!(
            Name::printed("CÔTE D’IVOIRE").unwrap().code(),
            CountryCode::new("CIV")
        );
        assert_eq!(Name::printed("PERU").unwrap().for_people(), "Peru");
        assert!(!Name::given("Kosovo").unwrap().iso3166());
    }

    #[test]
    fn unknown_names_have_a_short_readable_slug() {
        assert_eq!(code("Orvania"), "ORVANIA");
        assert_eq!(code("Netherlands Antilles"), "NETHERANTILL");
        assert_eq!(
            Name::printed("REPUBLIC OF ORVANIA").unwrap().for_people(),
            "Republic of Orvania"
        );
    }

    #[test]
    fn words_of_the_layout_are_no_names() {
        for text in [
            "PROSECUTION",
            "Tier 2",
            "TRAFFICKING PROFILE",
            "in the north",
            "polish",
        ] {
            assert_eq!(Name::printed(text), None, "{text}");
        }
    }
}
