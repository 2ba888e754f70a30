//! The sentence with which a report opens: "In 2021, Orvania made minimal advancement in efforts
//! to eliminate the worst forms of child labor."

use std::sync::LazyLock;

use regex::Regex;

use super::super::Opening;
use super::assessment::level;
use crate::narrative::name::Name;
use crate::narrative::sentences::sentences;

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("the pattern is a constant"));
    };
}

// "In 2021, X made …", "In 2018,Iraq made …", "For the 2022 reporting period, …", "…, in 2020 the
// government made …".
pattern!(YEAR, r"(?i)\b(?:in|for the|during)\s+(20[0-4][0-9])\b");
pattern!(
    LEVEL,
    r"(?i)\b(?:made|receiving an assessment of|received an assessment of)\s+(?:an?\s+)?(no|minimal|moderate|significant)\s+advancement\b"
);
pattern!(UNASSESSED, r"(?i)\bno\s+assessment\s+has\s+been\s+made\b");
pattern!(
    EFFORTS,
    r"(?i)\bmade\s+(?:some\s+)?efforts\s+to\s+eliminate\s+the\s+worst\s+forms\s+of\s+child\s+labor\b"
);
pattern!(SUBJECT, r"(?i)\bchild\s+labor\b");
pattern!(
    ACTING,
    r"^In\s+20[0-4][0-9],?\s*(?:the\s+)?(?:Government\s+of\s+(?:the\s+)?)?(\p{Lu}[^.;]{1,60}?)\s+(?:made|is\s+receiving|received)\b"
);
pattern!(
    UNSEEN,
    r"\bno\s+evidence\s+that\s+child\s+labor\s+exists\s+(?:in|on)\s+(?:the\s+)?(\p{Lu}[^.;]{1,60}?),\s+(?:and\s+)?(?:in\s+20|the\s+[Gg]overnment)"
);
pattern!(
    REGARDING,
    r"\bregarding\s+(?:the\s+)?(\p{Lu}[^.;]{1,60}?)['’]s?\s+efforts\b"
);

/// What `text` says when it opens a report; only its first two sentences are looked at.
pub(super) fn opening(text: &str) -> Option<Opening> {
    if !SUBJECT.is_match(text) {
        return None;
    }
    let end = sentences(text)
        .get(..2)
        .map_or(text.len(), |two| two[1].end);
    let said = &text[..end];
    let rating = match LEVEL.captures(said) {
        Some(found) => Some(level(&found[1])),
        None if UNASSESSED.is_match(said) => Some("No Assessment".to_owned()),
        // "… made efforts to eliminate …, but was complicit": the assessment stands in the heading.
        None if EFFORTS.is_match(said) && ACTING.is_match(said) => None,
        None => return None,
    };
    let country = [&*ACTING, &*UNSEEN, &*REGARDING]
        .into_iter()
        .find_map(|pattern| Some(pattern.captures(said)?.get(1)?.as_str()))
        .and_then(Name::printed);
    Some(Opening {
        country,
        edition: YEAR.captures(said).and_then(|found| found[1].parse().ok()),
        rating,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, Option<u16>, Option<String>) {
        let opening = opening(text).unwrap_or_else(|| panic!("{text} opens a report"));
        let country = opening.country.map(|name| name.for_people().to_owned());
        (country.unwrap_or_default(), opening.edition, opening.rating)
    }

    #[test]
    fn country_edition_and_rating_are_told_by_the_formula() {
        for (text, country, rating) in [
            (
                "In 2021, Haiti made minimal advancement in efforts to eliminate the worst forms of child labor.",
                "Haiti",
                Some("Minimal Advancement"),
            ),
            (
                "In 2021, the Philippines made a moderate advancement in efforts against child labor.",
                "Philippines",
                Some("Moderate Advancement"),
            ),
            (
                "In 2021, Burma is receiving an assessment of no advancement. Children toil in the worst forms of child labor.",
                "Burma",
                Some("No Advancement"),
            ),
            (
                "Although nobody found evidence, no evidence that child labor exists on Niue, in 2021, the government made minimal advancement in efforts to prevent it.",
                "Niue",
                Some("Minimal Advancement"),
            ),
            (
                "For the 2021 reporting period, no assessment has been made regarding Tokelau’s efforts to advance the elimination of child labor.",
                "Tokelau",
                Some("No Assessment"),
            ),
            (
                "In 2021, Eritrea made efforts to eliminate the worst forms of child labor, but was complicit.",
                "Eritrea",
                None,
            ),
        ] {
            let rating = rating.map(str::to_owned);
            assert_eq!(
                told(text),
                (country.to_owned(), Some(2021), rating),
                "{text}"
            );
        }
    }

    #[test]
    fn other_sentences_open_nothing() {
        for text in [
            "In 2021, Haiti made a plan against the worst forms of child labor.",
            "Children in Haiti are engaged in child labor.",
            "In 2021, Haiti made minimal advancement in efforts to eliminate trafficking.",
        ] {
            assert_eq!(opening(text), None, "{text}");
        }
    }
}
