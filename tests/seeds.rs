//! Five real documents about Peru, as people save them, taken in with no option. They are other
//! people's texts and stay outside this repository; where they are not at hand nothing is tested.

mod program;
mod shared;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use program::{Program, told, wordings, words};
use serde_json::Value;

/// What a careful reader found in the documents.
struct Seeds {
    reports: Vec<Value>,
    export: Value,
    gold: Value,
    sentences: BTreeSet<(u16, String)>,
}

static SEEDS: LazyLock<Option<Seeds>> = LazyLock::new(|| {
    let seeds = shared::shared("seeds")?;
    let gold = std::fs::read_to_string(shared::shared("gold/tip-peru.json")?).unwrap();
    let program = Program::new();
    Some(Seeds {
        reports: program.add(&seeds),
        export: program.export(),
        gold: serde_json::from_str(&gold).unwrap(),
        sentences: stored_sentences(&program),
    })
});

/// Every sentence of the database, as anybody can read it.
fn stored_sentences(program: &Program) -> BTreeSet<(u16, String)> {
    let database = rusqlite::Connection::open(program.database()).unwrap();
    let mut query = database
        .prepare("SELECT year, text FROM sentence_texts")
        .unwrap();
    let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

impl Seeds {
    fn report(&self, id: &str) -> &Value {
        (self.reports.iter())
            .find(|report| report["id"] == id)
            .unwrap_or_else(|| panic!("{id} was recognised"))
    }
}

#[test]
fn each_document_is_one_report_about_peru() {
    let Some(seeds) = &*SEEDS else { return };
    let ids: BTreeSet<&str> = (seeds.reports.iter())
        .map(|report| report["id"].as_str().unwrap())
        .collect();
    assert_eq!(
        ids,
        BTreeSet::from(["PER-2010", "PER-2012", "PER-2018", "PER-2021", "PER-2023"])
    );
    assert_eq!(seeds.reports.len(), 5);
    assert!(seeds.reports.iter().all(|r| r["country"] == "Peru"));
}

#[test]
fn a_library_copy_of_2012() {
    let Some(seeds) = &*SEEDS else { return };
    let report = seeds.report("PER-2012");
    assert_eq!(report["rating"], "Tier 2");
    assert_eq!(told(report, "country"), ("Peru", "heading", "stated"));
    assert_eq!(told(report, "edition"), ("2012", "title", "stated"));
    assert_eq!(told(report, "rating"), ("Tier 2", "heading", "stated"));
    assert_eq!(
        words(&report["sections"]),
        ["introduction", "prosecution", "protection", "prevention"]
    );
    assert_eq!(
        wordings(&seeds.export, "PER-2012"),
        words(&seeds.gold["old"])
    );
}

#[test]
fn an_extract_of_2023_on_somebodys_page() {
    let Some(seeds) = &*SEEDS else { return };
    let report = seeds.report("PER-2023");
    assert_eq!(report["rating"], "Tier 2");
    assert_eq!(told(report, "country").0, "Peru");
    assert_eq!(told(report, "edition").0, "2023");
    assert_eq!(
        wordings(&seeds.export, "PER-2023"),
        words(&seeds.gold["new"])
    );
}

#[test]
fn an_encyclopedia_article_whose_sections_name_2010() {
    let Some(seeds) = &*SEEDS else { return };
    let report = seeds.report("PER-2010");
    assert_eq!(told(report, "edition"), ("2010", "heading", "stated"));
    assert_eq!(report["recommendations"], Value::Null);
    let sections = words(&report["sections"]);
    assert_eq!(
        sections,
        ["other", "prosecution", "protection", "prevention"]
    );
    let quoted = seeds.export["evidence"].as_array().unwrap();
    assert!(quoted.iter().all(|e| e["section"] != "other"));
}

#[test]
fn bare_sections_of_2018_and_2021_are_guessed_and_say_so() {
    let Some(seeds) = &*SEEDS else { return };
    for (id, edition, section) in [
        ("PER-2018", "2018", "prosecution"),
        ("PER-2021", "2021", "protection"),
    ] {
        let report = seeds.report(id);
        assert_eq!(told(report, "country"), ("Peru", "text", "guess"));
        assert_eq!(told(report, "edition"), (edition, "text", "guess"));
        assert_eq!(told(report, "section"), (section, "text", "guess"));
        assert_eq!(words(&report["sections"]), [section]);
        assert_eq!(report["recommendations"], Value::Null);
    }
}

#[test]
fn every_sentence_that_a_reader_marked_is_stored_as_it_stands() {
    let Some(seeds) = &*SEEDS else { return };
    let years = seeds.gold["sentence_years"].as_array().unwrap();
    let years = years.iter().map(|year| year.as_u64().unwrap() as u16);
    let missing: Vec<(u16, &str)> = years
        .zip(words(&seeds.gold["sentences"]))
        .filter(|(year, sentence)| !seeds.sentences.contains(&(*year, (*sentence).to_owned())))
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}
