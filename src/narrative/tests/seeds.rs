//! Five real documents about Peru, as people really save them.

use super::*;
use crate::report::{Certainty, Clue, Extent};

fn seed(name: &str) -> Option<Document> {
    let folder = shared()?.join("seeds");
    let file = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(Result::ok)
        .find(|file| file.file_name().to_string_lossy().starts_with(name))?;
    let text = std::fs::read_to_string(file.path()).unwrap();
    let text: Vec<String> = text
        .lines()
        .map(|line| match line.strip_prefix("- ") {
            Some(item) => format!("+ {item}"),
            None if line.starts_with('=') => format!("# {}", line.trim_matches(['=', ' '])),
            None => line.to_owned(),
        })
        .collect();
    Some(document(&text.join("\n")))
}

fn report(name: &str) -> Option<Report> {
    let mut found = reports(&seed(name)?, &Hints::default());
    assert_eq!(found.len(), 1);
    Some(found.remove(0).unwrap())
}

fn labelled(key: &str) -> Vec<String> {
    let gold = std::fs::read_to_string(shared().unwrap().join("gold/tip-peru.json")).unwrap();
    let gold: serde_json::Value = serde_json::from_str(&gold).unwrap();
    serde_json::from_value(gold[key].clone()).unwrap()
}

#[test]
fn a_library_copy_of_a_whole_report() {
    let Some(report) = report("000") else { return };
    assert_eq!(report.id.to_string(), "PER-2012");
    assert_eq!(report.country, "Peru");
    assert_eq!(report.rating.as_deref(), Some("Tier 2"));
    assert_eq!(asked(&report), labelled("old"));
    assert_eq!(
        kinds(&report),
        ["introduction", "prosecution", "protection", "prevention"]
    );
    assert_eq!(report.extent, Extent::Whole);
    assert_eq!(recognition(&report, Field::Country).by, Clue::Heading);
    assert_eq!(
        recognition(&report, Field::Edition).certainty,
        Certainty::Stated
    );
    assert!(report.source_url.unwrap().ends_with(".html"));
    for section in &report.sections {
        for furniture in [
            "Publisher",
            "Cite as",
            "Search Refworld",
            "Countries",
            "UNHCR",
        ] {
            assert!(!section.text.contains(furniture), "{furniture}");
        }
        assert!(section.text.ends_with('.'));
    }
}

#[test]
fn an_extract_on_somebodys_page() {
    let Some(report) = report("001") else { return };
    assert_eq!(report.id.to_string(), "PER-2023");
    assert_eq!(report.rating.as_deref(), Some("Tier 2"));
    assert_eq!(asked(&report), labelled("new"));
    assert_eq!(kinds(&report), ["introduction"]);
    assert_eq!(report.extent, Extent::Part);
}

#[test]
fn an_encyclopedia_article() {
    let Some(report) = report("002") else { return };
    assert_eq!(report.id.to_string(), "PER-2010");
    assert_eq!(report.recommendations, None);
    assert_eq!(
        kinds(&report),
        ["other", "other", "prosecution", "protection", "prevention"]
    );
    assert!(report.sections[0].text.starts_with("Peru ratified"));
    assert_eq!(report.extent, Extent::Part);
    assert_eq!(recognition(&report, Field::Rating).by, Clue::Facts);
}

#[test]
fn bare_sections() {
    for (name, id, kind) in [
        ("003", "PER-2018", "prosecution"),
        ("004", "PER-2021", "protection"),
    ] {
        let Some(report) = report(name) else { return };
        assert_eq!(report.id.to_string(), id);
        assert_eq!(kinds(&report), [kind]);
        assert_eq!(report.recommendations, None);
        assert_eq!(report.extent, Extent::Part);
        for field in [Field::Country, Field::Edition, Field::Section] {
            let told = recognition(&report, field);
            assert_eq!((told.by, told.certainty), (Clue::Text, Certainty::Guess));
            assert!(!told.rests_on.is_empty());
        }
    }
}
