//! What somebody may have meant by a word that stands for nothing.

use unicode_normalization::UnicodeNormalization;

/// How many suggestions help rather than hide.
const SUGGESTIONS: usize = 3;

/// `name` without case, accents, blanks and punctuation.
pub(super) fn folded(name: &str) -> String {
    let kept = name.nfkd().filter(|c| c.is_alphanumeric());
    kept.collect::<String>().to_lowercase()
}

/// How alike two names are written, 0 to 1.
pub(super) fn likeness(one: &str, other: &str) -> f64 {
    strsim::jaro_winkler(one, other)
}

/// The candidates that are most like what is wanted, nearest first, none twice.
pub(super) fn nearest(
    wanted: &str,
    candidates: impl Iterator<Item = (f64, String)>,
) -> Vec<String> {
    // Below this, Jaro-Winkler likeness is chance: unrelated country names reach about 0.6.
    let mut near: Vec<_> = candidates
        .filter(|(likeness, _)| !wanted.is_empty() && *likeness > 0.7)
        .collect();
    near.sort_by(|(a, one), (b, other)| b.total_cmp(a).then_with(|| one.cmp(other)));
    near.dedup_by(|(_, one), (_, other)| one == other);
    near.truncate(SUGGESTIONS);
    near.into_iter().map(|(_, name)| name).collect()
}

/// The words of `known` that are written most like `given`, nearest first; case and accents do not
/// matter. Also where one begins or ends with the other: `inspection` is near `labor inspection`.
pub fn near(given: &str, known: &[String]) -> Vec<String> {
    let wanted = folded(given);
    let candidates = known.iter().map(|name| {
        let written = folded(name);
        let part = wanted.len() > 2 && (written.contains(&wanted) || wanted.contains(&written));
        let likeness = if part {
            1.0
        } else {
            likeness(&wanted, &written)
        };
        (likeness, name.clone())
    });
    nearest(&wanted, candidates)
}

#[cfg(test)]
mod tests {
    use super::near;

    #[test]
    fn slips_of_the_keyboard_and_parts_of_names_are_near() {
        let known = ["labor inspection", "shelter", "training"].map(str::to_owned);
        assert_eq!(near("sheltr", &known), ["shelter"]);
        assert_eq!(near("Inspection", &known)[0], "labor inspection");
        assert!(near("xyzzy", &known).is_empty());
        assert!(near("", &known).is_empty());
    }
}
