//! What the name of a file and of the folders around it says: `peru-2018.pdf`,
//! `Peru_TIP_2019.docx`, `2018/peru.html`. People name files as they please, so it is never more
//! than a guess.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::name::Name;
use crate::facts;
use crate::report::{CountryCode, Edition};

/// A year, where no day of it follows: `2024-03-05-peru.html` says when it was saved.
static YEAR: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^0-9])((?:19|20)[0-9]{2})(?:$|[^0-9])").expect("the pattern is a constant")
});
static DAY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:19|20)[0-9]{2}(?:[-_.][0-9]{1,2}[-_.]?[0-9]{1,2}|[0-9]{4})(?:$|[^0-9])|[0-9]{1,2}[-_.][0-9]{1,2}[-_.](?:19|20)[0-9]{2}")
        .expect("the pattern is a constant")
});
/// A folder that is an edition's: `2018`, `TIP 2018`, `2018-trafficking-in-persons-report`.
static EDITION_FOLDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^[0-9]{4}$|tip|traffick|report|edition|narratives")
        .expect("the pattern is a constant")
});

/// The edition that a path names, and the part of it that does.
pub(super) fn edition(path: &str) -> Option<(Edition, String)> {
    let (file, folders) = parts(path);
    let folders = folders.into_iter().filter(|f| EDITION_FOLDER.is_match(f));
    [file]
        .into_iter()
        .chain(folders)
        .find_map(|part| Some((only_year(part)?, part.to_owned())))
}

/// The country that a path names, and the part of it that does.
pub(super) fn country(path: &str) -> Option<(Name, String)> {
    let (file, folders) = parts(path);
    [file]
        .into_iter()
        .chain(folders)
        .find_map(|part| Some((only_country(part)?, part.to_owned())))
}

/// The file's own name, and those of the two folders around it, the nearest first.
fn parts(path: &str) -> (&str, Vec<&str>) {
    let mut parts = path.rsplit(['/', '\\']).filter(|part| !part.is_empty());
    let file = parts.next().unwrap_or_default();
    (file, parts.take(2).collect())
}

fn only_year(words: &str) -> Option<Edition> {
    let words = DAY.replace_all(words, " ");
    let known = facts::editions().first()?.year..=facts::latest_edition() + 5;
    let mut years = YEAR
        .captures_iter(&words)
        .filter_map(|found| found.get(1)?.as_str().parse().ok())
        .filter(|year| known.contains(year));
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

/// The one country, besides the publisher's, whose name or code stands in `words`.
fn only_country(words: &str) -> Option<Name> {
    let words = without_ending(words);
    let tokens = tokens(words);
    let mut found: BTreeMap<&CountryCode, Name> = BTreeMap::new();
    let mut first = 0;
    while first < tokens.len() {
        let longest = (first + 1..=tokens.len()).rev().find_map(|end| {
            let run = tokens[first..end].join(" ");
            let named = facts::country_named(&run).filter(|_| run.len() > 3)?;
            Some((end, named))
        });
        first = match longest {
            Some((end, named)) => {
                found.insert(&named.code, Name::of(named));
                end
            }
            None => first + 1,
        };
    }
    if found.is_empty() {
        let ends = [tokens.first(), tokens.last()].into_iter().flatten();
        let code = ends.filter_map(|token| coded(token)).next()?;
        return Some(Name::of(code));
    }
    if found.len() > 1 {
        found.retain(|code, _| code.as_str() != "USA");
    }
    match found.len() {
        1 => found.into_values().next(),
        _ => None,
    }
}

/// `PER` in `PER-2018.txt`: in capitals, so that no word is taken for it.
fn coded(token: &str) -> Option<&'static facts::Country> {
    let capitals = token.len() == 3 && token.chars().all(|c| c.is_ascii_uppercase());
    let mut countries = facts::countries().iter();
    capitals.then(|| countries.find(|country| country.code.as_str() == token))?
}

/// The words of a name: parted by anything but letters, and where a capital follows a small letter.
fn tokens(words: &str) -> Vec<String> {
    let mut tokens = vec![String::new()];
    let mut before = ' ';
    for c in words.chars() {
        let parted = !c.is_alphabetic() && c != '\'' && c != '’';
        if parted || (before.is_lowercase() && c.is_uppercase()) {
            tokens.push(String::new());
        }
        if !parted && let Some(token) = tokens.last_mut() {
            token.push(c);
        }
        before = c;
    }
    tokens.retain(|token| !token.is_empty());
    tokens
}

fn without_ending(file: &str) -> &str {
    match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 10 => stem,
        _ => file,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(path: &str) -> (Option<String>, Option<Edition>) {
        let country = country(path).map(|(name, _)| name.for_people().to_owned());
        (country, edition(path).map(|(year, _)| year))
    }

    #[test]
    fn names_as_people_give_them_say_country_and_edition() {
        for path in [
            "peru-2018.pdf",
            "Peru_TIP_2018.docx",
            "TIP2018 Peru.html",
            "reports/2018/peru.html",
            "C:\\Reports\\TIP 2018\\Peru (final).docx",
            "2018-trafficking-in-persons-report/peru/index.html",
            "PER-2018.txt",
            "peru-2018",
        ] {
            assert_eq!(told(path), (Some("Peru".to_owned()), Some(2018)), "{path}");
        }
        let (country, _) = told("burkina-faso.html");
        assert_eq!(country.as_deref(), Some("Burkina Faso"));
        assert_eq!(told("CoteDIvoire2015.txt").1, Some(2015));
        let (country, _) = told("United States report on Peru.pdf");
        assert_eq!(country.as_deref(), Some("Peru"));
    }

    #[test]
    fn a_name_that_says_more_than_one_thing_says_nothing() {
        assert_eq!(told("peru-chile-2017-2018.pdf"), (None, None));
        assert_eq!(told("standard input"), (None, None));
        assert_eq!(told("download (3).html"), (None, None));
    }

    #[test]
    fn the_day_on_which_a_page_was_saved_is_no_edition() {
        assert_eq!(told("peru saved 2024-03-05.html").1, None);
        assert_eq!(told("peru_20240305.html").1, None);
        assert_eq!(told("2023 backup/peru.html").1, None);
    }
}
