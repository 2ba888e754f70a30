//! Makes the words of `data/ligatures.txt` of two word lists: `cargo run --example ligatures WORDS HUGE`.
//!
//! The lists are /usr/share/dict/american-english and american-english-huge of Debian's packages
//! `wamerican` and `wamerican-huge`. A word is kept with those ways of losing its ligatures after
//! which something remains that is long enough, that the huge list does not know, not even as a
//! word's end, and that no other word leaves.

use std::collections::{BTreeMap, HashMap, HashSet};

/// Ligatures, the longest first.
const LIGATURES: [&str; 5] = ["ffi", "ffl", "ff", "fi", "fl"];

/// What remains of a word that lost the last letter of each ligature (`l`), or each as a whole (`w`).
fn losses(word: &str) -> [(char, String); 2] {
    let (mut last, mut whole) = (String::new(), String::new());
    let mut rest = word;
    while let Some(c) = rest.chars().next() {
        let ligature = LIGATURES
            .iter()
            .find(|ligature| rest.starts_with(**ligature));
        match ligature {
            Some(ligature) => last.push_str(&ligature[..ligature.len() - 1]),
            None => {
                last.push(c);
                whole.push(c);
            }
        }
        rest = &rest[ligature.map_or(c.len_utf8(), |ligature| ligature.len())..];
    }
    [('l', last), ('w', whole)]
}

fn main() -> anyhow::Result<()> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [words, huge] = paths.as_slice() else {
        anyhow::bail!("name two word lists: one of common words and a huge one");
    };
    let (words, huge) = (
        std::fs::read_to_string(words)?,
        std::fs::read_to_string(huge)?,
    );
    let known: HashSet<String> = huge.lines().map(str::to_lowercase).collect();
    let words: Vec<&str> = words
        .lines()
        .filter(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        .filter(|word| LIGATURES.iter().any(|ligature| word.contains(ligature)))
        .collect();
    let mut left: HashMap<String, usize> = HashMap::new();
    for (_, broken) in words.iter().flat_map(|word| losses(word)) {
        *left.entry(broken).or_default() += 1;
    }
    // A line may part a word: what is left of it is no broken one.
    let ends: HashSet<&str> = known
        .iter()
        .flat_map(|word| word.char_indices().skip(1).map(|(at, _)| &word[at..]))
        .collect();
    let mut kept: BTreeMap<&str, String> = BTreeMap::new();
    for word in words {
        for (mark, broken) in losses(word) {
            let fewest = if mark == 'l' { 4 } else { 5 };
            let is_ending = ends.contains(broken.as_str());
            let is_word = known.contains(&broken) || left[&broken] > 1;
            if broken.len() >= fewest && !is_word && !is_ending {
                kept.entry(word).or_default().push(mark);
            }
        }
    }
    for (word, marks) in kept {
        println!("{word} {marks}");
    }
    Ok(())
}
