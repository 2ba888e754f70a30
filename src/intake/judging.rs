//! Judging what changed, many dossiers at a time.

use std::collections::{BTreeSet, HashSet};

use rayon::prelude::*;

use super::{Event, IntakeError};
use crate::decision::Rulings;
use crate::judgement::{DossierId, Judgement, Known, judge_on, knowledge_digest};
use crate::language::Language;
use crate::store::{self, Store, ToJudge};

/// Dossiers held in memory at a time: enough for every core, few enough for a small machine.
pub(super) const AT_A_TIME: usize = 24;

/// The version of the judgement by a lexicon: the program's, and a digest of what it knows and has
/// learned, so that everything is judged anew when either changes.
pub fn version(language: &Language) -> String {
    format!(
        "{}+{:016x}",
        env!("CARGO_PKG_VERSION"),
        knowledge_digest(language)
    )
}

fn judged(one: &ToJudge, language: &Language) -> Judgement {
    let rulings = Rulings::in_force(&one.decisions, &one.dossier);
    let known = match &one.before {
        Some(before) => Known::before(before.from, &before.matches, &before.evidence),
        None => Known::nothing(),
    };
    judge_on(known, &one.dossier, &rulings, language)
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
    judge_stale_of(store, &|_| true, tell)
}

/// Judges those of `ids` that changed or that another version judged. Gives back how many were judged.
///
/// # Errors
/// Those of [`judge_stale`].
pub fn judge_some(
    store: &mut Store,
    ids: &[DossierId],
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<usize, IntakeError> {
    let ids: HashSet<&DossierId> = ids.iter().collect();
    judge_stale_of(store, &|id| ids.contains(id), tell)
}

fn judge_stale_of(
    store: &mut Store,
    meant: &dyn Fn(&DossierId) -> bool,
    tell: &mut dyn FnMut(Event<'_>),
) -> Result<usize, IntakeError> {
    let language = Language::in_use()?;
    let version = version(language);
    let mut stale = store
        .stale_dossiers(&version)
        .map_err(IntakeError::NotJudged)?;
    stale.retain(meant);
    let mut done = 0;
    for some in stale.chunks(AT_A_TIME) {
        judge(store, some, language, &version).map_err(IntakeError::NotJudged)?;
        done += some.len();
        tell(Event::Judged {
            done,
            all: stale.len(),
        });
    }
    Ok(done)
}

/// Judges a few dossiers, all at a time.
fn judge(
    store: &mut Store,
    some: &[DossierId],
    language: &Language,
    version: &str,
) -> store::Result<()> {
    let to_judge: Vec<ToJudge> = (some.iter())
        .map(|id| store.to_judge(id, version))
        .collect::<store::Result<_>>()?;
    let judged: Vec<(&DossierId, Judgement)> = to_judge
        .par_iter()
        .map(|one| (&one.dossier.id, judged(one, language)))
        .collect();
    // What another process changed meanwhile stays stale, and is judged when next looked at.
    let judged = judged.iter().map(|(id, judgement)| (*id, judgement));
    store.save_judgements(judged, version)?;
    Ok(())
}

/// Does a `change` that may take away words. Countries that had been judged and lost some are judged anew
/// together with it: with its words an ask is gone, and nobody shall look for one in between and find none.
pub(super) fn judged_together<T>(
    store: &mut Store,
    change: impl FnOnce(&mut Store) -> store::Result<T>,
    lost: impl FnOnce(&T) -> BTreeSet<DossierId>,
) -> store::Result<T> {
    store.together(|store| {
        let changed = change(store)?;
        let lost = store.judged_once(lost(&changed))?;
        // Without a lexicon the change is kept all the same, and who judges the rest tells what is wrong.
        if !lost.is_empty()
            && let Ok(language) = Language::in_use()
        {
            let version = version(language);
            for some in lost.chunks(AT_A_TIME) {
                judge(store, some, language, &version)?;
            }
        }
        Ok(changed)
    })
}
