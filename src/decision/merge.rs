//! What another person's decisions bring: which are new here, which of them cannot apply yet, and on
//! what the two differ. Pure: nothing is written here.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::order::Key;
use super::{Decision, Quoted, Ruling, Today, Verdict};
use crate::dossier::{Dossier, DossierId};
use crate::report::{RecommendationId, ReportId};
use crate::vocabulary::Stance;

/// What is known here of one country in one series.
#[derive(Debug, Clone)]
pub struct Here {
    /// Its texts; without reports where none was added.
    pub dossier: Dossier,
    /// What was decided on it, in the order in which it counts.
    pub decisions: Vec<Decision>,
}

/// What the decisions of a file come to here.
#[derive(Debug, Clone, Default)]
pub struct Merge {
    /// Those that are not known here, in the order in which they count.
    pub new: Vec<Decision>,
    /// How many are known here already.
    pub known: usize,
    /// How many of the new ones wait for which report: none of that name was added here.
    pub waiting: BTreeMap<ReportId, usize>,
    /// How many of the new ones quote words that do not stand in their report as it is here.
    pub without_words: usize,
    /// The things on which the last words here and there differ.
    pub conflicts: Vec<Conflict>,
}

/// Two people's last words on one thing, neither of whom knew the other's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The last word that was said here.
    pub here: Decision,
    /// The last word in the file.
    pub there: Decision,
}

/// One of the two words of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The word of this database.
    Here,
    /// The word of the file.
    There,
}

impl Conflict {
    /// The side whose word counts when both are known.
    pub fn newest(&self) -> Side {
        match self.here.key() > self.there.key() {
            true => Side::Here,
            false => Side::There,
        }
    }

    /// The word of that side.
    pub fn word(&self, side: Side) -> &Decision {
        match side {
            Side::Here => &self.here,
            Side::There => &self.there,
        }
    }
}

impl Decision {
    /// The country and series on which it is.
    pub fn dossier(&self) -> DossierId {
        DossierId::of(&self.ruling.wording().id.report)
    }
}

impl Verdict {
    /// The verdict in words, with the stance that was given beside it: `accepted as lack`.
    fn word(self, stance: Option<Stance>) -> &'static str {
        match (self, stance) {
            (Verdict::Rejected, _) => "rejected",
            (Verdict::Accepted, None) => "accepted",
            (Verdict::Accepted, Some(Stance::Progress)) => "accepted as progress",
            (Verdict::Accepted, Some(Stance::Lack)) => "accepted as lack",
            (Verdict::Accepted, Some(Stance::Setback)) => "accepted as setback",
            (Verdict::Accepted, Some(Stance::Mixed)) => "accepted as mixed",
        }
    }
}

impl Ruling {
    /// The (earlier) wording that it is about.
    pub fn wording(&self) -> &Quoted<RecommendationId> {
        match self {
            Ruling::Status { wording, .. } | Ruling::Evidence { wording, .. } => wording,
            Ruling::Match { from, .. } => from,
        }
    }

    /// What it says in a word, such as `met` or `accepted`; `None` where it takes back.
    pub fn word(&self) -> Option<&'static str> {
        match self {
            Ruling::Status { status, .. } => status.map(crate::vocabulary::Status::word),
            Ruling::Match { verdict, .. } => verdict.map(|verdict| verdict.word(None)),
            Ruling::Evidence {
                verdict, stance, ..
            } => verdict.map(|verdict| verdict.word(*stance)),
        }
    }

    /// The reports in which its words stood.
    fn reports(&self) -> Vec<&ReportId> {
        match self {
            Ruling::Status { wording, .. } => vec![&wording.id.report],
            Ruling::Match { from, to, .. } => vec![&from.id.report, &to.id.report],
            Ruling::Evidence {
                wording, sentence, ..
            } => {
                vec![&wording.id.report, &sentence.id.report]
            }
        }
    }
}

/// What `theirs`, in the order in which they count, come to beside what is `here`.
pub fn merge(here: &BTreeMap<DossierId, Here>, theirs: &[Decision]) -> Merge {
    let known: HashSet<Key> = (here.values())
        .flat_map(|here| here.decisions.iter().map(Decision::key))
        .collect();
    let mut merge = Merge::default();
    let mut by_dossier: BTreeMap<DossierId, Vec<&Decision>> = BTreeMap::new();
    for decision in theirs {
        by_dossier
            .entry(decision.dossier())
            .or_default()
            .push(decision);
        match known.contains(&decision.key()) {
            true => merge.known += 1,
            false => merge.new.push(decision.clone()),
        }
    }
    for (id, theirs) in by_dossier {
        let nothing = Here {
            dossier: Dossier {
                id: id.clone(),
                reports: Vec::new(),
            },
            decisions: Vec::new(),
        };
        let here = here.get(&id).unwrap_or(&nothing);
        merge.conflicts.extend(conflicts(here, &theirs));
        for decision in theirs.iter().filter(|said| !known.contains(&said.key())) {
            merge.place(decision, &here.dossier);
        }
    }
    merge
        .conflicts
        .sort_by_cached_key(|conflict| conflict.there.key());
    merge
}

impl Merge {
    /// Counts a decision that cannot apply as things stand here.
    fn place(&mut self, decision: &Decision, dossier: &Dossier) {
        let there: BTreeSet<&ReportId> = dossier.reports.iter().map(|report| &report.id).collect();
        let mut reports = decision.ruling.reports().into_iter();
        match reports.find(|report| !there.contains(report)) {
            Some(missing) => *self.waiting.entry(missing.clone()).or_default() += 1,
            None if applies(&decision.ruling, dossier) => (),
            None => self.without_words += 1,
        }
    }
}

/// Whether every text that the ruling quotes stands in its report today.
pub fn applies(ruling: &Ruling, dossier: &Dossier) -> bool {
    let today = Today::of(dossier);
    match ruling {
        Ruling::Status { wording, .. } => today.wording(wording).is_some(),
        Ruling::Match { from, to, .. } => {
            today.wording(from).is_some() && today.wording(to).is_some()
        }
        Ruling::Evidence {
            wording, sentence, ..
        } => today.wording(wording).is_some() && today.sentence(sentence).is_some(),
    }
}

/// The first of the reports that the ruling is about which `dossier` does not have.
pub fn missing_report<'a>(ruling: &'a Ruling, dossier: &Dossier) -> Option<&'a ReportId> {
    let mut reports = ruling.reports().into_iter();
    reports.find(|id| dossier.reports.iter().all(|report| report.id != **id))
}

/// The things on which the last words differ. One who spoke knowing the other's word has answered it:
/// that is no conflict, and neither is one person's change of mind.
fn conflicts(here: &Here, theirs: &[&Decision]) -> Vec<Conflict> {
    let today = Today::of(&here.dossier);
    let known_here: HashSet<Key> = here.decisions.iter().map(Decision::key).collect();
    let known_there: HashSet<Key> = theirs.iter().map(|said| said.key()).collect();
    let last_here = last_words(here.decisions.iter(), today);
    let last_there = last_words(theirs.iter().copied(), today);
    (last_there.into_iter())
        .filter_map(|(thing, there)| Some((*last_here.get(&thing)?, there)))
        .filter(|(here, there)| here.ruling.word() != there.ruling.word() && here.by != there.by)
        .filter(|(here, there)| {
            !known_there.contains(&here.key()) && !known_here.contains(&there.key())
        })
        .map(|(here, there)| Conflict {
            here: here.clone(),
            there: there.clone(),
        })
        .collect()
}

/// What is ruled on: its kind, and the names that the words have today, else report and words.
pub(crate) type Thing = (&'static str, Vec<String>);

fn last_words<'a>(
    decisions: impl Iterator<Item = &'a Decision>,
    today: Today<'_>,
) -> BTreeMap<Thing, &'a Decision> {
    decisions
        .map(|decision| (thing(&decision.ruling, Some(today)), decision))
        .collect()
}

/// What the ruling is on; by report and words alone where nothing is known of today.
pub(crate) fn thing(ruling: &Ruling, today: Option<Today<'_>>) -> Thing {
    let wording =
        |quoted: &Quoted<RecommendationId>| match today.and_then(|today| today.wording(quoted)) {
            Some(id) => id.to_string(),
            None => format!("{} {}", quoted.id.report, quoted.text.trim()),
        };
    match ruling {
        Ruling::Status { wording: about, .. } => ("status", vec![wording(about)]),
        Ruling::Match { from, to, .. } => ("match", vec![wording(from), wording(to)]),
        Ruling::Evidence {
            wording: about,
            sentence,
            ..
        } => {
            let sentence = match today.and_then(|today| today.sentence(sentence)) {
                Some(id) => id.to_string(),
                None => format!(
                    "{} {} {}",
                    sentence.id.report,
                    sentence.id.section,
                    sentence.text.trim()
                ),
            };
            ("evidence", vec![wording(about), sentence])
        }
    }
}
