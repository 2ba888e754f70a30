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
    r"(?i)^(?:publication date|published(?: on)?|date(?: of publication)?|released?|report released)\b[^0-9]{0,60}(?:[0-9]{1,2}[\s.,/]+)?(?:[0-9]{1,2}[\s.,/]+)?(20[0-4][0-9])\b"
);
pattern!(
    DATED,
    r"^(?:[0-9]{1,2}\s+)?(?:May|June|July|August|September)\s+(?:[0-9]{1,2},?\s+)?(20[0-4][0-9])$"
);
pattern!(WEB_ADDRESS, r#"https?://[^\s\]\)>"'<]+[^\s\]\)>"'<.,;]"#);

/// What `line` says when it is a title of a page or article, or a line that cites one.
pub(super) fn title(line: &str) -> Option<TitleClue> {
    if line.len() > LONGEST_TITLE || !SERIES.is_match(line) || ends_a_sentence(line) {
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

fn ends_a_sentence(line: &str) -> bool {
    line.ends_with('.') && line.split_whitespace().count() > 12
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
mod tests {
    use super::*;

    fn told(line: &str) -> (Option<Edition>, String) {
        let clue = title(line).unwrap_or_else(|| panic!("{line} is a title"));
        (
            clue.edition,
            clue.country
                .map_or(String::new(), |name| name.for_people().to_owned()),
        )
    }

    #[test]
    fn titles_say_country_and_edition_in_either_order() {
        let peru = (Some(2012), "Peru".to_owned());
        assert_eq!(told("2012 Trafficking in Persons Report - Peru"), peru);
        assert_eq!(told("2012 Trafficking in Persons Report: Peru"), peru);
        assert_eq!(
            told("Trafficking in Persons Report 2012 - Country Narratives - Peru"),
            peru
        );
        assert_eq!(
            told("Refworld | 2012 Trafficking in Persons Report - Peru"),
            peru
        );
        assert_eq!(told("Human trafficking in Peru"), (None, "Peru".to_owned()));
    }

    #[test]
    fn an_unknown_country_is_told_by_its_place_in_the_title() {
        assert_eq!(
            told("2012 Trafficking in Persons Report - Orvania"),
            (Some(2012), "Orvania".to_owned())
        );
        assert_eq!(
            told("Human trafficking in Orvania"),
            (None, "Orvania".to_owned())
        );
    }

    #[test]
    fn the_title_of_a_page_of_many_countries_names_none() {
        assert_eq!(
            told("Trafficking in Persons Report 2008 – Country Narratives – Countries L Through P"),
            (Some(2008), String::new())
        );
    }

    #[test]
    fn addresses_say_edition_and_sometimes_country() {
        let clue =
            address("https://example.org/reports/2023-trafficking-in-persons-report/cote-divoire/");
        assert_eq!(clue.edition, Some(2023));
        assert_eq!(clue.country.unwrap().for_people(), "Cote d'Ivoire");
        let clue = address("https://example.org/j/tip/rls/tiprpt/2009/123135.htm");
        assert_eq!((clue.edition, clue.country), (Some(2009), None));
    }

    #[test]
    fn the_day_of_publication_counts_the_day_of_an_update_does_not() {
        assert_eq!(published("Publication Date 19 June 2012"), Some(2012));
        assert_eq!(published("Released June 14, 2004"), Some(2004));
        assert_eq!(published("June 2009"), Some(2009));
        assert_eq!(
            published("Last Updated: Tuesday, 06 June 2023, 11:08 GMT"),
            None
        );
    }
}
