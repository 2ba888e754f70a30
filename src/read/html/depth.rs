//! Nesting without bottom: tags that would go deeper than any page needs are left out.
//!
//! The parser looks through all open elements at every tag, so a page of nothing but opening tags
//! would take time in the square of its length.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// How many elements may be open at once; browsers stop at 512 too.
const DEEPEST: usize = 512;

static TAG: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"<(/?)([a-zA-Z][^\s/<>]*)[^<>]*>").ok());

/// The page without the tags that open elements deeper than [`DEEPEST`], and without as many
/// closing ones. All text stays.
pub(super) fn bounded(page: &str) -> Cow<'_, str> {
    let Some(tag) = TAG.as_ref() else {
        return Cow::Borrowed(page);
    };
    let mut open = 0;
    let mut left_out = 0;
    tag.replace_all(page, |found: &regex::Captures<'_>| {
        let whole = found[0].to_owned();
        if needs_no_end(&found[2].to_ascii_lowercase()) {
            return whole;
        }
        match (found[1].is_empty(), left_out) {
            (true, _) if open >= DEEPEST => left_out += 1,
            (true, _) => {
                open += 1;
                return whole;
            }
            (false, 0) => {
                open = open.saturating_sub(1);
                return whole;
            }
            (false, _) => left_out -= 1,
        }
        // Whatever was left out may have parted words.
        " ".to_owned()
    })
}

/// Elements that hold nothing, or that the next of their kind ends: pages need not close them.
fn needs_no_end(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "body"
            | "br"
            | "col"
            | "colgroup"
            | "dd"
            | "dt"
            | "embed"
            | "head"
            | "hr"
            | "html"
            | "img"
            | "input"
            | "li"
            | "link"
            | "meta"
            | "optgroup"
            | "option"
            | "p"
            | "param"
            | "source"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "track"
            | "wbr"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ordinary_page_stays_as_it_is() {
        let page = "<div><p>One<p>Two<br></div>".repeat(1000);
        assert_eq!(bounded(&page), page);
    }

    #[test]
    fn what_is_too_deep_loses_its_tags_in_pairs_and_keeps_its_words() {
        let page = format!(
            "{}deep{}<p>after",
            "<div>".repeat(600),
            "</div>".repeat(600)
        );
        let bounded = bounded(&page);
        assert_eq!(bounded.matches("<div>").count(), DEEPEST);
        assert_eq!(bounded.matches("</div>").count(), DEEPEST);
        assert!(bounded.contains("deep"));
        assert!(bounded.ends_with("<p>after"));
    }
}
