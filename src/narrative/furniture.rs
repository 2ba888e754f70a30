//! What publishers put around a narrative: menus, share buttons, page numbers, running heads.

use std::sync::LazyLock;

use regex::Regex;

use super::heading::is_narrative;
use crate::facts::folded;

/// Folded lines that are never part of a narrative.
const LINES: &[&str] = &[
    "share",
    "share this page",
    "share this",
    "print",
    "email",
    "facebook",
    "twitter",
    "linkedin",
    "copy link",
    "back to top",
    "return to top",
    "top",
    "menu",
    "home",
    "search",
    "skip to content",
    "in this section",
    "on this page",
    "country narratives",
    "trafficking in persons report",
    "advertisement",
    "subscribe",
    "next",
    "previous",
    "edit",
];

/// Folded lines after which nothing of the narrative follows until a heading of it does.
const ENDS: &[&str] = &[
    "see also",
    "references",
    "external links",
    "further reading",
    "notes",
    "sources",
    "footnotes",
    "tags",
    "topics",
    "related",
    "related articles",
    "related content",
    "related documents",
    "related posts",
    "comments",
    "leave a comment",
    "search refworld",
    "ecoinet description",
    "about this site",
    "contact us",
    "bibliography",
];

static BEGINNING: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^(?:last (?:updated|modified|reviewed)\b|publisher\b|publication date\b|cite as\b|disclaimer|cookie|copyright\b|©|page \d+|share this\b|tags:|topics:|filed under|available at\b|document id\b|retrieved from\b|\[?edit\]?$)",
    )
    .expect("the pattern is a constant")
});

static RUNNING_HEAD: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:\d{1,4}\W*)?(?:(?:20\d\d )?(?:trafficking in persons report|country narratives?)(?: 20\d\d)?(?: country narratives)?)?(?:\W*\d{1,4})?\W*$")
        .expect("the pattern is a constant")
});

/// Whether a line belongs to the publisher wherever it stands.
pub(super) fn is_furniture(text: &str) -> bool {
    if RUNNING_HEAD.is_match(text) || !text.chars().any(char::is_alphanumeric) {
        return true;
    }
    let short = text.len() <= 60 && LINES.contains(&folded(text).as_str());
    short || BEGINNING.is_match(text)
}

/// Whether the narrative is over with this line.
pub(super) fn ends_narrative(text: &str) -> bool {
    text.len() <= 60 && !is_narrative(text) && ENDS.contains(&folded(text).as_str())
}

/// Whether a line at the edge of a narrative reads like a label, not like a part of it.
pub(super) fn is_label(text: &str) -> bool {
    let end = text.trim_end().trim_end_matches(['"', '”', ')', '’', ']']);
    let closed = end.ends_with(['.', '!', '?', ';', '…']);
    !closed && text.split_whitespace().count() <= 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_publisher_are_told() {
        for line in [
            "Last Updated: Friday, 03 May 2019",
            "Publisher A Department",
            "Share this page",
            "312",
            "TRAFFICKING IN PERSONS REPORT 2018",
            "***",
        ] {
            assert!(is_furniture(line), "{line}");
        }
    }

    #[test]
    fn sentences_are_no_furniture() {
        for line in [
            "Publishers of newspapers ran campaigns.",
            "In 2018 the police opened 312 cases.",
            "Share prices fell.",
        ] {
            assert!(!is_furniture(line), "{line}");
            assert!(!ends_narrative(line), "{line}");
            assert!(!is_label(line), "{line}");
        }
    }
}
