//! What people said.

use super::super::{Cell, Kind, Sheet, field};
use crate::decision::Ruling;
use crate::view::everything::Everything;
use crate::view::history::Said;

/// A decision beside the country it is about.
type Spoken<'a> = (&'a Said, &'a str);

pub(super) fn decisions(all: &Everything) -> Sheet {
    Sheet::of(
        "decisions",
        "One row for each thing that a person said, in order; nothing is ever overwritten",
        (all.decisions.iter()).map(|said| (said, all.country.as_str())),
        &[
            field(
                "number",
                "Its place in the order of all decisions",
                Kind::Number,
                |(said, _): &Spoken| Cell::Number(said.number.unsigned_abs()),
            ),
            field(
                "at",
                "When it was said, in UTC",
                Kind::Moment,
                |(said, _)| Cell::Moment(said.at),
            ),
            field("by", "Who said it", Kind::Word, |(said, _)| {
                Cell::text(&said.by)
            }),
            field("country", "The country", Kind::Word, |(_, country)| {
                Cell::text(country)
            }),
            field(
                "kind",
                "What it is about: a status, a match or an evidence link",
                Kind::Word,
                |(said, _)| Cell::text(kind(&said.ruling)),
            ),
            field("what", "What was said", Kind::Phrase, |(said, _)| {
                Cell::text(&said.what)
            }),
            field(
                "value",
                "The status, accepted or rejected; empty where an earlier word was taken back",
                Kind::Word,
                |(said, _)| value(&said.ruling),
            ),
            field(
                "note",
                "Why, in the person's words",
                Kind::Prose,
                |(said, _)| Cell::maybe(said.note.as_ref(), Cell::text),
            ),
            field(
                "recommendation_id",
                "The recommendation, by its name at the time; of a match, the earlier one",
                Kind::Name,
                |(said, _)| recommendation(&said.ruling)[0].clone(),
            ),
            field(
                "recommendation",
                "Its words at the time",
                Kind::Prose,
                |(said, _)| recommendation(&said.ruling)[1].clone(),
            ),
            field(
                "other_id",
                "The later recommendation of a match, or the sentence",
                Kind::Name,
                |(said, _)| other(&said.ruling)[0].clone(),
            ),
            field(
                "other",
                "Its words at the time",
                Kind::Prose,
                |(said, _)| other(&said.ruling)[1].clone(),
            ),
        ],
    )
}

fn kind(ruling: &Ruling) -> &'static str {
    match ruling {
        Ruling::Status { .. } => "status",
        Ruling::Match { .. } => "match",
        Ruling::Evidence { .. } => "evidence",
    }
}

fn value(ruling: &Ruling) -> Cell {
    match ruling {
        Ruling::Status { status, .. } => Cell::maybe(*status, Cell::Status),
        Ruling::Match { .. } | Ruling::Evidence { .. } => Cell::maybe(ruling.word(), Cell::text),
    }
}

/// The name and the words of the recommendation, of a match of the earlier one.
fn recommendation(ruling: &Ruling) -> [Cell; 2] {
    match ruling {
        Ruling::Status { wording, .. }
        | Ruling::Evidence { wording, .. }
        | Ruling::Match { from: wording, .. } => {
            [Cell::text(&wording.id), Cell::text(&wording.text)]
        }
    }
}

/// The name and the words of the other end of a link.
fn other(ruling: &Ruling) -> [Cell; 2] {
    match ruling {
        Ruling::Status { .. } => [Cell::Empty, Cell::Empty],
        Ruling::Match { to, .. } => [Cell::text(&to.id), Cell::text(&to.text)],
        Ruling::Evidence { sentence, .. } => [Cell::text(&sentence.id), Cell::text(&sentence.text)],
    }
}
