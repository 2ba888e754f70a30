//! What the styles and the numbering of a Word document say of its paragraphs.

use std::collections::HashMap;

use super::super::xml::{Element, Node, Xml};

/// What a paragraph or its style says of itself; `None` where it leaves it to the style below.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// The level of the heading; 0 for text that is none.
    pub heading: Option<u8>,
    /// The list, by its number; 0 for none.
    pub list: Option<u32>,
    /// How deep in it.
    pub depth: Option<u8>,
    /// Whether all of it is bold.
    pub bold: Option<bool>,
    /// Whether it is a line of a table of contents.
    pub contents: Option<bool>,
}

impl Properties {
    /// These, and where they say nothing, those of `below`.
    pub fn over(self, below: Properties) -> Properties {
        Properties {
            heading: self.heading.or(below.heading),
            list: self.list.or(below.list),
            depth: self.depth.or(below.depth),
            bold: self.bold.or(below.bold),
            contents: self.contents.or(below.contents),
        }
    }

    /// Takes in what an element within `w:pPr`, or a style's `w:rPr`, says.
    pub fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "w:outlineLvl" => {
                let level: Option<u8> = element.number("w:val");
                self.heading = level.map(|level| if level < 9 { level + 1 } else { 0 });
            }
            "w:numId" => self.list = element.number("w:val"),
            "w:ilvl" => self.depth = element.number("w:val"),
            "w:b" => self.bold = Some(is_on(element)),
            _ => {}
        }
    }
}

/// Whether a switch such as `w:b` is on: it is, unless it says otherwise.
pub(super) fn is_on(element: &Element<'_>) -> bool {
    let value = element.attribute("w:val");
    !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The styles of a document, and which of its lists are numbered at all.
#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    ordinary: Option<String>,
    /// The levels of lists that show neither a bullet nor a number.
    unmarked: Vec<(u32, u8)>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    own: Properties,
}

/// Styles rest on others; a longer row of them goes round in a circle.
const MOST_STEPS: usize = 20;

impl Styles {
    /// Of the parts with the styles and with the numbering.
    pub fn of(styles: &str, numbering: &str) -> Styles {
        let mut read = Styles {
            unmarked: unmarked(numbering),
            ..Styles::default()
        };
        let mut open: Option<(String, Style)> = None;
        for node in Xml::new(styles) {
            match node {
                Node::Open(element) => match (element.name(), &mut open) {
                    ("w:style", _) => {
                        let id = element.attribute("w:styleId").unwrap_or_default();
                        let of_paragraphs = element.attribute("w:type").as_deref()
                            == Some("paragraph")
                            && element.attribute("w:default").is_some();
                        if of_paragraphs {
                            read.ordinary = Some(id.clone());
                        }
                        open = Some((id, Style::default()));
                    }
                    ("w:name", Some((_, style))) => {
                        named(
                            &mut style.own,
                            &element.attribute("w:val").unwrap_or_default(),
                        );
                    }
                    ("w:basedOn", Some((_, style))) => style.based_on = element.attribute("w:val"),
                    (_, Some((_, style))) => style.own.take(&element),
                    _ => {}
                },
                Node::Close(name) if name == "w:style" => read.styles.extend(open.take()),
                _ => {}
            }
        }
        read
    }

    /// What the style called `id` says of its paragraphs.
    pub fn properties(&self, id: Option<&str>) -> Properties {
        let mut properties = Properties::default();
        let mut next = id.or(self.ordinary.as_deref());
        for _ in 0..MOST_STEPS {
            let Some(style) = next.and_then(|id| self.styles.get(id)) else {
                break;
            };
            properties = properties.over(style.own.clone());
            next = style.based_on.as_deref();
        }
        properties
    }

    /// Whether paragraphs of this list, so deep in it, have a bullet or a number.
    pub fn is_marked(&self, list: u32, depth: u8) -> bool {
        list != 0 && !self.unmarked.contains(&(list, depth))
    }
}

/// The names of Word's own styles are the same in every language.
fn named(properties: &mut Properties, name: &str) {
    let name = name.to_lowercase();
    if let Some(level) = name.strip_prefix("heading ") {
        properties.heading = level.trim().parse().ok();
    } else if name == "title" {
        properties.heading = Some(1);
    } else if name.starts_with("toc ") && name != "toc heading" {
        properties.contents = Some(true);
    }
}

/// The levels of lists that are marked by nothing.
fn unmarked(numbering: &str) -> Vec<(u32, u8)> {
    let mut kinds: Vec<(u32, u8)> = Vec::new();
    let mut lists = Vec::new();
    let (mut kind, mut level, mut list) = (0_u32, 0_u8, 0_u32);
    for node in Xml::new(numbering) {
        let Node::Open(element) = node else { continue };
        match element.name() {
            "w:abstractNum" => kind = element.number("w:abstractNumId").unwrap_or_default(),
            "w:lvl" => level = element.number("w:ilvl").unwrap_or_default(),
            "w:numFmt" if element.attribute("w:val").as_deref() == Some("none") => {
                kinds.push((kind, level));
            }
            "w:num" => list = element.number("w:numId").unwrap_or_default(),
            "w:abstractNumId" => {
                let kind: Option<u32> = element.number("w:val");
                let of_kind = kinds.iter().filter(|(known, _)| Some(*known) == kind);
                lists.extend(of_kind.map(|(_, level)| (list, *level)));
            }
            _ => {}
        }
    }
    lists
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_has_what_the_styles_below_it_say() {
        let styles = Styles::of(
            r#"<w:styles><w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/></w:style>
               <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My head"/><w:basedOn w:val="Titre1"/><w:rPr><w:b/></w:rPr></w:style>
               <w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style></w:styles>"#,
            "",
        );
        let mine = styles.properties(Some("Mine"));
        assert_eq!((mine.heading, mine.bold), (Some(1), Some(true)));
        assert_eq!(styles.properties(Some("Loop")), Properties::default());
        assert_eq!(styles.properties(Some("Unknown")), Properties::default());
    }

    #[test]
    fn a_list_without_bullets_or_numbers_is_none() {
        let styles = Styles::of(
            "",
            r#"<w:numbering><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/></w:lvl>
               <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>
               <w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>"#,
        );
        assert!(!styles.is_marked(2, 0));
        assert!(styles.is_marked(2, 1));
        assert!(!styles.is_marked(0, 0));
    }
}
