//! Long lists, a part at a time.

use super::query::Query;

/// A part of a list.
pub(super) struct Part<T> {
    /// What stands in it.
    pub items: Vec<T>,
    /// The part before and the one after, by their addresses.
    pub before: Option<String>,
    /// The one after.
    pub after: Option<String>,
    /// Which part it is, counted from 1, and how many there are.
    pub place: (usize, usize),
}

/// The part of `all` that the address asks for by `page`, each with so many.
pub(super) fn part<T>(all: Vec<T>, size: usize, query: &mut Query) -> Part<T> {
    let parts = all.len().div_ceil(size).max(1);
    let asked: Option<usize> = query.read_by("page", |given| {
        let number = given.parse();
        number.map_err(|_| format!("\"{given}\" is no number of a page"))
    });
    let now = asked.unwrap_or(1).clamp(1, parts);
    let address = |number: usize| {
        let named = (1..=parts).contains(&number).then(|| number.to_string());
        named.map(|number| query.with("page", if number == "1" { "" } else { &number }))
    };
    Part {
        before: address(now - 1),
        after: address(now + 1),
        place: (now, parts),
        items: all.into_iter().skip((now - 1) * size).take(size).collect(),
    }
}
