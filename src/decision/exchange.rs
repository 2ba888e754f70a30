//! Decisions in a file, for a colleague: `unmet decisions export` writes it, `unmet decisions import`
//! reads it.
//!
//! The file is JSON Lines in UTF-8. Its first line says what it is (and may be left out); every further
//! line is one decision, in the order in which they count:
//!
//! ```text
//! {"format":1,"generated_by":"unmet 0.1.0","kind":"decisions"}
//! {"said_at":"2025-06-24T12:00:00Z","said_by":"M. Rojas","note":"seen it","ruling":{"kind":"status",
//!  "wording":{"id":"PER-2012-3","text":"…"},"status":"met"}}            (in one line)
//! ```
//!
//! | key | meaning |
//! |---|---|
//! | `said_at` | when it was said: RFC 3339, with any offset, to the nanosecond |
//! | `counts_from` | the time by which it counts, where the clock was behind what the person knew ([`order`](super::order)); else absent |
//! | `said_by` | who said it; not empty |
//! | `note` | why, in the person's words; may be absent or null |
//! | `ruling.kind` | `status`, `match` or `evidence` |
//! | `ruling.wording` | of `status` and `evidence`: the wording's name and its words at the time, `{"id","text"}` |
//! | `ruling.status` | `met`, `partial`, `unmet`, `dropped`, `pending`; null takes back what was said before |
//! | `ruling.from`, `ruling.to` | of `match`: the earlier and the later wording, of one country and series |
//! | `ruling.sentence` | of `evidence`: the sentence of a later report, `{"id","text"}` |
//! | `ruling.verdict` | of `match` and `evidence`: `accepted`, `rejected`; null takes back |
//! | `ruling.stance` | of an accepted `evidence`, if a person said so: `progress`, `lack`, `setback`, `mixed` |
//!
//! Other keys are ignored. The number that a decision has in a database is left out: it is another
//! one in every database, and without it two people who hold the same decisions write the same file.

use std::io::{self, BufRead, Write};

use chrono::{DateTime, Datelike, Utc};
use serde::{Deserialize, Serialize};

use super::{Decision, Ruling};
use crate::dossier::DossierId;
use crate::report::EDITIONS;

/// The number of the format that is written, and the highest that can be read.
pub const FORMAT: u32 = 1;
const KIND: &str = "decisions";

#[derive(Serialize)]
struct Header<'a> {
    format: u32,
    generated_by: String,
    kind: &'a str,
}

#[derive(Deserialize)]
struct AnyHeader {
    format: Option<u32>,
    kind: Option<String>,
}

#[derive(Serialize)]
struct Line<'a> {
    said_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counts_from: Option<DateTime<Utc>>,
    said_by: &'a str,
    note: Option<&'a str>,
    ruling: &'a Ruling,
}

#[derive(Deserialize)]
struct ReadLine {
    said_at: DateTime<Utc>,
    counts_from: Option<DateTime<Utc>>,
    said_by: String,
    note: Option<String>,
    ruling: Ruling,
}

/// Writes `decisions`, which stand in the order in which they count.
///
/// # Errors
/// When `out` cannot be written.
pub fn write<'a>(
    out: &mut impl Write,
    decisions: impl IntoIterator<Item = &'a Decision>,
) -> io::Result<()> {
    let generated_by = format!("unmet {}", env!("CARGO_PKG_VERSION"));
    let header = Header {
        format: FORMAT,
        generated_by,
        kind: KIND,
    };
    writeln!(out, "{}", serde_json::to_string(&header)?)?;
    for decision in decisions {
        let line = Line {
            said_at: decision.at,
            counts_from: decision.counts_from,
            said_by: &decision.by,
            note: decision.note.as_deref(),
            ruling: &decision.ruling,
        };
        writeln!(out, "{}", serde_json::to_string(&line)?)?;
    }
    Ok(())
}

/// What a file held.
#[derive(Debug, Default)]
pub struct Read {
    /// The decisions, none twice, in the order in which they count. Their numbers are those of their lines.
    pub decisions: Vec<Decision>,
    /// The lines that are no decisions, in their order.
    pub problems: Vec<BadLine>,
}

/// A line that is no decision.
#[derive(Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub why: String,
}

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// Its bytes cannot be had.
    #[error("it cannot be read ({}); check the path and its permissions, and give the command again", crate::disk::plain(.0))]
    Io(#[from] io::Error),
    /// It says that it is something else.
    #[error("it holds {0}, not decisions; `unmet decisions export` writes files of decisions")]
    AnotherKind(String),
    /// A later version of this program wrote it.
    #[error(
        "it was written by a newer unmet (format {0}, this program knows {FORMAT}); use the newer program"
    )]
    Newer(u32),
}

/// Reads a file of decisions. A line that is none does not stop the others.
///
/// # Errors
/// When the file cannot be read, or says that it is of another kind or of a later format.
pub fn read(input: impl BufRead) -> Result<Read, Unreadable> {
    let mut read = Read::default();
    for (number, line) in (1..).zip(input.split(b'\n')) {
        let line = line?;
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
        if line.trim_ascii().is_empty() {
            continue;
        }
        if read.decisions.is_empty() && read.problems.is_empty() && is_header(line)? {
            continue;
        }
        match decision(number, line) {
            Ok(decision) => read.decisions.push(decision),
            Err(why) => read.problems.push(BadLine { line: number, why }),
        }
    }
    super::order::put_in_order(&mut read.decisions);
    read.decisions.dedup_by_key(|decision| decision.key());
    Ok(read)
}

fn is_header(line: &[u8]) -> Result<bool, Unreadable> {
    match serde_json::from_slice(line) {
        Ok(AnyHeader {
            format: None,
            kind: None,
        })
        | Err(_) => Ok(false),
        Ok(AnyHeader {
            kind: Some(kind), ..
        }) if kind != KIND => Err(Unreadable::AnotherKind(kind)),
        Ok(AnyHeader {
            format: Some(format),
            ..
        }) if format > FORMAT => Err(Unreadable::Newer(format)),
        Ok(_) => Ok(true),
    }
}

fn decision(number: usize, line: &[u8]) -> Result<Decision, String> {
    let mut reader = serde_json::Deserializer::from_slice(line);
    let said: ReadLine = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let place = error.path().to_string();
        let why = error.inner().to_string();
        let why = why.split(" at line ").next().unwrap_or_default().to_owned();
        match place.as_str() {
            "." => why,
            place => format!("{place}: {why}"),
        }
    })?;
    reader
        .end()
        .map_err(|_| "something stands behind the decision".to_owned())?;
    let by = said.said_by.trim();
    if by.is_empty() {
        return Err("said_by is empty: nobody says it".to_owned());
    }
    for time in [Some(said.said_at), said.counts_from].into_iter().flatten() {
        let year = u16::try_from(time.year()).unwrap_or_default();
        if !EDITIONS.contains(&year) {
            return Err(format!(
                "{} is no time at which anybody can have said it",
                time.format("%Y-%m-%d")
            ));
        }
    }
    possible(&said.ruling)?;
    let note = said.note.as_deref().map(str::trim);
    Ok(Decision {
        number: i64::try_from(number).unwrap_or(i64::MAX),
        at: said.said_at,
        counts_from: said.counts_from.filter(|from| *from > said.said_at),
        by: by.to_owned(),
        ruling: said.ruling,
        note: note.filter(|note| !note.is_empty()).map(str::to_owned),
    })
}

/// Whether anybody can say so: links lead from an edition to a later one of the same country and series.
fn possible(ruling: &Ruling) -> Result<(), String> {
    let (from, to, name) = match ruling {
        Ruling::Status { .. } => return Ok(()),
        Ruling::Match { from, to, .. } => (&from.id, &to.id.report, to.id.to_string()),
        Ruling::Evidence {
            wording, sentence, ..
        } => {
            if !sentence.id.section.bears_evidence() {
                return Err(format!(
                    "{} stands in a section that cannot bear evidence",
                    sentence.id
                ));
            }
            (&wording.id, &sentence.id.report, sentence.id.to_string())
        }
    };
    if DossierId::of(&from.report) != DossierId::of(to) {
        return Err(format!(
            "{from} and {name} are not of the same country and series"
        ));
    }
    if from.report.year >= to.year {
        return Err(format!("{name} is not of a later edition than {from}"));
    }
    Ok(())
}
