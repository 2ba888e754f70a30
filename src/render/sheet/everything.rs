//! The tables of `export`. Columns that the JSON export has too are called there the same.

mod decided;
mod judged;

use super::{Cell, Cover, Kind, Place, Sheet, field};
use crate::judgement::Status;
use crate::render::words::{judged_by, meaning};
use crate::report::ReportId;
use crate::view::everything::Everything;
use crate::view::export::{AskEntry, RecommendationEntry, ReportEntry};

/// The names of the tables, in their order.
pub const EVERYTHING: [&str; 6] = [
    "asks",
    "recommendations",
    "evidence",
    "matches",
    "reports",
    "decisions",
];

/// What the workbook says of itself. `about` is a country's name, or how many there are.
pub fn cover(about: &str) -> Cover {
    let mut lead = vec![
        "What the reports asked, what later reports say of it, and what people decided.".to_owned(),
        "Statuses, matches and evidence are the program's own judgement where no person is named; a probability says how sure it is.".to_owned(),
        "Where no sentence was found, that does not say that nothing was done.".to_owned(),
    ];
    lead.extend((Status::ALL.iter()).map(|status| format!("{status}: {}", meaning(*status))));
    Cover {
        title: format!("Recommendations and what became of them: {about}"),
        sheet: "about",
        lead,
        place: Place::InFront,
    }
}

/// The tables of one country, in the order of [`EVERYTHING`].
pub fn everything(all: &Everything) -> Vec<Sheet> {
    vec![
        asks(all),
        recommendations(all),
        judged::evidence(all),
        judged::matches(all),
        reports(all),
        decided::decisions(all),
    ]
}

fn asks(all: &Everything) -> Sheet {
    Sheet::of(
        "asks",
        "One row for each ask: one commitment through the years",
        &all.part.asks,
        &[
            field(
                "id",
                "The ask's name: that of its earliest wording",
                Kind::Name,
                |ask: &&AskEntry| Cell::text(&ask.id),
            ),
            field("country", "The country", Kind::Word, |ask| {
                Cell::text(&ask.country)
            }),
            field(
                "title",
                "A short name made of its latest wording",
                Kind::Phrase,
                |ask| Cell::text(&ask.title),
            ),
            field(
                "status",
                "The status of its latest wording: pending as long as no later report answers that one",
                Kind::Word,
                |ask| Cell::Status(ask.status),
            ),
            field(
                "standing",
                "How it stands, as pages and lists show it: the status of the latest of its wordings that later reports answer",
                Kind::Word,
                |ask| Cell::Status(ask.standing),
            ),
            field(
                "first_year",
                "The edition that asked first",
                Kind::Year,
                |ask| Cell::Year(ask.first_year),
            ),
            field(
                "last_year",
                "The edition that asked last",
                Kind::Year,
                |ask| Cell::Year(ask.last_year),
            ),
            field(
                "times_asked",
                "How many editions asked it",
                Kind::Number,
                |ask| Cell::Number(ask.years.len() as u64),
            ),
            field(
                "longest_unmet",
                "In how many editions in a row, at most, its wording stands unmet",
                Kind::Number,
                |ask| Cell::Number(ask.longest_unmet as u64),
            ),
            field("years", "The editions that asked it", Kind::Years, |ask| {
                Cell::Years(ask.years.clone())
            }),
            field(
                "wordings",
                "The names of all its wordings",
                Kind::Names,
                |ask| Cell::list(&ask.wordings),
            ),
        ],
    )
}

/// A wording beside its ask.
type Asked<'a> = (&'a RecommendationEntry, Option<&'a AskEntry>);

fn recommendations(all: &Everything) -> Sheet {
    let wordings = all.part.recommendations.iter();
    Sheet::of(
        "recommendations",
        "One row for each recommendation, as each report words it, with the ask to which it belongs",
        wordings.map(|entry| (entry, all.ask_of(&entry.id))),
        &[
            field(
                "id",
                "The recommendation's name: country, edition, place in the report",
                Kind::Name,
                |(entry, _): &Asked| Cell::text(&entry.id),
            ),
            field(
                "country",
                "The country as that report calls it",
                Kind::Word,
                |(entry, _)| Cell::text(&entry.country),
            ),
            field("year", "The edition", Kind::Year, |(entry, _)| {
                Cell::Year(entry.year)
            }),
            field(
                "ordinal",
                "Its place in the report, counted from 1",
                Kind::Number,
                |(entry, _)| Cell::Number(entry.ordinal.into()),
            ),
            field("text", "Its words", Kind::Prose, |(entry, _)| {
                Cell::text(&entry.text)
            }),
            field(
                "status",
                "What later reports, or a person, say of it",
                Kind::Word,
                |(entry, _)| Cell::Status(entry.status),
            ),
            field(
                "status_by",
                "Who said so: the program or a person",
                Kind::Word,
                |(entry, _)| Cell::text(judged_by(entry.status_by)),
            ),
            field("status_reason", "Why", Kind::Prose, |(entry, _)| {
                Cell::text(&entry.status_reason)
            }),
            field(
                "program_status",
                "What the program thinks; another word than the status where a person thinks otherwise",
                Kind::Word,
                |(entry, _)| Cell::Status(entry.program_status),
            ),
            field(
                "status_confidence",
                "How probable it is that a careful reader says what the program thinks",
                Kind::Probability,
                |(entry, _)| Cell::Probability(entry.status_confidence),
            ),
            field(
                "area",
                "The heading under which the report lists it",
                Kind::Phrase,
                |(entry, _)| Cell::maybe(entry.area.as_ref(), Cell::text),
            ),
            field(
                "stated_years",
                "The editions in which the source itself says that it was asked",
                Kind::Years,
                |(entry, _)| Cell::Years(entry.stated_years.clone()),
            ),
            field("topics", "What it is about", Kind::Words, |(entry, _)| {
                Cell::list(&entry.topics)
            }),
            field(
                "ask_id",
                "The ask to which it belongs",
                Kind::Name,
                |(entry, _)| Cell::text(&entry.ask_id),
            ),
            field(
                "ask_title",
                "That ask's short name",
                Kind::Phrase,
                |(_, ask)| Cell::maybe(*ask, |ask| Cell::text(&ask.title)),
            ),
            field(
                "ask_status",
                "That ask's status: the status of its latest wording",
                Kind::Word,
                |(_, ask)| Cell::maybe(*ask, |ask| Cell::Status(ask.status)),
            ),
            field(
                "ask_standing",
                "How that ask stands: the status of the latest of its wordings that later reports answer",
                Kind::Word,
                |(_, ask)| Cell::maybe(*ask, |ask| Cell::Status(ask.standing)),
            ),
            field(
                "ask_first_year",
                "The edition that asked first",
                Kind::Year,
                |(_, ask)| Cell::maybe(*ask, |ask| Cell::Year(ask.first_year)),
            ),
            field(
                "ask_last_year",
                "The edition that asked last",
                Kind::Year,
                |(_, ask)| Cell::maybe(*ask, |ask| Cell::Year(ask.last_year)),
            ),
            field(
                "ask_times_asked",
                "How many editions asked it",
                Kind::Number,
                |(_, ask)| Cell::maybe(*ask, |ask| Cell::Number(ask.years.len() as u64)),
            ),
            field("report_id", "The report", Kind::Name, |(entry, _)| {
                Cell::text(&entry.report_id)
            }),
        ],
    )
}

/// A report beside the digests of its sources.
type Read<'a> = (&'a ReportEntry, &'a [String]);

fn reports(all: &Everything) -> Sheet {
    let digests = |id: &ReportId| all.digests.get(id).map_or(&[][..], Vec::as_slice);
    Sheet::of(
        "reports",
        "One row for each report: one country in one edition",
        (all.part.reports.iter()).map(|report| (report, digests(&report.id))),
        &[
            field(
                "id",
                "The report's name",
                Kind::Name,
                |(report, _): &Read| Cell::text(&report.id),
            ),
            field(
                "series",
                "The series: TIP is the Trafficking in Persons Report",
                Kind::Word,
                |(report, _)| Cell::text(&report.series),
            ),
            field(
                "country",
                "The country as the report calls it",
                Kind::Word,
                |(report, _)| Cell::text(&report.country),
            ),
            field("iso3", "Its ISO 3166 code", Kind::Code, |(report, _)| {
                Cell::maybe(report.iso3.as_ref(), Cell::text)
            }),
            field("year", "The edition", Kind::Year, |(report, _)| {
                Cell::Year(report.year)
            }),
            field(
                "rating",
                "Tier or assessment",
                Kind::Phrase,
                |(report, _)| Cell::maybe(report.rating.as_ref(), Cell::text),
            ),
            field(
                "recommendations_read",
                "Whether its recommendations were part of what was read",
                Kind::YesNo,
                |(report, _)| Cell::YesNo(report.recommendations_read),
            ),
            field(
                "source",
                "Where its text stands on the web",
                Kind::Address,
                |(report, _)| Cell::maybe(report.source.clone(), Cell::Link),
            ),
            field(
                "sha256",
                "The SHA-256 of the files from which it was read",
                Kind::Addresses,
                |(_, digests)| Cell::list(digests.iter()),
            ),
        ],
    )
}
