//! What adding reports comes to, in sentences.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::decision::Ruling;
use crate::judgement::Status;
use crate::render::recognised::{clue, difference, word};
use crate::render::words::{many, thousands};
use crate::report::{Certainty, Clue, Field, Recognition, ReportId, SectionKind};
use crate::store::Change;
use crate::view::intake::{Aside, Brought, Intake, ReportLine};

/// What adding would change besides the reports that it brings.
pub fn would_change(aside: &Aside) -> Vec<String> {
    let mut told: Vec<String> = (aside.withdrawn.iter())
        .map(|gone| match gone.stands {
            true => format!(
                "{} would lose what this source gave it, because the source is read otherwise now: {}.",
                gone.id,
                difference(&gone.difference)
            ),
            false => format!(
                "{} would be gone, because its source is read otherwise now and no other gives it.",
                gone.id
            ),
        })
        .collect();
    for (decisions, what) in [
        (
            &aside.decisions_waiting,
            "would wait for the words that it was made on",
        ),
        (&aside.decisions_holding_again, "would find its words again"),
    ] {
        told.extend(decisions.iter().map(|decision| {
            format!(
                "Decision {} ({}, {}) {what}.",
                decision.number,
                ruling(&decision.ruling),
                decision.by
            )
        }));
    }
    told
}

fn ruling(ruling: &Ruling) -> String {
    match ruling {
        Ruling::Status { wording, status } => format!(
            "{} {}",
            wording.id,
            status.map_or("taken back", Status::word)
        ),
        Ruling::Match { from, to, .. } => format!("{} and {}", from.id, to.id),
        Ruling::Evidence {
            wording, sentence, ..
        } => format!("{} on {}", sentence.id, wording.id),
    }
}

/// A report's rating, and that the program's table told it where it did.
pub fn rating_told(report: &ReportLine) -> String {
    let by_table = |one: &Recognition| one.field == Field::Rating && one.by == Clue::Facts;
    match &report.rating {
        Some(rating) if report.recognition.iter().any(by_table) => {
            format!("{rating} (by the program's table of tiers)")
        }
        Some(rating) => rating.clone(),
        None => "no rating stated".to_owned(),
    }
}

/// How many recommendations a report brings.
pub fn list_told(report: &ReportLine) -> String {
    match report.recommendations {
        Some(listed) => many(listed, "recommendation"),
        None if report.is_damaged => "recommendations lost or cut off".to_owned(),
        None => "recommendations not part of it".to_owned(),
    }
}

/// The sections that can bear evidence, by name; the rest need no mention.
pub fn sections(kinds: &[SectionKind]) -> String {
    let bearing: Vec<&str> = kinds
        .iter()
        .filter(|k| k.bears_evidence())
        .map(|k| k.word())
        .collect();
    if bearing.is_empty() {
        "no section that bears evidence".to_owned()
    } else {
        bearing.join(", ")
    }
}

/// How country and edition were told, and what else a person may want to look at.
pub fn told_by(recognition: &[Recognition]) -> String {
    let worth_it = |one: &&Recognition| match one.field {
        Field::Country | Field::Edition => true,
        Field::Series => one.value != "TIP" || one.by == Clue::Option,
        Field::Section => one.by == Clue::Option || (is_guess(one) && one.value != "other"),
        Field::Rating | Field::Recommendations => false,
    };
    let told = recognition.iter().filter(worth_it).map(|one| {
        let doubt = if is_guess(one) { "?" } else { "" };
        format!("{} by {}{doubt}", word(one.field), clue(one.by))
    });
    let mut told: Vec<String> = told.collect();
    told.dedup();
    told.join(", ")
}

fn is_guess(recognition: &Recognition) -> bool {
    recognition.certainty == Certainty::Guess
}

/// Where the problems are told that a sentence counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problems {
    /// Before it, as they came.
    Above,
    /// After it.
    Below,
}

/// What was read, in numbers; `read` is the verb.
pub fn what_was_read(read: &str, brought: &Brought, problems: Problems) -> String {
    // Of several copies of a report, the longest list counts once.
    let mut lists: BTreeMap<&ReportId, usize> = BTreeMap::new();
    for report in &brought.reports {
        let list = lists.entry(&report.id).or_default();
        *list = report.recommendations.unwrap_or_default().max(*list);
    }
    let recommendations: usize = lists.values().sum();
    let mut countries: Vec<&str> = brought.reports.iter().map(|r| r.country.as_str()).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut sentence = match lists.len() {
        0 => format!("{read} no report"),
        reports => format!(
            "{read} {} from {}: {} to {}",
            many(reports, "report"),
            many(brought.sources, "source"),
            many(recommendations, "recommendation"),
            match countries.as_slice() {
                [one] => (*one).to_owned(),
                several => format!("{} countries", several.len()),
            },
        ),
    };
    let unchanged = |id: &&&ReportId| {
        let mut lines = brought.reports.iter().filter(|report| report.id == ***id);
        lines.all(|report| report.becomes.change == Change::Unchanged)
    };
    let unchanged = lists.keys().filter(unchanged).count();
    if unchanged > 0 {
        let known = match (unchanged, lists.len()) {
            (_, 1) => "it was".to_owned(),
            (unchanged, all) if unchanged == all => "all of the reports were".to_owned(),
            (1, _) => "1 of the reports was".to_owned(),
            (unchanged, _) => format!("{} of the reports were", thousands(unchanged)),
        };
        let _ = write!(sentence, "; {known} known already");
    }
    if brought.skipped > 0 {
        let _ = write!(sentence, "; {} skipped", many(brought.skipped, "file"));
    }
    if brought.problems > 0 {
        let told = match problems {
            Problems::Above => "above",
            Problems::Below => "below",
        };
        let counted = many(brought.problems, "problem");
        let _ = write!(sentence, "; {counted} ({told})");
    }
    sentence.push('.');
    sentence
}

/// What the asks of the countries concerned stand at.
pub fn what_came_of_it(intake: &Intake) -> String {
    let by_status: Vec<String> = intake
        .asks
        .by_status
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| format!("{} {}", thousands(count), in_words(*status)))
        .collect();
    format!(
        "They are {}: {}. {} in at least two reports and still unmet.",
        many(intake.asks.all, "ask"),
        by_status.join(", "),
        match intake.recurring_unmet.len() {
            0 => "None was asked".to_owned(),
            1 => "1 was asked".to_owned(),
            several => format!("{} were asked", thousands(several)),
        },
    )
}

fn in_words(status: Status) -> &'static str {
    match status {
        Status::Pending => "pending (no later report yet)",
        status => status.word(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Difference;
    use crate::view::sources::Becomes;

    fn read(reports: &[(u16, Change)], problems: usize) -> Brought {
        let line = |(year, change): &(u16, Change)| ReportLine {
            id: format!("ORV-{year}").parse().unwrap(),
            country: "Orvania".to_owned(),
            rating: None,
            origin: format!("{year}.txt"),
            becomes: Becomes {
                change: *change,
                difference: Difference::default(),
            },
            recommendations: Some(700),
            is_damaged: false,
            sections: Vec::new(),
            recognition: Vec::new(),
        };
        Brought {
            reports: reports.iter().map(line).collect(),
            sources: reports.len(),
            skipped: 0,
            problems,
            read: Vec::new(),
            aside: Aside::default(),
        }
    }

    #[test]
    fn what_was_read_is_counted_as_people_count() {
        let (added, known) = (Change::Added, Change::Unchanged);
        for (reports, problems, expected) in [
            (&[][..], 1, "Read no report; 1 problem (below)."),
            (
                &[(2020, known)][..],
                0,
                "Read 1 report from 1 source: 700 recommendations to Orvania; it was known already.",
            ),
            (
                &[(2020, known), (2021, added)][..],
                0,
                "Read 2 reports from 2 sources: 1,400 recommendations to Orvania; 1 of the reports was known already.",
            ),
            (
                &[(2020, known), (2021, known)][..],
                0,
                "Read 2 reports from 2 sources: 1,400 recommendations to Orvania; all of the reports were known already.",
            ),
        ] {
            let brought = read(reports, problems);
            assert_eq!(what_was_read("Read", &brought, Problems::Below), expected);
        }
    }
}
