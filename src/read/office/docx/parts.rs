//! Which part of a Word file is what, by the relations that the file states.

use super::super::package::Package;
use super::super::xml::{Node, Xml};
use super::notes::Kind;
use crate::read::Unreadable;

/// The names of the parts that are read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub main: String,
    pub styles: Option<String>,
    pub numbering: Option<String>,
    pub properties: Option<String>,
    /// What stands around the text.
    pub around: Vec<(Kind, String)>,
}

/// Where the text is in every file that Word itself has written.
const MAIN: &str = "word/document.xml";

impl Parts {
    /// By the relations in `package`, and by Word's own names where it states none.
    ///
    /// # Errors
    /// When they cannot be unpacked.
    pub fn of(package: &mut Package<'_>) -> Result<Parts, Unreadable> {
        let mut parts = Parts {
            main: MAIN.to_owned(),
            ..Parts::default()
        };
        for (kind, target) in relations(&package.part("_rels/.rels")?.unwrap_or_default()) {
            match kind.as_str() {
                "officeDocument" => parts.main = resolved("", &target),
                "core-properties" => parts.properties = Some(resolved("", &target)),
                _ => {}
            }
        }
        let (folder, name) = parts.main.rsplit_once('/').unwrap_or(("", &parts.main));
        let own = match folder {
            "" => format!("_rels/{name}.rels"),
            folder => format!("{folder}/_rels/{name}.rels"),
        };
        let folder = folder.to_owned();
        for (kind, target) in relations(&package.part(&own)?.unwrap_or_default()) {
            let target = resolved(&folder, &target);
            match kind.as_str() {
                "styles" => parts.styles = Some(target),
                "numbering" => parts.numbering = Some(target),
                kind => parts
                    .around
                    .extend(Kind::of(kind).map(|kind| (kind, target))),
            }
        }
        parts.around.sort();
        Ok(parts)
    }
}

/// The relations of a part: what the other part is, by the last word of its type, and its name.
fn relations(xml: &str) -> Vec<(String, String)> {
    let related = |node| match node {
        Node::Open(element) if element.name() == "Relationship" => {
            if element.attribute("TargetMode").as_deref() == Some("External") {
                return None;
            }
            let kind = element.attribute("Type")?;
            let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
            Some((kind, element.attribute("Target")?))
        }
        _ => None,
    };
    Xml::new(xml).filter_map(related).collect()
}

/// A target as the name of a part: relative to the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_found_from_the_folder_of_the_part_that_names_it() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("word", "/word/styles.xml"), "word/styles.xml");
        assert_eq!(
            resolved("word", "../docProps/core.xml"),
            "docProps/core.xml"
        );
        assert_eq!(resolved("", "word/document2.xml"), "word/document2.xml");
    }
}
