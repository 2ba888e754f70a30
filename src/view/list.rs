//! Asks, one line each.

use serde::Serialize;

use crate::judgement::{Judge, Status};
use crate::report::{Edition, RecommendationId, Series};
use crate::store::AskRow;
use crate::view::quotation::rounded_down;
use crate::view::sure::SURE_STATUS;

/// One ask in a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AskLine {
    /// The ask's name.
    pub id: RecommendationId,
    /// The series.
    pub series: Series,
    /// The country's name.
    pub country: String,
    /// The edition that asked first.
    pub since: Edition,
    /// The edition that asked last.
    pub last_asked: Edition,
    /// In how many editions it was asked.
    pub times_asked: usize,
    /// In how many lists in a row, up to the latest one, it was asked; 0 when the latest one no
    /// longer asks it.
    pub streak: u32,
    /// In how many lists in a row, at most, its wording stands unmet.
    pub longest_unmet: u32,
    /// The status of its latest wording.
    pub status: Status,
    /// How it stands as far as reports have answered it.
    pub standing: Status,
    /// Who said how it stands.
    pub standing_by: Judge,
    /// How the program thinks that it stands; a person's word may differ.
    pub program_standing: Status,
    /// How probable it is, 0 to 1, that a careful reader says so too; absent where a person said so,
    /// and where no later report says anything yet.
    pub confidence: Option<f64>,
    /// Its short name.
    pub title: String,
    /// How many sentences bear on any of its wordings.
    pub evidence: u32,
    /// The editions in which it was asked.
    pub years: Vec<Edition>,
    /// The words of its latest wording.
    pub text: String,
}

impl AskLine {
    /// Whether its newest wording waits for an answer, while earlier ones have had theirs.
    pub fn asked_anew(&self) -> bool {
        self.status != self.standing
    }

    /// Whether the program is unsure of how it stands.
    pub fn unsure(&self) -> bool {
        self.confidence
            .is_some_and(|confidence| confidence < SURE_STATUS)
    }

    /// Whether a person said how it stands and the program says otherwise.
    pub fn disputed(&self) -> bool {
        self.standing_by == Judge::Person
            && self.program_standing != Status::Pending
            && self.program_standing != self.standing
    }
}

/// The order of the lines. Lines that are equal by it stand in the order of their names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Asked most often in a row up to now first, then most often at all.
    #[default]
    Streak,
    /// By name: series, country, edition, place.
    Id,
    /// Asked first in the latest edition first.
    Year,
    /// Unmet, partial, pending, dropped, met.
    Status,
    /// By the country's name, then as by streak.
    Country,
}

/// `asks` in order, one line each.
pub fn ask_lines(asks: Vec<AskRow>, order: Order) -> Vec<AskLine> {
    let mut lines: Vec<AskLine> = (asks.into_iter())
        .map(|ask| AskLine {
            series: ask.series().clone(),
            since: ask.first_year,
            last_asked: ask.last_year,
            times_asked: ask.years.len(),
            streak: ask.streak,
            longest_unmet: ask.longest_unmet,
            status: ask.status,
            standing: ask.standing,
            standing_by: ask.standing_by,
            program_standing: ask.program_standing,
            confidence: (ask.standing_by == Judge::Program && ask.standing != Status::Pending)
                .then(|| rounded_down(ask.confidence)),
            evidence: ask.evidence_count,
            id: ask.id,
            country: ask.country,
            title: ask.title,
            years: ask.years,
            text: ask.latest_text,
        })
        .collect();
    lines.sort_by(|a, b| {
        let by_streak = || {
            (b.streak.cmp(&a.streak))
                .then(b.times_asked.cmp(&a.times_asked))
                .then_with(|| a.id.cmp(&b.id))
        };
        match order {
            Order::Streak => by_streak(),
            Order::Id => a.id.cmp(&b.id),
            Order::Year => b.since.cmp(&a.since).then_with(|| a.id.cmp(&b.id)),
            Order::Status => (b.standing.left_to_do())
                .cmp(&a.standing.left_to_do())
                .then_with(by_streak),
            Order::Country => a.country.cmp(&b.country).then_with(by_streak),
        }
    });
    lines
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::view::example::wording;

    fn row(
        first: (Edition, u32),
        years: &[Edition],
        status: Status,
        streak: u32,
        title: &str,
    ) -> AskRow {
        AskRow {
            id: wording(first),
            country: "Orvania".to_owned(),
            title: title.to_owned(),
            years: years.to_vec(),
            first_year: years[0],
            last_year: years[years.len() - 1],
            times_asked: years.len() as u32,
            status,
            standing: status,
            standing_by: if status == Status::Partial {
                Judge::Person
            } else {
                Judge::Program
            },
            program_standing: if status == Status::Partial {
                Status::Unmet
            } else {
                status
            },
            confidence: if status == Status::Met { 0.58 } else { 0.9 },
            streak,
            longest_unmet: 0,
            evidence_count: 2,
            latest: wording(first),
            latest_text: title.to_owned(),
        }
    }

    /// The asks of the made-up country, as the store tells them.
    pub(crate) fn rows() -> Vec<AskRow> {
        vec![
            row(
                (2010, 1),
                &[2010, 2011, 2014],
                Status::Unmet,
                3,
                "Investigate and convict labor traffickers",
            ),
            row(
                (2010, 2),
                &[2010],
                Status::Met,
                0,
                "Open a shelter for men and boys",
            ),
            row(
                (2010, 3),
                &[2010, 2011],
                Status::Partial,
                0,
                "Train border guards and coast guards",
            ),
            row(
                (2014, 2),
                &[2014],
                Status::Pending,
                1,
                "Adopt a national plan against trafficking",
            ),
        ]
    }

    fn names(order: Order) -> Vec<String> {
        let lines = ask_lines(rows(), order);
        lines
            .iter()
            .map(|line| line.id.to_string().replace("ORVANIA-", ""))
            .collect()
    }

    #[test]
    fn what_has_been_asked_most_often_in_a_row_stands_first() {
        assert_eq!(
            names(Order::Streak),
            ["2010-1", "2014-2", "2010-3", "2010-2"]
        );
    }

    #[test]
    fn every_order_is_kept() {
        assert_eq!(names(Order::Id), ["2010-1", "2010-2", "2010-3", "2014-2"]);
        assert_eq!(names(Order::Year), ["2014-2", "2010-1", "2010-2", "2010-3"]);
        assert_eq!(
            names(Order::Status),
            ["2010-1", "2010-3", "2014-2", "2010-2"]
        );
        assert_eq!(
            names(Order::Country),
            ["2010-1", "2014-2", "2010-3", "2010-2"]
        );
    }
}
