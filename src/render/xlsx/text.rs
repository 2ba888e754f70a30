//! What a cell can hold.

use std::borrow::Cow;

use crate::render::sheet::clean;

/// The characters that a cell can hold, counted in UTF-16 code units.
const LONGEST: usize = 32_767;

/// The characters that the footer and the properties have room for.
const SHORT: usize = 200;

/// `text` as a cell can hold it: freed of refused characters, and where it is too long, cut behind a
/// remark that says so.
pub(super) fn fitting(text: &str) -> Cow<'_, str> {
    let text = clean(text);
    let length = text.encode_utf16().count();
    if length <= LONGEST {
        return text;
    }
    let remark = format!(
        " … [cut: a cell of a workbook cannot hold these {length} characters; CSV and JSON hold all of them]"
    );
    let room = LONGEST - remark.encode_utf16().count();
    Cow::Owned(beginning(&text, room).to_owned() + &remark)
}

/// The beginning of `text` for places with little room.
pub(super) fn short(text: &str) -> String {
    let text = clean(text);
    if text.encode_utf16().count() <= SHORT {
        return text.into_owned();
    }
    beginning(&text, SHORT - 1).to_owned() + "…"
}

/// As much of `text` as has at most `room` UTF-16 code units.
fn beginning(text: &str, room: usize) -> &str {
    let mut taken = 0;
    let end = text.char_indices().find(|(_, c)| {
        taken += c.len_utf16();
        taken > room
    });
    end.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_fits_is_left_alone() {
        let text = "a".repeat(LONGEST);
        assert_eq!(fitting(&text), text);
    }

    #[test]
    fn text_that_is_too_long_fills_its_cell_and_says_that_it_was_cut() {
        let fitted = fitting(&"\u{1f6a9}".repeat(20_000)).into_owned();
        let length = fitted.encode_utf16().count();
        assert!((LONGEST - 1..=LONGEST).contains(&length), "{length}");
        assert!(fitted.ends_with("[cut: a cell of a workbook cannot hold these 40000 characters; CSV and JSON hold all of them]"));
    }
}
