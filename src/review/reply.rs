//! What a person said, with what brings back what held before.

use super::{CannotSay, Say, Subject, agreed, before, ruling};
use crate::decision::{Decision, Ruling, Rulings};
use crate::dossier::Dossier;
use crate::ledger::Ledger;

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Reply {
    /// What is said.
    pub said: Ruling,
    /// What held of the same thing before.
    pub before: Before,
}

/// What held before something was said: saying it anew takes that back, and overwrites nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// What was in force.
    pub ruling: Ruling,
    /// The note that was given with it.
    pub note: Option<String>,
}

impl Reply {
    /// The answer `say` to the question about `subject`, as it would be kept.
    ///
    /// # Errors
    /// When it cannot be said: see [`CannotSay`].
    pub fn new(ledger: &Ledger, subject: &Subject, say: Say) -> Result<Self, CannotSay> {
        let say = agreed(&ledger.judgement, subject, say);
        let said = ruling(&ledger.dossier, subject, say)?;
        let before = Before::of(&ledger.decisions, &ledger.dossier, &said);
        Ok(Reply { said, before })
    }
}

impl Before {
    /// What held of the same thing when only `decisions` had been made.
    fn of(decisions: &[Decision], dossier: &Dossier, said: &Ruling) -> Self {
        let ruling = before(&Rulings::in_force(decisions, dossier), said);
        let note = (decisions.iter().rev())
            .find(|decision| decision.ruling == ruling)
            .and_then(|decision| decision.note.clone());
        Before { ruling, note }
    }

    /// What held before the decision of that number was made; `None` where there is no such
    /// decision, and where something else was said of the same thing since.
    pub fn decision(ledger: &Ledger, number: i64) -> Option<Self> {
        let decisions = &ledger.decisions;
        let place = (decisions.iter()).position(|decision| decision.number == number)?;
        let made = &decisions[place];
        let since = decisions[place + 1..].iter();
        if since
            .into_iter()
            .any(|later| later.ruling.is_about_the_same(&made.ruling))
        {
            return None;
        }
        Some(Before::of(
            &decisions[..place],
            &ledger.dossier,
            &made.ruling,
        ))
    }
}
