//! Lists where a cell holds but one text.

use std::fmt::Display;

/// `things`, parted by commas.
pub fn parted<T: Display>(things: &[T]) -> String {
    let things: Vec<String> = things.iter().map(T::to_string).collect();
    things.join(", ")
}
