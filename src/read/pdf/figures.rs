//! Figures: a chart or a map under its caption. Their words and lines are none of the text beside them,
//! and none of the table at their side.

use super::boxes::drawings;
use super::lines::{Line, lines};
use super::page::{Area, Page, Rule};
use super::words::Word;

/// What belonged to the figures of a page.
#[derive(Debug, Clone, Default)]
pub(super) struct Figures {
    /// Their captions.
    pub captions: Vec<String>,
    /// The lines within them.
    pub labels: Vec<Line>,
}

/// What a caption begins with, before a number.
const NAMES: [&str; 5] = ["Figure", "Chart", "Graph", "Map", "Exhibit"];

/// How far below its caption a figure begins, in points.
const BELOW: f32 = 40.0;

/// How many lines a caption has at most.
const MOST_LINES: usize = 3;

/// Takes the figures of a page out of its words, and what they are drawn with out of its rules.
pub(super) fn take(page: &mut Page, words: &mut Vec<Word>) -> Figures {
    let drawings = drawings(page);
    let mut figures = Figures::default();
    for caption in captions(words) {
        let Some(drawing) = drawings.iter().find(|drawing| is_below(drawing, &caption)) else {
            continue;
        };
        let figure = drawing.with(&caption);
        let (inside, outside) = std::mem::take(words)
            .into_iter()
            .partition(|word: &Word| holds(&figure, word));
        *words = outside;
        let (title, labels): (Vec<Word>, Vec<Word>) =
            (inside.into_iter()).partition(|word| holds(&caption, word));
        let title = lines(&title, &|_, _, _| false);
        let title: Vec<&str> = title.iter().map(|line| line.text.as_str()).collect();
        figures.captions.push(title.join(" "));
        figures.labels.extend(lines(&labels, &|_, _, _| false));
        page.rules.retain(|rule| !is_within(rule, &figure));
    }
    figures
}

/// Whether a drawing stands right below a caption.
fn is_below(drawing: &Area, caption: &Area) -> bool {
    drawing.top > caption.top
        && drawing.top - caption.bottom < BELOW
        && drawing.left < caption.right
        && drawing.right > caption.left
}

fn holds(area: &Area, word: &Word) -> bool {
    let (x, y) = word.middle();
    area.holds(x, y)
}

fn is_within(rule: &Rule, area: &Area) -> bool {
    let rule = extent(rule);
    area.holds(rule.left, rule.top) && area.holds(rule.right, rule.bottom)
}

fn extent(rule: &Rule) -> Area {
    match *rule {
        Rule::Level { y, left, right } => Area {
            left,
            top: y,
            right,
            bottom: y,
        },
        Rule::Upright { x, top, bottom } => Area {
            left: x,
            top,
            right: x,
            bottom,
        },
    }
}

/// Where the captions of figures stand.
fn captions(words: &[Word]) -> Vec<Area> {
    let names = words.iter().filter(|word| NAMES.contains(&&*word.text));
    names.filter_map(|name| caption(name, words)).collect()
}

/// Where the caption stands that begins with this word, if it begins one: `Figure 1. Children`.
fn caption(name: &Word, words: &[Word]) -> Option<Area> {
    let on_line = |word: &&Word| (word.base - name.base).abs() < 1.0;
    let before =
        |word: &&Word| word.right <= name.left + 1.0 && name.left - word.right < name.size * FAR;
    if words.iter().filter(on_line).any(|word| before(&word)) {
        return None;
    }
    let mut area = name.area();
    let number = next(&area, name, words)?;
    let digits = number.text.trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() == number.text.len() || !digits.starts_with(['.', ':']) {
        return None;
    }
    while let Some(word) = next(&area, name, words) {
        area = area.with(&word.area());
    }
    for _ in 1..MOST_LINES {
        let more = words.iter().filter(|word| {
            let step = word.area().bottom - area.bottom;
            step > name.size * 0.8
                && step < name.size * 1.5
                && (word.size - name.size).abs() < 0.5
                && (word.weight - name.weight).abs() < name.weight * 0.2 + 1.0
                && word.left < area.right
                && word.right > area.left
        });
        let more = more.map(Word::area).reduce(|a, b| a.with(&b));
        let Some(more) = more else { break };
        area = area.with(&more);
    }
    Some(area)
}

/// A gap that parts two lines on one height, in sizes of the letters.
const FAR: f32 = 1.0;

/// The word that goes on a line at the right end of `area`.
fn next<'a>(area: &Area, name: &Word, words: &'a [Word]) -> Option<&'a Word> {
    words
        .iter()
        .filter(|word| (word.base - name.base).abs() < 1.0 && word.right > area.right + 0.1)
        .filter(|word| (-1.0..name.size * FAR).contains(&(word.left - area.right)))
        .min_by(|a, b| a.left.total_cmp(&b.left))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, left: f32, base: f32) -> Word {
        Word {
            text: text.to_owned(),
            left,
            right: left + text.len() as f32 * 5.0,
            base,
            size: 10.0,
            weight: 60.0,
        }
    }

    /// A table's title and a row at the left, a figure at the right, drawn as a circle.
    fn page() -> (Page, Vec<Word>) {
        let words = vec![
            word("Table", 50.0, 100.0),
            word("1.", 78.0, 100.0),
            word("Figure", 300.0, 100.0),
            word("1.", 333.0, 100.0),
            word("Children", 346.0, 100.0),
            word("at", 330.0, 112.0),
            word("work", 343.0, 112.0),
            word("Farms", 320.0, 150.0),
            word("School", 50.0, 150.0),
        ];
        let pie = Area {
            left: 310.0,
            top: 120.0,
            right: 380.0,
            bottom: 190.0,
        };
        let level = |y, left, right| Rule::Level { y, left, right };
        let page = Page {
            width: 600.0,
            height: 800.0,
            rules: vec![level(155.0, 45.0, 250.0), level(155.0, 312.0, 330.0)],
            pictures: vec![pie],
            ..Page::default()
        };
        (page, words)
    }

    #[test]
    fn a_chart_and_its_caption_leave_the_table_beside_them() {
        let (mut page, mut words) = page();
        let figures = take(&mut page, &mut words);
        assert_eq!(figures.captions, ["Figure 1. Children at work"]);
        assert_eq!(figures.labels[0].text, "Farms");
        let rest: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
        assert_eq!(rest, ["Table", "1.", "School"]);
        assert_eq!(page.rules.len(), 1);
    }

    #[test]
    fn a_figure_that_is_only_spoken_of_is_text() {
        let (mut page, mut words) = page();
        words.insert(2, word("in", 288.0, 100.0));
        let before = words.clone();
        assert_eq!(take(&mut page, &mut words).captions, [""; 0]);
        assert_eq!(words, before);
    }
}
