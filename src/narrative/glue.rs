//! Pages that were scraped into long lines: headings glued to the text around them are set apart.

use std::sync::LazyLock;

use regex::Regex;

use crate::read::Block;

/// Headings in capitals after the end of a sentence (or at the start), before a capital or bullet.
static IN_CAPITALS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?:^|[.!?”)\]*\d]|\.”)\s*((?:PRIORITI[SZ]ED )?RECOMMENDATIONS(?: FOR [\p{Lu}'’., ()-]{3,60}?)?\s*:|PRIORITI[SZ]ED RECOMMENDATIONS|RECOMMENDATIONS FOR [\p{Lu}'’.,()-]{3,60}|PROSECUTION\b:?|PROSECUTION|PROTECTION|PREVENTION|TRAFFICKING PROFILE)\s*:?\s*(?:\p{Lu}\p{Ll}|A |[•·▪●-])",
    )
    .expect("the pattern is a constant")
});

/// Headings in title case, glued to the full stop before them or to the formula after them.
static IN_TITLE_CASE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"[.!?”]\s*((?:Prioritized )?Recommendations for (?:the )?\p{Lu}[\p{L}'’., -]{2,50}?:|Prioritized Recommendations:|Prosecution|Protection|Prevention|Trafficking Profile)\s*:?\s*(?:The (?:\p{L}+ )?[Gg]overnment|\p{Lu}\p{L}+ authorities|As reported|(?:[A-Z][a-z]+ ))",
    )
    .expect("the pattern is a constant")
});

/// Only blocks at least this long, in bytes, can hold a heading amid their text.
const LONG: usize = 150;

/// The blocks with every glued heading in a block of its own.
pub(super) fn unglued(blocks: &[Block]) -> Vec<Block> {
    let mut apart = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Paragraph(text) if text.len() >= LONG || glued_at_start(text) => {
                split(text, &mut apart);
            }
            _ => apart.push(block.clone()),
        }
    }
    apart
}

/// `PROSECUTIONThe government…`: without the space no other reader would see the heading.
fn glued_at_start(text: &str) -> bool {
    ["PROSECUTION", "PROTECTION", "PREVENTION", "PROFILE"]
        .iter()
        .any(|word| text.starts_with(word) && text.len() > word.len())
}

fn split(text: &str, apart: &mut Vec<Block>) {
    let mut headings: Vec<std::ops::Range<usize>> = IN_CAPITALS
        .captures_iter(text)
        .chain(
            IN_TITLE_CASE
                .captures_iter(text)
                .filter(|found| is_set_off(text, found)),
        )
        .filter_map(|found| Some(found.get(1)?.range()))
        .collect();
    headings.sort_by_key(|place| place.start);
    let mut start = 0;
    for place in headings {
        if place.start < start {
            continue;
        }
        add(&text[start..place.start], apart);
        add(&text[place.clone()], apart);
        start = place.end;
        start += text[start..].len() - text[start..].trim_start_matches([':', ' ']).len();
    }
    add(&text[start..], apart);
}

/// In title case the word is a heading only where no space parts it from the sentence before, or
/// a section's formula follows it at once.
fn is_set_off(text: &str, found: &regex::Captures<'_>) -> bool {
    let (Some(whole), Some(heading)) = (found.get(0), found.get(1)) else {
        return false;
    };
    let glued = !text[whole.start()..heading.start()].ends_with(' ');
    let after = text[heading.end()..].trim_start_matches([':', ' ']);
    let formula = after.starts_with("The ") || after.starts_with("As reported");
    glued || formula || heading.as_str().ends_with(':')
}

fn add(text: &str, apart: &mut Vec<Block>) {
    let text = text.trim();
    if !text.is_empty() {
        apart.push(Block::Paragraph(text.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(text: &str) -> Vec<String> {
        unglued(&[Block::Paragraph(text.to_owned())])
            .iter()
            .map(|block| block.text().to_owned())
            .collect()
    }

    #[test]
    fn a_page_in_one_line_is_set_apart_at_its_headings() {
        let text = "ORVANIA (Tier 2) The Government of Orvania does not fully meet the minimum \
                    standards. PRIORITIZED RECOMMENDATIONS: Fund shelters.Train police. \
                    PROSECUTION The government acted.PROTECTIONThe government rested. PREVENTION: \
                    The government slept. TRAFFICKING PROFILE: As reported, people suffered.";
        assert_eq!(
            apart(text)[1..],
            [
                "PRIORITIZED RECOMMENDATIONS:",
                "Fund shelters.Train police.",
                "PROSECUTION",
                "The government acted.",
                "PROTECTION",
                "The government rested.",
                "PREVENTION",
                "The government slept.",
                "TRAFFICKING PROFILE",
                "As reported, people suffered."
            ]
        );
    }

    #[test]
    fn headings_in_title_case_are_set_apart_where_a_formula_follows() {
        let text = "Recommendations for Orvania: Fund shelters; train police; and improve data on \
                    all verdicts.Prosecution The government acted in many places. Protection The \
                    Government of Orvania rested. Protection Units of the police did not.";
        assert_eq!(
            apart(text)[1..],
            [
                "Prosecution",
                "The government acted in many places.",
                "Protection",
                "The Government of Orvania rested. Protection Units of the police did not."
            ]
        );
    }

    #[test]
    fn running_text_stays_whole() {
        let text = "The Ministry of Protection met often. Prosecution of traffickers went on in \
                    every region, and the office for PREVENTION AND CARE opened its doors to all \
                    of them.";
        assert_eq!(apart(text), [text]);
    }
}
