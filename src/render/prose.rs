//! Sentences of the compliance report that its formats share. Plain text: each format escapes it in
//! its own way.

mod ask;
mod figures;
mod intake;
mod page;
mod read;

pub use ask::*;
pub use figures::*;
pub use intake::*;
pub use page::*;
pub use read::*;

use crate::judgement::{Judge, Status};
use crate::render::words::{counted, series_name, unsure, years};
use crate::report::Edition;
use crate::view::compliance::*;

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

/// When and with what it was prepared.
pub fn prepared(view: &ComplianceReport) -> String {
    format!(
        "Prepared on {} with {}, from the reports named under “What was read”.",
        view.prepared_on.format("%-d %B %Y"),
        view.generated_by
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

/// A number that only a list of recommendations tells, against that of the edition before: where its list
/// was not read, the number is not known.
fn number_of_list(summary: &Summary, of: impl Fn(&Tally) -> usize) -> String {
    match &summary.before {
        Some(before) if before.recommendations.is_none() => {
            let now = summary.now.as_ref().map_or(0, of);
            format!("{now} (not known of {})", before.year)
        }
        _ => number(summary, of),
    }
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
        "{} of earlier editions that {} had to answer (those of the list before it, and older ones that \
         it makes again or speaks of){before}.",
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
    let mut said = Vec::new();
    if view.read.sections.is_empty() && view.counts.total() > 0 {
        said.push(format!(
            "The sections of {year} that could tell what was done were not part of what was read: what is \
             said here rests on its recommendations and on earlier editions."
        ));
    }
    if !view.read.recommendations {
        said.push(format!(
            "The recommendations of {year} were not part of what was read: whether it makes these asks \
             again is not known, and none of them is called dropped because of it."
        ));
        return said;
    }
    if view.counts.total() > 0 {
        said.push(format!(
            "Made again in {year}: {}.",
            number_of_list(summary, |t| t.made_again)
        ));
        let within = [summary.now.as_ref(), summary.before.as_ref()];
        if within.iter().flatten().any(|tally| tally.made_within > 0) {
            said.push(format!(
                "Made again only as part of another ask: {}.",
                number_of_list(summary, |t| t.made_within)
            ));
        }
        said.push(format!(
            "No longer made: {}.",
            number_of_list(summary, |t| t.no_longer_made)
        ));
    }
    let left = view.closed.iter().filter(|ask| ask.status == Status::Unmet);
    let left = left.count();
    if left > 0 {
        said.push(format!(
            "Older asks of which {year} says nothing: {}, of them {left} unmet.",
            view.closed.len()
        ));
    }
    said.push(format!(
        "{}: {}.",
        first_asked_heading(&view.first_asked),
        number_of_list(summary, |t| t.new)
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
    let unread = years(&first.lists_not_read);
    Some(match first.lists_read.as_slice() {
        [] => format!(
            "No recommendations of earlier editions ({unread}) were read; they may have asked the same."
        ),
        lists => format!(
            "Earlier recommendations were read of {}; those of {unread} were not, and may have asked the same.",
            years(lists)
        ),
    })
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
            unsure => format!("; status {}", unsure.trim_matches([' ', '(', ')'])),
        },
    };
    let now = (brief.person_now.as_ref()).map_or_else(String::new, |word| {
        format!("; {} says {} of the {year} wording", word.by, word.status)
    });
    let same = (brief.same_ask).map_or_else(String::new, |probability| {
        format!("; that it is the same ask is uncertain ({probability:.2})")
    });
    format!("{asked}, {}{same}{by}{now}", again(brief.asked, year))
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
            "No longer asked, and no evidence that counts: dropped",
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
