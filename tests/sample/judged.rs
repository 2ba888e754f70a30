//! What one run of the program over the sample gives, for every test to look at.

use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;

use crate::program::{Program, Ran};
use crate::truth::{Truth, sample};

/// The page that stands beside the sample.
pub static TRUTH: LazyLock<Truth> = LazyLock::new(Truth::of_the_sample);

/// The sample, taken in once.
pub static SAMPLE: LazyLock<Sample> = LazyLock::new(Sample::taken_in);

pub struct Sample {
    /// The lines of `add --json` about the reports.
    pub reports: Vec<Value>,
    pub export: Export,
    pub check: Ran,
}

#[derive(Deserialize)]
pub struct Export {
    pub reports: Vec<Report>,
    pub recommendations: Vec<Wording>,
    pub matches: Vec<Match>,
    pub evidence: Vec<Evidence>,
    pub asks: Vec<Ask>,
}

#[derive(Deserialize)]
pub struct Report {
    pub id: String,
    pub recommendations_read: bool,
}

#[derive(Deserialize)]
pub struct Wording {
    pub id: String,
    pub year: u16,
    pub text: String,
    pub ask_id: String,
    pub status: String,
    pub status_reason: String,
    pub status_confidence: f64,
}

#[derive(Deserialize)]
pub struct Match {
    pub from: String,
    pub to: String,
    pub score: f64,
    pub reason: String,
}

#[derive(Deserialize)]
pub struct Evidence {
    pub recommendation_id: String,
    pub sentence_id: String,
    pub year: u16,
    pub section: String,
    pub sentence: String,
    pub stance: String,
    pub score: f64,
    pub reason: String,
}

#[derive(Deserialize)]
pub struct Ask {
    pub id: String,
    pub years: Vec<u16>,
    pub title: String,
    pub status: String,
    pub standing: String,
    pub longest_unmet: u32,
    pub wordings: Vec<String>,
}

impl Sample {
    fn taken_in() -> Self {
        let program = Program::new();
        Sample {
            reports: program.add(&sample()),
            export: serde_json::from_value(program.export()).unwrap(),
            check: program.run(&["check"]),
        }
    }
}

impl Export {
    pub fn wording(&self, id: &str) -> &Wording {
        (self.recommendations.iter())
            .find(|wording| wording.id == id)
            .unwrap_or_else(|| panic!("{id} is in the export"))
    }

    pub fn status(&self, id: &str) -> &str {
        &self.wording(id).status
    }

    /// The statuses of these wordings.
    pub fn statuses(&self, ids: &[&str]) -> Vec<&str> {
        ids.iter().map(|id| self.status(id)).collect()
    }

    /// The ask that a wording belongs to.
    pub fn ask(&self, wording: &str) -> &Ask {
        let id = &self.wording(wording).ask_id;
        self.asks.iter().find(|ask| ask.id == *id).unwrap()
    }

    pub fn are_matched(&self, from: &str, to: &str) -> bool {
        self.matches.iter().any(|m| m.from == from && m.to == to)
    }

    /// The evidence of `year` on a wording.
    pub fn evidence(&self, wording: &str, year: u16) -> Vec<&Evidence> {
        self.evidence_on(wording)
            .filter(|evidence| evidence.year == year)
            .collect()
    }

    pub fn evidence_on(&self, wording: &str) -> impl Iterator<Item = &Evidence> {
        (self.evidence.iter()).filter(move |evidence| evidence.recommendation_id == wording)
    }

    /// The stances of the evidence of `year` on a wording.
    pub fn stances(&self, wording: &str, year: u16) -> Vec<&str> {
        let evidence = self.evidence(wording, year);
        evidence.iter().map(|found| &*found.stance).collect()
    }
}
