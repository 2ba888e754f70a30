//! What the compliance report says of one ask.

use crate::judgement::LinkDecision;
use crate::render::words::{counted, day, stated, unsure, years};
use crate::report::Edition;
use crate::view::compliance::{Answered, ClosedAsk, Compliance, Earlier, NewAsk, Origin, Reworded};
use crate::view::history::PersonsWord;
use crate::view::overview::Asked;
use crate::view::quotation::Quotation;
use crate::view::stated::FirstYear;
use crate::view::wording::unchanged;

/// `asked in 3 of the editions read: 2010, 2011, 2014`.
pub fn how_often(ask: &Earlier) -> String {
    let says = ask.stated.as_ref();
    format!(
        "asked in {} of those read: {}{}",
        counted(ask.years.len(), "edition"),
        years(&ask.years),
        says.map_or_else(String::new, |says| format!("; {}", stated(says)))
    )
}

/// What the source itself says of the years of an ask that is told as new: ` (the source itself
/// says: suggested 2016, 2018)`; empty where it says nothing but this edition.
pub fn said_to_be_older(ask: &NewAsk) -> String {
    let says = ask.stated.as_ref();
    says.filter(|says| says.first != FirstYear::Same)
        .map_or_else(String::new, |says| format!(" ({})", stated(says)))
}

/// Whether the edition makes the ask.
pub fn again(asked: Asked, year: Edition) -> String {
    match asked {
        Asked::Yes => format!("made again in {year}"),
        Asked::Within => format!("made again in {year} as part of another ask"),
        Asked::No => format!("no longer made in {year}"),
        Asked::Unknown => format!("not known whether {year} makes it"),
    }
}

/// The name of an older ask, and where it went.
pub fn older(ask: &ClosedAsk) -> String {
    let names: Vec<String> = ask.taken_in.iter().map(ToString::to_string).collect();
    match names.is_empty() {
        true => ask.title.clone(),
        false => format!(
            "{} (carried on as part of another ask by {})",
            ask.title,
            names.join(", ")
        ),
    }
}

/// How a wording is known to carry on an earlier one.
pub fn same_ask(now: &Reworded) -> String {
    match (now.decision, now.probability) {
        (LinkDecision::Accepted, _) => "the same ask by a person's word".to_owned(),
        (_, Some(probability)) => format!("the same ask with probability {probability:.2}"),
        (_, None) => "the same ask by way of other wordings".to_owned(),
    }
}

/// Who says what the status is, and why.
pub fn judged(before: &Answered) -> String {
    match &before.person {
        Some(word) => persons_word(word),
        None => format!(
            "by the program{}: {}",
            unsure(before.confidence),
            before.status_reason
        ),
    }
}

/// A person's word on what became of a wording: who, when, why, and where the program disagrees.
pub fn persons_word(word: &PersonsWord) -> String {
    let note = (word.note.as_ref()).map_or_else(String::new, |note| {
        format!(", with the note “{}”", note.trim())
    });
    let program = (word.program_says).map_or_else(String::new, |status| {
        format!("; the program itself says {status}")
    });
    format!(
        "by the word of {} on {}{note}{program}",
        word.by,
        day(word.at)
    )
}

/// Where no sentence of the edition was found.
pub fn silence(view: &Compliance) -> String {
    let year = view.year;
    if view.read.sections.is_empty() {
        format!("The sections of {year} that could answer were not part of what was read.")
    } else {
        format!(
            "No sentence of {year} that speaks of it was found; that does not mean that nothing was \
             done."
        )
    }
}

/// How sure it is that a sentence bears on an ask.
pub fn how_sure(quotation: &Quotation) -> String {
    match quotation.decision {
        LinkDecision::Accepted => "accepted by a person".to_owned(),
        LinkDecision::Rejected => "rejected by a person: counts for nothing".to_owned(),
        LinkDecision::Auto if quotation.is_uncertain() => {
            format!("probability {:.2}, uncertain", quotation.probability)
        }
        LinkDecision::Auto => format!("probability {:.2}", quotation.probability),
    }
}

/// The files of a source by their names alone; where they lay stands in the list of what was read.
pub fn files(source: &Origin) -> String {
    let names = source.files.iter().map(|file| {
        let parts = file.origin.rsplit(['/', '\\']);
        let mut named = parts.filter(|part| !part.is_empty());
        named.next().unwrap_or(&file.origin)
    });
    names.collect::<Vec<_>>().join(", ")
}

/// Whether an earlier wording is to be shown in full: not where a later one is shown with what
/// changed against it.
pub fn is_shown_in_full(ask: &Earlier, before: &Answered) -> bool {
    !ask.now.iter().any(|now| now.compared_with == before.id)
}

/// How this edition's wording stands to the earlier one.
pub fn asked_again(now: &Reworded) -> String {
    let change = match unchanged(&now.changes) {
        true => "in the same words as",
        false => "changed against",
    };
    format!(
        "Asked again in {} ({}, {}), {change} {}",
        now.id.report.year,
        now.id,
        same_ask(now),
        now.compared_with
    )
}
