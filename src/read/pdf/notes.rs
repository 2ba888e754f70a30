//! Notes: at a page's foot below a short rule, and right below a table.

use super::lines::Line;
use super::page::{Area, Page, Rule};
use super::table::Table;

/// Marks that stand before a note.
const MARKS: [char; 6] = ['*', '†', '‡', '§', '¶', '#'];

/// A rule above footnotes is at least so long, in points.
const SHORTEST: f32 = 40.0;

/// A rule above footnotes is shorter than this part of the page's width.
const LONGEST: f32 = 0.5;

/// Footnotes stand below this part of the page.
const LOWEST: f32 = 0.3;

/// Takes the footnotes of a page out of its lines: below a short rule that stands alone, where the
/// first of them begins with a number or a mark.
pub(super) fn take(page: &Page, tables: &[Table], lines: &mut Vec<Line>) -> Vec<String> {
    let mut notes = Vec::new();
    for rule in &page.rules {
        let Rule::Level { y, left, right } = *rule else {
            continue;
        };
        let length = right - left;
        let is_short = (SHORTEST..page.width * LONGEST).contains(&length);
        let of_table = |table: &Table| table.area.touches(&around(y, left, right));
        if is_short
            && y > page.height * LOWEST
            && is_alone(rule, page)
            && !tables.iter().any(of_table)
        {
            notes.extend(below(page, y, left, lines));
        }
    }
    notes
}

fn around(y: f32, left: f32, right: f32) -> Area {
    Area {
        left,
        top: y - 2.0,
        right,
        bottom: y + 2.0,
    }
}

/// Whether no other rule is near this one, as rules of tables are.
fn is_alone(rule: &Rule, page: &Page) -> bool {
    let Rule::Level { y, left, right } = *rule else {
        return false;
    };
    let near = |other: &&Rule| match **other {
        Rule::Level {
            y: height,
            left: from,
            right: to,
        } => (height - y).abs() > 1.0 && (height - y).abs() < 60.0 && from < right && to > left,
        Rule::Upright { x, top, bottom } => {
            x > left - 5.0 && x < right + 5.0 && top < y + 5.0 && bottom > y - 5.0
        }
    };
    !page.rules.iter().any(|other| near(&other))
}

/// The notes right below a rule, taken out of the lines, where they are the last that stands there.
fn below(page: &Page, y: f32, left: f32, lines: &mut Vec<Line>) -> Vec<String> {
    let column: Vec<&Line> = (lines.iter())
        .filter(|line| line.base > y && line.left > left - 3.0)
        .collect();
    let near = |line: &Line| line.left < left + INDENT;
    let edge = column
        .iter()
        .filter(|line| near(line))
        .map(|line| line.right)
        .fold(left, f32::max);
    let mut under: Vec<&Line> = column.into_iter().filter(|line| line.left < edge).collect();
    under.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut notes: Vec<String> = Vec::new();
    let mut taken: Vec<Line> = Vec::new();
    let mut height = y;
    // The number may be a line of its own, for it is raised and small.
    let has_words = |line: &&&Line| line.text.chars().any(char::is_alphabetic);
    let size = under.iter().find(has_words).map_or(0.0, |line| line.size);
    let alike = |line: &Line| line.size < size + 0.6;
    let mut under = under.into_iter().peekable();
    while let Some(line) = under.next_if(|line| {
        line.base - height < line.size * 2.2 && alike(line) && !is_number(line, near(line))
    }) {
        if near(line) && begins(&line.text) {
            notes.push(line.text.clone());
        } else if let Some(note) = notes.last_mut() {
            note.push(' ');
            note.push_str(&line.text);
        } else {
            return Vec::new();
        }
        height = line.base;
        taken.push(line.clone());
    }
    // What else stands below is a running foot.
    if under.any(|line| line.base < page.height * (1.0 - FOOT)) {
        return Vec::new();
    }
    lines.retain(|line| !taken.contains(line));
    notes
}

/// A note's number stands no further in, in points.
const INDENT: f32 = 25.0;

/// Running feet stand in this part of a page, from its bottom.
const FOOT: f32 = 0.12;

/// Whether a line is the page's number, in its middle or at its right.
fn is_number(line: &Line, is_near: bool) -> bool {
    !is_near && line.text.chars().all(|c| !c.is_alphabetic())
}

/// Whether a note begins here: with its number, at most three digits, or a mark.
fn begins(text: &str) -> bool {
    let digits = text.chars().take_while(char::is_ascii_digit).count();
    let after = text[digits..].chars().next();
    text.starts_with(MARKS)
        || (1..=3).contains(&digits) && after.is_none_or(|c| c.is_whitespace() || c.is_uppercase())
}

/// Whether a paragraph right below a table is a note on it: its wording says so, or it begins with a
/// mark and is set smaller than the text, or the table has that mark too.
pub(super) fn is_on_table(text: &str, is_small: bool, table: &str) -> bool {
    match text.chars().next() {
        Some(mark) if MARKS.contains(&mark) => is_small || table.contains(mark),
        _ => names_itself(text),
    }
}

/// Whether a paragraph begins as notes do: `Source: …`, `Source for other data: …`, `Note: …`.
fn names_itself(text: &str) -> bool {
    let start: String = text.chars().take(LONGEST_NAME).collect();
    let Some((name, _)) = start.split_once(':') else {
        return false;
    };
    let first = name.split(' ').next().unwrap_or_default();
    ["Source", "Sources", "Note", "Notes"].contains(&first)
}

/// What a note calls itself ends within so many characters.
const LONGEST_NAME: usize = 50;

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str, base: f32) -> Line {
        Line {
            text: text.to_owned(),
            left: 50.0,
            right: 50.0 + text.len() as f32 * 4.0,
            base,
            size: 9.0,
            weight: 60.0,
            thinnest: 60.0,
            first_word: 20.0,
            second: 75.0,
        }
    }

    fn page(rules: Vec<Rule>) -> Page {
        Page {
            width: 600.0,
            height: 800.0,
            rules,
            ..Page::default()
        }
    }

    const SHORT: Rule = Rule::Level {
        y: 700.0,
        left: 50.0,
        right: 190.0,
    };

    #[test]
    fn lines_below_a_short_rule_are_notes_until_a_gap() {
        let mut lines = vec![
            line("The office hired nine inspectors.", 600.0),
            line("1", 709.0),
            line("Letter of the office,", 712.0),
            line("March 2019.", 723.0),
            line("2 Report of the union.", 734.0),
            line("14", 780.0),
        ];
        let notes = take(&page(vec![SHORT]), &[], &mut lines);
        assert_eq!(
            notes,
            [
                "1 Letter of the office, March 2019.",
                "2 Report of the union."
            ]
        );
        let rest: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(rest, ["The office hired nine inspectors.", "14"]);
    }

    #[test]
    fn text_below_a_rule_is_text() {
        let mut lines = vec![line("The office hired nine inspectors.", 712.0)];
        assert_eq!(take(&page(vec![SHORT]), &[], &mut lines), [""; 0]);
        let higher = Rule::Level {
            y: 600.0,
            left: 50.0,
            right: 190.0,
        };
        let mut lines = vec![
            line("1 January was a day.", 612.0),
            line("More text.", 660.0),
        ];
        assert_eq!(take(&page(vec![higher]), &[], &mut lines), [""; 0]);
        let mut lines = vec![line("1 January was the first day.", 712.0)];
        let table = Rule::Level {
            y: 730.0,
            left: 50.0,
            right: 190.0,
        };
        assert_eq!(take(&page(vec![SHORT, table]), &[], &mut lines), [""; 0]);
    }

    #[test]
    fn notes_on_a_table_say_that_they_are() {
        assert!(is_on_table("* No army.", false, "Age N/A*"));
        assert!(is_on_table("† No army.", true, "Age"));
        assert!(is_on_table(
            "Source for all other data: Survey, 2012.",
            false,
            ""
        ));
        assert!(!is_on_table("* Hire inspectors.", false, "Age 15"));
        assert!(!is_on_table("Sources of income were few.", true, ""));
    }
}
