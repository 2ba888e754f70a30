//! `unmet add`: what was read, and what keeps coming back unmet.

use std::fmt::Write;

use super::sources::{Detail, sources};
use crate::ledger::file_name;
use crate::read::IN_PACK;
use crate::render::prose::Problems;
use crate::render::recognised::becomes;
use crate::render::{Page, prose};
use crate::store::Change;
use crate::view::intake::{Brought, Intake, Rehearsed, ReportLine, SHOWN};

/// More reports than this are told in numbers.
const MOST_REPORTS: usize = 40;

/// The summary.
pub fn intake(page: Page, intake: &Intake, detail: Detail) -> String {
    let mut text = read(page, &intake.brought, detail);
    page.paragraph(
        &mut text,
        "",
        "",
        &prose::what_was_read("Read", &intake.brought, Problems::Above),
    );
    if intake.asks.all > 0 {
        page.paragraph(&mut text, "", "", &prose::what_came_of_it(intake));
    }
    if !intake.recurring_unmet.is_empty() {
        let _ = writeln!(text, "\n{}", page.heading("Keeps coming back unmet"));
        for recurring in intake.recurring_unmet.iter().take(SHOWN) {
            let ask = &recurring.ask;
            let line = format!(
                "{}  {} (asked {} times, {}–{})",
                ask.id, ask.title, ask.times_asked, ask.since, ask.last_asked
            );
            page.paragraph(&mut text, "  ", "    ", &line);
            if let Some(said) = &recurring.latest_evidence {
                let line = format!(
                    "{} {}, {}: “{}”",
                    said.year, said.section, said.stance, said.text
                );
                page.paragraph(&mut text, "      ", "      ", &line);
            }
        }
    }
    text
}

/// What would come of adding, and that nothing was done.
pub fn rehearsed(page: Page, rehearsed: &Rehearsed, detail: Detail) -> String {
    let mut text = read(page, &rehearsed.brought, detail);
    page.paragraph(
        &mut text,
        "",
        "",
        &prose::what_was_read("Would read", &rehearsed.brought, Problems::Above),
    );
    for sentence in prose::would_change(&rehearsed.brought.aside) {
        page.paragraph(&mut text, "", "", &sentence);
    }
    let _ = writeln!(text, "\nNothing was written (--dry-run).");
    text
}

/// The reports, or all that was recognised of them; nothing where they are too many.
fn read(page: Page, brought: &Brought, detail: Detail) -> String {
    let mut text = String::new();
    let lines = &brought.reports;
    match detail {
        Detail::Full => text.push_str(&sources(page, &brought.read, detail)),
        Detail::Short if lines.len() <= MOST_REPORTS => {
            text.push_str(&reports(page, lines));
            let guessed = |report: &ReportLine| prose::told_by(&report.recognition).contains('?');
            if lines.iter().any(guessed) {
                let note =
                    "? a guess; --country, --year or --section sets it right, --explain says why";
                let _ = writeln!(text, "{}", page.faint(note));
            }
        }
        Detail::Short => return text,
    }
    text.push('\n');
    text
}

/// Two lines a report: what it is and holds, and where that came from.
fn reports(page: Page, reports: &[ReportLine]) -> String {
    let mut text = String::new();
    for report in reports {
        let unchanged = match report.becomes.change {
            Change::Added => String::new(),
            _ => becomes(&report.becomes),
        };
        let rating = prose::rating_told(report);
        let recommendations = prose::list_told(report);
        let first = format!("{:<15} ", report.id.to_string());
        let holds = format!(
            "{}{unchanged}: {rating}; {recommendations}; {}",
            report.country,
            prose::sections(&report.sections)
        );
        page.paragraph(&mut text, &first, &" ".repeat(16), &holds);
        let from = format!(
            "{}; {}",
            told_apart(&report.origin, reports),
            prose::told_by(&report.recognition)
        );
        let mut line = String::new();
        page.paragraph(&mut line, &" ".repeat(16), &" ".repeat(16), &from);
        let _ = writeln!(text, "{}", page.faint(line.trim_end()));
    }
    text
}

/// As much of the path as tells a source from the others.
fn told_apart(origin: &str, reports: &[ReportLine]) -> String {
    let others: Vec<&str> = (reports.iter())
        .map(|report| report.origin.as_str())
        .filter(|other| *other != origin && file_name(other) == file_name(origin))
        .collect();
    if others.is_empty() || origin.contains(IN_PACK) {
        return file_name(origin);
    }
    let ends: Vec<usize> = (origin.rmatch_indices(['/', '\\']))
        .map(|(place, _)| place)
        .collect();
    let own = |place: &usize| {
        let end = &origin[*place..];
        !others
            .iter()
            .any(|other| other.ends_with(end) || format!("/{other}") == end)
    };
    let place = ends.iter().find(|place| own(place));
    place.map_or_else(|| origin.to_owned(), |place| origin[place + 1..].to_owned())
}
