//! Where a report's recommendations were not part of what was read, nothing is ever called dropped
//! because of it.

use std::sync::LazyLock;

use proptest::prelude::*;
use unmet::decision::Rulings;
use unmet::judgement::{Assessment, Dossier, Status, judge};
use unmet::language::Language;
use unmet::report::Edition;

use crate::desk::dossier;

static WHOLE: LazyLock<Dossier> = LazyLock::new(dossier);

/// The dossier as it would be had the lists of these editions not been read.
fn without_lists(of: impl Fn(Edition) -> bool) -> Dossier {
    let mut dossier = WHOLE.clone();
    for report in &mut dossier.reports {
        if of(report.id.year) {
            report.recommendations = None;
        }
    }
    dossier
}

fn dropped(dossier: &Dossier) -> Vec<Assessment> {
    let judgement = judge(dossier, &Rulings::default(), Language::built_in());
    let assessments = judgement.assessments.into_iter();
    assessments
        .filter(|a| a.status == Status::Dropped)
        .collect()
}

#[test]
fn nothing_of_the_last_list_that_was_read_is_dropped() {
    for last in WHOLE.reports.iter().map(|report| report.id.year) {
        let dossier = without_lists(|year| year > last);
        let latest_list = (dossier.reports.iter())
            .filter(|report| report.recommendations.is_some())
            .map(|report| report.id.year)
            .max()
            .unwrap();
        let wrongly: Vec<String> = (dropped(&dossier).iter())
            .filter(|a| a.recommendation.report.year == latest_list)
            .map(|a| format!("{}: {}", a.recommendation, a.reason))
            .collect();
        assert!(wrongly.is_empty(), "{wrongly:#?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn only_a_later_list_that_was_read_can_drop_an_ask(
        unread in proptest::collection::vec(any::<bool>(), WHOLE.reports.len()),
    ) {
        let years: Vec<Edition> = WHOLE.reports.iter().map(|report| report.id.year).collect();
        let is_unread = |year: Edition| {
            unread[years.iter().position(|y| *y == year).unwrap()]
        };
        let dossier = without_lists(is_unread);
        for assessment in dropped(&dossier) {
            let asked = assessment.recommendation.report.year;
            let named: Vec<Edition> = (dossier.reports.iter())
                .filter(|report| report.id.year > asked && report.recommendations.is_some())
                .map(|report| report.id.year)
                .collect();
            prop_assert!(!named.is_empty(), "{assessment:?}");
            // The reason names the list that does not ask it, and that list was read.
            prop_assert!(
                named.iter().any(|year| assessment.reason.contains(&year.to_string())),
                "{assessment:?} rests on none of {named:?}"
            );
        }
    }
}
