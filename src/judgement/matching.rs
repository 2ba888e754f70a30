//! Which later recommendation carries on which earlier one.
//!
//! Each report's list is held against the latest wording of every ask that is still open, so that
//! years without a list are bridged. Two models decide: one on how alike two wordings are, a second
//! on how far the pair stands out among all pairs of its row and its column. Splits and merges need
//! no rule of their own: a wording may be matched by several, and several by one.

use similar::{Algorithm, capture_diff_slices, diff_ratio};

use super::analysed::{Analysed, Item};
use super::likeness::{Likeness, share_a_term};
use super::model::{Logistic, Models, probability};
use super::reasons;
use super::types::Match;
use crate::decision::{Rulings, Verdict};
use crate::language::Text;
use crate::report::RecommendationId;

/// The log-odds of a pair that shares no term: as good as impossible.
pub const NOTHING_SHARED: f32 = -9.0;

/// Margins beyond this say no more than this.
const WIDEST_MARGIN: f32 = 6.0;

/// The signals between an earlier and a later recommendation; `None` where they share no term.
/// The order is that of [`super::model::PAIR_SIGNALS`].
pub fn pair_signals(old: &Item, new: &Item) -> Option<[f32; 16]> {
    if !share_a_term(&old.text, &new.text) {
        return None;
    }
    let likeness = Likeness::of(&old.text, &new.text);
    let more_covered = likeness.first_covered.max(likeness.second_covered);
    let (same_area, no_areas) = match (old.area, new.area) {
        (Some(a), Some(b)) => (f32::from(u8::from(a == b)), 0.0),
        _ => (0.0, 1.0),
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
        likeness.actions,
        likeness.objects,
        likeness.names,
        word_order(&old.text, &new.text, more_covered),
        same_area,
        no_areas,
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

/// A table of log-odds: rows are earlier wordings, columns later ones.
pub struct Table {
    columns: usize,
    cells: Vec<f32>,
}

impl Table {
    /// Fills a table by the likeness of each pair.
    pub fn of_pairs(old: &[&Item], new: &[Item], pair: &Logistic<16>) -> Self {
        let cell = |old: &Item, new: &Item| {
            pair_signals(old, new).map_or(NOTHING_SHARED, |signals| pair.log_odds(&signals))
        };
        Table::new(
            new.len(),
            old.iter()
                .flat_map(|old| new.iter().map(|new| cell(old, new)))
                .collect(),
        )
    }

    /// A table of these cells, row after row.
    pub fn new(columns: usize, cells: Vec<f32>) -> Self {
        Table { columns, cells }
    }

    /// The log-odds of one pair.
    pub fn at(&self, row: usize, column: usize) -> f32 {
        self.cells[row * self.columns + column]
    }

    /// How far the cell stands above the best other of its row, and of its column, within
    /// ±[`WIDEST_MARGIN`].
    pub fn margins(&self) -> impl Fn(usize, usize) -> (f32, f32) + '_ {
        let rows = self
            .cells
            .chunks(self.columns.max(1))
            .map(|row| two_best(row.iter().copied()));
        let rows: Vec<[f32; 2]> = rows.collect();
        let columns: Vec<[f32; 2]> = (0..self.columns)
            .map(|column| {
                two_best(
                    self.cells
                        .iter()
                        .skip(column)
                        .step_by(self.columns)
                        .copied(),
                )
            })
            .collect();
        move |row, column| {
            let value = self.at(row, column);
            (
                above_others(value, rows[row]),
                above_others(value, columns[column]),
            )
        }
    }
}

fn two_best(values: impl Iterator<Item = f32>) -> [f32; 2] {
    values.fold([NOTHING_SHARED; 2], |[best, second], value| {
        if value > best {
            [value, best]
        } else {
            [best, second.max(value)]
        }
    })
}

fn above_others(value: f32, [best, second]: [f32; 2]) -> f32 {
    let other = if value >= best { second } else { best };
    (value - other).clamp(-WIDEST_MARGIN, WIDEST_MARGIN)
}

/// The signals of a pair's standing, in the order of [`super::model::STANDING_SIGNALS`].
/// `skipped_editions` counts the lists between the two that did not ask it.
pub fn standing_signals(log_odds: f32, margins: (f32, f32), skipped_editions: usize) -> [f32; 5] {
    let best = margins.0 >= 0.0 && margins.1 >= 0.0;
    [
        log_odds.max(NOTHING_SHARED),
        margins.0,
        margins.1,
        f32::from(u8::from(best)),
        (skipped_editions as f32).min(4.0),
    ]
}

/// A wording that nothing later has carried on yet.
struct Open {
    report: usize,
    item: usize,
    /// How many lists since did not ask it.
    skipped: usize,
}

/// Every match of the dossier, ordered by (from, to).
pub fn matches(analysed: &Analysed, rulings: &Rulings, models: &Models) -> Vec<Match> {
    let mut found = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (at, report) in analysed.reports.iter().enumerate() {
        let Some(new) = report.items.as_deref() else {
            continue;
        };
        let old: Vec<&Item> = open
            .iter()
            .map(|o| item(analysed, o.report, o.item))
            .collect();
        let mut carried_on = vec![false; old.len()];
        let table = Table::of_pairs(&old, new, &models.pair);
        let margins = table.margins();
        for (row, old) in old.iter().enumerate() {
            for (column, new) in new.iter().enumerate() {
                let log_odds = table.at(row, column);
                let signals = standing_signals(log_odds, margins(row, column), open[row].skipped);
                let probability = probability(models.standing.log_odds(&signals));
                let ruling = rulings
                    .matches
                    .get(&(old.id.clone(), new.id.clone()))
                    .copied();
                let drawn = log_odds > NOTHING_SHARED && probability >= models.match_threshold;
                if !drawn && ruling.is_none() {
                    continue;
                }
                carried_on[row] |= ruling != Some(Verdict::Rejected);
                found.push(link(old, new, probability, ruling));
            }
        }
        drop(margins);
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

fn item<'a>(analysed: &'a Analysed, report: usize, item: usize) -> &'a Item<'a> {
    &analysed.reports[report]
        .items
        .as_deref()
        .unwrap_or_default()[item]
}

/// Matches that people accepted between wordings the program never held against each other.
fn drawn_by_people_alone(analysed: &Analysed, rulings: &Rulings, found: &[Match]) -> Vec<Match> {
    let known = |from: &RecommendationId, to: &RecommendationId| {
        found.iter().any(|m| m.from == *from && m.to == *to)
    };
    let missing = rulings
        .matches
        .iter()
        .filter(|((from, to), verdict)| **verdict == Verdict::Accepted && !known(from, to));
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
