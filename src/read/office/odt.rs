//! OpenDocument texts (ODT), as LibreOffice keeps them.

mod body;
mod styles;

use super::package::Package;
use super::scribe::Scribe;
use super::xml::{Node, Xml};
use crate::read::space::fold;
use crate::read::{BytesReader, Content, ReadOptions, Source, Unreadable};
use body::Body;
use styles::Styles;

/// Reads OpenDocument texts.
pub(in crate::read) struct OdtReader;

const WHAT: &str = "an OpenDocument text";

impl BytesReader for OdtReader {
    fn read(&self, source: &Source, options: &ReadOptions) -> Result<Content, Unreadable> {
        let mut package = Package::open(&source.bytes, WHAT, &options.limits)?;
        refuse_locked(&mut package, WHAT)?;
        let text = package.needed("content.xml")?;
        let common = package.part("styles.xml")?.unwrap_or_default();
        let styles = Styles::of(&[&common, &text]);
        let mut scribe = Body::new(&styles).walk(&text);
        around(&common, &mut scribe);
        let title = title(&package.part("meta.xml")?.unwrap_or_default());
        Ok(Content::Document(scribe.finish(title)))
    }
}

/// An error when the parts of an OpenDocument file are locked by a password.
pub(in crate::read) fn refuse_locked(
    package: &mut Package<'_>,
    what: &'static str,
) -> Result<(), Unreadable> {
    let manifest = package.part("META-INF/manifest.xml")?.unwrap_or_default();
    match manifest.contains("encryption-data") {
        true => Err(Unreadable::Locked { what }),
        false => Ok(()),
    }
}

/// What stands above and below every page.
fn around(styles: &str, scribe: &mut Scribe) {
    let mut words: Option<String> = None;
    for node in Xml::new(styles) {
        match node {
            Node::Open(element) if is_header(element.name()) || is_footer(element.name()) => {
                words = Some(String::new());
            }
            Node::Open(element) => {
                if let ("text:p" | "text:tab" | "text:s", Some(words)) =
                    (element.name(), &mut words)
                {
                    words.push(' ');
                }
            }
            Node::Text(text) => {
                if let Some(words) = &mut words {
                    words.push_str(&text);
                }
            }
            Node::Close(name) if is_header(&name) || is_footer(&name) => {
                let what = if is_header(&name) {
                    "headers"
                } else {
                    "footers"
                };
                let words = fold(&words.take().unwrap_or_default());
                if !words.is_empty() {
                    scribe.leave_out(what, &words);
                }
            }
            Node::Close(_) => {}
        }
    }
}

fn is_header(name: &str) -> bool {
    matches!(
        name,
        "style:header" | "style:header-left" | "style:header-first"
    )
}

fn is_footer(name: &str) -> bool {
    matches!(
        name,
        "style:footer" | "style:footer-left" | "style:footer-first"
    )
}

fn title(meta: &str) -> Option<String> {
    let mut inside = false;
    let mut title = String::new();
    for node in Xml::new(meta) {
        match node {
            Node::Open(element) => inside = element.name() == "dc:title",
            Node::Text(text) if inside => title.push_str(&text),
            Node::Text(_) => {}
            Node::Close(_) => inside = false,
        }
    }
    Some(title)
}
