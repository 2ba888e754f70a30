//! What the compliance report says of what it rests on.

use crate::render::recognised::word;
use crate::render::words::years;
use crate::report::{Extent, Recognition};
use crate::view::compliance::{Doubt, DoubtAbout, Method, ReportRead, WhatWasRead};

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
    format!("Guessed: {} {}{rests_on}.", word(guess.field), guess.value)
}

/// What kind of thing the program was unsure of.
pub fn doubt(doubt: &Doubt) -> &'static str {
    match doubt.kind {
        DoubtAbout::Match => "same ask",
        DoubtAbout::Evidence => "evidence",
        DoubtAbout::Status => "status",
    }
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
