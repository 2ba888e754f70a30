//! Sentences of the compliance report that its formats share. Plain text: each format escapes it in
//! its own way.

use crate::judgement::{Judge, LinkDecision, Status};
use crate::render::words::{counted, day, series_name, unsure, years};
use crate::report::{Edition, Extent, Field, Recognition};
use crate::view::compliance::*;
use crate::view::history::PersonsWord;
use crate::view::overview::Asked;
use crate::view::quotation::Quotation;
use crate::view::wording::unchanged;

/// What the report is called.
pub fn title(view: &Compliance) -> String {
    format!(
        "{} {}: what was asked, and what was done",
        view.country, view.year
    )
}

/// What the report of several countries is called.
pub fn title_of_several(view: &ComplianceReport) -> String {
    let count = view.countries.len();
    format!(
        "{}: what was asked of {count} countries, and what was done",
        view.year
    )
}

/// What the reader holds in hand.
pub fn lead(view: &Compliance) -> String {
    let code = (view.iso3.as_ref()).map_or_else(String::new, |code| format!(" ({code})"));
    format!(
        "What earlier editions of the {} asked of the government of {}{code}, and what the {} edition \
         says of it.",
        series_name(&view.series),
        view.country,
        view.year
    )
}

/// `5 (3 in 2023)`; `5` where there is no edition before.
pub fn against(now: usize, before: Option<(Edition, usize)>) -> String {
    match before {
        Some((year, then)) => format!("{now} ({then} in {year})"),
        None => now.to_string(),
    }
}

/// A number of the summary against that of the edition before.
pub fn number(summary: &Summary, of: impl Fn(&Tally) -> usize) -> String {
    let before = summary.before.as_ref().map(|tally| (tally.year, of(tally)));
    against(summary.now.as_ref().map_or(0, &of), before)
}

/// The rating, against the one before.
pub fn rating(view: &Compliance) -> String {
    let now = match &view.standing.rating {
        Some(rating) => format!("{rating} in {}", view.year),
        None => format!("no rating found in what was read of {}", view.year),
    };
    match &view.standing.before {
        Some(RatingOf {
            year,
            rating: Some(before),
        }) => match &view.standing.rating {
            Some(rating) if rating == before => format!("{now}, as in {year}"),
            _ => format!("{now}; {before} in {year}"),
        },
        _ => now,
    }
}

/// How many asks there were to answer.
pub fn under_review(view: &Compliance) -> String {
    if view.counts.total() == 0 {
        return format!(
            "No earlier recommendation was read, so there is nothing that {} could answer.",
            view.year
        );
    }
    let before = match &view.summary.before {
        Some(tally) => format!(
            "; in parentheses, the same count for the {} edition",
            tally.year
        ),
        None => String::new(),
    };
    format!(
        "{} of earlier editions that {} had to answer{before}.",
        counted(view.counts.total(), "ask"),
        view.year
    )
}

/// The statuses of which the summary tells the number: pending only where it was ever seen.
pub fn counted_statuses(summary: &Summary) -> impl Iterator<Item = Status> {
    let tallies = [summary.now.as_ref(), summary.before.as_ref()];
    let pending = tallies
        .iter()
        .flatten()
        .any(|tally| tally.counts.pending > 0);
    (BY_NEED.into_iter()).filter(move |status| pending || *status != Status::Pending)
}

/// How many are made again, no longer made, new.
pub fn made(view: &Compliance) -> Vec<String> {
    let summary = &view.summary;
    let year = view.year;
    if !view.read.recommendations {
        return vec![format!(
            "The recommendations of {year} were not part of what was read: whether it makes these asks \
             again is not known, and none of them is called dropped because of it."
        )];
    }
    let mut said = Vec::new();
    if view.counts.total() > 0 {
        said.push(format!(
            "Made again in {year}: {}.",
            number(summary, |t| t.made_again)
        ));
        said.push(format!(
            "No longer made: {}.",
            number(summary, |t| t.no_longer_made)
        ));
    }
    said.push(format!(
        "{}: {}.",
        first_asked_heading(&view.first_asked),
        number(summary, |t| t.new)
    ));
    said
}

/// What the asks without an earlier wording are called.
pub fn first_asked_heading(first: &FirstAsked) -> &'static str {
    if first.is_certain() {
        "Asked for the first time"
    } else {
        "Asked for the first time among the editions read"
    }
}

/// Why that is as sure as it is.
pub fn first_asked_note(first: &FirstAsked) -> Option<String> {
    if first.is_certain() {
        return None;
    }
    let read = match first.lists_read.as_slice() {
        [] => "No earlier recommendations were read".to_owned(),
        lists => format!("Earlier recommendations were read of {}", years(lists)),
    };
    Some(format!(
        "{read}; those of {} were not, and may have asked the same.",
        years(&first.lists_not_read)
    ))
}

/// `asked in 3 of the editions read: 2010, 2011, 2014`.
pub fn how_often(ask: &Earlier) -> String {
    format!(
        "asked in {} of those read: {}",
        counted(ask.years.len(), "edition"),
        years(&ask.years)
    )
}

/// Whether the edition makes the ask.
pub fn again(asked: Asked, year: Edition) -> String {
    match asked {
        Asked::Yes => format!("made again in {year}"),
        Asked::No => format!("no longer made in {year}"),
        Asked::Unknown => format!("not known whether {year} makes it"),
    }
}

/// An ask of the summary: `asked in 10 editions since 2006, made again in 2024`.
pub fn brief(brief: &Brief, year: Edition) -> String {
    let asked = match brief.times_asked {
        1 => format!("asked in {}", brief.since),
        times => format!("asked in {times} editions since {}", brief.since),
    };
    let by = match brief.status_by {
        Judge::Person => "; by a person's word".to_owned(),
        Judge::Program => match unsure(brief.confidence) {
            unsure if unsure.is_empty() => unsure,
            unsure => format!("; status{unsure}"),
        },
    };
    format!("{asked}, {}{by}", again(brief.asked, year))
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

fn persons_word(word: &PersonsWord) -> String {
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
        _ if quotation.is_uncertain() => {
            format!("probability {:.2}, uncertain", quotation.probability)
        }
        _ => format!("probability {:.2}", quotation.probability),
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

/// How much of an edition was read.
pub fn how_much(report: &ReportRead) -> String {
    let mut parts = vec![match report.recommendations {
        true => "recommendations".to_owned(),
        false => "no recommendations".to_owned(),
    }];
    parts.extend(
        report
            .sections
            .iter()
            .map(|section| section.word().to_owned()),
    );
    if report.extent == Extent::Part {
        parts.push("in part only".to_owned());
    }
    parts.join(", ")
}

/// What is missing from the record.
pub fn gaps(read: &WhatWasRead) -> Vec<String> {
    let mut gaps = Vec::new();
    if !read.missing.is_empty() {
        gaps.push(format!("No report was read of {}.", years(&read.missing)));
    }
    if !read.without_recommendations.is_empty() {
        gaps.push(format!(
            "Read without their recommendations: {}.",
            years(&read.without_recommendations)
        ));
    }
    gaps
}

/// What was recognised by a guess: `Guessed: edition 2014, by “in 2013”.`
pub fn guessed(guess: &Recognition) -> String {
    let rests_on = match guess.rests_on.trim() {
        "" => String::new(),
        words => format!(", by “{words}”"),
    };
    format!("Guessed: {} {}{rests_on}.", field(guess.field), guess.value)
}

fn field(field: Field) -> &'static str {
    match field {
        Field::Country => "country",
        Field::Edition => "edition",
        Field::Rating => "rating",
        Field::Section => "section",
        Field::Recommendations => "recommendations",
    }
}

/// What kind of thing the program was unsure of.
pub fn doubt(doubt: &Doubt) -> &'static str {
    match doubt.kind {
        DoubtAbout::Match => "same ask",
        DoubtAbout::Evidence => "evidence",
        DoubtAbout::Status => "status",
    }
}

/// The status with a capital, for headings.
pub fn capital(status: Status) -> &'static str {
    match status {
        Status::Met => "Met",
        Status::Partial => "Partial",
        Status::Unmet => "Unmet",
        Status::Dropped => "Dropped",
        Status::Pending => "Pending",
    }
}

/// The statuses by how much they leave to do, for headings.
pub const BY_NEED: [Status; 5] = [
    Status::Unmet,
    Status::Partial,
    Status::Pending,
    Status::Dropped,
    Status::Met,
];

/// The lists of the summary, each under its heading, where it is not empty.
pub fn shortlists(summary: &Summary) -> Vec<(&'static str, &Shortlist)> {
    [
        ("Most in need of attention: unmet", &summary.unmet),
        ("Some progress, not enough: partial", &summary.partial),
        ("Done: met", &summary.met),
        (
            "No longer asked, and no evidence either way: dropped",
            &summary.dropped,
        ),
    ]
    .into_iter()
    .filter(|(_, list)| list.total() > 0)
    .collect()
}

/// A country's number of asks of a status, against that of the edition before.
pub fn line_number(line: &CountryLine, status: Status) -> String {
    let count = |tally: &Tally| tally.counts.get(status);
    let before = line.before.as_ref().map(|tally| (tally.year, count(tally)));
    against(line.now.as_ref().map_or(0, count), before)
}

/// A country's rating, against the one before where that was another.
pub fn line_rating(line: &CountryLine) -> String {
    let now = line.rating.as_deref().unwrap_or("not found");
    match &line.rating_before {
        Some(RatingOf {
            year,
            rating: Some(before),
        }) if before != now => {
            format!("{now} ({before} in {year})")
        }
        _ => now.to_owned(),
    }
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

/// What the table of doubts holds.
pub fn doubts_caption(method: &Method) -> String {
    format!(
        "Links below a probability of {:.2} and statuses below {:.2}, to be checked by a person:",
        method.sure_link, method.sure_status
    )
}

/// How many decisions of people there are.
pub fn decisions(method: &Method) -> String {
    match method.decisions_by_people {
        0 => "No person has decided anything on this country yet.".to_owned(),
        1 => "1 decision of a person on this country is on record.".to_owned(),
        count => format!("{count} decisions of people on this country are on record."),
    }
}
