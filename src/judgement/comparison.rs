//! Figures compared with those of the year before, in either order: "50 in 2017, compared with 18 in
//! 2016", "865 operations in 2017 (764 in 2016)", "an increase from 37 in 2020". Figures are compared
//! by unit: victims with victims, cases with cases. What each figure is a figure of is read in
//! [`crate::figures`]; here only the direction counts, whatever is counted.

mod words;

use words::{Word, Words};

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

/// What the comparisons in a sentence say together; `None` where nothing is compared or the figures
/// stayed about the same.
pub fn comparison(sentence: &str) -> Option<Trend> {
    let words = Words::of(sentence);
    let mut more = false;
    let mut less = false;
    let mut told = 0;
    for at in 0..words.words.len() {
        let compared = words.compared(told, at);
        for change in &compared {
            more |= *change == Change::Up;
            less |= *change == Change::Down;
        }
        if !compared.is_empty() {
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

/// How one figure changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Up,
    Down,
    AboutSame,
}

impl Change {
    fn between(now: f64, before: f64) -> Self {
        if before >= MANY && (now - before).abs() <= before * SLIGHT {
            return Change::AboutSame;
        }
        if now > before {
            Change::Up
        } else if now < before {
            Change::Down
        } else {
            Change::AboutSame
        }
    }
}

/// Among so many a slight change is none: 44 cases after 45 are as many as before.
const MANY: f64 = 20.0;

/// The share that makes a slight change.
const SLIGHT: f64 = 0.03;

/// Figures further apart than this belong to different things.
const REACH: usize = 24;

/// An earlier figure stands at most so many words after "compared with" or "from".
const NEAR: usize = 4;

/// The earlier figures of several units stand within so many words ("compared with 45 cases involving
/// 58 suspects").
const SPAN: usize = 12;

/// Words before "from" that say which way a figure went.
const UP: [&str; 6] = ["up", "increase", "increased", "rise", "rose", "grew"];
const DOWN: [&str; 10] = [
    "down",
    "decrease",
    "decreased",
    "decline",
    "declined",
    "drop",
    "dropped",
    "fall",
    "fell",
    "reduction",
];

impl Words {
    /// How the figures changed, where the word at `at` compares them; words before `told` were
    /// compared already.
    fn compared(&self, told: usize, at: usize) -> Vec<Change> {
        let now = told.max(at.saturating_sub(REACH))..at;
        match &self.words[at] {
            Word::Other(w) if w == "compared" || w == "against" || w == "comparison" => {
                self.by_unit(now, at)
            }
            Word::Other(w) if w == "from" => self.from(at).into_iter().collect(),
            // "22 cases (31 in 2012)"
            Word::Number(before) if self.opens_bracket(at) && self.is_dated(at) => {
                let places = at.saturating_sub(REACH)..at;
                let now = match self.unit(at) {
                    Some(unit) => self.number_of(places.clone(), unit),
                    None => None,
                };
                let now = now.or_else(|| self.numbers(places).next_back().map(|(_, n)| n));
                now.map(|now| Change::between(now, *before))
                    .into_iter()
                    .collect()
            }
            _ => Vec::new(),
        }
    }

    /// "44 cases involving 60 suspects, compared with 45 cases involving 58 suspects".
    fn by_unit(&self, now: std::ops::Range<usize>, at: usize) -> Vec<Change> {
        let end = self.words.len().min(at + 1 + SPAN);
        let earlier: Vec<(usize, f64)> = self.numbers(at + 1..end).collect();
        let mut changes = Vec::new();
        for (order, (place, before)) in earlier.into_iter().enumerate() {
            let near = place <= at + NEAR || self.words[at] == Word::Other("comparison".into());
            let same = self
                .unit(place)
                .and_then(|unit| self.number_of(now.clone(), unit));
            let first = || self.numbers(now.clone()).next().map(|(_, n)| n);
            let now = match order {
                0 if near => same.or_else(first),
                0 => None,
                _ => same,
            };
            changes.extend(now.map(|now| Change::between(now, before)));
        }
        changes
    }

    /// "down from 19", "a sharp decline from 97", "fell from 16 in 2010 to five in 2011".
    fn from(&self, at: usize) -> Option<Change> {
        let before = self.number_after(at)?;
        let to = (at + 2..self.words.len().min(at + 2 + NEAR))
            .find(|to| self.words[*to] == Word::Other("to".to_owned()));
        if let Some(now) = to.and_then(|to| self.number_after(to)) {
            return Some(Change::between(now, before));
        }
        let says = |words: &[&str]| {
            self.words[at.saturating_sub(2)..at]
                .iter()
                .any(|word| matches!(word, Word::Other(w) if words.contains(&w.as_str())))
        };
        match (says(&UP), says(&DOWN)) {
            (true, false) => Some(Change::Up),
            (false, true) => Some(Change::Down),
            _ => None,
        }
    }

    /// The numbers at these places that stand in no brackets.
    fn numbers(
        &self,
        places: std::ops::Range<usize>,
    ) -> impl DoubleEndedIterator<Item = (usize, f64)> {
        places.filter_map(|at| match self.words[at] {
            Word::Number(number) if !self.bracketed[at] => Some((at, number)),
            _ => None,
        })
    }

    /// The number of that unit among these places.
    fn number_of(&self, places: std::ops::Range<usize>, unit: &str) -> Option<f64> {
        let mut numbers = self.numbers(places);
        let found = numbers.find(|(at, _)| self.unit(*at).is_some_and(|other| other == unit));
        found.map(|(_, number)| number)
    }

    /// What a number counts: the word after it.
    fn unit(&self, at: usize) -> Option<&str> {
        match self.words.get(at + 1)? {
            Word::Other(word) if word != "in" && word != "the" => Some(word),
            _ => None,
        }
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

    fn opens_bracket(&self, at: usize) -> bool {
        self.bracketed[at] && (at == 0 || !self.bracketed[at - 1])
    }

    /// "(31 in 2012)", "(31 cases of 40 suspects in 2012)".
    fn is_dated(&self, at: usize) -> bool {
        let inside = (at..self.words.len()).take_while(|place| self.bracketed[*place]);
        inside.take(SPAN).any(|place| {
            self.words[place] == Word::Year && self.words[place - 1] == Word::Other("in".to_owned())
        })
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
    fn figures_are_compared_by_what_they_count() {
        let raids = "Police ran 80 raids with 12 arrests, compared with 40 raids with 31 arrests.";
        assert_eq!(comparison(raids), Some(Trend::Both));
        let cases = "Police opened nine cases against 16 men (15 cases against 27 men in 2019).";
        assert_eq!(comparison(cases), Some(Trend::Less));
    }

    #[test]
    fn words_of_falling_and_rising_compare_too() {
        let fell = "Officers freed nine boatmen, a steep drop from 14 in 2015.";
        assert_eq!(comparison(fell), Some(Trend::Less));
        let rose = "Courts heard 30 appeals, up from 12.";
        assert_eq!(comparison(rose), Some(Trend::More));
    }

    #[test]
    fn about_as_many_as_before_is_no_change() {
        let same = "Registrars issued 490 cards, compared with 500 the year before.";
        assert_eq!(comparison(same), None);
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
