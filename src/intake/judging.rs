//! Judging what changed, many dossiers at a time.

use rayon::prelude::*;

use super::{Event, IntakeError};
use crate::decision::{Decision, Rulings};
use crate::judgement::{Dossier, DossierId, Judgement, judge, knowledge_digest};
use crate::language::Language;
use crate::store::{Store, StoreError};

/// Dossiers held in memory at a time: enough for every core, few enough for a small machine.
const AT_A_TIME: usize = 24;

/// The version of the judgement by a lexicon: the program's, and a digest of what it knows and has
/// learned, so that everything is judged anew when either changes.
pub fn version(language: &Language) -> String {
    format!(
        "{}+{:016x}",
        env!("CARGO_PKG_VERSION"),
        knowledge_digest(language)
    )
}

/// Judges every dossier whose texts or decisions changed, or that another version judged. Gives back
/// how many were judged.
///
/// # Errors
/// When the lexicon cannot be used, or the database cannot be read or written; what was judged before that is kept.
pub fn judge_stale(
    store: &mut Store,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<usize, IntakeError> {
    let language = Language::in_use()?;
    let version = version(language);
    let stale = store.stale_dossiers(&version)?;
    let mut done = 0;
    for some in stale.chunks(AT_A_TIME) {
        let texts: Vec<(Dossier, Vec<Decision>)> = some
            .iter()
            .map(|id| Ok((store.dossier(id)?, store.decisions_of(id)?)))
            .collect::<Result<_, StoreError>>()?;
        let judged: Vec<(&DossierId, Judgement)> = texts
            .par_iter()
            .map(|(dossier, decisions)| {
                let rulings = Rulings::in_force(decisions, dossier);
                (&dossier.id, judge(dossier, &rulings, language))
            })
            .collect();
        // What another process changed meanwhile stays stale, and is judged when next looked at.
        store.save_judgements(
            judged.iter().map(|(id, judgement)| (*id, judgement)),
            &version,
        )?;
        done += some.len();
        tell(Event::Judged {
            done,
            all: stale.len(),
        });
    }
    Ok(done)
}
