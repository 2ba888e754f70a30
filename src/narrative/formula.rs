//! The formulas with which sections open, by which a text without headings is told.

use std::sync::LazyLock;

use regex::Regex;

use super::sentences::sentences;
use crate::report::SectionKind;

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("the pattern is a constant"));
    };
}

pattern!(
    SUBJECT,
    r"^(?:(?:During|In|Over|Despite|Although|While|Overall|With)\b[^.]{0,80}?,\s*)?(?:[Tt]he\s+)?(?:[\p{L}’'.-]+\s+){0,3}?(?:[Gg]overnment|[Aa]uthorities|[Oo]fficials|[Pp]olice|[Mm]inistry)(?:\s+of\s+(?:the\s+)?\p{Lu}[\p{L}’'.-]+(?:\s+(?:(?:and|of|the)\s+){0,2}\p{Lu}[\p{L}’'-]+){0,4})?\s+(?:[a-z]+ly\s+|also\s+|again\s+|has\s+|have\s+)?(?:[a-z]+ed|made|had|has|have|did|does|took|gave|ran|kept|began|undertook|showed|is|was|were)\b|^\p{Lu}\p{L}+(?:\s+\p{Lu}\p{L}+)?\s+(?:made|increased|maintained|decreased|demonstrated|sustained)\b"
);
pattern!(
    PROSECUTION,
    r"(?i)\bprosecution\s+(?:and\s+\w+\s+)?efforts?\b|\blaw\s+enforcement\s+(?:and\s+\w+\s+)?efforts?\b|\befforts?\s+to\s+(?:\w+\s+(?:and|or)\s+)?(?:investigate|prosecute|convict|enforce|hold\s+traffickers|combat\s+(?:human\s+)?trafficking\s+through\s+law)\b|\bthrough\s+law\s+enforcement\b|\befforts?\s+(?:in|at)\s+(?:investigating|prosecuting)\b|\befforts\s+to\s+address\s+(?:human\s+)?trafficking\s+through\s+law\b"
);
pattern!(
    PROTECTION,
    r"(?i)\bprotection\s+(?:and\s+\w+\s+)?efforts?\b|\befforts?\s+to\s+(?:\w+\s+(?:and|or)\s+)?(?:identify|protect|assist|provide\s+(?:care|assistance|services|protection))\b|\bvictim\s+(?:protection|identification|assistance|care)\b|\b(?:assistance|protection|services|care|support)\s+(?:to|for|of)\s+(?:[\w-]+\s+){0,3}victims\b|\befforts?\s+(?:in|at)\s+(?:protecting|identifying|assisting)\b"
);
pattern!(
    PREVENTION,
    r"(?i)\bprevention\s+(?:and\s+\w+\s+)?(?:efforts?|measures|activities)\b|\befforts?\s+to\s+(?:\w+\s+(?:and|or)\s+)?prevent\b|\bto\s+prevent\s+(?:human\s+|sex\s+)?trafficking\b|\befforts?\s+(?:in|at)\s+preventing\b|\bin\s+preventing\s+(?:human\s+)?trafficking\b|\befforts?\s+to\s+(?:raise|increase)\s+(?:public\s+)?awareness\b"
);
pattern!(
    PROFILE,
    r"(?i)^(?:(?:as|has been|was)\s+)?reported\s+(?:over|in|during|within)\s+the\s+(?:past|last|previous)\s+(?:\w+\s+)?years?\b"
);
pattern!(
    TIER,
    r"(?i)\bminimum\s+standards\b|\btherefore\s+[\p{L}' ’]+\s+(?:remained|was)\s+(?:on|upgraded|downgraded|placed)\b"
);

/// How far after its subject and verb, in bytes, an opening sentence names the efforts it tells of.
const NEAR: usize = 90;

/// The section that a paragraph opens by its first sentence.
pub(super) fn opens(paragraph: &str) -> Option<SectionKind> {
    if PROFILE.is_match(paragraph) {
        return Some(SectionKind::Profile);
    }
    let first = sentences(paragraph).into_iter().next()?;
    let sentence = &paragraph[first];
    if is_tier_paragraph(sentence) {
        return None;
    }
    let said = &sentence[SUBJECT.find(sentence)?.end()..];
    let place = |pattern: &Regex| {
        let found = pattern.find(said)?;
        (found.start() <= NEAR).then_some(found.start())
    };
    [
        (place(&PROSECUTION), SectionKind::Prosecution),
        (place(&PROTECTION), SectionKind::Protection),
        (place(&PREVENTION), SectionKind::Prevention),
    ]
    .into_iter()
    .filter_map(|(place, kind)| Some((place?, kind)))
    .min()
    .map(|(_, kind)| kind)
}

/// Whether a paragraph is the one that gives the tier and its grounds.
pub(super) fn is_tier_paragraph(paragraph: &str) -> bool {
    TIER.is_match(paragraph)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_section_is_told_by_its_opening_sentence() {
        for (text, kind) in [
            (
                "The government increased prosecution efforts.",
                SectionKind::Prosecution,
            ),
            (
                "The Government of Orvania maintained weak law enforcement efforts.",
                SectionKind::Prosecution,
            ),
            (
                "The government made mixed efforts to identify and protect victims.",
                SectionKind::Protection,
            ),
            (
                "Orvanian authorities gave limited assistance to trafficking victims.",
                SectionKind::Protection,
            ),
            (
                "The government decreased efforts to prevent trafficking.",
                SectionKind::Prevention,
            ),
            (
                "As reported over the past five years, traffickers exploit people.",
                SectionKind::Profile,
            ),
        ] {
            assert_eq!(opens(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn the_tier_paragraph_opens_no_section() {
        let text = "The Government of Orvania does not fully meet the minimum standards, \
                    but makes efforts to prosecute.";
        assert!(is_tier_paragraph(text));
        assert_eq!(opens(text), None);
    }

    #[test]
    fn ordinary_sentences_open_nothing() {
        assert_eq!(opens("Police raided nine bars in the capital."), None);
        assert_eq!(opens("The village lies on a river."), None);
    }

    #[test]
    fn asks_open_nothing() {
        for text in [
            "Increase efforts to prosecute traffickers, including complicit officials.",
            "Train government officials in protection efforts.",
            "Although two ministries counted what they did in law enforcement and protection \
             efforts, nobody added it up.",
        ] {
            assert_eq!(opens(text), None, "{text}");
        }
    }
}
