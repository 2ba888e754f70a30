//! What was recognised of reports, how sure that is and what becomes of what was stored, in the words
//! that the terminal and the page share.

use std::fmt::Write;

use crate::render::words::many;
use crate::report::{Certainty, Clue, Field, Recognition};
use crate::store::{Change, Difference};
use crate::view::sources::{Becomes, Part};

/// Two sources of one report may tell the same by the same words.
pub fn each_once(told: &[Recognition]) -> impl Iterator<Item = &Recognition> {
    let is_first = |place: usize| !told[..place].contains(&told[place]);
    (told.iter().enumerate()).filter_map(move |(place, one)| is_first(place).then_some(one))
}

/// By what it was told, and that it is a guess where it is one.
pub fn how(told: &Recognition) -> String {
    match told.certainty {
        Certainty::Stated => format!("by {}", clue(told.by)),
        Certainty::Guess => format!("a guess by {}", clue(told.by)),
    }
}

/// The field's name.
pub fn word(field: Field) -> &'static str {
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
pub fn clue(clue: Clue) -> &'static str {
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

/// What is otherwise in a report than before; empty where nothing is.
pub fn difference(difference: &Difference) -> String {
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

/// What becomes of the stored report, in brackets.
pub fn becomes(becomes: &Becomes) -> String {
    let change = change(becomes.change);
    match (becomes.change, difference(&becomes.difference).as_str()) {
        (Change::Added | Change::Unchanged, _) | (_, "") => format!(" ({change})"),
        (_, difference) => format!(" ({change}: {difference})"),
    }
}

/// What becomes of a stored report, in a word.
fn change(change: Change) -> &'static str {
    match change {
        Change::Added => "new",
        Change::Unchanged => "unchanged",
        Change::Replaced => "replaced",
        Change::Extended => "extended",
        Change::Changed => "changed",
        Change::Aside => "kept aside",
    }
}

/// What was told: `edition 2018`, `11 recommendations`.
pub fn what(told: &Recognition) -> String {
    match told.field {
        Field::Recommendations => told.value.clone(),
        field => format!("{} {}", word(field), told.value),
    }
}

/// Whether it is a guess.
pub fn is_guess(told: &Recognition) -> bool {
    told.certainty == Certainty::Guess
}

/// By what it was told, for people who type no options.
pub fn how_people(told: &Recognition) -> String {
    match told.by {
        Clue::Option => "as somebody said".to_owned(),
        _ => how(told),
    }
}

/// What was told of reports, each thing once, a line each: `edition 2018 (by heading): “…”`. For
/// people who type no options.
pub fn lines(recognition: &[Recognition]) -> Vec<String> {
    each_once(recognition)
        .map(|told| {
            let (what, how) = (what(told), how_people(told));
            match told.rests_on.trim() {
                "" => format!("{what} ({how})"),
                words => format!("{what} ({how}): “{words}”"),
            }
        })
        .collect()
}

/// What of a report's name is a guess, in brackets: ` (year guessed)`; empty where nothing is.
pub fn guessed(recognition: &[Recognition]) -> String {
    let names = [
        (Field::Series, "series"),
        (Field::Country, "country"),
        (Field::Edition, "year"),
    ];
    let is_guess = |field: Field| {
        let mut told = recognition.iter();
        told.any(|told| told.field == field && told.certainty == Certainty::Guess)
    };
    let guessed = names.into_iter().filter(|(field, _)| is_guess(*field));
    let guessed: Vec<&str> = guessed.map(|(_, name)| name).collect();
    match guessed.as_slice() {
        [] => String::new(),
        [one] => format!(" ({one} guessed)"),
        [first, last] => format!(" ({first} and {last} guessed)"),
        several => format!(" ({} guessed)", several.join(", ")),
    }
}

/// Whether anything that matters of a report was guessed.
pub fn is_guessed(recognition: &[Recognition]) -> bool {
    (recognition.iter()).any(|told| told.certainty == Certainty::Guess && told.value != "other")
}

/// How many recommendations a source gives to a report.
pub fn list_of(part: &Part) -> String {
    match part.recommendations {
        Some(count) => many(count as usize, "recommendation"),
        None => "no list of recommendations".to_owned(),
    }
}
