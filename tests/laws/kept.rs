//! Whatever two people do with their databases, in whatever order: every decision is kept, counts in the order
//! in which it was made, and holds as the export shows it; and once each has the other's decisions, both
//! have the same.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use proptest::prelude::*;
use proptest::sample::Index;
use unmet::decision::merge::{Here, merge};
use unmet::decision::{Decision, Quoted, Ruling, Rulings, Verdict, exchange};
use unmet::judgement::{Dossier, Judge, LinkDecision, Stance, Status};
use unmet::ledger::Ledger;
use unmet::report::{Edition, RecommendationId, SentenceId};
use unmet::store::{HistoryFilter, Severity};

use crate::desk::{Desk, orvania};

/// The editions of the made-up series, each in two versions: recommendations, and sentences on protection.
const EDITIONS: [(Edition, [[&[&str]; 2]; 2]); 4] = [
    (
        2010,
        [
            [&["Open a shelter for men.", "Train judges."], &[]],
            [
                &["Train judges.", "Open a shelter for men.", "Amend the law."],
                &[],
            ],
        ],
    ),
    (
        2011,
        [
            [
                &[
                    "Open a shelter for men and boys.",
                    "Train judges and police.",
                ],
                &["A shelter for men opened.", "No judge was trained."],
            ],
            [&["Train judges and police."], &["No judge was trained."]],
        ],
    ),
    (
        2012,
        [
            [
                &["Fund shelters for men."],
                &[
                    "The shelter for men closed.",
                    "Police and judges were trained.",
                ],
            ],
            [
                &["Fund shelters for men.", "Fund shelters for men."],
                &[
                    "Police and judges were trained.",
                    "The shelter for men closed.",
                ],
            ],
        ],
    ),
    (
        2014,
        [
            [
                &["Fund shelters for men and boys."],
                &["The government funded two shelters."],
            ],
            [
                &["Convict traffickers."],
                &[
                    "The government funded two shelters.",
                    "Courts convicted nobody.",
                ],
            ],
        ],
    ),
];

/// What is done in one of the two databases.
#[derive(Debug, Clone)]
enum Step {
    Mark(Index, Option<Status>),
    Match(Index, Option<Verdict>),
    Evidence(Index, Option<Verdict>),
    /// Adds an edition in one of its versions; what stood there is replaced.
    Add(Index, usize),
    JudgeAgain,
    ImportFromTheOther,
}

fn step() -> impl Strategy<Value = Step> {
    let verdict = || {
        prop_oneof![
            Just(Some(Verdict::Accepted)),
            Just(Some(Verdict::Rejected)),
            Just(None)
        ]
    };
    let status = proptest::option::weighted(0.8, proptest::sample::select(Status::ALL));
    prop_oneof![
        3 => (any::<Index>(), status).prop_map(|(which, status)| Step::Mark(which, status)),
        2 => (any::<Index>(), verdict()).prop_map(|(which, verdict)| Step::Match(which, verdict)),
        2 => (any::<Index>(), verdict()).prop_map(|(which, verdict)| Step::Evidence(which, verdict)),
        2 => (any::<Index>(), 0..2_usize).prop_map(|(which, version)| Step::Add(which, version)),
        1 => Just(Step::JudgeAgain),
        1 => Just(Step::ImportFromTheOther),
    ]
}

/// A database and whoever works with it.
struct Person {
    name: &'static str,
    desk: Desk,
}

impl Person {
    fn new(name: &'static str) -> Self {
        let mut person = Person {
            name,
            desk: Desk::new(),
        };
        person.add(0, 0);
        person.add(1, 0);
        person
    }

    fn add(&mut self, edition: usize, version: usize) {
        let (year, versions) = &EDITIONS[edition];
        let [asks, sentences] = versions[version];
        let record = serde_json::json!({
            "country": "Orvania",
            "year": year,
            "recommendations": asks.iter().map(|text| serde_json::json!({ "text": text })).collect::<Vec<_>>(),
            "sections": [{ "kind": "protection", "heading": "PROTECTION", "text": sentences.join(" ") }],
        });
        let file = self
            .desk
            .file(&format!("{year}-{version}.jsonl"), &record.to_string());
        self.desk.add(&[file]);
    }

    fn ledger(&self) -> Ledger {
        self.desk.store.ledger(&orvania()).unwrap()
    }

    fn history(&self) -> Vec<Decision> {
        self.desk.store.history(&HistoryFilter::All).unwrap()
    }

    fn exported(&self) -> String {
        let mut file = Vec::new();
        exchange::write(&mut file, &self.history()).unwrap();
        String::from_utf8(file).unwrap()
    }

    fn import(&mut self, file: &str) {
        let read = exchange::read(file.as_bytes()).unwrap();
        assert_eq!(read.problems, []);
        let ledger = self.ledger();
        let here = Here {
            dossier: ledger.dossier,
            decisions: ledger.decisions,
        };
        let merge = merge(&BTreeMap::from([(orvania(), here)]), &read.decisions);
        self.desk.store.take_over(&merge.new, &[]).unwrap();
        self.desk.judge();
    }

    /// Says something, if there is anything to say it of.
    fn say(&mut self, at: DateTime<Utc>, ruling: Option<Ruling>) -> Option<Decision> {
        let said = self
            .desk
            .store
            .decide(self.name, at, ruling?, None)
            .unwrap();
        self.desk.judge();
        Some(said)
    }
}

fn wordings(dossier: &Dossier) -> Vec<Quoted<RecommendationId>> {
    let reports = dossier.reports.iter();
    reports
        .flat_map(|report| {
            let texts = report.recommendations.iter().flatten();
            (1..).zip(texts).map(|(place, wording)| Quoted {
                id: report.id.recommendation(place),
                text: wording.text.clone(),
            })
        })
        .collect()
}

fn sentences(dossier: &Dossier) -> Vec<Quoted<SentenceId>> {
    let sentences = dossier.reports.iter().flat_map(|report| &report.sentences);
    sentences
        .map(|sentence| Quoted {
            id: sentence.id.clone(),
            text: sentence.text.clone(),
        })
        .collect()
}

/// What the step says of the texts as they stand.
fn ruling(step: &Step, dossier: &Dossier) -> Option<Ruling> {
    let wordings = wordings(dossier);
    match step {
        Step::Mark(which, status) => Some(Ruling::Status {
            wording: which.get(&wordings).clone(),
            status: *status,
        }),
        Step::Match(which, verdict) => {
            let pairs: Vec<_> = (wordings.iter())
                .flat_map(|from| wordings.iter().map(move |to| (from, to)))
                .filter(|(from, to)| from.id.report.year < to.id.report.year)
                .collect();
            let (from, to) = pairs.get(which.index(pairs.len().max(1)))?;
            Some(Ruling::Match {
                from: (*from).clone(),
                to: (*to).clone(),
                verdict: *verdict,
            })
        }
        Step::Evidence(which, verdict) => {
            let sentences = sentences(dossier);
            let links: Vec<_> = (wordings.iter())
                .flat_map(|wording| sentences.iter().map(move |sentence| (wording, sentence)))
                .filter(|(wording, sentence)| wording.id.report.year < sentence.id.report.year)
                .collect();
            let (wording, sentence) = links.get(which.index(links.len().max(1)))?;
            Some(Ruling::Evidence {
                wording: (*wording).clone(),
                sentence: (*sentence).clone(),
                verdict: *verdict,
                stance: (which.index(2) == 0).then_some(Stance::Lack),
            })
        }
        Step::Add(..) | Step::JudgeAgain | Step::ImportFromTheOther => None,
    }
}

/// Every decision of `before` stands in `after`, the same in every word, in the same order.
fn keeps(before: &[Decision], after: &[Decision]) -> Result<(), TestCaseError> {
    let mut left = after.iter();
    for decision in before {
        prop_assert!(
            left.any(|kept| kept == decision),
            "{decision:?} is lost or out of order"
        );
    }
    Ok(())
}

/// What holds is what the judgement shows.
fn holds(ledger: &Ledger) -> Result<(), TestCaseError> {
    let rulings = Rulings::in_force(&ledger.decisions, &ledger.dossier);
    let judged = &ledger.judgement;
    let statuses: BTreeMap<_, _> = (judged.assessments.iter())
        .filter(|assessment| assessment.by == Judge::Person)
        .map(|assessment| (assessment.recommendation.clone(), assessment.status))
        .collect();
    prop_assert_eq!(statuses, rulings.statuses);
    let said = |decision: LinkDecision| match decision {
        LinkDecision::Auto => None,
        LinkDecision::Accepted => Some(Verdict::Accepted),
        LinkDecision::Rejected => Some(Verdict::Rejected),
    };
    let matches: BTreeMap<_, _> = (judged.matches.iter())
        .filter_map(|link| Some(((link.from.clone(), link.to.clone()), said(link.decision)?)))
        .collect();
    prop_assert_eq!(matches, rulings.matches);
    let evidence: BTreeMap<_, _> = (judged.evidence.iter())
        .filter_map(|link| {
            Some((
                (link.recommendation.clone(), link.sentence.clone()),
                said(link.decision)?,
            ))
        })
        .collect();
    prop_assert_eq!(evidence, rulings.evidence);
    Ok(())
}

fn sound(person: &Person) -> Result<(), TestCaseError> {
    let found = person.desk.store.check().unwrap();
    let problems: Vec<_> = found
        .iter()
        .filter(|found| found.severity == Severity::Problem)
        .collect();
    prop_assert!(problems.is_empty(), "{:?}", problems);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_decision_is_kept_in_its_order_whatever_is_done(
        // Who, when by a clock that is often wrong by hours, and what.
        steps in prop::collection::vec((0..2_usize, -5..5_i64, step()), 1..14),
    ) {
        let noon: DateTime<Utc> = "2025-06-24T12:00:00Z".parse().unwrap();
        let mut people = [Person::new("Ana"), Person::new("Ben")];
        for (who, hours, step) in steps {
            let at = noon + TimeDelta::hours(hours);
            let others = people[1 - who].exported();
            let person = &mut people[who];
            let before = person.history();
            match &step {
                Step::Add(edition, version) => person.add(edition.index(EDITIONS.len()), *version),
                Step::JudgeAgain => {
                    person.desk.forget_what_was_judged();
                    person.desk.judge();
                }
                Step::ImportFromTheOther => person.import(&others),
                Step::Mark(..) | Step::Match(..) | Step::Evidence(..) => {
                    let ruling = ruling(&step, &person.ledger().dossier);
                    let said = person.say(at, ruling);
                    let after = person.history();
                    prop_assert!(after.starts_with(&before));
                    prop_assert_eq!(after.last(), said.as_ref().or(before.last()));
                }
            }
            keeps(&before, &person.history())?;
            holds(&person.ledger())?;
            sound(person)?;
        }

        let files = [people[0].exported(), people[1].exported()];
        for (person, file) in people.iter_mut().zip(files.iter().rev()) {
            let before = person.history();
            person.import(file);
            keeps(&before, &person.history())?;
            holds(&person.ledger())?;
            // They may have read other versions: it is the decisions that must be the same until then.
            for edition in 0..EDITIONS.len() {
                person.add(edition, 0);
            }
            sound(person)?;
        }
        let [ana, ben] = &people;
        prop_assert_eq!(ana.exported(), ben.exported());
        prop_assert_eq!(ana.desk.export(), ben.desk.export());
    }
}
