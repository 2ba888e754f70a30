//! What speaks against what was recognised: said in a sentence with what to do, never swallowed.

use super::body::{Body, THREE};
use super::clues;
use super::name::Name;
use super::part::Part;
use super::series::SeriesLayout;
use super::{Hints, NotRecognised, SaidOf, file_name};
use crate::facts;
use crate::read::Document;
use crate::report::{Certainty, Clue, Edition, Field, Recognition, Report, ReportId, SectionKind};

/// What was told of a report.
pub(super) struct Told<'a> {
    pub country: &'a clues::Told<Name>,
    pub edition: &'a clues::Told<Edition>,
    pub id: &'a ReportId,
}

/// How far from the edition told another is looked for in the table of tiers, in years.
const NEAR: Edition = 3;

/// A sentence for each thing in the text that speaks against what the user says of it.
pub(super) fn remarks(
    told: &Told<'_>,
    hints: &Hints,
    document: &Document,
    layout: &dyn SeriesLayout,
    part: &Part<'_>,
    body: &Body,
) -> Vec<String> {
    let by_itself = Hints {
        name: None,
        country: None,
        year: None,
        ..hints.clone()
    };
    let mut remarks = Vec::new();
    if told.country.by == Clue::Option
        && let Ok(own) = clues::country(&by_itself, document, layout, part, body)
        && !own.value.same(&told.country.value)
    {
        remarks.push(format!(
            "{} is kept as a report about {}, as --country says, though {} {}; \
             if that is right, add it again with --country \"{}\"",
            told.id,
            told.country.value.for_people(),
            says(own.by, &own.rests_on),
            own.value.for_people(),
            own.value.for_people(),
        ));
    }
    if told.edition.by == Clue::Option
        && let Some(own) = clues::edition(&by_itself, document, layout, part, body)
        && own.value != told.edition.value
    {
        remarks.push(format!(
            "{} is kept as of the edition of {}, as --year says, though {} {}; \
             if that is right, add it again with --year {}",
            told.id,
            told.edition.value,
            says(own.by, &own.rests_on),
            own.value,
            own.value,
        ));
    }
    remarks
}

/// A sentence where a whole report is kept as one section, as the user says.
pub(super) fn by_section(id: &ReportId, said: SectionKind, by_itself: &Body) -> Option<String> {
    let headed = |kind: &&SectionKind| {
        let mut sections = by_itself.of_kind(**kind);
        sections.any(|section| !section.heading.is_empty())
    };
    let kinds: Vec<&str> = THREE
        .iter()
        .filter(headed)
        .map(|kind| kind.word())
        .collect();
    (kinds.len() > 1).then(|| {
        format!(
            "all of its text is kept as the {said} section of {id}, as --section says, though it has headings for {}; \
             if it is the whole report, add it again with --as-read",
            kinds.join(", ")
        )
    })
}

/// Why the edition that was named for many sources is not taken for this one: it states another, or
/// its name does.
pub(super) fn of_many(
    told: &clues::Told<Edition>,
    hints: &Hints,
    document: &Document,
    layout: &dyn SeriesLayout,
    part: &Part<'_>,
    body: &Body,
) -> Option<NotRecognised> {
    if hints.said_of != SaidOf::Many || told.by != Clue::Option {
        return None;
    }
    let by_itself = Hints {
        name: None,
        year: None,
        ..hints.clone()
    };
    let stated = clues::edition(&by_itself, document, layout, part, body)
        .filter(|own| own.certainty == Certainty::Stated)
        .map(|own| (own.value, clue(own.by, &own.rests_on)));
    let named = || {
        let (year, words) = file_name::edition(hints.name.as_deref()?)?;
        Some((year, clue(Clue::Name, &words)))
    };
    let (own, by) = stated.or_else(named)?;
    let said = told.value;
    (own != said).then_some(NotRecognised::OtherEdition { own, by, said })
}

/// A clue with its words, and what it does.
fn says(by: Clue, rests_on: &str) -> String {
    let says = if by == Clue::Text {
        "speaks for"
    } else {
        "says"
    };
    format!("{} {says}", clue(by, rests_on))
}

/// A clue with its words: `its title (“…”)`.
fn clue(by: Clue, rests_on: &str) -> String {
    let what = match by {
        Clue::Option => "the option",
        Clue::Heading => "its heading",
        Clue::Title => "its title",
        Clue::Address => "its address",
        Clue::Name => "its file's name",
        Clue::Table => "its table",
        Clue::Text => "its text",
        Clue::Record => "the record",
        Clue::Facts => "the program's table",
    };
    match rests_on.trim() {
        "" => what.to_owned(),
        words => format!("{what} (“{words}”)"),
    }
}

/// A rating that the source states and the table of tiers does not have for that year: perhaps the
/// report is of another one.
pub(super) fn by_table(report: &Report) -> Option<String> {
    let told = report.recognition.iter();
    let stated = told
        .filter(|told| told.field == Field::Rating)
        .find(|told| told.by != Clue::Facts)?;
    let (code, year) = (&report.id.country, report.id.year);
    if !report.id.series.is_tip() {
        return None;
    }
    let known = facts::rating(code, year).filter(|known| *known != stated.value)?;
    let near: Vec<String> = (year.saturating_sub(NEAR)..=year + NEAR)
        .filter(|year| facts::rating(code, *year) == Some(stated.value.as_str()))
        .map(|year| year.to_string())
        .collect();
    let perhaps = match near.as_slice() {
        [] => "the source's own is kept".to_owned(),
        near => format!(
            "the source's own is kept; {} had it in {}, so if this is another year's report, add it again with --year",
            report.country,
            near.join(", "),
        ),
    };
    let words = match stated.rests_on.as_str() {
        "" => String::new(),
        words => format!(" (“{words}”)"),
    };
    Some(format!(
        "{} states {}{words}, but the program's table of tiers has {known}: {perhaps}",
        report.id, stated.value
    ))
}

/// A sentence where the name of the file says another country than its one report, or another
/// edition than all of its reports.
pub(super) fn by_name(
    name: Option<&str>,
    reports: &[Result<Report, NotRecognised>],
    holds_others: bool,
) -> Vec<String> {
    let Some(path) = name.filter(|_| !holds_others) else {
        return Vec::new();
    };
    let reports: Vec<&Report> = reports.iter().flatten().collect();
    let about = (reports.len() == 1).then(|| about_another(path, reports[0]));
    about
        .flatten()
        .into_iter()
        .chain(of_another(path, &reports))
        .collect()
}

fn about_another(path: &str, report: &Report) -> Option<String> {
    let (name, words) = file_name::country(path)?;
    let told = told(report, Field::Country)?;
    name.code().filter(|code| *code != report.id.country)?;
    Some(format!(
        "{} is about {} by {}, though the name \"{words}\" says {}; \
         if the name is right, add it again with --country \"{}\"",
        report.id,
        report.country,
        clue(told.by, &told.rests_on),
        name.for_people(),
        name.for_people(),
    ))
}

fn of_another(path: &str, reports: &[&Report]) -> Option<String> {
    let (year, words) = file_name::edition(path)?;
    let first = reports.first()?;
    let told = told(first, Field::Edition)?;
    let same = |report: &&Report| report.id.year == first.id.year;
    if year == first.id.year || !reports.iter().all(same) {
        return None;
    }
    let what = match reports.len() {
        1 => first.id.to_string(),
        _ => "what it holds".to_owned(),
    };
    Some(format!(
        "{what} is of the edition of {} by {}, though the name \"{words}\" says {year}; \
         if the name is right, add it again with --year {year}",
        first.id.year,
        clue(told.by, &told.rests_on),
    ))
}

/// How a field was told, where the user did not say it.
fn told(report: &Report, field: Field) -> Option<&Recognition> {
    let mut told = report.recognition.iter();
    told.find(|told| told.field == field && told.by != Clue::Option)
}

/// A sentence for each field of a structured record that the user or the table of tiers contradicts.
pub(super) fn by_record(
    country: Option<&str>,
    year: Option<Edition>,
    report: &Report,
) -> Vec<String> {
    let by_option = |field: Field| {
        let mut told = report.recognition.iter();
        told.any(|told| told.field == field && told.by == Clue::Option)
    };
    let mut remarks = Vec::new();
    if let Some(own) = country.and_then(Name::given)
        && by_option(Field::Country)
        && own.code().is_some_and(|code| code != report.id.country)
    {
        remarks.push(format!(
            "{} is kept as a report about {}, as --country says, though the record says {}",
            report.id,
            report.country,
            own.for_people(),
        ));
    }
    if let Some(own) = year.filter(|own| *own != report.id.year && by_option(Field::Edition)) {
        remarks.push(format!(
            "{} is kept as of the edition of {}, as --year says, though the record says {own}",
            report.id, report.id.year,
        ));
    }
    remarks.extend(by_table(report));
    remarks
}
