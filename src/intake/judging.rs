//! Judging what changed, many dossiers at a time.

use rayon::prelude::*;

use super::{Event, IntakeError};
use crate::decision::{Decision, Rulings};
use crate::judgement::{Dossier, DossierId, Judgement, Known, judge_on, knowledge_digest};
use crate::language::Language;
use crate::report::Edition;
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

/// All that judging one dossier takes.
struct ToJudge {
    dossier: Dossier,
    decisions: Vec<Decision>,
    /// What was judged before, and from which edition on it does not hold.
    before: Option<(Judgement, Edition)>,
}

impl ToJudge {
    fn of(store: &Store, id: &DossierId, version: &str) -> Result<Self, StoreError> {
        Ok(ToJudge {
            dossier: store.dossier(id)?,
            decisions: store.decisions_of(id)?,
            before: store.judged_before(id, version)?,
        })
    }

    fn judge(&self, language: &Language) -> Judgement {
        let rulings = Rulings::in_force(&self.decisions, &self.dossier);
        let known = match &self.before {
            Some((judgement, from)) => Known::before(*from, judgement),
            None => Known::nothing(),
        };
        judge_on(known, &self.dossier, &rulings, language)
    }
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
        let to_judge: Vec<ToJudge> = some
            .iter()
            .map(|id| ToJudge::of(store, id, &version))
            .collect::<Result<_, StoreError>>()?;
        let judged: Vec<(&DossierId, Judgement)> = to_judge
            .par_iter()
            .map(|one| (&one.dossier.id, one.judge(language)))
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
