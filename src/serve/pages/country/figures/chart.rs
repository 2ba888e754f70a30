//! A small chart of one indicator: a point a year, joined where no year is missing between.

use askama::Template;

use super::{Year, name, years};
use crate::figures::Unit;
use crate::render::amounts::{number, stated_value};
use crate::report::Edition;
use crate::serve::address;
use crate::view::figures::{Charted, IndicatorFigures};

// All in the units of the drawing.
const WIDTH: f64 = 340.0;
const HEIGHT: f64 = 150.0;
/// Where the axis begins beside the shortest numbers, and how much further right for each letter.
const LEAST_LEFT: f64 = 30.0;
const LETTER: f64 = 5.7;
/// Between the axis and the numbers beside it.
const BESIDE: f64 = 9.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 22.0;
/// At most so many lines across.
const LINES: f64 = 4.0;
/// Two years that are written below stand at least so far apart.
const ROOM_FOR_A_YEAR: f64 = 36.0;
/// From the middle of a mark on its corner to each of its corners.
const MARK: f64 = 4.6;

/// One indicator.
#[derive(Template)]
#[template(path = "page/chart.html")]
pub(in crate::serve::pages::country) struct Chart {
    key: String,
    name: String,
    width: f64,
    height: f64,
    left: f64,
    /// Where the numbers beside the axis end.
    numbers: f64,
    right: f64,
    /// Where the axis of years lies.
    bottom: f64,
    lines: Vec<Line>,
    labels: Vec<Label>,
    joined: Vec<Run>,
    points: Vec<Dot>,
    /// What the last figures are, in words.
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

/// Years that follow each other.
struct Run {
    points: String,
    doubted: bool,
}

struct Dot {
    x: f64,
    y: f64,
    leads: bool,
    /// The corners of its mark where it counts what is told with a doubt, which gets a square on its
    /// corner instead of a circle.
    corners: Option<String>,
    address: String,
    says: String,
}

/// Where a year and a value lie.
struct Scale {
    first: Edition,
    last: Edition,
    step: f64,
    most: f64,
    left: f64,
}

impl Scale {
    fn of(span: (Edition, Edition), most: f64, unit: Unit) -> Self {
        let step = round_step(most);
        let most = (most / step).ceil().max(1.0) * step;
        let mut scale = Scale {
            first: span.0,
            last: span.1,
            step,
            most,
            left: 0.0,
        };
        let longest = scale
            .numbers(unit)
            .map(|(_, number)| number.chars().count())
            .max();
        let room = longest.unwrap_or(0) as f64 * LETTER + BESIDE;
        scale.left = tenths(room.max(LEAST_LEFT));
        scale
    }

    /// The round numbers across, and how they are written.
    fn numbers(&self, unit: Unit) -> impl Iterator<Item = (f64, String)> {
        let step = self.step;
        (0..=(self.most / step).round() as u32).map(move |times| {
            let value = f64::from(times) * step;
            (value, number(value, unit))
        })
    }

    fn x(&self, year: Edition) -> f64 {
        let years = f64::from(self.last - self.first);
        let room = WIDTH - self.left - RIGHT - MARK;
        let place = match years {
            0.0 => 0.5,
            years => f64::from(year.saturating_sub(self.first)) / years,
        };
        tenths(self.left + MARK + place * room)
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
        let scale = Scale::of(span, values.fold(0.0, f64::max), indicator.unit);
        let lines = scale.numbers(indicator.unit).map(|(value, number)| Line {
            y: scale.y(value),
            text_y: scale.y(value) + 3.5,
            number,
        });
        Chart {
            key: format!("figure-{}", place + 1),
            name: name(indicator),
            width: WIDTH,
            height: HEIGHT,
            left: scale.left,
            numbers: tenths(scale.left - BESIDE + 2.0),
            right: WIDTH - RIGHT + 6.0,
            bottom: HEIGHT - 5.0,
            lines: lines.collect(),
            labels: scale.labels(),
            joined: joined(&charted, &scale),
            points: charted.iter().map(|point| dot(point, &scale)).collect(),
            lately: lately(&indicator.lately()),
            statements: indicator.years.iter().map(|y| y.statements.len()).sum(),
            years: years(indicator),
        }
    }
}

/// A path for each run of years that follow each other: those told without a doubt and those told with
/// one are not to be joined.
fn joined(charted: &[Charted], scale: &Scale) -> Vec<Run> {
    let of = |doubted: bool| -> Vec<Run> {
        let leading: Vec<&Charted> = (charted.iter())
            .filter(|point| point.leads && point.is_doubted() == doubted)
            .collect();
        (leading.chunk_by(|one, next| one.year + 1 == next.year))
            .filter(|run| run.len() > 1)
            .map(|run| {
                let places = run.iter().map(|point| {
                    let (x, y) = (scale.x(point.year), scale.y(point.statement.value));
                    format!("{x},{y}")
                });
                Run {
                    points: places.collect::<Vec<_>>().join(" "),
                    doubted,
                }
            })
            .collect()
    };
    let mut runs = of(true);
    runs.extend(of(false));
    runs
}

fn dot(point: &Charted, scale: &Scale) -> Dot {
    let statement = point.statement;
    let (x, y) = (scale.x(point.year), scale.y(statement.value));
    let corners = [(0.0, -MARK), (MARK, 0.0), (0.0, MARK), (-MARK, 0.0)]
        .map(|(right, down)| format!("{},{}", tenths(x + right), tenths(y + down)));
    Dot {
        x,
        y,
        leads: point.leads,
        corners: point.is_doubted().then(|| corners.join(" ")),
        address: address::sentence(&statement.sentence),
        says: format!(
            "{}: {}, says the edition of {}: “{}”",
            point.year,
            counted(point),
            statement.edition,
            statement.quote
        ),
    }
}

/// `470`, `640 suspected`.
fn counted(point: &Charted) -> String {
    let value = stated_value(point.statement);
    match &point.statement.hedge {
        Some(doubt) => format!("{value} {doubt}"),
        None => value,
    }
}

/// `470 or 640 suspected in 2020`: all numbers of the latest year, for none of them is the truth alone.
fn lately(last: &[Charted]) -> String {
    let numbers: Vec<String> = last.iter().map(counted).collect();
    (last.first()).map_or_else(String::new, |point| {
        format!("{} in {}", numbers.join(" or "), point.year)
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
            let scale = Scale::of((2001, 2025), most, Unit::Cases);
            assert_eq!((scale.step, scale.most), (step, top), "{most}");
        }
    }

    #[test]
    fn long_numbers_have_room_beside_the_axis() {
        let short = Scale::of((2001, 2025), 40.0, Unit::Cases).left;
        let long = Scale::of((2001, 2025), 7.5e6, Unit::Money).left;
        assert_eq!(short, LEAST_LEFT);
        assert_eq!(long, tenths("8 million".len() as f64 * LETTER + BESIDE));
    }

    #[test]
    fn years_are_written_with_room_between_them() {
        let labels = Scale::of((2001, 2025), 10.0, Unit::Cases).labels();
        assert_eq!(labels.last().map(|label| label.year), Some(2025));
        assert!(labels.windows(2).all(|two| two[1].x - two[0].x >= 36.0));
        assert_eq!(Scale::of((2012, 2012), 10.0, Unit::Cases).labels().len(), 1);
    }

    #[test]
    fn a_line_does_not_cross_a_year_without_a_figure() {
        let view = figures(&counted());
        let chart = Chart::of(&view.indicators[0], 0, (2009, 2013));
        assert_eq!(chart.joined.len(), 1);
        assert_eq!(chart.joined[0].points.split(' ').count(), 3);
        assert_eq!(chart.points.len(), 5);
        assert!(chart.points[0].says.starts_with("2009: 29"));
        assert_eq!(chart.lately, "1,051 in 2013");
    }
}
