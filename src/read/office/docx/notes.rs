//! What stands around a Word document's text, in parts of its own; and its title.

use super::super::xml::{Node, Xml};
use crate::read::space::fold;

/// What a part around the text holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Header,
    Footer,
    Footnotes,
    Endnotes,
    Comments,
}

impl Kind {
    /// By the last word of the type of a relation.
    pub fn of(relation: &str) -> Option<Kind> {
        Some(match relation {
            "header" => Kind::Header,
            "footer" => Kind::Footer,
            "footnotes" => Kind::Footnotes,
            "endnotes" => Kind::Endnotes,
            "comments" => Kind::Comments,
            _ => return None,
        })
    }

    pub fn in_the_plural(self) -> &'static str {
        match self {
            Kind::Header => "headers",
            Kind::Footer => "footers",
            Kind::Footnotes => "footnotes",
            Kind::Endnotes => "endnotes",
            Kind::Comments => "comments",
        }
    }

    /// The element that is one of them.
    fn element(self) -> &'static str {
        match self {
            Kind::Header => "w:hdr",
            Kind::Footer => "w:ftr",
            Kind::Footnotes => "w:footnote",
            Kind::Endnotes => "w:endnote",
            Kind::Comments => "w:comment",
        }
    }
}

/// The words of each of them that has any.
pub(super) fn words(xml: &str, kind: Kind) -> Vec<String> {
    let mut all = Vec::new();
    let mut words = String::new();
    let mut in_text = false;
    for node in Xml::new(xml) {
        match node {
            Node::Open(element) => match element.name() {
                "w:t" => in_text = true,
                "w:tab" | "w:br" | "w:p" => words.push(' '),
                name if name == kind.element() => words.clear(),
                _ => {}
            },
            Node::Text(text) if in_text => words.push_str(&text),
            Node::Text(_) => {}
            Node::Close(name) if name == "w:t" => in_text = false,
            Node::Close(name) if name == kind.element() => {
                let done = fold(&std::mem::take(&mut words));
                all.extend(Some(done).filter(|words| !words.is_empty()));
            }
            Node::Close(_) => {}
        }
    }
    all
}

/// The title in the properties of a document.
pub(super) fn title(properties: &str) -> Option<String> {
    let mut title = None;
    let mut inside = false;
    for node in Xml::new(properties) {
        match node {
            Node::Open(element) => inside = element.name() == "dc:title",
            Node::Text(text) if inside => title.get_or_insert_with(String::new).push_str(&text),
            Node::Text(_) => {}
            Node::Close(_) => inside = false,
        }
    }
    title.filter(|title| !is_made_up(title))
}

/// Titles that a program gives when nobody gave one.
fn is_made_up(title: &str) -> bool {
    let title = title.trim().to_lowercase();
    let named = |stem: &str| {
        title
            .strip_prefix(stem)
            .is_some_and(|rest| rest.trim().chars().all(|c| c.is_ascii_digit()))
    };
    title.starts_with("microsoft word -") || named("document") || named("untitled")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_no_notes() {
        let xml = r#"<w:footnotes><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
            <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>See</w:t></w:r><w:r><w:tab/><w:t>Article 5.</w:t></w:r></w:p></w:footnote></w:footnotes>"#;
        assert_eq!(words(xml, Kind::Footnotes), ["See Article 5."]);
    }

    #[test]
    fn a_title_that_nobody_gave_is_none() {
        let titled = |title: &str| super::title(&format!("<p><dc:title>{title}</dc:title></p>"));
        assert_eq!(titled("Peru &amp; 2019").as_deref(), Some("Peru & 2019"));
        assert_eq!(titled("Document1"), None);
        assert_eq!(titled("Microsoft Word - TIP final.doc"), None);
    }
}
