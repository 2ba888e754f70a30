//! Figures compared with those of the year before, in either order: "50 in 2017, compared with 18 in
//! 2016", "865 operations in 2017 (764 in 2016)", "an increase from 37 in 2020".

use crate::language::tokens;

/// Which way the figures of a sentence went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// Every compared figure is above the earlier one.
    More,
    /// Every one is below it.
    Less,
    /// Some are above, some below.
    Both,
}

impl Trend {
    /// The other way round.
    pub fn reversed(self) -> Self {
        match self {
            Trend::More => Trend::Less,
            Trend::Less => Trend::More,
            Trend::Both => Trend::Both,
        }
    }
}

/// One word of a sentence as far as figures go.
enum Word {
    Number(f64),
    Year,
    Other(String),
}

/// What the comparisons in a sentence say together; `None` where nothing is compared or the figures
/// stayed the same.
pub fn comparison(sentence: &str) -> Option<Trend> {
    let words: Vec<Word> = tokens(sentence)
        .iter()
        .map(|token| word(&token.folded))
        .collect();
    let mut more = false;
    let mut less = false;
    let mut note = |now: f64, before: f64| {
        more |= now > before;
        less |= now < before;
    };
    for (at, word) in words.iter().enumerate() {
        let compared_with = matches!(word, Word::Other(w) if w == "compared");
        let now = number_before(&words, at);
        if compared_with && let (Some(now), Some(before)) = (now, number_after(&words, at)) {
            note(now, before);
        }
        // "(764 in 2016)" stands behind its newer figure: a number, "in", a year within brackets.
        if let (Word::Number(before), Some(now)) = (word, now)
            && in_brackets_with_year(sentence, &words, at)
        {
            note(now, *before);
        }
    }
    match (more, less) {
        (true, false) => Some(Trend::More),
        (false, true) => Some(Trend::Less),
        (true, true) => Some(Trend::Both),
        (false, false) => None,
    }
}

/// Figures further apart than this belong to different things.
const REACH: usize = 18;

fn number_before(words: &[Word], at: usize) -> Option<f64> {
    words[at.saturating_sub(REACH)..at]
        .iter()
        .rev()
        .find_map(number)
}

fn number_after(words: &[Word], at: usize) -> Option<f64> {
    words[at + 1..].iter().take(4).find_map(number)
}

fn number(word: &Word) -> Option<f64> {
    match word {
        Word::Number(number) => Some(*number),
        _ => None,
    }
}

fn in_brackets_with_year(sentence: &str, words: &[Word], at: usize) -> bool {
    let followed = matches!(words.get(at + 1), Some(Word::Other(w)) if w == "in")
        && matches!(words.get(at + 2), Some(Word::Year));
    followed
        && tokens(sentence)
            .get(at)
            .is_some_and(|token| sentence[..token.place.start].trim_end().ends_with('('))
}

fn word(folded: &str) -> Word {
    const SMALL: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    if let Some(number) = SMALL.iter().position(|small| *small == folded) {
        return Word::Number(number as f64);
    }
    match folded.parse::<f64>() {
        Ok(year) if folded.len() == 4 && (1900.0..2100.0).contains(&year) => Word::Year,
        Ok(number) => Word::Number(number),
        Err(_) => Word::Other(folded.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_compared_in_either_order() {
        let trend = |sentence| comparison(sentence);
        assert_eq!(
            trend("Courts issued 50 rulings in 2017, compared with 18 in 2016."),
            Some(Trend::More)
        );
        assert_eq!(
            trend("Police opened 22 cases (31 in 2012)."),
            Some(Trend::Less)
        );
        assert_eq!(
            trend(
                "Police ran 865 raids in 2017 (764 in 2016) and arrested 410 people (427 in 2016)."
            ),
            Some(Trend::Both)
        );
        assert_eq!(
            trend("It identified seven victims, compared with nine the year before."),
            Some(Trend::Less)
        );
    }

    #[test]
    fn what_is_not_compared_says_nothing() {
        assert_eq!(
            comparison("In 2017, police opened 22 cases under Law 28 of 2007."),
            None
        );
        assert_eq!(
            comparison("Shelters hosted 40 girls (30 of them foreign)."),
            None
        );
    }
}
