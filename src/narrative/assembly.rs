//! One part of a source to a [`Report`]: every question asked in turn.

use super::asks::{before_asks, recommendations};
use super::body::{self, Body, RawSection, THREE};
use super::clues::{self, Told};
use super::name::Name;
use super::part::Part;
use super::sentences::sentences;
use super::series::{SeriesLayout, SeriesTold};
use super::{Hints, NotRecognised, contradictions, title};
use crate::read::{Block, Document};
use crate::report::{
    Clue, Edition, Extent, Field, Recognition, Report, ReportId, Section, SectionKind,
};

/// The reports that `part` holds: one, unless its headings name sections of several editions.
pub(super) fn reports(
    document: &Document,
    told: &SeriesTold,
    part: &Part<'_>,
    hints: &Hints,
) -> Vec<Result<(Report, Vec<String>), NotRecognised>> {
    let body = match hints.section {
        Some(kind) => body::as_one(told.layout, &part.blocks, kind),
        None => body::walk(
            told.layout,
            &part.blocks,
            start(document, told.layout, part),
        ),
    };
    let editions = match hints.year {
        Some(year) => vec![only_of(year, body)],
        None => body.by_edition(),
    };
    editions
        .into_iter()
        .map(|body| report(document, told, part, body, hints))
        .collect()
}

fn report(
    document: &Document,
    told: &SeriesTold,
    part: &Part<'_>,
    body: Body,
    hints: &Hints,
) -> Result<(Report, Vec<String>), NotRecognised> {
    let layout = told.layout;
    if hints.section.is_none() && !has_anything(layout, part, &body) {
        return Err(NotRecognised::Nothing);
    }
    let country = clues::country(hints, document, layout, part, &body);
    let year = clues::edition(hints, document, layout, part, &body);
    if !has_a_section(&body) {
        return Err(match (country, year) {
            (Ok(country), Some(year)) => NotRecognised::Section {
                country: format!("{} {}", country.value.for_people(), year.value),
            },
            _ => NotRecognised::Nothing,
        });
    }
    let country = country.map_err(|seen| NotRecognised::Country { seen })?;
    let year = year.ok_or_else(|| NotRecognised::Edition {
        country: country.value.for_people().to_owned(),
    })?;
    if let Some(other) = contradictions::of_many(&year, hints, document, layout, part, &body) {
        return Err(other);
    }
    let code = country.value.code().ok_or_else(|| NotRecognised::Country {
        seen: String::new(),
    })?;
    let id = ReportId {
        series: told.series.clone(),
        country: code,
        year: year.value,
    };
    let mut recognition = vec![
        told.recognition.clone(),
        country.recognition(Field::Country, country.value.for_people().to_owned()),
        year.recognition(Field::Edition, year.value.to_string()),
    ];
    let rating = (layout.series() == id.series)
        .then(|| clues::rating(layout, part, &body, &id.country, id.year))
        .flatten();
    if let Some(rating) = &rating {
        recognition.push(rating.recognition(Field::Rating, rating.value.clone()));
    }
    let sections = body.sections.iter();
    recognition.extend(sections.map(|section| section_recognition(section, part)));
    let (recommendations, how) = recommendations(layout, &body, year.value, hints);
    recognition.extend(how);
    let asked = recommendations.is_some() || before_asks(&id);
    let extent = if layout.is_whole(&body) && asked {
        Extent::Whole
    } else {
        Extent::Part
    };
    let recognised = contradictions::Told {
        country: &country,
        edition: &year,
        id: &id,
    };
    let mut remarks = contradictions::remarks(&recognised, hints, document, layout, part, &body);
    let report = Report {
        iso3166: country.value.iso3166(),
        country: shown(&country.value),
        rating: rating.map(|rating| rating.value),
        source_url: source_url(document, part),
        sections: body.sections.into_iter().map(finished).collect(),
        recommendations,
        recognition,
        extent,
        id,
    };
    remarks.extend(contradictions::by_table(&report));
    if let Some(kind) = hints.section {
        let start = start(document, layout, part);
        let by_itself = body::walk(layout, &part.blocks, start);
        remarks.extend(contradictions::by_section(&report.id, kind, &by_itself));
    }
    Ok((report, remarks))
}

fn shown(name: &Name) -> String {
    name.for_people().to_owned()
}

/// Of what kind the text before the first heading is: a report's introduction, or an article's.
fn start(document: &Document, layout: &dyn SeriesLayout, part: &Part<'_>) -> SectionKind {
    let encyclopedia = part.blocks.iter().any(|block| {
        layout
            .section(block.text())
            .is_some_and(|heading| heading.year.is_some())
    });
    let lines = part.front.iter().chain(part.top).map(Block::text);
    let titled = lines
        .chain(document.title.as_deref())
        .filter_map(|line| layout.title(line))
        .any(|clue| clue.edition.is_some());
    let tier = part
        .blocks
        .iter()
        .take(6)
        .any(|block| layout.is_rating_paragraph(block.text()));
    if !encyclopedia && (part.heading.is_some() || titled || tier) {
        layout.start()
    } else {
        SectionKind::Other
    }
}

/// Whether anything here belongs to a report at all.
fn has_anything(layout: &dyn SeriesLayout, part: &Part<'_>, body: &Body) -> bool {
    let headed = part.heading.is_some() && !body.sections.is_empty();
    headed
        || body.list.is_some()
        || THREE
            .iter()
            .any(|kind| body.of_kind(*kind).next().is_some())
        || part.blocks.iter().any(|block| {
            let text = block.text().to_lowercase();
            layout.subject().iter().any(|word| text.contains(word))
        })
}

fn has_a_section(body: &Body) -> bool {
    body.list.is_some()
        || body
            .sections
            .iter()
            .any(|section| section.kind != SectionKind::Other || section.by == Clue::Option)
}

/// The body for the edition that the user gave: where headings name years and that one is among
/// them, what they say of other years is history, not its evidence.
fn only_of(year: Edition, mut body: Body) -> Body {
    let named = body.sections.iter().any(|s| s.year == Some(year));
    for section in &mut body.sections {
        if named && section.year.is_some_and(|other| other != year) {
            section.kind = SectionKind::Other;
        }
    }
    body
}

/// By what a section was told: its heading, the heading of the whole report, its first words.
fn section_recognition(section: &RawSection, part: &Part<'_>) -> Recognition {
    let words = section.paragraphs.first().map_or("", String::as_str);
    let told = match (section.by, section.heading.as_str(), &part.heading) {
        (Clue::Option, ..) => Told::stated((), Clue::Option, ""),
        (Clue::Heading, "", Some(heading)) => Told::stated((), Clue::Heading, &heading.words),
        (Clue::Heading | Clue::Text, "", _) => Told::guess((), Clue::Text, words),
        (Clue::Text, _, _) => Told::guess((), Clue::Text, words),
        (by, heading, _) => Told::stated((), by, heading),
    };
    told.recognition(Field::Section, section.kind.to_string())
}

fn finished(section: RawSection) -> Section {
    let text = section.paragraphs.join("\n");
    Section {
        kind: section.kind,
        heading: section.heading,
        sentences: sentences(&text),
        text,
    }
}

/// The address that the document gives as its own, or a line that cites it.
fn source_url(document: &Document, part: &Part<'_>) -> Option<String> {
    document.url.clone().or_else(|| {
        part.front
            .iter()
            .chain(part.top)
            .find_map(|block| title::cited_address(block.text()))
    })
}
