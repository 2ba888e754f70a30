use super::*;
use crate::figures::{Indicator, Unit};
use crate::view::example::counted;

fn of(indicator: Indicator) -> IndicatorFigures {
    let view = figures(&counted()).of_indicators(&[indicator]);
    view.indicators.into_iter().next().unwrap()
}

#[test]
fn a_year_that_two_editions_state_differently_is_shown_twice_and_marked() {
    let investigations = of(Indicator::Investigations);
    let year = investigations
        .years
        .iter()
        .find(|y| y.about.first == 2010)
        .unwrap();
    let stated: Vec<_> = year
        .statements
        .iter()
        .map(|s| (s.edition, s.value, s.disputed))
        .collect();
    assert_eq!(stated, [(2011, 36.0, true), (2012, 38.0, true)]);
    let point = investigations
        .trend
        .iter()
        .find(|p| p.year == 2010)
        .unwrap();
    assert_eq!(
        (point.value, point.edition, point.disputed),
        (Some(38.0), Some(2012), true)
    );
}

#[test]
fn a_year_without_a_figure_is_a_gap() {
    let trend = of(Indicator::Investigations).trend;
    let values: Vec<_> = trend.iter().map(|p| (p.year, p.value)).collect();
    assert_eq!(
        values,
        [
            (2009, Some(29.0)),
            (2010, Some(38.0)),
            (2011, Some(44.0)),
            (2012, None),
            (2013, Some(1051.0))
        ]
    );
    assert_eq!(trend[2].change.unwrap().by, 6.0);
    assert_eq!(trend[4].change, None);
}

#[test]
fn parts_and_what_others_did_stay_out_of_the_trend() {
    let identified = of(Indicator::Identified);
    let points: Vec<_> = identified.trend.iter().map(|p| (p.year, p.value)).collect();
    assert_eq!(points, [(2010, Some(70.0))]);
    let whole: Vec<_> = identified
        .years
        .iter()
        .flat_map(|y| &y.statements)
        .map(|s| (s.value, s.whole, s.by_others))
        .collect();
    assert_eq!(
        whole,
        [
            (70.0, true, false),
            (12.0, false, false),
            (40.0, false, true)
        ]
    );
}

#[test]
fn an_edition_stands_beside_what_earlier_ones_stated() {
    let edition = figures_of_edition(&counted(), 2012).unwrap();
    assert_eq!(edition.under_review, 2011);
    let investigations = &edition.indicators[0];
    let values = |some: &[Statement]| some.iter().map(|s| s.value).collect::<Vec<_>>();
    assert_eq!(investigations.unit, Unit::Cases);
    assert_eq!(values(&investigations.stated), [44.0]);
    assert_eq!(values(&investigations.looking_back), [38.0]);
    assert_eq!(values(&investigations.before), [29.0, 36.0]);
    assert_eq!(investigations.trend.len(), 3);
    assert_eq!(figures_of_edition(&counted(), 1999), None);
}
