//! Country names and adjectives in running text.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::fold::without_accents;
use super::{Country, countries};

/// Names in which another country's name stands without being meant.
const NOT_MEANT: &[&str] = &[
    "New Jersey",
    "New Mexico",
    "Gulf of Guinea",
    "Gulf of Mexico",
    "Sea of Japan",
    "Indian Ocean",
    "South China Sea",
    "East China Sea",
    "Northern Ireland",
    "Latin American",
    "Latin America",
    "Central American",
    "North American",
    "South American",
    "Organization of American States",
    "Inter-American",
    "American Indian",
    "Family Reunion",
    "Class Reunion",
    "Republic of China",
];

/// A country named in running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Where, in bytes.
    pub place: Range<usize>,
    /// Which country.
    pub country: &'static Country,
    /// Whether an adjective or a word for its people names it, rather than its name.
    pub adjective: bool,
}

/// The countries that `text` names, in order; the longest name wins.
///
/// Names count as they are capitalised in print (`Turkey`, `TURKEY`, never `turkey`), adjectives
/// with a capital only. Adjectives that two countries share name neither.
pub fn mentions(text: &str) -> Vec<Mention> {
    let lexicon = lexicon();
    lexicon
        .scan
        .find_iter(text)
        .filter_map(|found| {
            let meaning = lexicon.meanings[found.pattern().as_usize()];
            let (row, adjective) = match meaning {
                Meaning::Name(row) => (row, false),
                Meaning::Adjective(row) => (row, true),
                Meaning::Nobody => return None,
            };
            stands_alone(text, found.range(), adjective).then(|| Mention {
                place: found.range(),
                country: &countries()[row],
                adjective,
            })
        })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    Name(usize),
    Adjective(usize),
    Nobody,
}

struct Lexicon {
    scan: AhoCorasick,
    meanings: Vec<Meaning>,
}

fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let mut words: HashMap<String, Meaning> = HashMap::new();
        for (row, country) in countries().iter().enumerate() {
            for adjective in &country.adjectives {
                for written in as_printed(adjective) {
                    words
                        .entry(written)
                        .and_modify(|meaning| {
                            if *meaning != Meaning::Adjective(row) {
                                *meaning = Meaning::Nobody;
                            }
                        })
                        .or_insert(Meaning::Adjective(row));
                }
            }
        }
        for (row, country) in countries().iter().enumerate() {
            for name in std::iter::once(&country.name).chain(&country.variants) {
                for written in as_printed(name) {
                    words.insert(written.to_uppercase(), Meaning::Name(row));
                    words.insert(written, Meaning::Name(row));
                }
            }
        }
        for name in NOT_MEANT {
            words.entry((*name).to_owned()).or_insert(Meaning::Nobody);
        }
        let mut words: Vec<(String, Meaning)> = words.into_iter().collect();
        words.sort_by(|a, b| a.0.cmp(&b.0));
        let scan = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .build(words.iter().map(|(word, _)| word))
            .expect("the table of countries is a fixed and small set of patterns");
        Lexicon {
            scan,
            meanings: words.into_iter().map(|(_, meaning)| meaning).collect(),
        }
    })
}

/// The ways in which print writes a name: with either apostrophe, with or without accents.
fn as_printed(name: &str) -> Vec<String> {
    let mut ways = vec![name.to_owned(), without_accents(name)];
    let curly: Vec<String> = ways.iter().map(|way| way.replace('\'', "’")).collect();
    ways.extend(curly);
    ways.dedup();
    ways
}

/// Whether no letter or digit touches the place; an adjective may carry a plural s (`Peruvians`).
fn stands_alone(text: &str, place: Range<usize>, adjective: bool) -> bool {
    let before = text[..place.start].chars().next_back();
    let mut after = text[place.end..].chars();
    let mut next = after.next();
    if adjective && next == Some('s') {
        next = after.next();
    }
    let touches = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !touches(before) && !touches(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<&'static str> {
        mentions(text)
            .iter()
            .map(|m| m.country.code.as_str())
            .collect()
    }

    #[test]
    fn names_and_adjectives_are_found_with_the_longest_first() {
        assert_eq!(
            codes("Papua New Guinea, Guinea-Bissau and Guinea"),
            ["PNG", "GNB", "GIN"]
        );
        assert_eq!(
            codes("Peruvians met Nigerien and Nigerian police."),
            ["PER", "NER", "NGA"]
        );
        assert_eq!(
            codes("South Korean officials in South Sudan"),
            ["KOR", "SSD"]
        );
        assert_eq!(codes("in Côte d’Ivoire and PERU’s north"), ["CIV", "PER"]);
    }

    #[test]
    fn common_words_are_no_countries() {
        assert_eq!(
            codes("to polish a turkey for the reunion, a guinea pig"),
            [""; 0]
        );
        assert_eq!(codes("Romania is not Oman"), ["ROU", "OMN"]);
        assert_eq!(codes("a lawyer from New Mexico"), [""; 0]);
    }

    #[test]
    fn an_adjective_that_two_countries_share_names_neither() {
        assert_eq!(codes("Congolese and Dominican victims"), [""; 0]);
        assert_eq!(codes("the Dominican Republic"), ["DOM"]);
    }
}
