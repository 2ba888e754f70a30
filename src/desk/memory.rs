//! What was made of dossiers already, so that it need not be made again while they stay as they are.

use std::sync::{Arc, Mutex, PoisonError};

use quick_cache::Weighter;
use quick_cache::unsync::Cache;

use crate::judgement::DossierId;
use crate::store::Version;

/// One thing for each dossier, made of what is stored of it. What is used least goes where room is
/// needed. Many may ask at once.
pub struct Memory<T>(Mutex<Cache<DossierId, Kept<T>, Weight<T>>>);

/// What was made, with the state that the dossier was in.
type Kept<T> = (Version, Arc<T>);

impl<T> Memory<T> {
    /// Room for things that weigh as much as `room` together, each as `weight` says.
    pub fn with_room(room: u64, weight: fn(&T) -> u64) -> Self {
        Memory(Mutex::new(Cache::with_weighter(
            EXPECTED,
            room,
            Weight(weight),
        )))
    }

    /// Room for so many things, whatever they are.
    pub fn of_so_many(things: u64) -> Self {
        Memory::with_room(things, |_| 1)
    }

    /// What there is of the dossier in the state `version`; made, and kept, where it is not there.
    ///
    /// # Errors
    /// What `make` gives; then nothing is kept.
    pub fn of<E>(
        &self,
        id: &DossierId,
        version: Version,
        make: impl FnOnce() -> Result<T, E>,
    ) -> Result<Arc<T>, E> {
        if let Some((of, there)) = self.kept().get(id)
            && *of == version
        {
            return Ok(there.clone());
        }
        // Not under the lock: others are not to wait for what they did not ask for.
        let made = Arc::new(make()?);
        self.kept().insert(id.clone(), (version, made.clone()));
        Ok(made)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, Cache<DossierId, Kept<T>, Weight<T>>> {
        // Whoever panicked held no thing half made.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// So many dossiers a database has, more or less: every country in two series.
const EXPECTED: usize = 400;

struct Weight<T>(fn(&T) -> u64);

impl<T> Clone for Weight<T> {
    fn clone(&self) -> Self {
        Weight(self.0)
    }
}

impl<T> Weighter<DossierId, Kept<T>> for Weight<T> {
    fn weight(&self, _: &DossierId, (_, thing): &Kept<T>) -> u64 {
        (self.0)(thing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Orders, take_in};
    use crate::store::Store;

    #[test]
    fn a_thing_is_made_once_for_each_state_of_its_dossier() {
        let folder = tempfile::tempdir().unwrap();
        let report = folder.path().join("orvania-2012.txt");
        let words = "Trafficking in Persons Report 2012\nORVANIA (Tier 2)\n\nRecommendations for Orvania: Open a shelter; train inspectors.\n";
        std::fs::write(&report, words).unwrap();
        let mut store = Store::open(&folder.path().join("unmet.db")).unwrap();
        let orders = Orders {
            paths: vec![report],
            ..Orders::default()
        };
        take_in(&mut store, &orders, &mut |_| ()).unwrap();
        let (id, version) = store.versions(&Default::default()).unwrap().remove(0);
        let memory = Memory::of_so_many(10);
        let ask = |version: &Version, number: u32| {
            *memory
                .of(&id, version.clone(), || Ok::<_, ()>(number))
                .unwrap()
        };

        assert_eq!(ask(&version, 1), 1);
        assert_eq!(ask(&version, 2), 1, "it is there");
        assert_eq!(ask(&Version::default(), 3), 3, "the dossier changed");
        assert!(memory.of(&id, version.clone(), || Err(())).is_err());
        assert_eq!(ask(&version, 4), 4, "an error leaves nothing behind");
    }

    #[test]
    fn what_has_no_room_is_made_again() {
        let id: DossierId = "ORV-2012"
            .parse::<crate::report::ReportId>()
            .map(|id| DossierId::of(&id))
            .unwrap();
        let memory = Memory::with_room(1, |size: &u64| *size);
        let asked = |size| {
            *memory
                .of(&id, Version::default(), || Ok::<_, ()>(size))
                .unwrap()
        };
        assert_eq!((asked(5), asked(6)), (5, 6));
    }
}
