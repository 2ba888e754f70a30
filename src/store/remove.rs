//! Taking a source away with all that it alone gives.

use rusqlite::Connection;

use super::again::settled;
use super::kept::Withdrawn;
use super::merge::Stored;
use super::record::{Shelf, withdraw};
use super::values::report_id;
use super::{Rehearsal, Result, Store, StoreError};
use crate::report::{ReportId, Standing};

impl Store {
    /// The reports of which the source with that number gives any part today.
    pub fn given_by_number(&self, source: i64) -> Result<Vec<ReportId>> {
        self.ask(|db| gives(db, source))
    }

    /// Takes the source with that number away, from the list of sources and from every report of which
    /// it gives a part, in one transaction. What people decided stays. Nothing happens where there is
    /// none of that number.
    pub fn remove_source(&mut self, source: i64) -> Result<Vec<Withdrawn>> {
        self.change(|db| {
            let mut rows = super::record::rows(db);
            let withdrawn = remove(&mut rows, source, gives(db, source)?)?;
            rows.writer.flush()?;
            db.prepare_cached("DELETE FROM sources WHERE id = ?1")?
                .execute([source])?;
            Ok(withdrawn)
        })
    }
}

impl Rehearsal {
    /// What [`Store::given_by_number`] says.
    pub fn given_by_number(&self, source: i64) -> Result<Vec<ReportId>> {
        let store = self.stored_in();
        store.map_or(Ok(Vec::new()), |store| store.given_by_number(source))
    }

    /// What [`Store::remove_source`] would do.
    pub fn remove_source(&mut self, source: i64) -> Result<Vec<Withdrawn>> {
        let given = self.given_by_number(source)?;
        let path = self.stored_in().map(|store| store.path().to_owned());
        remove(self, source, given)
            .map_err(|error| StoreError::of(&path.unwrap_or_default(), error))
    }
}

fn remove(
    shelf: &mut impl Shelf,
    source: i64,
    given: Vec<ReportId>,
) -> rusqlite::Result<Vec<Withdrawn>> {
    let mut withdrawn = Vec::new();
    for id in given {
        let before = shelf.stored(&id)?;
        let address = before.as_ref().filter(|before| before.source == source);
        let address = address.and_then(|before| before.source_url.as_deref());
        let addresses = address.into_iter().collect();
        let standing = before
            .as_ref()
            .map(|before: &Stored| before.standing(source));
        let standing = standing.unwrap_or(Standing::Report);
        let settled = settled(before.as_ref(), &[], source, standing, &addresses);
        withdrawn.push(withdraw(shelf, id, settled, source)?);
    }
    Ok(withdrawn)
}

fn gives(db: &Connection, source: i64) -> rusqlite::Result<Vec<ReportId>> {
    db.prepare_cached(
        "SELECT series, country, year FROM reports p
         WHERE source = ?1 OR recommendations_source = ?1
            OR EXISTS (SELECT 1 FROM recognitions WHERE report = p.id AND source = ?1)
            OR EXISTS (SELECT 1 FROM sections WHERE report = p.id AND source = ?1)
         ORDER BY series, country, year",
    )?
    .query_map([source], |row| report_id(row, 0))?
    .collect()
}
