//! What ties wordings together, and what sentences say of them.

use super::super::{Cell, Kind, Sheet, field};
use crate::render::words::decided;
use crate::view::everything::Everything;
use crate::view::export::{EvidenceEntry, MatchEntry, RecommendationEntry};

/// A link beside the wording on which its sentence bears.
type Borne<'a> = (&'a EvidenceEntry, Option<&'a RecommendationEntry>);

pub(super) fn evidence(all: &Everything) -> Sheet {
    Sheet::of(
        "evidence",
        "One row for each sentence of a later report that bears on a recommendation; rejected links are kept and say so",
        (all.part.evidence.iter()).map(|link| (link, all.borne_on(link))),
        &[
            field(
                "recommendation_id",
                "The recommendation on which the sentence bears",
                Kind::Name,
                |(link, _): &Borne| Cell::text(&link.recommendation_id),
            ),
            field("country", "The country", Kind::Word, |(_, wording)| {
                Cell::maybe(*wording, |wording| Cell::text(&wording.country))
            }),
            field(
                "recommendation",
                "The words of that recommendation",
                Kind::Prose,
                |(_, wording)| Cell::maybe(*wording, |wording| Cell::text(&wording.text)),
            ),
            field(
                "year",
                "The edition in which the sentence stands",
                Kind::Year,
                |(link, _)| Cell::Year(link.year),
            ),
            field(
                "section",
                "The section in which it stands",
                Kind::Word,
                |(link, _)| Cell::text(link.section),
            ),
            field("sentence", "Its words", Kind::Prose, |(link, _)| {
                Cell::text(&link.sentence)
            }),
            field(
                "stance",
                "What it says of the recommendation: progress, lack, setback, mixed",
                Kind::Word,
                |(link, _)| Cell::Stance(link.stance),
            ),
            field(
                "score",
                "How probable it is that it bears on the recommendation",
                Kind::Probability,
                |(link, _)| Cell::Probability(link.score),
            ),
            field(
                "decision",
                "auto: the program's own judgement; accepted or rejected: a person's",
                Kind::Word,
                |(link, _)| Cell::text(decided(link.decision)),
            ),
            field("reason", "Why it was linked", Kind::Prose, |(link, _)| {
                Cell::text(&link.reason)
            }),
            field(
                "sentence_id",
                "The sentence's name: report, section, place",
                Kind::Name,
                |(link, _)| Cell::text(&link.sentence_id),
            ),
            field(
                "ask_id",
                "The ask to which the recommendation belongs",
                Kind::Name,
                |(_, wording)| Cell::maybe(*wording, |wording| Cell::text(&wording.ask_id)),
            ),
        ],
    )
}

/// A match beside the earlier and the later wording.
type Tied<'a> = (&'a MatchEntry, [Option<&'a RecommendationEntry>; 2]);

pub(super) fn matches(all: &Everything) -> Sheet {
    Sheet::of(
        "matches",
        "One row for each judgement that a later recommendation carries on an earlier one",
        (all.part.matches.iter()).map(|link| (link, all.matched(link))),
        &[
            field(
                "from",
                "The earlier recommendation",
                Kind::Name,
                |(link, _): &Tied| Cell::text(&link.from),
            ),
            field("to", "The later recommendation", Kind::Name, |(link, _)| {
                Cell::text(&link.to)
            }),
            field("country", "The country", Kind::Word, |(_, [_, later])| {
                Cell::maybe(*later, |wording| Cell::text(&wording.country))
            }),
            field(
                "from_text",
                "The words of the earlier one",
                Kind::Prose,
                |(_, [earlier, _])| Cell::maybe(*earlier, |wording| Cell::text(&wording.text)),
            ),
            field(
                "to_text",
                "The words of the later one",
                Kind::Prose,
                |(_, [_, later])| Cell::maybe(*later, |wording| Cell::text(&wording.text)),
            ),
            field(
                "score",
                "How probable it is that it carries on the earlier one",
                Kind::Probability,
                |(link, _)| Cell::Probability(link.score),
            ),
            field(
                "decision",
                "auto: the program's own judgement; accepted or rejected: a person's",
                Kind::Word,
                |(link, _)| Cell::text(decided(link.decision)),
            ),
            field("reason", "Why", Kind::Prose, |(link, _)| {
                Cell::text(&link.reason)
            }),
        ],
    )
}
