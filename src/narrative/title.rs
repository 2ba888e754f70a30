//! What titles, addresses and publishers' lines say of a page: country and edition.

use std::sync::LazyLock;

use regex::Regex;

use super::name::Name;
use crate::facts;
use crate::report::Edition;

/// What a line about the page says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TitleClue {
    /// The edition.
    pub edition: Option<Edition>,
    /// The country.
    pub country: Option<Name>,
}

/// Longest line, in bytes, that is taken for a title.
const LONGEST_TITLE: usize = 220;

macro_rules! pattern {
    ($name:ident, $pattern:expr) => {
        static $name: LazyLock<Regex> =
            LazyLock::new(|| Regex::new($pattern).expect("the pattern is a constant"));
    };
}

pattern!(
    SERIES,
    r"(?i)\btrafficking\s+in\s+persons\s+report\b|\bTIP\s+report\b|\bhuman\s+trafficking\b"
);
pattern!(
    REPORT,
    r"(?i)\btrafficking\s+in\s+persons\s+report\b|\bTIP\s+report\b"
);
pattern!(YEAR, r"\b(20[0-4][0-9])\b");
pattern!(
    TRAFFICKING_IN,
    r"(?i:human trafficking|trafficking in persons|trafficking) in (?:the )?(\p{Lu}[^|:–—(]{1,60})"
);
pattern!(
    ADDRESS_YEAR,
    r"(?i)(?:tiprpt|tip)/(20[0-4][0-9])\b|(20[0-4][0-9])-trafficking-in-persons|trafficking-in-persons-report-?/?(20[0-4][0-9])|country_narratives/(20[0-4][0-9])|countries/(20[0-4][0-9])/"
);
pattern!(
    PUBLISHED,
    r"(?i)^(?:publication date|published(?: on)?|date(?: of publication)?|released?|report released)\b[^0-9]{0,60}(?:[0-9]{1,2}\b[^0-9]{1,20}){0,2}\b(20[0-4][0-9])\b"
);
pattern!(
    DATED,
    r"^(?:(?:[\p{L}.]+\s+){0,5}Department(?:\s+of\s+State)?,\s+)?(?:[0-9]{1,2}\s+)?(?:May|June|July|August|September)\s+(?:[0-9]{1,2},?\s+)?(20[0-4][0-9])$"
);
pattern!(WEB_ADDRESS, r#"https?://[^\s\]\)>"'<]+[^\s\]\)>"'<.,;]"#);

/// What `line` says when it is a title of a page or article, or a line that cites one.
pub(super) fn title(line: &str) -> Option<TitleClue> {
    if line.len() > LONGEST_TITLE || !SERIES.is_match(line) || is_sentence(line) {
        return None;
    }
    Some(TitleClue {
        edition: REPORT
            .is_match(line)
            .then(|| year_of(&YEAR, line))
            .flatten(),
        country: country_in(line),
    })
}

/// Whether `words` name the Trafficking in Persons Report itself.
pub(super) fn names_the_report(words: &str) -> bool {
    REPORT.is_match(words)
}

/// What the page's own title, outside its text, says: it may hold nothing but the country.
pub(super) fn page_title(line: &str) -> TitleClue {
    title(line).unwrap_or_else(|| TitleClue {
        edition: None,
        country: segments(line).find_map(known),
    })
}

/// What an address says: `…/reports/2023-trafficking-in-persons-report/peru/`.
pub(super) fn address(url: &str) -> TitleClue {
    let edition = ADDRESS_YEAR.captures(url).and_then(|found| {
        found
            .iter()
            .skip(1)
            .flatten()
            .next()
            .and_then(|year| year.as_str().parse().ok())
    });
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let country = path
        .rsplit('/')
        .take_while(|part| !part.ends_with(':'))
        .filter(|part| part.len() > 2)
        .map(|part| part.trim_end_matches(".html").trim_end_matches(".htm"))
        .find_map(|part| facts::country_named(part).map(Name::of));
    TitleClue { edition, country }
}

/// The year in which a line says that the page's text was published.
pub(super) fn published(line: &str) -> Option<Edition> {
    let line = line.trim();
    if line.len() > LONGEST_TITLE {
        return None;
    }
    year_of(&PUBLISHED, line).or_else(|| year_of(&DATED, line))
}

/// A remark about where a text was taken from: "extracted from the 2023 TIP Report".
pub(super) fn remark(text: &str) -> Option<Edition> {
    let report = REPORT.find(text)?;
    YEAR.captures_iter(text)
        .filter_map(|found| found.get(1))
        .min_by_key(|year| {
            let gap = if year.end() <= report.start() {
                report.start() - year.end()
            } else {
                year.start().saturating_sub(report.end())
            };
            (gap, year.start())
        })
        .filter(|year| {
            year.start().abs_diff(report.end()) < 60 || report.start().abs_diff(year.end()) < 60
        })
        .and_then(|year| year.as_str().parse().ok())
}

/// The web address that a citing line gives as the text's own.
pub(super) fn cited_address(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    let cites = [
        "available at",
        "cite as",
        "source:",
        "url:",
        "retrieved from",
    ]
    .iter()
    .any(|word| lower.contains(word));
    if !cites {
        return None;
    }
    WEB_ADDRESS.find(line).map(|url| url.as_str().to_owned())
}

/// Titles are short of small words; sentences are made of them.
fn is_sentence(line: &str) -> bool {
    let small = line
        .split_whitespace()
        .filter(|word| word.len() > 3 && word.starts_with(char::is_lowercase))
        .count();
    small >= 4 || (line.ends_with('.') && line.split_whitespace().count() > 8)
}

fn year_of(pattern: &Regex, text: &str) -> Option<Edition> {
    pattern.captures(text)?.get(1)?.as_str().parse().ok()
}

fn country_in(line: &str) -> Option<Name> {
    if let Some(found) = TRAFFICKING_IN.captures(line) {
        let printed = found[1].split(" - ").next().unwrap_or_default().trim();
        let printed = printed.strip_suffix(" Report").unwrap_or(printed);
        if !facts::folded(printed).starts_with("persons")
            && let Some(name) = Name::printed(printed)
        {
            return Some(name);
        }
    }
    let segments: Vec<&str> = segments(line).collect();
    if let Some(name) = segments.iter().copied().find_map(known) {
        return Some(name);
    }
    if let Some(name) = only_one_named(line) {
        return Some(name);
    }
    // A name that stands where the country's stands: after the series, nothing following it.
    let place = segments.iter().position(|part| REPORT.is_match(part))?;
    match segments[place + 1..] {
        [name] | [_, name] => Name::printed(name).filter(|name| name.known().is_none()),
        _ => None,
    }
}

/// The one country, besides the publisher's, that a title names.
fn only_one_named(line: &str) -> Option<Name> {
    let mut named = facts::mentions(line)
        .into_iter()
        .filter(|mention| !mention.adjective && mention.country.code.as_str() != "USA")
        .map(|mention| mention.country);
    let first = named.next()?;
    named
        .all(|other| other.code == first.code)
        .then(|| Name::of(first))
}

fn known(segment: &str) -> Option<Name> {
    Name::printed(segment).filter(|name| name.known().is_some())
}

fn segments(line: &str) -> impl Iterator<Item = &str> {
    line.split(['|', ':', '–', '—', '>', '»', '·'])
        .flat_map(|part| part.split(" - "))
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests;
