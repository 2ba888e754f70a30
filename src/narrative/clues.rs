//! What a report's heading, titles, addresses and text say of its country, edition and rating,
//! the surest first.

use super::body::{Body, THREE};
use super::name::Name;
use super::part::Part;
use super::series::{Opening, SeriesLayout};
use super::title::{self, TitleClue};
use super::{Hints, country, edition, file_name};
use crate::read::{Block, Document};
use crate::report::{Certainty, Clue, CountryCode, Edition, Field, Recognition};

/// A value and how it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told<T> {
    /// The value.
    pub value: T,
    /// By what it was told.
    pub by: Clue,
    /// The words that it rests on, shortened.
    pub rests_on: String,
    /// Whether it is a guess.
    pub certainty: Certainty,
}

/// Longest quotation of what a recognition rests on, in characters.
const QUOTED: usize = 80;

impl<T> Told<T> {
    /// A value that the source, the user or a table states.
    pub fn stated(value: T, by: Clue, rests_on: &str) -> Self {
        Told {
            value,
            by,
            rests_on: shortened(rests_on),
            certainty: Certainty::Stated,
        }
    }

    /// A value that was inferred.
    pub fn guess(value: T, by: Clue, rests_on: &str) -> Self {
        Told {
            certainty: Certainty::Guess,
            ..Told::stated(value, by, rests_on)
        }
    }

    /// The same, of a value made of this one; `None` where none can be.
    pub fn and_then<U>(self, make: impl FnOnce(T) -> Option<U>) -> Option<Told<U>> {
        Some(Told {
            value: make(self.value)?,
            by: self.by,
            rests_on: self.rests_on,
            certainty: self.certainty,
        })
    }

    /// What is recorded of it.
    pub fn recognition(&self, field: Field, value: String) -> Recognition {
        Recognition {
            field,
            value,
            by: self.by,
            rests_on: self.rests_on.clone(),
            certainty: self.certainty,
        }
    }
}

fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() <= QUOTED {
        return words;
    }
    let cut: String = words.chars().take(QUOTED - 1).collect();
    format!("{}…", cut.trim_end())
}

/// Which country the part is about.
pub(super) fn country(
    hints: &Hints,
    document: &Document,
    layout: &dyn SeriesLayout,
    part: &Part<'_>,
    body: &Body,
) -> Result<Told<Name>, String> {
    if let Some(name) = hints.country.as_deref().and_then(Name::given) {
        return Ok(Told::stated(name, Clue::Option, ""));
    }
    if let Some(heading) = &part.heading {
        return Ok(Told::stated(
            heading.name.clone(),
            Clue::Heading,
            &heading.words,
        ));
    }
    if let Some(list) = &body.list
        && let Some(name) = &list.heading.country
    {
        return Ok(Told::stated(
            name.clone(),
            Clue::Heading,
            &list.heading.words,
        ));
    }
    if let Some((opening, words)) = opening(layout, body)
        && let Some(name) = opening.country
    {
        return Ok(Told::stated(name, Clue::Text, words));
    }
    let titles = titles(document, layout, part);
    let in_title = titles
        .iter()
        .find_map(|(clue, by, words)| Some((clue.country.clone()?, *by, words)));
    if let Some((name, by, words)) = in_title {
        let certainty = match name.known() {
            Some(_) => Told::stated,
            None => Told::guess,
        };
        return Ok(certainty(name, by, words));
    }
    let in_text = country::from_text(&running_text(body))
        .map(|told| Told::guess(told.name, Clue::Text, &told.rests_on));
    in_text.or_else(|seen| {
        let named = hints.name.as_deref().and_then(file_name::country);
        let (name, words) = named.ok_or(seen)?;
        Ok(Told::guess(name, Clue::Name, &words))
    })
}

/// Which edition the part is of.
pub(super) fn edition(
    hints: &Hints,
    document: &Document,
    layout: &dyn SeriesLayout,
    part: &Part<'_>,
    body: &Body,
) -> Option<Told<Edition>> {
    if let Some(year) = hints.year {
        return Some(Told::stated(year, Clue::Option, ""));
    }
    let headed = body
        .sections
        .iter()
        .filter(|section| THREE.contains(&section.kind))
        .filter_map(|section| Some((section.year?, section)))
        .max_by_key(|(year, _)| *year);
    if let Some((year, section)) = headed {
        let words = format!(
            "{} ({year})",
            section.heading.trim_end_matches(|c: char| {
                c.is_ascii_digit() || c == '(' || c == ')' || c == ' '
            })
        );
        return Some(Told::stated(year, Clue::Heading, &words));
    }
    if let Some((opening, words)) = opening(layout, body)
        && let Some(year) = opening.edition
    {
        return Some(Told::stated(year, Clue::Text, words));
    }
    if let Some(heading) = &part.heading
        && let Some(year) = title::remark(&heading.rest)
    {
        return Some(Told::stated(year, Clue::Title, &heading.rest));
    }
    let titles = titles(document, layout, part);
    let in_title = titles
        .iter()
        .find_map(|(clue, by, words)| Some((clue.edition?, *by, words)));
    if let Some((year, by, words)) = in_title {
        return Some(Told::stated(year, by, words));
    }
    let lines = || part.front.iter().chain(part.top).map(Block::text);
    if let Some((year, line)) = lines().find_map(|line| Some((title::remark(line)?, line))) {
        return Some(Told::stated(year, Clue::Title, line));
    }
    if let Some((year, line)) = lines().find_map(|line| Some((title::published(line)?, line))) {
        return Some(Told::guess(year, Clue::Title, line));
    }
    let text = running_text(body);
    if !body.has_any_of_three()
        && let Some(year) = title::remark(&text)
    {
        return Some(Told::guess(year, Clue::Text, &text));
    }
    let in_text = edition::from_text(&text);
    let in_text = in_text.map(|told| Told::guess(told.year, Clue::Text, &told.rests_on));
    in_text.or_else(|| {
        let (year, words) = file_name::edition(hints.name.as_deref()?)?;
        Some(Told::guess(year, Clue::Name, &words))
    })
}

/// Which rating the country was given.
pub(super) fn rating(
    layout: &dyn SeriesLayout,
    part: &Part<'_>,
    body: &Body,
    code: &CountryCode,
    year: Edition,
) -> Option<Told<String>> {
    if let Some(heading) = &part.heading
        && let Some(rating) = &heading.rating
    {
        return Some(Told::stated(rating.clone(), Clue::Heading, &heading.words));
    }
    let in_line = body
        .rating_lines
        .iter()
        .find_map(|line| Some((layout.rating(line)?, line)));
    if let Some((rating, line)) = in_line {
        return Some(Told::stated(rating, Clue::Heading, line));
    }
    let in_text = layout
        .rating_in_text(body)
        .map(|(rating, words)| Told::stated(rating, Clue::Text, &words));
    in_text.or_else(|| {
        layout
            .rating_of(code, year)
            .map(|rating| Told::stated(rating.to_owned(), Clue::Facts, &format!("{code} {year}")))
    })
}

/// What the sentence says with which the report opens, where its series has one.
fn opening<'b>(layout: &dyn SeriesLayout, body: &'b Body) -> Option<(Opening, &'b String)> {
    let mut paragraphs = body.sections.iter().flat_map(|section| &section.paragraphs);
    paragraphs.find_map(|text| Some((layout.opening(text)?, text)))
}

/// What the titles and addresses around a part say, the nearest first.
fn titles(
    document: &Document,
    layout: &dyn SeriesLayout,
    part: &Part<'_>,
) -> Vec<(TitleClue, Clue, String)> {
    let mut clues = Vec::new();
    for block in part.front.iter().chain(part.top) {
        if let Some(clue) = layout.title(block.text()) {
            clues.push((clue, Clue::Title, block.text().to_owned()));
        }
    }
    if let Some(words) = &document.title {
        clues.push((layout.page_title(words), Clue::Title, words.clone()));
    }
    let urls = document.url.iter().cloned();
    let cited = part
        .front
        .iter()
        .chain(part.top)
        .filter_map(|block| title::cited_address(block.text()));
    let addresses = urls.chain(cited);
    clues.extend(addresses.map(|url| (layout.address(&url), Clue::Address, url)));
    clues
}

/// The text that country and edition may be told from: the three P's where there are any.
fn running_text(body: &Body) -> String {
    let paragraphs = |three: bool| -> Vec<&str> {
        body.sections
            .iter()
            .filter(|section| !three || THREE.contains(&section.kind))
            .flat_map(|section| section.paragraphs.iter().map(String::as_str))
            .collect()
    };
    let three = paragraphs(true);
    let mut text = if three.is_empty() {
        paragraphs(false)
    } else {
        three
    };
    if let Some(list) = &body.list {
        text.extend(list.pieces.iter().map(|piece| piece.text.as_str()));
    }
    text.join("\n")
}
