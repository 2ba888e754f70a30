//! The questions as a file that comes back with answers: an empty `say`, `note` and `by` in every line.

use std::io::Write;

use serde::Serialize;

use crate::judgement::{Stance, Status};
use crate::render::words::years;
use crate::report::{Edition, RecommendationId};
use crate::review::{Kind, Subject, guarded};
use crate::view::review::{Item, Text};
use crate::view::wording::Piece;

/// A question with the fields that a person fills in, which stand where they are seen.
#[derive(Serialize)]
struct Open<'a> {
    key: &'a Subject,
    say: &'static str,
    note: &'static str,
    by: &'static str,
    kind: Kind,
    country: &'a str,
    ask: &'a RecommendationId,
    title: &'a str,
    years: &'a [Edition],
    still_asked: bool,
    standing: Status,
    question: &'a str,
    probability: f64,
    reason: &'a str,
    if_accepted: &'a str,
    if_rejected: &'a str,
    first: &'a Text,
    second: &'a Option<Text>,
    changes: &'a [Piece],
    stance: Option<Stance>,
    status: Status,
}

impl<'a> Open<'a> {
    fn of(item: &'a Item) -> Self {
        Open {
            key: &item.key,
            say: "",
            note: "",
            by: "",
            kind: item.kind,
            country: &item.country,
            ask: &item.ask,
            title: &item.title,
            years: &item.years,
            still_asked: item.still_asked,
            standing: item.standing,
            question: &item.question,
            probability: item.probability,
            reason: &item.reason,
            if_accepted: &item.if_accepted,
            if_rejected: &item.if_rejected,
            first: &item.first,
            second: &item.second,
            changes: &item.changes,
            stance: item.stance,
            status: item.status,
        }
    }
}

/// One JSON object a line.
///
/// # Errors
/// When `out` cannot be written.
pub fn json_lines<'a>(
    out: &mut dyn Write,
    items: impl IntoIterator<Item = &'a Item>,
) -> std::io::Result<()> {
    for item in items {
        serde_json::to_writer(&mut *out, &Open::of(item))?;
        writeln!(out)?;
    }
    Ok(())
}

const COLUMNS: [&str; 21] = [
    "key",
    "say",
    "note",
    "by",
    "question",
    "first_text",
    "second_text",
    "probability",
    "reason",
    "if_accepted",
    "if_rejected",
    "before",
    "after",
    "stance",
    "status",
    "country",
    "title",
    "asked_in",
    "standing",
    "first",
    "second",
];

/// A table for a spreadsheet: comma-separated, UTF-8 with the mark by which Excel knows it.
///
/// # Errors
/// When `out` cannot be written.
pub fn table<'a>(
    out: &mut dyn Write,
    items: impl IntoIterator<Item = &'a Item>,
) -> std::io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS)?;
    for item in items {
        table.write_record(row(item).iter().map(|cell| guarded(cell)))?;
    }
    table.flush()
}

fn row(item: &Item) -> [String; COLUMNS.len()] {
    let second = item.second.as_ref();
    let text = |text: &String| text.clone();
    [
        item.key.to_string(),
        String::new(),
        String::new(),
        String::new(),
        item.question.clone(),
        item.first.text.clone(),
        second.map(|s| text(&s.text)).unwrap_or_default(),
        format!("{:.2}", item.probability),
        item.reason.clone(),
        item.if_accepted.clone(),
        item.if_rejected.clone(),
        second.map(|s| s.before.join(" ")).unwrap_or_default(),
        second.map(|s| s.after.join(" ")).unwrap_or_default(),
        item.stance
            .map(|stance| stance.to_string())
            .unwrap_or_default(),
        item.status.to_string(),
        item.country.clone(),
        item.title.clone(),
        years(&item.years),
        item.standing.to_string(),
        item.first.id.clone(),
        second.map(|s| text(&s.id)).unwrap_or_default(),
    ]
}
