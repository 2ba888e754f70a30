//! Numbers in words and digits.

use crate::report::Edition;

/// A number that is written as one word ("none" to "twelve", "twenty", "thirty" …) or in digits
/// without thousands commas; a year is no number.
pub fn written_number(folded: &str) -> Option<f64> {
    const SMALL: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some(number) = SMALL.iter().position(|small| *small == folded) {
        return Some(number as f64);
    }
    if let Some(tens) = TENS.iter().position(|tens| *tens == folded) {
        return Some((tens as f64 + 2.0) * 10.0);
    }
    if is_year(folded) {
        return None;
    }
    folded.parse().ok()
}

/// Whether a word is a year: four digits from 1900 to 2099.
pub fn is_year(folded: &str) -> bool {
    year(folded).is_some()
}

/// The year that a word is.
pub(super) fn year(folded: &str) -> Option<Edition> {
    let year: f64 = folded.parse().ok()?;
    (folded.len() == 4 && (1900.0..2100.0).contains(&year)).then_some(year as Edition)
}

/// The numbers from thirteen to nineteen.
pub(super) fn teen(folded: &str) -> Option<f64> {
    const TEENS: [&str; 7] = [
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    let place = TEENS.iter().position(|teen| *teen == folded)?;
    Some(place as f64 + 13.0)
}

/// Words that multiply the number before them.
pub(super) fn scale(folded: &str) -> Option<f64> {
    match folded {
        "dozen" => Some(12.0),
        "hundred" => Some(100.0),
        "thousand" => Some(1e3),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        "trillion" => Some(1e12),
        _ => None,
    }
}
