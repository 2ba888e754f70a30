//! How often the first year of an ask agrees with the reports' own "Year(s) Suggested" column.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde::Deserialize;
use unmet::decision::Rulings;
use unmet::judgement::fitting::Models;
use unmet::judgement::{Dossier, DossierId, DossierReport, judge_with};
use unmet::language::Language;
use unmet::report::{Recommendation, RecommendationId, ReportId, Series};

use super::gold::{code_of, rows};

#[derive(Deserialize)]
struct Stated {
    country: String,
    year: u16,
    first_suggested: Vec<u16>,
}

/// Editions that a country must have for its column to be compared, as in the gold's own scorer.
const EDITIONS: usize = 8;

/// For each edition the stated first years of its recommendations, in order.
type Columns = Vec<(u16, Vec<u16>)>;

/// The dossiers of the lineage corpus with the stated first years.
pub struct Lineage {
    dossiers: Vec<(Dossier, Columns)>,
}

impl Lineage {
    pub fn read(shared: &Path) -> Result<Self> {
        let stated: Vec<Stated> =
            serde_json::from_str(&fs::read_to_string(shared.join("gold/lineage.json"))?)?;
        let mut columns: BTreeMap<String, Columns> = BTreeMap::new();
        for column in stated {
            columns
                .entry(column.country)
                .or_default()
                .push((column.year, column.first_suggested));
        }
        columns.retain(|_, editions| editions.len() >= EDITIONS);
        let mut reports: BTreeMap<String, Vec<DossierReport>> = BTreeMap::new();
        for row in rows(&shared.join("corpora/ilab-lineage.jsonl"))? {
            let code = code_of(&row.country);
            let list = row.recommendations.into_iter();
            reports.entry(row.country).or_default().push(DossierReport {
                id: ReportId {
                    series: Series::tip(),
                    country: code,
                    year: row.year,
                },
                recommendations: Some(
                    list.map(|r| Recommendation {
                        text: r.text,
                        area: r.area,
                        stated_years: Vec::new(),
                    })
                    .collect(),
                ),
                sentences: Vec::new(),
            });
        }
        let dossiers = columns.into_iter().filter_map(|(country, editions)| {
            let mut reports = reports.remove(&country)?;
            reports.sort_by_key(|r| r.id.year);
            let country = reports.first()?.id.country.clone();
            Some((
                Dossier {
                    id: DossierId {
                        series: Series::tip(),
                        country,
                    },
                    reports,
                },
                editions,
            ))
        });
        Ok(Lineage {
            dossiers: dossiers.collect(),
        })
    }

    /// The share of recommendations whose first year is exactly the stated one.
    pub fn first_year_exact(&self, models: &Models) -> f64 {
        let (mut exact, mut all) = (0u32, 0u32);
        for (dossier, editions) in &self.dossiers {
            let judgement = judge_with(dossier, &Rulings::default(), Language::built_in(), models);
            let mut first: HashMap<RecommendationId, u16> = HashMap::new();
            let mut matches = judgement.matches;
            matches.sort_by_key(|m| m.to.report.year);
            for link in matches {
                let of_earlier = first
                    .get(&link.from)
                    .copied()
                    .unwrap_or(link.from.report.year);
                first
                    .entry(link.to)
                    .and_modify(|y| *y = of_earlier.min(*y))
                    .or_insert(of_earlier);
            }
            let base = editions.iter().map(|e| e.0).min().unwrap_or_default();
            let country = &dossier.id.country;
            for (year, stated) in editions.iter().filter(|e| e.0 != base) {
                let report = ReportId {
                    series: Series::tip(),
                    country: country.clone(),
                    year: *year,
                };
                for (at, stated) in stated.iter().enumerate() {
                    let id = report.recommendation(at as u32 + 1);
                    all += 1;
                    exact +=
                        u32::from(first.get(&id).copied().unwrap_or(*year) == (*stated).max(base));
                }
            }
        }
        f64::from(exact) / f64::from(all.max(1))
    }
}
