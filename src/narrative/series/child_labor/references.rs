//! The numbers of the reports' references, which stand in parentheses after sentences:
//! "… in agriculture. (1-3,17)".

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

static REFERENCE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"([^\s]*)(\s*)\(\s*\d{1,3}(?:\s*[-–—,;]+\s*\d{1,3})*\s*\)(\s*[.,;:])?")
        .expect("the pattern is a constant")
});

/// Words after which a number in parentheses is a part of what is cited: `Article 7 (3)`.
static OF_A_LAW: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:articles?|sections?|sec|art|paragraphs?|chapters?|regulations?|rules?|no|c|cap)\.?\s+[\w.-]*\d[\w.-]*$|\b(?:articles?|sections?|paragraphs?|no)\.?$|\d\)?$")
        .expect("the pattern is a constant")
});

/// `text` without them.
pub(super) fn without(text: &str) -> Cow<'_, str> {
    if !text.contains('(') {
        return Cow::Borrowed(text);
    }
    REFERENCE.replace_all(text, |found: &Captures<'_>| {
        let whole = found.get(0).map_or(0..0, |whole| whole.range());
        let word = &found[1];
        let before = &text[..whole.start + word.len()];
        if OF_A_LAW.is_match(before) {
            return text[whole].to_owned();
        }
        let stop = found.get(3).map_or("", |stop| stop.as_str().trim());
        // "… of the law. (3)." and "… of the law (3)." both end with one full stop.
        let stop = if word.ends_with(['.', ';', ',', ':']) {
            ""
        } else {
            stop
        };
        let next = text[whole.end..].chars().next();
        let space = match next {
            Some(c) if c.is_alphanumeric() => " ",
            _ => "",
        };
        format!("{word}{stop}{space}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_references_go_with_their_parentheses() {
        for (text, without_them) in [
            (
                "Boys fish at night.(1-5) Girls sell.",
                "Boys fish at night. Girls sell.",
            ),
            ("Boys fish at night. (1,2,6-8)", "Boys fish at night."),
            ("of the Penal Code (29, 31).", "of the Penal Code."),
            (
                "It rests.(4)The law prescribes more.",
                "It rests. The law prescribes more.",
            ),
            (
                "police, (3) judges (4), and others",
                "police, judges, and others",
            ),
            ("since 2015. (41) It", "since 2015. It"),
        ] {
            assert_eq!(without(text), without_them, "{text}");
        }
    }

    #[test]
    fn what_is_no_reference_stays() {
        for text in [
            "under Article 7 (3) of the Labor Code",
            "in the study (2015) of the ministry",
            "Article 3(a)–(c) of ILO C. 182",
            "34.4 (815,993)",
            "an office (IBESR) in nine departments",
        ] {
            assert_eq!(without(text), text);
        }
    }
}
