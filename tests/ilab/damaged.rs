//! The same PDFs as they would come over a bad line: with bytes turned over.

use std::path::{Path, PathBuf};

use unmet::read::{Content, Document, ReadOptions, Source, read};

use crate::dice::Dice;
use crate::shared::shared;

fn document(bytes: Vec<u8>) -> Option<Document> {
    let reading = read(&Source::new("copy.pdf", bytes), &ReadOptions::default()).ok()?;
    match reading.content {
        Content::Document(document) => Some(document),
        _ => None,
    }
}

fn reports() -> Vec<(PathBuf, Vec<u8>)> {
    let Some(folder) = shared("corpora/ilab-pdf") else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .flat_map(|country| {
            std::fs::read_dir(country.unwrap().path())
                .into_iter()
                .flatten()
        })
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "pdf"))
        .collect();
    files.sort();
    let read = |path: PathBuf| (path.clone(), std::fs::read(path).unwrap());
    files.into_iter().map(read).collect()
}

/// How many copies read otherwise, and how many of these are taken for whole.
#[derive(Default)]
struct Tally {
    copies: usize,
    changed: usize,
    silent: usize,
    /// How many lost whole pages, or their end.
    torn: usize,
    refused: usize,
}

impl Tally {
    fn count(&mut self, whole: &Document, path: &Path, bytes: &[u8], flips: usize, seed: u64) {
        let mut copy = bytes.to_vec();
        let mut dice = Dice(seed * 1000 + flips as u64);
        for _ in 0..flips {
            let place = 2000 + dice.below(copy.len() - 4000);
            copy[place] ^= 0xff;
        }
        self.copies += 1;
        let Some(read) = document(copy) else {
            self.refused += 1;
            return;
        };
        if read.blocks != whole.blocks {
            self.changed += 1;
            let torn =
                |said: &String| said.contains("could not be read") || said.contains("breaks off");
            self.torn += usize::from(read.remarks.iter().any(torn));
            if !read.damaged {
                self.silent += 1;
                println!("{} {flips} {seed}: silent", path.display());
            }
        }
    }
}

#[test]
fn reports_that_came_whole_are_not_called_damaged() {
    for (path, bytes) in reports() {
        let read = document(bytes).unwrap();
        assert!(!read.damaged, "{}: {:?}", path.display(), read.remarks);
    }
}

/// `SEEDS=20 cargo test --test ilab -- --ignored turned --nocapture` takes minutes.
#[test]
#[ignore = "reads each report many times"]
fn no_report_with_turned_bytes_is_taken_for_whole() {
    let seeds = std::env::var("SEEDS").map_or(2, |seeds| seeds.parse().unwrap());
    for flips in [3, 20, 60] {
        let mut tally = Tally::default();
        for (path, bytes) in reports() {
            let whole = document(bytes.clone()).unwrap();
            (0..seeds).for_each(|seed| tally.count(&whole, &path, &bytes, flips, seed));
        }
        println!(
            "{flips} bytes: {} copies, {} refused, {} read otherwise, {} of these torn, {} taken for whole",
            tally.copies, tally.refused, tally.changed, tally.torn, tally.silent
        );
        assert_eq!(tally.silent, 0);
    }
}
