//! Which later recommendation carries on which earlier one.
//!
//! Each report's list is held against the latest wording of every ask that is still open, so that
//! years without a list are bridged. Two models decide: one on how alike two wordings are, a second
//! on how far the pair stands out among all pairs of its row and its column. Splits and merges need
//! no rule of their own: a wording may be matched by several, and several by one.

use std::collections::HashSet;

use similar::{Algorithm, capture_diff_slices, diff_ratio};

use super::analysed::{Analysed, Item};
use super::common_facets::CommonFacets;
use super::known::Known;
use super::likeness::Likeness;
use super::model::{
    Models, PAIR_SIGNALS, PLAUSIBLE, PairSignals, STANDING_SIGNALS, TwoStages, probability,
};
use super::reasons;
use super::table::{FirstStage, NOTHING_SHARED, joined};
use super::types::Match;
use crate::decision::{Rulings, Verdict};
use crate::language::Text;
use crate::report::{Edition, RecommendationId};

/// The signals between an earlier and a later recommendation; `None` where they share nothing.
/// The order is that of [`super::model::PAIR_SIGNALS`].
pub fn pair_signals(old: &Item, new: &Item, association: f32) -> Option<PairSignals> {
    let likeness = Likeness::of(&old.text, &new.text)?;
    let facets = CommonFacets::of(&old.text.facets, &new.text.facets);
    let more_covered = likeness.first_covered.max(likeness.second_covered);
    let same_area = match (old.area, new.area) {
        (Some(a), Some(b)) => f32::from(u8::from(a == b)),
        _ => 0.5,
    };
    Some([
        likeness.cosine,
        likeness.cosine * likeness.cosine,
        likeness.first_covered,
        likeness.second_covered,
        more_covered,
        likeness.first_echoed,
        likeness.second_echoed,
        likeness.phrases,
        likeness.verbs,
        facets.actions,
        facets.objects,
        facets.same_actions,
        facets.same_objects,
        facets.actions_covered,
        facets.objects_covered,
        facets.action_and_object,
        association,
        likeness.names,
        word_order(&old.text, &new.text, more_covered),
        same_area,
        1.0 - (old.place - new.place).abs(),
    ])
}

/// Where less than this share of the smaller text is said by the other, its order tells nothing.
const ORDER_TELLS: f32 = 0.4;

/// The share of terms that stand in the same order in both texts, 0 to 1.
fn word_order(old: &Text, new: &Text, more_covered: f32) -> f32 {
    if more_covered < ORDER_TELLS {
        return 0.0;
    }
    let (a, b) = (&old.sequence, &new.sequence);
    diff_ratio(
        &capture_diff_slices(Algorithm::Myers, a, b),
        a.len(),
        b.len(),
    )
}

/// What the second stage sees of a pair.
pub type StandingSignals = [f32; STANDING_SIGNALS.len() + PAIR_SIGNALS.len()];

/// The signals of a pair's standing, in the order of [`super::model::standing_names`].
pub fn standing_signals(log_odds: f32, margins: (f32, f32), pair: &PairSignals) -> StandingSignals {
    let best = margins.0 >= 0.0 && margins.1 >= 0.0;
    let standing = [
        log_odds.max(NOTHING_SHARED),
        margins.0,
        margins.1,
        f32::from(u8::from(best)),
    ];
    joined(&standing, pair)
}

/// Lists that did not ask a thing count up to so many.
const MOST_SKIPPED: usize = 4;

/// Every pair of an earlier wording and a later list, with its first-stage log-odds.
pub struct Pairs<'a> {
    old: Vec<&'a Item<'a>>,
    new: &'a [Item<'a>],
    /// What the first stage makes of them.
    pub first: FirstStage,
}

impl<'a> Pairs<'a> {
    /// Holds every earlier wording against every later one.
    pub fn of(
        old: Vec<&'a Item<'a>>,
        new: &'a [Item<'a>],
        model: &TwoStages<{ PAIR_SIGNALS.len() }>,
    ) -> Self {
        let first = FirstStage::of(&old, new, model, |row, column, association| {
            pair_signals(old[row], &new[column], association)
        });
        Pairs { old, new, first }
    }

    /// The log-odds of a pair after the second stage; `None` where it is not plausible.
    pub fn second_look(
        &self,
        (row, column): (usize, usize),
        margins: (f32, f32),
        model: &TwoStages<{ PAIR_SIGNALS.len() }>,
    ) -> Option<f32> {
        let log_odds = self.first.table.at(row, column);
        if log_odds < PLAUSIBLE {
            return None;
        }
        let association = self.first.association(row, column);
        let signals = pair_signals(self.old[row], &self.new[column], association)?;
        let signals = standing_signals(log_odds, margins, &signals);
        Some(model.standing.log_odds(&signals))
    }
}

/// A wording that nothing later has carried on yet.
struct Open {
    report: usize,
    item: usize,
    /// How many lists since did not ask it.
    skipped: usize,
}

/// Every match of the dossier, ordered by (from, to).
pub fn matches(
    analysed: &Analysed,
    known: Known<'_>,
    rulings: &Rulings,
    models: &Models,
) -> Vec<Match> {
    let mut found: Vec<Match> = known.matches().cloned().collect();
    let carried_on_before: HashSet<(&RecommendationId, Edition)> = known
        .matches()
        .filter(|link| link.decision.counts())
        .map(|link| (&link.from, link.to.report.year))
        .collect();
    let mut open: Vec<Open> = Vec::new();
    for (at, report) in analysed.reports.iter().enumerate() {
        let Some(new) = report.items.as_deref() else {
            continue;
        };
        let old: Vec<&Item> = open
            .iter()
            .map(|o| item(analysed, o.report, o.item))
            .collect();
        let year = report.id.year;
        let carried_on: Vec<bool> = match known.holds(year) {
            true => (old.iter())
                .map(|old| carried_on_before.contains(&(&old.id, year)))
                .collect(),
            false => {
                let skipped: Vec<usize> = open.iter().map(|open| open.skipped).collect();
                carried_on(old, new, &skipped, rulings, models, &mut found)
            }
        };
        let mut still_open = carried_on.iter().map(|carried_on| !carried_on);
        open.retain(|_| still_open.next().unwrap_or(true));
        open.iter_mut().for_each(|o| o.skipped += 1);
        open.extend((0..new.len()).map(|item| Open {
            report: at,
            item,
            skipped: 0,
        }));
    }
    found.extend(drawn_by_people_alone(analysed, rulings, &found));
    found.sort_by(|a, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    found
}

/// Draws the matches between the open wordings and those of a new list, and says of each open one
/// whether it is carried on.
fn carried_on<'a>(
    old: Vec<&'a Item<'a>>,
    new: &'a [Item<'a>],
    skipped: &[usize],
    rulings: &Rulings,
    models: &Models,
    found: &mut Vec<Match>,
) -> Vec<bool> {
    let mut carried_on = vec![false; old.len()];
    let pairs = Pairs::of(old, new, &models.matches);
    let margins = pairs.first.table.margins();
    for (row, old) in pairs.old.iter().enumerate() {
        let skipped = skipped[row].min(MOST_SKIPPED) as f32 * models.skipped_edition;
        for (column, new) in new.iter().enumerate() {
            let log_odds = pairs.second_look((row, column), margins(row, column), &models.matches);
            let probability = log_odds.map_or(0.0, |odds| probability(odds + skipped));
            let ruling = rulings
                .matches
                .get(&(old.id.clone(), new.id.clone()))
                .copied();
            let drawn = probability >= models.matches.threshold;
            if !drawn && ruling.is_none() {
                continue;
            }
            carried_on[row] |= ruling != Some(Verdict::Rejected);
            found.push(link(old, new, probability, ruling));
        }
    }
    carried_on
}

fn item<'a>(analysed: &'a Analysed, report: usize, item: usize) -> &'a Item<'a> {
    &analysed.reports[report]
        .items
        .as_deref()
        .unwrap_or_default()[item]
}

/// Matches that people accepted or rejected between wordings the program never held against each other.
fn drawn_by_people_alone(analysed: &Analysed, rulings: &Rulings, found: &[Match]) -> Vec<Match> {
    let known = |from: &RecommendationId, to: &RecommendationId| {
        found.iter().any(|m| m.from == *from && m.to == *to)
    };
    let missing = rulings
        .matches
        .iter()
        .filter(|((from, to), _)| !known(from, to));
    missing
        .filter_map(|((from, to), verdict)| {
            let old = analysed.items().find(|item| item.id == *from)?;
            let new = analysed.items().find(|item| item.id == *to)?;
            Some(link(old, new, 0.0, Some(*verdict)))
        })
        .collect()
}

fn link(old: &Item, new: &Item, probability: f32, ruling: Option<Verdict>) -> Match {
    Match {
        from: old.id.clone(),
        to: new.id.clone(),
        probability: f64::from(probability),
        decision: ruling.into(),
        reason: reasons::of_match(old, new),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Dossier, DossierId, DossierReport};
    use crate::judgement::model::PAIR_SIGNALS;
    use crate::language::Language;
    use crate::report::{CountryCode, Recommendation, ReportId, Series};

    /// What the signal `same_area` says of two recommendations that stand under these headings.
    fn same_area(old: Option<&str>, new: Option<&str>) -> f32 {
        let country = CountryCode::new("Orvania").unwrap();
        let report = |year, area: Option<&str>| DossierReport {
            id: ReportId {
                series: Series::tip(),
                country: country.clone(),
                year,
            },
            recommendations: Some(vec![Recommendation {
                area: area.map(str::to_owned),
                ..Recommendation::plain("Fund shelters for adult victims.")
            }]),
            sentences: Vec::new(),
        };
        let id = DossierId {
            series: Series::tip(),
            country: country.clone(),
        };
        let dossier = Dossier {
            id,
            reports: vec![report(2012, old), report(2013, new)],
        };
        let analysed = Analysed::new(&dossier, Language::built_in());
        let items: Vec<&Item> = analysed.items().collect();
        let signals = pair_signals(items[0], items[1], 0.0).unwrap();
        let place = PAIR_SIGNALS.iter().position(|name| *name == "same_area");
        signals[place.unwrap()]
    }

    #[test]
    fn the_area_tells_something_only_where_both_have_one() {
        assert_eq!(same_area(Some("Enforcement"), Some("Enforcement")), 1.0);
        assert_eq!(same_area(Some("Enforcement"), Some("Social Programs")), 0.0);
        assert_eq!(same_area(Some("Enforcement"), None), 0.5);
    }
}
