//! `unmet add`: what was read, and what keeps coming back unmet.

use std::fmt::Write;

use crate::judgement::Status;
use crate::render::Page;
use crate::report::{Certainty, Clue, Field, Recognition, SectionKind, Series};
use crate::view::intake::{Intake, ReportLine, SHOWN};

/// More reports than this are told in numbers.
const MOST_REPORTS: usize = 40;

/// The summary.
pub fn intake(page: Page, intake: &Intake) -> String {
    let mut text = String::new();
    if intake.reports.len() <= MOST_REPORTS {
        text.push_str(&reports(page, &intake.reports));
        if intake
            .reports
            .iter()
            .any(|report| report.recognition.iter().any(is_guess))
        {
            let note = "? a guess from the text; --country, --year or --section sets it right";
            let _ = writeln!(text, "{}", page.faint(note));
        }
        text.push('\n');
    }
    page.paragraph(&mut text, "", "", &what_was_read(intake));
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

/// Two lines a report: what it is and holds, and where that came from.
fn reports(page: Page, reports: &[ReportLine]) -> String {
    let mut text = String::new();
    for report in reports {
        let unchanged = match report.change {
            "added" => String::new(),
            change => format!(" ({change})"),
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

fn told_by(recognition: &[Recognition]) -> String {
    let told = recognition.iter().filter_map(|one| {
        let field = match one.field {
            // The series that ids leave out needs no mention either.
            Field::Series if one.value == Series::tip().as_str() => return None,
            Field::Series => "series",
            Field::Country => "country",
            Field::Edition => "edition",
            Field::Section => "section",
            Field::Rating | Field::Recommendations => return None,
        };
        Some(format!(
            "{field} by {}{}",
            clue(one.by),
            if is_guess(one) { "?" } else { "" }
        ))
    });
    told.collect::<Vec<_>>().join(", ")
}

fn is_guess(recognition: &Recognition) -> bool {
    recognition.certainty == Certainty::Guess
}

fn clue(clue: Clue) -> &'static str {
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

fn file_name(origin: &str) -> &str {
    origin.rsplit(['/', '\\']).next().unwrap_or(origin)
}

fn what_was_read(intake: &Intake) -> String {
    let recommendations: usize = intake
        .reports
        .iter()
        .filter_map(|r| r.recommendations)
        .sum();
    let mut countries: Vec<&str> = intake.reports.iter().map(|r| r.country.as_str()).collect();
    countries.sort_unstable();
    countries.dedup();
    let mut sentence = format!(
        "Read {} from {}: {} to {}",
        count(intake.reports.len(), "report", "reports"),
        count(intake.sources, "source", "sources"),
        count(recommendations, "recommendation", "recommendations"),
        match countries.as_slice() {
            [one] => (*one).to_owned(),
            several => count(several.len(), "country", "countries"),
        },
    );
    let unchanged = intake
        .reports
        .iter()
        .filter(|r| r.change == "unchanged")
        .count();
    if unchanged > 0 {
        let _ = write!(sentence, "; {unchanged} of the reports were known already");
    }
    if intake.skipped > 0 {
        let _ = write!(
            sentence,
            "; {} skipped",
            count(intake.skipped, "file", "files")
        );
    }
    if intake.problems > 0 {
        let _ = write!(
            sentence,
            "; {} (above)",
            count(intake.problems, "problem", "problems")
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
