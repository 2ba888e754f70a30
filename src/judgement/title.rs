//! A short name for an ask, made of its action and object.

/// Titles end at the first pause after this many characters, or before the word that passes the double.
const SHORT: usize = 28;

/// The longest subject of a "should" sentence.
const SUBJECT: usize = 60;

/// The beginning of a wording up to its first natural pause, with a capital.
pub fn title(wording: &str) -> String {
    let wording = without_subject(wording);
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

/// "The government should also train …" without its subject.
fn without_subject(wording: &str) -> &str {
    match wording.split_once(" should ") {
        Some((subject, asked)) if subject.len() <= SUBJECT => {
            asked.strip_prefix("also ").unwrap_or(asked)
        }
        _ => wording,
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
        "outside",
        "within",
        "between",
        "so",
        "who",
        "where",
    ]
    .contains(&word)
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_title_ends_at_a_pause_not_at_a_width() {
        assert_eq!(
            title("fund specialized shelters for men and boys, in every province"),
            "Fund specialized shelters for men and boys"
        );
        assert_eq!(
            title(
                "Increase the number of trained labor inspectors in the mining regions outside the capital"
            ),
            "Increase the number of trained labor inspectors in the mining regions"
        );
    }

    #[test]
    fn the_subject_of_a_sentence_is_no_part_of_its_title() {
        assert_eq!(
            title("it should also adopt a national plan."),
            "Adopt a national plan"
        );
        assert_eq!(
            title("The Government of Orvania should enact a law."),
            "Enact a law"
        );
    }
}
