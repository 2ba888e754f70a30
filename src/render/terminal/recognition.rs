//! What was recognised and how sure that is, what was left out, what there is to say: the lines that
//! `add --explain`, `sources` and `source` share.

use std::fmt::Write;

use crate::read::LeftOut;
use crate::render::Page;
use crate::report::{Certainty, Clue, Field, Recognition};
use crate::store::Difference;
use crate::view::sources::Source;

/// Writes a line for each field; sections that their headings tell share one.
pub(super) fn in_short(text: &mut String, page: Page, indent: &str, told: &[Recognition]) {
    let by_heading =
        |told: &&Recognition| told.field == Field::Section && told.certainty == Certainty::Stated;
    let mut headed: Vec<&str> = Vec::new();
    for told in told.iter().filter(by_heading) {
        if !headed.contains(&told.value.as_str()) {
            headed.push(&told.value);
        }
    }
    let known = |told: &&Recognition| told.field == Field::Series && told.value == "TIP";
    let rest = each_once(told).filter(|told| !by_heading(told) && !known(told));
    let (list, fields): (Vec<_>, Vec<_>) =
        rest.partition(|told| told.field == Field::Recommendations);
    for told in fields {
        line(text, page, indent, told);
    }
    if let Some(first) = told.iter().find(by_heading) {
        let how = how(first);
        let what = format!("sections {} ({how})", headed.join(", "));
        paragraph(text, page, indent, &what);
    }
    for told in list {
        line(text, page, indent, told);
    }
}

/// Writes a line for each thing that was recognised.
pub(super) fn in_full(text: &mut String, page: Page, indent: &str, told: &[Recognition]) {
    for told in each_once(told) {
        line(text, page, indent, told);
    }
}

/// Two sources of one report may tell the same by the same words.
fn each_once(told: &[Recognition]) -> impl Iterator<Item = &Recognition> {
    let is_first = |place: usize| !told[..place].contains(&told[place]);
    (told.iter().enumerate()).filter_map(move |(place, one)| is_first(place).then_some(one))
}

fn line(text: &mut String, page: Page, indent: &str, told: &Recognition) {
    let what = match told.field {
        Field::Recommendations => told.value.clone(),
        field => format!("{} {}", word(field), told.value),
    };
    let rests_on = match told.rests_on.trim() {
        "" => String::new(),
        words => page.faint(&format!(": “{words}”")),
    };
    paragraph(
        text,
        page,
        indent,
        &format!("{what} ({}){rests_on}", how(told)),
    );
}

fn paragraph(text: &mut String, page: Page, indent: &str, words: &str) {
    page.paragraph(text, indent, &format!("{indent}  "), words);
}

/// By what it was told, and that it is a guess where it is one.
pub(super) fn how(told: &Recognition) -> String {
    match told.certainty {
        Certainty::Stated => format!("by {}", clue(told.by)),
        Certainty::Guess => format!("a guess by {}", clue(told.by)),
    }
}

/// The field's name.
pub(super) fn word(field: Field) -> &'static str {
    match field {
        Field::Series => "series",
        Field::Country => "country",
        Field::Edition => "edition",
        Field::Rating => "rating",
        Field::Section => "section",
        Field::Recommendations => "recommendations",
    }
}

/// The clue's name.
pub(super) fn clue(clue: Clue) -> &'static str {
    match clue {
        Clue::Option => "option",
        Clue::Heading => "heading",
        Clue::Title => "title",
        Clue::Address => "address",
        Clue::Name => "file name",
        Clue::Table => "table",
        Clue::Text => "text",
        Clue::Record => "record",
        Clue::Facts => "facts",
    }
}

/// Writes what was left out of a source and what there is to say of it.
pub(super) fn notes(text: &mut String, page: Page, indent: &str, source: &Source) {
    if !source.left_out.is_empty() {
        let left_out: Vec<String> = source
            .left_out
            .iter()
            .map(|out| one_kind(page, out))
            .collect();
        paragraph(
            text,
            page,
            indent,
            &format!("left out: {}", left_out.join(", ")),
        );
    }
    for remark in &source.remarks {
        paragraph(text, page, indent, &format!("note: {remark}"));
    }
}

fn one_kind(page: Page, out: &LeftOut) -> String {
    let example = match out.example.trim() {
        "" => String::new(),
        words => format!(": {}", page.faint(&format!("“{words}”"))),
    };
    format!("{} ({}{example})", out.what, out.count)
}

/// What is otherwise in a report than before; empty where nothing is.
pub(super) fn difference(difference: &Difference) -> String {
    let mut told = Vec::new();
    let mut wordings = String::new();
    if difference.recommendations_new > 0 {
        let _ = write!(wordings, "{} new", difference.recommendations_new);
    }
    if difference.recommendations_gone > 0 {
        let comma = if wordings.is_empty() { "" } else { " and " };
        let _ = write!(wordings, "{comma}{} gone", difference.recommendations_gone);
    }
    if !wordings.is_empty() {
        told.push(format!("recommendations {wordings}"));
    }
    for (kinds, what) in [
        (&difference.sections_new, "new"),
        (&difference.sections_changed, "changed"),
        (&difference.sections_gone, "gone"),
    ] {
        if !kinds.is_empty() {
            let kinds: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
            told.push(format!("{} {what}", kinds.join(", ")));
        }
    }
    told.join("; ")
}
