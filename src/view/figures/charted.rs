//! What a chart of one indicator draws.

use super::trend::{figure_of, whole};
use super::{Figures, IndicatorFigures, Statement};
use crate::report::Edition;

/// A stated figure in a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Charted<'a> {
    /// The year that it is about.
    pub year: Edition,
    /// The statement.
    pub statement: &'a Statement,
    /// Whether it is the figure of its year among those that count as surely as it does; another
    /// number for the same year is not.
    pub leads: bool,
}

impl Charted<'_> {
    /// Whether it counts what is told with a doubt ("potential victims"), which is not to be compared
    /// with what is told without one.
    pub fn is_doubted(&self) -> bool {
        self.statement.hedge.is_some()
    }
}

impl IndicatorFigures {
    /// The whole figures, by year: of those that give the same number with the same doubt one, by the
    /// latest edition. Those told with a doubt stand beside those told without, each with a leading one
    /// of its own. Of a year for which the latest edition gives several numbers, none leads.
    pub fn charted(&self) -> Vec<Charted<'_>> {
        let statements = self.years.iter().flat_map(|year| &year.statements);
        let (doubted, certain): (Vec<_>, Vec<_>) = whole(statements)
            .into_iter()
            .partition(|statement| statement.hedge.is_some());
        let mut charted = [of_one_kind(certain), of_one_kind(doubted)].concat();
        charted.sort_by_key(|point| point.year);
        charted
    }

    /// What is drawn of the latest year of which anything is, the leading figures first.
    pub fn lately(&self) -> Vec<Charted<'_>> {
        let mut charted = self.charted();
        let last = charted.last().map(|point| point.year);
        charted.retain(|point| Some(point.year) == last);
        charted.sort_by_key(|point| !point.leads);
        charted
    }
}

/// The points of whole figures that are all told with a doubt, or all without.
fn of_one_kind(statements: Vec<&Statement>) -> Vec<Charted<'_>> {
    let mut charted: Vec<Charted> = Vec::new();
    for statement in &statements {
        let year = statement.about.first;
        let same = (charted.iter_mut())
            .find(|other| other.year == year && other.statement.value == statement.value);
        match same {
            Some(same) if same.statement.edition < statement.edition => same.statement = statement,
            Some(_) => {}
            None => charted.push(Charted {
                year,
                statement,
                leads: figure_of(year, &statements) == Some(statement.value),
            }),
        }
    }
    charted
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
    use crate::report::SectionKind;
    use crate::view::example::{counted, texts};
    use crate::view::figures::{Charted, figures};

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
    fn what_is_only_suspected_is_drawn_beside_what_is_sure() {
        let mut ledger = counted();
        ledger.dossier.reports.push(texts(
            2015,
            None,
            &[
                (
                    SectionKind::Protection,
                    1,
                    "Police identified 64 suspected victims in 2014, compared with 105 in 2013.",
                ),
                (
                    SectionKind::Protection,
                    2,
                    "Prosecutors identified 47 victims in 2014.",
                ),
            ],
        ));
        let view = figures(&ledger).of_indicators(&[Indicator::Identified]);
        let said = |points: Vec<Charted<'_>>| -> Vec<_> {
            let points = points.iter();
            points
                .map(|p| (p.year, p.statement.value, p.is_doubted(), p.leads))
                .collect()
        };
        assert_eq!(
            said(view.indicators[0].charted()),
            [
                (2010, 70.0, true, true),
                (2013, 105.0, true, true),
                (2014, 47.0, false, true),
                (2014, 64.0, true, true),
            ]
        );
        assert_eq!(
            said(view.indicators[0].lately()),
            [(2014, 47.0, false, true), (2014, 64.0, true, true)]
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
