//! What was done to those counted: the verb or noun that governs a number.

use super::counted::Noun;
use super::words::{Mark, Words};
use super::{Indicator, Unit};

/// What is done, by the stems of its verb and its noun.
const DEEDS: [(Deed, &[&str]); 10] = [
    (Deed::Investigate, &["investigat"]),
    (Deed::Arrest, &["arrest"]),
    (
        Deed::Prosecute,
        &["prosecut", "charged", "indict", "charging"],
    ),
    (Deed::Convict, &["convict"]),
    (Deed::Sentence, &["sentenced"]),
    (Deed::Identify, &["identif"]),
    (Deed::Refer, &["referr"]),
    (
        Deed::Assist,
        &["assist", "sheltered", "services", "support", "care"],
    ),
    (Deed::Train, &["train"]),
    (
        Deed::Open,
        &["opened", "registered", "recorded", "launched"],
    ),
];

/// What is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Deed {
    Investigate,
    Arrest,
    Prosecute,
    Convict,
    Sentence,
    Identify,
    Refer,
    Assist,
    Train,
    /// Opened or registered: a case thereby, nothing else.
    Open,
}

/// Words that look like a deed and are something else beside a number.
const NO_DEEDS: [&str; 14] = [
    "prosecutor",
    "prosecutors",
    "investigator",
    "investigators",
    "investigative",
    "prosecutorial",
    "assistant",
    "trainer",
    "trainers",
    "trainees",
    "careful",
    "career",
    "careers",
    "identification",
];

fn deed(folded: &str) -> Option<Deed> {
    if NO_DEEDS.contains(&folded) {
        return None;
    }
    let found = DEEDS
        .iter()
        .find(|(_, stems)| stems.iter().any(|stem| folded.starts_with(stem)));
    found.map(|(deed, _)| *deed)
}

/// Words in "-ed" and "-ing" that tell of nothing else done.
const HARMLESS: [&str; 34] = [
    "suspected",
    "alleged",
    "accused",
    "reported",
    "confirmed",
    "estimated",
    "trafficking",
    "involving",
    "including",
    "combined",
    "organized",
    "forced",
    "related",
    "according",
    "during",
    "specialized",
    "achieved",
    "achieving",
    "secured",
    "securing",
    "obtained",
    "initiated",
    "initiating",
    "completed",
    "conducted",
    "conducting",
    "reporting",
    "providing",
    "provided",
    "begging",
    "unidentified",
    "continued",
    "concluded",
    "resulting",
];

/// Past tenses that tell of something else done.
const OTHER_DEEDS: [&str; 24] = [
    "held", "had", "took", "found", "gave", "ran", "kept", "paid", "met", "built", "saw", "cut",
    "set", "told", "was", "were", "who", "which", "that", "could", "began", "sent", "lacked",
    "spent",
];

fn is_other_deed(folded: &str) -> bool {
    let form = (folded.ends_with("ed") || folded.ends_with("ing")) && folded.len() > 4;
    (form && !HARMLESS.contains(&folded)) || OTHER_DEEDS.contains(&folded)
}

/// A deed stands at most so many words before its number, and so many after what is counted.
const BEFORE: usize = 12;
const AFTER: usize = 4;

/// Words before a verb with which it tells of nothing that was done.
const NOT_DONE: [&str; 21] = [
    "not", "never", "could", "would", "may", "might", "will", "can", "should", "must", "planned",
    "plans", "failed", "cannot", "nor", "without", "intended", "aimed", "plan", "goal", "if",
];

/// Words before "to VERB" with which it was done all the same.
const DONE: [&str; 8] = [
    "continued",
    "continue",
    "helped",
    "managed",
    "began",
    "efforts",
    "led",
    "cooperated",
];

/// The deed that governs what is counted, and where it stands: a verb before the number, or after
/// the noun ("were identified").
pub(super) fn governing(words: &Words, at: usize, head: usize) -> Option<(Deed, usize)> {
    match after(words, head) {
        Some((deed, place)) if place > head + 1 => return Some((deed, place)),
        // "officers arrested in 2013 awaited trial" tells of them, and counts no arrests.
        Some(_) => return None,
        None => {}
    }
    let start = words.clause_start(at).max(at.saturating_sub(BEFORE));
    let same_bracket = |place: usize| words.0[place].bracket == words.0[at].bracket;
    for place in (start..at).rev().filter(|place| same_bracket(*place)) {
        let folded = words.folded(place);
        if let Some(deed) = deed(folded) {
            // "trafficking investigations" and "convicted traffickers" before the number are counted
            // or told themselves.
            if is_noun(words, place) && !introduces(words, place, at) {
                continue;
            }
            return is_done(words, place).then_some((deed, place));
        }
        if folded == "identification" && introduces(words, place, at) {
            return Some((Deed::Identify, place));
        }
        if is_other_deed(folded) && !is_listed(words, place, at) {
            return None;
        }
    }
    None
}

/// "investigations", "assistance", "care": nouns of deeds.
fn is_noun(words: &Words, place: usize) -> bool {
    let folded = words.folded(place);
    [
        "tion",
        "tions",
        "ance",
        "ment",
        "ments",
        "services",
        "support",
        "care",
        "training",
        "trainings",
    ]
    .iter()
    .any(|end| folded.ends_with(end))
        || (["arrest", "arrests", "sentence", "sentences"].contains(&folded))
}

/// "services to 12 victims", "the arrest of 410 suspects": a preposition stands between.
fn introduces(words: &Words, place: usize, at: usize) -> bool {
    (place + 1..at)
        .any(|between| ["of", "to", "for", "in", "against", "on"].contains(&words.folded(between)))
        && (place + 1..at).all(|between| words.0[between].mark < Mark::Semicolon)
}

/// Adjectives right before the number belong to what is counted.
fn is_listed(words: &Words, place: usize, at: usize) -> bool {
    place + 1 == at && words.folded(place).ends_with("ing") && words.folded(place) == "totaling"
}

/// What was done by the words behind: "12 victims were identified", "114 girls referred to shelters".
pub(super) fn after(words: &Words, head: usize) -> Option<(Deed, usize)> {
    let mut helped = false;
    for place in head + 1..=head + AFTER {
        let word = words.0.get(place)?;
        if word.mark >= Mark::Comma || word.bracket != words.0[head].bracket {
            return None;
        }
        let folded = word.folded.as_str();
        let passive = folded.ends_with("ed") || folded.ends_with("red");
        match deed(folded) {
            Some(deed) if passive && (helped || place == head + 1) => {
                let negated = (head + 1..place).any(|p| NOT_DONE.contains(&words.folded(p)));
                // "police officers trained 12 guards" is the active voice.
                let active = !helped && words.0.get(place + 1).is_some_and(|w| w.number.is_some());
                return (!negated && !active).then_some((deed, place));
            }
            Some(_) => return None,
            None => {}
        }
        match folded {
            "were" | "was" | "been" | "being" | "have" | "has" | "had" => helped = true,
            "not" => return None,
            _ if helped || place == head + 1 => {}
            _ => return None,
        }
    }
    None
}

fn is_done(words: &Words, place: usize) -> bool {
    let start = words.clause_start(place).max(place.saturating_sub(3));
    for before in (start..place).rev() {
        let folded = words.folded(before);
        if NOT_DONE.contains(&folded) {
            return false;
        }
        if folded == "to"
            && before > 0
            && before + 1 == place
            && words.folded(place).ends_with(['e', 'y', 't', 'n'])
        {
            return DONE.contains(&words.folded(before - 1));
        }
        if words.0[before + 1].mark >= Mark::Comma {
            break;
        }
    }
    true
}

/// What a number counts that stands right behind a deed and before nothing: "courts convicted 41".
pub(super) fn implied(words: &Words, at: usize) -> Option<Noun> {
    let mut before = at.checked_sub(1)?;
    while [
        "a",
        "an",
        "further",
        "additional",
        "another",
        "only",
        "at",
        "least",
        "approximately",
        "about",
    ]
    .contains(&words.folded(before))
    {
        before = before.checked_sub(1)?;
    }
    if !words.folded(before).ends_with("ed")
        || words.0[before + 1].mark >= Mark::Comma
        || !is_done(words, before)
    {
        return None;
    }
    match deed(words.folded(before))? {
        Deed::Convict | Deed::Arrest | Deed::Prosecute => Some(Noun::Accused),
        Deed::Identify => Some(Noun::Victims),
        _ => None,
    }
}

/// What a number of this kind is a figure of, where this was done to those counted.
pub(super) fn indicator(noun: Noun, deed: Option<Deed>, court: bool) -> Option<(Indicator, Unit)> {
    use Indicator as I;
    use Unit as U;
    Some(match (noun, deed) {
        (Noun::Trainings, _) => (I::Trainings, U::Trainings),
        (Noun::Arrests, _) => (I::Arrests, U::Persons),
        (Noun::Investigations, _) => (I::Investigations, U::Cases),
        (Noun::Prosecutions, _) => (I::Prosecutions, U::Cases),
        (Noun::Convictions, _) => (I::Convictions, U::Persons),
        (Noun::Cases, Some(Deed::Investigate)) => (I::Investigations, U::Cases),
        (Noun::Cases, Some(Deed::Open)) if !court => (I::Investigations, U::Cases),
        (Noun::Cases, Some(Deed::Prosecute)) => (I::Prosecutions, U::Cases),
        (Noun::Cases, Some(Deed::Convict)) => (I::Convictions, U::Cases),
        // Women and children who were arrested or sentenced are no traffickers.
        (Noun::Group, Some(Deed::Identify)) => (I::Identified, U::Victims),
        (Noun::Group, Some(Deed::Refer)) => (I::Referred, U::Victims),
        (Noun::Group, Some(Deed::Assist)) => (I::Assisted, U::Victims),
        (Noun::Group, Some(Deed::Train)) => (I::Trained, U::Persons),
        (Noun::Accused | Noun::People | Noun::Officials, Some(Deed::Investigate)) => {
            (I::Investigations, U::Persons)
        }
        (Noun::Accused | Noun::People | Noun::Officials, Some(Deed::Arrest)) => {
            (I::Arrests, U::Persons)
        }
        (Noun::Accused | Noun::People | Noun::Officials, Some(Deed::Prosecute)) => {
            (I::Prosecutions, U::Persons)
        }
        (Noun::Accused | Noun::People | Noun::Officials, Some(Deed::Convict)) => {
            (I::Convictions, U::Persons)
        }
        (Noun::Accused | Noun::People | Noun::Officials, Some(Deed::Sentence)) => {
            (I::Sentenced, U::Persons)
        }
        (Noun::Victims | Noun::People, Some(Deed::Identify)) => (I::Identified, U::Victims),
        (Noun::Victims | Noun::People, Some(Deed::Refer)) => (I::Referred, U::Victims),
        (Noun::Victims | Noun::People, Some(Deed::Assist)) => (I::Assisted, U::Victims),
        (Noun::Officials | Noun::People, Some(Deed::Train)) => (I::Trained, U::Persons),
        _ => return None,
    })
}
