//! The order in which the lines of a page are read: columns from left to right, and what stands
//! across them between those above it and those below.

use super::lines::Line;
use super::page::Area;
use super::table::Table;

/// A piece of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    /// A line of text.
    Line(Line),
    /// A ruled table.
    Table(Table),
}

impl Piece {
    /// Where it stands.
    pub fn area(&self) -> Area {
        match self {
            Piece::Line(line) => line.area(),
            Piece::Table(table) => table.area,
        }
    }

    fn lines(&self) -> usize {
        match self {
            Piece::Line(_) => 1,
            Piece::Table(table) => table.rows.len(),
        }
    }
}

/// Pieces that are read one after another from top to bottom.
pub(super) type Column = Vec<Piece>;

/// The columns of a page, in the order in which they are read.
pub(super) fn columns(pieces: Vec<Piece>) -> Vec<Column> {
    let mut columns = Vec::new();
    part(pieces, 0, &mut columns);
    columns
}

/// Columns stand in columns no deeper than this.
const DEEPEST: usize = 6;

/// A column holds at least so many lines on either side of a gutter.
const FEWEST_LINES: usize = 3;

fn part(mut pieces: Vec<Piece>, depth: usize, columns: &mut Vec<Column>) {
    pieces.sort_by(|a, b| a.area().top.total_cmp(&b.area().top));
    let gutter = if depth < DEEPEST {
        gutter(&pieces)
    } else {
        None
    };
    let Some(gutter) = gutter else {
        if !pieces.is_empty() {
            columns.push(single(pieces));
        }
        return;
    };
    // What crosses the gutter parts the page in bands.
    let mut across: Vec<Piece> = Vec::new();
    let mut beside: Vec<Piece> = Vec::new();
    let mut close = |beside: &mut Vec<Piece>, across: &mut Vec<Piece>| {
        let spots: Vec<Spot> = beside.iter().map(Spot::of).collect();
        if beside_each_other(&spots, gutter).is_none() {
            across.append(beside);
            return;
        }
        if !across.is_empty() {
            part(std::mem::take(across), depth + 1, columns);
        }
        let (left, right) = std::mem::take(beside)
            .into_iter()
            .partition(|piece| piece.area().right <= gutter);
        part(left, depth + 1, columns);
        part(right, depth + 1, columns);
    };
    for piece in pieces {
        if Spot::of(&piece).crosses(gutter) {
            close(&mut beside, &mut across);
            across.push(piece);
        } else {
            beside.push(piece);
        }
    }
    close(&mut beside, &mut across);
    if !across.is_empty() {
        part(across, depth + 1, columns);
    }
}

/// The pieces of one column from top to bottom, those on one height joined.
fn single(mut pieces: Vec<Piece>) -> Column {
    let height = |piece: &Piece| match piece {
        Piece::Line(line) => line.base,
        Piece::Table(table) => table.area.top,
    };
    pieces.sort_by(|a, b| height(a).total_cmp(&height(b)));
    let mut column: Column = Vec::new();
    let mut row: Vec<Line> = Vec::new();
    let close = |row: &mut Vec<Line>, column: &mut Column| {
        row.sort_by(|a, b| a.left.total_cmp(&b.left));
        let mut lines = std::mem::take(row).into_iter();
        if let Some(mut first) = lines.next() {
            lines.for_each(|line| first.extend(line));
            column.push(Piece::Line(first));
        }
    };
    for piece in pieces {
        match piece {
            Piece::Line(line) => {
                let same = row
                    .last()
                    .is_some_and(|last| (line.base - last.base).abs() < last.size * 0.3);
                if !same {
                    close(&mut row, &mut column);
                }
                row.push(line);
            }
            Piece::Table(_) => {
                close(&mut row, &mut column);
                column.push(piece);
            }
        }
    }
    close(&mut row, &mut column);
    column
}

/// A place on a page, and how many lines stand there.
#[derive(Debug, Clone, Copy)]
struct Spot {
    area: Area,
    lines: usize,
}

impl Spot {
    fn of(piece: &Piece) -> Spot {
        Spot {
            area: piece.area(),
            lines: piece.lines(),
        }
    }

    fn crosses(&self, gutter: f32) -> bool {
        self.area.right > gutter - CLEAR && self.area.left < gutter + CLEAR
    }
}

/// No column is narrower, in points.
const NARROWEST: f32 = 70.0;

/// A gutter keeps this distance from the text at its sides.
const CLEAR: f32 = 2.0;

/// The place across the page where the gutter runs that has the most lines beside each other, if
/// there is one. The pieces are sorted from top to bottom.
fn gutter(pieces: &[Piece]) -> Option<f32> {
    let spots: Vec<Spot> = pieces.iter().map(Spot::of).collect();
    let left = spots.iter().map(|s| s.area.left).fold(f32::MAX, f32::min);
    let right = spots.iter().map(|s| s.area.right).fold(f32::MIN, f32::max);
    let steps = ((right - left - NARROWEST * 2.0).clamp(0.0, 5000.0)) as usize;
    let mut best = (0, 0, 0.0);
    let mut open = (0, 0, 0.0);
    for step in 0..steps {
        let x = left + NARROWEST + step as f32;
        let lines = lines_beside(&spots, x);
        open = if lines == open.0 {
            (lines, open.1 + 1, open.2)
        } else {
            (lines, 1, x)
        };
        // The widest of those with as many lines.
        if (open.0, open.1) > (best.0, best.1) {
            best = open;
        }
    }
    let (lines, wide, from) = best;
    (lines > 0).then_some(from + (wide - 1) as f32 / 2.0)
}

/// How many lines stand beside each other at both sides of this place.
fn lines_beside(spots: &[Spot], x: f32) -> usize {
    spots
        .split(|spot| spot.crosses(x))
        .filter_map(|band| beside_each_other(band, x))
        .sum()
}

/// How many lines these are, if enough of them stand at both sides of the place, at one height.
fn beside_each_other(band: &[Spot], x: f32) -> Option<usize> {
    let (mut left, mut right) = (Side::default(), Side::default());
    for spot in band {
        let side = if spot.area.left < x {
            &mut left
        } else {
            &mut right
        };
        side.take(spot);
    }
    let shared = left.bottom.min(right.bottom) - left.top.max(right.top);
    let enough = left.lines >= FEWEST_LINES && right.lines >= FEWEST_LINES;
    let wide = left.width() >= NARROWEST * 0.5 && right.width() >= NARROWEST * 0.5;
    (enough && wide && shared > 12.0).then_some(left.lines + right.lines)
}

/// What stands at one side of a gutter.
struct Side {
    lines: usize,
    top: f32,
    bottom: f32,
    left: f32,
    right: f32,
}

impl Default for Side {
    fn default() -> Self {
        Side {
            lines: 0,
            top: f32::MAX,
            bottom: f32::MIN,
            left: f32::MAX,
            right: f32::MIN,
        }
    }
}

impl Side {
    fn take(&mut self, spot: &Spot) {
        self.lines += spot.lines;
        self.top = self.top.min(spot.area.top);
        self.bottom = self.bottom.max(spot.area.bottom);
        self.left = self.left.min(spot.area.left);
        self.right = self.right.max(spot.area.right);
    }

    fn width(&self) -> f32 {
        self.right - self.left
    }
}
