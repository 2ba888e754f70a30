//! `unmet history`: who decided what, and when.

use crate::decision::Ruling;
use crate::render::Page;
use crate::view::history::Said;

/// The decisions, one below the other, with the words that they were about.
pub fn history(page: Page, said: &[Said]) -> String {
    let mut text = String::new();
    for decision in said {
        entry(&mut text, page, decision);
        for words in about(&decision.ruling) {
            page.paragraph(
                &mut text,
                "      ",
                "      ",
                &page.faint(&format!("“{words}”")),
            );
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
    if let Some(note) = &said.note {
        for line in note.lines() {
            page.paragraph(text, "      ", "      ", &format!("note: {line}"));
        }
    }
}

fn about(ruling: &Ruling) -> Vec<&str> {
    match ruling {
        Ruling::Status { wording, .. } => vec![&wording.text],
        Ruling::Match { from, to, .. } => vec![&from.text, &to.text],
        Ruling::Evidence {
            wording, sentence, ..
        } => vec![&wording.text, &sentence.text],
    }
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
