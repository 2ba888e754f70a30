//! Whoever looks while reports are exchanged or taken away finds what stood before or what stands after:
//! never a country whose asks are missing because nobody has judged it yet.

use std::time::Duration;

use unmet::intake::{Orders, remove, take_in};
use unmet::store::{AskFilter, Store};

use crate::desk::Desk;
use crate::truth;

/// The names of the asks, as another process finds them.
fn seen(desk: &Desk) -> Vec<String> {
    let store = Store::open_to_look(desk.store.path(), Duration::ZERO).unwrap();
    let asks = store.asks(&AskFilter::default()).unwrap();
    asks.iter().map(|ask| ask.id.to_string()).collect()
}

#[test]
fn asks_stand_while_a_report_takes_the_place_of_another() {
    let mut desk = Desk::with_the_sample();
    let before = seen(&desk);
    let report = std::fs::read_to_string(truth::sample().join("2024-orvania.txt")).unwrap();
    let inspectors = "PREVENTION\nThe ministry hired two more inspectors. ";
    let longer = report.replace("PREVENTION\n", inspectors);
    let orders = Orders {
        paths: vec![desk.file("2024-orvania.txt", &longer)],
        ..Orders::default()
    };
    let path = desk.store.path().to_owned();
    let mut meanwhile = Vec::new();
    let taken = take_in(&mut desk.store, &orders, &mut |_| {
        let store = Store::open_to_look(&path, Duration::ZERO).unwrap();
        meanwhile.push(store.asks(&AskFilter::default()).unwrap().len());
    })
    .unwrap();
    assert!(
        taken
            .reports()
            .any(|report| report.recorded.difference != Default::default())
    );
    assert!(
        meanwhile.len() >= 2,
        "it is looked at when it is stored, and later"
    );
    assert!(
        meanwhile.iter().all(|asks| *asks == before.len()),
        "{meanwhile:?}"
    );
    assert_eq!(seen(&desk), before);
}

#[test]
fn what_still_stands_when_a_source_goes_is_judged_with_it() {
    let mut desk = Desk::with_the_sample();
    let sources = desk.store.sources().unwrap();
    let last = (sources.iter())
        .find(|source| source.info.origin.ends_with("2024-orvania.txt"))
        .unwrap();
    let gone = remove(&mut desk.store, last.number).unwrap();
    assert_eq!(gone.gone().count(), 1);
    let right_away = seen(&desk);
    desk.judge();
    assert_eq!(right_away, seen(&desk));
    assert!(!right_away.is_empty());
}
