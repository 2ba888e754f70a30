//! The assessment of a government's efforts: `MINIMAL ADVANCEMENT`, with the note that some bear
//! (`– EFFORTS MADE BUT CONTINUED LAW THAT DELAYED ADVANCEMENT`).

use std::sync::LazyLock;

use regex::Regex;

use crate::narrative::heading::CountryHeading;
use crate::narrative::name::Name;

static ASSESSMENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(no|minimal|moderate|significant)\s+advancement\b(?:\s*[-–—:,]+\s*(efforts\s+made\s+but\s+[a-z ]{5,80}?))?\s*$|\bno\s+assessment\s*$",
    )
    .expect("the pattern is a constant")
});

/// Longest line, in bytes, that states nothing but an assessment.
const LONGEST: usize = 140;

/// Words that titles write small.
const SMALL: &[&str] = &["but", "that", "and", "in", "of", "the", "to"];

/// The assessment that is all that `text` says.
pub(super) fn alone(text: &str) -> Option<String> {
    let (before, assessment) = parted(text)?;
    let nothing = !before.chars().any(char::is_alphanumeric);
    let label = ["assessment", "advancement level", "level of advancement"];
    let before = crate::facts::folded(before);
    (nothing || label.contains(&before.as_str())).then_some(assessment)
}

/// `HAITI – MINIMAL ADVANCEMENT`: a country's name and its assessment in one block.
pub(super) fn with_country(text: &str) -> Option<CountryHeading> {
    let (before, assessment) = parted(text)?;
    let name = Name::printed(before)?;
    // A name that nobody knows is believed only in capitals, as headings are printed.
    let capitals = !before.chars().any(char::is_lowercase);
    (name.known().is_some() || capitals).then(|| CountryHeading {
        name,
        rating: Some(assessment),
        words: text.to_owned(),
        rest: String::new(),
    })
}

/// What stands before an assessment that ends `text`, and the assessment in the words of titles.
fn parted(text: &str) -> Option<(&str, String)> {
    if text.len() > LONGEST {
        return None;
    }
    let found = ASSESSMENT.captures(text)?;
    let whole = found.get(0)?;
    let before = text[..whole.start()].trim_end_matches(|c: char| " (:–—-|".contains(c));
    let Some(degree) = found.get(1) else {
        return Some((before, "No Assessment".to_owned()));
    };
    let mut assessment = level(degree.as_str());
    if let Some(note) = found.get(2) {
        assessment.push_str(" – ");
        assessment.push_str(&titled(note.as_str()));
    }
    Some((before, assessment))
}

/// `minimal` as `Minimal Advancement`.
pub(super) fn level(degree: &str) -> String {
    titled(&format!("{degree} advancement"))
}

fn titled(words: &str) -> String {
    let words = words.split_whitespace().map(|word| {
        let word = word.to_lowercase();
        if SMALL.contains(&word.as_str()) {
            return word;
        }
        let mut letters = word.chars();
        letters
            .next()
            .map(|first| first.to_uppercase().chain(letters).collect())
            .unwrap_or_default()
    });
    words.collect::<Vec<String>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assessment_is_told_with_its_note_in_any_case() {
        for (line, told) in [
            ("MINIMAL ADVANCEMENT", "Minimal Advancement"),
            ("Significant Advancement", "Significant Advancement"),
            ("NO ASSESSMENT", "No Assessment"),
            (
                "MINIMAL ADVANCEMENT – EFFORTS MADE BUT CONTINUED LAW THAT DELAYED ADVANCEMENT",
                "Minimal Advancement – Efforts Made but Continued Law that Delayed Advancement",
            ),
            (
                "No Advancement - Efforts Made But Complicit",
                "No Advancement – Efforts Made but Complicit",
            ),
            ("Assessment: Moderate Advancement", "Moderate Advancement"),
        ] {
            assert_eq!(alone(line).as_deref(), Some(told), "{line}");
        }
    }

    #[test]
    fn a_country_and_its_assessment_can_share_a_line() {
        let heading = with_country("ORVANIA – MODERATE ADVANCEMENT").unwrap();
        assert_eq!(heading.name.for_people(), "Orvania");
        assert_eq!(heading.rating.as_deref(), Some("Moderate Advancement"));
        assert!(with_country("Haiti (Minimal Advancement)").is_none());
        assert!(with_country("Haiti: Minimal Advancement").is_some());
    }

    #[test]
    fn sentences_about_advancement_are_no_assessment() {
        for text in [
            "The country made minimal advancement.",
            "Countries with no advancement were visited",
        ] {
            assert_eq!(alone(text), None, "{text}");
            assert_eq!(with_country(text), None, "{text}");
        }
    }
}
