//! `unmet report`: the compliance report of one country.

use std::fmt::Write;

use super::escape::escaped;
use super::{asked, read};
use crate::judgement::Status;
use crate::render::words::{counted, meaning, series_name};
use crate::view::compliance::Compliance;
use crate::view::overview::Asked;

/// The report as Markdown; its first line is a heading of the first level.
pub fn compliance(view: &Compliance) -> String {
    let mut text = String::new();
    let country = escaped(&view.country);
    let _ = writeln!(
        text,
        "# {country} {}: what was asked, and what was done\n",
        view.year
    );
    lead(&mut text, view);
    standing(&mut text, view);
    counts(&mut text, view);
    for (asked, heading) in [
        (Asked::Yes, "Asked before, and asked again"),
        (Asked::No, "Asked before, and no longer asked"),
        (
            Asked::Unknown,
            "Asked before; not known whether asked again",
        ),
    ] {
        asked::earlier(&mut text, view, asked, heading);
    }
    asked::new(&mut text, view);
    asked::closed(&mut text, view);
    read::what_was_read(&mut text, view);
    read::how_it_was_judged(&mut text, view);
    text
}

fn lead(text: &mut String, view: &Compliance) {
    let series = escaped(&series_name(&view.series));
    let code = view
        .iso3
        .as_ref()
        .map_or_else(String::new, |code| format!(" ({code})"));
    let _ = writeln!(
        text,
        "What earlier editions of the {series} asked of the government of {}{code}, and what the \
         {} edition says of it. Every quoted sentence carries its name, by which `unmet` leads back \
         to its place.\n",
        escaped(&view.country),
        view.year,
    );
}

fn standing(text: &mut String, view: &Compliance) {
    let _ = writeln!(text, "## Where it stands\n");
    match &view.standing.rating {
        Some(rating) => {
            let _ = writeln!(text, "**{}** in {}.\n", escaped(rating), view.year);
        }
        None => {
            let _ = writeln!(
                text,
                "No rating was found in what was read of {}.\n",
                view.year
            );
        }
    }
    if view.standing.through_the_years.len() > 1 {
        let _ = writeln!(text, "| edition | rating |\n|---|---|");
        for of in &view.standing.through_the_years {
            let year = of.year;
            let rating = of
                .rating
                .as_deref()
                .map_or_else(|| "not found".to_owned(), escaped);
            let _ = writeln!(text, "| {year} | {rating} |");
        }
        text.push('\n');
    }
}

fn counts(text: &mut String, view: &Compliance) {
    if view.counts.total() == 0 {
        let _ = writeln!(
            text,
            "No earlier recommendation was read, so there is nothing that {} could answer.\n",
            view.year
        );
        return;
    }
    let _ = writeln!(
        text,
        "{} of earlier editions on which {} had to answer:\n",
        counted(view.counts.total(), "ask"),
        view.year
    );
    let _ = writeln!(text, "| status | asks | meaning |\n|---|--:|---|");
    for status in Status::ALL {
        let count = view.counts.get(*status);
        let _ = writeln!(text, "| {status} | {count} | {} |", meaning(*status));
    }
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::compliance::compliance as view;
    use crate::view::example::orvania;

    #[test]
    fn a_compliance_report_in_markdown() {
        for year in [2010, 2011, 2012, 2014] {
            let text = compliance(&view(&orvania(), year).unwrap());
            insta::assert_snapshot!(format!("compliance_{year}"), text);
        }
    }
}
