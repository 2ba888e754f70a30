//! Words that make a number approximate.

use super::words::Words;

/// "at least", "approximately", "more than" before a number.
pub(super) fn approximate(words: &Words, at: usize) -> String {
    const TWO: [[&str; 2]; 6] = [
        ["at", "least"],
        ["more", "than"],
        ["less", "than"],
        ["fewer", "than"],
        ["up", "to"],
        ["as", "many"],
    ];
    const ONE: [&str; 10] = [
        "approximately",
        "about",
        "around",
        "nearly",
        "over",
        "almost",
        "some",
        "roughly",
        "estimated",
        "under",
    ];
    if at >= 2 && TWO.iter().any(|two| words.says(at - 2, two)) {
        return words.join(at - 2..at);
    }
    match at.checked_sub(1).map(|before| words.folded(before)) {
        Some(before) if ONE.contains(&before) => before.to_owned(),
        _ => String::new(),
    }
}
