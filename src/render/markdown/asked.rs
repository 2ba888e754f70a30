//! The parts of the compliance report that tell of each earlier ask.

use std::fmt::Write;

use super::escape::{changes, escaped};
use crate::render::prose;
use crate::render::words::counted;
use crate::view::compliance::{Answered, Cited, Compliance, Earlier, Reworded};
use crate::view::wording::unchanged;

pub(super) fn earlier(text: &mut String, view: &Compliance) {
    let _ = writeln!(
        text,
        "## What earlier editions asked, and what {} says of it ({})\n",
        view.year,
        view.earlier.len()
    );
    if view.earlier.is_empty() {
        let _ = writeln!(text, "{}\n", escaped(&prose::under_review(view)));
    }
    for status in prose::BY_NEED {
        let asks: Vec<&Earlier> = view.earlier_that_are(status).collect();
        if asks.is_empty() {
            continue;
        }
        let _ = writeln!(text, "### {} ({})\n", prose::capital(status), asks.len());
        for ask in asks {
            one(text, view, ask);
        }
    }
}

fn one(text: &mut String, view: &Compliance, ask: &Earlier) {
    let _ = writeln!(text, "#### {}: {}\n", escaped(&ask.title), ask.status);
    let _ = writeln!(
        text,
        "`{}`, {}; {}.\n",
        ask.id,
        prose::how_often(ask),
        prose::again(ask.asked, view.year)
    );
    for before in &ask.before {
        asked_before(text, ask, before);
    }
    for now in &ask.now {
        reworded(text, now);
    }
    for before in &ask.before {
        let which = match ask.before.len() {
            1 => String::new(),
            _ => format!(" (`{}`)", before.id),
        };
        let _ = writeln!(
            text,
            "**{}**{which}, {}.\n",
            before.status,
            escaped(&prose::judged(before))
        );
    }
    evidence(text, view, ask);
}

/// An earlier wording in full, unless a later one is shown with what changed against it.
fn asked_before(text: &mut String, ask: &Earlier, before: &Answered) {
    if !prose::is_shown_in_full(ask, before) {
        return;
    }
    let _ = writeln!(
        text,
        "Asked in {} (`{}`):\n\n> {}\n",
        before.id.report.year,
        before.id,
        escaped(&before.text)
    );
}

fn reworded(text: &mut String, now: &Reworded) {
    let words = match unchanged(&now.changes) {
        true => escaped(&now.text),
        false => changes(&now.changes),
    };
    let _ = writeln!(text, "{}:\n\n> {words}\n", prose::asked_again(now));
}

fn evidence(text: &mut String, view: &Compliance, ask: &Earlier) {
    for cited in ask.strongest() {
        quoted(text, cited);
    }
    if !ask.evidence.is_empty() {
        text.push('\n');
    }
    if !ask.further().is_empty() {
        let _ = writeln!(
            text,
            "{} in the annex under `{}`.\n",
            counted(ask.further().len(), "further sentence"),
            ask.id
        );
    }
    if !ask.is_answered_in(view.year) {
        let _ = writeln!(text, "{}\n", prose::silence(view));
    }
}

fn quoted(text: &mut String, cited: &Cited) {
    let quotation = &cited.quotation;
    let place = format!("{}, {}", quotation.year, quotation.section);
    let place = match &cited.source.url {
        Some(url) => format!("[{place}](<{}>)", address(url)),
        None => format!("{place}, in {}", escaped(&prose::files(&cited.source))),
    };
    let _ = writeln!(
        text,
        "- *{}*: “{}” {place} (`{}`, {})",
        quotation.stance,
        escaped(&quotation.text),
        quotation.id,
        prose::how_sure(quotation)
    );
}

/// An address as it may stand between `<` and `>`.
pub(super) fn address(url: &str) -> String {
    let safe = |c: &char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '\\');
    url.chars().filter(safe).collect()
}

/// The sentences that the report did not quote beside their asks.
pub(super) fn annex(text: &mut String, view: &Compliance) {
    let asks = || view.earlier.iter().filter(|ask| !ask.further().is_empty());
    let count: usize = asks().map(|ask| ask.further().len()).sum();
    if count == 0 {
        return;
    }
    let _ = writeln!(text, "## Annex: further sentences ({count})\n");
    for ask in asks() {
        let _ = writeln!(text, "### {} (`{}`)\n", escaped(&ask.title), ask.id);
        for cited in ask.further() {
            quoted(text, cited);
        }
        text.push('\n');
    }
}
