//! A file of decisions, taken over as `unmet decisions import` does.

use unmet::decision::exchange;
use unmet::decision::merge::merge;
use unmet::desk::Desk;
use unmet::store::HistoryFilter;
use unmet::view::merge::merged;

use super::database::Database;
use super::importing::sound;

/// Takes these decisions over; taken over again, none of them is new, and written out and read again,
/// they are the same.
pub fn file(input: &[u8]) {
    let Ok(read) = exchange::read(input) else {
        return;
    };
    if read.decisions.is_empty() {
        return;
    }
    let database = Database::full();
    let mut desk = Desk::of(database.store(), "it").expect("our own database is sound");
    let here = desk
        .store()
        .beside(&read.decisions)
        .expect("it can be read");
    let brought = merge(&here, &read.decisions);
    merged("a file", &brought, &[], Vec::new());
    desk.take_over(&brought.new, &[])
        .expect("decisions that were read can be kept");
    sound(desk.store());

    let here = desk
        .store()
        .beside(&read.decisions)
        .expect("it can be read");
    assert_eq!(merge(&here, &read.decisions).new, []);

    let all = desk.store().history(&HistoryFilter::All);
    let all = all.expect("it can be read");
    let mut written = Vec::new();
    exchange::write(&mut written, &all).expect("memory can be written");
    let again = exchange::read(&written[..]).expect("our own file can be read");
    assert!(again.problems.is_empty(), "{:?}", again.problems);
    assert_eq!(again.decisions.len(), all.len());
}
