//! What people call a part of a page that is not its text.

use scraper::{ElementRef, Node};

use super::furniture::{is_never_text, names_of, words_of_name};

/// Words in the names of classes and ids, and what they tell.
const BY_NAME: &[(&str, &[&str])] = &[
    ("cookie notices", &["cookie", "cookies", "consent", "gdpr"]),
    (
        "share buttons",
        &[
            "share",
            "sharing",
            "sharebar",
            "sharedaddy",
            "sharethis",
            "social",
            "a2a",
            "addthis",
            "addtoany",
        ],
    ),
    (
        "links to the top or the text",
        &["skip", "skiplink", "skiplinks", "back"],
    ),
    ("buttons", &["toolbar"]),
    ("related pages", &["related", "promo", "recommended"]),
    (
        "invitations to subscribe",
        &["newsletter", "subscribe", "signup"],
    ),
    ("comments", &["comments", "comment", "disqus"]),
    ("breadcrumbs", &["breadcrumb", "breadcrumbs"]),
    ("tables of contents", &["toc", "jumplinks", "contents"]),
    ("tags", &["tags", "tag", "tagcloud", "catlinks"]),
    (
        "advertisements",
        &["ads", "advert", "advertisement", "popup"],
    ),
    (
        "menus",
        &[
            "menu",
            "submenu",
            "nav",
            "navbar",
            "navbox",
            "navigation",
            "topnav",
            "pager",
            "pagination",
        ],
    ),
    ("sidebars", &["sidebar"]),
    ("headers and footers", &["footer", "sitefooter", "header"]),
];

/// The kind, in the plural.
pub(super) fn of(element: ElementRef<'_>) -> &'static str {
    let words: Vec<String> = names_of(element).flat_map(words_of_name).collect();
    let by_name = BY_NAME
        .iter()
        .find(|(_, known)| words.iter().any(|word| known.contains(&word.as_str())));
    if let Some((kind, _)) = by_name {
        return kind;
    }
    let role = element.attr("role").unwrap_or_default();
    match (element.value().name(), role) {
        ("nav" | "menu" | "ul" | "ol", _) | (_, "navigation" | "menu" | "menubar") => "menus",
        ("header" | "footer", _) | (_, "banner" | "contentinfo") => "headers and footers",
        ("aside", _) | (_, "complementary") => "sidebars",
        ("form" | "search", _) | (_, "search") => "forms",
        ("button", _) => "buttons",
        ("sup", _) => "note marks",
        ("figcaption", _) => "captions",
        _ => "other parts of the site",
    }
}

/// How many pieces of text are enough for an example.
const PIECES: usize = 24;

/// The words that people see in an element, or the first of them.
pub(super) fn words(element: ElementRef<'_>) -> String {
    let seen = element.descendants().filter_map(|node| match node.value() {
        Node::Text(text) => {
            let parent = node.parent().and_then(ElementRef::wrap);
            let hidden = parent.is_some_and(|parent| is_never_text(parent.value().name()));
            let blank = text.trim().is_empty();
            (!blank && (!hidden || parent == Some(element))).then_some(&**text)
        }
        _ => None,
    });
    seen.take(PIECES).collect::<Vec<_>>().join(" ")
}
