//! The full screen: where it stands, the question, what the keys do.

mod wrap;

use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph as Lines, Wrap};
use unmet::render::page::Ink;
use unmet::render::review::{Fold, Tone, body, head};
use unmet::view::review::Item;

use super::keys::{Desk, Message, Mode};
use super::lines::left;
use wrap::{Inks, wrapped};

/// A screen smaller than this shows nothing that can be decided on.
const SMALLEST: (u16, u16) = (30, 8);
/// On a lower screen the question takes the place of the ask's standing.
const LOW: u16 = 14;
/// Lines longer than this tire the eye.
const WIDEST: u16 = 110;

const KEYS: [(&str, &str); 9] = [
    ("a", "accept"),
    ("r", "reject"),
    ("s", "skip"),
    ("m", "mark"),
    ("n", "note"),
    ("u", "undo"),
    ("o", "more"),
    ("?", "help"),
    ("q", "quit"),
];

const HELP: [(&str, &str); 11] = [
    ("a", "accept: the program is right"),
    ("r", "reject: the program is wrong"),
    ("s", "skip: leave the question open for another time"),
    (
        "m",
        "mark: say what became of the earlier wording (met, partial, unmet, dropped)",
    ),
    ("n", "note: a line that is kept with the next answer"),
    ("u", "undo: take the last answer or skip back"),
    (
        "o or Enter",
        "more of the report, the other evidence, the other wordings; again for less",
    ),
    ("↑ ↓ PgUp PgDn", "scroll"),
    ("q or Ctrl-C", "quit; every answer is kept already"),
    ("", ""),
    (
        "",
        "The least certain questions come first. Words that differ are struck out in the earlier text and underlined in the later one; without colour they stand in [-…-] and {+…+}.",
    ),
];

/// Draws everything, and tells `desk` how far the question can be scrolled.
pub fn draw(frame: &mut Frame, desk: &mut Desk, ink: Ink) {
    let inks = Inks(ink);
    let area = frame.area();
    if area.width < SMALLEST.0 || area.height < SMALLEST.1 {
        let small = "This window is too small to review in. Make it larger, or use `unmet review --plain`. q quits.";
        frame.render_widget(Lines::new(small).wrap(Wrap { trim: true }), area);
        return;
    }
    let width = area.width.min(WIDEST);
    let column = Rect { width, ..area };
    let head = top(desk, inks, column);
    let height = foot(desk, inks, width).len() as u16;
    let [above, middle, below] = Layout::vertical([
        Constraint::Length(head.len() as u16),
        Constraint::Min(1),
        Constraint::Length(height),
    ])
    .areas(column);
    frame.render_widget(Lines::new(head), above);
    question(frame, desk, inks, middle);
    // Only now it is known how much of the question is not seen.
    frame.render_widget(Lines::new(foot(desk, inks, width)), below);
    if let Mode::Note(line) | Mode::NoteOfMark(_, line) = &desk.mode {
        let typed = Line::from(line.as_str()).width() as u16 + PROMPT.len() as u16;
        frame.set_cursor_position((below.x + typed.min(width - 1), below.y + 1));
    }
}

fn rule(inks: Inks, width: u16, label: &str) -> Line<'static> {
    let rest = usize::from(width).saturating_sub(label.chars().count());
    Line::from(Span::styled(
        format!("{label}{}", "─".repeat(rest)),
        inks.of(Tone::Faint),
    ))
}

fn top(desk: &Desk, inks: Inks, area: Rect) -> Vec<Line<'static>> {
    let mut title = left(desk.session.remaining());
    let (answered, skipped) = desk.session.counts();
    if answered + skipped > 0 {
        title = format!("{title} · {answered} answered, {skipped} skipped");
    }
    let mut lines = vec![Line::from(Span::styled(title, inks.of(Tone::Faint)))];
    if let Some(item) = desk.session.current()
        && area.height >= LOW
    {
        lines.extend(wrapped(&head(item), area.width, inks));
    }
    lines.push(rule(inks, area.width, ""));
    lines
}

fn question(frame: &mut Frame, desk: &mut Desk, inks: Inks, area: Rect) {
    let rows = usize::from(area.height);
    let lines = match (&desk.mode, desk.session.current()) {
        (Mode::Help, _) => help(inks, area.width),
        (_, Some(item)) => one_screen(item, desk.fold, rows, area.width, inks),
        (_, None) => nothing_left(desk),
    };
    desk.page = rows.saturating_sub(1).max(1);
    desk.furthest = lines.len().saturating_sub(rows);
    desk.scrolled = desk.scrolled.min(desk.furthest);
    let seen: Vec<Line> = lines.into_iter().skip(desk.scrolled).take(rows).collect();
    frame.render_widget(Lines::new(seen), area);
}

/// What can be left out is, where the question would not fit the screen otherwise.
fn one_screen(item: &Item, fold: Fold, rows: usize, width: u16, inks: Inks) -> Vec<Line<'static>> {
    let lines = wrapped(&body(item, fold), width, inks);
    match fold {
        Fold::Short if lines.len() > rows => wrapped(&body(item, Fold::Bare), width, inks),
        _ => lines,
    }
}

fn nothing_left(desk: &Desk) -> Vec<Line<'static>> {
    let told = match desk.session.counts() {
        (0, 0) => {
            "There is nothing to review: the program is unsure of nothing that was asked for."
        }
        (_, 0) => "That was the last question. Everything is kept.",
        (_, _) => "That was the last question. Everything is kept; what you skipped stays open.",
    };
    vec![
        Line::from(""),
        Line::from(told),
        Line::from("u takes the last answer back, q leaves."),
    ]
}

fn help(inks: Inks, width: u16) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (key, does) in HELP {
        let indent = if key.is_empty() { 0 } else { 16 };
        let room = usize::from(width).saturating_sub(indent).max(10);
        for (number, part) in textwrap::wrap(does, room).into_iter().enumerate() {
            let shown = if number == 0 { key } else { "" };
            lines.push(Line::from(vec![
                Span::styled(format!("{shown:indent$}"), inks.of(Tone::Strong)),
                Span::raw(part.into_owned()),
            ]));
        }
    }
    lines.push(Line::from(""));
    lines.push(Line::from("Any key goes back to the question."));
    lines
}

const PROMPT: &str = "> ";

fn foot(desk: &Desk, inks: Inks, width: u16) -> Vec<Line<'static>> {
    let more = match desk.furthest.saturating_sub(desk.scrolled) {
        0 => String::new(),
        more => format!("── {more} more below (↓) "),
    };
    let mut lines = vec![rule(inks, width, &more)];
    let typed = |line: &str| vec![Line::from(format!("{PROMPT}{line}"))];
    match &desk.mode {
        Mode::Marking => {
            let of = desk
                .session
                .current()
                .map_or("", |item| item.first.id.as_str());
            let ask = format!("What became of {of}?  ");
            let keys = [
                ("m", "met"),
                ("p", "partial"),
                ("u", "unmet"),
                ("d", "dropped"),
                ("Esc", "back"),
            ];
            lines.extend(texts(&ask, width));
            lines.extend(keys_in(&keys, width, inks));
        }
        Mode::NoteOfMark(status, line) => {
            lines.extend(typed(line));
            lines.extend(texts(
                &format!(
                    "Mark as {status}: why? Enter keeps it, with or without a note; Esc leaves."
                ),
                width,
            ));
        }
        Mode::Note(line) => {
            lines.extend(typed(line));
            lines.extend(texts(
                "A note for the next answer. Enter keeps it, Esc leaves.",
                width,
            ));
        }
        Mode::Help => {}
        Mode::Asking => {
            match &desk.message {
                Some(Message::Done(told)) => lines.extend(texts(told, width)),
                Some(Message::Trouble(told)) => {
                    lines.extend(texts(&format!("Not done: {told}"), width))
                }
                None => {}
            }
            if let Some(note) = &desk.note {
                lines.extend(texts(&format!("Note of the next answer: {note}"), width));
            }
            lines.extend(keys_in(&keys(desk), width, inks));
        }
    }
    lines
}

fn keys(desk: &Desk) -> Vec<(&'static str, &'static str)> {
    let useful = |key: &str| match desk.session.current() {
        None => matches!(key, "u" | "q" | "?"),
        Some(_) => true,
    };
    let name = |(key, does): (&'static str, &'static str)| match (key, desk.fold) {
        ("o", Fold::Open) => (key, "less"),
        _ => (key, does),
    };
    KEYS.into_iter()
        .filter(|(key, _)| useful(key))
        .map(name)
        .collect()
}

fn texts(told: &str, width: u16) -> Vec<Line<'static>> {
    let whole_words =
        textwrap::Options::new(width.into()).word_splitter(textwrap::WordSplitter::NoHyphenation);
    let lines = textwrap::wrap(told, whole_words);
    lines
        .into_iter()
        .map(|line| Line::from(line.into_owned()))
        .collect()
}

/// The keys with what they do, over as many lines as they need.
fn keys_in(keys: &[(&str, &str)], width: u16, inks: Inks) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default()];
    for (key, does) in keys {
        let key = Span::styled((*key).to_owned(), inks.of(Tone::Strong));
        let does = Span::raw(format!(" {does}  "));
        let fits = |line: &Line| {
            line.width() + key.width() + does.content.trim_end().chars().count()
                <= usize::from(width)
        };
        if !lines.last().is_some_and(fits) {
            lines.push(Line::default());
        }
        if let Some(line) = lines.last_mut() {
            line.spans.extend([key, does]);
        }
    }
    lines
}

#[cfg(test)]
mod tests;
