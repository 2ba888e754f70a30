//! A dossier with every text analysed once.

use super::associations::Told;
use super::circumstances::{circumstances, takes_up};
use super::clauses::{Clause, clauses};
use super::comparison::{Trend, comparison};
use super::known::Known;
use super::table::{Asks, Tells};
use crate::dossier::{Dossier, DossierReport, Sentence};
use crate::facts;
use crate::language::{Facets, Language, OwnNames, Text};
use crate::report::{CountryCode, RecommendationId, ReportId, SectionKind};

/// The reports of a dossier, earliest first.
pub struct Analysed<'a> {
    /// One for each report of the dossier.
    pub reports: Vec<AnalysedReport<'a>>,
}

/// One report's texts.
pub struct AnalysedReport<'a> {
    /// The report.
    pub id: &'a ReportId,
    /// Its recommendations; `None` where the list was not part of what was read.
    pub items: Option<Vec<Item<'a>>>,
    /// Its sentences; none where all links to them are known.
    pub sentences: Vec<AnalysedSentence<'a>>,
}

/// One recommendation, analysed.
pub struct Item<'a> {
    /// Its name.
    pub id: RecommendationId,
    /// Its words.
    pub text: Text,
    /// The words as they stand.
    pub wording: &'a str,
    /// The heading it is listed under.
    pub area: Option<&'a str>,
    /// Its place in the list, 0 for the first and 1 for the last.
    pub place: f32,
    /// What it is about.
    pub topics: Vec<String>,
    /// What it asks, seen as what a later text tells.
    pub told: Told,
}

/// One sentence, analysed.
pub struct AnalysedSentence<'a> {
    /// Its name and words.
    pub sentence: &'a Sentence,
    /// The words of the whole.
    pub text: Text,
    /// What it is about.
    pub topics: Vec<String>,
    /// Its clauses, in order; never empty.
    pub clauses: Vec<Clause>,
    /// What it tells of, and under which circumstances.
    pub told: Told,
    /// Whether it goes on from the sentence before.
    pub takes_up: bool,
    /// Which way the figures that it compares went.
    pub trend: Option<Trend>,
}

impl Asks for Item<'_> {
    fn facets(&self) -> &Facets {
        &self.text.facets
    }
}

impl Tells for Item<'_> {
    fn told(&self) -> &Told {
        &self.told
    }
}

impl Tells for AnalysedSentence<'_> {
    fn told(&self) -> &Told {
        &self.told
    }
}

impl AnalysedSentence<'_> {
    /// The words of one of its clauses.
    pub fn words_of<'c>(&'c self, clause: &'c Clause) -> &'c Text {
        clause.text.as_ref().unwrap_or(&self.text)
    }

    /// The kind of section in which it stands.
    pub fn section(&self) -> SectionKind {
        self.sentence.id.section
    }
}

impl<'a> Analysed<'a> {
    /// Every recommendation of every list, earliest first.
    pub fn items(&self) -> impl Iterator<Item = &Item<'a>> {
        self.reports
            .iter()
            .flat_map(|report| report.items.iter().flatten())
    }

    /// Analyses every text of the dossier.
    pub fn new(dossier: &'a Dossier, language: &Language) -> Self {
        Analysed::beyond(Known::nothing(), dossier, language)
    }

    /// Analyses every text but the sentences to which all links are known.
    pub fn beyond(known: Known<'_>, dossier: &'a Dossier, language: &Language) -> Self {
        let own = own_names(&dossier.id.country);
        let reports = dossier.reports.iter().map(|report| AnalysedReport {
            id: &report.id,
            items: report.recommendations.as_deref().map(|list| {
                let last = (list.len().max(2) - 1) as f32;
                let items = list.iter().enumerate().map(|(at, recommendation)| {
                    let text = Text::about(&own, &recommendation.text, language);
                    Item {
                        id: report.id.recommendation(at as u32 + 1),
                        topics: language.topics(&text.stems),
                        told: Told::by(&text.facets),
                        text,
                        wording: &recommendation.text,
                        area: recommendation.area.as_deref(),
                        place: at as f32 / last,
                    }
                });
                items.collect()
            }),
            sentences: match known.holds(report.id.year) {
                true => Vec::new(),
                false => sentences(report, &own, language),
            },
        });
        Analysed {
            reports: reports.collect(),
        }
    }
}

fn sentences<'a>(
    report: &'a DossierReport,
    own: &OwnNames,
    language: &Language,
) -> Vec<AnalysedSentence<'a>> {
    let mut before: Option<SectionKind> = None;
    let analysed = report.sentences.iter().map(|sentence| {
        let text = Text::about(own, &sentence.text, language);
        let clauses = clauses(own, &sentence.text, &text.words, language);
        let section = sentence.id.section;
        let first = before.replace(section) != Some(section);
        let trend = comparison(&sentence.text);
        let circumstances = circumstances(&text, &clauses, trend, section, first);
        AnalysedSentence {
            topics: language.topics(&text.stems),
            told: Told::under(&text.facets, &circumstances),
            takes_up: !first && takes_up(&text),
            clauses,
            text,
            sentence,
            trend,
        }
    });
    analysed.collect()
}

/// The names and adjectives of a country; of one without an ISO code only what its slug holds.
fn own_names(code: &CountryCode) -> OwnNames {
    match facts::country(code.as_str()) {
        Some(country) => {
            let names = [&country.name].into_iter().chain(&country.variants);
            OwnNames::of(names.chain(&country.adjectives).map(String::as_str))
        }
        None => OwnNames::of([code.as_str()]),
    }
}
