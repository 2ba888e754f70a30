//! What the program thinks of the sample, word for word and number for number. The weights were fitted
//! to signals computed in just this way: one computed otherwise moves many judgements by a little, which
//! neither a story nor a score would notice. Where the judgement was meant to change, look at what
//! moved, and accept it (`INSTA_UPDATE=always cargo test --test sample pinned`).

use crate::judged::SAMPLE;

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn matches_stand_as_they_were_judged() {
    let found = SAMPLE.export.matches.iter().map(|found| {
        let (from, to, score, reason) = (&found.from, &found.to, found.score, &found.reason);
        format!("{from} {to} {score:.3} {reason}")
    });
    insta::assert_snapshot!(lines(found));
}

#[test]
fn evidence_stands_as_it_was_judged() {
    let found = SAMPLE.export.evidence.iter().map(|found| {
        let (on, sentence) = (&found.recommendation_id, &found.sentence_id);
        let (stance, score, reason) = (&found.stance, found.score, &found.reason);
        format!("{on} {sentence} {stance} {score:.3} {reason}")
    });
    insta::assert_snapshot!(lines(found));
}

#[test]
fn statuses_and_asks_stand_as_they_were_judged() {
    let wordings = SAMPLE.export.recommendations.iter().map(|wording| {
        let (id, status) = (&wording.id, &wording.status);
        let (sureness, reason) = (wording.status_confidence, &wording.status_reason);
        format!("{id} {status} {sureness:.3} {reason}")
    });
    let asks = SAMPLE.export.asks.iter().map(|ask| {
        let (id, status, standing) = (&ask.id, &ask.status, &ask.standing);
        let (unmet, title) = (ask.longest_unmet, &ask.title);
        format!("{id} {status} {standing} {unmet} {title}")
    });
    insta::assert_snapshot!(lines(wordings.chain(asks)));
}
