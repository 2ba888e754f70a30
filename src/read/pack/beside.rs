//! The folders beside pages in a pack: the pictures and scripts of pages that a browser saved.

use std::collections::{BTreeMap, HashSet};

use crate::read::companion;

/// The folders of a pack that belong to pages in it.
#[derive(Debug, Default)]
pub(super) struct Companions(BTreeMap<String, Companion>);

#[derive(Debug)]
struct Companion {
    page: String,
    files: usize,
}

impl Companions {
    /// Among these names of all files of a pack.
    pub fn among(names: &HashSet<String>) -> Self {
        let mut found = Companions::default();
        for name in names {
            if let Some((folder, page)) = folder_and_page(name, names) {
                let companion = found.0.entry(folder.to_owned());
                let companion = companion.or_insert(Companion { page, files: 0 });
                companion.files += 1;
            }
        }
        found
    }

    /// Whether the file of this name stands in one.
    pub fn hold(&self, name: &str) -> bool {
        folders(name).any(|folder| self.0.contains_key(folder))
    }

    /// Each folder, why it is left out, and how many files are in it.
    pub fn skipped(&self) -> impl Iterator<Item = (&str, String, usize)> {
        self.0.iter().map(|(folder, companion)| {
            let why = companion::why_left_out(companion.files, &companion.page);
            (folder.as_str(), why, companion.files)
        })
    }
}

/// `2018/peru_files` and `peru.html` for `2018/peru_files/menu.js` where there is `2018/peru.html`.
fn folder_and_page<'n>(name: &'n str, names: &HashSet<String>) -> Option<(&'n str, String)> {
    folders(name).find_map(|folder| {
        let (before, last) = folder.rsplit_once('/').unwrap_or(("", folder));
        let page = companion::pages_of(last).into_iter().find(|page| {
            names.contains(&match before {
                "" => page.clone(),
                before => format!("{before}/{page}"),
            })
        })?;
        Some((folder, page))
    })
}

/// `a` and `a/b` for `a/b/c`.
fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(at, _)| &name[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_saved_beside_a_page_is_one_folder() {
        let names = [
            "2018/peru.html",
            "2018/peru_files/menu.js",
            "2018/peru_files/a/b.html",
            "2018/chile_files/chile.html",
        ];
        let names: HashSet<String> = names.map(str::to_owned).into();
        let companions = Companions::among(&names);
        let skipped: Vec<_> = companions.skipped().collect();
        assert_eq!(skipped.len(), 1);
        assert_eq!((skipped[0].0, skipped[0].2), ("2018/peru_files", 2));
        assert!(companions.hold("2018/peru_files/a/b.html"));
        assert!(!companions.hold("2018/peru.html"));
        assert!(!companions.hold("2018/chile_files/chile.html"));
    }
}
