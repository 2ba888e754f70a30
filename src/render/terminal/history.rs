//! `unmet history`: who decided what, and when.

use crate::render::Page;
use crate::render::words::day;
use crate::view::history::{Said, about};

/// The decisions, one below the other, with the words that they were about.
pub fn history(page: Page, said: &[Said]) -> String {
    let mut text = String::new();
    for decision in said {
        entry(&mut text, page, decision);
        for words in about(&decision.ruling) {
            quoted(&mut text, page, "      ", words);
        }
    }
    text
}

/// One decision in a line, and its note.
pub(super) fn entry(text: &mut String, page: Page, said: &Said) {
    let number = format!("{:>4}  ", said.number);
    let when = said.at.format("%Y-%m-%d %H:%M UTC");
    page.paragraph(
        text,
        &number,
        "      ",
        &format!("{when}  {} {}", said.by, said.what),
    );
    if let Some(before) = &said.before {
        let line = format!(
            "before: {}, by {} on {}",
            before.word,
            before.by,
            day(before.at)
        );
        page.paragraph(text, "      ", "      ", &line);
    }
    if let Some(note) = &said.note {
        for line in note.lines() {
            page.paragraph(text, "      ", "      ", &format!("note: {line}"));
        }
    }
}

/// The words that were decided on, behind what was said of them.
pub(super) fn quoted(text: &mut String, page: Page, indent: &str, words: &str) {
    page.paragraph(text, indent, indent, &page.faint(&format!("“{words}”")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::view::example::orvania;
    use crate::view::history::history as view;

    #[test]
    fn a_history_fits_the_page() {
        for width in [80, 120] {
            let text = history(Page::new(width, Ink::Plain), &view(&orvania().decisions));
            insta::assert_snapshot!(format!("history_{width}"), text);
        }
    }
}
