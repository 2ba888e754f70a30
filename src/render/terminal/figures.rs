//! `unmet figures`: for each indicator a line through the years, then what was stated of each year.

use std::fmt::Write;

use anstyle::Style;

use super::table::{Columns, table};
use crate::figures::{Certainty, Unit};
use crate::render::Page;
use crate::render::amounts::{indicator_name, number, stated_value};
use crate::render::words::series_name;
use crate::view::figures::{Figures, IndicatorFigures, Point, Statement};

/// Whether the sentences are quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quotes {
    /// Below each figure stands its sentence.
    Shown,
    /// Only its name is shown.
    Named,
}

/// The figures of one country.
pub fn figures(page: Page, figures: &Figures, quotes: Quotes) -> String {
    let mut text = String::new();
    let title = format!("{} · {}", figures.country, series_name(&figures.series));
    let _ = writeln!(text, "{}", page.heading(&title));
    for indicator in &figures.indicators {
        text.push('\n');
        text.push_str(&one(page, indicator, quotes));
    }
    if figures.indicators.is_empty() {
        let none = "no such figure was found in the sentences of its sections; that does not mean that there is none";
        page.paragraph(&mut text, "", "", none);
        return text;
    }
    text.push('\n');
    for note in notes(figures) {
        page.paragraph(&mut text, "", "  ", &page.faint(note));
    }
    text
}

fn one(page: Page, indicator: &IndicatorFigures, quotes: Quotes) -> String {
    let name = indicator_name(
        indicator.indicator,
        indicator.unit,
        indicator.currency.as_deref(),
    );
    let mut text = format!("{}\n", page.heading(&name));
    if indicator
        .trend
        .iter()
        .filter(|point| point.value.is_some())
        .count()
        > 1
    {
        let _ = writeln!(text, "  {}", line(page, &indicator.trend, indicator.unit));
    }
    let statements = || indicator.years.iter().flat_map(|year| &year.statements);
    match quotes {
        Quotes::Named => text.push_str(&rows(page, statements())),
        Quotes::Shown => {
            for statement in statements() {
                quoted(page, &mut text, statement);
            }
        }
    }
    text
}

/// "2013 ▂▃ ▅ 2018   36 to 58 in 2018, 5 (8 %) below 2017".
fn line(page: Page, trend: &[Point], unit: Unit) -> String {
    const LEVELS: [char; 5] = ['▁', '▂', '▃', '▅', '▇'];
    let known = || trend.iter().filter_map(|point| Some((point, point.value?)));
    let most = known().map(|(_, value)| value).fold(0.0, f64::max);
    let bar = |point: &Point| match point.value {
        None => ' ',
        Some(_) if most == 0.0 => LEVELS[0],
        Some(value) => LEVELS[(value / most * (LEVELS.len() - 1) as f64).round() as usize],
    };
    let bars: String = trend.iter().map(bar).collect();
    let (Some((first, from)), Some((last, to))) = (known().next(), known().next_back()) else {
        return String::new();
    };
    let change = match last.change {
        Some(change) if change.by == 0.0 => format!(", as many as in {}", last.year - 1),
        Some(change) => {
            let by = number(change.by.abs(), unit);
            let share = change.share.map_or_else(String::new, |share| {
                format!(" ({:.0} %)", share.abs() * 100.0)
            });
            let way = if change.by > 0.0 { "above" } else { "below" };
            format!(", {by}{share} {way} {}", last.year - 1)
        }
        None => String::new(),
    };
    let after = match trend.last() {
        Some(point) if point.value.is_none() => {
            format!("; several figures for {}", point.year)
        }
        _ => String::new(),
    };
    format!(
        "{} {} {}   {} in {}, {} in {}{change}{after}",
        first.year,
        page.styled(Style::new().bold(), bars.trim_end()),
        last.year,
        number(from, unit),
        first.year,
        number(to, unit),
        last.year
    )
}

fn rows<'a>(page: Page, statements: impl Iterator<Item = &'a Statement>) -> String {
    let columns = [
        ("year", Columns::Whole),
        ("figure", Columns::Number),
        ("of which", Columns::Wrapped),
        ("stated in", Columns::Whole),
    ];
    let mut before = String::new();
    let rows = statements.map(|statement| {
        let year = years(statement);
        let shown = if year == before {
            String::new()
        } else {
            year.clone()
        };
        before = year;
        vec![
            shown,
            format!("{}{}", stated_value(statement), marks(statement)),
            which(statement),
            stated_in(statement),
        ]
    });
    table(page, &columns, rows)
}

fn quoted(page: Page, text: &mut String, statement: &Statement) {
    let which = which(statement);
    let which = if which.is_empty() {
        which
    } else {
        format!(" {which}")
    };
    let head = format!(
        "{}  {}{}{which} · {}",
        years(statement),
        page.styled(Style::new().bold(), &stated_value(statement)),
        marks(statement),
        stated_in(statement)
    );
    page.paragraph(text, "  ", "        ", &head);
    page.paragraph(
        text,
        "        ",
        "        ",
        &format!("“{}”", statement.quote),
    );
}

fn years(statement: &Statement) -> String {
    let about = statement.about;
    if about.first == about.last {
        about.first.to_string()
    } else {
        format!("{}–{}", about.first, about.last)
    }
}

/// What a figure counts where that is not all.
fn which(statement: &Statement) -> String {
    let mut parts: Vec<&str> = Vec::new();
    parts.extend(statement.hedge.as_deref());
    parts.extend(statement.qualifier.as_deref());
    if statement.by_others {
        parts.push("not by the government");
    }
    parts.join(", ")
}

fn stated_in(statement: &Statement) -> String {
    let back = if statement.looks_back { " ↩" } else { "" };
    format!("{}{back}", statement.sentence)
}

fn marks(statement: &Statement) -> String {
    let disputed = if statement.disputed { "≠" } else { "" };
    let inferred = match statement.certainty {
        Certainty::Stated => "",
        Certainty::Inferred => "°",
    };
    format!("{disputed}{inferred}")
}

fn notes(figures: &Figures) -> Vec<&'static str> {
    let some = |holds: fn(&Statement) -> bool| figures.statements().any(holds);
    let notes = [
        (
            some(|s| s.looks_back),
            "↩ the edition looks back to a year before the one that it is about",
        ),
        (
            some(|s| s.certainty == Certainty::Inferred),
            "° what it counts or its year is told by the figure with which it is compared or of which it is a part",
        ),
        (
            some(|s| s.disputed),
            "≠ another statement gives another number for the same year; the line follows the latest edition",
        ),
        (
            true,
            "The line joins figures of the whole alone; a gap is a year of which none is stated. Nothing is summed up.",
        ),
    ];
    let notes = notes.into_iter().filter(|(holds, _)| *holds);
    notes.map(|(_, note)| note).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::page::Ink;
    use crate::view::example::counted;
    use crate::view::figures::figures as view;

    #[test]
    fn figures_fit_the_page() {
        for (width, ink, name) in [
            (80, Ink::Plain, "figures_80"),
            (120, Ink::Plain, "figures_120"),
            (80, Ink::Coloured, "figures_80_coloured"),
        ] {
            let text = figures(Page::new(width, ink), &view(&counted()), Quotes::Named);
            if ink == Ink::Plain {
                assert!(
                    text.lines().all(|line| line.chars().count() <= width),
                    "{text}"
                );
            }
            insta::assert_snapshot!(name, text);
        }
    }

    #[test]
    fn every_figure_can_be_read_in_its_sentence() {
        let text = figures(Page::new(80, Ink::Plain), &view(&counted()), Quotes::Shown);
        assert!(
            text.lines().all(|line| line.chars().count() <= 80),
            "{text}"
        );
        insta::assert_snapshot!("figures_quoted_80", text);
    }
}
