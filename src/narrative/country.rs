//! Which country a text without heading is about: the one whose government it speaks of.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::name::Name;
use crate::facts;

/// How a country was told from running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// The country.
    pub name: Name,
    /// The words it rests on.
    pub rests_on: String,
}

/// A country must be named this often, its government counting for [`GOVERNMENT`] times.
const ENOUGH: usize = 2;
const GOVERNMENT: usize = 3;

static GOVERNMENT_OF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b[Gg]overnment\s+of\s+(?:the\s+)?(\p{Lu}[\p{L}'’.-]+(?:\s+(?:(?:and|of|the|of the|and the)\s+)?\p{Lu}[\p{L}'’-]+){0,4})",
    )
    .expect("the pattern is a constant")
});

/// The country that `text` is about. The error says what was seen instead.
pub(super) fn from_text(text: &str) -> Result<Told, String> {
    let mut scores: BTreeMap<String, (usize, Told)> = BTreeMap::new();
    for mention in facts::mentions(text) {
        let code = mention.country.code.to_string();
        let entry = scores.entry(code).or_insert_with(|| {
            let told = Told {
                name: Name::of(mention.country),
                rests_on: around(text, mention.place.start),
            };
            (0, told)
        });
        entry.0 += 1;
    }
    for found in GOVERNMENT_OF.captures_iter(text) {
        let Some(place) = found.get(1) else { continue };
        let Some(name) = owner(place.as_str()) else {
            continue;
        };
        let Some(code) = name.code() else { continue };
        let plain = match name.known() {
            Some(_) => 0,
            None => text.matches(name.for_people()).count().min(1),
        };
        let entry = scores.entry(code.to_string()).or_insert_with(|| {
            let told = Told {
                name,
                rests_on: around(text, found.get(0).map_or(0, |whole| whole.start())),
            };
            (0, told)
        });
        entry.0 += GOVERNMENT + plain;
    }
    let mut ranked: Vec<(usize, Told)> = scores.into_values().collect();
    ranked.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match ranked.as_slice() {
        [] => Err(String::new()),
        [(score, told), rest @ ..] => {
            let second = rest.first().map_or(0, |(score, _)| *score);
            if *score >= ENOUGH && *score * 2 >= second * 3 && *score > second {
                Ok(told.clone())
            } else {
                Err(seen(&ranked))
            }
        }
    }
}

/// The longest name at the start of what follows "Government of".
fn owner(words: &str) -> Option<Name> {
    let known = facts::mentions(words)
        .into_iter()
        .find(|mention| mention.place.start == 0 && !mention.adjective)
        .map(|mention| Name::of(mention.country));
    known.or_else(|| Name::printed(words.trim_end_matches(['.', '’', '\''])))
}

fn seen(ranked: &[(usize, Told)]) -> String {
    if let [(_, only)] = ranked {
        return format!(" (it names only {}, in passing)", only.name.for_people());
    }
    let names: Vec<&str> = ranked
        .iter()
        .take(3)
        .map(|(_, told)| told.name.for_people())
        .collect();
    format!(" (it names {} about as often)", names.join(", "))
}

fn around(text: &str, place: usize) -> String {
    let start = text[..place]
        .char_indices()
        .rev()
        .take(20)
        .last()
        .map_or(place, |(start, _)| start);
    let start = text[start..place]
        .find(char::is_whitespace)
        .map_or(start, |space| start + space + 1);
    text[start..].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Result<String, String> {
        from_text(text).map(|told| told.name.for_people().to_owned())
    }

    #[test]
    fn the_countrys_own_adjective_counts_like_its_name() {
        let text = "Peruvian police met Peruvian judges; two victims came from Ecuador.";
        assert_eq!(told(text), Ok("Peru".to_owned()));
    }

    #[test]
    fn the_government_spoken_of_outweighs_neighbours() {
        let text = "The Government of Orvania trained police. Orvania sent two officers to Peru \
                    and one to Chile. The Government of Orvania paid.";
        assert_eq!(told(text), Ok("Orvania".to_owned()));
    }

    #[test]
    fn a_country_must_be_named_half_as_often_again_as_the_next() {
        let naming = |peru: usize, chile: usize| {
            told(&("Peru waited. ".repeat(peru) + &"Chile waited. ".repeat(chile)))
        };
        assert_eq!(naming(6, 4), Ok("Peru".to_owned()));
        assert!(naming(5, 4).is_err_and(|seen| seen.contains("Peru, Chile")));
    }

    #[test]
    fn a_text_that_names_several_alike_is_about_none() {
        let text = "Police of Peru and Chile met; Peruvian and Chilean judges watched.";
        assert!(told(text).is_err_and(|seen| seen.contains("Chile")));
        assert_eq!(told("Milk, eggs, bread."), Err(String::new()));
    }
}
