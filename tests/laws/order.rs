//! The same reports, in any order and however many at a time, give the same export, byte for byte.

use std::path::PathBuf;
use std::sync::LazyLock;

use proptest::prelude::*;
use unmet::decision::{Rulings, Verdict};
use unmet::judgement::{Judgement, Known, Stance, judge, judge_on};
use unmet::language::Language;
use unmet::narrative::Hints;
use unmet::report::{Edition, SectionKind};

use crate::desk::{Desk, dossier, files};
use crate::shared::shared;
use crate::truth;

static AT_ONCE: LazyLock<String> = LazyLock::new(|| Desk::with_the_sample().export());

/// The files in some order, parted into heaps that are added one after the other.
fn heaps(files: Vec<PathBuf>) -> impl Strategy<Value = Vec<Vec<PathBuf>>> {
    let ends = proptest::collection::vec(any::<bool>(), files.len());
    (Just(files).prop_shuffle(), ends).prop_map(|(files, ends)| {
        let mut heaps = vec![Vec::new()];
        for (file, ends) in files.into_iter().zip(ends) {
            heaps.last_mut().unwrap().push(file);
            if ends {
                heaps.push(Vec::new());
            }
        }
        heaps.retain(|heap| !heap.is_empty());
        heaps
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_reports_changes_nothing(heaps in heaps(files(&truth::sample()))) {
        let mut desk = Desk::new();
        for heap in &heaps {
            desk.add(heap);
        }
        prop_assert_eq!(&desk.export(), &*AT_ONCE);
    }

    #[test]
    fn parts_of_a_report_make_the_same_report_in_any_order(parts in Just(parts()).prop_shuffle()) {
        let mut desk = Desk::new();
        for (section, text) in parts {
            let file = desk.file(&format!("{section}.txt"), text);
            desk.add_as(&[file], Hints {
                country: Some("Orvania".to_owned()),
                year: Some(2023),
                section: Some(section),
                ..Hints::default()
            });
        }
        desk.add(&[truth::sample()]);
        prop_assert_eq!(&desk.export(), &*IN_PARTS);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn half_a_copy_and_a_short_table_change_nothing_whenever_they_come(
        turns in Just(vec![Turn::Sample, Turn::HalfACopy, Turn::ShortTable]).prop_shuffle()
    ) {
        let mut desk = Desk::new();
        for turn in turns {
            let file = match turn {
                Turn::Sample => truth::sample(),
                Turn::HalfACopy => desk.file("half.rtf", &half_a_copy()),
                Turn::ShortTable => desk.file("ours.csv", SHORT_TABLE),
            };
            desk.add(&[file]);
        }
        prop_assert_eq!(&desk.export(), &*AT_ONCE);
    }
}

#[derive(Debug, Clone, Copy)]
enum Turn {
    Sample,
    HalfACopy,
    ShortTable,
}

const SHORT_TABLE: &str = "Country,Year,Recommendation\nOrvania,2022,Pay for a shelter in Velsk.\n";

/// The report of 2022 as a Rich Text document of which the second half did not come.
fn half_a_copy() -> String {
    let text = std::fs::read_to_string(truth::sample().join("2022-orvania.txt")).unwrap();
    let plain: String = text.chars().filter(char::is_ascii).collect();
    let half = &plain[..plain.len() / 2];
    let paragraphs: String = (half.lines().filter(|line| !line.is_empty()))
        .map(|line| format!("{line}\\par\n"))
        .collect();
    format!("{{\\rtf1\\ansi {paragraphs}")
}

/// Sections of an edition that the sample lacks, each read by itself.
fn parts() -> Vec<(SectionKind, &'static str)> {
    vec![
        (
            SectionKind::Prosecution,
            "The government increased prosecution efforts. Courts convicted two officials of complicity.",
        ),
        (
            SectionKind::Protection,
            "The government decreased protection efforts. It did not open a shelter for men.",
        ),
        (
            SectionKind::Prevention,
            "The government maintained prevention efforts. It did not prohibit recruitment fees.",
        ),
    ]
}

static IN_PARTS: LazyLock<String> = LazyLock::new(|| {
    let mut desk = Desk::with_the_sample();
    for (section, text) in parts() {
        let file = desk.file("part.txt", text);
        desk.add_as(
            &[file],
            Hints {
                country: Some("Orvania".to_owned()),
                year: Some(2023),
                section: Some(section),
                ..Hints::default()
            },
        );
    }
    desk.export()
});

#[test]
fn the_same_texts_are_judged_the_same_every_time() {
    let dossier = dossier();
    let first = judge(&dossier, &Rulings::default(), Language::built_in());
    for _ in 0..5 {
        assert!(judge(&dossier, &Rulings::default(), Language::built_in()) == first);
    }
}

/// Some of what a person might say of a judgement, by chance.
fn said_of(judgement: &Judgement, chance: &[u8]) -> Rulings {
    let mut chance = chance.iter().copied().cycle();
    let mut rulings = Rulings::default();
    let verdict = |chance: u8| match chance % 6 {
        0 => Some(Verdict::Rejected),
        1 => Some(Verdict::Accepted),
        _ => None,
    };
    for link in &judgement.matches {
        if let Some(verdict) = chance.next().and_then(verdict) {
            let pair = (link.from.clone(), link.to.clone());
            rulings.matches.insert(pair, verdict);
        }
    }
    for link in &judgement.evidence {
        if let Some(verdict) = chance.next().and_then(verdict) {
            let pair = (link.recommendation.clone(), link.sentence.clone());
            if chance.next().is_some_and(|chance| chance % 2 == 0) {
                rulings.stances.insert(pair.clone(), Stance::Lack);
            }
            rulings.evidence.insert(pair, verdict);
        }
    }
    // Two wordings that the program never held against each other.
    let wordings = || {
        judgement
            .assessments
            .iter()
            .map(|said| &said.recommendation)
    };
    let far = wordings().zip(wordings().rev());
    for (a, b) in far.filter(|(a, b)| a.report.year < b.report.year).take(3) {
        let pair = (a.clone(), b.clone());
        rulings.matches.insert(pair, Verdict::Accepted);
    }
    rulings
}

/// What of `rulings` is about editions before `from` alone.
fn before(from: Edition, rulings: &Rulings) -> Rulings {
    let mut before = rulings.clone();
    before.matches.retain(|(_, to), _| to.report.year < from);
    before
        .evidence
        .retain(|(_, sentence), _| sentence.report.year < from);
    before
        .stances
        .retain(|(_, sentence), _| sentence.report.year < from);
    before
}

fn known_before(from: Edition, judgement: &Judgement) -> Known<'_> {
    Known::before(from, &judgement.matches, &judgement.evidence)
}

#[test]
fn what_was_judged_before_an_edition_came_still_holds() {
    let whole = dossier();
    let language = Language::built_in();
    let nothing_said = judge(&whole, &Rulings::default(), language);
    for chance in [
        [2; 9],
        [0, 1, 2, 3, 4, 5, 7, 6, 9],
        [1, 0, 0, 8, 6, 1, 4, 1, 0],
    ] {
        let rulings = said_of(&nothing_said, &chance);
        let expected = judge(&whole, &rulings, language);
        for from in whole.reports.iter().map(|report| report.id.year) {
            let mut earlier = whole.clone();
            earlier.reports.retain(|report| report.id.year < from);
            let known = judge(&earlier, &before(from, &rulings), language);
            let on = judge_on(known_before(from, &known), &whole, &rulings, language);
            assert!(on == expected, "from {from} on, {chance:?}");
            // The last judgement of all the same texts, of which only some still holds.
            let on = judge_on(known_before(from, &expected), &whole, &rulings, language);
            assert!(on == expected, "again from {from} on, {chance:?}");
        }
    }
}

#[test]
fn one_file_at_a_time_is_the_same_as_all_at_once() {
    let mut desk = Desk::new();
    for file in files(&truth::sample()).into_iter().rev() {
        desk.add(&[file]);
    }
    assert_eq!(desk.export(), *AT_ONCE);
}

#[test]
fn adding_everything_again_changes_nothing() {
    let mut desk = Desk::with_the_sample();
    let rows = desk.rows();
    desk.add(&[truth::sample()]);
    for file in files(&truth::sample()).into_iter().rev() {
        desk.add(&[file]);
    }
    assert_eq!(desk.export(), *AT_ONCE);
    assert_eq!(desk.rows(), rows);
}

/// All rows of three countries.
pub fn rows_of_three_countries() -> Option<Vec<String>> {
    let corpus = std::fs::read_to_string(shared("corpora/ilab.jsonl")?).unwrap();
    let of_the_three = |line: &&str| {
        ["Benin", "Kosovo", "Peru"]
            .iter()
            .any(|country| line.contains(&format!("\"country\": \"{country}\"")))
    };
    let rows: Vec<String> = corpus
        .lines()
        .filter(of_the_three)
        .map(str::to_owned)
        .collect();
    assert_eq!(rows.len(), 24, "three countries have eight editions each");
    Some(rows)
}

#[test]
fn the_order_of_records_changes_nothing() {
    let Some(rows) = rows_of_three_countries() else {
        return;
    };
    let export_of = |heaps: &[Vec<&str>]| {
        let mut desk = Desk::new();
        for heap in heaps {
            let file = desk.file("rows.jsonl", &heap.join("\n"));
            desk.add(&[file]);
        }
        desk.export()
    };
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let at_once = export_of(std::slice::from_ref(&rows));
    let backwards: Vec<&str> = rows.iter().rev().copied().collect();
    assert!(export_of(std::slice::from_ref(&backwards)) == at_once);
    let in_five: Vec<Vec<&str>> = backwards.chunks(5).map(<[_]>::to_vec).collect();
    assert!(export_of(&in_five) == at_once);
}
