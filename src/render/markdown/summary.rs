//! The parts of the compliance report for those who read one page.

use std::fmt::Write;

use super::escape::escaped;
use crate::judgement::Status;
use crate::render::prose;
use crate::render::words::{series_name, years};
use crate::view::compliance::{Compliance, ComplianceReport, CountryLine, Shortlist};

pub(super) fn in_short(text: &mut String, view: &Compliance) {
    let _ = writeln!(text, "## In short\n");
    let _ = writeln!(text, "- Rating: {}.", escaped(&prose::rating(view)));
    for sentence in prose::made(view) {
        let _ = writeln!(text, "- {}", escaped(&sentence));
    }
    let _ = writeln!(text, "\n{}\n", escaped(&prose::under_review(view)));
    if view.counts.total() == 0 {
        return;
    }
    let _ = writeln!(text, "| status | asks | meaning |\n|---|---|---|");
    for status in prose::counted_statuses(&view.summary) {
        let number = prose::number(&view.summary, |tally| tally.counts.get(status));
        let _ = writeln!(text, "| {status} | {number} | {} |", status.meaning());
    }
    text.push('\n');
    for (heading, list) in prose::shortlists(&view.summary) {
        shortlist(text, view, heading, list);
    }
    let _ = writeln!(text, "{}\n", escaped(view.method.limits));
}

fn shortlist(text: &mut String, view: &Compliance, heading: &str, list: &Shortlist) {
    let _ = writeln!(text, "### {heading} ({})\n", list.total());
    for (place, brief) in list.shown.iter().enumerate() {
        let _ = writeln!(
            text,
            "{}. **{}**: {}. `{}`",
            place + 1,
            escaped(&brief.title),
            escaped(&prose::brief(brief, view.year)),
            brief.id
        );
    }
    if list.more > 0 {
        let _ = writeln!(text, "\nAnd {} more, below.", list.more);
    }
    text.push('\n');
}

pub(super) fn standing(text: &mut String, view: &Compliance) {
    let _ = writeln!(text, "## Where it stands, through the years\n");
    let _ = writeln!(
        text,
        "What the report of each edition read counts: its rating, how many recommendations it makes, and \
         how the earlier asks that it had to answer stood when it had come out.\n"
    );
    let _ = writeln!(
        text,
        "| edition | rating | makes | unmet | partial | pending | dropped | met |\n\
         |---|---|--:|--:|--:|--:|--:|--:|"
    );
    let ratings = view.standing.through_the_years.iter();
    for (tally, of) in view.through_the_years.iter().zip(ratings) {
        let rating = of
            .rating
            .as_deref()
            .map_or_else(|| "not found".to_owned(), escaped);
        let makes = tally
            .recommendations
            .map_or_else(|| "not read".to_owned(), |n| n.to_string());
        let counts: Vec<String> = (prose::BY_NEED.iter())
            .map(|status| tally.counts.get(*status).to_string())
            .collect();
        let _ = writeln!(
            text,
            "| {} | {rating} | {makes} | {} |",
            tally.year,
            counts.join(" | ")
        );
    }
    text.push('\n');
    for gap in prose::gaps(&view.read) {
        let _ = writeln!(text, "{gap}\n");
    }
}

/// The summary over countries.
pub(super) fn countries(view: &ComplianceReport) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "# {}\n", escaped(&prose::title_of_several(view)));
    if !view.countries.is_empty() {
        let _ = writeln!(
            text,
            "One line for each country, its own report below. Numbers are asks of earlier editions that {} \
             had to answer, in parentheses those of the edition before that was read.\n",
            view.year
        );
        let _ = writeln!(
            text,
            "| country | rating | unmet | partial | met | dropped | made again and unmet | asked most often \
             of those |\n|---|---|---|---|---|---|--:|---|"
        );
        for line in &view.summary {
            country(&mut text, line);
        }
        let counts = view.counts;
        let _ = writeln!(
            text,
            "| **all** | | {} | {} | {} | {} | {} | |\n",
            counts.unmet,
            counts.partial,
            counts.met,
            counts.dropped,
            view.summary
                .iter()
                .map(|line| line.recurring_unmet)
                .sum::<usize>()
        );
    }
    if !view.left_out.is_empty() {
        let _ = writeln!(text, "No report of {} was read of:\n", view.year);
        for country in &view.left_out {
            let _ = writeln!(
                text,
                "- {} ({}): read of {}",
                escaped(&country.country),
                escaped(&series_name(&country.series)),
                years(&country.editions)
            );
        }
        text.push('\n');
    }
    text
}

fn country(text: &mut String, line: &CountryLine) {
    let number = |status: Status| prose::line_number(line, status);
    let most_often = line.most_often.as_ref().map_or_else(String::new, |ask| {
        format!("{} ({} editions)", escaped(&ask.title), ask.times_asked)
    });
    let _ = writeln!(
        text,
        "| {} | {} | {} | {} | {} | {} | {} | {most_often} |",
        escaped(&line.country),
        escaped(&prose::line_rating(line)),
        number(Status::Unmet),
        number(Status::Partial),
        number(Status::Met),
        number(Status::Dropped),
        line.recurring_unmet,
    );
}
