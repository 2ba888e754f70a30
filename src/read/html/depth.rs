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

/// How many marks of type (`<b>`, `<font>`) may be open at once. The parser opens those that nobody
/// closed anew in every paragraph.
const DEEPEST_TYPE: usize = 24;

/// The page without the tags that open elements deeper than is needed, and without as many closing
/// ones. All text stays.
pub(super) fn bounded(page: &str) -> Cow<'_, str> {
    let Some(tag) = TAG.as_ref() else {
        return Cow::Borrowed(page);
    };
    let mut elements = Open::at_most(DEEPEST);
    let mut types = Open::at_most(DEEPEST_TYPE);
    tag.replace_all(page, |found: &regex::Captures<'_>| {
        let name = found[2].to_ascii_lowercase();
        let open = match name.as_str() {
            name if needs_no_end(name) => return found[0].to_owned(),
            name if is_type(name) => &mut types,
            _ => &mut elements,
        };
        let stays = if found[1].is_empty() {
            open.opens()
        } else {
            open.closes()
        };
        // Whatever is left out may have parted words.
        if stays { &found[0] } else { " " }.to_owned()
    })
}

/// How many elements are open, and how many were not let in.
struct Open {
    most: usize,
    open: usize,
    left_out: usize,
}

impl Open {
    fn at_most(most: usize) -> Self {
        Open {
            most,
            open: 0,
            left_out: 0,
        }
    }

    /// Whether an opening tag stays.
    fn opens(&mut self) -> bool {
        let stays = self.open < self.most;
        if stays {
            self.open += 1;
        } else {
            self.left_out += 1;
        }
        stays
    }

    /// Whether a closing tag stays.
    fn closes(&mut self) -> bool {
        let stays = self.left_out == 0;
        if stays {
            self.open = self.open.saturating_sub(1);
        } else {
            self.left_out -= 1;
        }
        stays
    }
}

/// Elements that set type, by the list of the HTML standard.
fn is_type(name: &str) -> bool {
    matches!(
        name,
        "b" | "big"
            | "code"
            | "em"
            | "font"
            | "i"
            | "nobr"
            | "s"
            | "small"
            | "strike"
            | "strong"
            | "tt"
            | "u"
    )
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
