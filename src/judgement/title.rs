//! A short name for an ask, made of its action and object.
//!
//! It ends where a phrase ends, never at a width: before a clause that says how, why or which, at a
//! pause, or, where the wording has none of these within sight, before a phrase of place. What is
//! asked and of whom stands at the beginning of nearly every wording.

mod endings;

use endings::{endings, plain, trimmed};

/// A title has at least so many characters where the wording has: shorter ones are all alike
/// ("Increase efforts").
const SHORTEST: usize = 28;

/// What such wordings ask stands behind what they begin with: a title of "Amend the law" would stand
/// for all of them.
const SAYS_LITTLE: &[&str] = &[
    "ensure",
    "amend",
    "enact",
    "revise",
    "pass",
    "prohibit",
    "authorize",
];

/// A title of these has at least so many characters.
const SHORTEST_OF_SUCH: usize = 44;

/// A title of so many characters is still read at a glance.
const LONG: usize = 72;

/// Where nothing ends before [`LONG`], the next end is taken up to here.
const LONGEST: usize = 110;

/// The longest subject of a "should" sentence.
const SUBJECT: usize = 60;

/// The action and the object of a wording, with a capital. Ends with "…" only where no phrase ends
/// within 110 characters.
pub fn title(wording: &str) -> String {
    let wording = without_subject(wording.trim()).trim_end_matches(['.', ' ', ',', ';']);
    let title = match end(wording) {
        Some(end) => trimmed(&wording[..end]).to_owned(),
        None => format!("{}…", at_word(wording)),
    };
    let mut chars = title.chars();
    match chars.next() {
        // A letter that has no capital of its own (ß) stays as it is.
        Some(first) if first.to_uppercase().count() == 1 => {
            first.to_uppercase().chain(chars).collect()
        }
        Some(first) => std::iter::once(first).chain(chars).collect(),
        None => String::new(),
    }
}

/// Where the title ends: of the best endings the last one that keeps it short; where none does, the
/// first one after that.
fn end(wording: &str) -> Option<usize> {
    let count = |at: usize| trimmed(&wording[..at]).chars().count();
    let opening = plain(wording.split(' ').next().unwrap_or_default());
    let shortest = match SAYS_LITTLE.contains(&opening.as_str()) {
        true => SHORTEST_OF_SUCH,
        false => SHORTEST,
    };
    if count(wording.len()) <= LONG {
        return Some(wording.len());
    }
    let endings: Vec<_> = endings(wording)
        .into_iter()
        .map(|(at, ending)| (at, count(at), ending))
        .filter(|(_, length, _)| (shortest..=LONGEST).contains(length))
        .collect();
    let short = endings.iter().filter(|(_, length, _)| *length <= LONG);
    let best = short.max_by_key(|(at, _, ending)| (*ending, *at));
    best.or(endings.first()).map(|(at, ..)| *at)
}

/// The words that fit into [`LONG`] characters.
fn at_word(wording: &str) -> &str {
    let end = wording
        .char_indices()
        .nth(LONG)
        .map_or(wording.len(), |(at, _)| at);
    trimmed(
        wording[..end]
            .rsplit_once(' ')
            .map_or(&wording[..end], |(kept, _)| kept),
    )
}

/// "The government should also train …" without its subject.
fn without_subject(wording: &str) -> &str {
    match wording.split_once(" should ") {
        Some((subject, asked)) if subject.len() <= SUBJECT && !asked.starts_with("be ") => {
            asked.strip_prefix("also ").unwrap_or(asked)
        }
        _ => wording,
    }
}

#[cfg(test)]
mod tests {
    use super::title;

    #[test]
    fn a_short_wording_is_its_own_title() {
        assert_eq!(
            title("fund specialized shelters for men and boys."),
            "Fund specialized shelters for men and boys"
        );
    }

    #[test]
    fn a_title_ends_before_what_says_how_why_or_which() {
        for (wording, expected) in [
            (
                "establish a national referral mechanism that links police, social workers, and organizations of civil society",
                "Establish a national referral mechanism",
            ),
            (
                "Improve cooperation between police and labor inspectors to identify victims proactively and early",
                "Improve cooperation between police and labor inspectors",
            ),
            (
                "Expand training for judges and prosecutors, including on the rights of victims in trials and appeals",
                "Expand training for judges and prosecutors",
            ),
            (
                "Increase oversight of recruitment agencies and prosecute unlicensed brokers who charge workers fees",
                "Increase oversight of recruitment agencies",
            ),
        ] {
            assert_eq!(title(wording), expected);
        }
    }

    #[test]
    fn a_list_is_not_ended_at_its_first_comma() {
        assert_eq!(
            title(
                "Screen migrants, fishermen, and domestic workers for indicators of trafficking before they are sent home"
            ),
            "Screen migrants, fishermen, and domestic workers"
        );
    }

    #[test]
    fn what_a_law_shall_say_is_part_of_the_title() {
        assert_eq!(
            title(
                "amend the anti-trafficking law so that courts cannot impose fines in place of prison terms on traffickers"
            ),
            "Amend the anti-trafficking law so that courts cannot impose fines"
        );
        assert_eq!(
            title(
                "Ensure that the harbor police have the boats and the staff that inspections at sea demand of them"
            ),
            "Ensure that the harbor police have the boats and the staff"
        );
    }

    #[test]
    fn a_title_does_not_end_on_a_word_that_lacks_what_it_is_about() {
        for (wording, expected) in [
            (
                "Gather and make publicly available information on the number and the outcome of inspections in the harbors",
                "Gather and make publicly available information on the number and the outcome of inspections",
            ),
            (
                "Ensure that the harbor council and all of its committees are active and able to meet and decide",
                "Ensure that the harbor council and all of its committees are active and able to meet and decide",
            ),
            (
                "Carry out inspections more often in those ports and markets in which children are known to be employed",
                "Carry out inspections more often in those ports and markets",
            ),
            (
                "Ask harbormasters at every port for their books and carefully determine by law which of the fees may stand",
                "Ask harbormasters at every port",
            ),
        ] {
            assert_eq!(title(wording), expected);
        }
    }

    #[test]
    fn a_name_is_not_parted() {
        assert_eq!(
            title(
                "Publish the reform of the Statute on the Hiring of Workers in Private Homes that was passed in May"
            ),
            "Publish the reform of the Statute on the Hiring of Workers in Private Homes"
        );
    }

    #[test]
    fn a_wording_without_any_end_in_sight_is_cut_at_a_word_and_says_so() {
        let title = title(&"harbormasters ".repeat(20));
        assert!(title.ends_with(" harbormasters…"), "{title}");
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
        assert_eq!(
            title("A plan should be adopted."),
            "A plan should be adopted"
        );
    }

    proptest::proptest! {
        #[test]
        fn a_title_says_nothing_that_the_wording_does_not(wording in "\\PC{0,200}") {
            let title = title(&wording);
            let kept = title.trim_end_matches('…').to_lowercase();
            proptest::prop_assert!(wording.to_lowercase().contains(&kept) || !kept.is_ascii());
        }
    }
}
