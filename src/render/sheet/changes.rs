//! Changes of words where there is no colour.

use crate::view::wording::{Change, Piece};

/// Changes in the marks of word-wise differences: `[-taken out-] {+put in+}`.
pub fn marked(pieces: &[Piece]) -> String {
    let pieces: Vec<String> = (pieces.iter())
        .map(|piece| match piece.change {
            Change::Kept => piece.words.clone(),
            Change::Deleted => format!("[-{}-]", piece.words),
            Change::Inserted => format!("{{+{}+}}", piece.words),
        })
        .collect();
    pieces.join(" ")
}
