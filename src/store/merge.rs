//! What becomes of a stored report when a source brings it again, or brings it no more. Pure: no
//! SQL here.
//!
//! A whole report takes the place of what was stored. A part takes the place of only those kinds of
//! section that it brings, and of the recommendations if it brings them. What weighs less than a report
//! itself is told in `weigh`, what goes on where another breaks off in `longer`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::report::{
    Extent, Field, Recognition, Recommendation, Report, ReportId, Section, SectionKind, Standing,
};

/// A thing and the row of the source that it came from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct From<T> {
    pub thing: T,
    pub source: i64,
}

/// A report as stored: its parts know their sources.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stored {
    pub id: ReportId,
    pub country: String,
    pub iso3166: bool,
    pub rating: Option<String>,
    pub source_url: Option<String>,
    pub extent: Extent,
    /// What gave the fields above.
    pub source: i64,
    pub sections: Vec<From<Section>>,
    pub recommendations: Option<From<Vec<Recommendation>>>,
    pub recognition: Vec<From<Recognition>>,
    /// The sources that weigh otherwise than the report itself.
    pub standings: BTreeMap<i64, Standing>,
}

impl Stored {
    /// The report as it is when nothing of it was stored before.
    pub fn new(report: &Report, source: i64, standing: Standing) -> Self {
        let mut stored = Stored {
            id: report.id.clone(),
            country: storable(&report.country).into_owned(),
            iso3166: report.iso3166,
            rating: report.rating.clone(),
            source_url: report.source_url.clone(),
            extent: match standing {
                Standing::Damaged => Extent::Part,
                _ => report.extent,
            },
            source,
            sections: from(report.sections.iter().map(storable_section), source),
            recommendations: report.recommendations.as_ref().map(|list| From {
                thing: list.iter().map(storable_recommendation).collect(),
                source,
            }),
            recognition: from(report.recognition.iter().cloned(), source),
            standings: BTreeMap::new(),
        };
        stored.weigh(source, standing);
        if stored.extent == Extent::Part {
            stored.settle_parts();
        }
        stored
    }

    /// The stored report after `report` was read from `source`.
    pub fn after(&self, report: &Report, source: i64, standing: Standing) -> Self {
        let new = Stored::new(report, source, standing);
        let longer = |new| self.carried_on(new, source);
        let after = match (standing, report.extent) {
            (Standing::Damaged, _) => self.filled_by(longer(new), source),
            (Standing::Table | Standing::Chosen, _) => self.listed_by(new, source),
            (Standing::Report, Extent::Whole) => {
                self.replaced_by(self.recognised_in(longer(new), source))
            }
            (Standing::Report, Extent::Part) => self.extended_by(longer(new)),
        };
        after.without_idle()
    }

    /// Whether a reader would see no difference, whatever sources the parts came from and however
    /// they were told.
    pub fn reads_like(&self, other: &Stored) -> bool {
        let fields = |s: &Stored| {
            let Stored {
                id,
                country,
                iso3166,
                rating,
                source_url,
                extent,
                ..
            } = s.clone();
            (id, country, iso3166, rating, source_url, extent)
        };
        fields(self) == fields(other)
            && things(&self.sections).eq(things(&other.sections))
            && self.recommendations.as_ref().map(|list| &list.thing)
                == other.recommendations.as_ref().map(|list| &list.thing)
    }

    fn extended_by(&self, part: Stored) -> Self {
        let mut merged = self.clone();
        if merged.extent == Extent::Part {
            // Parts come in any order, and their names for the country may differ in case: the
            // choice must not hang on which came last. "Peru" stands after "PERU".
            merged.country = merged.country.max(part.country);
        }
        merged.rating = part.rating.or(merged.rating);
        merged.source_url = merged.source_url.or(part.source_url);

        let brought: BTreeSet<SectionKind> = things(&part.sections).map(|s| s.kind).collect();
        merged.sections.retain(|s| !brought.contains(&s.thing.kind));
        merged.sections.extend(part.sections);
        if self.list_standing() != Some(Standing::Chosen) {
            merged.recommendations = part.recommendations.or(merged.recommendations);
        }
        merged.settle_parts();
        merged.recognise(part.recognition, part.source);
        merged
    }

    /// The stored report without anything that `source` gave; `None` where nothing is left.
    /// `addresses` are those that the source states as its own.
    pub fn without(&self, source: i64, addresses: &BTreeSet<&str>) -> Option<Self> {
        let mut left = self.clone();
        left.sections.retain(|section| section.source != source);
        left.recommendations = left.recommendations.filter(|list| list.source != source);
        left.recognition.retain(|told| told.source != source);
        left.standings.remove(&source);
        let values = |told: &[From<Recognition>], field: Field| -> Vec<String> {
            let of_field = things(told).filter(|told| told.field == field);
            of_field.map(|told| told.value.clone()).collect()
        };
        if left.recognition.len() < self.recognition.len() {
            let gave_rating = self
                .recognition
                .iter()
                .any(|told| told.source == source && told.thing.field == Field::Rating);
            let stated =
                |rating: &String| values(&left.recognition, Field::Rating).contains(rating);
            if gave_rating && !left.rating.as_ref().is_some_and(stated) {
                left.rating = left.heaviest_rating();
            }
            let address = left.source_url.as_deref();
            if address.is_some_and(|address| addresses.contains(address)) {
                left.source_url = None;
            }
            let named = values(&left.recognition, Field::Country);
            if !named.contains(&left.country)
                && let Some(country) = named.into_iter().max()
            {
                left.country = country;
            }
        }
        if self.source == source {
            left.source = left.sources().into_iter().next()?;
            left.extent = Extent::Part;
            left.settle_parts();
        }
        Some(left)
    }

    /// The same with its sources called by other numbers.
    pub fn renumbered(mut self, numbers: &BTreeMap<i64, i64>) -> Self {
        let new = |source: i64| numbers.get(&source).copied().unwrap_or(source);
        self.source = new(self.source);
        (self.sections.iter_mut()).for_each(|section| section.source = new(section.source));
        (self.recommendations.iter_mut()).for_each(|list| list.source = new(list.source));
        (self.recognition.iter_mut()).for_each(|told| told.source = new(told.source));
        self.standings = (self.standings.into_iter())
            .map(|(source, standing)| (new(source), standing))
            .collect();
        self
    }

    /// The sources that gave sections, recommendations or recognitions.
    pub fn sources(&self) -> BTreeSet<i64> {
        let sections = self.sections.iter().map(|section| section.source);
        let list = self.recommendations.iter().map(|list| list.source);
        let told = self.recognition.iter().map(|told| told.source);
        sections.chain(list).chain(told).collect()
    }

    /// Parts that came one by one have no reading order of their own: they stand as people list
    /// them. Together they may make up the whole report.
    pub(super) fn settle_parts(&mut self) {
        self.sections.sort_by_key(|section| section.thing.kind);
        let intact = |source: i64| self.standing(source) > Standing::Damaged;
        let sections = self.sections.iter().filter(|s| intact(s.source));
        let kinds: BTreeSet<SectionKind> = sections.map(|s| s.thing.kind).collect();
        let three_ps = [
            SectionKind::Prosecution,
            SectionKind::Protection,
            SectionKind::Prevention,
        ];
        let list = self.recommendations.as_ref();
        if list.is_some_and(|list| intact(list.source))
            && three_ps.iter().all(|kind| kinds.contains(kind))
        {
            self.extent = Extent::Whole;
        }
    }

    /// Keeps what each source was recognised by, as long as that part of it is left.
    pub(super) fn recognise(&mut self, mut brought: Vec<From<Recognition>>, source: i64) {
        let mut left: BTreeSet<i64> = self.sections.iter().map(|s| s.source).collect();
        left.extend(self.recommendations.as_ref().map(|list| list.source));
        left.extend([self.source, source]);
        // What these gave goes with them, where nothing of theirs is left.
        left.extend(self.standings.keys());
        let has_section = |source: i64, kind: &str| {
            let mut sections = self.sections.iter();
            sections.any(|s| s.source == source && s.thing.kind.word() == kind)
        };
        let list = self.recommendations.as_ref().map(|list| list.source);
        brought.retain(|told| match told.thing.field {
            Field::Section => {
                self.standing(source) > Standing::Damaged || has_section(source, &told.thing.value)
            }
            Field::Recommendations => list.is_none_or(|list| list == source),
            _ => true,
        });
        let told_anew = |told: &From<Recognition>| {
            let mut brought = brought.iter();
            told.source == source && brought.any(|new| subject(&new.thing) == subject(&told.thing))
        };
        self.recognition.retain(|told| {
            let stands = match told.thing.field {
                Field::Section => has_section(told.source, &told.thing.value),
                Field::Recommendations => list == Some(told.source),
                _ => left.contains(&told.source),
            };
            stands && !told_anew(told)
        });
        self.recognition.extend(brought);
        self.recognition.sort_by_key(|told| told.source);
    }
}

/// What a recognition is about: a source may hold several sections, but one country.
fn subject(told: &Recognition) -> (Field, &str) {
    match told.field {
        Field::Section => (told.field, &told.value),
        field => (field, ""),
    }
}

pub(super) fn things<T>(parts: &[From<T>]) -> impl Iterator<Item = &T> {
    parts.iter().map(|part| &part.thing)
}

fn from<T>(things: impl Iterator<Item = T>, source: i64) -> Vec<From<T>> {
    things.map(|thing| From { thing, source }).collect()
}

/// SQL's text functions stop at a NUL, so that sentences behind it could not be quoted.
/// A blank takes its place and leaves every offset as it was.
fn storable(text: &str) -> Cow<'_, str> {
    match text.contains('\0') {
        true => Cow::Owned(text.replace('\0', " ")),
        false => Cow::Borrowed(text),
    }
}

fn storable_recommendation(recommendation: &Recommendation) -> Recommendation {
    Recommendation {
        text: storable(&recommendation.text).into_owned(),
        area: recommendation.area.clone(),
        stated_years: recommendation.stated_years.clone(),
    }
}

/// The section without places that quote nothing.
fn storable_section(section: &Section) -> Section {
    let text = storable(&section.text).into_owned();
    let quotes = |place: &std::ops::Range<usize>| {
        text.get(place.clone())
            .is_some_and(|words| !words.trim().is_empty())
    };
    Section {
        kind: section.kind,
        heading: storable(&section.heading).into_owned(),
        sentences: section
            .sentences
            .iter()
            .filter(|place| quotes(place))
            .cloned()
            .collect(),
        text,
    }
}
