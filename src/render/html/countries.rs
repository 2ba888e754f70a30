//! The summary over countries.

use askama::Template;

use crate::judgement::Status;
use crate::render::prose;
use crate::render::words::{series_name, years};
use crate::report::Edition;
use crate::view::compliance::{ComplianceReport, CountryLine};

const COUNTED: [Status; 4] = [Status::Unmet, Status::Partial, Status::Met, Status::Dropped];

/// A line for each country.
#[derive(Template)]
#[template(path = "report/countries.html")]
pub(super) struct Countries<'a> {
    year: Edition,
    lines: Vec<Line<'a>>,
    all: Vec<usize>,
    recurring: usize,
    left_out: Vec<String>,
}

struct Line<'a> {
    anchor: String,
    country: &'a str,
    rating: String,
    numbers: Vec<String>,
    recurring: usize,
    most_often: String,
}

impl<'a> Countries<'a> {
    pub fn of(view: &'a ComplianceReport) -> Self {
        Countries {
            year: view.year,
            lines: view.summary.iter().map(line).collect(),
            all: COUNTED.map(|status| view.counts.get(status)).to_vec(),
            recurring: view.summary.iter().map(|line| line.recurring_unmet).sum(),
            left_out: (view.left_out.iter())
                .map(|left| {
                    format!(
                        "{} ({}): read of {}",
                        left.country,
                        series_name(&left.series),
                        years(&left.editions)
                    )
                })
                .collect(),
        }
    }
}

fn line(line: &CountryLine) -> Line<'_> {
    Line {
        anchor: line.report.to_string(),
        country: &line.country,
        rating: prose::line_rating(line),
        numbers: COUNTED
            .map(|status| prose::line_number(line, status))
            .to_vec(),
        recurring: line.recurring_unmet,
        most_often: (line.most_often.as_ref()).map_or_else(String::new, |ask| {
            format!("{} ({} editions)", ask.title, ask.times_asked)
        }),
    }
}
