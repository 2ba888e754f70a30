//! Labelled tasks: one country's dossier and what a careful reader said of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use unmet::facts;
use unmet::judgement::{Dossier, DossierId, DossierReport, Sentence};
use unmet::report::{CountryCode, Recommendation, ReportId, SectionKind, Series};

/// One country with labels between an earlier and a later list.
pub struct Task {
    pub file: String,
    pub country: String,
    /// Two or more reports; the first holds the old list, the last the new one.
    pub dossier: Dossier,
    pub matches: Labels<()>,
    /// (recommendation, sentence counted through all reports) to stance.
    pub evidence: Option<Labels<Option<String>>>,
}

/// Positions that are right, and positions that are neither right nor wrong.
pub struct Labels<T> {
    pub right: BTreeMap<(usize, usize), T>,
    pub optional: BTreeSet<(usize, usize)>,
}

#[derive(Deserialize)]
struct IlabFile {
    old_year: u16,
    new_year: u16,
    countries: Vec<LabelledCountry>,
}

#[derive(Deserialize)]
struct LabelledCountry {
    country: String,
    matches: Vec<(usize, usize)>,
    #[serde(default)]
    optional_matches: Vec<(usize, usize)>,
    evidence: Option<Vec<(usize, usize, Option<String>)>>,
    #[serde(default)]
    optional_evidence: Vec<(usize, usize)>,
}

#[derive(Deserialize)]
struct SeedFile {
    old: Vec<String>,
    new: Vec<String>,
    old_year: u16,
    new_year: u16,
    sentences: Vec<String>,
    sentence_years: Vec<u16>,
    #[serde(flatten)]
    labels: LabelledCountry,
}

#[derive(Deserialize)]
pub struct Row {
    pub country: String,
    pub year: u16,
    pub recommendations: Vec<RowRecommendation>,
    pub sections: Vec<RowSection>,
}

#[derive(Deserialize)]
pub struct RowRecommendation {
    pub text: String,
    pub area: Option<String>,
}

#[derive(Deserialize)]
pub struct RowSection {
    pub text: String,
}

pub fn rows(path: &Path) -> Result<Vec<Row>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    text.lines()
        .map(|line| Ok(serde_json::from_str(line)?))
        .collect()
}

/// Every task in `shared/gold`.
pub fn tasks(shared: &Path) -> Result<Vec<Task>> {
    let rows = rows(&shared.join("corpora/ilab.jsonl"))?;
    let by_key: HashMap<(&str, u16), &Row> = rows
        .iter()
        .map(|row| ((row.country.as_str(), row.year), row))
        .collect();
    let mut tasks = Vec::new();
    for name in [
        "2018-2019",
        "2019-2020",
        "2020-2021",
        "2021-2022",
        "2014-2020",
        "2016-2022",
    ] {
        let path = shared.join(format!("gold/ilab-{name}.json"));
        let file: IlabFile = serde_json::from_str(&fs::read_to_string(path)?)?;
        for labelled in file.countries {
            let old = by_key[&(labelled.country.as_str(), file.old_year)];
            let new = by_key[&(labelled.country.as_str(), file.new_year)];
            tasks.push(task(name, labelled, |country| {
                let sentences = new.sections.iter().flat_map(|s| split(&s.text)).collect();
                vec![
                    report(country, file.old_year, recommendations(old), Vec::new()),
                    report(country, file.new_year, recommendations(new), sentences),
                ]
            }));
        }
    }
    let seeds: SeedFile =
        serde_json::from_str(&fs::read_to_string(shared.join("gold/tip-peru.json"))?)?;
    tasks.push(task("tip-peru", seeds.labels, |country| {
        let said = |year| {
            let of_year = seeds.sentences.iter().zip(&seeds.sentence_years);
            of_year
                .filter(|(_, y)| **y == year)
                .map(|(s, _)| s.clone())
                .collect::<Vec<_>>()
        };
        let plain = |texts: &[String]| {
            Some(
                texts
                    .iter()
                    .map(|t| Recommendation {
                        text: t.clone(),
                        area: None,
                    })
                    .collect(),
            )
        };
        let mut years = seeds.sentence_years.clone();
        years.dedup();
        let mut reports = vec![report(
            country,
            seeds.old_year,
            plain(&seeds.old),
            Vec::new(),
        )];
        let kinds = [SectionKind::Prosecution, SectionKind::Protection];
        for (year, kind) in years.into_iter().zip(kinds) {
            reports.push(report_with(country, year, None, said(year), kind));
        }
        reports.push(report(
            country,
            seeds.new_year,
            plain(&seeds.new),
            Vec::new(),
        ));
        reports
    }));
    Ok(tasks)
}

fn task(
    file: &str,
    labelled: LabelledCountry,
    reports: impl FnOnce(&CountryCode) -> Vec<DossierReport>,
) -> Task {
    let code = code_of(&labelled.country);
    Task {
        file: file.to_owned(),
        dossier: Dossier {
            reports: reports(&code),
            id: DossierId {
                series: Series::tip(),
                country: code,
            },
        },
        matches: Labels {
            right: labelled
                .matches
                .into_iter()
                .map(|pair| (pair, ()))
                .collect(),
            optional: labelled.optional_matches.into_iter().collect(),
        },
        evidence: labelled.evidence.map(|links| Labels {
            right: links
                .into_iter()
                .map(|(i, k, stance)| ((i, k), stance))
                .collect(),
            optional: labelled.optional_evidence.into_iter().collect(),
        }),
        country: labelled.country,
    }
}

fn recommendations(row: &Row) -> Option<Vec<Recommendation>> {
    let list = row.recommendations.iter();
    Some(
        list.map(|r| Recommendation {
            text: r.text.clone(),
            area: r.area.clone(),
        })
        .collect(),
    )
}

fn report(
    country: &CountryCode,
    year: u16,
    recommendations: Option<Vec<Recommendation>>,
    sentences: Vec<String>,
) -> DossierReport {
    report_with(
        country,
        year,
        recommendations,
        sentences,
        SectionKind::Progress,
    )
}

fn report_with(
    country: &CountryCode,
    year: u16,
    recommendations: Option<Vec<Recommendation>>,
    sentences: Vec<String>,
    kind: SectionKind,
) -> DossierReport {
    let id = ReportId {
        series: Series::tip(),
        country: country.clone(),
        year,
    };
    DossierReport {
        recommendations,
        sentences: sentences
            .into_iter()
            .enumerate()
            .map(|(at, text)| Sentence {
                id: id.sentence(kind, at as u32 + 1),
                text,
            })
            .collect(),
        id,
    }
}

/// The labels count sentences as the scorer parts them: after `.`, `!` or `?`, white space and a
/// capital or an opening quotation mark.
fn split(text: &str) -> Vec<String> {
    let parting = regex::Regex::new(r#"[.!?](\s+)[A-Z“"]"#).expect("a constant");
    let mut parts = Vec::new();
    let mut start = 0;
    let mut from = 0;
    while let Some(found) = parting.captures_at(text, from).and_then(|c| c.get(1)) {
        parts.push(text[start..found.start()].to_owned());
        start = found.end();
        from = found.end();
    }
    parts.push(text[start..].to_owned());
    parts.retain(|part| !part.trim().is_empty());
    parts
}

pub fn code_of(country: &str) -> CountryCode {
    facts::country(country)
        .map(|country| country.code.clone())
        .or_else(|| CountryCode::new(country))
        .expect("a country's name has letters")
}
