//! What a chart of one indicator draws.

use super::trend::comparable;
use super::{Figures, IndicatorFigures, Statement};
use crate::report::Edition;

/// A stated figure in a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Charted<'a> {
    /// The year that it is about.
    pub year: Edition,
    /// The statement.
    pub statement: &'a Statement,
    /// Whether it is the figure of its year; another number for the same year is not.
    pub leads: bool,
}

impl IndicatorFigures {
    /// The whole figures that can be compared, by year: of those that give the same number one, by
    /// the latest edition. Of a year for which the latest edition gives several numbers, none leads.
    pub fn charted(&self) -> Vec<Charted<'_>> {
        let statements = self.years.iter().flat_map(|year| &year.statements);
        let mut charted: Vec<Charted> = Vec::new();
        for statement in comparable(statements) {
            let year = statement.about.first;
            let leads = (self.trend.iter())
                .any(|point| point.year == year && point.value == Some(statement.value));
            let same = (charted.iter_mut())
                .find(|other| other.year == year && other.statement.value == statement.value);
            match same {
                Some(same) if same.statement.edition < statement.edition => {
                    same.statement = statement;
                }
                Some(_) => {}
                None => charted.push(Charted {
                    year,
                    statement,
                    leads,
                }),
            }
        }
        charted.sort_by_key(|point| point.year);
        charted
    }
}

impl Figures {
    /// The same with the indicators of which most years have a whole figure first.
    pub fn most_stated_first(mut self) -> Self {
        let stated = |indicator: &IndicatorFigures| {
            let known = indicator.trend.iter().filter(|point| point.value.is_some());
            (known.count(), indicator.years.len())
        };
        (self.indicators).sort_by_key(|indicator| std::cmp::Reverse(stated(indicator)));
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::figures::Indicator;
    use crate::view::example::counted;
    use crate::view::figures::figures;

    #[test]
    fn a_chart_draws_each_number_once_and_tells_which_leads() {
        let view = figures(&counted()).of_indicators(&[Indicator::Investigations]);
        let charted: Vec<_> = (view.indicators[0].charted().iter())
            .map(|point| (point.year, point.statement.value, point.leads))
            .collect();
        assert_eq!(
            charted,
            [
                (2009, 29.0, true),
                (2010, 36.0, false),
                (2010, 38.0, true),
                (2011, 44.0, true),
                (2013, 1051.0, true)
            ]
        );
    }

    #[test]
    fn what_is_stated_most_often_stands_first() {
        let view = figures(&counted()).most_stated_first();
        assert_eq!(view.indicators[0].indicator, Indicator::Investigations);
        let years: Vec<usize> = (view.indicators.iter())
            .map(|one| one.trend.iter().filter(|p| p.value.is_some()).count())
            .collect();
        assert!(years.is_sorted_by(|a, b| a >= b), "{years:?}");
    }
}
