//! The bundled sample as labelled tasks: it is the one country whose labels stand in the layout and
//! tone of the Trafficking in Persons Report through many editions.

#[path = "../../tests/truth/mod.rs"]
mod truth;

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use unmet::judgement::{Dossier, DossierId, DossierReport, Sentence, Status};
use unmet::narrative::{self, Hints};
use unmet::read::{self, Content, Found, Limits, Opened, ReadOptions};
use unmet::report::{RecommendationId, Report, ReportId};

use self::truth::{TrueEvidence, Truth, sample};
use super::gold::{Labels, Task};

/// One task for each edition with a list that a later list follows.
pub fn tasks() -> Result<Vec<Task>> {
    let truth = Truth::of_the_sample();
    let mut reports: Vec<DossierReport> = reports()?
        .into_iter()
        .filter(|r| r.country == "Orvania")
        .map(dossier_report)
        .collect();
    reports.sort_by_key(|report| report.id.year);
    let lists: Vec<usize> = (0..reports.len())
        .filter(|at| reports[*at].recommendations.is_some())
        .collect();
    anyhow::ensure!(
        lists.len() > 1,
        "the sample holds no lists; run this in the project's folder"
    );
    Ok(lists
        .windows(2)
        .map(|two| task(&truth, &reports[two[0]..=two[1]]))
        .collect())
}

fn reports() -> Result<Vec<Report>> {
    let mut reports = Vec::new();
    for found in read::find(&[sample()], &Limits::default()) {
        let (Found::Place(place) | Found::InFolder { place, .. }) = found else {
            continue;
        };
        let Opened::Source(source) = read::open(
            &place,
            &Limits::default(),
            &mut read::Web::new(Limits::default()),
        )?
        else {
            continue;
        };
        let content = read::read(&source, &ReadOptions::default())?.content;
        if let Content::Document(document) = content {
            for report in narrative::reports(&document, &Hints::default()) {
                reports.push(report.with_context(|| source.origin.clone())?);
            }
        }
    }
    Ok(reports)
}

fn dossier_report(report: Report) -> DossierReport {
    let mut counted = BTreeMap::new();
    let mut sentences = Vec::new();
    for section in report.sections.iter().filter(|s| s.kind.bears_evidence()) {
        for text in section.sentence_texts() {
            let ordinal = counted.entry(section.kind).or_insert(0);
            *ordinal += 1;
            let id = report.id.sentence(section.kind, *ordinal);
            sentences.push(Sentence {
                id,
                text: text.to_owned(),
            });
        }
    }
    DossierReport {
        id: report.id,
        recommendations: report.recommendations,
        sentences,
    }
}

/// The labels between the first and the last of `reports`, with the sentences of all after the first.
fn task(truth: &Truth, reports: &[DossierReport]) -> Task {
    let mut reports = reports.to_vec();
    reports[0].sentences.clear();
    let old = reports[0].id.clone();
    let new = reports[reports.len() - 1].id.clone();
    let matches = truth
        .matches
        .iter()
        .filter_map(|m| Some(((place(&old, &m.from)?, place(&new, &m.to)?), ())));
    let sentences: Vec<(u16, String)> = reports
        .iter()
        .flat_map(|r| r.sentences.iter().map(|s| (r.id.year, plain(&s.text))))
        .collect();
    let link = |said: &TrueEvidence| {
        let wanted = plain(&said.sentence);
        let told = sentences
            .iter()
            .position(|(year, s)| *year == said.year && *s == wanted)?;
        Some((place(&old, &said.recommendation)?, told))
    };
    let right: BTreeMap<_, _> = truth
        .evidence
        .iter()
        .filter_map(|said| Some((link(said)?, Some(said.stance.clone()))))
        .collect();
    let optional: BTreeSet<_> = truth.optional_evidence.iter().filter_map(link).collect();
    Task {
        group: "sample".to_owned(),
        country: "Orvania".to_owned(),
        matches: Labels {
            right: matches.collect(),
            optional: BTreeSet::new(),
        },
        evidence: Some(Labels { right, optional }),
        statuses: statuses(truth, &reports[0]),
        dossier: Dossier {
            id: DossierId {
                series: old.series.clone(),
                country: old.country.clone(),
            },
            reports,
        },
    }
}

fn statuses(truth: &Truth, old: &DossierReport) -> Vec<Option<Status>> {
    let wanted = truth.status_of();
    let count = old.recommendations.as_ref().map_or(0, Vec::len) as u32;
    (1..=count)
        .map(|ordinal| {
            let id = old.id.recommendation(ordinal).to_string();
            wanted.get(id.as_str())?.parse().ok()
        })
        .collect()
}

/// The place of the recommendation in that report's list, counted from 0.
fn place(report: &ReportId, id: &str) -> Option<usize> {
    let id: RecommendationId = id.parse().ok()?;
    (id.report == *report).then(|| id.ordinal as usize - 1)
}

fn plain(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .replace('’', "'")
}
