//! The stories that the sample was written to show. Each has a test of the whole story; where the
//! program does not tell all of it yet, that test is ignored with the reason, and another one holds
//! on to what it does tell.

use std::collections::BTreeSet;

use crate::judged::{Evidence, SAMPLE, TRUTH};

/// The wordings of a story.
fn about(story: &str) -> Vec<&'static str> {
    let story = TRUTH.story(story);
    story.about.iter().map(String::as_str).collect()
}

/// Whether these wordings belong to one ask.
fn are_one_ask(wordings: &[&str]) -> bool {
    let asks: BTreeSet<&str> = (wordings.iter())
        .map(|id| &*SAMPLE.export.wording(id).ask_id)
        .collect();
    asks.len() == 1
}

const SHELTER: &str = "unmet for more than a decade under ever new wording";

#[test]
#[ignore = "2010-4 is partial: beds that NGOs gave with funds from abroad count as progress"]
fn the_shelter_is_one_ask_and_unmet_under_ten_wordings() {
    let wordings = about(SHELTER);
    let ask = SAMPLE.export.ask(wordings[0]);
    assert_eq!(ask.wordings, wordings);
    assert_eq!(
        ask.years,
        [2006, 2008, 2010, 2012, 2014, 2018, 2019, 2020, 2022, 2024]
    );
    let (latest, answered) = wordings.split_last().unwrap();
    assert_eq!(SAMPLE.export.status(latest), "pending");
    assert_eq!(SAMPLE.export.statuses(answered), ["unmet"; 9]);
}

#[test]
#[ignore = "money for one house that closed, and plans given up, are still taken for progress in some years"]
fn the_shelter_stays_unmet() {
    let later = &about(SHELTER)[3..9];
    assert_eq!(SAMPLE.export.statuses(later), ["unmet"; 6]);
}

#[test]
fn the_shelter_stays_one_ask_though_no_word_of_it_stays() {
    let wordings = about(SHELTER);
    let kept: Vec<&str> = (wordings.iter().copied())
        .filter(|id| *id != "ORVANIA-2008-4")
        .collect();
    assert!(are_one_ask(&kept));
    for (wording, year) in [
        ("ORVANIA-2006-5", 2008),
        ("ORVANIA-2010-4", 2012),
        ("ORVANIA-2012-3", 2014),
        ("ORVANIA-2018-4", 2019),
        ("ORVANIA-2020-3", 2022),
        ("ORVANIA-2022-3", 2024),
    ] {
        let stances = SAMPLE.export.stances(wording, year);
        let is_wanting = |stance: &&str| ["lack", "setback"].contains(stance);
        assert!(
            stances.iter().any(is_wanting),
            "{wording} in {year}: {stances:?}"
        );
    }
}

const LAW: &str = "met and asked no more: the law";

#[test]
#[ignore = "2008-1 is matched with 2010-1, the use of the law, and so the law is one ask with all prosecuting"]
fn the_law_was_enacted_and_asked_no_more() {
    let wordings = about(LAW);
    assert_eq!(SAMPLE.export.ask(wordings[0]).wordings, wordings);
    assert_eq!(SAMPLE.export.statuses(&wordings), ["unmet", "met"]);
    assert_eq!(SAMPLE.export.ask(wordings[0]).status, "met");
}

#[test]
fn the_law_is_found_once_enacted() {
    let wordings = about(LAW);
    assert!(are_one_ask(&wordings));
    assert_eq!(SAMPLE.export.status(wordings[0]), "unmet");
    let enacted = SAMPLE.export.evidence(wordings[1], 2010);
    assert!(
        (enacted.iter()).any(|e| e.sentence.contains("Law No. 44-B") && e.stance == "progress")
    );
}

const PLAN: &str = "met and asked no more: the plan";

#[test]
fn the_plan_was_drafted_then_adopted() {
    assert_eq!(SAMPLE.export.statuses(&about(PLAN)), ["partial", "met"]);
}

const TRAINING: &str = "half met, then asked again, narrower";

#[test]
fn the_training_narrows_until_it_is_met() {
    let wordings = about(TRAINING);
    assert_eq!(SAMPLE.export.ask(wordings[0]).wordings, wordings);
    assert_eq!(SAMPLE.export.statuses(&wordings[4..]), ["met"]);
}

#[test]
#[ignore = "training of some where others were left out is too little for the program in two years"]
fn the_training_is_partial_until_it_is_met() {
    let wordings = about(TRAINING);
    assert_eq!(SAMPLE.export.statuses(&wordings[..4]), ["partial"; 4]);
}

const SPLIT: &str = "split in two";

#[test]
#[ignore = "2012-4 is matched with the identifying only"]
fn an_ask_split_in_two_goes_on_in_both() {
    let [whole, identifying, referring] = about(SPLIT)[..] else {
        panic!("{SPLIT} has three wordings")
    };
    assert!(SAMPLE.export.are_matched(whole, identifying));
    assert!(SAMPLE.export.are_matched(whole, referring));
    assert_eq!(SAMPLE.export.status(referring), "met");
    assert_eq!(
        SAMPLE.export.ask(identifying).wordings.last().unwrap(),
        "ORVANIA-2024-2"
    );
}

#[test]
fn two_asks_merged_into_one_are_both_carried_on() {
    let [traffickers, officials, both] = about("merged into one")[..] else {
        panic!("three wordings merge")
    };
    assert!(SAMPLE.export.are_matched(traffickers, both));
    assert!(SAMPLE.export.are_matched(officials, both));
}

#[test]
#[ignore = "a sentence of 2024 is linked with 2010-8, the liaison officer"]
fn what_nobody_mentions_again_is_dropped() {
    for wording in about("dropped without a word") {
        assert_eq!(SAMPLE.export.status(wording), "dropped");
        assert_eq!(SAMPLE.export.evidence_on(wording).count(), 0, "{wording}");
    }
}

#[test]
fn what_is_asked_once_and_never_again_is_dropped() {
    let wordings = about("dropped without a word");
    assert_eq!(SAMPLE.export.statuses(&wordings), ["dropped"; 2]);
}

const HOTLINE: &str = "got worse: the hotline";

#[test]
fn the_hotline_was_cut_then_restored() {
    let wordings = about(HOTLINE);
    assert_eq!(SAMPLE.export.ask(wordings[0]).wordings, wordings);
    assert_eq!(SAMPLE.export.statuses(&wordings), ["unmet", "unmet", "met"]);
    let stances = |wording, year| SAMPLE.export.stances(wording, year);
    assert_eq!(stances(wordings[0], 2019), ["setback"; 3]);
    assert_eq!(stances(wordings[2], 2022), ["progress"; 2]);
}

const IDENTIFICATION: &str = "got worse: identification";

#[test]
#[ignore = "2019-3 is unmet though its teams and numbers grew; 2020-2 is partial for an opening formula"]
fn identification_got_worse_two_editions_running() {
    let wordings = about(IDENTIFICATION);
    assert_eq!(
        SAMPLE.export.statuses(&wordings),
        ["partial", "unmet", "partial"]
    );
    for year in [2021, 2022] {
        let stances = SAMPLE.export.stances(wordings[1], year);
        assert!(stances.contains(&"setback"), "{year}: {stances:?}");
    }
}

#[test]
fn identification_is_one_ask_and_its_setbacks_are_found() {
    let wordings = about(IDENTIFICATION);
    assert!(are_one_ask(&wordings));
    for year in [2021, 2022] {
        let stances = SAMPLE.export.stances(wordings[1], year);
        assert!(stances.contains(&"setback"), "{year}: {stances:?}");
    }
}

const DATABASE: &str = "skips an edition and comes back";

#[test]
fn an_ask_that_skips_an_edition_is_one_ask() {
    let wordings = about(DATABASE);
    assert!(are_one_ask(&wordings));
    assert!(SAMPLE.export.are_matched(wordings[0], wordings[1]));
}

#[test]
fn while_an_ask_is_away_the_evidence_belongs_to_the_wording_before() {
    let wording = about(DATABASE)[0];
    for year in [2019, 2020] {
        assert!(!SAMPLE.export.evidence(wording, year).is_empty(), "{year}");
    }
}

#[test]
#[ignore = "one sentence of progress among more of lack is too little for the program"]
fn what_was_done_while_an_ask_is_away_makes_it_partial() {
    assert_eq!(SAMPLE.export.status(about(DATABASE)[0]), "partial");
}

#[test]
fn an_article_without_recommendations_brings_evidence_and_drops_nothing() {
    let of_2014: Vec<&str> = (SAMPLE.export.recommendations.iter())
        .filter(|wording| wording.year == 2014)
        .map(|wording| &*wording.id)
        .collect();
    let bears = |year| {
        of_2014
            .iter()
            .any(|id| !SAMPLE.export.evidence(id, year).is_empty())
    };
    assert!(bears(2016) && bears(2018));
    let dropped: Vec<_> = of_2014
        .iter()
        .filter(|id| SAMPLE.export.status(id) == "dropped")
        .collect();
    assert!(dropped.is_empty(), "{dropped:?}");
}

#[test]
fn a_bare_section_bears_on_the_wordings_before_it() {
    let of_2021 = (SAMPLE.export.evidence.iter()).filter(|e| e.year == 2021);
    let wordings: BTreeSet<&str> = of_2021.map(|e| &*e.recommendation_id).collect();
    assert!(
        wordings.iter().any(|id| id.starts_with("ORVANIA-2020-")),
        "{wordings:?}"
    );
}

#[test]
fn nothing_crosses_from_one_country_to_another() {
    fn country(id: &str) -> &str {
        id.split('-').next().unwrap()
    }
    let of_2008: BTreeSet<&str> = (SAMPLE.export.reports.iter())
        .filter_map(|report| report.id.strip_suffix("-2008"))
        .collect();
    assert_eq!(
        of_2008,
        BTreeSet::from(["LUSATARA", "ORVANIA", "PELLANDIA"])
    );
    for m in &SAMPLE.export.matches {
        assert_eq!(country(&m.from), country(&m.to));
    }
    for Evidence {
        recommendation_id,
        sentence_id,
        ..
    } in &SAMPLE.export.evidence
    {
        assert_eq!(country(recommendation_id), country(sentence_id));
    }
}

#[test]
#[ignore = "\"moved 14 of the 17 … three remained\" is read as a setback: unmet"]
fn what_is_asked_no_more_yet_not_wholly_done_is_partial() {
    for wording in about("not asked again, yet not wholly done") {
        assert_eq!(SAMPLE.export.status(wording), "partial");
    }
}

#[test]
fn every_story_of_the_page_has_its_test() {
    assert_eq!(TRUTH.stories.len(), 14, "a story was added or taken away");
}
