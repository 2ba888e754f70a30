//! Damaged copies, tables and the reports themselves: what stands does not hang on what came first.

use proptest::prelude::*;
use unmet::ledger::SourceInfo;
use unmet::report::{Extent, Field, Recognition, Recommendation, Report, SectionKind, Standing};
use unmet::store::{BreaksOff, Change, GaveWay, NotInIt, Store};

use SectionKind::{Prevention, Profile, Prosecution, Protection};

use crate::helpers::*;

const ORV: &str = "ORV-2021";

fn damaged() -> (SourceInfo, Report) {
    let sections = [(Prosecution, "One of"), (Profile, "Three.")];
    weighing(
        "damaged",
        Standing::Damaged,
        whole(ORV, &["Fund"], &sections),
    )
}

fn table(standing: Standing) -> (SourceInfo, Report) {
    let report = Report {
        extent: Extent::Part,
        ..whole(ORV, &["Fund shelters.", "Mine."], &[])
    };
    weighing("table", standing, report)
}

fn whole_report() -> (SourceInfo, Report) {
    let three = [
        (Prosecution, "One."),
        (Protection, "Two."),
        (Prevention, "Three."),
    ];
    let asks = ["Fund shelters.", "Train judges."];
    weighing("whole", Standing::Report, whole(ORV, &asks, &three))
}

/// The whole report of which the second half did not come, without a sign of it.
fn cut_off() -> (SourceInfo, Report) {
    let report = Report {
        extent: Extent::Part,
        rating: None,
        ..whole(ORV, &["Fund shelters.", "Tra"], &[(Prosecution, "On")])
    };
    (source("cut"), report)
}

fn section_alone(kind: SectionKind) -> (SourceInfo, Report) {
    weighing(
        kind.word(),
        Standing::Report,
        part(ORV, &[(kind, "Alone.")]),
    )
}

fn list_alone() -> (SourceInfo, Report) {
    let mut report = part(ORV, &[]);
    report.recommendations = Some(vec![Recommendation::plain("Train judges.")]);
    weighing("list", Standing::Report, report)
}

/// Each source gives a rating of its own.
fn weighing(name: &str, standing: Standing, mut report: Report) -> (SourceInfo, Report) {
    if let Some(rating) = &mut report.rating {
        *rating = name.to_owned();
        let told = Recognition {
            field: Field::Rating,
            value: name.to_owned(),
            ..report.recognition[0].clone()
        };
        report.recognition.push(told);
    }
    let source = SourceInfo {
        standing,
        ..source(name)
    };
    (source, report)
}

/// What stands, whatever numbers the sources have.
fn stored(added: &[(SourceInfo, Report)]) -> String {
    let (_folder, mut store) = new_store();
    for (source, report) in added {
        store.record(source, std::slice::from_ref(report)).unwrap();
    }
    list_and_sections(&store)
}

fn list_and_sections(store: &Store) -> String {
    let ledger = store.ledger(&dossier_id(ORV)).unwrap();
    let mut stands = String::new();
    for (report, dossier) in ledger.reports.iter().zip(&ledger.dossier.reports) {
        stands += &format!(
            "{:?} {:?} {:?} {:?} {:?}",
            dossier.recommendations, report.country, report.rating, report.extent, report.sections
        );
    }
    stands
}

/// What may stand beside one another of one report, in reading order.
fn desks() -> impl Strategy<Value = Vec<(SourceInfo, Report)>> {
    let chosen = prop_oneof![Just(Standing::Table), Just(Standing::Chosen)];
    let parts = vec![
        section_alone(Prosecution),
        section_alone(Protection),
        section_alone(Prevention),
        list_alone(),
    ];
    let parts = proptest::sample::subsequence(parts, 0..=4);
    (chosen, parts, any::<bool>(), 0..4_u8).prop_map(|(standing, parts, copy, table_or_whole)| {
        let mut desk = match table_or_whole {
            0 => vec![table(standing), whole_report()],
            3 => vec![table(standing), whole_report(), cut_off()],
            1 => [vec![table(standing)], parts].concat(),
            _ => parts,
        };
        desk.extend(copy.then(damaged));
        desk
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn in_any_order_the_same_stands(
        (first, second) in desks().prop_flat_map(|desk| (Just(desk.clone()), Just(desk).prop_shuffle()))
    ) {
        prop_assert_eq!(stored(&first), stored(&second));
    }
}

#[test]
fn a_section_that_goes_on_stands_whichever_was_read_first() {
    let short = ("a", vec![(Protection, "Shelters opened. Vic")]);
    let long = ("b", vec![(Protection, "Shelters opened. Victims stayed.")]);
    let add = |first: &(&str, Vec<_>), second: &(&str, Vec<_>)| {
        let of = |(name, sections): &(&str, Vec<_>)| (source(name), part(ORV, sections));
        let (_folder, mut store) = new_store();
        change(&mut store, of(first));
        let (source, report) = of(second);
        let kept = store.record(&source, &[report]).unwrap();
        let one = kept.reports[0].clone();
        (list_and_sections(&store), one.change, one.breach.unwrap())
    };
    let (stands, becomes, breach) = add(&long, &short);
    assert_eq!(becomes, Change::Aside);
    assert_eq!(
        (breach.which, breach.parts, breach.others),
        (BreaksOff::ThisOne, vec![Protection], vec!["b".to_owned()])
    );
    let (other_order, becomes, breach) = add(&short, &long);
    assert_eq!((other_order, becomes), (stands, Change::Extended));
    assert_eq!(breach.which, BreaksOff::EarlierOne);
}

#[test]
fn a_list_that_goes_on_takes_nothing_away() {
    let list = |name: &str, last: &str| {
        let mut report = part(ORV, &[]);
        let asks = ["Fund shelters.", last].map(Recommendation::plain);
        report.recommendations = Some(asks.to_vec());
        (source(name), report)
    };
    let (_folder, mut store) = new_store();
    change(&mut store, list("a", "Tra"));
    let (source, report) = list("b", "Train judges.");
    let kept = store.record(&source, &[report]).unwrap();
    let one = &kept.reports[0];
    assert_eq!((one.change, one.overrides), (Change::Extended, false));
}

fn change(store: &mut Store, (source, report): (SourceInfo, Report)) -> (Change, Option<GaveWay>) {
    let kept = store.record(&source, &[report]).unwrap();
    (kept.reports[0].change, kept.reports[0].gave_way)
}

#[test]
fn a_table_says_how_many_of_its_rows_the_report_itself_has_not() {
    let (_folder, mut store) = new_store();
    change(&mut store, whole_report());
    let not_in_it = NotInIt {
        missing: 1,
        rows: 2,
    };
    assert_eq!(
        change(&mut store, table(Standing::Table)),
        (Change::Aside, Some(GaveWay::ThisTable(not_in_it)))
    );
}

#[test]
fn a_report_that_comes_after_a_table_says_what_of_the_table_it_has_not() {
    let (_folder, mut store) = new_store();
    change(&mut store, table(Standing::Table));
    let not_in_it = NotInIt {
        missing: 1,
        rows: 2,
    };
    assert_eq!(
        change(&mut store, whole_report()),
        (Change::Replaced, Some(GaveWay::EarlierTable(not_in_it)))
    );
}

#[test]
fn a_chosen_table_is_the_list_and_can_be_unchosen() {
    let (_folder, mut store) = new_store();
    change(&mut store, whole_report());
    change(&mut store, table(Standing::Chosen));
    assert!(list_and_sections(&store).contains("Mine."));
    let (_, gave_way) = change(&mut store, whole_report());
    assert_eq!(gave_way, Some(GaveWay::OwnList));
    assert!(list_and_sections(&store).contains("Mine."));
    change(&mut store, table(Standing::Table));
    change(&mut store, whole_report());
    assert!(!list_and_sections(&store).contains("Mine."));
    assert!(list_and_sections(&store).contains("Train judges."));
}
