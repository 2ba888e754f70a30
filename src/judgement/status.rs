//! What later reports say of a wording, as one word with the reason for it.
//!
//! The rules, where "asked again" means that a later list words the ask anew:
//!
//! | asked again | evidence | status |
//! |---|---|---|
//! | yes | progress that counts | partial |
//! | yes | none, or only lack and setback | unmet |
//! | no, though a later list was read | only progress | met |
//! | no, though a later list was read | progress and lack | partial |
//! | no, though a later list was read | only lack and setback | unmet |
//! | no, though a later list was read | none | dropped |
//! | no later list was read | progress | partial: whether it is still asked is not known |
//! | no later list was read | only lack and setback | unmet |
//! | no later list was read | none | pending |

use crate::report::Edition;
use crate::vocabulary::{Stance, Status};

/// What is known of a wording from later reports.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Aftermath {
    /// The editions that ask it again, earliest first.
    pub asked_again: Vec<Edition>,
    /// The later editions whose list was read, earliest first.
    pub later_lists: Vec<Edition>,
    /// The later editions of which anything was read, earliest first.
    pub later_reports: Vec<Edition>,
    /// The sentences that bear on it.
    pub voices: Vec<Voice>,
}

/// What one sentence says of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Voice {
    /// The edition in which it stands.
    pub year: Edition,
    /// What it says.
    pub stance: Stance,
    /// How probable it is that it bears on the wording at all.
    pub probability: f64,
}

/// Progress counts where it is at least so probable that any sentence tells of it. Above one half,
/// since a wrong "partial" hides an unmet ask while a wrong "unmet" is looked into.
const COUNTS: f64 = 0.6;

/// Many unlikely sentences make no likely one: one at least must be so probable by itself.
const LIKELY: f64 = 0.5;

/// Without another list to say so, lack counts where it is at least so probable.
const LACK_COUNTS: f64 = 0.4;

impl Aftermath {
    /// Where a later list no longer asks it, the sentences up to that edition tell why. What still
    /// later ones say of the matter no longer answers this wording, unless nothing did before.
    fn until_answered(&self) -> Self {
        let mut known = self.clone();
        if let (true, Some(silent)) = (self.asked_again.is_empty(), self.later_lists.first()) {
            let answers = |voice: &Voice| voice.year <= *silent;
            if self.voices.iter().any(answers) {
                known.voices.retain(answers);
            }
        }
        known
    }

    fn told_of(&self, stances: &[Stance]) -> f64 {
        let of_these = self
            .voices
            .iter()
            .filter(|voice| stances.contains(&voice.stance));
        1.0 - of_these
            .map(|voice| 1.0 - voice.probability)
            .product::<f64>()
    }

    fn counts_progress(&self) -> bool {
        let told = [Stance::Progress, Stance::Mixed];
        let likely = |voice: &Voice| told.contains(&voice.stance) && voice.probability >= LIKELY;
        self.voices.iter().any(likely) && self.told_of(&told) >= COUNTS
    }

    fn count(&self, stance: Stance) -> usize {
        self.voices
            .iter()
            .filter(|voice| voice.stance == stance)
            .count()
    }
}

/// The status, and the reason in words.
pub fn status(known: &Aftermath) -> (Status, String) {
    let known = &known.until_answered();

    let any_progress = known.counts_progress();
    let any_lack = known.told_of(&[Stance::Lack, Stance::Setback, Stance::Mixed]) >= LACK_COUNTS;

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
    let parts: Vec<String> = [
        (known.count(Stance::Progress), "progress"),
        (known.count(Stance::Lack), "something lacking"),
        (known.count(Stance::Setback), "a setback"),
        (known.count(Stance::Mixed), "both progress and lack"),
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
    let words = match parts.as_slice() {
        [] => "no sentence found that bears on it".to_owned(),
        parts => parts.join(", "),
    };
    if known.counts_progress() || known.count(Stance::Progress) + known.count(Stance::Mixed) == 0 {
        words
    } else {
        format!("{words}, but the progress is too unsure to count")
    }
}
