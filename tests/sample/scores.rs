//! How near the program comes to a careful reader, over the whole sample. The floors stand a little
//! below what was measured; raise them whenever the judgement gets better.
//!
//! The judgement has learned from these labels among others: this keeps what it can do from getting
//! lost, and does not say how good it is on a country that it has not seen.

use std::collections::{BTreeMap, BTreeSet};

use crate::judged::{SAMPLE, TRUTH};
use crate::truth::TrueEvidence;

/// Measured: 0.951.
const MATCHES_F1: f64 = 0.93;
/// Measured: 0.721.
const EVIDENCE_F1: f64 = 0.70;
/// Measured: 0.790.
const STANCE_ACCURACY: f64 = 0.77;
/// Measured: 0.743.
const STATUS_ACCURACY: f64 = 0.72;

#[test]
fn matches() {
    let found: BTreeSet<(&str, &str)> = (SAMPLE.export.matches.iter())
        .map(|m| (&*m.from, &*m.to))
        .collect();
    let wanted = TRUTH.matched();
    let right = found.intersection(&wanted).count();
    let wrong = found.len() - right;
    at_least(
        "matches F1",
        f1(right, wrong, wanted.len() - right),
        MATCHES_F1,
    );
}

#[test]
fn evidence() {
    let (right, wrong, missed) = evidence_links();
    at_least("evidence F1", f1(right.len(), wrong, missed), EVIDENCE_F1);
}

#[test]
fn stances() {
    let (right, _, _) = evidence_links();
    let agree = right.iter().filter(|(said, true_)| said == true_).count();
    at_least(
        "stance accuracy",
        ratio(agree, right.len()),
        STANCE_ACCURACY,
    );
}

#[test]
fn statuses() {
    let right = (TRUTH.statuses.iter())
        .filter(|truth| SAMPLE.export.status(&truth.id) == truth.status)
        .count();
    at_least(
        "status accuracy",
        ratio(right, TRUTH.statuses.len()),
        STATUS_ACCURACY,
    );
}

#[test]
fn nothing_is_said_of_what_no_later_report_answers() {
    let pending: BTreeSet<&str> = (SAMPLE.export.recommendations.iter())
        .filter(|wording| wording.status == "pending")
        .map(|wording| &*wording.id)
        .collect();
    let wanted: BTreeSet<&str> = (TRUTH.status_of().into_iter())
        .filter(|(_, status)| *status == "pending")
        .map(|(id, _)| id)
        .collect();
    assert_eq!(pending, wanted);
}

/// A wording, a year, a section, a sentence.
type Link<'a> = (&'a str, u16, &'a str, &'a str);

/// The links that are right, each with the stance found and the true one; how many are wrong and
/// how many were missed. Optional links are neither.
fn evidence_links() -> (Vec<(&'static str, &'static str)>, usize, usize) {
    let found: BTreeMap<Link, &str> = (SAMPLE.export.evidence.iter())
        .map(|e| {
            let link = (&*e.recommendation_id, e.year, &*e.section, &*e.sentence);
            (link, &*e.stance)
        })
        .collect();
    let wanted = links(&TRUTH.evidence);
    let optional = links(&TRUTH.optional_evidence);
    let right: Vec<(&str, &str)> = (wanted.iter())
        .filter_map(|(link, true_)| Some((*found.get(link)?, *true_)))
        .collect();
    let wrong = (found.keys())
        .filter(|link| !wanted.contains_key(*link) && !optional.contains_key(*link))
        .count();
    let missed = wanted.len() - right.len();
    (right, wrong, missed)
}

fn links(truth: &[TrueEvidence]) -> BTreeMap<Link<'_>, &str> {
    (truth.iter())
        .map(|e| {
            let link = (&*e.recommendation, e.year, &*e.section, &*e.sentence);
            (link, &*e.stance)
        })
        .collect()
}

fn f1(right: usize, wrong: usize, missed: usize) -> f64 {
    ratio(2 * right, 2 * right + wrong + missed)
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn at_least(what: &str, measured: f64, floor: f64) {
    println!("{what} over the sample: {measured:.3}, at least {floor}");
    assert!(measured >= floor, "{what} is {measured:.3}, below {floor}");
}
