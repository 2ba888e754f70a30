//! Damaged files: cut off, with bits turned over. Whatever is left of them, there is an answer.

use crate::document::{document, lines};
use crate::small::bytes;

/// The answer to bytes: lines of the document, or a sentence.
fn answer(bytes: Vec<u8>) -> String {
    match document("damaged.pdf", bytes) {
        Ok(document) => lines(&document),
        Err(said) => {
            assert!(said.starts_with("damaged.pdf "), "{said}");
            assert!(said.contains(';'), "no way out in: {said}");
            said
        }
    }
}

#[test]
fn a_file_that_is_cut_off_is_answered_at_every_length() {
    for name in ["columns.pdf", "table.pdf"] {
        let whole = bytes(name);
        for part in 1..60 {
            answer(whole[..whole.len() * part / 60].to_vec());
        }
    }
}

#[test]
fn turned_bits_never_end_the_program() {
    for name in ["columns.pdf", "table.pdf", "unlocked.pdf"] {
        let whole = bytes(name);
        let mut seed = 11_u64;
        for _ in 0..60 {
            let mut broken = whole.clone();
            for _ in 0..6 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                let place = (seed >> 20) as usize % broken.len();
                broken[place] ^= 1 << (seed >> 60 & 7);
            }
            answer(broken);
        }
    }
}

#[test]
fn a_file_that_breaks_off_says_so_whatever_could_be_read_of_it() {
    let whole = bytes("columns.pdf");
    assert!(!answer(whole.clone()).contains("breaks off"));
    for part in [80, 95, 99] {
        let said = answer(whole[..whole.len() * part / 100].to_vec());
        let refused = said.starts_with("damaged.pdf is a PDF that is damaged");
        assert!(
            refused || said.contains("it breaks off before its end"),
            "{part}: {said}"
        );
    }
}

#[test]
fn what_is_left_of_a_file_cut_in_half_says_what_it_is() {
    let whole = bytes("columns.pdf");
    let said = answer(whole[..200].to_vec());
    assert_eq!(
        said,
        "damaged.pdf is a PDF that is damaged or not whole, and none of its pages could be read; \
         download it again"
    );
}
