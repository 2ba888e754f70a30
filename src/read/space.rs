//! White space and characters that nobody sees.

use unicode_normalization::UnicodeNormalization;

/// The words of `text` with one space between them.
///
/// Every kind of space and line break parts words. What has no width is dropped: control
/// characters, soft hyphens, joiners, marks of writing direction. Ligatures and composed accents
/// take their ordinary spelling, so that the same words are the same bytes wherever they came
/// from; quotation marks and dashes stay as printed.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut parted = false;
    for c in text.nfc() {
        if c.is_whitespace() {
            parted = true;
        } else if !is_unseen(c) {
            if parted && !folded.is_empty() {
                folded.push(' ');
            }
            parted = false;
            push_plainly(&mut folded, c);
        }
    }
    folded
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            SOFT_HYPHEN
                | '\u{061C}'
                | '\u{180E}'
                | '\u{200B}'..='\u{200F}'
                | '\u{202A}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FE00}'..='\u{FE0F}'
                | '\u{FEFF}'
        )
}

pub(super) const SOFT_HYPHEN: char = '\u{AD}';

fn push_plainly(folded: &mut String, c: char) {
    match c {
        '\u{FB00}' => folded.push_str("ff"),
        '\u{FB01}' => folded.push_str("fi"),
        '\u{FB02}' => folded.push_str("fl"),
        '\u{FB03}' => folded.push_str("ffi"),
        '\u{FB04}' => folded.push_str("ffl"),
        // A hyphen that holds its line together is a hyphen.
        '\u{2010}' | '\u{2011}' => folded.push('-'),
        // Word processors' symbol fonts keep their bullets here.
        '\u{F0A7}' | '\u{F0B7}' | '\u{F0D8}' => folded.push('•'),
        _ => folded.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_kind_of_space_is_one_space() {
        assert_eq!(
            fold("\u{A0} five\u{2009}new\r\n\tshelters\u{2028}"),
            "five new shelters"
        );
    }

    #[test]
    fn what_nobody_sees_is_dropped_and_parts_no_word() {
        assert_eq!(
            fold("traf\u{AD}fick\u{200B}ing\u{FEFF}\u{7} law"),
            "trafficking law"
        );
    }

    #[test]
    fn ligatures_and_loose_accents_are_spelled_ordinarily() {
        assert_eq!(
            fold("tra\u{FB03}cking in Cote d\u{2019}Ivo\u{131}\u{308}re"),
            "trafficking in Cote d’Ivoı̈re"
        );
        assert_eq!(fold("Nu\u{301}n\u{303}ez"), "Núñez");
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in any::<String>()) {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
