//! A small chart of one indicator: a point a year, joined where no year is missing between.

use askama::Template;

use super::{Year, name, years};
use crate::render::amounts::{number, stated_value};
use crate::report::Edition;
use crate::serve::address;
use crate::view::figures::{Charted, IndicatorFigures};

// All in the units of the drawing.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 150.0;
const LEFT: f64 = 52.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 22.0;
/// At most so many lines across.
const LINES: f64 = 4.0;
/// Two years that are written below stand at least so far apart.
const ROOM_FOR_A_YEAR: f64 = 36.0;

/// One indicator.
#[derive(Template)]
#[template(path = "page/chart.html")]
pub(in crate::serve::pages::country) struct Chart {
    key: String,
    name: String,
    width: f64,
    height: f64,
    left: f64,
    right: f64,
    /// Where the axis of years lies.
    bottom: f64,
    lines: Vec<Line>,
    labels: Vec<Label>,
    joined: Vec<String>,
    points: Vec<Dot>,
    /// What the last figure is, in words.
    lately: String,
    statements: usize,
    years: Vec<Year>,
}

/// A round number and where it stands.
struct Line {
    y: f64,
    text_y: f64,
    number: String,
}

struct Label {
    x: f64,
    year: Edition,
}

struct Dot {
    x: f64,
    y: f64,
    leads: bool,
    address: String,
    says: String,
}

/// Where a year and a value lie.
struct Scale {
    first: Edition,
    last: Edition,
    step: f64,
    most: f64,
}

impl Scale {
    fn of(span: (Edition, Edition), most: f64) -> Self {
        let step = round_step(most);
        Scale {
            first: span.0,
            last: span.1,
            step,
            most: (most / step).ceil().max(1.0) * step,
        }
    }

    fn x(&self, year: Edition) -> f64 {
        let years = f64::from(self.last - self.first);
        let room = WIDTH - LEFT - RIGHT;
        let place = match years {
            0.0 => 0.5,
            years => f64::from(year.saturating_sub(self.first)) / years,
        };
        tenths(LEFT + place * room)
    }

    fn y(&self, value: f64) -> f64 {
        let room = HEIGHT - TOP - BOTTOM;
        tenths(HEIGHT - BOTTOM - value / self.most * room)
    }

    fn labels(&self) -> Vec<Label> {
        let mut labels: Vec<Label> = Vec::new();
        for year in (self.first..=self.last).rev() {
            let x = self.x(year);
            let room = labels
                .last()
                .is_none_or(|next| next.x - x >= ROOM_FOR_A_YEAR);
            if room {
                labels.push(Label { x, year });
            }
        }
        labels.reverse();
        labels
    }
}

/// 1, 2 or 5 times a power of ten, so that a few of it reach `most`.
fn round_step(most: f64) -> f64 {
    let least = (most / LINES).max(1.0);
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|times| times * power)
        .find(|step| *step >= least)
        .unwrap_or(least)
}

impl Chart {
    /// The chart of `indicator`, the `place`th on its page, over the years of `span`.
    pub fn of(indicator: &IndicatorFigures, place: usize, span: (Edition, Edition)) -> Self {
        let charted = indicator.charted();
        let values = charted.iter().map(|point| point.statement.value);
        let scale = Scale::of(span, values.fold(0.0, f64::max));
        let unit = indicator.unit;
        let lines = (0..=(scale.most / scale.step).round() as u32).map(|times| {
            let value = f64::from(times) * scale.step;
            let y = scale.y(value);
            Line {
                y,
                text_y: y + 3.5,
                number: number(value, unit),
            }
        });
        Chart {
            key: format!("figure-{}", place + 1),
            name: name(indicator),
            width: WIDTH,
            height: HEIGHT,
            left: LEFT,
            right: WIDTH - RIGHT + 6.0,
            bottom: HEIGHT - 5.0,
            lines: lines.collect(),
            labels: scale.labels(),
            joined: joined(&charted, &scale),
            points: charted.iter().map(|point| dot(point, &scale)).collect(),
            lately: lately(&charted),
            statements: indicator.years.iter().map(|y| y.statements.len()).sum(),
            years: years(indicator),
        }
    }
}

/// A path for each run of years that follow each other.
fn joined(charted: &[Charted], scale: &Scale) -> Vec<String> {
    let leading: Vec<&Charted> = charted.iter().filter(|point| point.leads).collect();
    (leading.chunk_by(|one, next| one.year + 1 == next.year))
        .filter(|run| run.len() > 1)
        .map(|run| {
            let places = run.iter().map(|point| {
                let (x, y) = (scale.x(point.year), scale.y(point.statement.value));
                format!("{x},{y}")
            });
            places.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

fn dot(point: &Charted, scale: &Scale) -> Dot {
    let statement = point.statement;
    Dot {
        x: scale.x(point.year),
        y: scale.y(statement.value),
        leads: point.leads,
        address: address::sentence(&statement.sentence),
        says: format!(
            "{}: {}, says the edition of {}: “{}”",
            point.year,
            stated_value(statement),
            statement.edition,
            statement.quote
        ),
    }
}

fn lately(charted: &[Charted]) -> String {
    let leading = charted.iter().rfind(|point| point.leads);
    leading.map_or_else(String::new, |point| {
        format!("{} in {}", stated_value(point.statement), point.year)
    })
}

/// As many places as a drawing needs.
fn tenths(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::counted;
    use crate::view::figures::figures;

    #[test]
    fn an_axis_has_few_round_numbers_and_reaches_above_the_most() {
        for (most, step, top) in [
            (0.0, 1.0, 1.0),
            (3.0, 1.0, 3.0),
            (44.0, 20.0, 60.0),
            (1051.0, 500.0, 1500.0),
            (7.5e6, 2e6, 8e6),
        ] {
            let scale = Scale::of((2001, 2025), most);
            assert_eq!((scale.step, scale.most), (step, top), "{most}");
        }
    }

    #[test]
    fn years_are_written_with_room_between_them() {
        let labels = Scale::of((2001, 2025), 10.0).labels();
        assert_eq!(labels.last().map(|label| label.year), Some(2025));
        assert!(labels.windows(2).all(|two| two[1].x - two[0].x >= 36.0));
        assert_eq!(Scale::of((2012, 2012), 10.0).labels().len(), 1);
    }

    #[test]
    fn a_line_does_not_cross_a_year_without_a_figure() {
        let view = figures(&counted());
        let chart = Chart::of(&view.indicators[0], 0, (2009, 2013));
        assert_eq!(chart.joined.len(), 1);
        assert_eq!(chart.joined[0].split(' ').count(), 3);
        assert_eq!(chart.points.len(), 5);
        assert!(chart.points[0].says.starts_with("2009: 29"));
        assert_eq!(chart.lately, "1,051 in 2013");
    }
}
