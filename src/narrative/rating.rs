//! Which rating: the tier as headings, boxes and the tier paragraph state it.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

static RATING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\btier\s*([123]|I{1,3}\b)(\s*[-–—:,]?\s*\(?\s*(?:watch[\s-]*list\b|WL\b)\)?)?|\bspecial\s+cases?\b",
    )
    .expect("the pattern is a constant")
});

static PLACED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:remain(?:s|ed)|(?:was|is|were|been)\s+(?:\w+\s+)?(?:placed|ranked|upgraded|downgraded|moved)|(?:placed|placement|upgraded|downgraded|moved))\s+(?:on|to|at|in)\s+(tier\s*[123](?:\s*[-–]?\s*\(?watch[\s-]*list)?)|\b(?:remain(?:s|ed)?|is|was|as)\s+a\s+(special\s+case)\b",
    )
    .expect("the pattern is a constant")
});

/// The first rating in `text`, in the words of the field, and where it stands.
pub(super) fn find(text: &str) -> Option<(String, Range<usize>)> {
    let found = RATING.captures(text)?;
    let whole = found.get(0)?;
    let rating = match found.get(1).map(|tier| tier.as_str().to_ascii_uppercase()) {
        None => "Special Case".to_owned(),
        Some(tier) => {
            let tier = match tier.as_str() {
                "I" => "1",
                "II" => "2",
                "III" => "3",
                digit => digit,
            };
            let watch_list = if found.get(2).is_some() {
                " Watch List"
            } else {
                ""
            };
            format!("Tier {tier}{watch_list}")
        }
    };
    Some((rating, whole.range()))
}

/// The rating that is all that `text` says, as a box or a line of its own does.
pub(super) fn alone(text: &str) -> Option<String> {
    let (rating, place) = find(text)?;
    let rest: String = [&text[..place.start], &text[place.end..]].concat();
    let bare = |c: char| !c.is_alphanumeric();
    let note = rest.trim_matches(bare).to_lowercase();
    let known = ["", "automatic downgrade", "auto downgrade", "ranking"];
    (known.contains(&note.as_str()) && text.len() <= 60).then_some(rating)
}

/// The rating that a cell or a key named after it holds: there "2" is Tier 2.
pub(super) fn in_cell(text: &str) -> Option<String> {
    alone(text).or_else(|| alone(&format!("Tier {text}")))
}

/// The rating that a tier paragraph states: "therefore Peru remained on Tier 2".
pub(super) fn stated_in(text: &str) -> Option<(String, Range<usize>)> {
    // A paragraph tells first where the country stands now, or last after where it came from.
    let found = PLACED.captures_iter(text).last()?;
    let (rating, _) = find(found.get(1).or(found.get(2))?.as_str())?;
    Some((rating, found.get(0)?.range()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rating(text: &str) -> String {
        find(text).map_or_else(String::new, |(rating, _)| rating)
    }

    #[test]
    fn every_way_of_printing_a_rating_is_one() {
        assert_eq!(rating("(Tier 2)"), "Tier 2");
        assert_eq!(rating("TIER 2 - WATCH LIST"), "Tier 2 Watch List");
        assert_eq!(rating("Tier 2 (Watch List)"), "Tier 2 Watch List");
        assert_eq!(rating("Tier 2 Watchlist"), "Tier 2 Watch List");
        assert_eq!(rating("TIER 3*"), "Tier 3");
        assert_eq!(rating("SPECIAL CASE"), "Special Case");
        assert_eq!(rating("no frontier 2 here"), "");
    }

    #[test]
    fn the_tier_paragraph_states_it() {
        let text = "It did more than before; therefore Orvania was upgraded to Tier 2 Watch List.";
        assert_eq!(stated_in(text).unwrap().0, "Tier 2 Watch List");
        assert_eq!(stated_in("Neighbours are Tier 1 countries."), None);
    }

    #[test]
    fn a_cell_may_hold_the_number_alone() {
        assert_eq!(in_cell("2"), Some("Tier 2".to_owned()));
        assert_eq!(in_cell("2 WL"), Some("Tier 2 Watch List".to_owned()));
        assert_eq!(in_cell("Tier 3"), Some("Tier 3".to_owned()));
        for other in ["4", "2.5", "good", "23"] {
            assert_eq!(in_cell(other), None, "{other}");
        }
    }

    #[test]
    fn a_box_says_nothing_else() {
        assert_eq!(alone("TIER 2"), Some("Tier 2".to_owned()));
        assert_eq!(
            alone("TIER 3 (automatic downgrade)"),
            Some("Tier 3".to_owned())
        );
        assert_eq!(alone("Orvania remained on Tier 2"), None);
    }
}
