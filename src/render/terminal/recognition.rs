//! What was recognised and how sure that is, what was left out, what there is to say: the lines that
//! `add --explain`, `sources` and `source` share.

use crate::read::LeftOut;
use crate::render::Page;
use crate::render::recognised::{each_once, how, word};
use crate::report::{Certainty, Field, Recognition};
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
