//! Drawn paths: which are ruled lines, which are filled areas, which are drawings.

use hayro_interpret::kurbo::{BezPath, PathEl, Point, Shape};

use super::page::{Area, Page, Rule};

/// A line is at most this thick; what is thicker is an area.
const THICKEST: f32 = 2.5;

/// A line is at least this long; what is shorter belongs to a drawing.
const SHORTEST: f32 = 6.0;

/// A thin area with curves is a line with round ends, unless it is shorter: then it is a piece of a
/// drawing, as the emblems in tables of treaties are made of.
const SHORTEST_ROUND: f32 = 20.0;

/// How far a line may lean over its length and be level still.
const LEAN: f64 = 0.7;

/// Puts the lines of a stroked path on the page.
pub(super) fn stroked(path: &BezPath, page: &mut Page) {
    frame(path, page);
    let mut start = Point::ZERO;
    let mut at = Point::ZERO;
    for element in path.elements() {
        match *element {
            PathEl::MoveTo(to) => {
                start = to;
                at = to;
            }
            PathEl::LineTo(to) => {
                line(at, to, page);
                at = to;
            }
            PathEl::ClosePath => {
                line(at, start, page);
                at = start;
            }
            PathEl::QuadTo(_, to) | PathEl::CurveTo(_, _, to) => at = to,
        }
    }
}

/// Puts what a closed line goes round on the page.
fn frame(path: &BezPath, page: &mut Page) {
    let lines = path
        .elements()
        .iter()
        .filter(|element| !matches!(element, PathEl::MoveTo(_)))
        .count();
    let area = area(path);
    if lines >= 4 && area.width() > 20.0 && area.height() > 10.0 {
        page.frames.push(area);
    }
}

fn area(path: &BezPath) -> Area {
    let rect = path.bounding_box();
    Area {
        left: rect.x0 as f32,
        top: rect.y0 as f32,
        right: rect.x1 as f32,
        bottom: rect.y1 as f32,
    }
}

fn line(from: Point, to: Point, page: &mut Page) {
    let (left, right) = (from.x.min(to.x) as f32, from.x.max(to.x) as f32);
    let (top, bottom) = (from.y.min(to.y) as f32, from.y.max(to.y) as f32);
    if (from.y - to.y).abs() <= LEAN && right - left >= SHORTEST {
        let y = (top + bottom) / 2.0;
        page.rules.push(Rule::Level { y, left, right });
    } else if (from.x - to.x).abs() <= LEAN && bottom - top >= SHORTEST {
        let x = (left + right) / 2.0;
        page.rules.push(Rule::Upright { x, top, bottom });
    }
}

/// Puts the areas of a filled path on the page: thin ones are rules, ones with curves drawings.
pub(super) fn filled(path: &BezPath, page: &mut Page) {
    let mut part = BezPath::new();
    for element in path.elements() {
        if matches!(element, PathEl::MoveTo(_)) {
            one_filled(&part, page);
            part = BezPath::new();
        }
        part.push(*element);
    }
    one_filled(&part, page);
}

fn one_filled(part: &BezPath, page: &mut Page) {
    if part.elements().len() < 3 {
        return;
    }
    let area = area(part);
    let finite = [area.left, area.top, area.right, area.bottom];
    if finite.iter().any(|edge| !edge.is_finite()) {
        return;
    }
    let curved = part
        .elements()
        .iter()
        .any(|element| matches!(element, PathEl::QuadTo(..) | PathEl::CurveTo(..)));
    let shortest = if curved { SHORTEST_ROUND } else { SHORTEST };
    if area.height() <= THICKEST && area.width() >= shortest {
        page.rules.push(Rule::Level {
            y: (area.top + area.bottom) / 2.0,
            left: area.left,
            right: area.right,
        });
    } else if area.width() <= THICKEST && area.height() >= shortest {
        page.rules.push(Rule::Upright {
            x: (area.left + area.right) / 2.0,
            top: area.top,
            bottom: area.bottom,
        });
    } else if curved {
        page.pictures.push(area);
    } else if area.width() > SHORTEST && area.height() > SHORTEST {
        page.fills.push(area);
    }
}
