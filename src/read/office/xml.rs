//! XML as a row of opened and closed elements and the text between them.
//!
//! Entities that a file declares itself are never expanded, so a few lines cannot grow into
//! gigabytes. Where the markup is broken, the row ends.

use std::borrow::Cow;

use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// A file's marks in their order.
pub(in crate::read) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    broken: bool,
}

/// One of them.
pub(in crate::read) enum Node<'a> {
    /// An element begins. One without contents is closed at once.
    Open(Element<'a>),
    /// The element of this name ends.
    Close(String),
    /// A piece of the text between marks; one text may come in several pieces.
    Text(Cow<'a, str>),
}

/// An element's name and attributes, under the prefixes that the standards give them.
pub(in crate::read) struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// The name with its prefix: `w:p`.
    pub fn name(&self) -> &str {
        self.0.name().0
    }

    /// The value of an attribute, by its name with the prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let found = self.0.try_get_attribute(name).ok().flatten()?;
        match found.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => Some(value.into_owned()),
            Err(_) => Some(found.value.into_owned()),
        }
    }

    /// The same as a number.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }
}

impl<'a> Xml<'a> {
    /// The marks of these characters.
    pub fn new(characters: &'a str) -> Self {
        let mut reader = Reader::from_str(characters);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Xml {
            reader,
            broken: false,
        }
    }

    /// Whether the row ended before the file did.
    pub fn is_broken(&self) -> bool {
        self.broken
    }
}

impl<'a> Iterator for Xml<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        if self.broken {
            return None;
        }
        loop {
            return match self.reader.read_event() {
                Ok(Event::Start(element)) => Some(Node::Open(Element(element))),
                Ok(Event::End(element)) => Some(Node::Close(element.name().0.to_owned())),
                Ok(Event::Text(text)) => Some(Node::Text(text.into_inner())),
                Ok(Event::CData(text)) => Some(Node::Text(text.into_inner())),
                Ok(Event::GeneralRef(reference)) => {
                    if let Ok(Some(character)) = reference.resolve_char_ref() {
                        return Some(Node::Text(character.to_string().into()));
                    }
                    let name = reference.into_inner();
                    Some(Node::Text(match resolve_predefined_entity(&name) {
                        Some(character) => character.into(),
                        None => format!("&{name};").into(),
                    }))
                }
                Ok(Event::Eof) => None,
                Ok(_) => continue,
                Err(_) => {
                    self.broken = true;
                    None
                }
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(xml: &str) -> String {
        Xml::new(xml)
            .filter_map(|node| match node {
                Node::Text(text) => Some(text.into_owned()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn characters_are_read_however_they_are_written() {
        assert_eq!(
            text("<p>Law &amp; order &#8211; a&#x2011;b<![CDATA[ <c>]]></p>"),
            "Law & order – a\u{2011}b <c>"
        );
    }

    #[test]
    fn what_a_file_declares_itself_is_never_expanded() {
        let bomb =
            "<!DOCTYPE p [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><p>x&b;</p>";
        assert_eq!(text(bomb), "x&b;");
    }

    #[test]
    fn broken_markup_ends_the_row_after_what_was_whole() {
        let mut xml = Xml::new("<a><b>one</b><c>two</b>");
        let nodes = xml.by_ref().count();
        assert!(nodes >= 6);
        assert!(xml.is_broken());
    }
}
