//! Reports, sources and judgements of a made-up country, in as few words as a test wants to say.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use tempfile::TempDir;
use unmet::decision::Quoted;
use unmet::judgement::{
    Ask, Assessment, Dossier, DossierId, Evidence, Judge, Judgement, LinkDecision, Match, Stance,
    Status,
};
use unmet::ledger::SourceInfo;
use unmet::report::{
    Certainty, Clue, Extent, Field, Recognition, Recommendation, RecommendationId, Report,
    ReportId, Section, SectionKind,
};
use unmet::store::{Change, Store};

/// A new database in a folder that goes away with the first value.
pub fn new_store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("unmet.db")).unwrap();
    (folder, store)
}

/// The database beside the store, for looking at it as anybody could.
pub fn plain(store: &Store) -> rusqlite::Connection {
    rusqlite::Connection::open(store.path()).unwrap()
}

pub fn count(store: &Store, sql: &str) -> i64 {
    plain(store).query_row(sql, [], |row| row.get(0)).unwrap()
}

pub fn noon() -> DateTime<Utc> {
    "2024-06-24T12:00:00Z".parse().unwrap()
}

/// A source that differs from every other of another name.
pub fn source(name: &str) -> SourceInfo {
    SourceInfo {
        origin: name.to_owned(),
        sha256: unmet::read::Source::new(name, name.into()).sha256,
        bytes: name.len() as u64,
        format: "text".to_owned(),
        added_at: noon(),
        ..SourceInfo::default()
    }
}

/// A section whose sentences end with a full stop.
pub fn section(kind: SectionKind, text: &str) -> Section {
    let mut sentences = Vec::new();
    let mut start = 0;
    for sentence in text.split_inclusive(". ") {
        sentences.push(start..start + sentence.trim_end().len());
        start += sentence.len();
    }
    Section {
        kind,
        heading: kind.word().to_uppercase(),
        text: text.to_owned(),
        sentences,
    }
}

/// A whole report with these recommendations and sections.
pub fn whole(id: &str, recommendations: &[&str], sections: &[(SectionKind, &str)]) -> Report {
    let id: ReportId = id.parse().unwrap();
    Report {
        country: "Orvánia".to_owned(),
        iso3166: false,
        rating: Some("Tier 2".to_owned()),
        source_url: None,
        sections: sections
            .iter()
            .map(|(kind, text)| section(*kind, text))
            .collect(),
        recommendations: Some(
            recommendations
                .iter()
                .map(|text| Recommendation {
                    text: (*text).to_owned(),
                    area: Some("Enforcement".to_owned()),
                    stated_years: Vec::new(),
                })
                .collect(),
        ),
        recognition: vec![Recognition {
            field: Field::Edition,
            value: id.year.to_string(),
            by: Clue::Heading,
            rests_on: "ORVANIA (Tier 2)".to_owned(),
            certainty: Certainty::Stated,
        }],
        extent: Extent::Whole,
        id,
    }
}

/// A part of a report: these sections and nothing else.
pub fn part(id: &str, sections: &[(SectionKind, &str)]) -> Report {
    Report {
        recommendations: None,
        rating: None,
        extent: Extent::Part,
        ..whole(id, &[], sections)
    }
}

pub fn dossier_id(id: &str) -> DossierId {
    let ReportId {
        series, country, ..
    } = id.parse().unwrap();
    DossierId { series, country }
}

pub fn wording(id: &str) -> RecommendationId {
    id.parse().unwrap()
}

/// The wording with its words of today.
pub fn quoted(store: &Store, id: &str) -> Quoted<RecommendationId> {
    let id = wording(id);
    let text = store.find_wording(&id).unwrap().unwrap().text;
    Quoted { id, text }
}

/// Records one report and gives what became of it.
pub fn add(store: &mut Store, name: &str, report: Report) -> Change {
    store.record(&source(name), &[report]).unwrap().reports[0].change
}

/// A judgement that any text gives: same words are one ask, every later sentence bears on it.
pub fn judge(dossier: &Dossier) -> Judgement {
    let mut asks: BTreeMap<&str, Vec<RecommendationId>> = BTreeMap::new();
    for report in &dossier.reports {
        for (ordinal, wording) in (1..).zip(report.recommendations.iter().flatten()) {
            asks.entry(&wording.text)
                .or_default()
                .push(report.id.recommendation(ordinal));
        }
    }
    let mut judgement = Judgement::default();
    for (text, wordings) in asks {
        let id = wordings[0].clone();
        for pair in wordings.windows(2) {
            judgement.matches.push(Match {
                from: pair[0].clone(),
                to: pair[1].clone(),
                probability: 0.9,
                decision: LinkDecision::Auto,
                reason: "the same words".to_owned(),
            });
        }
        for wording in &wordings {
            judgement.assessments.push(Assessment {
                recommendation: wording.clone(),
                ask: id.clone(),
                status: Status::Unmet,
                by: Judge::Program,
                reason: "asked again".to_owned(),
                program_status: Status::Unmet,
                confidence: 0.75,
                topics: vec!["Inspection".to_owned()],
            });
            let later = dossier
                .reports
                .iter()
                .filter(|r| r.id.year > wording.report.year);
            for sentence in later.flat_map(|report| &report.sentences) {
                judgement.evidence.push(Evidence {
                    recommendation: wording.clone(),
                    sentence: sentence.id.clone(),
                    stance: Stance::Lack,
                    probability: 0.75,
                    decision: LinkDecision::Auto,
                    reason: "it is later".to_owned(),
                });
            }
        }
        judgement.asks.push(Ask {
            title: text.chars().take(20).collect(),
            status: Status::Unmet,
            standing: Status::Unmet,
            answered: wordings.last().cloned(),
            streak: 1,
            longest_unmet: 1,
            id,
            wordings,
        });
    }
    judgement
        .matches
        .sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    judgement.asks.sort_by(|a, b| a.id.cmp(&b.id));
    judgement
        .assessments
        .sort_by(|a, b| a.recommendation.cmp(&b.recommendation));
    judgement
        .evidence
        .sort_by(|a, b| (&a.recommendation, &a.sentence).cmp(&(&b.recommendation, &b.sentence)));
    judgement
}

/// Judges whatever wants judging.
pub fn judge_all(store: &mut Store) {
    for id in store.stale_dossiers("1").unwrap() {
        let dossier = store.dossier(&id).unwrap();
        store.save_judgement(&id, &judge(&dossier), "1").unwrap();
    }
}
