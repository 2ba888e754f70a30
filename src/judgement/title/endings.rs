//! Where in a wording a phrase ends.

use crate::language::verbs;

/// How well a title ends at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ending {
    /// Before a phrase of place or of those concerned: "in every province".
    Phrase,
    /// Before a clause: "that links police", "to identify victims", "and ensure".
    Clause,
    /// Before a pause that begins something new, or with the wording itself.
    Pause,
}

/// Every place at which a title can end, in bytes, and how well it does.
pub(super) fn endings(wording: &str) -> Vec<(usize, Ending)> {
    let words: Vec<(usize, &str)> = (wording.split_whitespace())
        .map(|word| (word.as_ptr() as usize - wording.as_ptr() as usize, word))
        .collect();
    let mut endings: Vec<(usize, Ending)> = (1..words.len())
        .filter_map(|place| {
            let word = |at: usize| words.get(at).map_or("", |(_, word)| *word);
            let in_name =
                is_name(word(place - 1)) && (place + 1..place + 3).any(|at| is_name(word(at)));
            let before = place.checked_sub(2).map_or("", word);
            let ending = ending(word(place - 1), word(place), word(place + 1))?;
            let breaks =
                ending == Ending::Phrase && in_name || lacks_object(before, word(place - 1));
            (!breaks).then_some((words[place].0, ending))
        })
        .collect();
    endings.push((wording.len(), Ending::Pause));
    endings
}

/// "to prohibit", "to specifically prohibit": what is prohibited is still to come.
fn lacks_object(before: &str, previous: &str) -> bool {
    (before == "to" || before.ends_with("ly")) && verbs::asks(previous)
}

/// Whether a word is part of a name: "Law on the Protection …" is not parted.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// How well a title ends before `word`.
fn ending(previous: &str, word: &str, next: &str) -> Option<Ending> {
    let pause = previous.ends_with(',');
    let before = plain(previous);
    let (this, next) = (plain(word), plain(next));
    let dash = matches!(word, "–" | "—" | "-");
    if previous.ends_with([';', ':']) || dash || word.starts_with('(') {
        return Some(Ending::Pause);
    }
    let opens_clause = CLAUSES.contains(&this.as_str())
        || this == "so" && next == "that"
        || this == "as" && (next == "well" || next == "part")
        || this == "that" && !COMPLETED_BY_THAT.contains(&before.as_str())
        || this == "to" && verbs::asks(&next)
        || this == "by" && next.ends_with("ing")
        || this == "and" && verbs::asks(&next) && !verbs::asks(&before);
    if opens_clause {
        let ending = if pause { Ending::Pause } else { Ending::Clause };
        return Some(ending);
    }
    match PHRASES.contains(&this.as_str()) {
        true if pause => Some(Ending::Pause),
        true => Some(Ending::Phrase),
        false => None,
    }
}

/// Words that open a clause or an example.
const CLAUSES: &[&str] = &[
    "including",
    "such",
    "particularly",
    "especially",
    "notably",
    "which",
    "who",
    "whose",
    "whom",
    "where",
    "while",
    "when",
    "whether",
    "if",
    "unless",
    "until",
    "because",
    "regardless",
    "rather",
    "without",
    "consistent",
    "pursuant",
    "through",
    "thereby",
    "using",
    "based",
];

/// Words after which "that" completes what is asked ("ensure that …").
const COMPLETED_BY_THAT: &[&str] = &[
    "ensure",
    "ensuring",
    "sure",
    "so",
    "guarantee",
    "demonstrate",
    "verify",
    "confirm",
    "recognize",
    "clarify",
    "require",
    "specify",
    "determine",
    "stipulate",
    "provide",
];

/// Words that open a phrase of place, time or of those concerned.
const PHRASES: &[&str] = &[
    "for",
    "in",
    "on",
    "at",
    "from",
    "among",
    "between",
    "across",
    "throughout",
    "within",
    "outside",
    "under",
    "during",
    "after",
    "before",
    "by",
    "via",
    "into",
    "as",
    "along",
    "toward",
    "towards",
];

/// A word without its punctuation, in lower case.
pub(super) fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}
