//! What later reports say of a wording, as one word with the reason for it.
//!
//! The rules, where "asked again" means that a later list words the ask anew:
//!
//! | asked again | evidence | status |
//! |---|---|---|
//! | yes | some progress | partial |
//! | yes | none, or only lack and setback | unmet |
//! | no, though a later list was read | only progress | met |
//! | no, though a later list was read | progress and lack | partial |
//! | no, though a later list was read | only lack and setback | unmet |
//! | no, though a later list was read | none | dropped |
//! | no later list was read | progress | partial: whether it is still asked is not known |
//! | no later list was read | only lack and setback | unmet |
//! | no later list was read | none | pending |

use super::types::{Stance, Status};
use crate::report::Edition;

/// What is known of a wording from later reports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aftermath {
    /// The editions that ask it again, earliest first.
    pub asked_again: Vec<Edition>,
    /// The later editions whose list was read, earliest first.
    pub later_lists: Vec<Edition>,
    /// The later editions of which anything was read, earliest first.
    pub later_reports: Vec<Edition>,
    /// The stance of each sentence that bears on it.
    pub stances: Vec<Stance>,
}

/// The status, and the reason in words.
pub fn status(known: &Aftermath) -> (Status, String) {
    let count = |stance| known.stances.iter().filter(|s| **s == stance).count();
    let mixed = count(Stance::Mixed);
    let progress = count(Stance::Progress);
    let lacking = count(Stance::Lack) + count(Stance::Setback);
    let any_progress = progress + mixed > 0;
    let any_lack = lacking + mixed > 0;

    let status = match (known.asked_again.is_empty(), known.later_lists.is_empty()) {
        (false, _) if any_progress => Status::Partial,
        (false, _) => Status::Unmet,
        (true, false) => match (any_progress, any_lack) {
            (true, false) => Status::Met,
            (true, true) => Status::Partial,
            (false, true) => Status::Unmet,
            (false, false) => Status::Dropped,
        },
        (true, true) if any_progress => Status::Partial,
        (true, true) if any_lack => Status::Unmet,
        (true, true) => Status::Pending,
    };
    (
        status,
        format!("{}; {}", recurrence(known), evidence_in_words(known)),
    )
}

fn recurrence(known: &Aftermath) -> String {
    match (known.asked_again.first(), known.later_lists.first()) {
        (Some(year), _) => format!("asked again in {year}"),
        (None, Some(year)) => format!("not asked again in {year}"),
        (None, None) if known.later_reports.is_empty() => "no later report read yet".to_owned(),
        (None, None) => "no later list of recommendations read yet".to_owned(),
    }
}

fn evidence_in_words(known: &Aftermath) -> String {
    let count = |stance| known.stances.iter().filter(|s| **s == stance).count();
    let parts: Vec<String> = [
        (count(Stance::Progress), "progress"),
        (count(Stance::Lack), "something lacking"),
        (count(Stance::Setback), "a setback"),
        (count(Stance::Mixed), "both progress and lack"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, what)| {
        let sentences = if count == 1 {
            "1 sentence tells"
        } else {
            &format!("{count} sentences tell")
        };
        format!("{sentences} of {what}")
    })
    .collect();
    match parts.as_slice() {
        [] => "no sentence found that bears on it".to_owned(),
        parts => parts.join(", "),
    }
}
