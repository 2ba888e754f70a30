//! Two people at the same thing: what was said of it after one of them had looked.

use crate::decision::{Decision, Ruling};

/// The number of the latest of `decisions`; 0 where there is none.
pub fn latest(decisions: &[Decision]) -> i64 {
    let numbers = decisions.iter().map(|decision| decision.number);
    numbers.max().unwrap_or_default()
}

/// What of `decisions` was said of the same thing as any of `rulings` after the decision numbered
/// `seen`, in its order.
pub fn said_since<'a>(
    decisions: &'a [Decision],
    rulings: &[Ruling],
    seen: i64,
) -> Vec<&'a Decision> {
    let same = |decision: &&Decision| {
        decision.number > seen
            && (rulings.iter()).any(|ruling| ruling.is_about_the_same(&decision.ruling))
    };
    decisions.iter().filter(same).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::orvania;

    #[test]
    fn only_later_words_on_the_same_thing_count() {
        let decisions = orvania().decisions;
        let last = decisions.last().unwrap();
        let rulings = [last.ruling.clone()];
        assert_eq!(said_since(&decisions, &rulings, last.number - 1), [last]);
        assert!(said_since(&decisions, &rulings, latest(&decisions)).is_empty());
        let other = [decisions[0].ruling.clone()];
        assert!(said_since(&decisions, &other, decisions[0].number).is_empty());
    }
}
