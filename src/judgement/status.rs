//! What later reports say of a wording, as one word with how sure that is and the reason for it.
//!
//! | asked again | what may be said |
//! |---|---|
//! | yes | partial or unmet |
//! | no, though a later list was read | met, partial, unmet or dropped |
//! | no later list was read | partial, unmet, or pending where no sentence is likely to bear on it |
//!
//! Which of them is the likeliest, a logistic model says by what the sentences tell, each weighed by
//! how probable it is that it bears on the wording at all. The weights stand in `weights.toml`.

use super::model::{Logistic, probability};
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

/// What the sentences tell, in the order of the array. "Told" is the probability that at least one
/// sentence tells it; a share is of all that is told, ½ where nothing is.
pub const STATUS_SIGNALS: [&str; 10] = [
    "progress_told",
    "lack_told",
    "progress_likeliest",
    "progress_share",
    "mixed_told",
    "amount",
    "latest_progress_told",
    "latest_lack_told",
    "progress_twice",
    "asked_again",
];

/// One number for each of [`STATUS_SIGNALS`].
pub type StatusSignals = [f32; STATUS_SIGNALS.len()];

const PROGRESS: [Stance; 1] = [Stance::Progress];
const MIXED: [Stance; 1] = [Stance::Mixed];
const LACK: [Stance; 2] = [Stance::Lack, Stance::Setback];

/// The log-odds of each of [`SAID`].
#[derive(Debug, Clone, PartialEq)]
pub struct StatusModels(pub [Logistic<{ STATUS_SIGNALS.len() }>; 4]);

/// What may be said of a wording that later reports answer.
pub const SAID: [Status; 4] = [Status::Met, Status::Partial, Status::Unmet, Status::Dropped];

/// What may be said of one that is asked again, or of which it is not known.
const STILL_ASKED: [Status; 2] = [Status::Partial, Status::Unmet];

impl StatusModels {
    /// The likeliest of these statuses, and its share of them.
    fn likeliest(&self, signals: &StatusSignals, among: &[Status]) -> (Status, f64) {
        let all = SAID.into_iter().zip(&self.0);
        let said: Vec<(Status, f64)> = all
            .filter(|(status, _)| among.contains(status))
            .map(|(status, model)| (status, f64::from(probability(model.log_odds(signals)))))
            .collect();
        let sum: f64 = said.iter().map(|(_, share)| share).sum();
        let best = said.into_iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let (status, share) = best.unwrap_or((Status::Pending, 0.0));
        (status, share / sum.max(f64::MIN_POSITIVE))
    }
}

impl Aftermath {
    /// Where a later list no longer asks it, the sentences up to that edition tell why. What still
    /// later ones say of the matter no longer answers this wording, unless nothing did before.
    pub fn until_answered(&self) -> Self {
        let mut known = self.clone();
        if let (true, Some(silent)) = (self.asked_again.is_empty(), self.later_lists.first()) {
            let answers = |voice: &Voice| voice.year <= *silent;
            if self.voices.iter().any(answers) {
                known.voices.retain(answers);
            }
        }
        known
    }

    /// The signals for [`StatusModels`].
    pub fn signals(&self) -> StatusSignals {
        let of = |stances: &[Stance]| -> Vec<Voice> {
            let voices = self.voices.iter().filter(|v| stances.contains(&v.stance));
            voices.copied().collect()
        };
        let latest = self.voices.iter().map(|voice| voice.year).max();
        let in_latest = |voices: &[Voice]| -> Vec<Voice> {
            let voices = voices.iter().filter(|v| Some(v.year) == latest);
            voices.copied().collect()
        };
        let (progress, lack, mixed) = (of(&PROGRESS), of(&LACK), of(&MIXED));
        let amount = weight(&self.voices);
        let share = |part: f64| if amount > 0.0 { part / amount } else { 0.5 };
        let mut likeliest: Vec<f64> = progress.iter().map(|v| v.probability).collect();
        likeliest.sort_by(|a, b| b.total_cmp(a));
        [
            told(&progress),
            told(&lack),
            likeliest.first().copied().unwrap_or_default(),
            share(weight(&progress) + weight(&mixed) / 2.0),
            told(&mixed),
            (1.0 + amount).ln(),
            told(&in_latest(&progress)),
            told(&in_latest(&lack)),
            likeliest.get(1).copied().unwrap_or_default(),
            f64::from(u8::from(!self.asked_again.is_empty())),
        ]
        .map(|signal| signal as f32)
    }

    fn count(&self, stance: Stance) -> usize {
        let voices = self.voices.iter();
        voices.filter(|voice| voice.stance == stance).count()
    }
}

/// The probability that at least one of them bears on the wording.
fn told(voices: &[Voice]) -> f64 {
    1.0 - voices
        .iter()
        .map(|voice| 1.0 - voice.probability)
        .product::<f64>()
}

fn weight(voices: &[Voice]) -> f64 {
    voices.iter().map(|voice| voice.probability).sum()
}

/// What is thought of a wording.
#[derive(Debug, Clone, PartialEq)]
pub struct Opinion {
    /// The likeliest status.
    pub status: Status,
    /// How probable it is that a careful reader says so too, 0 to 1.
    pub confidence: f64,
    /// Why, in words.
    pub reason: String,
}

/// The likeliest status.
pub fn status(known: &Aftermath, models: &StatusModels) -> Opinion {
    let known = &known.until_answered();
    let signals = known.signals();
    let silence = 1.0 - told(&known.voices);
    let (status, confidence) = match (known.asked_again.is_empty(), known.later_lists.is_empty()) {
        (true, false) => models.likeliest(&signals, &SAID),
        (true, true) if silence > 0.5 => (Status::Pending, silence),
        _ => models.likeliest(&signals, &STILL_ASKED),
    };
    Opinion {
        status,
        confidence,
        reason: format!(
            "{}; {}",
            recurrence(known),
            evidence_in_words(known, status)
        ),
    }
}

fn recurrence(known: &Aftermath) -> String {
    match (known.asked_again.first(), known.later_lists.first()) {
        (Some(year), _) => format!("asked again in {year}"),
        (None, Some(year)) => format!("not asked again in {year}"),
        (None, None) if known.later_reports.is_empty() => "no later report read yet".to_owned(),
        (None, None) => "no later list of recommendations read yet".to_owned(),
    }
}

fn evidence_in_words(known: &Aftermath, status: Status) -> String {
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
    let progress = known.count(Stance::Progress) + known.count(Stance::Mixed) > 0;
    match status {
        Status::Unmet | Status::Dropped if progress => {
            format!("{words}, but the progress is too unsure or too little to count")
        }
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(stances: &[Stance]) -> Aftermath {
        let voice = |stance: &Stance| Voice {
            year: 2014,
            stance: *stance,
            probability: 0.25,
        };
        Aftermath {
            later_lists: vec![2014],
            later_reports: vec![2014],
            voices: stances.iter().map(voice).collect(),
            ..Aftermath::default()
        }
    }

    fn opinion(known: &Aftermath) -> Opinion {
        status(known, &crate::judgement::Models::built_in().status)
    }

    #[test]
    fn where_no_later_list_was_read_nothing_is_pending_of_which_sentences_tell() {
        let told_with = |probability: f64| {
            let mut known = heard(&[Stance::Lack]);
            known.later_lists.clear();
            known.voices[0].probability = probability;
            opinion(&known)
        };
        let hardly = told_with(0.25);
        assert_eq!((hardly.status, hardly.confidence), (Status::Pending, 0.75));
        assert_eq!(told_with(0.5).status, Status::Unmet);
        assert_eq!(told_with(0.9).status, Status::Unmet);
    }

    #[test]
    fn what_was_not_read_yet_is_named() {
        let mut known = Aftermath::default();
        let reason = opinion(&known).reason;
        assert!(reason.starts_with("no later report read yet"), "{reason}");
        known.later_reports = vec![2014];
        let reason = opinion(&known).reason;
        assert!(reason.starts_with("no later list of recommendations read yet"));
    }

    /// Whoever reads "progress" beside "unmet" is owed a word on why it did not count.
    #[test]
    fn progress_beside_an_ask_called_unmet_or_dropped_is_said_to_be_too_little() {
        for stance in [Stance::Progress, Stance::Mixed] {
            let known = heard(&[stance]);
            for (status, explained) in [
                (Status::Unmet, true),
                (Status::Dropped, true),
                (Status::Partial, false),
            ] {
                let words = evidence_in_words(&known, status);
                assert_eq!(words.contains("too little to count"), explained, "{words}");
            }
        }
        let words = evidence_in_words(&heard(&[Stance::Lack]), Status::Unmet);
        assert_eq!(words, "1 sentence tells of something lacking");
    }
}
