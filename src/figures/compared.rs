//! Numbers that stand for themselves, that are compared, that are parts of others.

use super::period::is_comparison;
use super::words::{Mark, Words};

/// How a number stands in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is told itself.
    Told,
    /// It is what another is compared with: "compared with 13 in 2016", "(13 in 2016)".
    Compared,
    /// It is a part of the figure before: "including 12 girls", "of these, 34 involved forced labor".
    Part,
}

/// How each word stands.
pub(super) fn standings(words: &Words) -> Vec<Standing> {
    let mut standing = Standing::Told;
    let mut all = Vec::with_capacity(words.0.len());
    for at in 0..words.0.len() {
        let word = &words.0[at];
        if word.bracket > 0 {
            // A bracket has a standing of its own.
            all.push(in_bracket(words, at));
            continue;
        }
        let begins_anew = word.mark >= Mark::Comma && acts_anew(words, at, standing);
        if begins_anew || word.mark == Mark::Semicolon {
            standing = Standing::Told;
        }
        if is_comparison(words, at) {
            standing = Standing::Compared;
        } else if is_parting(words, at) {
            standing = Standing::Part;
        }
        all.push(standing);
    }
    all
}

/// "(13 in 2016)" is compared; "(118 girls and 137 boys)" are parts.
fn in_bracket(words: &Words, at: usize) -> Standing {
    let bracket = words.0[at].bracket;
    let inside = || (0..words.0.len()).filter(|place| words.0[*place].bracket == bracket);
    let dated = inside().any(|place| {
        words.0[place].year.is_some()
            && ["in", "during"].contains(&words.folded(place.saturating_sub(1)))
            || (["previous", "prior"].contains(&words.folded(place)))
            || is_comparison(words, place)
    });
    if dated {
        Standing::Compared
    } else {
        Standing::Part
    }
}

/// "including", "of these", "of whom", "among them".
fn is_parting(words: &Words, at: usize) -> bool {
    match words.folded(at) {
        "including" | "comprising" => true,
        "of" => {
            words.0[at].mark >= Mark::Comma
                && ["these", "those", "which", "whom", "them"].contains(&words.folded(at + 1))
                || (words.0[at].number.is_none()
                    && at > 0
                    && words.0[at - 1].number.is_some()
                    && ["which", "whom"].contains(&words.folded(at + 1)))
        }
        // "51 into sex trafficking", "84 for labor trafficking", "; 27 were children"
        _ if words.0[at].number.is_some() && words.0[at].mark >= Mark::Comma => {
            let next = words.folded(at + 1);
            ["for", "into"].contains(&next)
                || words.says(at + 1, &["of", "them"])
                || (words.0[at].mark == Mark::Semicolon
                    && ["were", "was", "concerned", "involved"].contains(&next))
        }
        "among" => ["them", "these"].contains(&words.folded(at + 1)),
        _ => false,
    }
}

/// Whether behind a comma somebody does something else: ", and sentenced 12 of them", ", while
/// prosecutors initiated 34". A list of parts goes on over its commas.
fn acts_anew(words: &Words, at: usize, standing: Standing) -> bool {
    let first = words.folded(at);
    if [
        "while", "but", "although", "though", "whereas", "which", "who",
    ]
    .contains(&first)
    {
        return true;
    }
    let end = (at + 1..words.0.len())
        .find(|end| words.0[*end].mark >= Mark::Comma || words.0[*end].number.is_some())
        .unwrap_or(words.0.len());
    let verb = (at..end).any(|place| {
        let folded = words.folded(place);
        ["brought", "took", "made", "held", "gave", "sent", "began"].contains(&folded)
            || folded.ends_with("ed")
                && folded.len() > 4
                && ![
                    "suspected",
                    "alleged",
                    "forced",
                    "compared",
                    "accused",
                    "reported",
                    "organized",
                ]
                .contains(&folded)
    });
    match standing {
        Standing::Part => {
            first == "and"
                && verb
                && words.0[at].number.is_none()
                && words.0.get(at + 1).is_none_or(|w| w.number.is_none())
        }
        _ => verb,
    }
}
