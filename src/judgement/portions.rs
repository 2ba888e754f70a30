//! The several things that one recommendation asks for ("…; fund shelters, and train the police").

use std::ops::Range;

use super::analysed::Item;
use super::likeness::term_weight;
use crate::language::{FacetId, Text};

/// The fewest words that ask for something of their own.
const SHORTEST: usize = 3;

/// Endings of words that name a thing or people, not what should be done ("and prosecutors").
const OF_NOUNS: [&str; 6] = ["s", "ing", "ion", "ment", "or", "er"];

/// The words of each portion, in order: parted at semicolons, ", and", "and" before a verb, and
/// "including".
pub fn portions(item: &Item) -> Vec<Range<usize>> {
    let words = &item.text.words;
    let mut starts = vec![0];
    for at in 1..words.len() {
        let before = &item.wording[words[at - 1].place.end..words[at].place.start];
        let start = match words[at].folded.as_str() {
            "and" if before.contains(',') || is_verb(&item.text, at + 1) => at + 1,
            "including" => at + 1,
            _ if before.contains(';') => at,
            _ => continue,
        };
        let begun = starts.last().copied().unwrap_or(0);
        if at >= begun + SHORTEST && words.len() >= start + SHORTEST {
            starts.push(start);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(a, b)| a..b)
        .collect()
}

fn is_verb(text: &Text, at: usize) -> bool {
    let facets = &text.facets;
    let begins = |(facet, first, _): &(FacetId, usize, usize)| {
        *first == at && facets.actions.binary_search(facet).is_ok()
    };
    let noun = |ending: &&str| text.words[at].folded.ends_with(*ending);
    facets.known_by.iter().any(begins) && !OF_NOUNS.iter().any(noun)
}

/// Of several portions the one that shares most weight with `other`, or without a shared term most
/// facets; `None` where there is only one portion, or nothing is shared.
pub fn portion_spoken_to(item: &Item, other: &Text) -> Option<Range<usize>> {
    let portions = portions(item);
    if portions.len() < 2 {
        return None;
    }
    let by = |share: &dyn Fn(&Range<usize>) -> f32| -> Option<Range<usize>> {
        let mut most: Option<(f32, &Range<usize>)> = None;
        for portion in &portions {
            let shared = share(portion);
            if shared > most.map_or(0.0, |(most, _)| most) {
                most = Some((shared, portion));
            }
        }
        most.map(|(_, portion)| portion.clone())
    };
    by(&|portion| shared_weight(&item.text, portion, other))
        .or_else(|| by(&|portion| shared_facets(&item.text, portion, other)))
}

fn shared_weight(text: &Text, portion: &Range<usize>, other: &Text) -> f32 {
    let terms = text.sequence.iter().zip(&text.spans);
    terms
        .filter(|(term, (first, _))| {
            portion.contains(first) && term_weight(other, **term).is_some()
        })
        .filter_map(|(term, _)| term_weight(text, *term))
        .sum()
}

fn shared_facets(text: &Text, portion: &Range<usize>, other: &Text) -> f32 {
    let known_by = text.facets.known_by.iter();
    known_by
        .filter(|(facet, first, _)| portion.contains(first) && other.facets.has(*facet))
        .count() as f32
}

/// So many characters of a portion are quoted.
const QUOTED: usize = 60;

/// The portion as it stands in the wording, cut short at a word.
pub fn quoted(item: &Item, portion: &Range<usize>) -> String {
    let words = &item.text.words[portion.clone()];
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return String::new();
    };
    // "fund shelters, and" without the word that leads to the next portion.
    let joins = words.len() > 1 && ["and", "including"].contains(&last.folded.as_str());
    let last = if joins { &words[words.len() - 2] } else { last };
    let fits = words
        .iter()
        .rev()
        .skip(usize::from(joins))
        .find(|word| {
            item.wording[first.place.start..word.place.end]
                .chars()
                .count()
                <= QUOTED
        })
        .unwrap_or(first);
    let cut = if fits.place.end < last.place.end {
        " …"
    } else {
        ""
    };
    format!(
        "\"{}{cut}\"",
        &item.wording[first.place.start..fits.place.end]
    )
}
