//! Headings under which a country's report begins: `PERU (Tier 2)`, `PERU: Tier 2`,
//! `SPECIAL CASE: HAITI`, or the bare name.

use super::name::Name;
use super::rating;

/// The heading of one country's report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CountryHeading {
    /// Whose report begins.
    pub name: Name,
    /// The rating, where the heading states it.
    pub rating: Option<String>,
    /// The heading's words.
    pub words: String,
    /// What follows in the same block: the first words of the narrative, or somebody's remark.
    pub rest: String,
}

/// Longest name, in bytes, that can stand before a rating.
const LONGEST_NAME: usize = 90;

/// The heading that `text` is, when a rating says so.
pub(super) fn with_rating(text: &str) -> Option<CountryHeading> {
    let (rating, place) = rating::find(beginning(text))?;
    let before = text[..place.start].trim_end();
    let after = &text[place.end..];
    if before.is_empty() {
        return rating_first(text, rating, after);
    }
    if before.len() > LONGEST_NAME {
        return None;
    }
    let (printed, opened) = match before.chars().next_back()? {
        '(' | '[' => (&before[..before.len() - 1], true),
        ':' | '-' | ',' => (&before[..before.len() - 1], false),
        dash @ ('–' | '—') => (&before[..before.len() - dash.len_utf8()], false),
        _ if note_only(after) => (before, false),
        _ => return None,
    };
    let rest = if opened {
        after.split_once([')', ']']).map_or("", |(_, rest)| rest)
    } else {
        after
    };
    let name = Name::printed(printed)?;
    // A made-up or lost name is believed only where the heading has the block to itself.
    if name.known().is_none() && !(note_only(rest) || is_sentence(rest)) {
        return None;
    }
    Some(CountryHeading {
        name,
        rating: Some(rating),
        words: text[..text.len() - rest.len()].trim().to_owned(),
        rest: rest
            .trim_start_matches([')', ']', '*', ' ', '.'])
            .trim()
            .to_owned(),
    })
}

/// As much of a block as can hold a name and its rating.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(LONGEST_NAME + 60);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// `SPECIAL CASE: HAITI`, `Tier 2: Peru`.
fn rating_first(text: &str, rating: String, after: &str) -> Option<CountryHeading> {
    let printed = after
        .trim_start()
        .strip_prefix([':', '-', '–', '—'])?
        .trim();
    let name = Name::printed(printed)?;
    let sure = name.known().is_some() || rating == "Special Case";
    sure.then(|| CountryHeading {
        name,
        rating: Some(rating),
        words: text.to_owned(),
        rest: String::new(),
    })
}

/// The heading that `text` is when it is nothing but a country's name.
///
/// A name of the table counts as printed in headings; an unknown one only in capitals.
pub(super) fn bare(text: &str) -> Option<CountryHeading> {
    if text.len() > LONGEST_NAME {
        return None;
    }
    let name = Name::printed(text)?;
    let capitals = !text.chars().any(char::is_lowercase);
    (name.known().is_some() || capitals).then(|| CountryHeading {
        name,
        rating: None,
        words: text.to_owned(),
        rest: String::new(),
    })
}

/// Whether `text` reads like running text rather than a heading or a caption.
pub(super) fn is_narrative(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 60 && text.ends_with(['.', '!', '?', '"', '”', ')', '’', ':', ';'])
}

/// Whether `text` is at least one sentence, however short.
pub(super) fn is_sentence(text: &str) -> bool {
    let closed = text.trim_end().trim_end_matches(['"', '”', ')', '’', ']']);
    closed.ends_with(['.', '!', '?']) && text.split_whitespace().count() >= 5
}

/// Whether nothing stands here but marks: an asterisk, a footnote's number, a bracket.
fn note_only(text: &str) -> bool {
    !text.chars().any(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> (String, String) {
        let heading = with_rating(text).unwrap_or_else(|| panic!("{text} is a heading"));
        (
            heading.name.for_people().to_owned(),
            heading.rating.unwrap_or_default(),
        )
    }

    fn is(name: &str, rating: &str) -> (String, String) {
        (name.to_owned(), rating.to_owned())
    }

    #[test]
    fn headings_of_every_era_are_understood() {
        assert_eq!(told("PERU (Tier 2)"), is("Peru", "Tier 2"));
        assert_eq!(
            told("HAITI (TIER 2 - WATCH LIST)"),
            is("Haiti", "Tier 2 Watch List")
        );
        assert_eq!(told("PERU: Tier 2"), is("Peru", "Tier 2"));
        assert_eq!(
            told("QATAR (Tier 2 Watch List)"),
            is("Qatar", "Tier 2 Watch List")
        );
        assert_eq!(told("IRAN: TIER 3*"), is("Iran", "Tier 3"));
        assert_eq!(told("HAITI (Special Case)"), is("Haiti", "Special Case"));
        assert_eq!(told("SPECIAL CASE: HAITI"), is("Haiti", "Special Case"));
        assert_eq!(told("LIBYA: Special Case"), is("Libya", "Special Case"));
        assert_eq!(
            told("CONGO, DEMOCRATIC REPUBLIC OF THE (Tier 3)"),
            is("Congo, Democratic Republic of the", "Tier 3")
        );
        assert_eq!(
            told("CÔTE D’IVOIRE – Tier 2"),
            is("Cote d'Ivoire", "Tier 2")
        );
        assert_eq!(told("PERU TIER 2"), is("Peru", "Tier 2"));
    }

    #[test]
    fn a_country_without_a_code_is_told_by_the_form_of_its_heading() {
        assert_eq!(told("ORVANIA (Tier 2)"), is("Orvania", "Tier 2"));
        assert_eq!(
            told("Netherlands Antilles: Tier 2"),
            is("Netherlands Antilles", "Tier 2")
        );
    }

    #[test]
    fn every_name_of_the_table_is_understood_in_capitals() {
        for country in crate::facts::countries() {
            for name in std::iter::once(&country.name).chain(&country.variants) {
                for heading in [
                    format!("{} (Tier 2)", name.to_uppercase()),
                    format!("{name}: Tier 2 Watch List"),
                ] {
                    let told = with_rating(&heading).and_then(|told| told.name.code());
                    assert_eq!(told.as_ref(), Some(&country.code), "{heading}");
                }
            }
        }
    }

    #[test]
    fn what_follows_the_heading_in_its_block_is_kept_apart() {
        let heading = with_rating("PERU (Tier 2) Taken from a page of 2023").unwrap();
        assert_eq!(heading.rest, "Taken from a page of 2023");
        assert_eq!(heading.words, "PERU (Tier 2)");
    }

    #[test]
    fn sentences_about_tiers_are_no_headings() {
        for text in [
            "The country remained on Tier 2.",
            "In that year Peru was placed on Tier 2 Watch List.",
            "Governments that fully comply: Tier 1",
            "TIER 2",
            "Tier 2 Watch List: countries whose number of victims is large",
        ] {
            assert_eq!(with_rating(text), None, "{text}");
        }
    }
}
