//! What is said of one ask wherever it is shown by itself.

use crate::judgement::LinkDecision;
use crate::view::ask::{AskPage, CarriedOn};
use crate::view::sure::SURE;

/// How many of the latest lists ask it: `3 lists in a row ask it, up to the latest`.
pub fn streak(ask: &AskPage) -> String {
    match ask.streak {
        0 if ask.taken_in.is_empty() => "the latest list does not ask it".to_owned(),
        0 => "the latest list has no wording of its own for it".to_owned(),
        1 => "the latest list asks it".to_owned(),
        n => format!("{n} lists in a row ask it, up to the latest"),
    }
}

/// How a wording stands to an earlier one; the name of that follows.
pub fn carries_on(link: &CarriedOn) -> &'static str {
    match link.decision {
        LinkDecision::Auto | LinkDecision::Accepted => "Carries on",
        LinkDecision::Rejected => "Does not carry on",
    }
}

/// Who says that it carries it on, how sure that is, and why.
pub fn how_matched(link: &CarriedOn) -> String {
    let CarriedOn {
        probability,
        reason,
        ..
    } = link;
    match link.decision {
        LinkDecision::Auto if *probability < SURE => {
            format!("probability {probability:.2}, uncertain: {reason}")
        }
        LinkDecision::Auto => format!("probability {probability:.2}: {reason}"),
        LinkDecision::Accepted => {
            format!("as a person said (the program: {probability:.2}, {reason})")
        }
        LinkDecision::Rejected => format!("as a person said (the program: {probability:.2})"),
    }
}
