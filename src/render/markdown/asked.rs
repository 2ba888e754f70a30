//! The parts of the compliance report about asks.

use std::fmt::Write;

use super::escape::{changes, escaped};
use crate::judgement::LinkDecision;
use crate::render::words::{counted, day, unsure, years};
use crate::view::compliance::{Answered, Compliance, Earlier, Reworded};
use crate::view::history::PersonsWord;
use crate::view::overview::Asked;
use crate::view::quotation::Quotation;
use crate::view::wording::unchanged;

pub(super) fn earlier(text: &mut String, view: &Compliance, asked: Asked, heading: &str) {
    let items: Vec<&Earlier> = view.earlier_asked(asked).collect();
    if items.is_empty() {
        return;
    }
    let _ = writeln!(text, "## {heading} ({})\n", items.len());
    if asked == Asked::Unknown {
        let _ = writeln!(
            text,
            "The recommendations of {} were not part of what was read, so none of these asks can be \
             called dropped.\n",
            view.year
        );
    }
    for item in items {
        one(text, view, item);
    }
}

fn one(text: &mut String, view: &Compliance, item: &Earlier) {
    let _ = writeln!(text, "### {}: {}\n", escaped(&item.title), item.status);
    let _ = writeln!(
        text,
        "`{}`, asked since {}, in {} of those read: {}.\n",
        item.id,
        item.since,
        counted(item.years.len(), "edition"),
        years(&item.years)
    );
    for before in &item.before {
        answered(text, before);
    }
    for now in &item.now {
        reworded(text, view, now);
    }
    evidence(text, view, item);
}

fn reworded(text: &mut String, view: &Compliance, now: &Reworded) {
    let how = match (now.decision, now.probability) {
        (LinkDecision::Accepted, _) => ", the same ask by a person's word".to_owned(),
        (_, Some(probability)) => format!(", the same ask with probability {probability:.2}"),
        (_, None) => String::new(),
    };
    let year = view.year;
    let id = &now.id;
    if unchanged(&now.changes) {
        let _ = writeln!(
            text,
            "Asked again in {year} in the same words (`{id}`{how}).\n"
        );
    } else {
        let against = &now.compared_with;
        let drawn = changes(&now.changes);
        let _ = writeln!(
            text,
            "Asked again in {year} (`{id}`{how}), changed against `{against}`:\n\n> {drawn}\n"
        );
    }
}

fn answered(text: &mut String, before: &Answered) {
    let year = before.id.report.year;
    let _ = writeln!(
        text,
        "Asked in {year} (`{}`):\n\n> {}\n",
        before.id,
        escaped(&before.text)
    );
    let why = escaped(&before.status_reason);
    let _ = match &before.person {
        Some(word) => writeln!(text, "**{}**, {}\n", before.status, persons_word(word)),
        None => writeln!(
            text,
            "**{}**, by the program{}: {why}.\n",
            before.status,
            unsure(before.confidence)
        ),
    };
}

fn persons_word(word: &PersonsWord) -> String {
    let note = (word.note.as_ref()).map_or_else(String::new, |note| {
        format!(", with the note “{}”", escaped(note))
    });
    let program = word.program_says.map_or_else(String::new, |status| {
        format!(" The program itself says {status}.")
    });
    format!(
        "by the word of {} on {}{note}.{program}",
        escaped(&word.by),
        day(word.at)
    )
}

fn evidence(text: &mut String, view: &Compliance, item: &Earlier) {
    for cited in &item.evidence {
        quoted(text, &cited.quotation);
    }
    if item.is_answered_in(view.year) {
        return;
    }
    let year = view.year;
    let _ = if view.read.sections.is_empty() {
        writeln!(
            text,
            "The sections of {year} that could answer were not part of what was read.\n"
        )
    } else {
        writeln!(
            text,
            "No sentence of {year} that speaks of it was found; that does not mean that nothing was \
             done.\n"
        )
    };
}

fn quoted(text: &mut String, quotation: &Quotation) {
    let how_sure = match quotation.decision {
        LinkDecision::Accepted => "accepted by a person".to_owned(),
        _ if quotation.is_uncertain() => {
            format!("probability {:.2}, uncertain", quotation.probability)
        }
        _ => format!("probability {:.2}", quotation.probability),
    };
    let _ = writeln!(
        text,
        "> {}\n>\n> *{}*: {} {}, `{}` ({how_sure})\n",
        escaped(&quotation.text),
        quotation.stance,
        quotation.year,
        quotation.section,
        quotation.id,
    );
}

pub(super) fn new(text: &mut String, view: &Compliance) {
    if view.new.is_empty() {
        return;
    }
    let _ = writeln!(text, "## Asked for the first time ({})\n", view.new.len());
    for ask in &view.new {
        let _ = writeln!(text, "- `{}` {}", ask.id, escaped(&ask.text));
    }
    text.push('\n');
}

pub(super) fn closed(text: &mut String, view: &Compliance) {
    if view.closed.is_empty() {
        return;
    }
    let _ = writeln!(
        text,
        "## Had ended before {} ({})\n",
        view.year,
        view.closed.len()
    );
    let _ = writeln!(
        text,
        "| ask | last asked | stands as | |\n|---|---|---|---|"
    );
    for ask in &view.closed {
        let title = escaped(&ask.title);
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {title} |",
            ask.id, ask.last_asked, ask.status
        );
    }
    text.push('\n');
}
