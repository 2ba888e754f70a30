//! The parts in which the time goes: sentences, texts, pairs, dossiers, and what is asked of a full
//! database. What is measured of one dossier is measured of the one that asks for most.
//!
//! ```text
//! cargo bench --bench judging
//! ```

mod common;

use std::io;

use common::{Series, database, series};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use unmet::decision::Rulings;
use unmet::judgement::fitting::{Analysed, AnalysedSentence, Item, Links, Models, Pairs};
use unmet::judgement::{Dossier, Status, judge_with};
use unmet::language::{Language, Text};
use unmet::ledger::Ledger;
use unmet::narrative::sentences;
use unmet::render::json::ExportWriter;
use unmet::store::{AskFilter, DossierFilter, Store};
use unmet::view::export::ExportPart;
use unmet::view::list::{Order, ask_lines};

fn main() {
    common::run();
}

fn store() -> Store {
    Store::open_existing(database()).expect("the database opens")
}

/// The ledger with the most recommendations.
fn largest() -> Ledger {
    let store = store();
    let ids = store.dossier_ids(&DossierFilter::default());
    let ids = ids.expect("the dossiers can be listed").into_iter();
    ids.map(|id| store.ledger(&id).expect("a ledger can be read"))
        .max_by_key(|ledger| recommendations(&ledger.dossier).count())
        .expect("the database holds a dossier")
}

fn recommendations(dossier: &Dossier) -> impl Iterator<Item = &str> {
    let lists = dossier.reports.iter().flat_map(|r| &r.recommendations);
    lists.flatten().map(|r| r.text.as_str())
}

#[divan::bench(args = [series()])]
fn sentences_of_sections(bencher: Bencher, _: &Series) {
    let ledger = largest();
    let sections = ledger.reports.iter().flat_map(|r| &r.sections);
    let texts: Vec<&str> = sections.map(|section| section.text.as_str()).collect();
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for text in &texts {
            black_box(sentences(black_box(text)));
        }
    });
}

/// Words, stems, terms, verbs and names of recommendations and sentences.
#[divan::bench(args = [series()])]
fn analysing_texts(bencher: Bencher, _: &Series) {
    let dossier = largest().dossier;
    let told = dossier.reports.iter().flat_map(|r| &r.sentences);
    let texts: Vec<&str> = recommendations(&dossier)
        .chain(told.map(|sentence| sentence.text.as_str()))
        .collect();
    let language = Language::built_in();
    let count = ItemsCount::new(texts.len());
    bencher.counter(count).bench_local(|| {
        for text in &texts {
            black_box(Text::new(black_box(text), language));
        }
    });
}

/// Each list against the next one, through both stages, in pairs a second.
#[divan::bench(args = [series()])]
fn scoring_pairs_of_recommendations(bencher: Bencher, _: &Series) {
    let dossier = largest().dossier;
    let analysed = Analysed::new(&dossier, Language::built_in());
    let model = &Models::built_in().matches;
    let lists = analysed.reports.iter().filter_map(|r| r.items.as_deref());
    let lists: Vec<&[Item]> = lists.collect();
    let count: usize = lists
        .windows(2)
        .map(|two| two[0].len() * two[1].len())
        .sum();
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        for two in lists.windows(2) {
            let pairs = Pairs::of(two[0].iter().collect(), two[1], model);
            let margins = pairs.first.table.margins();
            for (row, column) in places(two[0].len(), two[1].len()) {
                black_box(pairs.second_look((row, column), margins(row, column), model));
            }
        }
    });
}

/// Every recommendation against every sentence of the next report, through both stages, in pairs a
/// second.
#[divan::bench(args = [series()])]
fn scoring_sentences_as_evidence(bencher: Bencher, _: &Series) {
    let dossier = largest().dossier;
    let analysed = Analysed::new(&dossier, Language::built_in());
    let model = &Models::built_in().evidence;
    let held: Vec<(&[Item], &[AnalysedSentence])> = analysed
        .reports
        .windows(2)
        .filter_map(|two| Some((two[0].items.as_deref()?, two[1].sentences.as_slice())))
        .collect();
    let count: usize = held
        .iter()
        .map(|(items, told)| items.len() * told.len())
        .sum();
    bencher.counter(ItemsCount::new(count)).bench_local(|| {
        for (items, sentences) in &held {
            let links = Links::of(items.iter().collect(), sentences, model);
            let margins = links.first.table.margins();
            for (row, column) in places(items.len(), sentences.len()) {
                black_box(links.second_look((row, column), margins(row, column), model));
            }
        }
    });
}

fn places(rows: usize, columns: usize) -> impl Iterator<Item = (usize, usize)> {
    (0..rows).flat_map(move |row| (0..columns).map(move |column| (row, column)))
}

/// In recommendations a second.
#[divan::bench(args = [series()])]
fn judging_one_dossier(bencher: Bencher, _: &Series) {
    let dossier = largest().dossier;
    let count = ItemsCount::new(recommendations(&dossier).count());
    let (language, models) = (Language::built_in(), Models::built_in());
    bencher
        .counter(count)
        .bench_local(|| judge_with(black_box(&dossier), &Rulings::default(), language, models));
}

/// `unmet list --recurring 3 --status unmet`, in asks found a second.
#[divan::bench(args = [series()])]
fn listing_what_is_asked_again_and_unmet(bencher: Bencher, _: &Series) {
    let store = store();
    let wanted = AskFilter {
        status: Some(Status::Unmet),
        recurring: Some(3),
        ..AskFilter::default()
    };
    let list = || {
        let asks = store.asks(&wanted).expect("asks can be read");
        ask_lines(asks, Order::default())
    };
    let found = list().len();
    assert_ne!(found, 0, "no ask of the series recurs unmet");
    bencher.counter(ItemsCount::new(found)).bench_local(list);
}

/// `unmet export`, in reports a second.
#[divan::bench(args = [series()], sample_count = 20, sample_size = 1)]
fn exporting_everything(bencher: Bencher, _: &Series) {
    let store = store();
    let ids = store.dossier_ids(&DossierFilter::default());
    let ids = ids.expect("the dossiers can be listed");
    let ledgers = ids
        .iter()
        .map(|id| store.ledger(id).expect("a ledger can be read"));
    let reports: usize = ledgers.map(|ledger| ledger.reports.len()).sum();
    bencher.counter(ItemsCount::new(reports)).bench_local(|| {
        let mut export = ExportWriter::new();
        for id in &ids {
            let ledger = store.ledger(id).expect("a ledger can be read");
            let part = ExportPart::of(&ledger);
            export.add(&part).expect("the export can be held");
        }
        export.finish(&mut io::sink()).expect("nothing is written")
    });
}
