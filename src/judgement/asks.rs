//! Commitments through the years: the recommendations that matches tie together.
//!
//! An ask is split and merged by sure matches. An uncertain one ties only where neither side has a
//! surer one: else a single slip would make one ask of two that each have a clear line of their own.

use std::collections::{BTreeMap, HashMap};

use super::analysed::Analysed;
use super::types::Match;
use crate::report::RecommendationId;

/// The wordings of each ask, earliest first, by the name of the earliest.
pub fn asks(
    analysed: &Analysed,
    matches: &[Match],
) -> BTreeMap<RecommendationId, Vec<RecommendationId>> {
    let all: Vec<&RecommendationId> = analysed.items().map(|item| &item.id).collect();
    let place: BTreeMap<&RecommendationId, usize> =
        all.iter().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut tied = Tied::new(all.len());
    for link in tying(matches) {
        if let (Some(from), Some(to)) = (place.get(&link.from), place.get(&link.to)) {
            tied.tie(*from, *to);
        }
    }
    let mut asks: BTreeMap<RecommendationId, Vec<RecommendationId>> = BTreeMap::new();
    for (at, id) in all.iter().enumerate() {
        let earliest = all[tied.earliest(at)].clone();
        asks.entry(earliest).or_default().push((*id).clone());
    }
    asks
}

/// Matches at least so probable tie two wordings whatever else ties them.
const SURE: f64 = 0.8;

/// The matches that make two wordings one ask.
fn tying(matches: &[Match]) -> impl Iterator<Item = &Match> {
    let accepted = || matches.iter().filter(|m| m.decision.counts());
    let mut surest: HashMap<(Side, &RecommendationId), f64> = HashMap::new();
    for link in accepted() {
        for end in [(Side::From, &link.from), (Side::To, &link.to)] {
            let surest = surest.entry(end).or_default();
            *surest = surest.max(sureness(link));
        }
    }
    accepted().filter(move |link| {
        let surest = |end| surest.get(&end).copied().unwrap_or_default();
        let sureness = sureness(link);
        sureness >= SURE
            || (sureness >= surest((Side::From, &link.from))
                && sureness >= surest((Side::To, &link.to)))
    })
}

#[derive(PartialEq, Eq, Hash)]
enum Side {
    From,
    To,
}

fn sureness(link: &Match) -> f64 {
    link.decision.sureness(link.probability)
}

/// Disjoint sets of places, each known by its earliest member.
struct Tied(Vec<usize>);

impl Tied {
    fn new(count: usize) -> Self {
        Tied((0..count).collect())
    }

    fn earliest(&mut self, mut place: usize) -> usize {
        while self.0[place] != place {
            self.0[place] = self.0[self.0[place]];
            place = self.0[place];
        }
        place
    }

    fn tie(&mut self, one: usize, other: usize) {
        let (one, other) = (self.earliest(one), self.earliest(other));
        self.0[one.max(other)] = one.min(other);
    }
}
