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
            let breaks = ending == Ending::Phrase && in_name
                || lacks_object(before, word(place - 1), word(place))
                || is_open(&wording[..words[place].0]);
            (!breaks).then_some((words[place].0, ending))
        })
        .collect();
    endings.push((wording.len(), Ending::Pause));
    endings
}

/// "to prohibit", "to specifically prohibit", "prohibits using": what is prohibited is still to come.
fn lacks_object(before: &str, previous: &str, word: &str) -> bool {
    let third_person = || previous.strip_suffix('s').is_some_and(verbs::asks);
    (before == "to" || before.ends_with("ly")) && verbs::asks(previous)
        || word == "using" && third_person()
}

/// Whether what ends here lacks what it is about, once the words that lead on are gone.
fn is_open(wording: &str) -> bool {
    let kept = trimmed(wording);
    let mut words = kept.rsplit(' ').map(plain);
    let last = words.next().unwrap_or_default();
    let before = words.next().unwrap_or_default();
    let was_verb = || ["and", "or", "to"].contains(&before.as_str()) && verbs::asks(&last);
    OPEN.contains(&last.as_str()) || kept.len() < wording.trim_end().len() && was_verb()
}

/// A title without the words at its end that lead on, and without what parts it from them.
pub(super) fn trimmed(title: &str) -> &str {
    let mut title = title;
    loop {
        title = title.trim_end_matches(|c: char| c.is_whitespace() || ",;:–—-(".contains(c));
        match title.rsplit_once(' ') {
            Some((kept, last)) if LEADING.contains(&plain(last).as_str()) => title = kept,
            _ => return title,
        }
    }
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

/// Words that lead on to what follows them: a title does not end with these.
#[rustfmt::skip]
const LEADING: &[&str] = &[
    "the", "a", "an", "all", "any", "each", "every", "their", "its", "both", "either",
    "and", "or", "nor", "but", "that", "which", "who", "whose", "whether", "if", "as", "than", "so",
    "such", "including", "particularly", "especially", "specifically", "even", "not", "also", "more",
    "of", "to", "with", "for", "in", "on", "at", "by", "from", "under", "into", "about", "between",
    "among", "regarding", "concerning",
];

/// Words that say nothing as long as their object or complement does not follow: no phrase ends on
/// them.
#[rustfmt::skip]
const OPEN: &[&str] = &[
    "those", "them", "information", "data", "up",
    "are", "is", "be", "been", "being", "was", "were", "have", "has", "had", "may", "can", "will",
    "must", "should", "determine", "gather", "analyze", "categorize", "aggregate", "synthesize",
    "engaging", "participates", "participating", "focuses", "require", "requires",
    "able", "unable", "responsible", "complicit", "prior", "due",
];

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
