//! What a number counts: the noun after it and the words between.

use super::words::{Mark, Words};

/// Kinds of what is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noun {
    Cases,
    Investigations,
    Prosecutions,
    Convictions,
    Arrests,
    /// Suspects, traffickers, defendants.
    Accused,
    Victims,
    /// Persons: victims or accused or trained, as what was done says.
    People,
    /// Women, children, migrants: victims or trained.
    Group,
    Officials,
    Trainings,
    /// "of them", "of these": what was counted before.
    Same,
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Counted {
    pub noun: Noun,
    /// Where the noun stands.
    pub head: usize,
    /// Where the words between begin; `head` where there are none.
    pub modifiers: usize,
}

/// The kind of a noun in the plural, or in the singular after "one" and "a".
pub(super) fn noun(folded: &str, one: bool) -> Option<Noun> {
    const NOUNS: [(Noun, &[&str]); 11] = [
        (Noun::Cases, &["cases"]),
        (
            Noun::Investigations,
            &["investigations", "inquiries", "probes"],
        ),
        (Noun::Prosecutions, &["prosecutions", "indictments"]),
        (Noun::Convictions, &["convictions"]),
        (Noun::Arrests, &["arrests"]),
        (
            Noun::Accused,
            &[
                "suspects",
                "defendants",
                "traffickers",
                "offenders",
                "perpetrators",
                "recruiters",
                "pimps",
            ],
        ),
        (Noun::Victims, &["victims", "survivors"]),
        (
            Noun::People,
            &[
                "persons",
                "individuals",
                "adults",
                "men",
                "people",
                "males",
                "nationals",
            ],
        ),
        (
            Noun::Group,
            &[
                "girls",
                "boys",
                "children",
                "women",
                "females",
                "minors",
                "migrants",
                "foreigners",
            ],
        ),
        (
            Noun::Officials,
            &[
                "officials",
                "officers",
                "inspectors",
                "prosecutors",
                "judges",
                "guards",
                "agents",
                "teachers",
                "workers",
                "employees",
                "participants",
                "lawyers",
                "attorneys",
                "diplomats",
                "soldiers",
                "peacekeepers",
                "magistrates",
                "investigators",
                "providers",
                "professionals",
                "personnel",
                "staff",
                "stakeholders",
                "police",
            ],
        ),
        (
            Noun::Trainings,
            &["trainings", "courses", "workshops", "seminars", "sessions"],
        ),
    ];
    const SINGULAR: [(&str, &str); 5] = [
        ("woman", "women"),
        ("man", "men"),
        ("child", "children"),
        ("person", "persons"),
        ("inquiry", "inquiries"),
    ];
    let plural = match SINGULAR.iter().find(|(singular, _)| *singular == folded) {
        Some((_, plural)) if one => (*plural).to_owned(),
        None if one && !folded.ends_with('s') => format!("{folded}s"),
        _ => folded.to_owned(),
    };
    let found = NOUNS
        .iter()
        .find(|(_, nouns)| nouns.contains(&plural.as_str()));
    found.map(|(noun, _)| *noun)
}

/// Words at which a group of words around a noun ends.
pub(super) const ENDS: [&str; 48] = [
    "in",
    "to",
    "for",
    "by",
    "with",
    "who",
    "which",
    "that",
    "were",
    "was",
    "are",
    "is",
    "had",
    "have",
    "has",
    "on",
    "at",
    "from",
    "as",
    "but",
    "while",
    "and",
    "or",
    "involving",
    "involved",
    "under",
    "against",
    "into",
    "during",
    "compared",
    "than",
    "through",
    "after",
    "before",
    "when",
    "where",
    "whom",
    "concerned",
    "received",
    "led",
    "resulted",
    "ended",
    "years",
    "months",
    "days",
    "of",
    "the",
    "its",
];

/// Adjectives in "-ed"; any other such word before a noun is a verb.
const ADJECTIVES: [&str; 19] = [
    "suspected",
    "alleged",
    "accused",
    "organized",
    "forced",
    "convicted",
    "related",
    "identified",
    "confirmed",
    "specialized",
    "reported",
    "exploited",
    "trained",
    "registered",
    "recognized",
    "presumed",
    "completed",
    "unregistered",
    "detained",
];

/// A noun stands at most so many words after its number.
const REACH: usize = 6;

/// What the number at `at` counts; `None` where that is nothing known.
pub(super) fn counted(words: &Words, at: usize) -> Option<Counted> {
    let one = words.0[at].number == Some(1.0);
    if words.folded(at + 1) == "of" {
        return of_them(words, at + 2);
    }
    let mut found: Option<Counted> = None;
    for head in at + 1..=at + REACH {
        let Some(word) = words.0.get(head) else { break };
        if word.mark >= Mark::Comma || word.number.is_some() || ENDS.contains(&word.folded.as_str())
        {
            break;
        }
        if found.is_none()
            && word.folded.ends_with("ed")
            && !ADJECTIVES.contains(&word.folded.as_str())
        {
            break;
        }
        match noun(&word.folded, one).filter(|_| !word.owns) {
            Some(noun) => {
                found = Some(Counted {
                    noun,
                    head,
                    modifiers: at + 1,
                });
            }
            None if found.is_some() => {
                // "12 victims advocates" counts advocates.
                break;
            }
            None => {}
        }
    }
    found
}

/// "12 of them", "33 of these cases", "109 of the 118 victims".
fn of_them(words: &Words, at: usize) -> Option<Counted> {
    let same = |at| {
        Some(Counted {
            noun: Noun::Same,
            head: at,
            modifiers: at,
        })
    };
    match words.folded(at) {
        "them" | "whom" | "which" => same(at),
        "the" | "these" | "those" => {
            let first = at + 1;
            let known = (first..first + REACH)
                .take_while(|head| {
                    words.0.get(*head).is_some_and(|word| {
                        word.mark < Mark::Comma && !ENDS.contains(&word.folded.as_str())
                    })
                })
                .find_map(|head| noun(words.folded(head), false).map(|noun| (head, noun)));
            match known {
                Some((head, noun)) => Some(Counted {
                    noun,
                    head,
                    modifiers: head,
                }),
                None if words.folded(at) != "the" => same(at),
                None => None,
            }
        }
        _ => None,
    }
}
