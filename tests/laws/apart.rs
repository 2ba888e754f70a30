//! Countries judged apart and brought together again give what one database alone would, byte for byte.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use serde_json::json;
use unmet::decision::{Quoted, Ruling};
use unmet::intake::{Filling, Orders, fill_unjudged, judge_apart, judge_stale, merge_in};
use unmet::judgement::{DossierId, Status};
use unmet::store::{PATIENCE, Store};

use crate::desk::Desk;

const COUNTRIES: [&str; 6] = ["Arlund", "Besmark", "Calor", "Dresta", "Elvany", "Fornia"];

/// Three editions of each country, one report a line.
fn reports() -> String {
    let mut lines = String::new();
    for (seed, country) in COUNTRIES.iter().enumerate() {
        let places = ["ports", "farms", "quarries"];
        let place = places[seed % 3];
        for year in 2020..2023 {
            let asks = [
                format!("Open shelters for victims found at {place}."),
                format!(
                    "Train inspectors of {place} and prosecute traffickers in {}.",
                    year % 2
                ),
            ];
            let said = match (seed + year) % 3 {
                0 => format!("The government opened a shelter for victims found at {place}."),
                1 => format!("Authorities did not train inspectors of {place}."),
                _ => "The government maintained its efforts.".to_owned(),
            };
            let report = json!({
                "country": country, "year": year,
                "recommendations": asks.map(|text| json!({"text": text})),
                "sections": [{"kind": "protection", "heading": "PROTECTION", "text": said}],
            });
            lines.push_str(&format!("{report}\n"));
        }
    }
    lines
}

/// All of it in one database: told to be read, with what somebody decided, and not judged.
fn read_alone(desk: &mut Desk) {
    let file = desk.file("reports.jsonl", &reports());
    let mut filling = Filling::at(desk.store.path(), PATIENCE).unwrap();
    let orders = Orders {
        paths: vec![file],
        ..Orders::default()
    };
    fill_unjudged(&mut filling, &orders, &mut |_| ()).unwrap();
    let wording = "BESMARK-2020-1".parse().unwrap();
    let ruling = Ruling::Status {
        wording: Quoted {
            id: wording,
            text: "Open shelters for victims found at farms.".to_owned(),
        },
        status: Some(Status::Met),
    };
    let noon = "2025-06-24T12:00:00Z".parse().unwrap();
    desk.store.decide("M. Rojas", noon, ruling, None).unwrap();
}

static ALONE: LazyLock<String> = LazyLock::new(|| {
    let mut desk = Desk::new();
    read_alone(&mut desk);
    desk.judge();
    desk.export()
});

fn database(folder: &Path, number: usize) -> Store {
    Store::open(&folder.join(format!("{number}.db"))).unwrap()
}

/// Which of so many machines judges each country, and in which order they come together.
fn shared_out() -> impl Strategy<Value = (Vec<usize>, Vec<usize>)> {
    let machines = proptest::collection::vec(0..4_usize, COUNTRIES.len());
    (machines, Just((0..4).collect::<Vec<_>>()).prop_shuffle())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn countries_judged_apart_come_together_as_if_one_had_judged_them(
        (machines, order) in shared_out(), into_the_same in any::<bool>(),
    ) {
        let mut whole = Desk::new();
        read_alone(&mut whole);
        let folder = tempfile::tempdir().unwrap();
        let mut shares: BTreeMap<usize, Vec<DossierId>> = BTreeMap::new();
        for (id, machine) in whole.store.all_dossiers().unwrap().into_iter().zip(machines) {
            shares.entry(machine).or_default().push(id);
        }
        let mut judged = 0;
        for (machine, ids) in &shares {
            let mut apart = database(folder.path(), *machine);
            judged += judge_apart(&whole.store, &mut apart, ids, &mut |_| ()).unwrap();
        }
        prop_assert_eq!(judged, COUNTRIES.len());
        let mut together = match into_the_same {
            true => whole,
            false => Desk::new(),
        };
        for machine in order {
            let other = database(folder.path(), machine);
            merge_in(&mut together.store, &other, &mut |_| ()).unwrap();
        }
        let left = judge_stale(&mut together.store, &mut |_| ()).unwrap();
        prop_assert_eq!(left, 0, "what was judged apart was judged again");
        prop_assert_eq!(&together.export(), &*ALONE);
        prop_assert_eq!(together.store.check().unwrap(), []);
    }
}
