//! British and American spellings of the same word: whoever looks for one finds the other too. The
//! rules are general, so that they make words that nobody writes; looking for those finds nothing more.

/// More spellings of a phrase than these are not looked for.
const MOST: usize = 8;

/// Endings that a word can have behind what is spelt in two ways.
const INFLECTED: [&str; 8] = ["", "s", "ed", "ing", "er", "ers", "able", "hood"];
const VERBS: [&str; 8] = ["e", "es", "ed", "er", "ers", "ing", "ation", "ations"];
const DOUBLED: [&str; 6] = ["ed", "ing", "er", "ers", "or", "ors"];
const PLURAL: [&str; 2] = ["", "s"];
const PAST: [&str; 3] = ["e", "es", "ed"];

/// How a word ends in both spellings, which of `endings` can follow, and how many letters must stand
/// before it at least: `four` is no British `for`.
struct Rule {
    pair: [&'static str; 2],
    endings: &'static [&'static str],
    before: usize,
}

/// The first that speaks of a word is taken.
const RULES: [Rule; 8] = [
    // travelled, traveled; counsellor, counselor
    rule(["ll", "l"], &DOUBLED, 3),
    // labour, labor
    rule(["our", "or"], &INFLECTED, 3),
    // organise, organize; organisation, organization
    rule(["is", "iz"], &VERBS, 3),
    // analyse, analyze
    rule(["ys", "yz"], &VERBS, 3),
    // centre, center; fibre, fiber
    rule(["tre", "ter"], &PLURAL, 2),
    rule(["bre", "ber"], &PLURAL, 2),
    // offence, offense
    rule(["enc", "ens"], &PAST, 2),
    // programme, program
    rule(["gramme", "gram"], &PLURAL, 2),
];

const fn rule(pair: [&'static str; 2], endings: &'static [&'static str], before: usize) -> Rule {
    Rule {
        pair,
        endings,
        before,
    }
}

impl Rule {
    /// The word in the other spelling, where the rule speaks of it.
    fn other(&self, word: &str) -> Option<String> {
        (self.endings.iter()).find_map(|ending| {
            let stem = word.strip_suffix(ending)?;
            let [british, american] = self.pair;
            let (begins, other) = match stem.strip_suffix(british) {
                Some(begins) => (begins, american),
                None => (stem.strip_suffix(american)?, british),
            };
            let fits =
                begins.len() >= self.before && begins.is_ascii() && self.allows(begins, other);
            fits.then(|| format!("{begins}{other}{ending}"))
        })
    }

    /// What keeps a rule from words that it does not mean: who does something ends in -tor or -sor
    /// everywhere, and an l is doubled behind a vowel alone.
    fn allows(&self, begins: &str, other: &str) -> bool {
        match other {
            "our" => !begins.ends_with(['t', 's']),
            "ll" => begins.ends_with(['a', 'e', 'i', 'o', 'u']),
            _ => true,
        }
    }
}

/// `words` first, and then as they may be spelt otherwise.
pub(super) fn spellings(words: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    for piece in pieces(words) {
        let mut spelt = vec![piece.to_owned()];
        let lower = piece.to_lowercase();
        spelt.extend(RULES.iter().find_map(|rule| rule.other(&lower)));
        if all.len() * spelt.len() > MOST {
            spelt.truncate(1);
        }
        all = (spelt.iter())
            .flat_map(|piece| all.iter().map(move |begun| format!("{begun}{piece}")))
            .collect();
    }
    all
}

/// Runs of letters, and what stands between them.
fn pieces(words: &str) -> impl Iterator<Item = &str> {
    let mut rest = words;
    std::iter::from_fn(move || {
        let letters = rest.chars().next()?.is_alphabetic();
        let end = rest.find(|c: char| c.is_alphabetic() != letters);
        let (piece, behind) = rest.split_at(end.unwrap_or(rest.len()));
        rest = behind;
        Some(piece)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_spelling_leads_to_the_other() {
        for (british, american) in [
            ("labour", "labor"),
            ("labourers", "laborers"),
            ("neighbouring", "neighboring"),
            ("organise", "organize"),
            ("criminalised", "criminalized"),
            ("organisations", "organizations"),
            ("analyse", "analyze"),
            ("centres", "centers"),
            ("travelling", "traveling"),
            ("counsellors", "counselors"),
            ("offences", "offenses"),
            ("defence", "defense"),
            ("programmes", "programs"),
        ] {
            assert_eq!(spellings(british), [british, american]);
            assert_eq!(spellings(american), [american, british]);
        }
    }

    #[test]
    fn words_that_are_spelt_in_one_way_stay_alone() {
        for word in [
            "four",
            "for",
            "tour",
            "hours",
            "court",
            "source",
            "inspectors",
            "prosecutor",
            "called",
            "police",
            "victims",
            "rise",
            "size",
            "sense",
            "smuggled",
            "2018",
        ] {
            assert_eq!(spellings(word), [word]);
        }
    }

    #[test]
    fn every_word_of_a_phrase_is_told_otherwise() {
        assert_eq!(
            spellings("labour-rights centre"),
            [
                "labour-rights centre",
                "labor-rights centre",
                "labour-rights center",
                "labor-rights center"
            ]
        );
        assert!(spellings(&"labour ".repeat(20)).len() <= MOST);
    }

    proptest! {
        #[test]
        fn what_was_written_is_always_looked_for(words in any::<String>()) {
            prop_assert_eq!(&spellings(&words)[0], &words);
        }
    }
}
