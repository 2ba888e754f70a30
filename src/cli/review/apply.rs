//! Answers that come back in a file.

use std::collections::HashMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use anyhow::Context;
use unmet::decision::{Ruling, Rulings};
use unmet::judgement::DossierId;
use unmet::ledger::Ledger;
use unmet::read::decode;
use unmet::render::words::counted;
use unmet::review::{Answered, Say, Sheet, agreed, answers, before, ruling};
use unmet::store::Saying;

use crate::cli::Output;
use crate::cli::desk::Desk;
use crate::cli::output::of_reading;
use crate::cli::person::Person;

/// Keeps the good answers of `file` all together, and tells of the others line by line.
pub fn apply(
    desk: &mut Desk,
    file: &Path,
    person: &Person,
    out: &mut Output,
) -> anyhow::Result<()> {
    let text = text_of(file)?;
    let mut pile = Pile::default();
    for answer in answers(&text, sheet_of(file, &text)) {
        let (line, taken) = match answer {
            Ok(answer) => (answer.line, pile.take(desk, &answer, person)),
            Err(problem) => (problem.line, Err(problem.into())),
        };
        if let Err(error) = taken {
            out.problem(format_args!(
                "{}, line {line}: {error:#}; this line was left out",
                file.display()
            ));
        }
    }
    if !pile.new.is_empty() {
        desk.decide_all(&pile.new)?;
    }
    out.say(&pile.told())?;
    if !pile.new.is_empty() {
        out.say(&format!("To see them: {}", desk.command("history")))?;
    }
    Ok(())
}

fn text_of(file: &Path) -> anyhow::Result<String> {
    let cannot = || format!("{} cannot be read", file.display());
    let bytes = if file == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin()
            .read_to_end(&mut bytes)
            .map_err(of_reading)
            .with_context(cannot)?;
        bytes
    } else {
        std::fs::read(file)
            .map_err(of_reading)
            .with_context(cannot)?
    };
    Ok(decode(&bytes).text)
}

/// What the file's name says it is; else what it begins with.
fn sheet_of(file: &Path, text: &str) -> Sheet {
    let ending = file.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_deref().and_then(|ending| ending.to_str()) {
        Some("jsonl" | "ndjson" | "json") => Sheet::JsonLines,
        Some("csv" | "tsv") => Sheet::Table,
        _ if text.trim_start().starts_with('{') => Sheet::JsonLines,
        _ => Sheet::Table,
    }
}

/// The answers of a file that are good.
#[derive(Default)]
struct Pile {
    new: Vec<Saying>,
    /// What is decided already in the same way.
    known: usize,
    /// Questions without an answer.
    open: usize,
    ledgers: HashMap<DossierId, Arc<Ledger>>,
    /// What the file says of each thing, and in which line.
    said: Vec<(Ruling, u64)>,
}

impl Pile {
    fn take(&mut self, desk: &Desk, answer: &Answered, person: &Person) -> anyhow::Result<()> {
        let Some(say) = answer.say else {
            self.open += 1;
            return Ok(());
        };
        let id = answer.subject.dossier();
        if !self.ledgers.contains_key(&id) {
            self.ledgers.insert(id.clone(), desk.ledger(&id)?);
        }
        let ledger = &self.ledgers[&id];
        let ruling = decided(ledger, answer, say)?;
        if let Some((other, line)) = self
            .said
            .iter()
            .find(|(other, _)| same_thing(other, &ruling))
        {
            anyhow::ensure!(
                *other == ruling,
                "line {line} says something else of the same thing"
            );
            return Ok(());
        }
        self.said.push((ruling.clone(), answer.line));
        let note = answer.note.as_deref().or(person.note());
        if is_known(ledger, &ruling, note) {
            self.known += 1;
            return Ok(());
        }
        let by = match &answer.by {
            Some(name) => name.clone(),
            None => person.name()?,
        };
        self.new.push(Saying {
            by,
            at: chrono::Utc::now(),
            ruling,
            note: note.map(str::to_owned),
        });
        Ok(())
    }

    fn told(&self) -> String {
        let new = counted(self.new.len(), "answer");
        let (known, open) = (self.known, counted(self.open, "question"));
        format!("{new} kept, {known} known already, {open} left open.")
    }
}

/// The decision that the answer makes, if the texts are still those that were answered.
fn decided(ledger: &Ledger, answer: &Answered, say: Say) -> anyhow::Result<Ruling> {
    let agreed = agreed(&ledger.judgement, &answer.subject, say);
    if let (Say::Accept, Say::Mark(today), Some(asked)) = (say, agreed, answer.status) {
        anyhow::ensure!(
            asked == today,
            "the program now says {today} and no longer {asked}; say which status it is"
        );
    }
    // The question itself names all texts that the file may quote, whatever was answered.
    let whole = ruling(&ledger.dossier, &answer.subject, Say::Clear)?;
    let (first, second) = match &whole {
        Ruling::Status { wording, .. } => (&wording.text, None),
        Ruling::Match { from, to, .. } => (&from.text, Some(&to.text)),
        Ruling::Evidence {
            wording, sentence, ..
        } => (&wording.text, Some(&sentence.text)),
    };
    for (quoted, today) in [(&answer.first, Some(first)), (&answer.second, second)] {
        if let (Some(quoted), Some(today)) = (quoted, today) {
            anyhow::ensure!(
                same_words(quoted, today),
                "the text has changed since the question was asked (\"{}\" is now \"{today}\"); ask again with `unmet review`",
                quoted
            );
        }
    }
    Ok(ruling(&ledger.dossier, &answer.subject, agreed)?)
}

/// Spreadsheets change white space.
fn same_words(one: &str, other: &str) -> bool {
    one.split_whitespace().eq(other.split_whitespace())
}

/// Whether two decisions are about the same thing, whatever they say of it.
fn same_thing(one: &Ruling, other: &Ruling) -> bool {
    let nothing = Rulings::default();
    before(&nothing, one) == before(&nothing, other)
}

/// Whether this holds already, and with this note if there is any.
fn is_known(ledger: &Ledger, ruling: &Ruling, note: Option<&str>) -> bool {
    let rulings = Rulings::in_force(&ledger.decisions, &ledger.dossier);
    let last = (ledger.decisions.iter().rev()).find(|said| same_thing(&said.ruling, ruling));
    let noted = note.is_none() || last.is_some_and(|said| said.note.as_deref() == note);
    before(&rulings, ruling) == *ruling && (noted || last.is_none())
}
