//! `unmet add`: what was read, and what keeps coming back unmet.

use std::fmt::Write;

use super::sources::{Detail, sources};
use crate::decision::Ruling;
use crate::judgement::Status;
use crate::ledger::file_name;
use crate::render::Page;
use crate::render::recognised::{becomes, clue, difference, word};
use crate::report::{Certainty, Clue, Field, Recognition, SectionKind};
use crate::store::Change;
use crate::view::intake::{Brought, Intake, Rehearsed, ReportLine, SHOWN};

/// More reports than this are told in numbers.
const MOST_REPORTS: usize = 40;

/// The summary.
pub fn intake(page: Page, intake: &Intake, detail: Detail) -> String {
    let mut text = read(page, &intake.brought, detail);
    page.paragraph(&mut text, "", "", &what_was_read("Read", &intake.brought));
    if intake.asks.all > 0 {
        page.paragraph(&mut text, "", "", &what_came_of_it(intake));
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
        &what_was_read("Would read", &rehearsed.brought),
    );
    for gone in &rehearsed.brought.aside.withdrawn {
        let what = match gone.stands {
            true => format!(
                "{} would lose what this source gave it, because the source is read otherwise now: {}.",
                gone.id,
                difference(&gone.difference)
            ),
            false => format!(
                "{} would be gone, because its source is read otherwise now and no other gives it.",
                gone.id
            ),
        };
        page.paragraph(&mut text, "", "", &what);
    }
    for (decisions, what) in [
        (
            &rehearsed.brought.aside.decisions_waiting,
            "would wait for the words that it was made on",
        ),
        (
            &rehearsed.brought.aside.decisions_holding_again,
            "would find its words again",
        ),
    ] {
        for decision in decisions {
            let said = format!(
                "Decision {} ({}, {}) {what}.",
                decision.number,
                ruling(&decision.ruling),
                decision.by
            );
            page.paragraph(&mut text, "", "", &said);
        }
    }
    let _ = writeln!(text, "\nNothing was written (--dry-run).");
    text
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

/// The reports, or all that was recognised of them; nothing where they are too many.
fn read(page: Page, brought: &Brought, detail: Detail) -> String {
    let mut text = String::new();
    let lines = &brought.reports;
    match detail {
        Detail::Full => text.push_str(&sources(page, &brought.read, detail)),
        Detail::Short if lines.len() <= MOST_REPORTS => {
            text.push_str(&reports(page, lines));
            let guessed = |report: &ReportLine| told_by(&report.recognition).contains('?');
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
        let by_table = |one: &Recognition| one.field == Field::Rating && one.by == Clue::Facts;
        let rating = match &report.rating {
            Some(rating) if report.recognition.iter().any(by_table) => {
                format!("{rating} (by the program's table of tiers)")
            }
            Some(rating) => rating.clone(),
            None => "no rating stated".to_owned(),
        };
        let recommendations = report.recommendations.map_or_else(
            || "recommendations not part of it".to_owned(),
            |many| count(many, "recommendation", "recommendations"),
        );
        let first = format!("{:<15} ", report.id.to_string());
        let holds = format!(
            "{}{unchanged}: {rating}; {recommendations}; {}",
            report.country,
            sections(&report.sections)
        );
        page.paragraph(&mut text, &first, &" ".repeat(16), &holds);
        let from = format!(
            "{}; {}",
            file_name(&report.origin),
            told_by(&report.recognition)
        );
        let mut line = String::new();
        page.paragraph(&mut line, &" ".repeat(16), &" ".repeat(16), &from);
        let _ = writeln!(text, "{}", page.faint(line.trim_end()));
    }
    text
}

/// The sections that can bear evidence, by name; the rest need no mention.
fn sections(kinds: &[SectionKind]) -> String {
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
fn told_by(recognition: &[Recognition]) -> String {
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

fn what_was_read(read: &str, brought: &Brought) -> String {
    let recommendations: usize = brought
        .reports
        .iter()
        .filter_map(|r| r.recommendations)
        .sum();
    let mut countries: Vec<&str> = brought.reports.iter().map(|r| r.country.as_str()).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut sentence = format!(
        "{read} {} from {}: {} to {}",
        count(brought.reports.len(), "report", "reports"),
        count(brought.sources, "source", "sources"),
        count(recommendations, "recommendation", "recommendations"),
        match countries.as_slice() {
            [one] => (*one).to_owned(),
            several => count(several.len(), "country", "countries"),
        },
    );
    let unchanged = brought
        .reports
        .iter()
        .filter(|r| r.becomes.change == Change::Unchanged)
        .count();
    if unchanged > 0 {
        let _ = write!(sentence, "; {unchanged} of the reports were known already");
    }
    if brought.skipped > 0 {
        let _ = write!(
            sentence,
            "; {} skipped",
            count(brought.skipped, "file", "files")
        );
    }
    if brought.problems > 0 {
        let _ = write!(
            sentence,
            "; {} (above)",
            count(brought.problems, "problem", "problems")
        );
    }
    sentence.push('.');
    sentence
}

fn what_came_of_it(intake: &Intake) -> String {
    let by_status: Vec<String> = intake
        .asks
        .by_status
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| format!("{count} {}", in_words(*status)))
        .collect();
    format!(
        "They are {}: {}. {} in at least two reports and still unmet.",
        count(intake.asks.all, "ask", "asks"),
        by_status.join(", "),
        match intake.recurring_unmet.len() {
            0 => "None was asked".to_owned(),
            1 => "1 was asked".to_owned(),
            many => format!("{many} were asked"),
        },
    )
}

fn in_words(status: Status) -> &'static str {
    match status {
        Status::Pending => "pending (no later report yet)",
        status => status.word(),
    }
}

fn count(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
