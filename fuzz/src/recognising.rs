//! Texts as reports: whatever a text holds, no word is invented, every sentence is quoted where it
//! stands, and what was recognised can be judged.

use std::collections::BTreeMap;

use unmet::decision::Rulings;
use unmet::dossier::{Dossier, DossierId, DossierReport, Sentence};
use unmet::figures::{figures, year_under_review};
use unmet::judgement::judge;
use unmet::language::Language;
use unmet::narrative::{self, Hints};
use unmet::read::{self, Content, Document, Format, ReadOptions, Source};
use unmet::report::{EDITIONS, Edition, Report, SectionKind, SentenceId};

/// Reads a text, recognises what reports are in it, and judges them.
pub fn text(input: &[u8]) {
    let options = ReadOptions {
        format: Some(Format::Text),
        ..ReadOptions::default()
    };
    let source = Source::new("orvania.txt", input.to_vec());
    let Ok(reading) = read::read(&source, &options) else {
        return;
    };
    if let Content::Document(read) = reading.content {
        let reports = recognised(&read, &Hints::default());
        judged(reports);
    }
}

/// Recognises what reports are in a document; what is wrong with them is a panic.
pub fn document(document: &Document, hints: &Hints) {
    recognised(document, hints);
}

fn recognised(document: &Document, hints: &Hints) -> Vec<Report> {
    let understood = narrative::understood(document, hints);
    assert!(!understood.reports.is_empty());
    let blocks = document.blocks.iter();
    let all: String = blocks.map(|block| without_space(block.text())).collect();
    let mut reports = Vec::new();
    for report in understood.reports {
        match report {
            Ok(report) => {
                hold(&report, &all);
                reports.push(report);
            }
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
    reports
}

fn without_space(text: &str) -> String {
    text.split_whitespace().collect()
}

/// That what is told stands in the source, and that every word of a section is in a sentence.
fn hold(report: &Report, all: &str) {
    assert!(EDITIONS.contains(&report.id.year), "{}", report.id);
    for section in &report.sections {
        assert!(!section.text.is_empty(), "an empty section");
        for paragraph in section.text.lines() {
            stands_in(all, paragraph);
        }
        let mut done = 0;
        for place in &section.sentences {
            let between = &section.text[done..place.start];
            assert!(between.trim().is_empty(), "{between:?} is in no sentence");
            let sentence = &section.text[place.clone()];
            assert_eq!(sentence, sentence.trim());
            assert!(!sentence.is_empty());
            done = place.end;
        }
        assert!(section.text[done..].trim().is_empty());
    }
    for ask in report.recommendations.iter().flatten() {
        assert!(!ask.text.trim().is_empty(), "an empty recommendation");
        stands_in(all, &ask.text);
    }
}

/// That every word is one of the source's; marks that refer to notes may be gone between them.
fn stands_in(all: &str, told: &str) {
    for word in told.split(|letter: char| !letter.is_alphanumeric()) {
        assert!(all.contains(word), "{word:?} is invented in {told:?}");
    }
}

/// Judges the reports, as far as they are of different editions.
fn judged(reports: Vec<Report>) {
    let mut dossiers: BTreeMap<DossierId, BTreeMap<Edition, DossierReport>> = BTreeMap::new();
    for report in reports {
        let of = dossiers.entry(DossierId::of(&report.id)).or_default();
        of.entry(report.id.year).or_insert_with(|| to_judge(report));
    }
    for (id, reports) in dossiers {
        let reports = reports.into_values().collect();
        let dossier = Dossier { id, reports };
        let judgement = judge(&dossier, &Rulings::default(), Language::built_in());
        for assessment in &judgement.assessments {
            assert!(!dossier.words(&assessment.recommendation).is_empty());
        }
        for report in &dossier.reports {
            for sentence in &report.sentences {
                let about = year_under_review(&dossier.id.series, report.id.year);
                for figure in figures(&sentence.text, about) {
                    assert!(sentence.text.get(figure.place.clone()).is_some());
                }
            }
        }
    }
}

fn to_judge(report: Report) -> DossierReport {
    let mut counted: BTreeMap<SectionKind, u32> = BTreeMap::new();
    let mut sentences = Vec::new();
    for section in report
        .sections
        .iter()
        .filter(|section| section.kind.bears_evidence())
    {
        for text in section.sentence_texts() {
            let ordinal = counted.entry(section.kind).or_default();
            *ordinal += 1;
            let id = SentenceId {
                report: report.id.clone(),
                section: section.kind,
                ordinal: *ordinal,
            };
            let text = text.to_owned();
            sentences.push(Sentence { id, text });
        }
    }
    DossierReport {
        id: report.id,
        recommendations: report.recommendations,
        sentences,
    }
}
