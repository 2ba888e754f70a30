//! Reports that one call brings twice, in different words: which of them is kept.

use std::collections::HashMap;
use std::fmt;

use super::problem::{few, listed};
use super::source::SourceTaken;
use crate::report::{ReportId, Standing};
use crate::store::{Change, Recorded};

/// Where a report was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Teller {
    origin: String,
    /// The line, where the source has one report a line.
    line: Option<usize>,
}

impl fmt::Display for Teller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}, line {line}", self.origin),
            None => f.write_str(&self.origin),
        }
    }
}

/// Who told of each report in this call, the latest one.
#[derive(Debug, Default)]
pub(super) struct Tellers(HashMap<ReportId, Teller>);

impl Tellers {
    /// A sentence for every report in `source` that took the place of what this call had brought
    /// before.
    pub fn overridden_by(&mut self, source: &SourceTaken) -> Vec<String> {
        let mut told = Vec::new();
        for report in &source.reports {
            let now = Teller {
                origin: source.info.origin.clone(),
                line: report.line,
            };
            let before = self.0.insert(report.recorded.id.clone(), now.clone());
            match (before, report.recorded.overrides, report.recorded.change) {
                (Some(before), true, _) => {
                    told.push(which_one_wins(&report.recorded.id, &before, &now));
                }
                (None, true, change) => {
                    let chosen = source.info.standing == Standing::Chosen;
                    told.extend(takes_the_place(&report.recorded, change, &now, chosen));
                }
                _ => {}
            }
        }
        few(&told, |more| {
            format!(
                "{}: {more} more reports in it differ from what was read before; the later one is always kept",
                source.info.origin
            )
        })
    }
}

/// Says whose words gave way. That a whole report came anew from the same place needs no word.
fn takes_the_place(
    recorded: &Recorded,
    change: Change,
    now: &Teller,
    chosen: bool,
) -> Option<String> {
    let id = &recorded.id;
    let mut others = recorded.takes_place_of.clone();
    others.retain(|other| *other != now.origin);
    if others.is_empty() {
        return (change != Change::Replaced).then(|| {
            format!("{now} takes the place of words that {id} had from an earlier source; add that source again to bring them back")
        });
    }
    let others = listed(&others);
    Some(match chosen {
        true => format!(
            "{now} takes the place of the list that {id} had from {others}; to bring that back, add {} with --as-read and then {others} again",
            now.origin
        ),
        false => format!(
            "{now} takes the place of words that {id} had from {others}; add {others} again to bring them back"
        ),
    })
}

fn which_one_wins(id: &ReportId, before: &Teller, now: &Teller) -> String {
    let origin = &now.origin;
    match (before.origin == *origin, before.line, now.line) {
        (true, Some(first), Some(second)) => format!(
            "{origin} tells of {id} twice in different words, on lines {first} and {second}; the later one, line {second}, is kept"
        ),
        (true, ..) => format!(
            "{origin} tells of {id} twice in different words; what stands later in it is kept"
        ),
        (false, ..) => format!(
            "{before} and {now} tell of {id} in different words; the one read later, {now}, is kept"
        ),
    }
}
