//! What to take in, and what a person says of it.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use crate::narrative::{Hints, SaidOf};
use crate::read::{HandedIn, Place, ReadOptions};

/// What to take in, and what the person already said about it.
#[derive(Debug, Clone, Default)]
pub struct Orders {
    /// Files, folders, `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// Files that were handed in, to be read after those, each under its own name.
    pub handed_in: Vec<Handed>,
    /// Pages on the web, to be read after those; each at the first of its addresses where there is one.
    pub pages: Vec<Vec<String>>,
    /// Country, edition, section and series, which override what is recognised.
    pub hints: Hints,
    /// How each source is read.
    pub options: ReadOptions,
    /// Whether options that were given with the same bytes before still hold.
    pub said_before: SaidBefore,
}

/// A file that was handed in, and what was said of it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// The file.
    pub file: HandedIn,
    /// What goes before what the orders say of all.
    pub hints: Hints,
    /// Whether what was given with the same bytes before still holds; it does not either where the
    /// orders say so of all.
    pub said_before: SaidBefore,
}

/// What becomes of options that were given with the same bytes before.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SaidBefore {
    /// They hold where nothing else is said now.
    #[default]
    Holds,
    /// The text alone counts, and what is said now.
    Forgotten,
}

/// What was handed in, by where it lies.
pub(super) type HandedByPlace<'a> = HashMap<&'a Path, &'a Handed>;

impl Orders {
    /// The countries that are said of anything, each once.
    pub(super) fn countries(&self) -> BTreeSet<&str> {
        let of_one = self.handed_in.iter().map(|handed| &handed.hints);
        std::iter::once(&self.hints)
            .chain(of_one)
            .filter_map(|said| said.country.as_deref())
            .collect()
    }

    pub(super) fn by_place(&self) -> HandedByPlace<'_> {
        (self.handed_in.iter())
            .map(|handed| (handed.file.path.as_path(), handed))
            .collect()
    }
}

/// What a person says of what is being taken in.
#[derive(Debug, Default)]
pub(super) struct Said {
    pub hints: Hints,
    pub before: SaidBefore,
}

impl Said {
    /// What is said of a place: of a file that was handed in, first what was said of it alone. An
    /// edition that was said of one corrects it, as one that is said of all does not.
    pub fn of(
        place: &Place,
        orders: &Orders,
        handed_in: &HandedByPlace<'_>,
        said_of: SaidOf,
    ) -> Self {
        let all = Hints {
            said_of,
            ..orders.hints.clone()
        };
        let own = match place {
            Place::HandedIn(file) => handed_in.get(file.path.as_path()),
            _ => None,
        };
        let Some(own) = own else {
            return Said {
                hints: all,
                before: orders.said_before,
            };
        };
        let hints = Hints {
            said_of: match own.hints.year {
                Some(_) => SaidOf::One,
                None => said_of,
            },
            ..own.hints.clone().or(all)
        };
        let before = match orders.said_before {
            SaidBefore::Forgotten => SaidBefore::Forgotten,
            SaidBefore::Holds => own.said_before,
        };
        Said { hints, before }
    }
}
