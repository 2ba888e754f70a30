//! A structured record to a report: nothing is recognised that the record states itself.

use super::clues::Told;
use super::name::Name;
use super::sentences::sentences;
use super::series::{self, SeriesLayout};
use super::{Hints, NotRecognised, SaidOf, contradictions, rating};
use crate::facts;
use crate::read::{Record, RecordedRecommendation, RecordedSection};
use crate::report::{
    Clue, EDITIONS, Extent, Field, Recommendation, Report, ReportId, Section, SectionKind, Series,
};

/// The same, with a sentence for each field of the record that `hints` override.
///
/// # Errors
/// Those of [`report_of_record`].
pub fn understood_record(
    record: Record,
    hints: &Hints,
) -> Result<(Report, Vec<String>), NotRecognised> {
    let (country, year) = (record.country.clone(), record.year);
    let report = report_of_record(record, hints)?;
    let remarks = contradictions::by_record(country.as_deref(), year, &report);
    Ok((report, remarks))
}

/// The report that `record` states. Its recommendations are taken as given, white space folded;
/// its country keeps the name as given.
///
/// # Errors
/// When neither the record nor `hints` say the country or the year.
pub fn report_of_record(record: Record, hints: &Hints) -> Result<Report, NotRecognised> {
    let country = told(hints.country.as_deref(), record.country.as_deref())
        .and_then(|told| told.and_then(Name::given))
        .ok_or_else(|| NotRecognised::Country {
            seen: String::new(),
        })?;
    let year = told(hints.year, record.year)
        .filter(|told| EDITIONS.contains(&told.value))
        .ok_or_else(|| NotRecognised::Edition {
            country: country.value.as_given().to_owned(),
        })?;
    if let (SaidOf::Many, Some(said), Some(own)) = (hints.said_of, hints.year, record.year)
        && own != said
    {
        let by = "its record".to_owned();
        return Err(NotRecognised::OtherEdition { own, by, said });
    }
    let code = country.value.code().ok_or_else(|| NotRecognised::Country {
        seen: String::new(),
    })?;
    let stated = record.series.as_deref().and_then(Series::new);
    let series = told(hints.series.clone(), stated)
        .unwrap_or_else(|| Told::guess(Series::tip(), Clue::Record, ""));
    let of_series = series.recognition(Field::Series, series.value.to_string());
    let series = series.value;
    let layout = series::layout(&series);
    let id = ReportId {
        series,
        country: code,
        year: year.value,
    };
    let mut recognition = vec![
        of_series,
        country.recognition(Field::Country, country.value.as_given().to_owned()),
        year.recognition(Field::Edition, year.value.to_string()),
    ];
    let rating = rating_of(&id, record.rating.as_deref());
    recognition.extend(
        rating
            .iter()
            .map(|told| told.recognition(Field::Rating, told.value.clone())),
    );
    let sections: Vec<Section> = record
        .sections
        .into_iter()
        .filter_map(|section| section_of(section, layout, hints.section))
        .collect();
    recognition.extend(sections.iter().map(|section| {
        let by = hints.section.map_or(Clue::Record, |_| Clue::Option);
        let told = Told::stated((), by, &section.heading);
        told.recognition(Field::Section, section.kind.to_string())
    }));
    let list = record.recommendations;
    if let Some(list) = &list {
        let told = Told::stated((), Clue::Record, "");
        let many = match list.len() {
            1 => "1 recommendation, as listed".to_owned(),
            many => format!("{many} recommendations, as listed"),
        };
        recognition.push(told.recognition(Field::Recommendations, many));
    }
    let empty = sections.is_empty() && list.as_ref().is_none_or(Vec::is_empty);
    // A record that holds nothing says nothing: neither that nothing is asked nor that what an
    // earlier source said is gone.
    let (recommendations, extent) = match list {
        Some(list) if !empty => (
            Some(list.into_iter().map(recommendation).collect()),
            Extent::Whole,
        ),
        _ if empty => (None, Extent::Part),
        _ => (None, Extent::Whole),
    };
    Ok(Report {
        country: country.value.as_given().to_owned(),
        iso3166: country.value.iso3166(),
        rating: rating.map(|told| told.value),
        source_url: record
            .source
            .map(|url| url.trim().to_owned())
            .filter(|url| !url.is_empty()),
        sections,
        recommendations,
        recognition,
        extent,
        id,
    })
}

fn told<T>(option: Option<T>, given: Option<T>) -> Option<Told<T>> {
    option
        .map(|value| Told::stated(value, Clue::Option, ""))
        .or_else(|| given.map(|value| Told::stated(value, Clue::Record, "")))
}

fn rating_of(id: &ReportId, given: Option<&str>) -> Option<Told<String>> {
    let given = given.map(folded).filter(|given| !given.is_empty());
    if !id.series.is_tip() {
        return given.map(|given| Told::stated(given, Clue::Record, ""));
    }
    given
        .map(|given| {
            let rating = rating::in_cell(&given).unwrap_or_else(|| given.clone());
            Told::stated(rating, Clue::Record, &given)
        })
        .or_else(|| {
            facts::rating(&id.country, id.year)
                .map(|rating| Told::stated(rating.to_owned(), Clue::Facts, ""))
        })
}

fn recommendation(given: RecordedRecommendation) -> Recommendation {
    Recommendation {
        text: given.text,
        area: given.area,
        stated_years: given.stated_years,
    }
}

fn section_of(
    given: RecordedSection,
    layout: &dyn SeriesLayout,
    hint: Option<SectionKind>,
) -> Option<Section> {
    let heading = given.heading.unwrap_or_default();
    let told = (given.kind != SectionKind::Other).then_some(given.kind);
    let kind = hint
        .or(told)
        .or_else(|| layout.section(&heading).map(|heading| heading.kind))
        .unwrap_or(SectionKind::Other);
    (!given.text.is_empty()).then(|| Section {
        kind,
        heading,
        sentences: sentences(&given.text),
        text: given.text,
    })
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
