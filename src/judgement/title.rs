//! A short name for an ask, made of its action and object.

/// Titles end at the first pause after this many characters, or before the word that passes the double.
const SHORT: usize = 28;

/// The beginning of a wording up to its first natural pause, with a capital.
pub fn title(wording: &str) -> String {
    let mut end = wording.len();
    for (at, c) in wording.char_indices() {
        let pause = matches!(c, ',' | ';' | ':' | '–' | '—' | '(');
        if pause && at >= SHORT {
            end = at;
            break;
        }
        if c == ' ' && at >= 2 * SHORT && ends_phrase(&wording[at + 1..]) {
            end = at;
            break;
        }
    }
    let kept = wording[..end].trim_end_matches(['.', ' ', ',', ';']);
    let mut chars = kept.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// Whether the rest begins with a word at which a phrase can end.
fn ends_phrase(rest: &str) -> bool {
    let word = rest.split(' ').next().unwrap_or_default();
    [
        "and",
        "or",
        "to",
        "for",
        "of",
        "in",
        "on",
        "by",
        "with",
        "that",
        "which",
        "who",
        "including",
        "through",
        "as",
        "from",
        "among",
        "especially",
        "particularly",
        "while",
        "so",
        "who",
        "where",
    ]
    .contains(&word)
}
