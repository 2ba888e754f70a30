//! Pages written as XML: an element without contents may be closed in one tag there (`<title/>`),
//! which in HTML would be open to the end of the page.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

static EMPTY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"<([a-zA-Z][\w.-]*)((?:\s[^<>]*?)?)/>").ok());

/// The page with an end for every element, where it is written as XML.
pub(super) fn with_ends(page: &str) -> Cow<'_, str> {
    let start = page.trim_start();
    match EMPTY.as_ref() {
        Some(empty) if start.starts_with("<?xml") => empty.replace_all(page, |found: &Captures| {
            match found[1].to_ascii_lowercase().as_str() {
                "area" | "base" | "br" | "col" | "embed" | "hr" | "img" | "input" | "link"
                | "meta" | "param" | "source" | "track" | "wbr" => found[0].to_owned(),
                _ => format!("<{0}{1}></{0}>", &found[1], &found[2]),
            }
        }),
        _ => Cow::Borrowed(page),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_without_contents_get_an_end() {
        let page = "<?xml version='1.0'?><html><title/><a id=\"b\" /><br/><p class='c'/>";
        assert_eq!(
            with_ends(page),
            "<?xml version='1.0'?><html><title></title><a id=\"b\" ></a><br/><p class='c'></p>"
        );
    }

    #[test]
    fn an_ordinary_page_stays_as_it_is() {
        assert_eq!(with_ends("<html><p/>Words"), "<html><p/>Words");
    }
}
