//! `unmet decisions import`: what was taken in, and on what two people differ.

use super::history::{entry, quoted};
use crate::render::Page;
use crate::render::words::counted;
use crate::view::merge::{Difference, Merged, Word};

/// What one file came to; `dry` where nothing was written.
pub fn merged(page: Page, merged: &Merged, dry: bool) -> String {
    let mut text = String::new();
    let new = match (merged.new.len(), dry) {
        (0, _) => "nothing new".to_owned(),
        (new, true) => format!("{} would be taken in", counted(new, "new decision")),
        (new, false) => format!("{} taken in", counted(new, "new decision")),
    };
    let known = match merged.known {
        0 => String::new(),
        known => format!(", {known} known already"),
    };
    let head = format!("{}: {new}{known}", page.heading(&merged.file));
    page.paragraph(&mut text, "", "  ", &head);
    for said in &merged.new {
        entry(&mut text, page, said);
    }
    if !merged.waiting.is_empty() {
        let all: usize = merged.waiting.iter().map(|waiting| waiting.decisions).sum();
        let reports: Vec<String> = (merged.waiting.iter())
            .map(|waiting| format!("{} ({})", waiting.report, waiting.decisions))
            .collect();
        let wait = format!(
            "{} for a report that is not in this database, and will apply as soon as it is added: {}",
            verb(all, "waits", "wait"),
            reports.join(", ")
        );
        page.paragraph(&mut text, "  ", "  ", &wait);
    }
    if merged.without_words > 0 {
        let without = format!(
            "{} words that do not stand in the report as it is here, and will apply once they do",
            verb(merged.without_words, "quotes", "quote")
        );
        page.paragraph(&mut text, "  ", "  ", &without);
    }
    if !merged.conflicts.is_empty() {
        let count = counted(merged.conflicts.len(), "conflict");
        page.paragraph(&mut text, "\n", "", &page.heading(&count));
    }
    for conflict in &merged.conflicts {
        text.push_str(&difference(page, conflict));
        page.paragraph(&mut text, "  = ", "    ", &outcome(conflict, dry));
    }
    if !merged.conflicts.is_empty() && !dry {
        let otherwise = "To decide otherwise, mark or link again: the last word counts.";
        page.paragraph(&mut text, "", "", otherwise);
    }
    text
}

/// Both words on one thing.
pub fn difference(page: Page, conflict: &Difference) -> String {
    let mut text = String::new();
    for words in &conflict.about {
        quoted(&mut text, page, "  ", words);
    }
    one(&mut text, page, "here", &conflict.here);
    one(&mut text, page, "there", &conflict.there);
    text
}

fn one(text: &mut String, page: Page, side: &str, word: &Word) {
    let when = word.at.format("%Y-%m-%d %H:%M UTC");
    let line = format!("{when}  {} {}", word.by, word.what);
    page.paragraph(text, &format!("    {side:<6}"), "          ", &line);
    if let Some(note) = &word.note {
        page.paragraph(text, "          ", "          ", &format!("note: {note}"));
    }
}

fn outcome(conflict: &Difference, dry: bool) -> String {
    let by = match conflict.counts {
        "here" => &conflict.here.by,
        _ => &conflict.there.by,
    };
    let counts = if dry { "would count" } else { "counts" };
    let why = match (conflict.newest, &conflict.recorded) {
        (true, _) => "it was said last".to_owned(),
        (false, Some(note)) => format!("recorded: {note}"),
        (false, None) => "it was preferred".to_owned(),
    };
    format!("the word of {by} {counts}; {why}")
}

fn verb(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 of them {one}"),
        _ => format!("{count} of them {many}"),
    }
}
