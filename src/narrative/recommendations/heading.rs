//! The heading of the list: `Recommendations for Peru:`, `PRIORITIZED RECOMMENDATIONS:`.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use crate::narrative::name::Name;

/// The heading of a list and what runs on in its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::narrative) struct ListHeading {
    /// The heading as printed; empty where the user named the section.
    pub words: String,
    /// The country that it names.
    pub country: Option<Name>,
    /// Whether the items are of the later kind, each a sentence of its own.
    pub prioritized: bool,
    /// The text after it.
    pub rest: String,
}

impl ListHeading {
    /// A list whose heading was not part of what was read.
    pub fn given() -> Self {
        ListHeading {
            words: String::new(),
            country: None,
            prioritized: false,
            rest: String::new(),
        }
    }
}

static WITH_COLON: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?s)^\W*((?i:(prioriti[sz]ed|key|priority)\s+)?(?i:recommendations?)(?:\s+(?i:for|to)\s+(?i:the\s+)?(?i:governments?\s+of\s+)?([^:;]{1,80}?))?)\s*(?::\s*(.*)|[.\-–—]?\s*)$",
    )
    .expect("the pattern is a constant")
});

static IN_CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?s)^((PRIORITI[SZ]ED\s+)?RECOMMENDATIONS(?:\s+(?:FOR|TO)\s+(?:THE\s+)?((?:[\p{Lu}'’.,()-]{2,}\s+)+?))?)\s*([\p{Lu}]\p{Ll}.*|[•·▪●*]\s*.*)$",
    )
    .expect("the pattern is a constant")
});

/// The heading with which a block with this text begins.
pub(in crate::narrative) fn list_heading(text: &str) -> Option<ListHeading> {
    let told = |pattern: &Regex| pattern.captures(text).and_then(|found| told(&found));
    told(&WITH_COLON).or_else(|| told(&IN_CAPITALS))
}

fn told(found: &Captures<'_>) -> Option<ListHeading> {
    let words = found.get(1)?.as_str();
    if !words.starts_with(char::is_uppercase) {
        return None;
    }
    let country = match found.get(3) {
        None => None,
        // Words after "for" that are no name: a sentence about recommendations, not their heading.
        Some(printed) => Some(Name::printed(printed.as_str())?),
    };
    Some(ListHeading {
        words: words.trim().to_owned(),
        country,
        prioritized: found.get(2).is_some(),
        rest: found
            .get(4)
            .map_or("", |rest| rest.as_str())
            .trim()
            .to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_every_era_are_told() {
        for (text, country, prioritized) in [
            (
                "Recommendations for Peru: Fund shelters.",
                Some("Peru"),
                false,
            ),
            ("RECOMMENDATIONS FOR PERU:", Some("Peru"), false),
            ("RECOMMENDATIONS FOR PERU", Some("Peru"), false),
            ("RECOMMENDATIONS FOR ORVANIA:", Some("Orvania"), false),
            ("RECOMMENDATIONS FOR ST. LUCIA:", Some("St. Lucia"), false),
            ("PRIORITIZED RECOMMENDATIONS:", None, true),
            ("Prioritized Recommendations", None, true),
            ("PRIORITIZED RECOMMENDATIONS FOR PERU:", Some("Peru"), true),
            (
                "RECOMMENDATIONS FOR PERU Fund shelters.",
                Some("Peru"),
                false,
            ),
        ] {
            let heading = list_heading(text).unwrap_or_else(|| panic!("{text} is a heading"));
            assert_eq!(
                heading.country.as_ref().map(Name::for_people),
                country,
                "{text}"
            );
            assert_eq!(heading.prioritized, prioritized, "{text}");
        }
    }

    #[test]
    fn what_runs_on_is_kept() {
        let heading = list_heading("PRIORITIZED RECOMMENDATIONS: • Fund shelters.").unwrap();
        assert_eq!(heading.rest, "• Fund shelters.");
        let heading = list_heading("RECOMMENDATIONS FOR PERU Fund shelters.").unwrap();
        assert_eq!(heading.rest, "Fund shelters.");
    }

    #[test]
    fn sentences_about_recommendations_are_no_headings() {
        for text in [
            "Recommendations for reform were ignored by the council.",
            "Recommendations from last year were not acted upon.",
            "The recommendations: none.",
        ] {
            assert_eq!(list_heading(text), None, "{text}");
        }
    }
}
