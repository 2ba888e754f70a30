//! How a compliance report was judged, in words for its reader.

use schemars::JsonSchema;
use serde::Serialize;

use crate::judgement::{Stance, Status};
use crate::ledger::Ledger;
use crate::view::sure::{SURE, SURE_STATUS};

/// How this was judged.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Method {
    /// The program and its version.
    pub program: String,
    /// Links less probable than this are named as uncertain, 0 to 1.
    pub sure_link: f64,
    /// Statuses less probable than this are named as unsure, 0 to 1.
    pub sure_status: f64,
    /// What the program does, in sentences.
    pub how: &'static str,
    /// How far that can be trusted, in sentences.
    pub reliability: &'static str,
    /// What must not be read out of it, in sentences.
    pub limits: &'static str,
    /// What each status means.
    pub statuses: Vec<StatusMeaning>,
    /// What each stance means.
    pub stances: Vec<StanceMeaning>,
    /// How many decisions of people concern this country in this series, all editions.
    pub decisions_by_people: usize,
}

/// A status and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StatusMeaning {
    /// The status.
    pub status: Status,
    /// What it means.
    pub meaning: &'static str,
}

/// A stance and what it means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StanceMeaning {
    /// The stance.
    pub stance: Stance,
    /// What it means.
    pub meaning: &'static str,
}

const HOW: &str = "The program compares the wordings of each edition with those of earlier ones and \
    follows each ask through the years. It looks in the Prosecution, Protection and Prevention \
    sections of later editions, not in their introductions, for sentences that bear on an ask, and tells by their words and \
    figures whether they speak of progress, of something lacking, of a setback, or of both. From \
    that it judges the status. Each link and each status has a probability, and a reason in words. \
    A person's word always outranks the program's.";

/// The figures of README, "How far to trust it".
const RELIABILITY: &str = "Measured on lists labelled by careful readers: matches between \
    neighbouring editions reach an F1 score of 0.84 to 0.98, across gaps of six years and more 0.73 \
    to 0.88. Evidence links reach 0.54 to 0.70: about a third of them are wrong or debatable, and as \
    many are missed. Read the sentences quoted here before you quote a status.";

const LIMITS: &str = "The program sees only what was read, and the reports do not tell everything. \
    That no sentence was found does not mean that nothing was done; that an ask is no longer made \
    does not mean that it was done.";

pub(super) fn method(ledger: &Ledger) -> Method {
    Method {
        program: format!("unmet {}", env!("CARGO_PKG_VERSION")),
        sure_link: SURE,
        sure_status: SURE_STATUS,
        how: HOW,
        reliability: RELIABILITY,
        limits: LIMITS,
        statuses: (Status::ALL.iter())
            .map(|status| StatusMeaning {
                status: *status,
                meaning: status.meaning(),
            })
            .collect(),
        stances: (Stance::ALL.iter())
            .map(|stance| StanceMeaning {
                stance: *stance,
                meaning: stance.meaning(),
            })
            .collect(),
        decisions_by_people: ledger.decisions.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figures_of_reliability_are_those_of_the_readme() {
        let readme = include_str!("../../../README.md");
        for figure in ["0.84", "0.98", "0.73", "0.88", "0.54 to 0.70"] {
            assert!(readme.contains(figure), "README no longer says {figure}");
            assert!(RELIABILITY.contains(figure), "{figure}");
        }
    }
}
