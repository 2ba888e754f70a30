//! The text that was stored, section by section, with what was made of it: the recommendations, and
//! the sentences that are evidence for what earlier reports asked.

mod marked;

use serde::Serialize;

use super::Lookup;
use super::quotation::{rounded, rounded_down};
use super::sources::Source;
use crate::judgement::{Judge, LinkDecision, Stance, Status};
use crate::report::{
    Edition, Field, Recognition, RecommendationId, ReportId, SectionKind, SentenceId,
};

pub use marked::{Paragraph, Piece};

/// Stored text as `unmet source` shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SourcePage {
    /// The sources that it comes from.
    pub sources: Vec<Source>,
    /// The reports, or the parts of them that the source gives.
    pub reports: Vec<StoredReport>,
}

/// One report as it is stored.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StoredReport {
    /// Its name.
    pub id: ReportId,
    /// The country's name.
    pub country: String,
    /// Its rating.
    pub rating: Option<String>,
    /// Where the text stands on the web.
    pub source_url: Option<String>,
    /// What was recognised, and how.
    pub recognition: Vec<Recognition>,
    /// The recommendations; absent where the list is not shown or was no part of what was read.
    pub recommendations: Option<List>,
    /// Its sections in reading order.
    pub sections: Vec<StoredSection>,
}

/// The recommendations of a report.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct List {
    /// How they were told.
    pub told: Option<Recognition>,
    /// Them, in their order.
    pub asked: Vec<Asked>,
}

/// One recommendation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Asked {
    /// Its name.
    pub id: RecommendationId,
    /// Its words.
    pub text: String,
    /// The heading under which it is listed.
    pub area: Option<String>,
    /// The years in which the source itself says that it was asked.
    pub stated_years: Vec<Edition>,
    /// The ask that it belongs to.
    pub ask: Option<RecommendationId>,
    /// What later reports say of it, or a person.
    pub status: Option<Status>,
    /// Who says so.
    pub status_by: Option<Judge>,
    /// How probable it is, 0 to 1, where the program says so.
    pub confidence: Option<f64>,
    /// How many sentences of later reports bear on it.
    pub evidence: usize,
}

/// One section.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct StoredSection {
    /// What it is about.
    pub kind: SectionKind,
    /// Its heading as printed; empty where there is none.
    pub heading: String,
    /// How its kind was told.
    pub told: Option<Recognition>,
    /// How many sentences it has.
    pub sentences: usize,
    /// How many of them bear on what earlier reports asked.
    pub evidence: usize,
    /// Its text.
    pub paragraphs: Vec<Paragraph>,
}

/// What a sentence says of something that was asked.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bearing {
    /// The ask, by its earliest wording.
    pub ask: RecommendationId,
    /// A short name for it.
    pub title: String,
    /// The wording on which it bears most.
    pub wording: RecommendationId,
    /// What it says.
    pub stance: Stance,
    /// How probable it is that it bears on it, 0 to 1.
    pub probability: f64,
    /// Whether a person said so.
    pub decision: LinkDecision,
    /// Whether it is the program's own guess and not a sure one.
    pub uncertain: bool,
}

/// Which parts of a report are shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Shown {
    /// Only sections of this kind; the recommendations are a section of their own kind.
    pub section: Option<SectionKind>,
    /// Only what a source gives: these kinds, and the list if it is among them.
    pub given: Option<Vec<SectionKind>>,
}

impl Shown {
    fn shows(&self, kind: SectionKind) -> bool {
        self.section.is_none_or(|only| only == kind)
            && self
                .given
                .as_ref()
                .is_none_or(|given| given.contains(&kind))
    }
}

/// One report as it is stored; `None` where there is none of that edition.
pub fn stored_report(lookup: &Lookup, year: Edition, shown: &Shown) -> Option<StoredReport> {
    let report = lookup.report(year)?;
    let told: Vec<Recognition> = report.recognition.clone();
    let list = shown
        .shows(SectionKind::Recommendations)
        .then(|| list(lookup, year, &told))
        .flatten();
    Some(StoredReport {
        id: report.id.clone(),
        country: report.country.clone(),
        rating: report.rating.clone(),
        source_url: report.source_url.clone(),
        recommendations: list,
        sections: marked::sections(lookup, report, &told)
            .into_iter()
            .filter(|section| shown.shows(section.kind))
            .collect(),
        recognition: told,
    })
}

fn list(lookup: &Lookup, year: Edition, told: &[Recognition]) -> Option<List> {
    let texts = lookup.texts(year)?;
    let asked = (1..).zip(texts.recommendations.as_ref()?);
    let asked = asked.map(|(ordinal, wording)| {
        let id = texts.id.recommendation(ordinal);
        let assessment = lookup.assessment(&id);
        Asked {
            text: wording.text.clone(),
            area: wording.area.clone(),
            stated_years: wording.stated_years.clone(),
            ask: assessment.map(|assessment| assessment.ask.clone()),
            status: assessment.map(|assessment| assessment.status),
            status_by: assessment.map(|assessment| assessment.by),
            confidence: assessment
                .filter(|assessment| assessment.by == Judge::Program)
                .map(|assessment| rounded_down(assessment.confidence)),
            evidence: (lookup.evidence(&id).iter())
                .filter(|link| link.decision.counts())
                .count(),
            id,
        }
    });
    Some(List {
        told: (told.iter())
            .find(|told| told.field == Field::Recommendations)
            .cloned(),
        asked: asked.collect(),
    })
}

/// What a sentence says of each ask on which it bears, the surest first.
fn bearings(lookup: &Lookup, sentence: &SentenceId) -> Vec<Bearing> {
    let judgement = &lookup.ledger.judgement;
    let links = (judgement.evidence.iter())
        .filter(|link| link.sentence == *sentence && link.decision.counts());
    let mut bearings: Vec<Bearing> = Vec::new();
    for link in links {
        let ask = lookup.ask(&link.recommendation);
        let bearing = Bearing {
            ask: ask.map_or_else(|| link.recommendation.clone(), |ask| ask.id.clone()),
            title: ask.map_or_else(String::new, |ask| ask.title.clone()),
            wording: link.recommendation.clone(),
            stance: link.stance,
            probability: rounded(link.probability),
            decision: link.decision,
            uncertain: link.decision == LinkDecision::Auto && link.probability < super::sure::SURE,
        };
        match bearings.iter_mut().find(|other| other.ask == bearing.ask) {
            Some(other) if other.probability < bearing.probability => *other = bearing,
            Some(_) => {}
            None => bearings.push(bearing),
        }
    }
    bearings
        .sort_by(|a, b| (b.probability.total_cmp(&a.probability)).then_with(|| a.ask.cmp(&b.ask)));
    bearings
}
