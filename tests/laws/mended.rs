//! Whatever page of the database is spoilt: what can be read is saved, what cannot is told, and adding
//! the sources again makes it what it was.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use unmet::decision::{Quoted, Ruling};
use unmet::intake::repair;
use unmet::judgement::Status;
use unmet::store::{HistoryFilter, PATIENCE, Severity, Store};

use crate::desk::Desk;
use crate::truth;

const PAGE: usize = 4096;

/// The sample with a decision, as one file, and its export.
static SOUND: LazyLock<(Vec<u8>, String)> = LazyLock::new(|| {
    let mut desk = Desk::with_the_sample();
    let wording = desk.store.dossier(&crate::desk::orvania()).unwrap();
    let report = &wording.reports[1];
    let text = &report.recommendations.as_ref().unwrap()[0].text;
    desk.decide(Ruling::Status {
        wording: Quoted {
            id: report.id.recommendation(1),
            text: text.clone(),
        },
        status: Some(Status::Partial),
    });
    let copy = desk.file("ignored", "").with_file_name("copy.db");
    desk.store.backup(&copy).unwrap();
    (fs::read(copy).unwrap(), desk.export())
});

/// So many pages, or as many as PROPTEST_CASES says.
fn cases(few: u32) -> u32 {
    let given = std::env::var("PROPTEST_CASES").ok();
    given.and_then(|cases| cases.parse().ok()).unwrap_or(few)
}

fn is_sound(path: &Path) -> bool {
    Store::open_existing(path)
        .and_then(|store| store.check())
        .is_ok_and(|found| found.iter().all(|one| one.severity == Severity::Note))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(10), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_spoilt_page_costs_no_more_than_what_stood_on_it(
        page in any::<prop::sample::Index>(), with in prop::sample::select(vec![0x00_u8, 0x41, 0xff]),
    ) {
        let (bytes, export) = &*SOUND;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("spoilt.db");
        // The first page says what the file is; without it, it is none of ours.
        let page = 1 + page.index(bytes.len() / PAGE - 1);
        let mut spoilt = bytes.clone();
        spoilt[page * PAGE..(page + 1) * PAGE].fill(with);
        fs::write(&path, &spoilt).unwrap();
        if is_sound(&path) {
            // Nothing stood there.
            return Ok(());
        }
        let before = fs::read(&path).unwrap();
        let Ok(repaired) = repair(&path, PATIENCE, &mut |_| ()) else {
            // The tables themselves cannot be found any more: nothing is changed.
            prop_assert_eq!(fs::read(&path).unwrap(), before);
            return Ok(());
        };
        prop_assert!(is_sound(&path), "page {page} is repaired");
        prop_assert!(repaired.kept.exists());
        let mut desk = Desk::at(&path);
        let decisions = desk.store.history(&HistoryFilter::All).unwrap().len();
        prop_assert!(decisions == 1 || repaired.lost.decisions, "a decision is lost, and that is not said");
        if repaired.lost.is_nothing() {
            prop_assert_eq!(&desk.export(), export, "page {} is said to have cost nothing", page);
        }
        desk.add(&[truth::sample()]);
        if !repaired.lost.decisions {
            prop_assert_eq!(&desk.export(), export, "page {}", page);
        }
    }
}
