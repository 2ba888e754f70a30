//! Soft hyphens that are drawn. One at a line's end was put there to break a word; but programs that
//! print PDF may call every hyphen of a document so, those within a line too.

use crate::read::space::SOFT_HYPHEN;

use super::assemble::Found;

/// Makes all soft hyphens plain ones, where one of them stands within a word.
pub(super) fn harden(pages: &mut [Found]) {
    if !texts(pages).any(|text| stands_within(text)) {
        return;
    }
    for text in texts(pages) {
        if text.contains(SOFT_HYPHEN) {
            *text = text.replace(SOFT_HYPHEN, "-");
        }
    }
}

fn stands_within(text: &str) -> bool {
    let mut rest = text.char_indices().filter(|(_, c)| *c == SOFT_HYPHEN);
    rest.any(|(at, c)| text[at + c.len_utf8()..].starts_with(|next: char| next.is_alphanumeric()))
}

/// Every line of the pages and of their tables.
fn texts(pages: &mut [Found]) -> impl Iterator<Item = &mut String> {
    pages.iter_mut().flat_map(|page| {
        let cells = page.tables.iter_mut().flat_map(|table| {
            let rows = table.head.iter_mut().chain(&mut table.rows);
            rows.flatten().flatten()
        });
        let lines = page.sheet.lines.iter_mut().map(|line| &mut line.text);
        lines.chain(cells)
    })
}
