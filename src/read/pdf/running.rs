//! What runs along the pages: heads, feet and page numbers, told by standing in one place on many
//! pages with the same words.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::lines::Line;

/// The lines of a page, and how high it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    /// The page's height in points.
    pub height: f32,
    /// Its lines outside tables.
    pub lines: Vec<Line>,
}

/// A line that was found to run along the pages.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Running {
    /// Whether it holds nothing but a page's number.
    pub is_number: bool,
    /// The line.
    pub line: Line,
    /// The page, counted from 0 among those that were read.
    pub page: usize,
    /// Whether large letters say something else here than on the page before: the title of what
    /// begins here.
    pub is_title: bool,
}

/// Running heads stand in this part of a page, from its top and from its bottom.
const MARGIN: f32 = 0.14;

/// A place on the pages: from the top in steps of 2 points, and how large the letters are.
type Slot = (i32, i32);

fn slot(line: &Line) -> Slot {
    ((line.base / 2.0).round() as i32, line.size.round() as i32)
}

/// The words of a line, with every number alike.
fn wording(text: &str) -> String {
    let mut wording = String::new();
    for c in text.chars() {
        if c.is_ascii_digit() {
            if !wording.ends_with('#') {
                wording.push('#');
            }
        } else if !c.is_whitespace() {
            wording.extend(c.to_lowercase());
        }
    }
    wording
}

fn is_in_margin(line: &Line, height: f32) -> bool {
    line.base < height * MARGIN || line.base > height * (1.0 - MARGIN)
}

/// A page's number alone: `12`, `- 12 -`, `xii`, `Page 12 of 40`.
fn is_page_number(text: &str) -> bool {
    let bare = wording(text);
    let bare = bare.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    matches!(bare, "#" | "page#" | "page#of#" | "#of#" | "#/#")
        || !bare.is_empty() && bare.len() < 7 && bare.chars().all(|c| "ivxl".contains(c))
}

/// The address that a browser prints below a page, with the page's number or without.
fn is_address(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let schemes = ["http://", "https://", "file://"];
    words
        .next()
        .is_some_and(|first| schemes.iter().any(|scheme| first.starts_with(scheme)))
        && words.all(is_page_number)
}

/// Takes the running heads, feet and page numbers out of the pages.
pub(super) fn take(sheets: &mut [Sheet], body: f32) -> Vec<Running> {
    let slots = running_slots(sheets);
    let mut taken = Vec::new();
    let mut title = String::new();
    for (page, sheet) in sheets.iter_mut().enumerate() {
        let height = sheet.height;
        let lines = std::mem::take(&mut sheet.lines);
        let (top, bottom) = ends(&lines);
        let outer = outer(&lines);
        let mut title_at = None;
        for line in lines {
            let in_margin = is_in_margin(&line, height) && outer.contains(&half_point(line.base));
            let is_number = is_page_number(&line.text);
            let lonely = is_number && (line.base <= top || line.base >= bottom);
            let near = |by: i32| slots.contains(&(slot(&line).0 + by, slot(&line).1));
            let printed = in_margin && is_address(&line.text);
            if !printed && (!in_margin || !lonely && ![-1, 0, 1].into_iter().any(near)) {
                sheet.lines.push(line);
                continue;
            }
            let large = !is_number && line.size > body * LARGE && line.base < height / 2.0;
            let begins = large && title != wording(&line.text);
            if begins {
                title = wording(&line.text);
                title_at = Some(line.base);
            }
            // What runs along below a title (an assessment, a subtitle) is a part of it where it
            // stands for the first time.
            let below = |base: f32| line.base > base && line.base - base < BELOW * line.size;
            let is_title = begins || !is_number && title_at.is_some_and(below);
            taken.push(Running {
                is_number,
                line,
                page,
                is_title,
            });
        }
    }
    taken
}

/// Letters are large that are so much larger than those of the text.
const LARGE: f32 = 1.3;

/// How far below a title its second line can stand, in heights of its letters.
const BELOW: f32 = 3.0;

/// The heights of the first and the last line.
fn ends(lines: &[Line]) -> (f32, f32) {
    let first = lines.iter().map(|l| l.base).fold(f32::MAX, f32::min);
    let last = lines.iter().map(|l| l.base).fold(f32::MIN, f32::max);
    (first + 3.0, last - 3.0)
}

/// The heights of the outermost lines, in half points.
fn outer(lines: &[Line]) -> HashSet<i32> {
    let heights: BTreeSet<i32> = lines.iter().map(|line| half_point(line.base)).collect();
    let first = heights.iter().take(OUTERMOST);
    first
        .chain(heights.iter().rev().take(OUTERMOST))
        .copied()
        .collect()
}

fn half_point(height: f32) -> i32 {
    (height * 2.0).round() as i32
}

/// Running heads and feet have at most so many lines.
const OUTERMOST: usize = 3;

/// The places that are taken on many pages by the same words.
fn running_slots(sheets: &[Sheet]) -> HashSet<Slot> {
    let mut places: HashMap<Slot, HashMap<String, usize>> = HashMap::new();
    for sheet in sheets {
        let mut here = HashSet::new();
        let outer = outer(&sheet.lines);
        for line in &sheet.lines {
            let is_outer = outer.contains(&half_point(line.base));
            if is_outer && is_in_margin(line, sheet.height) && line.text.chars().count() <= LONGEST
            {
                here.insert((slot(line), wording(&line.text)));
            }
        }
        for (slot, wording) in here {
            *places.entry(slot).or_default().entry(wording).or_default() += 1;
        }
    }
    let pages = sheets.len();
    places
        .into_iter()
        .filter(|(_, wordings)| {
            let all: usize = wordings.values().sum();
            let again: usize = wordings.values().filter(|n| **n > 1).sum();
            again >= 2 && again * 2 > all && all * 5 >= pages
        })
        .map(|(slot, _)| slot)
        .collect()
}

/// Running heads are not longer, in characters.
const LONGEST: usize = 110;
