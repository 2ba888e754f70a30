//! What the styles of an OpenDocument text say of its paragraphs and words.

use std::collections::HashMap;

use super::super::xml::{Node, Xml};

/// What a style says; `None` where it leaves it to the style below.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Properties {
    /// The level of the headings that have this style.
    pub heading: Option<u8>,
    pub bold: Option<bool>,
    pub hidden: Option<bool>,
}

/// The styles by name.
#[derive(Debug, Default)]
pub(super) struct Styles(HashMap<String, Style>);

#[derive(Debug, Default)]
struct Style {
    parent: Option<String>,
    own: Properties,
}

/// Styles rest on others; a longer row of them goes round in a circle.
const MOST_STEPS: usize = 20;

impl Styles {
    /// Of the parts in which styles are defined.
    pub fn of(parts: &[&str]) -> Styles {
        let mut styles = Styles::default();
        for part in parts {
            styles.take(part);
        }
        styles
    }

    fn take(&mut self, xml: &str) {
        let mut open: Option<(String, Style)> = None;
        for node in Xml::new(xml) {
            match node {
                Node::Open(element) => match (element.name(), &mut open) {
                    ("office:body", _) => return,
                    ("style:style", _) => {
                        let name = element.attribute("style:name").unwrap_or_default();
                        let outline: Option<u8> = element.number("style:default-outline-level");
                        let heading = outline.or((name == "Title").then_some(1));
                        let own = Properties {
                            heading,
                            ..Properties::default()
                        };
                        let parent = element.attribute("style:parent-style-name");
                        open = Some((name, Style { parent, own }));
                    }
                    ("style:text-properties", Some((_, style))) => {
                        let weight = element.attribute("fo:font-weight");
                        style.own.bold = weight.map(|weight| weight != "normal");
                        let display = element.attribute("text:display");
                        style.own.hidden = display.map(|display| display == "none");
                    }
                    _ => {}
                },
                Node::Close(name) if name == "style:style" => self.0.extend(open.take()),
                _ => {}
            }
        }
    }

    /// What the style of this name says, with those below it.
    pub fn properties(&self, name: Option<&str>) -> Properties {
        let mut properties = Properties::default();
        let mut next = name;
        for _ in 0..MOST_STEPS {
            let Some(style) = next.and_then(|name| self.0.get(name)) else {
                break;
            };
            properties = Properties {
                heading: properties.heading.or(style.own.heading),
                bold: properties.bold.or(style.own.bold),
                hidden: properties.hidden.or(style.own.hidden),
            };
            next = style.parent.as_deref();
        }
        properties
    }
}
