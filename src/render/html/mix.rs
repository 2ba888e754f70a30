//! The chart of the status mix: a bar an edition, a stretch a status.

use askama::Template;

use crate::judgement::Status;
use crate::render::prose::BY_NEED;
use crate::report::Edition;
use crate::view::compliance::{Compliance, Tally};

const WIDTH: f64 = 640.0;
/// Where the ratings begin: right of the years.
const RATINGS_X: f64 = 38.0;
/// How wide a character of a rating is, at most.
const CHARACTER: f64 = 5.8;
/// Of longer ratings so many characters are written.
const LONGEST: usize = 40;
const ROW: f64 = 24.0;
const BAR: f64 = 18.0;
/// A stretch narrower than this has no room for its number.
const ROOM_FOR_A_LABEL: f64 = 12.0;
/// How wide a digit of a number is, at most.
const DIGIT: f64 = 7.0;

/// The status mix through the years.
#[derive(Template)]
#[template(path = "report/mix.svg")]
pub(super) struct Mix {
    key: String,
    width: f64,
    height: f64,
    bars_x: f64,
    description: String,
    bars: Vec<Bar>,
    statuses: Vec<Status>,
}

struct Bar {
    year: Edition,
    rating: String,
    y: f64,
    text_y: f64,
    parts: Vec<Part>,
}

struct Part {
    status: Status,
    count: usize,
    x: f64,
    width: f64,
    label_x: f64,
    labelled: bool,
    /// Where the ground behind its number begins, and how wide it is.
    plate: Option<(f64, f64)>,
}

impl Mix {
    /// The chart of a compliance report, where there is anything to draw.
    pub fn of(view: &Compliance) -> Option<Self> {
        let ratings = view.standing.through_the_years.iter();
        let ratings: Vec<&str> = ratings
            .map(|of| of.rating.as_deref().unwrap_or(""))
            .collect();
        Mix::drawn(view.report.to_string(), &view.through_the_years, &ratings)
    }

    /// The chart of `tallies`, with the rating of each edition beside its bar, where there is anything
    /// to draw. What it is called by other parts of the page begins with `key`.
    pub fn drawn(key: String, tallies: &[Tally], ratings: &[&str]) -> Option<Self> {
        let most = tallies
            .iter()
            .map(Tally::under_review)
            .max()
            .filter(|most| *most > 0)?;
        let bars_x = bars_x(ratings);
        let scale = (WIDTH - bars_x - 1.0) / most as f64;
        let bars: Vec<Bar> = (tallies.iter().zip(ratings).enumerate())
            .map(|(place, (tally, rating))| {
                let y = place as f64 * ROW + 1.0;
                Bar {
                    year: tally.year,
                    rating: shortened(rating),
                    y,
                    text_y: y + BAR - 5.0,
                    parts: parts(tally, bars_x, scale),
                }
            })
            .collect();
        Some(Mix {
            key,
            width: WIDTH,
            height: bars.len() as f64 * ROW,
            bars_x,
            description: tallies.iter().map(described).collect::<Vec<_>>().join(" "),
            statuses: (BY_NEED.into_iter())
                .filter(|status| tallies.iter().any(|tally| tally.counts.get(*status) > 0))
                .collect(),
            bars,
        })
    }
}

/// Where the bars begin: right of the longest rating.
fn bars_x(ratings: &[&str]) -> f64 {
    let longest = ratings.iter().map(|rating| rating.chars().count()).max();
    RATINGS_X + longest.unwrap_or_default().min(LONGEST) as f64 * CHARACTER + 8.0
}

fn shortened(rating: &str) -> String {
    if rating.chars().count() <= LONGEST {
        return rating.to_owned();
    }
    let kept: String = rating.chars().take(LONGEST).collect();
    let end = kept.rfind(' ').unwrap_or(kept.len());
    format!("{} …", &kept[..end])
}

fn parts(tally: &Tally, bars_x: f64, scale: f64) -> Vec<Part> {
    let mut x = bars_x;
    let mut parts = Vec::new();
    for status in BY_NEED {
        let count = tally.counts.get(status);
        if count == 0 {
            continue;
        }
        let width = count as f64 * scale;
        let plate = count.to_string().len() as f64 * DIGIT + 5.0;
        let middle = x + width / 2.0;
        parts.push(Part {
            status,
            count,
            x: tenths(x),
            width: tenths(width),
            label_x: tenths(middle),
            labelled: width >= plate.max(ROOM_FOR_A_LABEL),
            plate: is_patterned(status).then(|| (tenths(middle - plate / 2.0), tenths(plate))),
        });
        x += width;
    }
    parts
}

/// Whether the stretches of that status are filled with a pattern, on which a number cannot be read.
fn is_patterned(status: Status) -> bool {
    matches!(status, Status::Partial | Status::Pending | Status::Dropped)
}

fn described(tally: &Tally) -> String {
    let counts: Vec<String> = (BY_NEED.iter())
        .map(|status| (tally.counts.get(*status), status))
        .filter(|(count, _)| *count > 0)
        .map(|(count, status)| format!("{count} {status}"))
        .collect();
    match counts.as_slice() {
        [] => format!("{}: nothing to answer.", tally.year),
        counts => format!("{}: {}.", tally.year, counts.join(", ")),
    }
}

/// As many places as a drawing needs.
fn tenths(length: f64) -> f64 {
    (length * 10.0).round() / 10.0
}
