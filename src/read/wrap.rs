//! Lines broken at a width: which of them run on, and how they are joined.
//!
//! A line that was broken to fit is nearly as wide as the text: the next line's first word would
//! not have fitted. A heading, a list entry and a paragraph's last line are not.

use super::hyphen::{Hyphen, Words};
use super::space::{SOFT_HYPHEN, fold};

/// A line of plain text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    /// Its words, one space between them.
    pub text: String,
    /// Its width in characters.
    width: usize,
    ends_in_soft_hyphen: bool,
}

impl Line {
    pub fn new(raw: &str) -> Self {
        let text = fold(raw);
        Line {
            width: text.chars().count(),
            text,
            ends_in_soft_hyphen: raw.trim_end().ends_with(SOFT_HYPHEN),
        }
    }

    pub fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    fn first_word_width(&self) -> usize {
        self.text.split(' ').next().map_or(0, |w| w.chars().count())
    }

    fn starts_lower(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    fn starts_new(&self) -> bool {
        self.text
            .starts_with(['•', '·', '●', '▪', '◦', '‣', '■', '*'])
            || self.text.starts_with("- ")
    }

    /// Whether a sentence or a clause that calls for a new line ends here.
    fn is_closed(&self) -> bool {
        self.text
            .trim_end_matches(['"', '”', '’', ')', ']'])
            .ends_with(['.', '!', '?', ':'])
    }

    /// Whether this could be a heading on a line of its own: words that each begin with a capital
    /// or are too short to, and that run on to nothing.
    fn looks_like_heading(&self) -> bool {
        let small = |word: &str| word.starts_with(char::is_lowercase);
        let mut words = self.text.split(' ');
        self.width <= LONGEST_HEADING
            && !self.text.ends_with(['.', ';', '-', '–'])
            && !self.text.contains(',')
            && self.text.contains(char::is_uppercase)
            && !words.clone().next_back().is_some_and(small)
            && words.all(|word| word.chars().count() <= 3 || !small(word))
    }
}

/// The line above another, not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Above<'a> {
    pub line: &'a Line,
    /// Whether it is the first of its paragraph, as every heading is.
    pub begins: bool,
}

/// How the lines of a text are broken.
#[derive(Debug)]
pub(super) struct Wrapping {
    /// The width at which lines are broken, in characters; `None` where a line is a paragraph.
    width: Option<usize>,
    /// The words of the text, by which a hyphen at a line's end is judged.
    words: Words,
}

/// Headings are not wider than this, in characters.
const LONGEST_HEADING: usize = 90;

/// People and programs break lines between these widths.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=160;

impl Wrapping {
    /// How `lines` are broken.
    pub fn of(lines: &[Line]) -> Self {
        let width = width(lines);
        let words = match width {
            Some(_) => Words::of(lines.iter().map(|line| line.text.as_str())),
            None => Words::default(),
        };
        Wrapping { width, words }
    }

    /// Whether `line` goes on with the paragraph that `above` belongs to. `below` is the line
    /// after it, unless that is blank.
    pub fn runs_on(&self, above: Above<'_>, line: &Line, below: Option<&Line>) -> bool {
        let Above {
            line: above,
            begins,
        } = above;
        let Some(width) = self.width else {
            return above.ends_in_soft_hyphen;
        };
        if line.starts_new() {
            return false;
        }
        if line.starts_lower() && !above.is_closed() {
            return true;
        }
        if begins && above.looks_like_heading() {
            return false;
        }
        let heading_follows = above.is_closed()
            && line.looks_like_heading()
            && below.is_none_or(|below| !below.starts_lower());
        let fitted = above.width + 1 + line.first_word_width() <= width;
        let ragged = above.width * 10 >= width * 7;
        !heading_follows && (!fitted || ragged && !above.is_closed())
    }

    /// Appends `line` to `text`, whose last line was `above`.
    pub fn join(&self, text: &mut String, above: &Line, line: &Line) {
        if above.ends_in_soft_hyphen {
            text.push_str(&line.text);
            return;
        }
        let first = text.rsplit(' ').next().unwrap_or_default();
        let second = line.text.split(' ').next().unwrap_or_default();
        match Hyphen::between(first, second, &self.words) {
            Hyphen::None => text.push(' '),
            Hyphen::OfTheWord => {}
            Hyphen::OfTheLine => {
                text.pop();
            }
        }
        text.push_str(&line.text);
    }
}

/// The width at which these lines are broken, if they are.
///
/// Text whose characters mostly stand in longer lines than anybody breaks is not broken. Else the
/// width is that of the longest lines, if most lines that end before it do so because the next
/// word would not have fitted, and a fair part of those are in the midst of a sentence: lists of
/// sentences or of titles, one a line, are of like width by chance but are never cut there.
fn width(lines: &[Line]) -> Option<usize> {
    let all: usize = lines.iter().map(|l| l.width).sum();
    let long: usize = lines
        .iter()
        .map(|l| l.width)
        .filter(|w| w > WIDTHS.end())
        .sum();
    if long * 2 > all {
        return None;
    }
    let mut widths: Vec<usize> = lines
        .iter()
        .map(|l| l.width)
        .filter(|w| WIDTHS.contains(w))
        .collect();
    widths.sort_unstable();
    // The longest lines but for a few that no break could be found in.
    let width = *widths.get((widths.len() * 98 / 100).min(widths.len().checked_sub(1)?))?;
    let pairs: Vec<&[Line]> = lines
        .windows(2)
        .filter(|p| !p[0].is_blank() && !p[1].is_blank() && p[0].width * 10 >= width * 6)
        .collect();
    let broken: Vec<_> = pairs
        .iter()
        .filter(|p| (p[0].width + 1 + p[1].first_word_width()) * 10 >= width * 9)
        .collect();
    let amid = broken
        .iter()
        .filter(|p| p[1].starts_lower() && !p[0].is_closed() && !p[0].text.ends_with(';'))
        .count();
    let is_broken = amid > 0 && broken.len() * 10 >= pairs.len() * 6 && amid * 4 >= broken.len();
    is_broken.then_some(width)
}

#[cfg(test)]
mod tests {
    use crate::read::Block;
    use crate::read::text::blocks;

    fn texts(text: &str) -> Vec<String> {
        blocks(text).iter().map(|b| b.text().to_owned()).collect()
    }

    /// Breaks a paragraph at a width, as editors do.
    fn broken(text: &str, width: usize) -> String {
        let mut lines = vec![String::new()];
        for word in text.split(' ') {
            let line = lines.last_mut().unwrap();
            if !line.is_empty() && line.len() + 1 + word.len() > width {
                lines.push(word.to_owned());
            } else {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
        }
        lines.join("\n")
    }

    const FIRST: &str = "The Government of Orvania increased its law enforcement efforts. Police \
        opened 40 investigations, compared with 31 the year before. Courts convicted nine \
        traffickers, of whom seven went to prison, and one appealed against the sentence.";
    const SECOND: &str = "Officials complicit in the crime were again not investigated. Observers \
        said that inspectors lacked vehicles and fuel, and that many cases ended without a trial \
        because nobody paid for the witnesses to travel to the capital.";

    #[test]
    fn broken_lines_are_joined_and_headings_stay_alone() {
        for width in [50, 60, 72, 80] {
            let text = format!(
                "ORVANIA (Tier 2)\n\nProsecution\n{}\n\n{}\n\nProtection\n{}\n",
                broken(FIRST, width),
                broken(SECOND, width),
                broken(FIRST, width)
            );
            assert_eq!(
                texts(&text),
                [
                    "ORVANIA (Tier 2)",
                    "Prosecution",
                    FIRST,
                    SECOND,
                    "Protection",
                    FIRST
                ],
                "at width {width}"
            );
        }
    }

    #[test]
    fn a_heading_between_broken_paragraphs_without_blank_lines_stays_alone() {
        let text = format!(
            "{}\nPROTECTION\n{}\nPrevention\n{}",
            broken(FIRST, 70),
            broken(SECOND, 70),
            broken(FIRST, 70)
        );
        assert_eq!(
            texts(&text),
            [FIRST, "PROTECTION", SECOND, "Prevention", FIRST]
        );
    }

    #[test]
    fn bullets_in_broken_text_begin_anew_and_keep_their_lines() {
        let text = format!(
            "{}\n\n{}\n{}",
            broken(FIRST, 70),
            broken(
                "• Train every inspector in the provinces to recognise forced labor when they see it.",
                70
            ),
            broken(
                "• Open shelters for men, who were again turned away in most of the towns.",
                70
            )
        );
        assert_eq!(
            texts(&text)[1..],
            [
                "• Train every inspector in the provinces to recognise forced labor when they see it.",
                "• Open shelters for men, who were again turned away in most of the towns."
            ]
        );
    }

    #[test]
    fn an_item_takes_the_lines_that_run_on() {
        let text = format!(
            "{}\n\n- Train every inspector in the provinces to\n  recognise forced labor.\n- Open shelters.",
            broken(FIRST, 50)
        );
        assert_eq!(
            blocks(&text)[1..],
            [
                Block::Item(
                    "Train every inspector in the provinces to recognise forced labor.".to_owned()
                ),
                Block::Item("Open shelters.".to_owned()),
            ]
        );
    }

    #[test]
    fn sentences_of_like_length_one_a_line_are_not_joined() {
        let lines = [
            "Increase funding for the shelters that serve victims of forced labor.",
            "Convict and punish traffickers, including officials who are complicit.",
            "Train inspectors to recognise the signs of forced labor in the mines.",
            "Amend the law so that its penalties match those for other grave crimes.",
        ];
        assert_eq!(texts(&lines.join("\n")), lines);
    }

    #[test]
    fn a_hyphen_at_a_lines_end_goes_only_if_the_line_put_it_there() {
        let text = "The police opened inquiries into traf-\nficking and trained prosecutors in anti-\n\
            trafficking law. Courts heard of traf-\nfickers who kept children in the mines, and a vic-\n\
            tim was sent to the shelter, where the gov-\nernment paid for her stay and a lawyer.";
        assert_eq!(
            texts(text),
            [
                "The police opened inquiries into trafficking and trained prosecutors \
            in anti-trafficking law. Courts heard of traffickers who kept children in the mines, and a \
            victim was sent to the shelter, where the government paid for her stay and a lawyer."
            ]
        );
    }

    #[test]
    fn a_soft_hyphen_at_a_lines_end_goes() {
        assert_eq!(texts("traf\u{AD}\nficking"), ["trafficking"]);
    }
}
