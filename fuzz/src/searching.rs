//! What a person types to search, as a query of a small database.

use std::cell::OnceCell;

use unmet::store::{SearchFilter, Store, StoreError};

use super::database::Database;

thread_local! {
    static OPEN: OnceCell<(Database, Store)> = const { OnceCell::new() };
}

/// Searches for these words; they are understood or refused with a sentence.
pub fn words(input: &[u8]) {
    let words = String::from_utf8_lossy(input);
    OPEN.with(|open| {
        let (_, store) = open.get_or_init(|| {
            let database = Database::full();
            let store = database.store();
            (database, store)
        });
        look_for(store, &words);
    });
}

fn look_for(store: &Store, words: &str) {
    let everywhere = SearchFilter::default();
    let hits = match store.search(words, &everywhere, 20) {
        Ok(hits) => hits,
        Err(StoreError::Query { why }) => {
            assert!(!why.is_empty());
            return;
        }
        Err(error) => panic!("{error}"),
    };
    let count = store.search_count(words, &everywhere);
    let count = count.expect("what can be found can be counted");
    assert_eq!(count.min(20), hits.len());
    for hit in hits {
        for mark in hit.marks {
            assert!(hit.text.get(mark).is_some());
        }
    }
}
