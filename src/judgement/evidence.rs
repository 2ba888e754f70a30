//! Which sentences of later reports bear on which recommendation, and what they say of it.
//!
//! A wording is answered by every later report up to and including the one that words the ask anew.

use std::collections::HashMap;

use super::analysed::{Analysed, AnalysedSentence, Item};
use super::clauses::Tenor;
use super::likeness::{Likeness, cosine, share_a_term};
use super::matching::{NOTHING_SHARED, Table};
use super::model::{Models, probability};
use super::stance;
use super::types::{Evidence, Match};
use crate::decision::{Rulings, Verdict};
use crate::report::{Edition, RecommendationId, SectionKind};

/// The signals between a recommendation and a sentence; `None` where they share no term.
/// The order is that of [`super::model::SPEAKS_SIGNALS`].
pub fn speaks_signals(item: &Item, sentence: &AnalysedSentence) -> Option<[f32; 17]> {
    if !share_a_term(&item.text, &sentence.text) {
        return None;
    }
    let likeness = Likeness::of(&item.text, &sentence.text);
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
        likeness.actions,
        likeness.objects,
        likeness.names,
        clause_covered,
        loudest(Tenor::loudness) / 4.0,
        loudest(|tenor| tenor.situation) / 4.0,
        loudest(|tenor| tenor.actor),
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

/// The signals of a link's standing, in the order of [`super::model::BEARING_SIGNALS`].
/// `margins` are over the other sentences of the same recommendation, and over the other
/// recommendations for the same sentence.
pub fn bearing_signals(log_odds: f32, margins: (f32, f32)) -> [f32; 5] {
    [
        log_odds.max(NOTHING_SHARED),
        margins.1,
        margins.0,
        f32::from(u8::from(margins.1 >= 0.0)),
        f32::from(u8::from(margins.0 >= 0.0)),
    ]
}

/// Every evidence link of the dossier, ordered by (recommendation, sentence).
pub fn evidence(
    analysed: &Analysed,
    matches: &[Match],
    rulings: &Rulings,
    models: &Models,
) -> Vec<Evidence> {
    let worded_anew = next_wordings(matches);
    let mut found = Vec::new();
    for (at, report) in analysed.reports.iter().enumerate() {
        let answered: Vec<&Item> = analysed.reports[..at]
            .iter()
            .flat_map(|earlier| earlier.items.iter().flatten())
            .filter(|item| {
                worded_anew
                    .get(&item.id)
                    .is_none_or(|year| *year >= report.id.year)
            })
            .collect();
        let cells = answered.iter().flat_map(|item| {
            report.sentences.iter().map(|sentence| {
                speaks_signals(item, sentence)
                    .map_or(NOTHING_SHARED, |signals| models.speaks.log_odds(&signals))
            })
        });
        let table = Table::new(report.sentences.len(), cells.collect());
        let margins = table.margins();
        for (row, item) in answered.iter().enumerate() {
            for (column, sentence) in report.sentences.iter().enumerate() {
                let log_odds = table.at(row, column);
                let signals = bearing_signals(log_odds, margins(row, column));
                let probability = probability(models.bearing.log_odds(&signals));
                let drawn = log_odds > NOTHING_SHARED && probability >= models.evidence_threshold;
                let ruling = ruling(rulings, item, sentence);
                if drawn || ruling.is_some() {
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
        .filter_map(|((wording, sentence), verdict)| {
            let item = analysed.items().find(|item| item.id == *wording)?;
            let sentence = sentences().find(|s| s.sentence.id == *sentence)?;
            Some(link(item, sentence, 0.0, Some(*verdict)))
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

fn ruling(rulings: &Rulings, item: &Item, sentence: &AnalysedSentence) -> Option<Verdict> {
    if rulings.evidence.is_empty() {
        return None;
    }
    let key = (item.id.clone(), sentence.sentence.id.clone());
    rulings.evidence.get(&key).copied()
}

fn link(
    item: &Item,
    sentence: &AnalysedSentence,
    probability: f32,
    ruling: Option<Verdict>,
) -> Evidence {
    let (stance, reason) = stance::of(sentence, item);
    Evidence {
        recommendation: item.id.clone(),
        sentence: sentence.sentence.id.clone(),
        stance,
        probability: f64::from(probability),
        decision: ruling.into(),
        reason,
    }
}
