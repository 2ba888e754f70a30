//! The whole of `unmet add`: reading, understanding, storing and judging, from opening the database
//! to closing it.
//!
//! ```text
//! cargo bench --bench add
//! ```

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Series, add, database, fresh_folder, sample, series};
use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;

fn main() {
    common::run();
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn sample_into_a_fresh_database(bencher: Bencher) {
    measure(bencher, sample(), fresh_folder);
}

#[divan::bench(args = [series()], sample_count = 7, sample_size = 1)]
fn series_into_a_fresh_database(bencher: Bencher, series: &Series) {
    measure(bencher, series.path(), fresh_folder);
}

/// Should cost work in one country's reports, however many others the database holds.
#[divan::bench(args = [series()], sample_count = 40, sample_size = 1)]
fn one_more_report_beside_a_series(bencher: Bencher, series: &Series) {
    measure(bencher, series.one_more_report(), || {
        let folder = fresh_folder();
        fs::copy(database(), folder.path().join(NAME)).expect("the database can be copied");
        folder
    });
}

const NAME: &str = "unmet.db";

/// Measures adding `what` to the database in each of the folders, in reports a second.
fn measure(bencher: Bencher, what: PathBuf, mut folder: impl FnMut() -> TempDir) {
    let first = folder();
    let reports = add(&what, &first.path().join(NAME)).reports().count();
    bencher
        .with_inputs(folder)
        .counter(ItemsCount::new(reports))
        // The folder is given back, so that removing it is not measured.
        .bench_local_values(|folder| {
            add(&what, &folder.path().join(NAME));
            folder
        });
}
