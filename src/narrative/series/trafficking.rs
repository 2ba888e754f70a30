//! The Trafficking in Persons Report of the Department of State: sections by the three P's, the
//! tier in the country's heading, asks in a list or in prose.

use super::{Asks, SeriesLayout};
use crate::facts;
use crate::narrative::body::{Body, RawList};
use crate::narrative::heading::{self, CountryHeading};
use crate::narrative::recommendations::{ListHeading, list_heading, parted};
use crate::narrative::section::{self, SectionHeading};
use crate::narrative::title::{self, TitleClue};
use crate::narrative::{formula, rating};
use crate::read::Block;
use crate::report::{Clue, CountryCode, Edition, Recommendation, SectionKind, Series};

/// The layouts of every edition since 2001.
pub(super) struct Trafficking;

impl SeriesLayout for Trafficking {
    fn series(&self) -> Series {
        Series::tip()
    }

    fn is_named_in(&self, words: &str) -> bool {
        title::names_the_report(words) || title::address(words).edition.is_some()
    }

    fn gives_itself_away(&self, block: &Block) -> Option<Clue> {
        let text = block.text();
        let headed = list_heading(text).is_some()
            || section::heading(text).is_some()
            || heading::with_rating(text).is_some();
        if headed {
            return Some(Clue::Heading);
        }
        let formula = formula::is_tier_paragraph(text) || formula::opens(text).is_some();
        formula.then_some(Clue::Text)
    }

    fn title(&self, line: &str) -> Option<TitleClue> {
        title::title(line)
    }

    fn page_title(&self, line: &str) -> TitleClue {
        title::page_title(line)
    }

    fn address(&self, url: &str) -> TitleClue {
        title::address(url)
    }

    fn country_heading(&self, text: &str) -> Option<CountryHeading> {
        heading::with_rating(text)
    }

    fn section(&self, text: &str) -> Option<SectionHeading> {
        section::heading(text)
    }

    fn list(&self, text: &str) -> Option<ListHeading> {
        list_heading(text)
    }

    fn start(&self) -> SectionKind {
        SectionKind::Introduction
    }

    fn below(&self, _within: Option<SectionKind>) -> SectionKind {
        SectionKind::Other
    }

    fn opened_by(&self, paragraph: &str) -> Option<SectionKind> {
        formula::opens(paragraph)
    }

    fn is_rating_paragraph(&self, paragraph: &str) -> bool {
        formula::is_tier_paragraph(paragraph)
    }

    fn rating(&self, text: &str) -> Option<String> {
        rating::alone(text)
    }

    fn rating_in_text(&self, body: &Body) -> Option<(String, String)> {
        body.of_kind(SectionKind::Introduction)
            .flat_map(|section| &section.paragraphs)
            .find_map(|text| {
                let (rating, place) = rating::stated_in(text)?;
                Some((rating, text[place].to_owned()))
            })
    }

    fn rating_of(&self, country: &CountryCode, year: Edition) -> Option<&'static str> {
        facts::rating(country, year)
    }

    fn asks(&self, list: &RawList) -> Option<Asks> {
        let (layout, texts) = parted(&list.pieces, list.heading.prioritized);
        Some(Asks {
            recommendations: texts.into_iter().map(Recommendation::plain).collect(),
            by: Clue::Heading,
            layout: layout.to_string(),
        })
    }

    fn is_whole(&self, body: &Body) -> bool {
        body.has_all_three()
    }

    fn subject(&self) -> &'static [&'static str] {
        &["traffick"]
    }
}
