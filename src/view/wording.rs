//! What changed from one wording of an ask to the next, word by word.

use schemars::JsonSchema;
use serde::Serialize;
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A run of words that were kept, put in or taken out together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Piece {
    /// What happened to the words.
    pub change: Change,
    /// The words, parted by single spaces.
    pub words: String,
}

/// What happened to a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// They stand in both wordings.
    Kept,
    /// They stand only in the earlier wording.
    Deleted,
    /// They stand only in the later wording.
    Inserted,
}

/// Words kept between two changes that are too few to help the eye: they are shown as taken out
/// and put in again, so that a reworded phrase reads as one phrase.
const LONE: usize = 1;

/// How `earlier` became `later`. The kept and deleted pieces together are the words of `earlier`,
/// the kept and inserted ones those of `later`.
pub fn changes(earlier: &str, later: &str) -> Vec<Piece> {
    let old: Vec<&str> = earlier.split_whitespace().collect();
    let new: Vec<&str> = later.split_whitespace().collect();
    let ops = capture_diff_slices(Algorithm::Myers, &old, &new);

    let mut pieces = Pieces::default();
    for (place, op) in ops.iter().enumerate() {
        match op {
            DiffOp::Equal { old_index, len, .. } => {
                let words = &old[*old_index..old_index + len];
                let between_changes = place > 0 && place + 1 < ops.len();
                if between_changes && *len <= LONE {
                    pieces.deleted.extend(words);
                    pieces.inserted.extend(words);
                } else {
                    pieces.settle();
                    pieces.push(Change::Kept, words);
                }
            }
            other => {
                pieces.deleted.extend(&old[other.old_range()]);
                pieces.inserted.extend(&new[other.new_range()]);
            }
        }
    }
    pieces.settle();
    pieces.done
}

/// Pieces so far, and the change that is not yet complete.
#[derive(Default)]
struct Pieces<'a> {
    done: Vec<Piece>,
    deleted: Vec<&'a str>,
    inserted: Vec<&'a str>,
}

impl Pieces<'_> {
    fn settle(&mut self) {
        let deleted = std::mem::take(&mut self.deleted);
        let inserted = std::mem::take(&mut self.inserted);
        self.push(Change::Deleted, &deleted);
        self.push(Change::Inserted, &inserted);
    }

    fn push(&mut self, change: Change, words: &[&str]) {
        if !words.is_empty() {
            self.done.push(Piece {
                change,
                words: words.join(" "),
            });
        }
    }
}

/// Whether nothing but kept words is among `pieces`.
pub fn unchanged(pieces: &[Piece]) -> bool {
    pieces.iter().all(|piece| piece.change == Change::Kept)
}

/// Of the later wording's words at least this share was kept, or it counts as worded anew.
const KEPT: f64 = 0.25;

/// Whether so little was kept that marking each change says less than the new wording by itself.
pub fn anew(pieces: &[Piece]) -> bool {
    let count = |change: Change| -> usize {
        let of_kind = pieces.iter().filter(|piece| piece.change == change);
        of_kind.map(|piece| piece.words.split(' ').count()).sum()
    };
    let (kept, inserted) = (count(Change::Kept), count(Change::Inserted));
    inserted > 0 && (kept as f64) < KEPT * (kept + inserted) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drawn(earlier: &str, later: &str) -> String {
        changes(earlier, later)
            .iter()
            .map(|piece| match piece.change {
                Change::Kept => piece.words.clone(),
                Change::Deleted => format!("[-{}-]", piece.words),
                Change::Inserted => format!("{{+{}+}}", piece.words),
            })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn a_replaced_word_is_shown_where_it_stood() {
        assert_eq!(
            drawn(
                "Train more judges every year",
                "Train more police every year"
            ),
            "Train more [-judges-] {+police+} every year"
        );
    }

    #[test]
    fn a_single_word_left_between_two_changes_joins_them() {
        assert_eq!(
            drawn("fund shelters in ports", "open homes in cities"),
            "[-fund shelters in ports-] {+open homes in cities+}"
        );
    }

    #[test]
    fn the_same_wording_has_no_change() {
        assert!(unchanged(&changes("Enact the law.", "Enact  the law.")));
    }

    #[test]
    fn a_wording_that_keeps_hardly_a_word_is_worded_anew() {
        assert!(anew(&changes(
            "Open a home for boys.",
            "Fund shelters in every port."
        )));
        assert!(!anew(&changes(
            "Open a home for boys.",
            "Open a home for girls and boys."
        )));
        assert!(!anew(&changes("Open a home.", "Open a home.")));
    }

    proptest! {
        #[test]
        fn every_word_of_both_wordings_is_kept(
            old in prop::collection::vec("[a-e]{1,2}", 0..20),
            new in prop::collection::vec("[a-e]{1,2}", 0..20),
        ) {
            let pieces = changes(&old.join(" "), &new.join("  "));
            let words_of = |gone: Change| -> Vec<String> {
                pieces.iter().filter(|p| p.change != gone)
                    .flat_map(|p| p.words.split(' ').map(str::to_owned)).collect()
            };
            prop_assert_eq!(words_of(Change::Inserted), old);
            prop_assert_eq!(words_of(Change::Deleted), new);
        }
    }
}
