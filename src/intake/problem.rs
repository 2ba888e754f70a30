//! What nothing could be made of, and how much of it people are told.

use crate::narrative::NotRecognised;
use crate::read::{ReadError, RecordError, RecordProblem, RowError};

/// A source, or a part of one, of which nothing could be made.
#[derive(Debug, thiserror::Error)]
pub(super) enum Problem {
    /// The source could not be read at all.
    #[error(transparent)]
    Source(#[from] ReadError),
    /// A line among structured reports is wrong.
    #[error(transparent)]
    Line(#[from] RecordError),
    /// A row of a table is wrong.
    #[error(transparent)]
    Row(#[from] RowError),
    /// A structured report does not say what it must.
    #[error("{origin}, line {line}: {error}")]
    Record {
        origin: String,
        line: usize,
        error: NotRecognised,
    },
    /// What a text, or one narrative in it, is about could not be told.
    #[error("{origin}: {error}")]
    Text {
        origin: String,
        error: NotRecognised,
    },
}

impl Problem {
    /// Whether there simply is no report, rather than one that is wrong or not understood.
    pub fn is_no_report(&self) -> bool {
        match self {
            Problem::Source(error) => error.is_no_report(),
            Problem::Line(error) => matches!(error.problem, RecordProblem::NoRecord(_)),
            Problem::Record { .. } | Problem::Row(_) => false,
            Problem::Text { error, .. } => error.is_no_report(),
        }
    }

    fn line(&self) -> Option<usize> {
        match self {
            Problem::Line(error) => Some(error.line),
            Problem::Row(error) => Some(error.row),
            Problem::Record { line, .. } => Some(*line),
            Problem::Source(_) | Problem::Text { .. } => None,
        }
    }
}

/// So many of one source are told one by one: enough to see what is wrong, few enough to read.
const ONE_BY_ONE: usize = 5;

/// A sentence for each problem of the source called `origin`, or for the first few and then one that
/// counts the others.
pub(super) fn sentences(origin: &str, problems: &[Problem]) -> Vec<String> {
    let last = problems.last().and_then(Problem::line);
    few(problems, |more| match last {
        Some(last) => format!(
            "{origin}: {more} more lines, up to line {last}, could not be added either; \
             mend them and add the file again: what was added stays as it is"
        ),
        None => format!("{origin}: {more} more of the texts in it could not be told either"),
    })
}

/// `a, b and c`; of many the first few.
pub(super) fn listed(names: &[String]) -> String {
    let rest = names.len().saturating_sub(3);
    match names {
        [first @ .., last] if rest == 0 && !first.is_empty() => {
            format!("{} and {last}", first.join(", "))
        }
        _ if rest > 0 => format!("{} and {rest} more", names[..3].join(", ")),
        _ => names.join(", "),
    }
}

/// The first few of `things` one by one, and a sentence about how many more there are.
pub(super) fn few<T: ToString>(things: &[T], more: impl FnOnce(usize) -> String) -> Vec<String> {
    let told = match things.len() {
        // Counting a single one takes as many words as telling it.
        all if all <= ONE_BY_ONE + 1 => all,
        _ => ONE_BY_ONE,
    };
    let mut sentences: Vec<String> = things[..told].iter().map(T::to_string).collect();
    if told < things.len() {
        sentences.push(more(things.len() - told));
    }
    sentences
}
