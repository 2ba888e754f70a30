//! The review line after line: a question, a prompt, an answer. For people who have the screen read
//! to them, and for scripts.

use std::io::{BufRead, IsTerminal};

use unmet::judgement::Status;
use unmet::render::review::Fold;
use unmet::render::terminal;
use unmet::render::words::counted;
use unmet::review::{Kind, Say};
use unmet::view::review::Remaining;

use super::session::Session;
use crate::cli::Output;

/// What a person types at the prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Typed {
    Say(Say),
    Skip,
    Note(String),
    More,
    Undo,
    Quit,
    Help,
    Nothing,
    Unknown(String),
}

const HELP: &str = "\
a, accept       the program is right
r, reject       the program is wrong
s, skip         leave the question open
m, mark STATUS  say what became of the earlier wording: met, partial, unmet or dropped
n, note TEXT    a note for the next answer
o, more         more of the report, other evidence, other wordings
u, undo         take the last answer back
q, quit         leave; every answer is kept already
";

/// Asks until nothing is left, the person has had enough or the input ends.
pub fn review(mut session: Session, out: &mut Output) -> anyhow::Result<()> {
    let input = std::io::stdin();
    let by_hand = input.is_terminal();
    let mut input = input.lock().lines();
    let mut note: Option<String> = None;
    let mut fold = Some(Fold::Short);
    while session.current().is_some() {
        if let Some(fold) = fold.take() {
            ask(&session, fold, out)?;
        }
        prompt(&session, out)?;
        let Some(line) = input.next().transpose()? else {
            out.answer("\n")?;
            break;
        };
        if !by_hand {
            out.answer(&format!("{line}\n"))?;
        }
        let asked = session.current().map(|item| item.key.clone());
        match typed(&line) {
            Typed::Say(say) => match session.answer(say, note.as_deref()) {
                Ok(told) => {
                    out.say(&told)?;
                    note = None;
                    // After a mark the same question stands there still.
                    let next = session.current().map(|item| item.key.clone());
                    fold = (next != asked).then_some(Fold::Short);
                }
                Err(error) => out.say(&format!("Not kept: {error:#}."))?,
            },
            Typed::Skip => {
                session.skip()?;
                fold = Some(Fold::Short);
            }
            Typed::Undo => match session.undo() {
                Ok(told) => {
                    out.say(&told)?;
                    fold = Some(Fold::Short);
                }
                Err(error) => out.say(&format!("{error:#}."))?,
            },
            Typed::Note(text) => {
                out.say(&format!("The next answer gets the note “{text}”."))?;
                note = Some(text);
            }
            Typed::More => fold = Some(Fold::Open),
            Typed::Quit => break,
            Typed::Help => out.answer(HELP)?,
            Typed::Nothing => {}
            Typed::Unknown(word) => {
                let told = format!("“{word}” is no answer; help tells what there is.");
                match by_hand {
                    true => out.say(&told)?,
                    false => out.problem(told),
                }
            }
        }
    }
    if session.current().is_none() && session.counts() == (0, 0) {
        out.say(
            "There is nothing to review: the program is unsure of nothing that was asked for.",
        )?;
        return Ok(());
    }
    for sentence in session.farewell() {
        out.say(&sentence)?;
    }
    Ok(())
}

fn ask(session: &Session, fold: Fold, out: &mut Output) -> anyhow::Result<()> {
    let Some(item) = session.current() else {
        return Ok(());
    };
    out.answer("\n")?;
    out.say(&left(session.remaining()))?;
    let question = terminal::question(out.page(), item, fold);
    out.answer(&question)
}

fn prompt(session: &Session, out: &mut Output) -> anyhow::Result<()> {
    let status = session
        .current()
        .is_some_and(|item| item.kind == Kind::Status);
    out.answer(match status {
        true => "accept, mark STATUS, skip, note TEXT, more, undo, help, quit? ",
        false => "accept, reject, skip, mark STATUS, note TEXT, more, undo, help, quit? ",
    })?;
    out.close()
}

/// `12 questions left: 2 matches, 10 evidence links`
pub fn left(remaining: Remaining) -> String {
    let link = |count: usize| counted(count, "evidence link");
    let kinds = [
        (remaining.matches, "match"),
        (remaining.evidence, "evidence"),
        (remaining.statuses, "status"),
    ];
    let parts: Vec<String> = (kinds.into_iter())
        .filter(|(count, _)| *count > 0)
        .map(|(count, kind)| match (kind, count) {
            ("evidence", _) => link(count),
            (_, 1) => format!("1 {kind}"),
            _ => format!("{count} {kind}es"),
        })
        .collect();
    let all = counted(remaining.all(), "question");
    match parts.is_empty() {
        true => "no question left".to_owned(),
        false => format!("{all} left: {}", parts.join(", ")),
    }
}

fn typed(line: &str) -> Typed {
    let line = line.trim();
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = rest.trim();
    match (word.to_lowercase().as_str(), rest) {
        ("", _) => Typed::Nothing,
        ("n" | "note", text) if !text.is_empty() => Typed::Note(text.to_owned()),
        ("m" | "mark", status) => (self::status(status)).map_or_else(
            || Typed::Unknown(line.to_owned()),
            |s| Typed::Say(Say::Mark(s)),
        ),
        (_, more) if !more.is_empty() => Typed::Unknown(line.to_owned()),
        ("a" | "accept" | "y" | "yes", _) => Typed::Say(Say::Accept),
        ("r" | "reject" | "no", _) => Typed::Say(Say::Reject),
        ("s" | "skip", _) => Typed::Skip,
        ("u" | "undo", _) => Typed::Undo,
        ("o" | "open" | "more", _) => Typed::More,
        ("q" | "quit" | "exit", _) => Typed::Quit,
        ("?" | "h" | "help", _) => Typed::Help,
        (status, _) => (status.parse()).map_or_else(
            |_| Typed::Unknown(line.to_owned()),
            |s| Typed::Say(Say::Mark(s)),
        ),
    }
}

/// A status by its word or first letter; `p` is partial.
pub fn status(given: &str) -> Option<Status> {
    let given = given.to_lowercase();
    match given.as_str() {
        "m" => Some(Status::Met),
        "p" => Some(Status::Partial),
        "u" => Some(Status::Unmet),
        "d" => Some(Status::Dropped),
        word => word.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_whole_words_or_first_letters() {
        assert_eq!(typed(" Accept "), Typed::Say(Say::Accept));
        assert_eq!(typed("r"), Typed::Say(Say::Reject));
        assert_eq!(
            typed("mark partial"),
            Typed::Say(Say::Mark(Status::Partial))
        );
        assert_eq!(typed("m u"), Typed::Say(Say::Mark(Status::Unmet)));
        assert_eq!(typed("dropped"), Typed::Say(Say::Mark(Status::Dropped)));
        assert_eq!(typed("note by phone"), Typed::Note("by phone".to_owned()));
    }

    #[test]
    fn what_is_not_understood_decides_nothing() {
        for unclear in ["accept all", "mark", "m done", "note", "perhaps"] {
            assert!(matches!(typed(unclear), Typed::Unknown(_)), "{unclear}");
        }
    }
}
