//! Copies of small PDFs in which bytes were turned over on the way: whatever was lost, nobody takes
//! them for whole.

use unmet::read::Document;

use crate::dice::Dice;
use crate::document::document;
use crate::small::bytes;

/// A copy with so many bytes turned over behind the head.
fn flipped(whole: &[u8], flips: usize, seed: u64) -> Vec<u8> {
    let mut dice = Dice(seed);
    let mut copy = whole.to_vec();
    for _ in 0..flips {
        let place = HEAD + dice.below(copy.len() - HEAD);
        copy[place] ^= 0xff;
    }
    copy
}

/// The mark that tells a PDF and its version is not turned over.
const HEAD: usize = 16;

/// Whether a copy is taken for whole and reads otherwise.
fn deceives(copy: Vec<u8>, whole: &Document) -> bool {
    let Ok(read) = document("copy.pdf", copy) else {
        return false;
    };
    assert_eq!(
        read.damaged,
        read.remarks
            .iter()
            .any(|said| said.contains("damaged") || said.contains("breaks off")),
        "{:?}",
        read.remarks
    );
    !read.damaged && (&read.blocks, &read.left_out) != (&whole.blocks, &whole.left_out)
}

#[test]
fn no_copy_with_turned_bytes_is_taken_for_whole() {
    for name in ["columns.pdf", "table.pdf", "notes.pdf", "unlocked.pdf"] {
        let bytes = bytes(name);
        let whole = document(name, bytes.clone()).unwrap();
        for flips in [1, 3, 20, 60] {
            for seed in 0..40 {
                let copy = flipped(&bytes, flips, seed);
                assert!(
                    !deceives(copy, &whole),
                    "{name} with {flips} bytes turned over by seed {seed}"
                );
            }
        }
    }
}

#[test]
fn files_that_came_whole_are_not_called_damaged() {
    for name in ["columns.pdf", "table.pdf", "notes.pdf", "unlocked.pdf"] {
        let read = document(name, bytes(name)).unwrap();
        assert!(!read.damaged, "{name}: {:?}", read.remarks);
    }
}
