//! A file of JSON Lines, taken into a database as `unmet add` does: whatever it holds, the database is
//! sound afterwards and can be exported.

use unmet::intake::{Orders, take_in};
use unmet::ledger::Ledger;
use unmet::render::json::ExportWriter;
use unmet::store::{DossierFilter, Finding, Severity, Store};
use unmet::view::export::ExportPart;

use super::database::Database;

/// Takes these lines in.
pub fn lines(input: &[u8]) {
    let database = Database::empty();
    let orders = Orders {
        paths: vec![database.file("orvania.jsonl", input)],
        ..Orders::default()
    };
    let mut store = database.store();
    take_in(&mut store, &orders, &mut |_| ()).expect("the database can be written");
    sound(&store);
}

/// That a database is sound, and that everything in it can be exported.
pub fn sound(store: &Store) {
    let found = store.check().expect("the database can be read");
    let is_wrong = |one: &Finding| one.severity == Severity::Problem;
    assert!(!found.iter().any(is_wrong), "{found:?}");
    let everything = DossierFilter::default();
    let ids = store.dossier_ids(&everything).expect("it can be read");
    let mut export = ExportWriter::new();
    for id in ids {
        let ledger: Ledger = store.ledger(&id).expect("every dossier can be read");
        export
            .add(&ExportPart::of(&ledger))
            .expect("every dossier can be exported");
    }
    let mut written = Vec::new();
    export.finish(&mut written).expect("memory can be written");
}
