//! A person's decision survives everything: adding, replacing and re-judging reports.

use std::sync::LazyLock;

use proptest::prelude::*;
use unmet::decision::{Quoted, Ruling, Verdict};
use unmet::judgement::{Judge, Judgement, LinkDecision, Status};
use unmet::report::{RecommendationId, SentenceId};

use crate::desk::{Desk, files, orvania};
use crate::truth;

/// What the program thinks of the sample, as something to disagree with.
static JUDGED: LazyLock<Judgement> = LazyLock::new(|| {
    let desk = Desk::with_the_sample();
    desk.store.ledger(&orvania()).unwrap().judgement
});

/// What a person says, in the order in which they say it.
#[derive(Debug, Clone)]
struct Said {
    marked: (RecommendationId, Status),
    rejected_match: (RecommendationId, RecommendationId),
    accepted_match: (RecommendationId, RecommendationId),
    rejected_evidence: (RecommendationId, SentenceId),
    accepted_evidence: (RecommendationId, SentenceId),
}

fn said() -> impl Strategy<Value = Said> {
    let judged = &*JUDGED;
    let wordings: Vec<RecommendationId> = (judged.assessments.iter())
        .map(|a| a.recommendation.clone())
        .collect();
    let matches: Vec<_> = (judged.matches.iter())
        .map(|m| (m.from.clone(), m.to.clone()))
        .collect();
    let evidence: Vec<_> = (judged.evidence.iter())
        .map(|e| (e.recommendation.clone(), e.sentence.clone()))
        .collect();
    let unmatched: Vec<_> = (wordings.iter())
        .flat_map(|from| wordings.iter().map(move |to| (from.clone(), to.clone())))
        .filter(|(from, to)| from.report.year < to.report.year)
        .filter(|pair| !matches.contains(pair))
        .collect();
    (
        (
            proptest::sample::select(wordings),
            proptest::sample::select(Status::ALL),
        ),
        proptest::sample::select(matches),
        proptest::sample::select(unmatched),
        proptest::sample::select(evidence.clone()),
        proptest::sample::select(evidence),
    )
        .prop_filter("one cannot accept and reject at once", |said| {
            said.3 != said.4
        })
        // See `a_sentence_that_a_person_accepted_stays_though_the_ask_is_worded_anew_before_it`.
        .prop_filter("the wording is still the latest one", |said| {
            let worded_anew = &said.2;
            [&said.3, &said.4].iter().all(|(wording, sentence)| {
                *wording != worded_anew.0 || sentence.report.year <= worded_anew.1.report.year
            })
        })
        .prop_map(
            |(marked, rejected_match, accepted_match, rejected_evidence, accepted_evidence)| Said {
                marked,
                rejected_match,
                accepted_match,
                rejected_evidence,
                accepted_evidence,
            },
        )
}

impl Said {
    fn to(&self, desk: &mut Desk) {
        let (wording, status) = self.marked.clone();
        desk.decide(Ruling::Status {
            wording: quoted(desk, wording),
            status: Some(status),
        });
        for (pair, verdict) in [
            (&self.rejected_match, Verdict::Rejected),
            (&self.accepted_match, Verdict::Accepted),
        ] {
            desk.decide(Ruling::Match {
                from: quoted(desk, pair.0.clone()),
                to: quoted(desk, pair.1.clone()),
                verdict: Some(verdict),
            });
        }
        for (link, verdict) in [
            (&self.rejected_evidence, Verdict::Rejected),
            (&self.accepted_evidence, Verdict::Accepted),
        ] {
            let text = desk.store.find_sentence(&link.1).unwrap().unwrap();
            desk.decide(Ruling::Evidence {
                wording: quoted(desk, link.0.clone()),
                sentence: Quoted {
                    id: link.1.clone(),
                    text,
                },
                verdict: Some(verdict),
                stance: None,
            });
        }
    }

    /// Whether all of it holds.
    fn holds_in(&self, desk: &Desk) -> Result<(), TestCaseError> {
        let judgement = desk.store.ledger(&orvania()).unwrap().judgement;
        let assessment = (judgement.assessments.iter())
            .find(|a| a.recommendation == self.marked.0)
            .unwrap();
        prop_assert_eq!(assessment.status, self.marked.1);
        prop_assert_eq!(assessment.by, Judge::Person);
        let matched = |pair: &(RecommendationId, RecommendationId)| {
            (judgement.matches.iter())
                .find(|m| m.from == pair.0 && m.to == pair.1)
                .map(|m| m.decision)
        };
        prop_assert_eq!(matched(&self.rejected_match), Some(LinkDecision::Rejected));
        prop_assert_eq!(matched(&self.accepted_match), Some(LinkDecision::Accepted));
        let linked = |link: &(RecommendationId, SentenceId)| {
            (judgement.evidence.iter())
                .find(|e| e.recommendation == link.0 && e.sentence == link.1)
                .map(|e| e.decision)
        };
        prop_assert_eq!(
            linked(&self.rejected_evidence),
            Some(LinkDecision::Rejected)
        );
        prop_assert_eq!(
            linked(&self.accepted_evidence),
            Some(LinkDecision::Accepted)
        );
        Ok(())
    }
}

fn quoted(desk: &Desk, id: RecommendationId) -> Quoted<RecommendationId> {
    let text = desk.store.find_wording(&id).unwrap().unwrap().text;
    Quoted { id, text }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_a_person_said_outlives_adding_and_judging_again(said in said()) {
        let mut desk = Desk::with_the_sample();
        said.to(&mut desk);
        said.holds_in(&desk)?;
        let decided = desk.export();

        desk.add(&[truth::sample()]);
        prop_assert_eq!(&desk.export(), &decided);

        desk.forget_what_was_judged();
        desk.judge();
        prop_assert_eq!(&desk.export(), &decided);
        said.holds_in(&desk)?;
    }

    #[test]
    fn what_a_person_said_is_there_before_the_later_reports_are(said in said()) {
        // Everything decided as soon as what it is about has been read.
        let mut desk = Desk::new();
        let latest = [
            said.marked.0.report.year,
            said.rejected_match.1.report.year,
            said.accepted_match.1.report.year,
            said.rejected_evidence.1.report.year,
            said.accepted_evidence.1.report.year,
        ].into_iter().max().unwrap();
        let files = files(&truth::sample());
        let (early, late): (Vec<_>, Vec<_>) = files.into_iter().partition(|file| {
            let name = file.file_name().unwrap().to_string_lossy();
            name[..4].parse::<u16>().unwrap() <= latest
        });
        desk.add(&early);
        said.to(&mut desk);
        desk.add(&late);
        said.holds_in(&desk)?;

        let mut afterwards = Desk::with_the_sample();
        said.to(&mut afterwards);
        prop_assert_eq!(desk.export(), afterwards.export());
    }
}

#[test]
fn a_sentence_that_a_person_accepted_stays_though_the_ask_is_worded_anew_before_it() {
    let mut desk = Desk::with_the_sample();
    let (early, later): (RecommendationId, RecommendationId) = (
        "ORVANIA-2006-2".parse().unwrap(),
        "ORVANIA-2008-1".parse().unwrap(),
    );
    let sentence: SentenceId = "ORVANIA-2010-prosecution-4".parse().unwrap();
    let text = desk.store.find_sentence(&sentence).unwrap().unwrap();
    desk.decide(Ruling::Evidence {
        wording: quoted(&desk, early.clone()),
        sentence: Quoted {
            id: sentence.clone(),
            text,
        },
        verdict: Some(Verdict::Accepted),
        stance: None,
    });
    desk.decide(Ruling::Match {
        from: quoted(&desk, early.clone()),
        to: quoted(&desk, later),
        verdict: Some(Verdict::Accepted),
    });
    let evidence = desk.store.ledger(&orvania()).unwrap().judgement.evidence;
    assert!((evidence.iter()).any(|e| e.recommendation == early && e.sentence == sentence));
}

#[test]
fn a_decision_goes_with_its_words_when_a_report_is_replaced() {
    let mut desk = Desk::with_the_sample();
    let marked: RecommendationId = "ORVANIA-2019-4".parse().unwrap();
    desk.decide(Ruling::Status {
        wording: quoted(&desk, marked),
        status: Some(Status::Met),
    });
    let page = std::fs::read_to_string(truth::sample().join("2019-orvania.html")).unwrap();
    let changed = page.replacen(
        "<li>Vigorously",
        "<li>Ratify the protocol of 2014 on forced labor.</li>\n<li>Vigorously",
        1,
    );
    assert_ne!(page, changed);
    let file = desk.file("2019-corrected.html", &changed);
    desk.add(&[file]);
    let judgement = desk.store.ledger(&orvania()).unwrap().judgement;
    let by_people: Vec<String> = (judgement.assessments.iter())
        .filter(|a| a.by == Judge::Person)
        .map(|a| format!("{} {}", a.recommendation, a.status))
        .collect();
    assert_eq!(by_people, ["ORVANIA-2019-5 met"]);
}
