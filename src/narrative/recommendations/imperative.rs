//! Whether words read like the beginning of an ask.

use crate::language::verbs;

/// Words that carry on the sentence before rather than begin an ask of their own.
#[rustfmt::skip]
const CARRIES_ON: &[&str] = &[
    "this", "these", "those", "such", "it", "they", "the", "that", "their", "its", "he", "she",
    "there", "a", "an", "however", "specifically", "additionally", "furthermore", "moreover",
    "also", "including", "which", "who", "where", "or", "but", "among", "examples", "authorities",
    "officials", "article", "articles", "art", "no", "section", "victims", "traffickers",
];

/// Phrases that carry on the sentence before.
const PHRASES: &[&str] = &[
    "in addition",
    "in particular",
    "for example",
    "for instance",
    "as such",
];

/// Whether `text` can begin an ask: a capital, and no word that carries on what went before.
pub(super) fn can_begin(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    if !text.starts_with(char::is_uppercase) {
        return false;
    }
    let word = first_word(text);
    let lower = text.to_lowercase();
    let followed_by_comma = text[word.len().min(text.len())..].starts_with(',');
    !(CARRIES_ON.contains(&word.as_str())
        || PHRASES.iter().any(|phrase| lower.starts_with(phrase))
        || followed_by_comma && word.ends_with("ly"))
}

/// Whether `text` surely begins an ask: with a verb of the list, or an adverb before it.
pub(super) fn surely_begins(text: &str) -> bool {
    let text = text.trim_start();
    let text = text
        .strip_prefix("and ")
        .or_else(|| text.strip_prefix("and, "))
        .unwrap_or(text)
        .trim_start();
    let word = first_word(text);
    verbs::asks(&word) || (word.len() > 4 && word.ends_with("ly"))
}

fn first_word(text: &str) -> String {
    text.chars()
        .take_while(|c| c.is_alphanumeric() || "'’-".contains(*c))
        .flat_map(char::to_lowercase)
        .collect()
}
