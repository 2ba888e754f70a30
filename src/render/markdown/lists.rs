//! The parts of the compliance report that list asks: made again, new, no longer made.

use std::fmt::Write;

use super::escape::escaped;
use crate::render::prose;
use crate::view::compliance::{Compliance, Earlier};
use crate::view::overview::Asked;

pub(super) fn made_again(text: &mut String, view: &Compliance) {
    let mut asks: Vec<&Earlier> = view.earlier_asked(Asked::Yes).collect();
    if asks.is_empty() {
        return;
    }
    asks.sort_by_key(|ask| std::cmp::Reverse(ask.years.len()));
    let _ = writeln!(text, "## Asked again in {} ({})\n", view.year, asks.len());
    let _ = writeln!(
        text,
        "| ask | editions | since | status | |\n|---|--:|---|---|---|"
    );
    for ask in asks {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {} |",
            ask.id,
            ask.years.len(),
            ask.since,
            ask.status,
            escaped(&ask.title)
        );
    }
    text.push('\n');
}

pub(super) fn new(text: &mut String, view: &Compliance) {
    if view.new.is_empty() {
        return;
    }
    let heading = prose::first_asked_heading(&view.first_asked);
    let _ = writeln!(text, "## {heading} ({})\n", view.new.len());
    if let Some(note) = prose::first_asked_note(&view.first_asked) {
        let _ = writeln!(text, "{note}\n");
    }
    for ask in &view.new {
        let said = (ask.person.as_ref()).map_or_else(String::new, |word| {
            format!(
                " **{}**, {}.",
                word.status,
                escaped(&prose::persons_word(word))
            )
        });
        let older = escaped(&prose::said_to_be_older(ask));
        let _ = writeln!(text, "- `{}` {}{older}{said}", ask.id, escaped(&ask.text));
    }
    text.push('\n');
}

pub(super) fn no_longer_made(text: &mut String, view: &Compliance) {
    let within: Vec<&Earlier> = view.earlier_asked(Asked::Within).collect();
    let ended: Vec<&Earlier> = view.earlier_asked(Asked::No).collect();
    let unknown: Vec<&Earlier> = view.earlier_asked(Asked::Unknown).collect();
    let year = view.year;
    let heading = format!("Asked again in {year} only as part of another ask");
    list(text, &heading, &within);
    list(text, &format!("No longer asked in {year}"), &ended);
    list(
        text,
        &format!("Not known whether {year} asks them again"),
        &unknown,
    );
    if view.closed.is_empty() {
        return;
    }
    let _ = writeln!(
        text,
        "## Older asks of which {year} says nothing ({})\n",
        view.closed.len()
    );
    let _ = writeln!(
        text,
        "| ask | since | last asked | stands as | |\n|---|---|---|---|---|"
    );
    for ask in &view.closed {
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {} |",
            ask.id,
            ask.since,
            ask.last_asked,
            ask.status,
            escaped(&prose::older(ask))
        );
    }
    text.push('\n');
}

fn list(text: &mut String, heading: &str, asks: &[&Earlier]) {
    if asks.is_empty() {
        return;
    }
    let _ = writeln!(text, "## {heading} ({})\n", asks.len());
    let _ = writeln!(
        text,
        "| ask | editions | last asked | status | |\n|---|--:|---|---|---|"
    );
    for ask in asks {
        let last = ask.years.last().copied().unwrap_or(ask.since);
        let _ = writeln!(
            text,
            "| `{}` | {} | {last} | {} | {} |",
            ask.id,
            ask.years.len(),
            ask.status,
            escaped(&ask.title)
        );
    }
    text.push('\n');
}

pub(super) fn figures(text: &mut String, view: &Compliance) {
    let figures = &view.figures;
    let _ = writeln!(text, "## Figures stated in {}\n", view.year);
    let _ = writeln!(text, "{}\n", escaped(&prose::figures_note(figures)));
    if figures.indicators.is_empty() {
        return;
    }
    let [now, earlier] = prose::figure_columns(figures);
    let _ = writeln!(text, "| | {now} | {earlier} |\n|---|---|---|");
    for line in prose::figure_lines(figures) {
        let mut before = stated(&line.earlier);
        if line.left_out > 0 {
            let _ = write!(
                before,
                "; and {} more, which `unmet figures` lists",
                line.left_out
            );
        }
        let _ = writeln!(
            text,
            "| {} | {} | {before} |",
            escaped(&line.name),
            stated(&line.stated)
        );
    }
    text.push('\n');
}

fn stated(figures: &[prose::FigureStated]) -> String {
    let figures =
        (figures.iter()).map(|figure| format!("{} `{}`", escaped(&figure.value), figure.sentence));
    figures.collect::<Vec<_>>().join("; ")
}
