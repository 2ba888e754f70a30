//! How much a term tells: rare terms tell more than those of every sentence.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A term (a stem, or the name of a concept) by the hash of its letters: terms are compared often
/// and shown rarely.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TermId(u64);

impl TermId {
    /// The term of these letters, by FNV-1a (<http://www.isthe.com/chongo/tech/comp/fnv/>).
    pub fn of(term: &str) -> Self {
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in term.bytes() {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        TermId(hash)
    }

    /// The hash itself.
    pub fn value(self) -> u64 {
        self.0
    }

    /// Two terms that follow each other, as one term.
    pub fn then(self, next: TermId) -> Self {
        TermId((self.0.rotate_left(21) ^ next.0).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }
}

/// A hasher for keys that are hashes already.
#[derive(Default)]
pub struct AlreadyHashed(u64);

impl Hasher for AlreadyHashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn write_u64(&mut self, hash: u64) {
        self.0 = hash;
    }
}

/// A map by term.
pub type TermMap<V> = HashMap<TermId, V, BuildHasherDefault<AlreadyHashed>>;

/// Inverse document frequencies: ln(texts / texts with the term), counted once over the corpora and
/// kept in `data/model/terms.tsv`, so that a weight never depends on what a database happens to hold.
#[derive(Debug, Clone, Default)]
pub struct TermWeights {
    by_term: TermMap<f32>,
    unseen: f32,
}

impl TermWeights {
    /// Reads `term<TAB>texts` lines; the first line is `texts<TAB>total`. Terms not listed weigh as
    /// much as one seen in a single text.
    pub fn parse(table: &str) -> Result<Self, String> {
        let mut lines = table.lines().enumerate().map(|(at, line)| (at + 1, line));
        let count = |at: usize, line: &str| -> Result<(String, f32), String> {
            let wrong = || format!("line {at}: \"{line}\" should be a term, a tab and a count");
            let (term, count) = line.split_once('\t').ok_or_else(wrong)?;
            let count: u32 = count.trim().parse().map_err(|_| wrong())?;
            Ok((term.to_owned(), count.max(1) as f32))
        };
        let (at, first) = lines.next().ok_or("the table is empty")?;
        let (_, total) = count(at, first)?;
        let mut by_term = TermMap::default();
        for (at, line) in lines.filter(|(_, line)| !line.is_empty()) {
            let (term, texts) = count(at, line)?;
            by_term.insert(TermId::of(&term), (total / texts).ln().max(0.1));
        }
        Ok(TermWeights {
            by_term,
            unseen: total.ln(),
        })
    }

    /// The weight of a term, more than 0.
    pub fn of(&self, term: TermId) -> f32 {
        self.by_term.get(&term).copied().unwrap_or(self.unseen)
    }
}
