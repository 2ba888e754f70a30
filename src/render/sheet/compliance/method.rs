//! How it was judged, what was unsure, and what was read.

use super::super::{Cell, Kind, Sheet, field};
use crate::render::prose;
use crate::render::words::counted;
use crate::view::compliance::{Compliance, ComplianceReport, Doubt, ReportRead, SourceRead};

/// Something the program was unsure of in a country's report.
type Unsure<'a> = (&'a Compliance, &'a Doubt);

pub(super) fn unsure(report: &ComplianceReport) -> Sheet {
    Sheet::of(
        "unsure",
        "What the program was unsure of, the least sure first, one row for each",
        (report.countries.iter())
            .flat_map(|country| country.doubts.iter().map(move |doubt| (country, doubt))),
        &[
            field("ask", "The ask", Kind::Name, |(_, doubt): &Unsure| {
                Cell::text(&doubt.ask)
            }),
            field("country", "The country", Kind::Word, |(country, _)| {
                Cell::text(&country.country)
            }),
            field(
                "kind",
                "What kind of thing is uncertain",
                Kind::Word,
                |(_, doubt)| Cell::text(prose::doubt(doubt)),
            ),
            field(
                "about",
                "What is uncertain: the name of a recommendation or a sentence",
                Kind::Name,
                |(_, doubt)| Cell::text(&doubt.about),
            ),
            field(
                "taken as",
                "What it is taken to be",
                Kind::Phrase,
                |(_, doubt)| Cell::text(&doubt.taken_as),
            ),
            field(
                "sure",
                "How probable that is",
                Kind::Probability,
                |(_, doubt)| Cell::Probability(doubt.probability),
            ),
        ],
    )
}

/// A source of a report of a country.
type Read<'a> = (&'a Compliance, &'a ReportRead, &'a SourceRead);

pub(super) fn sources(report: &ComplianceReport) -> Sheet {
    let reports = (report.countries.iter())
        .flat_map(|country| country.read.reports.iter().map(move |read| (country, read)));
    Sheet::of(
        "sources",
        "What was read, one row for each file from which a report was read",
        reports.flat_map(|(country, read)| read.sources.iter().map(move |s| (country, read, s))),
        &[
            field("report", "The report", Kind::Name, |(_, read, _): &Read| {
                Cell::text(&read.id)
            }),
            field("country", "The country", Kind::Word, |(country, ..)| {
                Cell::text(&country.country)
            }),
            field("edition", "The edition", Kind::Year, |(_, read, _)| {
                Cell::Year(read.year)
            }),
            field(
                "read of it",
                "How much of the report was read",
                Kind::Phrase,
                |(_, read, _)| Cell::text(prose::how_much(read)),
            ),
            field(
                "file",
                "The file, as it was named when it was added",
                Kind::Phrase,
                |(.., source)| Cell::text(&source.origin),
            ),
            field(
                "added",
                "When it was added, in UTC",
                Kind::Moment,
                |(.., source)| Cell::Moment(source.added_at),
            ),
            field(
                "bytes",
                "How many bytes it had",
                Kind::Number,
                |(.., source)| Cell::Number(source.bytes),
            ),
            field("format", "How it was read", Kind::Word, |(.., source)| {
                Cell::text(&source.format)
            }),
            field(
                "sha256",
                "The SHA-256 of its bytes",
                Kind::Address,
                |(.., source)| Cell::text(&source.sha256),
            ),
            field(
                "web page",
                "Where the report stands on the web",
                Kind::Address,
                |(_, read, _)| Cell::maybe(read.url.clone(), Cell::Link),
            ),
        ],
    )
}

/// A sentence on how something was judged; of one country, or of all.
struct Remark {
    country: Option<String>,
    about: String,
    sentence: String,
}

pub(super) fn method(report: &ComplianceReport) -> Sheet {
    let general = report.countries.first().map_or_else(Vec::new, general);
    let of_countries = report.countries.iter().flat_map(of_country);
    let left_out = report.left_out.iter().map(|country| Remark {
        country: Some(country.country.clone()),
        about: "left out".to_owned(),
        sentence: format!("No report of {} was read.", report.year),
    });
    Sheet::of(
        "method",
        "How it was judged, what the words mean, and what is missing",
        general.into_iter().chain(of_countries).chain(left_out),
        &[
            field(
                "about",
                "What the sentence is about",
                Kind::Name,
                |remark: &Remark| Cell::text(&remark.about),
            ),
            field(
                "country",
                "The country, where it is about one alone",
                Kind::Word,
                |remark| Cell::maybe(remark.country.as_ref(), Cell::text),
            ),
            field(
                "what there is to know",
                "The sentence",
                Kind::Prose,
                |remark| Cell::text(&remark.sentence),
            ),
        ],
    )
}

/// What is true of every country.
fn general(view: &Compliance) -> Vec<Remark> {
    let method = &view.method;
    let remark = |about: &str, sentence: &str| Remark {
        country: None,
        about: about.to_owned(),
        sentence: sentence.to_owned(),
    };
    let mut remarks = vec![
        remark("how it was judged", method.how),
        remark("how far to trust it", method.reliability),
        remark("what not to read out of it", method.limits),
    ];
    let statuses = method.statuses.iter();
    remarks.extend(statuses.map(|of| remark(&format!("status {}", of.status), of.meaning)));
    let stances = method.stances.iter();
    remarks.extend(stances.map(|of| remark(&format!("stance {}", of.stance), of.meaning)));
    remarks.push(remark("program", &method.program));
    remarks
}

/// What is missing of a country's record, and what was guessed.
fn of_country(view: &Compliance) -> Vec<Remark> {
    let remark = |about: &str, sentence: String| Remark {
        country: Some(view.country.clone()),
        about: about.to_owned(),
        sentence,
    };
    let mut remarks = Vec::new();
    let gaps = prose::gaps(&view.read).into_iter();
    remarks.extend(gaps.map(|gap| remark("missing", gap)));
    let first = prose::first_asked_note(&view.first_asked);
    remarks.extend(first.map(|note| remark("new asks", note)));
    let guesses = view.read.guesses.iter();
    remarks.extend(guesses.map(|guess| remark("guessed", prose::guessed(guess))));
    remarks.push(remark(
        "decisions by people",
        counted(view.method.decisions_by_people, "decision"),
    ));
    remarks
}
