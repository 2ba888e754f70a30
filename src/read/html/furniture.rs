//! What stands on a page beside its text: menus, share buttons, cookie notices, footers.
//!
//! Names of classes are a guess, so nothing that holds a good part of the page's text, or its main
//! part, is taken for furniture whatever it is called.

use scraper::ElementRef;

use super::size::Sizes;

/// Tells furniture from text on one page.
pub(super) struct Furniture<'s> {
    sizes: &'s Sizes,
    whole: usize,
}

/// Entries of a menu are shorter on average, in characters: a recommendation, which a site may link to
/// its own place, is longer.
const LONGEST_ENTRY: usize = 100;

impl<'s> Furniture<'s> {
    /// For the part of the page that `root` holds.
    pub fn around(root: ElementRef<'_>, sizes: &'s Sizes) -> Self {
        Furniture {
            sizes,
            whole: sizes.get(root).text,
        }
    }

    /// Whether nothing in this element is part of the page's text.
    pub fn holds(&self, element: ElementRef<'_>) -> bool {
        let name = name_of(element);
        if is_never_text(name) || name == "button" && !is_in_heading(element) {
            return true;
        }
        if name == "sup" && is_note_mark(element) {
            return true;
        }
        let called = is_called_furniture(element) && !self.is_report_sized(element);
        let suspect = if is_hidden(element) {
            !self.sizes.get(element).is_prose() || called
        } else {
            is_aside(element) || called || self.is_menu(element)
        };
        suspect && !self.is_indispensable(element)
    }

    /// Whether so much running text stands here that a class name is a poor reason to drop it: on a
    /// page of many countries each is a small part.
    fn is_report_sized(&self, element: ElementRef<'_>) -> bool {
        let size = self.sizes.get(element);
        size.is_prose() && size.text >= 1500 || matches!(name_of(element), "article" | "main")
    }

    fn is_indispensable(&self, element: ElementRef<'_>) -> bool {
        self.sizes.get(element).text * 10 > self.whole * 3
            && self.sizes.get(element).linked * 2 < self.sizes.get(element).text
            || holds_any(element, &["main", "article"])
    }

    /// A list whose entries are short links and nothing else: a menu, or what one may read next.
    fn is_menu(&self, element: ElementRef<'_>) -> bool {
        let size = self.sizes.get(element);
        let entries = (element.child_elements())
            .filter(|entry| entry.value().name() == "li")
            .count();
        matches!(name_of(element), "ul" | "ol")
            && size.text == size.linked
            && size.text < entries * LONGEST_ENTRY
    }
}

/// Elements whose text no reader of the page sees as part of it.
pub(super) fn is_never_text(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "template"
            | "svg"
            | "math"
            | "canvas"
            | "iframe"
            | "frame"
            | "object"
            | "embed"
            | "applet"
            | "audio"
            | "video"
            | "select"
            | "textarea"
            | "input"
            | "datalist"
            | "map"
            | "head"
            | "title"
            | "figcaption"
            | "dialog"
            | "meter"
            | "progress"
    )
}

fn name_of<'a>(element: ElementRef<'a>) -> &'a str {
    element.value().name()
}

fn is_aside(element: ElementRef<'_>) -> bool {
    let by_role = element.attr("role").is_some_and(|role| {
        matches!(
            role.trim(),
            "navigation"
                | "contentinfo"
                | "search"
                | "complementary"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
                | "toolbar"
        )
    });
    let by_name = match element.value().name() {
        "nav" | "aside" | "footer" | "form" | "menu" | "search" => true,
        // A page's heading often stands in it.
        "header" => !holds_any(element, &HEADINGS),
        _ => element.attr("role") == Some("banner") && !holds_any(element, &HEADINGS),
    };
    by_role || by_name
}

fn is_hidden(element: ElementRef<'_>) -> bool {
    let by_style = element.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    });
    by_style || element.attr("hidden").is_some() || element.attr("aria-hidden") == Some("true")
}

/// Words in the names of classes and ids that sites give to furniture.
const FURNITURE: [&str; 53] = [
    "a2a",
    "addthis",
    "addtoany",
    "ads",
    "advert",
    "advertisement",
    "breadcrumb",
    "breadcrumbs",
    "catlinks",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "disqus",
    "editsection",
    "gdpr",
    "jumplinks",
    "lightbox",
    "login",
    "menu",
    "modal",
    "nav",
    "navbar",
    "navbox",
    "navigation",
    "newsletter",
    "noprint",
    "pager",
    "pagination",
    "popup",
    "promo",
    "related",
    "searchbar",
    "searchbox",
    "searchform",
    "share",
    "sharebar",
    "sharedaddy",
    "sharethis",
    "sharing",
    "sidebar",
    "signup",
    "sitefooter",
    "skiplink",
    "skiplinks",
    "social",
    "submenu",
    "subscribe",
    "tagcloud",
    "tags",
    "toc",
    "toolbar",
    "topnav",
];

/// Names that are furniture only as a whole.
const WHOLE_NAMES: [&str; 14] = [
    "archive-banner",
    "tag-links",
    "tag-list",
    "footer",
    "site-footer",
    "page-footer",
    "skip-link",
    "skip-to-content",
    "back-to-top",
    "sr-only",
    "screen-reader-text",
    "visually-hidden",
    "search-form",
    "mw-jump-link",
];

/// Words that turn a name into a remark about the page's layout: `has-sidebar`, `no-menu`.
const REMARKS: [&str; 8] = [
    "has", "no", "with", "without", "is", "layout", "enabled", "open",
];

fn is_called_furniture(element: ElementRef<'_>) -> bool {
    names_of(element).any(|name| {
        let words = words_of_name(name);
        WHOLE_NAMES.contains(&name.to_ascii_lowercase().as_str())
            || words.iter().any(|w| FURNITURE.contains(&w.as_str()))
                && !words.iter().any(|w| REMARKS.contains(&w.as_str()))
    })
}

/// The names that a site gives to an element: its classes and its id.
pub(super) fn names_of(element: ElementRef<'_>) -> impl Iterator<Item = &str> {
    let names = [element.attr("class"), element.attr("id")];
    names
        .into_iter()
        .flatten()
        .flat_map(str::split_ascii_whitespace)
}

/// `relatedLinks-box_2` has the words related, links, box, 2.
pub(super) fn words_of_name(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut after_lower = false;
    for c in name.chars() {
        let parts = !c.is_alphanumeric() || after_lower && c.is_uppercase();
        if parts {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        after_lower = c.is_lowercase();
    }
    words
}

/// A footnote's number or `[1]`, as a link.
fn is_note_mark(element: ElementRef<'_>) -> bool {
    let mut text = element.text().flat_map(str::chars);
    holds_any(element, &["a"])
        && text.all(|c| c.is_numeric() || c.is_whitespace() || matches!(c, '[' | ']' | '*' | ','))
}

const HEADINGS: [&str; 3] = ["h1", "h2", "h3"];

fn is_in_heading(element: ElementRef<'_>) -> bool {
    element
        .ancestors()
        .take(3)
        .filter_map(ElementRef::wrap)
        .any(|outer| {
            let name = outer.value().name();
            matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary")
        })
}

fn holds_any(element: ElementRef<'_>, names: &[&str]) -> bool {
    element
        .descendent_elements()
        .skip(1)
        .any(|inner| names.contains(&inner.value().name()))
}
