//! Answers in a file: the questions as `unmet review --json` or `--csv` wrote them, with something in
//! the field `say`. Spreadsheets change a file on its way (byte-order mark, semicolons, another
//! encoding, a quote before a sign that begins a formula); all of that is read.

use serde::Deserialize;

use super::{Say, Subject};
use crate::vocabulary::Status;

/// What a file of answers looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// One JSON object a line.
    JsonLines,
    /// A table whose first line names the columns, parted by commas, semicolons or tabs.
    Table,
}

/// What a file says of one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Its line in the file, counted from 1.
    pub line: u64,
    /// The question.
    pub subject: Subject,
    /// What is said; nothing where the question was left open.
    pub say: Option<Say>,
    /// Why.
    pub note: Option<String>,
    /// Who says so, where the file tells.
    pub by: Option<String>,
    /// The words of the wording that was decided on, where the file has them.
    pub first: Option<String>,
    /// The words of the later wording or of the sentence.
    pub second: Option<String>,
    /// The status of the wording at stake when the question was asked.
    pub status: Option<Status>,
}

/// A line of a file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct SheetProblem {
    /// The line, counted from 1.
    pub line: u64,
    /// What is wrong with it and what to do, as a sentence.
    pub what: String,
}

/// The lines of a file, each as an answer or as what is wrong with it, in their order.
pub fn answers(text: &str, sheet: Sheet) -> Vec<Result<Answered, SheetProblem>> {
    let text = text.trim_start_matches('\u{feff}');
    match sheet {
        Sheet::JsonLines => json_lines(text),
        Sheet::Table => table(text),
    }
}

/// One line as it stands in the file.
#[derive(Debug, Default, Deserialize)]
struct Line {
    key: Option<String>,
    say: Option<String>,
    note: Option<String>,
    by: Option<String>,
    first: Option<Words>,
    second: Option<Words>,
    status: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Words {
    text: Option<String>,
}

fn json_lines(text: &str) -> Vec<Result<Answered, SheetProblem>> {
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, line)| match serde_json::from_str::<Line>(line) {
            Ok(line) => line.answered(number),
            Err(error) => Err(SheetProblem {
                line: number,
                what: format!(
                    "this is not a JSON object as `unmet review --json` writes them: {error}"
                ),
            }),
        })
        .collect()
}

fn table(text: &str) -> Vec<Result<Answered, SheetProblem>> {
    // Excel tells so which sign parts the columns; nothing else does.
    let (told, text, skipped) = match text.strip_prefix("sep=").and_then(|t| t.split_once('\n')) {
        Some((sign, rest)) => (sign.trim_end().bytes().next(), rest, 1),
        None => (None, text, 0),
    };
    let mut table = csv::ReaderBuilder::new()
        .delimiter(told.unwrap_or_else(|| parting_sign(text)))
        .flexible(true)
        .from_reader(text.as_bytes());
    let columns: Vec<String> = match table.headers() {
        Ok(names) => names.iter().map(|n| n.trim().to_lowercase()).collect(),
        Err(error) => return vec![Err(unreadable(1, &error))],
    };
    if !columns.iter().any(|c| c == "key") || !columns.iter().any(|c| c == "say") {
        return vec![Err(SheetProblem {
            line: 1 + skipped,
            what: "the first line should name the columns, \"key\" and \"say\" among them, as `unmet review --csv` writes them".to_owned(),
        })];
    }
    let mut found = Vec::new();
    for record in table.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, csv::Position::line);
                found.push(Err(unreadable(line + skipped, &error)));
                continue;
            }
        };
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let line = record.position().map_or(0, |place| line_at(text, place)) + skipped;
        let mut cells = Line::default();
        for (column, cell) in columns.iter().zip(&record) {
            let cell = Some(without_guard(cell).to_owned());
            match column.as_str() {
                "key" => cells.key = cell,
                "say" => cells.say = cell,
                "note" => cells.note = cell,
                "by" => cells.by = cell,
                "status" => cells.status = cell,
                "first_text" => cells.first = Some(Words { text: cell }),
                "second_text" => cells.second = Some(Words { text: cell }),
                _ => {}
            }
        }
        found.push(cells.answered(line));
    }
    found
}

/// The line at which a record begins. The reader's own count is behind where lines end with CR LF.
fn line_at(text: &str, place: &csv::Position) -> u64 {
    let bytes = text.as_bytes();
    let mut start = (place.byte() as usize).min(bytes.len());
    while matches!(bytes.get(start), Some(b'\r' | b'\n')) {
        start += 1;
    }
    1 + bytes[..start].iter().filter(|byte| **byte == b'\n').count() as u64
}

fn unreadable(line: u64, error: &csv::Error) -> SheetProblem {
    SheetProblem {
        line,
        what: format!("this line of the table cannot be read: {error}"),
    }
}

/// The sign that parts the columns: the most frequent one in the line that names them.
fn parting_sign(text: &str) -> u8 {
    let names = text.lines().next().unwrap_or_default();
    let frequent = |sign: &u8| names.bytes().filter(|byte| byte == sign).count();
    *[b'\t', b';', b',']
        .iter()
        .max_by_key(|s| frequent(s))
        .unwrap_or(&b',')
}

/// Signs with which a spreadsheet begins a formula.
const FORMULA: [char; 4] = ['=', '+', '-', '@'];

/// `cell` so that no spreadsheet takes it for a formula; [`answers`] reads it as it was.
pub fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(FORMULA) => rest,
        _ => cell,
    }
}

impl Line {
    fn answered(self, line: u64) -> Result<Answered, SheetProblem> {
        let problem = |what: String| SheetProblem { line, what };
        let key = said(self.key).ok_or_else(|| {
            problem("the key is missing, so which question is meant is not known".to_owned())
        })?;
        let subject = (key.parse::<Subject>()).map_err(|error| problem(error.to_string()))?;
        let say = said(self.say).map(|word| word.parse::<Say>()).transpose();
        Ok(Answered {
            line,
            subject,
            say: say.map_err(|error| problem(error.to_string()))?,
            note: said(self.note),
            by: said(self.by),
            first: self.first.and_then(|words| said(words.text)),
            second: self.second.and_then(|words| said(words.text)),
            status: said(self.status).and_then(|word| word.parse().ok()),
        })
    }
}

/// What a field says, if anything.
fn said(field: Option<String>) -> Option<String> {
    field
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table_of(text: &str) -> Vec<Result<Answered, SheetProblem>> {
        answers(text, Sheet::Table)
    }

    #[test]
    fn a_table_is_read_however_its_columns_are_parted() {
        for sign in [",", ";", "\t"] {
            let text = "key,say,note\nstatus PER-2012-3,met,seen\n".replace(',', sign);
            let read = table_of(&format!("\u{feff}{text}"));
            let answered = read[0].as_ref().unwrap();
            assert_eq!(answered.say, Some(Say::Mark(Status::Met)));
            assert_eq!(answered.note.as_deref(), Some("seen"));
            assert_eq!(answered.line, 2);
        }
    }

    #[test]
    fn a_cell_over_several_lines_counts_for_the_lines_after_it() {
        let read = table_of(
            "key,say,first_text\nstatus PER-2012-3,,\"two\nlines\"\nstatus PER-2012-4,perhaps,\n",
        );
        assert_eq!(read[1].as_ref().unwrap_err().line, 4);
    }

    #[test]
    fn a_guarded_cell_is_read_as_it_was() {
        for cell in ["=1+1", "- open shelters", "'quoted' words", "plain"] {
            assert_eq!(without_guard(&guarded(cell)), cell);
        }
    }

    #[test]
    fn a_broken_line_does_not_stop_those_after_it() {
        let text =
            "{\"key\": \"status PER-2012-3\", \"say\": \"met\"}\n{broken\n\n{\"say\": \"met\"}\n";
        let read = answers(text, Sheet::JsonLines);
        let lines: Vec<_> = read
            .iter()
            .map(|r| r.as_ref().map_err(|p| p.line))
            .collect();
        assert!(matches!(lines.as_slice(), [Ok(_), Err(2), Err(4)]));
    }

    #[test]
    fn a_table_without_its_columns_is_told() {
        let read = table_of("status PER-2012-3,met\n");
        assert_eq!(read[0].as_ref().unwrap_err().line, 1);
    }
}
