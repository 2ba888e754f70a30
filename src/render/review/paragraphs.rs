//! What is shown of one question.

use crate::judgement::{LinkDecision, Stance, Status};
use crate::render::words::{counted, meaning, series_name, years};
use crate::review::{Kind, StatusChange};
use crate::view::quotation::Quotation;
use crate::view::review::{Item, Text};
use crate::view::wording::{Change, Piece, anew};

/// How much is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fold {
    /// Nothing around the sentence, for where there is no room.
    Bare,
    /// What is needed to answer in most cases.
    Short,
    /// More of the section around the sentence, the other evidence, the other wordings.
    Open,
}

/// A paragraph of runs, parted by spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Paragraph {
    /// Columns of white space before every line.
    pub indent: usize,
    /// Its words.
    pub runs: Vec<Run>,
}

/// Words in one tone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// How they stand out.
    pub tone: Tone,
    /// The words.
    pub words: String,
}

/// How words stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Not at all.
    Plain,
    /// As a heading.
    Strong,
    /// They step back.
    Faint,
    /// They stand only in the earlier wording.
    Deleted,
    /// They stand only in the later wording.
    Inserted,
    /// They name a status.
    Status(Status),
    /// They name a stance.
    Stance(Stance),
}

/// Columns by which a text stands in.
const TEXT: usize = 2;

fn run(tone: Tone, words: impl Into<String>) -> Run {
    let words = words.into();
    Run { tone, words }
}

fn paragraph(indent: usize, runs: Vec<Run>) -> Paragraph {
    Paragraph { indent, runs }
}

fn blank() -> Paragraph {
    Paragraph::default()
}

/// Which ask of which country it is about, and how that stands.
pub fn head(item: &Item) -> Vec<Paragraph> {
    let ask = run(Tone::Strong, format!("{}  {}", item.ask, item.title));
    let place = match item.series.is_tip() {
        true => format!("{}.", item.country),
        false => format!("{} ({}).", item.country, series_name(&item.series)),
    };
    let asked = format!("{},", asked(item));
    let now = match item.still_asked {
        true => "the latest list too; stands",
        false => "no longer in the latest list; stands",
    };
    let standing = run(Tone::Status(item.standing), item.standing.word());
    vec![
        paragraph(0, vec![ask]),
        paragraph(
            0,
            vec![
                run(Tone::Plain, place),
                run(Tone::Plain, asked),
                run(Tone::Plain, now),
                standing,
            ],
        ),
    ]
}

/// When the ask was made: `Asked in 4 editions, 2012 to 2021`.
pub fn asked(item: &Item) -> String {
    match item.years.as_slice() {
        [first, last] => format!("Asked in {first} and {last}"),
        [first, .., last] => {
            let times = counted(item.years.len(), "edition");
            format!("Asked in {times}, {first} to {last}")
        }
        years => format!("Asked in {}", self::years(years)),
    }
}

/// What accepting means, with the statuses that it changes.
pub fn if_accepted(item: &Item) -> String {
    let changes = item.outcomes.as_ref().map(|of| of.accepted.as_slice());
    format!("{}{}", item.if_accepted, changed(changes))
}

/// What rejecting means, with the statuses that it changes.
pub fn if_rejected(item: &Item) -> String {
    let changes = item.outcomes.as_ref().map(|of| of.rejected.as_slice());
    format!("{}{}", item.if_rejected, changed(changes))
}

/// The question, the texts, the reasons, and what the answers mean.
pub fn body(item: &Item, fold: Fold) -> Vec<Paragraph> {
    let mut shown = vec![question(item), blank()];
    shown.extend(first(item));
    if let Some(text) = &item.second {
        shown.push(blank());
        shown.extend(second(item, text, fold));
    }
    if item.kind == Kind::Status {
        shown.push(blank());
        shown.extend(evidence("Sentences that bear on it", &item.other_evidence));
    }
    shown.push(blank());
    if item.kind == Kind::Status {
        shown.push(labelled(&format!("{}:", item.status), meaning(item.status)));
    }
    shown.push(labelled("Why:", &item.reason));
    shown.push(labelled("Accept:", &if_accepted(item)));
    shown.push(labelled("Reject:", &if_rejected(item)));
    if fold == Fold::Open {
        shown.extend(further(item));
    }
    shown
}

/// So many changes of statuses are named; more are counted.
const NAMED: usize = 2;

/// `; PER-2012-3 becomes partial (now unmet)`
fn changed(changes: Option<&[StatusChange]>) -> String {
    let Some(changes) = changes else {
        return String::new();
    };
    let named = changes.iter().take(NAMED).map(|change| {
        let StatusChange { wording, from, to } = change;
        format!("; {wording} becomes {to} (now {from})")
    });
    let named: String = named.collect();
    match changes.len() {
        0 => "; no status changes".to_owned(),
        all if all > NAMED => format!("{named}; {} more change", all - NAMED),
        _ => named,
    }
}

fn labelled(label: &str, words: &str) -> Paragraph {
    paragraph(0, vec![run(Tone::Strong, label), run(Tone::Plain, words)])
}

fn question(item: &Item) -> Paragraph {
    let sure = format!("(probability {:.2})", item.probability);
    let question = run(Tone::Strong, item.question.clone());
    paragraph(0, vec![question, run(Tone::Faint, sure)])
}

fn first(item: &Item) -> Vec<Paragraph> {
    let mut name = named(&item.first, "asked");
    name.runs.push(run(Tone::Faint, "now"));
    let status = run(Tone::Status(item.status), item.status.word());
    name.runs.push(status);
    let words = compared(item, &item.first, Change::Inserted);
    vec![name, paragraph(TEXT, words)]
}

/// One of two wordings with its differences from the other, where enough is the same to be compared.
fn compared(item: &Item, text: &Text, other: Change) -> Vec<Run> {
    match item.changes.is_empty() || anew(&item.changes) {
        true => quoted(Tone::Plain, &text.text),
        false => without(&item.changes, other),
    }
}

fn second(item: &Item, text: &Text, fold: Fold) -> Vec<Paragraph> {
    if item.kind == Kind::Match {
        let words = compared(item, text, Change::Deleted);
        return vec![named(text, "asked"), paragraph(TEXT, words)];
    }
    let mut name = named(text, "says");
    if let Some(stance) = item.stance {
        name.runs.push(run(Tone::Faint, "read as"));
        name.runs.push(run(Tone::Stance(stance), stance.word()));
    }
    let around = match fold {
        Fold::Bare => 0,
        Fold::Short => 1,
        Fold::Open => usize::MAX,
    };
    let mut runs = Vec::new();
    let before = text.before.len().saturating_sub(around);
    runs.extend((text.before[before..].iter()).map(|words| run(Tone::Faint, words.clone())));
    runs.extend(quoted(Tone::Strong, &text.text));
    let after = text.after.iter().take(around);
    runs.extend(after.map(|words| run(Tone::Faint, words.clone())));
    vec![name, paragraph(TEXT, runs)]
}

/// `2012 protection says  PER-2012-protection-3`
fn named(text: &Text, does: &str) -> Paragraph {
    let place = match text.section {
        Some(section) => format!("{} {section} {does}", text.year),
        None => format!("{} {does}", text.year),
    };
    let name = format!("({})", text.id);
    paragraph(0, vec![run(Tone::Strong, place), run(Tone::Faint, name)])
}

fn quoted(tone: Tone, words: &str) -> Vec<Run> {
    vec![run(tone, format!("“{words}”"))]
}

/// One of two wordings: all pieces but those that stand only in the other.
fn without(pieces: &[Piece], change: Change) -> Vec<Run> {
    (pieces.iter())
        .filter(|piece| piece.change != change)
        .map(|piece| {
            let tone = match piece.change {
                Change::Kept => Tone::Plain,
                Change::Deleted => Tone::Deleted,
                Change::Inserted => Tone::Inserted,
            };
            run(tone, piece.words.clone())
        })
        .collect()
}

fn further(item: &Item) -> Vec<Paragraph> {
    let mut shown = Vec::new();
    if item.kind != Kind::Status {
        shown.push(blank());
        let what = format!("Other sentences that bear on {}", item.first.id);
        shown.extend(evidence(&what, &item.other_evidence));
    }
    shown.push(blank());
    let none = item.other_wordings.is_empty();
    let heading = if none {
        "The ask has no other wording."
    } else {
        "Other wordings of the ask"
    };
    shown.push(paragraph(0, vec![run(Tone::Strong, heading)]));
    for wording in &item.other_wordings {
        let status = run(Tone::Status(wording.status), wording.status.word());
        let name = run(Tone::Faint, format!("{}", wording.id));
        shown.push(paragraph(TEXT, vec![name, status]));
        shown.push(paragraph(2 * TEXT, quoted(Tone::Plain, &wording.text)));
    }
    shown
}

fn evidence(heading: &str, quotations: &[Quotation]) -> Vec<Paragraph> {
    if quotations.is_empty() {
        let none = format!("{heading}: none found.");
        return vec![paragraph(0, vec![run(Tone::Strong, none)])];
    }
    let mut shown = vec![paragraph(0, vec![run(Tone::Strong, heading)])];
    for quotation in quotations {
        let name = format!("{} {}", quotation.id, probability(quotation));
        let stance = run(Tone::Stance(quotation.stance), quotation.stance.word());
        shown.push(paragraph(TEXT, vec![stance, run(Tone::Faint, name)]));
        shown.push(paragraph(2 * TEXT, quoted(Tone::Plain, &quotation.text)));
    }
    shown
}

fn probability(quotation: &Quotation) -> String {
    match quotation.decision {
        LinkDecision::Accepted => "(accepted by a person)".to_owned(),
        LinkDecision::Rejected => "(rejected by a person)".to_owned(),
        LinkDecision::Auto => format!("(probability {:.2})", quotation.probability),
    }
}
