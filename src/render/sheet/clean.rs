//! Characters that no table can hold.

use std::borrow::Cow;

/// Stands where a character cannot.
const REPLACEMENT: char = '\u{fffd}';

/// `text` with every line break as `\n`, and with each control character but tab and line break,
/// and each of the two code points that are no characters in XML, replaced by `�`. Spreadsheets refuse
/// or mangle them; a reader sees that something stood there.
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c == '\r' || is_refused(c)) {
        return Cow::Borrowed(text);
    }
    let one_break = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(one_break.replace(is_refused, &REPLACEMENT.to_string()))
}

fn is_refused(c: char) -> bool {
    (c.is_control() && !matches!(c, '\t' | '\n' | '\r')) || matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let text = "Côte d’Ivoire\tand \u{1f469}\u{200d}\u{2696}\u{fe0f}\n";
        assert!(matches!(clean(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn control_characters_leave_a_mark_and_line_breaks_become_one_kind() {
        assert_eq!(
            clean("a\u{0}b\u{1b}[1m\r\nc\rd"),
            "a\u{fffd}b\u{fffd}[1m\nc\nd"
        );
    }
}
