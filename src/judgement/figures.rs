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
#[derive(Debug, Clone, PartialEq)]
enum Word {
    Number(f64),
    Year,
    Other(String),
}

/// A sentence's words, and which of them stand within brackets.
struct Words {
    words: Vec<Word>,
    bracketed: Vec<bool>,
}

/// What the comparisons in a sentence say together; `None` where nothing is compared or the figures
/// stayed the same.
pub fn comparison(sentence: &str) -> Option<Trend> {
    let words = Words::of(sentence);
    let mut more = false;
    let mut less = false;
    let mut told = 0;
    for at in 0..words.words.len() {
        if let Some((now, before)) = words.compared(told, at) {
            more |= now > before;
            less |= now < before;
            told = at + 2;
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
const REACH: usize = 24;

/// An earlier figure stands at most so many words after "compared with" or "from".
const NEAR: usize = 4;

impl Words {
    fn of(sentence: &str) -> Self {
        let tokens = tokens(sentence);
        let mut words: Vec<Word> = Vec::new();
        let mut bracketed = Vec::new();
        for token in &tokens {
            let before = &sentence[..token.place.start];
            let inside = before.matches('(').count() > before.matches(')').count();
            let mut word = word(&token.folded);
            // Sums of money and shares are no counts that others could be compared with.
            let after = sentence[token.place.end..].trim_start();
            let no_count = before.ends_with(['$', '£', '€'])
                || ["million", "billion", "percent", "%"]
                    .iter()
                    .any(|w| after.starts_with(w));
            if no_count && matches!(word, Word::Number(_)) {
                word = Word::Other(token.folded.clone());
            }
            match (words.last_mut(), word) {
                // "thirty-three" is two words and one number.
                (Some(Word::Number(tens)), Word::Number(ones))
                    if before.ends_with('-') && *tens >= 20.0 && ones < 10.0 =>
                {
                    *tens += ones;
                }
                (_, word) => {
                    words.push(word);
                    bracketed.push(inside);
                }
            }
        }
        Words { words, bracketed }
    }

    /// The figure of now and the one before, where the word at `at` compares them; words before
    /// `told` were compared already.
    fn compared(&self, told: usize, at: usize) -> Option<(f64, f64)> {
        let first = || self.numbers(told.max(at.saturating_sub(REACH))..at).next();
        match &self.words[at] {
            Word::Other(w) if w == "compared" => Some((first()?, self.number_after(at)?)),
            // "fell from 16 in 2010 to five in 2011"
            Word::Other(w) if w == "from" => {
                let before = self.number_after(at)?;
                let to = (at + 2..self.words.len().min(at + 2 + NEAR))
                    .find(|to| self.words[*to] == Word::Other("to".to_owned()))?;
                Some((self.number_after(to)?, before))
            }
            // "22 cases (31 in 2012)"
            Word::Number(before) if self.bracketed[at] && self.is_dated(at) => {
                let now = self.numbers(at.saturating_sub(REACH)..at).last()?;
                Some((now, *before))
            }
            _ => None,
        }
    }

    /// The numbers at these places that stand in no brackets.
    fn numbers(&self, places: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = f64> {
        places.filter_map(|at| match self.words[at] {
            Word::Number(number) if !self.bracketed[at] => Some(number),
            _ => None,
        })
    }

    fn number_after(&self, at: usize) -> Option<f64> {
        self.words[at + 1..]
            .iter()
            .take(NEAR)
            .find_map(|word| match word {
                Word::Number(number) => Some(*number),
                _ => None,
            })
    }

    fn is_dated(&self, at: usize) -> bool {
        self.words.get(at + 1) == Some(&Word::Other("in".to_owned()))
            && self.words.get(at + 2) == Some(&Word::Year)
    }
}

fn word(folded: &str) -> Word {
    const SMALL: [&str; 13] = [
        "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve",
    ];
    const TENS: [&str; 8] = [
        "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    if let Some(number) = SMALL.iter().position(|small| *small == folded) {
        return Word::Number(number as f64);
    }
    if let Some(tens) = TENS.iter().position(|tens| *tens == folded) {
        return Word::Number((tens as f64 + 2.0) * 10.0);
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
    fn written_numbers_and_ranges_are_figures_too() {
        let convicted = "Thirty-three of them ended in convictions (13 in 2016).";
        assert_eq!(comparison(convicted), Some(Trend::More));
        let whole =
            "Courts jailed 18 men, four of them for forced labor, compared with 12 in 2022.";
        assert_eq!(comparison(whole), Some(Trend::More));
        let fell = "Expulsions fell from 16 in 2010 to five in 2011.";
        assert_eq!(comparison(fell), Some(Trend::Less));
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
