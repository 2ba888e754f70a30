//! `unmet review`, line after line: for pipes, and for people who have the screen read to them.

use crate::render::Page;
use crate::render::review::{Fold, Paragraph, Tone, body, head};
use crate::view::review::Item;
use crate::view::wording::{Change, Piece, anew, unchanged};

/// One question. Both texts stand there whole; what differs is told below them in words, since signs
/// within a sentence are not always read out.
pub fn question(page: Page, item: &Item, fold: Fold) -> String {
    let mut text = String::new();
    for paragraph in head(item).iter().chain(&body(item, fold)) {
        draw(&mut text, page, paragraph);
    }
    if let Some(differences) = differences(item) {
        page.paragraph(&mut text, "", "  ", &differences);
    }
    text
}

/// A space at which no line ends.
const UNBROKEN: &str = "\u{a0}";

fn draw(text: &mut String, page: Page, paragraph: &Paragraph) {
    if paragraph.runs.is_empty() {
        text.push('\n');
        return;
    }
    let runs = paragraph.runs.iter().map(|run| match run.tone {
        Tone::Plain => run.words.clone(),
        Tone::Strong => page.heading(&run.words),
        Tone::Faint => page.faint(&run.words),
        // Told in words.
        Tone::Deleted | Tone::Inserted => run.words.clone(),
        Tone::Status(status) => page.status(status).replace(' ', UNBROKEN),
        Tone::Stance(stance) => page.stance(stance),
    });
    let words: Vec<String> = runs.collect();
    let indent = " ".repeat(paragraph.indent);
    let mut lines = String::new();
    page.paragraph(&mut lines, &indent, &indent, &words.join(" "));
    text.push_str(&lines.replace(UNBROKEN, " "));
}

fn differences(item: &Item) -> Option<String> {
    let (first, second) = (item.first.year, item.second.as_ref()?.year);
    if item.changes.is_empty() {
        return None;
    }
    if unchanged(&item.changes) {
        return Some("The words are the same.".to_owned());
    }
    if anew(&item.changes) {
        return Some("Hardly a word of the earlier one is kept.".to_owned());
    }
    let only = |change: Change, year| {
        let pieces = |piece: &&Piece| piece.change == change;
        let words: Vec<String> = (item.changes.iter().filter(pieces))
            .map(|piece| format!("“{}”", piece.words.trim_end_matches(['.', ',', ';'])))
            .collect();
        match words.is_empty() {
            true => format!("Nothing stands only in {year}."),
            false => format!("Only in {year}: {}.", words.join(", ")),
        }
    };
    let deleted = only(Change::Deleted, first);
    Some(format!("{deleted} {}", only(Change::Inserted, second)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::view::Lookup;
    use crate::view::example::orvania;
    use crate::view::review::item;

    #[test]
    fn a_question_reads_from_top_to_bottom() {
        let ledger = orvania();
        for (name, key) in [
            ("match", "match ORVANIA-2011-1 ORVANIA-2014-1"),
            (
                "evidence",
                "evidence ORVANIA-2011-2 ORVANIA-2012-protection-1",
            ),
            ("status", "status ORVANIA-2011-1"),
        ] {
            let item = item(&Lookup::of(&ledger), &key.parse().unwrap()).unwrap();
            let text = question(Page::new(80, Ink::Plain), &item, Fold::Short);
            assert!(text.lines().all(|line| line.chars().count() <= 80));
            insta::assert_snapshot!(format!("question_{name}"), text);
        }
    }

    #[test]
    fn an_opened_question_tells_the_rest_of_the_ask() {
        let ledger = orvania();
        let key = "match ORVANIA-2011-1 ORVANIA-2014-1".parse().unwrap();
        let item = item(&Lookup::of(&ledger), &key).unwrap();
        let text = question(Page::new(80, Ink::Plain), &item, Fold::Open);
        insta::assert_snapshot!("question_open", text);
    }
}
