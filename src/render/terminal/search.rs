//! `unmet search`: what was found.

use crate::render::Page;
use crate::view::search::Found;

/// Each thing found with its name, in the order of the view.
pub fn found(page: Page, found: &[Found]) -> String {
    let mut text = String::new();
    for hit in found {
        let place = format!("{} {} {}", hit.country, hit.year, hit.section);
        let name = format!("{}  {}", page.heading(&hit.id), page.faint(&place));
        page.paragraph(&mut text, "", "  ", &name);
        let words: String = (hit.snippet.iter())
            .map(|piece| {
                if piece.mark {
                    page.mark(&piece.text)
                } else {
                    piece.text.clone()
                }
            })
            .collect();
        page.paragraph(&mut text, "  ", "  ", &words);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::report::SectionKind;
    use crate::view::search::Piece;

    #[test]
    fn what_was_found_fits_the_page() {
        let hits = [Found {
            id: "ORVANIA-2011-protection-1".to_owned(),
            country: "Orvania".to_owned(),
            year: 2011,
            kind: "evidence",
            section: SectionKind::Protection,
            text: String::new(),
            marks: Vec::new(),
            snippet: [
                ("The government opened its first ", false),
                ("shelter", true),
                (" for male victims in the port of Lune, and paid the wages of those who work there.", false),
            ]
            .map(|(text, mark)| Piece { text: text.to_owned(), mark })
            .to_vec(),
        }];
        for width in [80, 120] {
            let text = found(Page::new(width, Ink::Plain), &hits);
            insta::assert_snapshot!(format!("search_{width}"), text);
        }
    }
}
