//! Finding one's way in a ledger: every name to what it stands for.

use std::collections::{BTreeMap, HashMap};

use crate::decision::{Decision, Ruling, Rulings};
use crate::judgement::{Ask, Assessment, DossierReport, Evidence, Match};
use crate::ledger::{Ledger, LedgerReport};
use crate::report::{Edition, Recommendation, RecommendationId, SentenceId};

/// A ledger with the indexes that drawing needs. Made once for each ledger that is drawn.
pub struct Lookup<'a> {
    /// What is looked into.
    pub ledger: &'a Ledger,
    sentences: HashMap<&'a SentenceId, &'a str>,
    assessments: BTreeMap<&'a RecommendationId, &'a Assessment>,
    asks: HashMap<&'a RecommendationId, &'a Ask>,
    evidence: BTreeMap<&'a RecommendationId, Vec<&'a Evidence>>,
    matches_to: BTreeMap<&'a RecommendationId, Vec<&'a Match>>,
    matches_from: BTreeMap<&'a RecommendationId, Vec<&'a Match>>,
}

impl<'a> Lookup<'a> {
    /// The indexes of `ledger`.
    pub fn of(ledger: &'a Ledger) -> Self {
        let judgement = &ledger.judgement;
        let mut evidence: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for link in &judgement.evidence {
            evidence.entry(&link.recommendation).or_default().push(link);
        }
        let mut matches_to: BTreeMap<_, Vec<_>> = BTreeMap::new();
        let mut matches_from: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for link in &judgement.matches {
            matches_to.entry(&link.to).or_default().push(link);
            matches_from.entry(&link.from).or_default().push(link);
        }
        Lookup {
            ledger,
            sentences: (ledger.dossier.reports.iter())
                .flat_map(|report| &report.sentences)
                .map(|sentence| (&sentence.id, sentence.text.as_str()))
                .collect(),
            assessments: (judgement.assessments.iter())
                .map(|assessment| (&assessment.recommendation, assessment))
                .collect(),
            asks: (judgement.asks.iter())
                .flat_map(|ask| ask.wordings.iter().map(move |wording| (wording, ask)))
                .collect(),
            evidence,
            matches_to,
            matches_from,
        }
    }

    /// The texts of the report of that edition.
    pub fn texts(&self, year: Edition) -> Option<&'a DossierReport> {
        (self.ledger.dossier.reports.iter()).find(|report| report.id.year == year)
    }

    /// What else is known of the report of that edition.
    pub fn report(&self, year: Edition) -> Option<&'a LedgerReport> {
        (self.ledger.reports.iter()).find(|report| report.id.year == year)
    }

    /// The editions that were read, earliest first.
    pub fn editions(&self) -> impl DoubleEndedIterator<Item = Edition> + 'a {
        self.ledger.dossier.reports.iter().map(|r| r.id.year)
    }

    /// The editions whose recommendations were read, earliest first.
    pub fn asking_editions(&self) -> impl DoubleEndedIterator<Item = Edition> + 'a {
        (self.ledger.dossier.reports.iter())
            .filter(|report| report.recommendations.is_some())
            .map(|report| report.id.year)
    }

    /// Whether the recommendations of that edition were part of what was read.
    pub fn asks_were_read(&self, year: Edition) -> bool {
        self.texts(year)
            .is_some_and(|report| report.recommendations.is_some())
    }

    /// The editions between the first one read and `last` of which no report was read. A series
    /// other than the Trafficking in Persons Report is taken for a yearly one where reports of two
    /// successive years were read; of others nothing is missing.
    pub fn missing_editions(&self, last: Edition) -> Vec<Edition> {
        let years: Vec<Edition> = self.editions().collect();
        let yearly =
            self.ledger.id().series.is_tip() || years.windows(2).any(|pair| pair[0] + 1 == pair[1]);
        match years.first() {
            Some(first) if yearly => (*first..last)
                .filter(|year| !years.contains(year))
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The wording of that name.
    pub fn wording(&self, id: &RecommendationId) -> Option<&'a Recommendation> {
        self.ledger.dossier.wording(id)
    }

    /// The names of all wordings of that edition, in their order.
    pub fn wordings_of(&self, year: Edition) -> impl Iterator<Item = RecommendationId> + 'a {
        self.texts(year).into_iter().flat_map(|report| {
            let count = report.recommendations.as_ref().map_or(0, Vec::len);
            (1..=count as u32).map(|ordinal| report.id.recommendation(ordinal))
        })
    }

    /// The words of a wording; empty where there is none of that name.
    pub fn words(&self, id: &RecommendationId) -> &'a str {
        self.ledger.dossier.words(id)
    }

    /// The words of a sentence; empty where there is none of that name.
    pub fn sentence(&self, id: &SentenceId) -> &'a str {
        self.sentences.get(id).copied().unwrap_or("")
    }

    /// What is thought of a wording.
    pub fn assessment(&self, id: &RecommendationId) -> Option<&'a Assessment> {
        self.assessments.get(id).copied()
    }

    /// The ask to which a wording belongs.
    pub fn ask(&self, wording: &RecommendationId) -> Option<&'a Ask> {
        self.asks.get(wording).copied()
    }

    /// The sentences that bear on a wording, rejected links among them.
    pub fn evidence(&self, wording: &RecommendationId) -> &[&'a Evidence] {
        self.evidence.get(wording).map_or(&[], Vec::as_slice)
    }

    /// The matches that lead from earlier wordings to this one, rejected ones among them.
    pub fn matches_to(&self, wording: &RecommendationId) -> &[&'a Match] {
        self.matches_to.get(wording).map_or(&[], Vec::as_slice)
    }

    /// The matches that lead from this wording to later ones, rejected ones among them.
    pub fn matches_from(&self, wording: &RecommendationId) -> &[&'a Match] {
        self.matches_from.get(wording).map_or(&[], Vec::as_slice)
    }

    /// The decision by which a person's status of a wording holds today.
    pub fn status_decision(&self, wording: &RecommendationId) -> Option<&'a Decision> {
        let dossier = &self.ledger.dossier;
        self.ledger.decisions.iter().rev().find(|decision| {
            matches!(decision.ruling, Ruling::Status { .. })
                && Rulings::in_force(std::slice::from_ref(decision), dossier)
                    .statuses
                    .contains_key(wording)
        })
    }
}
