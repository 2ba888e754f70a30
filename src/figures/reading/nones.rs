//! Stated zeros.

use super::{Reading, dated, narrow};
use crate::figures::counted::{Counted, Noun, noun};
use crate::figures::deeds::{governing, indicator};
use crate::figures::period;
use crate::figures::qualifier;
use crate::figures::words::Words;
use crate::figures::{Certainty, Figure};
use crate::report::Edition;

/// "reported no investigations, prosecutions, or convictions": a stated zero for each.
pub(super) fn nones(words: &Words, at: usize, under_review: Edition) -> Vec<Figure> {
    let mut nouns = Vec::new();
    let mut place = at + 1;
    while place <= at + NONES {
        let Some(word) = words.0.get(place) else {
            break;
        };
        match noun(&word.folded, true) {
            Some(_) if word.folded.starts_with("inquir") => break,
            Some(noun) => nouns.push((place, noun)),
            None if ["or", "and", "trafficking", "new", "human", "suspected"]
                .contains(&word.folded.as_str()) => {}
            None if ["sex", "labor", "forced", "child"].contains(&word.folded.as_str()) => {}
            None => break,
        }
        place += 1;
    }
    let Some(&(head, _)) = nouns.last() else {
        return Vec::new();
    };
    // "no prosecution followed", "nobody was ever convicted": nothing of the whole year.
    let plural = nouns
        .iter()
        .any(|(place, _)| words.folded(*place).ends_with('s'));
    let ever = (at..words.clause_end(at)).any(|place| words.folded(place) == "ever");
    // "no investigations or allegations of complicity": of what, is told behind the other noun.
    let joined = ["or", "and"].contains(&words.folded(head + 1));
    if !plural || ever || joined {
        return Vec::new();
    }
    let figures = nouns.iter().filter_map(|(_, noun)| {
        let deed = governing(words, at, head);
        let done = matches!(noun, Noun::Victims | Noun::Accused);
        let strong = matches!(
            noun,
            Noun::Investigations | Noun::Prosecutions | Noun::Convictions | Noun::Arrests
        );
        if !done && !strong {
            return None;
        }
        let (indicator, unit) = indicator(*noun, deed.map(|(deed, _)| deed), false)?;
        let counted = Counted {
            noun: *noun,
            head,
            modifiers: at + 1,
        };
        let mut qualifier = qualifier::of(words, counted, deed.map(|(_, place)| place));
        if nouns.len() > 1 {
            qualifier.part = qualifier::of(
                words,
                Counted {
                    modifiers: head,
                    ..counted
                },
                None,
            )
            .part;
        }
        let reading = Reading {
            words,
            at,
            value: 0.0,
            under_review,
            last_told: at,
        };
        let mut figure = reading.figure(indicator, unit, qualifier, Certainty::Stated);
        figure.by_others = qualifier::by_others(words, deed.map(|(_, place)| place), at, head);
        if let Some(place) = qualifier::opening(words, at) {
            narrow(&mut figure, &place);
        }
        let told = period::after(words, at, under_review)
            .or_else(|| period::opening(words, at, under_review));
        dated(figure, told, under_review)
    });
    figures.collect()
}

/// A list of what there was none of has so many words at most.
const NONES: usize = 7;
