//! Facets: what an ask wants done, to whom or what, and what a sentence tells of. Two asks that share
//! no action, or no object, can be met apart however alike they sound.

use super::files::{Files, LanguageError, lines};
use super::phrases::Phrases;
use std::sync::OnceLock;

/// A facet by its place among all of them: those of the built-in lexicon first, in the order of its
/// file, then those that a lexicon of one's own adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FacetId(u16);

impl FacetId {
    /// Its place among all facets, counted from 0.
    pub fn place(self) -> usize {
        usize::from(self.0)
    }
}

/// The facets of a text: none twice, sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// What is wanted or done: to train, to fund, to publish.
    pub actions: Vec<FacetId>,
    /// To whom or what: labor inspectors, hazardous work.
    pub objects: Vec<FacetId>,
    /// The words by which each is first known, as (facet, first word, count), in reading order and
    /// the longer of two that begin together first.
    pub known_by: Vec<(FacetId, usize, usize)>,
}

impl Facets {
    /// Actions and objects together.
    pub fn all(&self) -> impl Iterator<Item = FacetId> + '_ {
        self.actions.iter().chain(&self.objects).copied()
    }

    /// Whether it is one of them.
    pub fn has(&self, facet: FacetId) -> bool {
        let among = |some: &[FacetId]| some.binary_search(&facet).is_ok();
        among(&self.actions) || among(&self.objects)
    }
}

/// What kind of thing a facet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Action,
    Object,
}

/// The facets of a lexicon.
pub(super) struct FacetTable {
    names: Vec<String>,
    kinds: Vec<Kind>,
    phrases: Phrases<FacetId>,
}

impl FacetTable {
    /// Reads the facets of `files`; `stems` are those of a phrase.
    pub(super) fn read(
        files: &Files,
        stems: impl Fn(&str) -> Vec<String>,
    ) -> Result<Self, LanguageError> {
        let mut table = FacetTable {
            names: built_in_names().to_vec(),
            kinds: Vec::new(),
            phrases: Phrases::default(),
        };
        let kinds = table.names.iter().map(|name| kind(name));
        table.kinds = kinds.map(|kind| kind.unwrap_or(Kind::Object)).collect();
        for (number, line) in lines(&files.facets) {
            let read = line
                .split_once(':')
                .and_then(|(name, phrases)| Some((name.trim(), kind(name)?, phrases)));
            let (name, kind, phrases) = read.ok_or_else(|| LanguageError::Line {
                file: "facets.txt".into(),
                line: number,
                text: line.into(),
                form: "\"action name: phrase, phrase\" or \"object name: phrase, phrase\"",
            })?;
            let place = table.names.iter().position(|known| known == name);
            let place = place.unwrap_or_else(|| {
                table.names.push(name.to_owned());
                table.kinds.push(kind);
                table.names.len() - 1
            });
            for phrase in phrases.split(',') {
                table.phrases.add(stems(phrase), FacetId(place as u16));
            }
        }
        Ok(table)
    }

    /// The facets of a text with these stems.
    pub(super) fn of(&self, stems: &[String]) -> Facets {
        let mut facets = Facets::default();
        for (first, count, facet) in self.phrases.all(stems) {
            if !facets.known_by.iter().any(|(known, ..)| *known == facet) {
                facets.known_by.push((facet, first, count));
            }
            match self.kinds[facet.place()] {
                Kind::Action => facets.actions.push(facet),
                Kind::Object => facets.objects.push(facet),
            }
        }
        for some in [&mut facets.actions, &mut facets.objects] {
            some.sort_unstable();
            some.dedup();
        }
        facets
    }
}

fn kind(name: &str) -> Option<Kind> {
    match name.trim().split_once(' ')?.0 {
        "action" => Some(Kind::Action),
        "object" => Some(Kind::Object),
        _ => None,
    }
}

/// The names of the built-in facets, by their place ("action train").
pub fn built_in_names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let files = Files::built_in();
        let mut names: Vec<String> = Vec::new();
        for (_, line) in lines(&files.facets) {
            let name = line.split(':').next().unwrap_or_default().trim();
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        names
    })
}
