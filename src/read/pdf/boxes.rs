//! Boxes and pictures between the columns: charts, and the words in them, are no text.

use super::lines::Line;
use super::page::{Area, Page};
use super::table::Table;

/// Lines that were taken out of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Taken {
    /// Lines of charts in frames.
    pub charts: Vec<Line>,
    /// Lines within and beside pictures.
    pub labels: Vec<Line>,
}

/// A box is at most this part of its page.
const LARGEST: f32 = 0.4;

/// Takes the lines of charts and pictures out of `lines`.
pub(super) fn take(page: &Page, lines: &mut Vec<Line>) -> Taken {
    let whole = page.width * page.height;
    let small = |area: &&Area| area.width() * area.height() < whole * LARGEST;
    let mut taken = Taken::default();
    for frame in page.frames.iter().chain(&page.fills).filter(small) {
        let inside = |line: &Line| holds(frame, line);
        let words: Vec<&str> = (lines.iter())
            .filter(|line| inside(line))
            .flat_map(|line| line.text.split(' '))
            .collect();
        if is_chart(&words) {
            let (chart, rest) = std::mem::take(lines).into_iter().partition(inside);
            taken.charts.extend::<Vec<Line>>(chart);
            *lines = rest;
        }
    }
    let large = |area: &&Area| area.width() > SMALLEST && area.height() > SMALLEST;
    for picture in drawings(page).iter().filter(large) {
        let around = Area {
            left: picture.left - BESIDE,
            top: picture.top - BESIDE,
            right: picture.right + BESIDE,
            bottom: picture.bottom + BESIDE,
        };
        let is_label = |line: &Line| holds(&around, line) && line.text.split(' ').count() <= 3;
        let (labels, rest) = std::mem::take(lines).into_iter().partition(is_label);
        taken.labels.extend::<Vec<Line>>(labels);
        *lines = rest;
    }
    taken
}

/// How far from a picture its labels stand, in points.
const BESIDE: f32 = 4.0;

fn holds(area: &Area, line: &Line) -> bool {
    let middle = (line.left + line.right) / 2.0;
    area.holds(middle, line.base - line.size * 0.25)
}

/// Whether most words of a box are years, numbers, marks and the names of tiers.
fn is_chart(words: &[&str]) -> bool {
    let plain = |word: &&&str| {
        let bare: String = word
            .chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect();
        bare.chars().all(|c| c.is_ascii_digit())
            || matches!(
                bare.as_str(),
                "tier"
                    | "watch"
                    | "list"
                    | "wl"
                    | "2wl"
                    | "special"
                    | "case"
                    | "ranking"
                    | "by"
                    | "year"
            )
    };
    words.len() >= 4 && words.iter().filter(plain).count() * 10 >= words.len() * 6
}

/// The areas that pictures and drawings made of several curves cover, unless it is much of the page.
pub(super) fn drawings(page: &Page) -> Vec<Area> {
    let mut areas: Vec<Area> = Vec::new();
    for picture in &page.pictures {
        if picture.width() < 8.0 || picture.height() < 8.0 {
            continue;
        }
        match areas.iter_mut().find(|area| area.touches(picture)) {
            Some(area) => *area = area.with(picture),
            None => areas.push(*picture),
        }
    }
    let whole = page.width * page.height;
    areas.retain(|area| area.width() * area.height() < whole * LARGEST);
    areas
}

/// How many signs are drawn in the cells of tables instead of being written: check marks mostly, of
/// which nobody knows what they are.
pub(super) fn signs(page: &Page, tables: &[Table]) -> u32 {
    let is_sign = |area: &&Area| SIGN.contains(&area.width()) && SIGN.contains(&area.height());
    let alone = |area: &&Area| {
        let touching = page.pictures.iter().filter(|other| other.touches(area));
        touching.count() == 1
    };
    let in_table = |area: &&Area| tables.iter().any(|table| table.area.touches(area));
    let signs = page.pictures.iter().filter(is_sign).filter(in_table);
    signs.filter(alone).count() as u32
}

/// How broad and how high a sign is, in points.
const SIGN: std::ops::Range<f32> = 4.0..16.0;

/// Smaller pictures are marks, in points.
const SMALLEST: f32 = 36.0;
