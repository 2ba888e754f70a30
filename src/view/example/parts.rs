//! Short ways to write the parts of a ledger.

use chrono::{DateTime, TimeZone, Utc};

use crate::judgement::*;
use crate::ledger::{LedgerReport, SourceInfo};
use crate::report::*;

pub(super) fn at(day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2024, 5, day, 9, 30, 0).unwrap()
}

pub(super) fn report_id(year: Edition) -> ReportId {
    ReportId {
        series: Series::tip(),
        country: CountryCode::new("Orvania").unwrap(),
        year,
    }
}

/// The name of a wording by edition and place.
pub(crate) fn wording((year, ordinal): (Edition, u32)) -> RecommendationId {
    report_id(year).recommendation(ordinal)
}

pub(crate) fn texts(
    year: Edition,
    asks: Option<&[&str]>,
    sentences: &[(SectionKind, u32, &str)],
) -> DossierReport {
    DossierReport {
        id: report_id(year),
        recommendations: asks.map(|asks| {
            (asks.iter())
                .map(|text| Recommendation::plain(*text))
                .collect()
        }),
        sentences: (sentences.iter())
            .map(|(section, ordinal, text)| Sentence {
                id: report_id(year).sentence(*section, *ordinal),
                text: (*text).to_owned(),
            })
            .collect(),
    }
}

pub(super) fn report(
    year: Edition,
    rating: &str,
    extent: Extent,
    sections: &[SectionKind],
) -> LedgerReport {
    LedgerReport {
        id: report_id(year),
        country: "Orvania".to_owned(),
        rating: Some(rating.to_owned()),
        source_url: Some(format!("https://example.org/{year}/orvania")),
        extent,
        recognition: vec![Recognition {
            field: Field::Edition,
            value: year.to_string(),
            by: Clue::Text,
            rests_on: format!("in {}", year - 1),
            certainty: Certainty::Guess,
        }],
        sections: (sections.iter())
            .map(|kind| Section {
                kind: *kind,
                heading: kind.word().to_uppercase(),
                text: String::new(),
                sentences: Vec::new(),
            })
            .collect(),
        sources: vec![SourceInfo {
            origin: format!("reports/orvania-{year}.html"),
            sha256: format!("{year}").repeat(16),
            bytes: 4096,
            format: "html".to_owned(),
            added_at: at(1),
            ..SourceInfo::default()
        }],
    }
}

pub(super) fn link(
    from: (Edition, u32),
    to: (Edition, u32),
    probability: f64,
    decision: LinkDecision,
    reason: &str,
) -> Match {
    Match {
        from: wording(from),
        to: wording(to),
        probability,
        decision,
        reason: reason.to_owned(),
    }
}

pub(super) fn ask(wordings: &[(Edition, u32)], title: &str, status: Status) -> Ask {
    Ask {
        id: wording(wordings[0]),
        wordings: wordings.iter().copied().map(wording).collect(),
        title: title.to_owned(),
        status,
        standing: status,
        answered: (status != Status::Pending).then(|| wording(*wordings.last().unwrap())),
        streak: usize::from(wordings.contains(&(2014, 2))),
        longest_unmet: 0,
    }
}

pub(super) fn bears(
    on: (Edition, u32),
    (year, section, ordinal): (Edition, SectionKind, u32),
    stance: Stance,
    probability: f64,
    decision: LinkDecision,
) -> Evidence {
    Evidence {
        recommendation: wording(on),
        sentence: report_id(year).sentence(section, ordinal),
        stance,
        probability,
        decision,
        reason: "shares its key words".to_owned(),
    }
}

pub(super) fn assessed(
    id: (Edition, u32),
    ask: (Edition, u32),
    status: Status,
    reason: &str,
) -> Assessment {
    Assessment {
        recommendation: wording(id),
        ask: wording(ask),
        status,
        by: Judge::Program,
        reason: reason.to_owned(),
        program_status: status,
        confidence: 0.875,
        topics: vec!["law enforcement".to_owned()],
    }
}
