//! What was asked, what became of it, and the sentences that say so.

use super::super::{Cell, Kind, Sheet, field};
use super::asked;
use crate::judgement::Status;
use crate::render::prose::files;
use crate::render::words::{decided, judged_by};
use crate::report::{Edition, RecommendationId};
use crate::view::compliance::{Answered, Cited, Compliance, ComplianceReport, Earlier, NewAsk};
use crate::view::history::PersonsWord;
use crate::view::overview::Asked;
use crate::view::wording::{Change, Piece};

/// Something of a country's report.
type In<'a, T> = (&'a Compliance, &'a T);

pub(super) fn asks(report: &ComplianceReport) -> Sheet {
    Sheet::of(
        "asks",
        "What earlier editions asked and what became of it, one row for each ask; those that leave most to do first",
        (report.countries.iter())
            .flat_map(|country| country.earlier.iter().map(move |ask| (country, ask))),
        &[
            field(
                "ask",
                "The ask's name: that of its earliest wording",
                Kind::Name,
                |(_, ask): &In<Earlier>| Cell::text(&ask.id),
            ),
            field("country", "The country", Kind::Word, |(country, _)| {
                Cell::text(&country.country)
            }),
            field("title", "A short name", Kind::Phrase, |(_, ask)| {
                Cell::text(&ask.title)
            }),
            field(
                "status",
                "Where it stood when this edition had come out",
                Kind::Word,
                |(_, ask)| Cell::Status(ask.status),
            ),
            field(
                "made again",
                "Whether this edition makes it",
                Kind::Word,
                |(_, ask)| asked(ask.asked),
            ),
            field(
                "since",
                "The edition that asked first, of those read",
                Kind::Year,
                |(_, ask)| Cell::Year(ask.since),
            ),
            field(
                "times asked",
                "In how many of the editions read it was asked, this one included",
                Kind::Number,
                |(_, ask)| Cell::Number(ask.years.len() as u64),
            ),
            field(
                "asked in",
                "The editions that asked it",
                Kind::Years,
                |(_, ask)| Cell::Years(ask.years.clone()),
            ),
            field(
                "wording before",
                "Its words in the latest edition before this one that asked it",
                Kind::Prose,
                |(_, ask)| lines(ask, |before| Some(before.text.clone())),
            ),
            field(
                "wording now",
                "Its words in this edition; empty where this edition does not ask it",
                Kind::Prose,
                |(_, ask)| {
                    let wordings: Vec<&str> = ask.now.iter().map(|now| now.text.as_str()).collect();
                    Cell::text(wordings.join("\n"))
                },
            ),
            field(
                "changes",
                "What changed in it: words put in are underlined or stand in {+ +}, words taken out are struck through or stand in [- -]",
                Kind::Prose,
                |(_, ask)| reworded(ask),
            ),
            field(
                "judged by",
                "Who says what the status is: the program or a person",
                Kind::Word,
                |(_, ask)| Cell::text(judged_by(ask.status_by)),
            ),
            field(
                "sure",
                "How probable it is that a careful reader says so too; empty for a person's word",
                Kind::Probability,
                |(_, ask)| Cell::maybe(ask.confidence, Cell::Probability),
            ),
            field("why", "Why it has that status", Kind::Prose, |(_, ask)| {
                lines(ask, |before| Some(before.status_reason.clone()))
            }),
            field(
                "person",
                "The person who judged it",
                Kind::Word,
                |(_, ask)| Cell::maybe(word_on(ask), |word| Cell::text(&word.by)),
            ),
            field(
                "judged on",
                "When the person did, in UTC",
                Kind::Moment,
                |(_, ask)| Cell::maybe(word_on(ask), |word| Cell::Moment(word.at)),
            ),
            field(
                "note",
                "Why, in the person's words",
                Kind::Phrase,
                |(_, ask)| {
                    Cell::maybe(word_on(ask).and_then(|word| word.note.as_ref()), Cell::text)
                },
            ),
            field(
                "program says",
                "What the program thinks where the person thinks otherwise",
                Kind::Word,
                |(_, ask)| {
                    Cell::maybe(
                        word_on(ask).and_then(|word| word.program_says),
                        Cell::Status,
                    )
                },
            ),
            field(
                "sentences",
                "How many sentences of evidence there are; the sheet \"evidence\" has them",
                Kind::Number,
                |(_, ask)| Cell::Number(ask.evidence.len() as u64),
            ),
        ],
    )
}

/// Something of each of the wordings that were answered, one a line.
fn lines(ask: &Earlier, of: impl Fn(&Answered) -> Option<String>) -> Cell {
    let lines: Vec<String> = ask.before.iter().filter_map(of).collect();
    Cell::text(lines.join("\n"))
}

/// The latest word of a person on one of the wordings that were answered.
fn word_on(ask: &Earlier) -> Option<&PersonsWord> {
    let words = ask
        .before
        .iter()
        .filter_map(|before| before.person.as_ref());
    words.max_by_key(|word| word.at)
}

/// This edition's wordings with what changed, parted by a stroke where there are several.
fn reworded(ask: &Earlier) -> Cell {
    let stroke = Piece {
        change: Change::Kept,
        words: "/".to_owned(),
    };
    let wordings: Vec<&[Piece]> = ask.now.iter().map(|now| now.changes.as_slice()).collect();
    if wordings.is_empty() {
        return Cell::Empty;
    }
    Cell::Changes(wordings.join(&stroke))
}

pub(super) fn new_asks(report: &ComplianceReport) -> Sheet {
    Sheet::of(
        "new",
        "What this edition asks that no edition read before it asks, one row for each recommendation",
        (report.countries.iter())
            .flat_map(|country| country.new.iter().map(move |ask| (country, ask))),
        &[
            field("ask", "Its name", Kind::Name, |(_, ask): &In<NewAsk>| {
                Cell::text(&ask.id)
            }),
            field("country", "The country", Kind::Word, |(country, _)| {
                Cell::text(&country.country)
            }),
            field("title", "A short name", Kind::Phrase, |(_, ask)| {
                Cell::text(&ask.title)
            }),
            field("wording", "Its words", Kind::Prose, |(_, ask)| {
                Cell::text(&ask.text)
            }),
            field(
                "area",
                "The heading under which the report lists it",
                Kind::Phrase,
                |(_, ask)| Cell::maybe(ask.area.as_ref(), Cell::text),
            ),
        ],
    )
}

/// An ask that has ended.
struct Ended<'a> {
    country: &'a str,
    id: &'a RecommendationId,
    title: &'a str,
    status: Status,
    since: Edition,
    last_asked: Edition,
    how: &'static str,
}

/// Those that this edition no longer makes, and then those that had ended before.
fn all_ended(country: &Compliance) -> impl Iterator<Item = Ended<'_>> {
    let with_this = country.earlier_asked(Asked::No).map(|ask| Ended {
        country: &country.country,
        id: &ask.id,
        title: &ask.title,
        status: ask.status,
        since: ask.since,
        last_asked: ask.years.last().copied().unwrap_or(ask.since),
        how: "no longer made by this edition; the sheet \"asks\" has it too",
    });
    let before = country.closed.iter().map(|ask| Ended {
        country: &country.country,
        id: &ask.id,
        title: &ask.title,
        status: ask.status,
        since: ask.since,
        last_asked: ask.last_asked,
        how: "ended before this edition, which says nothing of it",
    });
    with_this.chain(before)
}

pub(super) fn ended(report: &ComplianceReport) -> Sheet {
    Sheet::of(
        "ended",
        "Asks that this edition no longer makes, and those that had ended before it and of which it says nothing",
        report.countries.iter().flat_map(all_ended),
        &[
            field("ask", "Its name", Kind::Name, |ask: &Ended| {
                Cell::text(ask.id)
            }),
            field("country", "The country", Kind::Word, |ask| {
                Cell::text(ask.country)
            }),
            field("title", "A short name", Kind::Phrase, |ask| {
                Cell::text(ask.title)
            }),
            field(
                "status",
                "Where it stood when this edition had come out",
                Kind::Word,
                |ask| Cell::Status(ask.status),
            ),
            field(
                "since",
                "The edition that asked first, of those read",
                Kind::Year,
                |ask| Cell::Year(ask.since),
            ),
            field(
                "last asked",
                "The edition that asked last",
                Kind::Year,
                |ask| Cell::Year(ask.last_asked),
            ),
            field(
                "how",
                "Whether it ended with this edition or before it",
                Kind::Phrase,
                |ask| Cell::text(ask.how),
            ),
        ],
    )
}

/// A sentence for an ask of a country's report.
type Quoted<'a> = (&'a Compliance, &'a Earlier, &'a Cited);

pub(super) fn evidence(report: &ComplianceReport) -> Sheet {
    let asks = (report.countries.iter())
        .flat_map(|country| country.earlier.iter().map(move |ask| (country, ask)));
    Sheet::of(
        "evidence",
        "The sentences that bear on earlier asks, up to this edition, one row for each; the most telling of each ask first",
        asks.flat_map(|(country, ask)| ask.evidence.iter().map(move |cited| (country, ask, cited))),
        &[
            field(
                "ask",
                "The ask's name",
                Kind::Name,
                |(_, ask, _): &Quoted| Cell::text(&ask.id),
            ),
            field("country", "The country", Kind::Word, |(country, ..)| {
                Cell::text(&country.country)
            }),
            field(
                "title",
                "The ask's short name",
                Kind::Phrase,
                |(_, ask, _)| Cell::text(&ask.title),
            ),
            field(
                "status",
                "Where the ask stands",
                Kind::Word,
                |(_, ask, _)| Cell::Status(ask.status),
            ),
            field(
                "edition",
                "The edition in which the sentence stands",
                Kind::Year,
                |(.., cited)| Cell::Year(cited.quotation.year),
            ),
            field(
                "section",
                "The section in which it stands",
                Kind::Word,
                |(.., cited)| Cell::text(cited.quotation.section),
            ),
            field(
                "sentence",
                "Its words, as in the report",
                Kind::Prose,
                |(.., cited)| Cell::text(&cited.quotation.text),
            ),
            field(
                "stance",
                "What it says of the ask",
                Kind::Word,
                |(.., cited)| Cell::Stance(cited.quotation.stance),
            ),
            field(
                "sure",
                "How probable it is that it bears on the ask",
                Kind::Probability,
                |(.., cited)| Cell::Probability(cited.quotation.probability),
            ),
            field(
                "decision",
                "auto: the program's own judgement; accepted: a person's",
                Kind::Word,
                |(.., cited)| Cell::text(decided(cited.quotation.decision)),
            ),
            field("why", "Why it was linked", Kind::Phrase, |(.., cited)| {
                Cell::text(&cited.quotation.reason)
            }),
            field(
                "sentence name",
                "Its name: report, section, place",
                Kind::Name,
                |(.., cited)| Cell::text(&cited.quotation.id),
            ),
            field(
                "bears on",
                "The recommendation on which it bears",
                Kind::Name,
                |(.., cited)| Cell::text(&cited.quotation.bears_on),
            ),
            field(
                "web page",
                "Where its report stands on the web",
                Kind::Address,
                |(.., cited)| Cell::maybe(cited.source.url.clone(), Cell::Link),
            ),
            field(
                "file",
                "The files from which its report was read",
                Kind::Phrase,
                |(.., cited)| Cell::text(files(&cited.source)),
            ),
            field(
                "sha256",
                "The SHA-256 of those files",
                Kind::Addresses,
                |(.., cited)| Cell::list(cited.source.files.iter().map(|file| &file.sha256)),
            ),
        ],
    )
}
