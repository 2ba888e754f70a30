//! Labelled tasks: one country's dossier and what a careful reader said of it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;
use unmet::facts;
use unmet::judgement::{Dossier, DossierId, DossierReport, Sentence, Status};
use unmet::report::{CountryCode, Recommendation, ReportId, SectionKind, Series};

/// One country with labels between an earlier and a later list.
pub struct Task {
    /// What scores are listed under: the file of the gold, "made-up", "labor" or "sample".
    pub group: String,
    pub country: String,
    /// Two or more reports; the first holds the old list, the last the new one.
    pub dossier: Dossier,
    pub matches: Labels<()>,
    /// (recommendation, sentence counted through all reports) to stance.
    pub evidence: Option<Labels<Option<String>>>,
    /// What became of each old recommendation, where it is labelled.
    pub statuses: Vec<Option<Status>>,
}

/// Positions that are right, and positions that are neither right nor wrong.
pub struct Labels<T> {
    pub right: BTreeMap<(usize, usize), T>,
    pub optional: BTreeSet<(usize, usize)>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Labelled {
    Corpus(CorpusFile),
    StandAlone(Box<StandAlone>),
}

#[derive(Deserialize)]
struct CorpusFile {
    corpus: String,
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
    #[serde(default)]
    status: Vec<Option<Status>>,
}

#[derive(Deserialize)]
struct StandAlone {
    old: Vec<String>,
    new: Vec<String>,
    old_year: u16,
    new_year: u16,
    sentences: Vec<String>,
    sentence_years: Vec<u16>,
    #[serde(default)]
    sentence_sections: Vec<SectionKind>,
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

/// Every task there is: `shared/gold`, `data/training`, and the bundled sample.
pub fn every_task(shared: &Path) -> Result<Vec<Task>> {
    let mut tasks = tasks(shared)?;
    tasks.extend(tasks_of(Path::new("data/training"), shared)?);
    tasks.extend(super::sample::tasks()?);
    Ok(tasks)
}

fn group_of(file: &str) -> &str {
    match file {
        "labor-2014-2020" | "labor-2016-2022" => "labor far",
        labor if labor.starts_with("labor-") => "labor adjacent",
        gold if gold.starts_with("ilab-") || gold == "tip-peru" => gold,
        _ => "made-up",
    }
}

/// Every task in `shared/gold`.
pub fn tasks(shared: &Path) -> Result<Vec<Task>> {
    tasks_of(&shared.join("gold"), shared)
}

/// Every task in the labelled files of a folder, in either form of the gold format: positions in a
/// corpus of `shared/corpora`, or a file that holds its own texts (as `tip-peru.json` does).
pub fn tasks_of(folder: &Path, shared: &Path) -> Result<Vec<Task>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| folder.display().to_string())?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|e| e == "json"));
    files.sort();
    let mut tasks = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if text.trim_start().starts_with('[') {
            // The official column of first years, which `lineage.rs` reads.
            continue;
        }
        let file = serde_json::from_str(&text).with_context(|| path.display().to_string())?;
        match file {
            Labelled::Corpus(file) => tasks.extend(of_corpus(&name, file, shared)?),
            Labelled::StandAlone(file) => tasks.push(stand_alone(&name, *file)),
        }
    }
    Ok(tasks)
}

fn of_corpus(name: &str, file: CorpusFile, shared: &Path) -> Result<Vec<Task>> {
    let rows = rows(&shared.join("corpora").join(&file.corpus))?;
    let by_key: HashMap<(&str, u16), &Row> = rows
        .iter()
        .map(|row| ((row.country.as_str(), row.year), row))
        .collect();
    let row = |country: &str, year| {
        let row = by_key.get(&(country, year)).copied();
        row.with_context(|| format!("{name}: {} holds no {country} {year}", file.corpus))
    };
    let mut tasks = Vec::new();
    for labelled in file.countries {
        let old = row(&labelled.country, file.old_year)?;
        let new = row(&labelled.country, file.new_year)?;
        tasks.push(task(name, labelled, |country| {
            let sentences = new.sections.iter().flat_map(|s| split(&s.text)).collect();
            vec![
                report(country, file.old_year, recommendations(old), Vec::new()),
                report(country, file.new_year, recommendations(new), sentences),
            ]
        }));
    }
    Ok(tasks)
}

/// The seeds about Peru are bare sections of these kinds, one for each edition.
const BARE_SECTIONS: [SectionKind; 2] = [SectionKind::Prosecution, SectionKind::Protection];

fn stand_alone(name: &str, file: StandAlone) -> Task {
    let country = code_of(&file.labels.country);
    let mut years = file.sentence_years.clone();
    years.dedup();
    let list = |texts: &[String]| {
        let plain = |text: &String| Recommendation::plain(text);
        Some(texts.iter().map(plain).collect())
    };
    let mut reports = vec![report(&country, file.old_year, list(&file.old), Vec::new())];
    for (at, year) in years.iter().enumerate() {
        let told = file
            .sentences
            .iter()
            .enumerate()
            .filter(|(k, _)| file.sentence_years[*k] == *year);
        let told = told.map(|(k, text)| {
            let named = file.sentence_sections.get(k).or(BARE_SECTIONS.get(at));
            (named.copied().unwrap_or(SectionKind::Other), text.clone())
        });
        reports.push(report_with(&country, *year, None, told.collect()));
    }
    reports.push(report(&country, file.new_year, list(&file.new), Vec::new()));
    task(name, file.labels, |_| reports)
}

fn task(
    file: &str,
    labelled: LabelledCountry,
    reports: impl FnOnce(&CountryCode) -> Vec<DossierReport>,
) -> Task {
    let code = code_of(&labelled.country);
    Task {
        group: group_of(file).to_owned(),
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
        statuses: labelled.status,
        country: labelled.country,
    }
}

fn recommendations(row: &Row) -> Option<Vec<Recommendation>> {
    let list = row.recommendations.iter();
    Some(
        list.map(|r| Recommendation {
            text: r.text.clone(),
            area: r.area.clone(),
            stated_years: Vec::new(),
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
    let told = sentences
        .into_iter()
        .map(|text| (SectionKind::Progress, text));
    report_with(country, year, recommendations, told.collect())
}

fn report_with(
    country: &CountryCode,
    year: u16,
    recommendations: Option<Vec<Recommendation>>,
    told: Vec<(SectionKind, String)>,
) -> DossierReport {
    let id = ReportId {
        series: Series::tip(),
        country: country.clone(),
        year,
    };
    let mut counted = BTreeMap::new();
    let sentences = told.into_iter().map(|(kind, text)| {
        let ordinal = counted.entry(kind).or_insert(0);
        *ordinal += 1;
        Sentence {
            id: id.sentence(kind, *ordinal),
            text,
        }
    });
    DossierReport {
        recommendations,
        sentences: sentences.collect(),
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
