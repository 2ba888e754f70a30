//! Which sentences of later reports bear on which recommendation, and what they say of it.
//!
//! A wording is answered by every later report up to and including the one that words the ask anew.

use std::collections::HashMap;

use super::analysed::{Analysed, AnalysedSentence, Item};
use super::clauses::Tenor;
use super::common_facets::CommonFacets;
use super::known::Known;
use super::likeness::{Likeness, cosine};
use super::model::{
    BEARING_SIGNALS, Models, PLAUSIBLE, SPEAKS_SIGNALS, SpeaksSignals, TwoStages, probability,
};
use super::stance;
use super::table::{FirstStage, NOTHING_SHARED, Table, joined};
use super::types::{Evidence, Match};
use crate::decision::{Rulings, Verdict};
use crate::report::{Edition, RecommendationId, SectionKind};
use crate::vocabulary::Stance;

/// The signals between a recommendation and a sentence; `None` where they share nothing.
/// The order is that of [`super::model::SPEAKS_SIGNALS`].
pub fn speaks_signals(
    item: &Item,
    sentence: &AnalysedSentence,
    association: f32,
) -> Option<SpeaksSignals> {
    let likeness = Likeness::of(&item.text, &sentence.text)?;
    let facets = CommonFacets::of(&item.text.facets, &sentence.text.facets);
    let clause_covered = match sentence.clauses.as_slice() {
        [_] => likeness.cosine,
        several => several
            .iter()
            .map(|clause| cosine(&item.text, sentence.words_of(clause)))
            .fold(0.0, f32::max),
    };
    let loudest = |tenor: fn(&Tenor) -> f32| {
        sentence
            .clauses
            .iter()
            .map(|clause| tenor(&clause.tenor))
            .fold(0.0, f32::max)
    };
    Some([
        likeness.cosine,
        likeness.first_covered,
        likeness.first_covered * likeness.first_covered,
        likeness.second_covered,
        likeness.first_echoed,
        likeness.second_echoed,
        likeness.phrases,
        facets.actions,
        facets.objects,
        facets.same_actions,
        facets.same_objects,
        facets.actions_covered,
        facets.objects_covered,
        facets.action_and_object,
        association,
        likeness.names,
        clause_covered,
        loudest(Tenor::loudness) / 4.0,
        loudest(|tenor| tenor.situation) / 4.0,
        section_fits(&item.topics, sentence.section()),
        f32::from(u8::from(sentence.section() == SectionKind::Progress)),
        shared_topics(&item.topics, &sentence.topics),
    ])
}

/// The share of the recommendation's topics that the sentence has too; 0.5 where it has none.
fn shared_topics(asked: &[String], told: &[String]) -> f32 {
    if asked.is_empty() {
        return 0.5;
    }
    asked.iter().filter(|topic| told.contains(topic)).count() as f32 / asked.len() as f32
}

/// Whether the section is where the reports tell of such topics: 1 yes, 0 no, 0.5 can't be said.
fn section_fits(topics: &[String], section: SectionKind) -> f32 {
    let told_there: &[&str] = match section {
        SectionKind::Prosecution => &[
            "prosecution",
            "complicity",
            "legislation",
            "training",
            "data",
            "funding",
        ],
        SectionKind::Protection => &[
            "identification",
            "shelter",
            "services",
            "compensation",
            "migrants",
            "children",
        ],
        SectionKind::Prevention => &[
            "awareness",
            "coordination",
            "plan",
            "demand",
            "hotline",
            "labor",
            "data",
        ],
        _ => return 0.5,
    };
    if topics.is_empty() {
        return 0.5;
    }
    let told = topics
        .iter()
        .filter(|topic| told_there.contains(&topic.as_str()))
        .count();
    told as f32 / topics.len() as f32
}

/// What the second stage sees of a link.
pub type BearingSignals = [f32; BEARING_SIGNALS.len() + SPEAKS_SIGNALS.len()];

/// The signals of a link's standing, in the order of [`super::model::bearing_names`]. `margins` are over
/// the other sentences of the same recommendation, and over the other recommendations for the same
/// sentence. Reports tell of one matter in a row, so the sentences beside it count too.
pub fn bearing_signals(
    table: &Table,
    (row, column): (usize, usize),
    margins: (f32, f32),
    sentences: &[AnalysedSentence],
    speaks: &SpeaksSignals,
) -> BearingSignals {
    let beside = |other: Option<usize>| {
        let other = other.filter(|at| {
            let section = |at: usize| sentences.get(at).map(AnalysedSentence::section);
            section(*at) == section(column)
        });
        other.map_or(NOTHING_SHARED, |at| table.at(row, at).max(NOTHING_SHARED))
    };
    let bearing = [
        table.at(row, column).max(NOTHING_SHARED),
        margins.1,
        margins.0,
        f32::from(u8::from(margins.1 >= 0.0)),
        f32::from(u8::from(margins.0 >= 0.0)),
        beside(column.checked_sub(1)),
        beside(column.checked_sub(2)),
        beside(Some(column + 1)),
        f32::from(u8::from(sentences[column].takes_up)),
    ];
    joined(&bearing, speaks)
}

/// Every recommendation that a report answers, held against every sentence of it.
pub struct Links<'a> {
    answered: Vec<&'a Item<'a>>,
    sentences: &'a [AnalysedSentence<'a>],
    /// What the first stage makes of them.
    pub first: FirstStage,
}

impl<'a> Links<'a> {
    /// Holds every recommendation against every sentence.
    pub fn of(
        answered: Vec<&'a Item<'a>>,
        sentences: &'a [AnalysedSentence<'a>],
        model: &TwoStages<{ SPEAKS_SIGNALS.len() }>,
    ) -> Self {
        let first = FirstStage::of(&answered, sentences, model, |row, column, association| {
            speaks_signals(answered[row], &sentences[column], association)
        });
        Links {
            answered,
            sentences,
            first,
        }
    }

    /// The probability that the sentence bears on the recommendation, after the second stage.
    pub fn second_look(
        &self,
        (row, column): (usize, usize),
        margins: (f32, f32),
        model: &TwoStages<{ SPEAKS_SIGNALS.len() }>,
    ) -> f32 {
        if self.first.table.at(row, column) < PLAUSIBLE {
            return 0.0;
        }
        let association = self.first.association(row, column);
        let (item, sentence) = (self.answered[row], &self.sentences[column]);
        let Some(speaks) = speaks_signals(item, sentence, association) else {
            return 0.0;
        };
        let place = (row, column);
        let signals = bearing_signals(&self.first.table, place, margins, self.sentences, &speaks);
        probability(model.standing.log_odds(&signals))
    }
}

/// Every evidence link of the dossier, ordered by (recommendation, sentence).
pub fn evidence(
    analysed: &Analysed,
    known: Known<'_>,
    matches: &[Match],
    rulings: &Rulings,
    models: &Models,
) -> Vec<Evidence> {
    let worded_anew = next_wordings(matches);
    let mut found: Vec<Evidence> = known.evidence().cloned().collect();
    for (at, report) in analysed.reports.iter().enumerate() {
        if known.holds(report.id.year) {
            continue;
        }
        let answered: Vec<&Item> = analysed.reports[..at]
            .iter()
            .flat_map(|earlier| earlier.items.iter().flatten())
            .filter(|item| {
                worded_anew
                    .get(&item.id)
                    .is_none_or(|year| *year >= report.id.year)
            })
            .collect();
        let links = Links::of(answered, &report.sentences, &models.evidence);
        let margins = links.first.table.margins();
        for (row, item) in links.answered.iter().enumerate() {
            for (column, sentence) in report.sentences.iter().enumerate() {
                let place = (row, column);
                let probability = links.second_look(place, margins(row, column), &models.evidence);
                let ruling = ruling(rulings, item, sentence);
                if probability >= models.evidence.threshold || ruling.is_some() {
                    found.push(link(item, sentence, probability, ruling));
                }
            }
        }
    }
    found.extend(linked_by_people_alone(analysed, rulings, &found));
    found.sort_by(|a, b| (&a.recommendation, &a.sentence).cmp(&(&b.recommendation, &b.sentence)));
    found
}

/// Links that people accepted or rejected where the program no longer looks: sentences of editions
/// after the one that words the ask anew.
fn linked_by_people_alone(
    analysed: &Analysed,
    rulings: &Rulings,
    found: &[Evidence],
) -> Vec<Evidence> {
    let sentences = || analysed.reports.iter().flat_map(|r| &r.sentences);
    let missing = rulings.evidence.iter().filter(|((wording, sentence), _)| {
        !found
            .iter()
            .any(|link| link.recommendation == *wording && link.sentence == *sentence)
    });
    missing
        .filter_map(|((wording, sentence), _)| {
            let item = analysed.items().find(|item| item.id == *wording)?;
            let sentence = sentences().find(|s| s.sentence.id == *sentence)?;
            Some(link(item, sentence, 0.0, ruling(rulings, item, sentence)))
        })
        .collect()
}

/// The edition that first words each recommendation's ask anew.
fn next_wordings(matches: &[Match]) -> HashMap<RecommendationId, Edition> {
    let mut next: HashMap<RecommendationId, Edition> = HashMap::new();
    for link in matches.iter().filter(|m| m.decision.counts()) {
        let year = link.to.report.year;
        next.entry(link.from.clone())
            .and_modify(|y| *y = year.min(*y))
            .or_insert(year);
    }
    next
}

/// What a person said of a link: whether it counts, and what the sentence says.
type Ruled = (Verdict, Option<Stance>);

fn ruling(rulings: &Rulings, item: &Item, sentence: &AnalysedSentence) -> Option<Ruled> {
    if rulings.evidence.is_empty() {
        return None;
    }
    let key = (item.id.clone(), sentence.sentence.id.clone());
    Some((
        *rulings.evidence.get(&key)?,
        rulings.stances.get(&key).copied(),
    ))
}

fn link(
    item: &Item,
    sentence: &AnalysedSentence,
    probability: f32,
    ruling: Option<Ruled>,
) -> Evidence {
    let (told, why) = stance::of(sentence, item);
    let (stance, reason) = match ruling.and_then(|(_, stance)| stance) {
        Some(said) if said != told => (
            said,
            format!("a person says {said}; the program {told}: {why}"),
        ),
        _ => (told, why),
    };
    let ruling = ruling.map(|(verdict, _)| verdict);
    Evidence {
        recommendation: item.id.clone(),
        sentence: sentence.sentence.id.clone(),
        stance,
        probability: f64::from(probability),
        decision: ruling.into(),
        reason,
    }
}
