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
use unmet::judgement::fitting::{
    Analysed, AnalysedSentence, Item, Models, pair_signals, speaks_signals,
};
use unmet::judgement::{Dossier, Status, judge_with};
use unmet::language::{Language, Text};
use unmet::ledger::Ledger;
use unmet::narrative::sentences;
use unmet::render::json::ExportWriter;
use unmet::store::{AskFilter, DossierFilter, Store};
use unmet::view::export::ExportPart;
use unmet::view::list::{Lists, Order, ask_lines};

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

/// Each list against the next one, in pairs a second. A pair that shares no term is counted though it
/// costs next to nothing, so series whose lists differ more look faster.
#[divan::bench(args = [series()])]
fn scoring_pairs_of_recommendations(bencher: Bencher, _: &Series) {
    let dossier = largest().dossier;
    let analysed = Analysed::new(&dossier, Language::built_in());
    let lists = analysed.reports.iter().flat_map(|r| r.items.as_deref());
    let lists: Vec<&[Item]> = lists.collect();
    let pairs: Vec<(&Item, &Item)> = lists
        .windows(2)
        .flat_map(|two| {
            two[0]
                .iter()
                .flat_map(|old| two[1].iter().map(move |new| (old, new)))
        })
        .collect();
    bencher
        .counter(ItemsCount::new(pairs.len()))
        .bench_local(|| {
            for (old, new) in &pairs {
                black_box(pair_signals(black_box(old), black_box(new)));
            }
        });
}

/// Every recommendation against every sentence of the next report, in pairs a second, counted alike.
#[divan::bench(args = [series()])]
fn scoring_sentences_as_evidence(bencher: Bencher, _: &Series) {
    let dossier = largest().dossier;
    let analysed = Analysed::new(&dossier, Language::built_in());
    let pairs: Vec<(&Item, &AnalysedSentence)> = analysed
        .reports
        .windows(2)
        .flat_map(|two| {
            two[0]
                .items
                .iter()
                .flatten()
                .map(|item| (item, &two[1].sentences))
        })
        .flat_map(|(item, sentences)| sentences.iter().map(move |sentence| (item, sentence)))
        .collect();
    bencher
        .counter(ItemsCount::new(pairs.len()))
        .bench_local(|| {
            for (item, sentence) in &pairs {
                black_box(speaks_signals(black_box(item), black_box(sentence)));
            }
        });
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
        let all = store.asks(&AskFilter::default()).expect("asks can be read");
        let asks = store.asks(&wanted).expect("asks can be read");
        ask_lines(asks, &Lists::of(&all), Order::default())
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
