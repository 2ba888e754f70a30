//! What the package document of a book says: its title, and its chapters in reading order.

use std::collections::HashMap;

use crate::read::office::xml::{Element, Node, Xml};
use crate::read::space::fold;

/// A book's outline.
#[derive(Debug, Default)]
pub(super) struct Outline {
    /// The title of the book.
    pub title: Option<String>,
    /// The address of the pages that the book was made of.
    pub url: Option<String>,
    /// The chapters in reading order.
    pub chapters: Vec<Chapter>,
}

/// An entry of the spine.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Chapter {
    /// The page at this path of the ZIP file.
    Page(String),
    /// The book's table of contents.
    Contents,
}

impl Outline {
    /// By a package document that stands at `place`.
    pub fn of(package: &str, place: &str) -> Self {
        let folder = place.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut outline = Outline::default();
        let mut manifest: HashMap<String, Chapter> = HashMap::new();
        let mut spine = Vec::new();
        let mut words: Option<String> = None;
        for node in Xml::new(package) {
            match node {
                Node::Open(element) => match local(element.name()) {
                    "item" => {
                        if let Some((id, chapter)) = item(&element, folder) {
                            manifest.insert(id, chapter);
                        }
                    }
                    "itemref" => spine.extend(element.attribute("idref")),
                    "title" | "source" | "identifier" => words = Some(String::new()),
                    _ => {}
                },
                Node::Text(text) => {
                    if let Some(words) = &mut words {
                        words.push_str(&text);
                    }
                }
                Node::Close(name) => {
                    let Some(words) = words.take().map(|words| fold(&words)) else {
                        continue;
                    };
                    match local(&name) {
                        "title" if !words.is_empty() => {
                            outline.title.get_or_insert(words);
                        }
                        "source" | "identifier" if words.starts_with("http") => {
                            outline.url.get_or_insert(words);
                        }
                        _ => {}
                    }
                }
            }
        }
        let chapters = spine.iter().filter_map(|id| manifest.remove(id));
        outline.chapters = chapters.collect();
        outline
    }
}

/// A file of the book, if it is a page.
fn item(element: &Element<'_>, folder: &str) -> Option<(String, Chapter)> {
    let id = element.attribute("id")?;
    let path = path_of(folder, &element.attribute("href")?);
    let kind = element.attribute("media-type").unwrap_or_default();
    if !kind.is_empty() && !kind.contains("html") && kind != "text/x-oeb1-document" {
        return None;
    }
    let properties = element.attribute("properties").unwrap_or_default();
    let contents = properties.split_whitespace().any(|word| word == "nav");
    let chapter = match contents {
        true => Chapter::Contents,
        false => Chapter::Page(path),
    };
    Some((id, chapter))
}

/// The path of the package document that a container names.
pub(super) fn package_document(container: &str) -> Option<String> {
    Xml::new(container).find_map(|node| match node {
        Node::Open(element) if local(element.name()) == "rootfile" => {
            element.attribute("full-path")
        }
        _ => None,
    })
}

/// Whether pages of the book are among what is encrypted: typefaces often are, and nobody minds.
pub(super) fn is_locked(encryption: &str) -> bool {
    Xml::new(encryption).any(|node| match node {
        Node::Open(element) if local(element.name()) == "CipherReference" => {
            let place = element.attribute("URI").unwrap_or_default();
            place.to_ascii_lowercase().ends_with("html") || place.ends_with(".htm")
        }
        _ => false,
    })
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// The path of `href` as seen from `folder`, within the ZIP file.
fn path_of(folder: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or_default();
    let mut parts: Vec<String> = match href.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').map(str::to_owned).collect(),
    };
    for part in href.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(without_percents(part)),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("/")
}

/// `Country%20A` is `Country A`.
fn without_percents(part: &str) -> String {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = (*first == b'%')
            .then(|| after.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match code {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapters_come_in_the_order_of_the_spine() {
        let package = r#"<?xml version="1.0"?>
            <package xmlns:dc="x"><metadata><dc:title>The &amp; Report</dc:title>
            <dc:identifier>urn:1</dc:identifier><dc:source>https://example.org/a</dc:source></metadata>
            <manifest>
              <item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
              <item id="b" href="text/b%20b.xhtml#top" media-type="application/xhtml+xml"/>
              <item id="a" href="../a.html" media-type="text/html"/>
              <item id="c" href="c.css" media-type="text/css"/>
            </manifest>
            <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine>
            </package>"#;
        let outline = Outline::of(package, "OEBPS/content.opf");
        assert_eq!(outline.title.as_deref(), Some("The & Report"));
        assert_eq!(outline.url.as_deref(), Some("https://example.org/a"));
        let page = |path: &str| Chapter::Page(path.to_owned());
        assert_eq!(
            outline.chapters,
            [
                Chapter::Contents,
                page("a.html"),
                page("OEBPS/text/b b.xhtml")
            ]
        );
    }

    #[test]
    fn paths_never_leave_the_book() {
        assert_eq!(path_of("OEBPS", "../../../etc/passwd"), "etc/passwd");
        assert_eq!(path_of("", "a/./b.xhtml"), "a/b.xhtml");
        assert_eq!(path_of("a", "%zz%4"), "a/%zz%4");
    }

    #[test]
    fn a_locked_typeface_locks_no_book() {
        let locks = |place: &str| format!("<e><enc:CipherReference URI=\"{place}\"/></e>");
        assert!(!is_locked(&locks("fonts/a.otf")));
        assert!(is_locked(&locks("text/a.xhtml")));
    }
}
