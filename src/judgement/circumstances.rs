//! The circumstances of a sentence beside its words: where it stands, whether it counts or denies, who
//! acts, whether it takes up the sentence before.

use super::clauses::Clause;
use super::comparison::Trend;
use crate::language::{TermId, Text};
use crate::report::SectionKind;

/// One thing about a sentence that changes what it is likely to bear on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Circumstance {
    InProsecution,
    InProtection,
    InPrevention,
    InSummary,
    ElsewhereInReport,
    /// The opening formula of a section stands here.
    FirstOfSection,
    HoldsNumber,
    /// Its figures are compared with those of another year.
    Compares,
    Denies,
    /// Somebody acts for the state.
    StateActs,
    /// It opens with civil society or an international organization.
    OthersAct,
}

impl Circumstance {
    /// Every circumstance, by the place it has in the models, with its name there.
    pub const ALL: [(Circumstance, &'static str); 11] = [
        (Circumstance::InProsecution, "in prosecution"),
        (Circumstance::InProtection, "in protection"),
        (Circumstance::InPrevention, "in prevention"),
        (Circumstance::InSummary, "in summary"),
        (Circumstance::ElsewhereInReport, "elsewhere in report"),
        (Circumstance::FirstOfSection, "first of section"),
        (Circumstance::HoldsNumber, "holds number"),
        (Circumstance::Compares, "compares"),
        (Circumstance::Denies, "denies"),
        (Circumstance::StateActs, "state acts"),
        (Circumstance::OthersAct, "others act"),
    ];

    /// Its place in [`Circumstance::ALL`].
    pub fn place(self) -> usize {
        self as usize
    }
}

const DENIALS: [&str; 10] = [
    "not", "no", "never", "without", "lack", "lacked", "lacking", "neither", "nor", "none",
];

/// So many first terms name who acts.
const OPENING_TERMS: usize = 2;

/// The circumstances of a sentence, sorted.
pub fn circumstances(
    text: &Text,
    clauses: &[Clause],
    trend: Option<Trend>,
    section: SectionKind,
    first_of_section: bool,
) -> Vec<Circumstance> {
    let mut found = vec![match section {
        SectionKind::Prosecution => Circumstance::InProsecution,
        SectionKind::Protection => Circumstance::InProtection,
        SectionKind::Prevention => Circumstance::InPrevention,
        SectionKind::Progress => Circumstance::InSummary,
        _ => Circumstance::ElsewhereInReport,
    }];
    let mut note = |holds: bool, circumstance| {
        if holds {
            found.push(circumstance);
        }
    };
    let folded = || text.words.iter().map(|word| word.folded.as_str());
    note(first_of_section, Circumstance::FirstOfSection);
    note(
        folded().any(|word| word.contains(|c: char| c.is_ascii_digit())),
        Circumstance::HoldsNumber,
    );
    note(
        folded().any(|word| word == "compared") || trend.is_some(),
        Circumstance::Compares,
    );
    note(
        folded().any(|word| DENIALS.contains(&word)),
        Circumstance::Denies,
    );
    note(
        clauses.iter().any(|clause| clause.tenor.actor > 0.0),
        Circumstance::StateActs,
    );
    note(others_act(text), Circumstance::OthersAct);
    found
}

fn others_act(text: &Text) -> bool {
    let others = [
        TermId::of("=ngo"),
        TermId::of("=international_organization"),
    ];
    text.sequence
        .iter()
        .take(OPENING_TERMS)
        .any(|term| others.contains(term))
}

/// Words with which a sentence goes on from the one before.
const TAKES_UP: [&str; 22] = [
    "these",
    "this",
    "those",
    "it",
    "they",
    "however",
    "such",
    "its",
    "their",
    "elsewhere",
    "both",
    "others",
    "none",
    "some",
    "additionally",
    "only",
    "most",
    "few",
    "he",
    "she",
    "another",
    "separately",
];

/// Words that do so together ("the same", "of these").
const TAKE_UP_TOGETHER: [[&str; 2]; 9] = [
    ["of", "these"],
    ["of", "those"],
    ["of", "the"],
    ["one", "of"],
    ["in", "addition"],
    ["the", "same"],
    ["the", "latter"],
    ["the", "new"],
    ["at", "least"],
];

/// Whether the sentence takes up what the one before spoke of ("These centers …", "It also …").
pub fn takes_up(text: &Text) -> bool {
    let mut words = text.words.iter().map(|word| word.folded.as_str());
    match (words.next(), words.next()) {
        (Some(first), _) if TAKES_UP.contains(&first) => true,
        (Some(first), Some(second)) => TAKE_UP_TOGETHER.contains(&[first, second]),
        _ => false,
    }
}
