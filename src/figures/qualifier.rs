//! Which part of a kind a number counts, in the sentence's own words.

use super::counted::{Counted, Noun, noun};
use super::words::{Mark, Words};

/// What is said of those counted.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Qualifier {
    /// Words that make it a part: "sex trafficking", "girls". Empty for the whole.
    pub part: String,
    /// Words of doubt: "potential".
    pub hedge: String,
}

/// Words that make no part.
const GENERAL: [&str; 23] = [
    "trafficking",
    "human",
    "persons",
    "in",
    "anti",
    "new",
    "total",
    "overall",
    "a",
    "an",
    "of",
    "tip",
    "different",
    "criminal",
    "the",
    "individual",
    "related",
    "people",
    "traffickers",
    "offenders",
    "suspects",
    "victims",
    "victim",
];

const HEDGES: [&str; 9] = [
    "potential",
    "suspected",
    "possible",
    "presumed",
    "alleged",
    "confirmed",
    "reported",
    "likely",
    "formally",
];

/// Prepositions behind a noun that say which ones.
const WHICH: [&str; 14] = [
    "of",
    "for",
    "involving",
    "under",
    "against",
    "into",
    "from",
    "among",
    "exploited",
    "subjected",
    "on",
    "related",
    "in",
    "at",
];

/// The qualifier of a counted noun. `modifiers` are the words between it and its number.
pub(super) fn of(words: &Words, counted: Counted, deed: Option<usize>) -> Qualifier {
    let mut hedge = Vec::new();
    let mut before: Vec<usize> = Vec::new();
    for place in counted.modifiers..counted.head {
        if HEDGES.contains(&words.folded(place)) {
            hedge.push(words.folded(place));
        } else {
            before.push(place);
        }
    }
    let tells = |place: &usize| {
        let folded = words.folded(*place);
        !GENERAL.contains(&folded) && !HEDGES.contains(&folded)
    };
    // Whom a deed was done to is a part of all victims where it is no word for all of them.
    let kind = match counted.noun {
        Noun::Group => true,
        Noun::People => !["persons", "person", "individuals", "individual", "people"]
            .contains(&words.folded(counted.head)),
        Noun::Officials => !["officials", "official"].contains(&words.folded(counted.head)),
        _ => false,
    };
    let mut parts: Vec<String> = Vec::new();
    if kind {
        parts.push(words.join(before.iter().copied().chain([counted.head])));
    } else if before.iter().any(tells) && !is_government(words, &before) {
        parts.push(words.join(before));
    }
    let behind = behind(words, counted.head, deed);
    if behind.iter().any(|place| {
        tells(place)
            && !WHICH.contains(&words.folded(*place))
            && noun(words.folded(*place), true).is_none_or(says_which)
    }) {
        parts.push(words.join(behind));
    }
    Qualifier {
        part: parts.join(" "),
        hedge: hedge.join(" "),
    }
}

/// Nouns that say which ones: "of girls", "of officials"; "of traffickers" says nothing new.
fn says_which(noun: Noun) -> bool {
    matches!(noun, Noun::People | Noun::Group | Noun::Officials)
}

fn is_government(words: &Words, places: &[usize]) -> bool {
    places.iter().all(|place| {
        GENERAL.contains(&words.folded(*place))
            || ["government", "public", "state"].contains(&words.folded(*place))
    })
}

/// A part is told in so many words at most.
const LONGEST: usize = 9;

/// Words that end what is said behind a noun.
const ENDS: [&str; 30] = [
    "compared",
    "while",
    "but",
    "who",
    "which",
    "that",
    "to",
    "with",
    "by",
    "as",
    "were",
    "was",
    "up",
    "down",
    "an",
    "when",
    "where",
    "before",
    "after",
    "during",
    "since",
    "resulting",
    "and",
    "or",
    "leading",
    "including",
    "had",
    "have",
    "provided",
    "throughout",
];

fn behind(words: &Words, head: usize, deed: Option<usize>) -> Vec<usize> {
    let bracket = words.0[head].bracket;
    let mut start = head + 1;
    // "victims identified in Lune", "114 girls referred to shelters"
    if deed == Some(start) || words.folded(start) == "reported" {
        start += 1;
    }
    if !WHICH.contains(&words.folded(start)) || words.0[start].mark >= Mark::Comma {
        return Vec::new();
    }
    let mut places = Vec::new();
    for place in start..(start + LONGEST).min(words.0.len()) {
        let word = &words.0[place];
        let goes_on = word.folded == "and"
            && [
                "forced", "labor", "sex", "children", "girls", "boys", "women", "men", "child",
            ]
            .contains(&words.folded(place + 1));
        if word.mark >= Mark::Comma
            || word.bracket != bracket
            || word.number.is_some()
            || (word.year.is_some() && !["a", "the", "its"].contains(&words.folded(place - 1)))
            || (ENDS.contains(&word.folded.as_str()) && !goes_on)
        {
            break;
        }
        let time = [
            "previous",
            "prior",
            "last",
            "reporting",
            "year",
            "fiscal",
            "first",
            "second",
            "third",
            "consecutive",
        ];
        if time.contains(&word.folded.as_str())
            || (word.folded == "the" && time.contains(&words.folded(place + 1)))
        {
            break;
        }
        if ["in", "for", "from", "of", "on", "at"].contains(&word.folded.as_str())
            && words.0.get(place + 1).is_none_or(|next| {
                next.year.is_some()
                    || next.number.is_some()
                    || time.contains(&next.folded.as_str())
                    || (next.folded == "the" && time.contains(&words.folded(place + 2)))
                    || super::period::is_month(&next.folded)
            })
        {
            break;
        }
        places.push(place);
    }
    places
}

/// Who acts where it is not the government.
const OTHERS: [&str; 22] = [
    "ngo",
    "ngos",
    "nongovernmental",
    "international",
    "foreign",
    "embassy",
    "embassies",
    "iom",
    "un",
    "unicef",
    "ilo",
    "unodc",
    "civil",
    "religious",
    "church",
    "private",
    "donor",
    "donors",
    "media",
    "nonprofit",
    "charity",
    "society",
];

/// Whether somebody other than the government did what stands at `deed`, to what stands at `head`.
pub(super) fn by_others(words: &Words, deed: Option<usize>, at: usize, head: usize) -> bool {
    let others = |place: usize| OTHERS.contains(&words.folded(place));
    let deed_before = deed.filter(|deed| *deed < at).unwrap_or(at);
    let start = words.clause_start(at);
    let subject = (start..deed_before)
        .rev()
        .take_while(|place| words.0[place + 1].mark < Mark::Comma || place + 1 == deed_before);
    let mut subject: Vec<usize> = subject.collect();
    // "homes run by NGOs, which assisted 211 persons"
    if subject
        .iter()
        .any(|place| ["which", "who"].contains(&words.folded(*place)))
    {
        let first = subject.last().copied().unwrap_or(start);
        subject.extend(start.max(first.saturating_sub(4))..first);
    }
    let government = [
        "government",
        "authorities",
        "police",
        "officials",
        "prosecutors",
        "ministry",
    ];
    let acts = subject.iter().any(|place| others(*place))
        && !subject
            .iter()
            .any(|place| government.contains(&words.folded(*place)));
    let end = words.clause_end(at);
    let by = (head..end.min(head + 7))
        .take_while(|place| *place == head || words.0[*place].mark < Mark::Comma)
        .any(|place| words.folded(place) == "by" && (place + 1..(place + 5).min(end)).any(others));
    acts || by
}

/// "In Lune, police identified 12 victims": what the clause opens with narrows all of it.
pub(super) fn opening(words: &Words, at: usize) -> Option<String> {
    [words.clause_start(at), 0].into_iter().find_map(|start| {
        let opener = ["in", "at", "within", "during", "outside"].contains(&words.folded(start));
        let next = words.0.get(start + 1)?;
        let narrows =
            (next.capital && next.year.is_none() && !super::period::is_month(&next.folded))
                || ["the", "one", "a", "an", "another", "its"].contains(&next.folded.as_str())
                    && ![
                        "year",
                        "reporting",
                        "rating",
                        "past",
                        "last",
                        "previous",
                        "prior",
                        "same",
                        "review",
                        "period",
                        "first",
                        "fiscal",
                        "course",
                    ]
                    .contains(&words.folded(start + 2));
        if !opener
            || !narrows
            || [
                "addition",
                "comparison",
                "total",
                "all",
                "response",
                "contrast",
            ]
            .contains(&next.folded.as_str())
        {
            return None;
        }
        let end =
            (start + 1..at.min(start + 9)).find(|place| words.0[*place].mark >= Mark::Comma)?;
        Some(words.join(start..end))
    })
}
