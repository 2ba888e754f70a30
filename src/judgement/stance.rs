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
    let about = reasons::of_evidence(item, &sentence.text);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Dossier, DossierId, DossierReport, Sentence};
    use crate::judgement::analysed::Analysed;
    use crate::language::Language;
    use crate::report::{CountryCode, Edition, Recommendation, ReportId, SectionKind, Series};

    fn told(asked: &str, told: &str) -> (Stance, String) {
        let country = CountryCode::new("Orvania").unwrap();
        let report = |year: Edition| ReportId {
            series: Series::tip(),
            country: country.clone(),
            year,
        };
        let asks = Recommendation::plain(asked);
        let dossier = Dossier {
            id: DossierId {
                series: Series::tip(),
                country: country.clone(),
            },
            reports: vec![DossierReport {
                id: report(2019),
                recommendations: Some(vec![asks]),
                sentences: vec![Sentence {
                    id: report(2019).sentence(SectionKind::Protection, 1),
                    text: told.to_owned(),
                }],
            }],
        };
        let analysed = Analysed::new(&dossier, Language::built_in());
        let report = &analysed.reports[0];
        of(&report.sentences[0], &report.items.as_ref().unwrap()[0])
    }

    #[test]
    fn a_shelved_bill_is_a_lack_though_nobody_says_not() {
        let (stance, why) = told(
            "Enact a law against forced begging.",
            "The cabinet shelved the bill against forced begging.",
        );
        assert_eq!(stance, Stance::Lack);
        assert!(why.contains("\"shelved\""), "{why}");
    }

    #[test]
    fn nobody_convicted_is_a_lack() {
        let (stance, _) = told(
            "Prosecute and convict complicit officials.",
            "No official was tried or convicted for complicity during the year.",
        );
        assert_eq!(stance, Stance::Lack);
    }

    #[test]
    fn nobody_detained_answers_an_ask_to_end_detention() {
        let (stance, _) = told(
            "Cease the detention of victims for immigration offenses.",
            "No victim was detained for immigration offenses.",
        );
        assert_eq!(stance, Stance::Progress);
    }

    #[test]
    fn victims_fined_are_a_lack_where_the_ask_forbids_it() {
        let (stance, _) = told(
            "Ensure that victims are not fined or jailed for crimes they were compelled to commit.",
            "Municipal police fined 12 victims for soliciting and jailed two of them.",
        );
        assert_eq!(stance, Stance::Lack);
    }

    #[test]
    fn fewer_convictions_than_before_are_a_setback() {
        let (stance, why) = told(
            "Increase convictions of traffickers.",
            "Courts convicted four traffickers, down from 19 the year before.",
        );
        assert_eq!(stance, Stance::Setback);
        assert!(
            why.contains("the year before") || why.contains("down from"),
            "{why}"
        );
    }

    #[test]
    fn a_course_held_but_not_where_it_was_asked_for_is_mixed() {
        let (stance, why) = told(
            "Train labor inspectors in all provinces to detect forced labor.",
            "The ministry trained 40 labor inspectors to detect forced labor, but it did not train any outside the capital.",
        );
        assert_eq!(stance, Stance::Mixed);
        assert!(why.contains("but also"), "{why}");
    }
}
