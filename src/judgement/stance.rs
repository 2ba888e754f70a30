//! What a sentence says of a recommendation, and the words that decide it.
//!
//! The sentence's signals (its cues, figures, harm, plain words) are weighed by a multinomial
//! logistic model; the reason names the words of the heaviest signals.

mod loudest;
mod tone;
mod wanted;
mod weighing;

pub use tone::{Signal, signals};
pub use weighing::{STANCES, Weighing};

use super::analysed::{AnalysedSentence, Item};
use super::reasons;
use crate::vocabulary::Stance;

/// How many words a reason names.
const NAMED: usize = 2;

/// The stance, and why in words.
pub fn of(sentence: &AnalysedSentence, item: &Item) -> (Stance, String) {
    let about = reasons::shared_words(&item.text, &sentence.text);
    let signals = signals(sentence, item);
    let weighing = Weighing::built_in();
    let stance = weighing.stance(&signals);
    let words = match stance {
        Stance::Mixed => {
            let done = weighing.deciding(&signals, Stance::Progress, 1);
            let undone = weighing.deciding(&signals, Stance::Lack, 1);
            [done, undone].concat().join(", but also ")
        }
        stance => weighing.deciding(&signals, stance, NAMED).join(", "),
    };
    if words.is_empty() {
        return (stance, format!("{about}; {}", loudest::PLAIN));
    }
    (stance, format!("{about}; {words}"))
}
