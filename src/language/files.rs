//! The lexicon's files: where they come from, how their lines are read, what can be wrong with them.

use std::path::{Path, PathBuf};

use super::terms::TermId;

/// A lexicon file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LanguageError {
    /// A line is not of the file's form.
    #[error("{file}, line {line}: \"{text}\" should be {form}; mend the line or leave it out")]
    Line {
        /// The file's name.
        file: String,
        /// The line, counted from 1.
        line: usize,
        /// The line's text.
        text: String,
        /// What it should look like.
        form: &'static str,
    },
    /// The table of term weights is unusable.
    #[error("terms.tsv, {0}; fit the model again or restore the file")]
    Weights(String),
    /// The table of neighbouring terms is unusable.
    #[error("neighbours.tsv, {0}; fit the model again or restore the file")]
    Neighbours(String),
    /// A file cannot be read.
    #[error(
        "{path} cannot be read: {}; UNMET_LANGUAGE should name a folder like data/language", crate::disk::unread(.cause)
    )]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
}

/// The texts of the lexicon's files.
pub(super) struct Files {
    pub(super) stopwords: String,
    pub(super) concepts: String,
    pub(super) verbs: String,
    pub(super) topics: String,
    pub(super) facets: String,
    pub(super) stance: String,
}

pub(super) const TERMS: &str = include_str!("../../data/model/terms.tsv");
pub(super) const NEIGHBOURS: &str = include_str!("../../data/model/neighbours.tsv");

impl Files {
    /// A digest of everything in the files and tables.
    pub(super) fn digest(&self) -> u64 {
        [
            &*self.stopwords,
            &self.concepts,
            &self.verbs,
            &self.topics,
            &self.facets,
            &self.stance,
            TERMS,
            NEIGHBOURS,
        ]
        .into_iter()
        .fold(0u64, |digest, text| {
            digest.rotate_left(7) ^ TermId::of(text).value()
        })
    }

    /// The files that are built into the program.
    pub(super) fn built_in() -> Self {
        Files {
            stopwords: include_str!("../../data/language/stopwords.txt").into(),
            concepts: include_str!("../../data/language/concepts.txt").into(),
            verbs: include_str!("../../data/language/verbs.txt").into(),
            topics: include_str!("../../data/language/topics.txt").into(),
            facets: include_str!("../../data/language/facets.txt").into(),
            stance: include_str!("../../data/language/stance.txt").into(),
        }
    }

    /// The built-in files, each replaced by the one of the same name in `folder` where there is one.
    pub(super) fn overlaid(folder: &Path) -> Result<Self, LanguageError> {
        let mut files = Files::built_in();
        let listed = std::fs::read_dir(folder);
        listed.map_err(|cause| LanguageError::File {
            path: folder.into(),
            cause,
        })?;
        for (name, text) in [
            ("stopwords.txt", &mut files.stopwords),
            ("concepts.txt", &mut files.concepts),
            ("verbs.txt", &mut files.verbs),
            ("topics.txt", &mut files.topics),
            ("facets.txt", &mut files.facets),
            ("stance.txt", &mut files.stance),
        ] {
            let path = folder.join(name);
            if path.exists() {
                *text = std::fs::read_to_string(&path)
                    .map_err(|cause| LanguageError::File { path, cause })?;
            }
        }
        Ok(files)
    }
}

/// Lines that are neither empty nor comments, with their numbers.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

pub(super) type Entries<'a> = (Vec<String>, Vec<(&'a str, &'a str)>);

/// `name: phrase, phrase` lines, as the names in their order and the pairs of name and phrase.
pub(super) fn entries<'a>(file: &str, text: &'a str) -> Result<Entries<'a>, LanguageError> {
    let mut names: Vec<String> = Vec::new();
    let mut pairs = Vec::new();
    for (number, line) in lines(text) {
        let (name, phrases) = line.split_once(':').ok_or_else(|| LanguageError::Line {
            file: file.into(),
            line: number,
            text: line.into(),
            form: "\"name: phrase, phrase\"",
        })?;
        if !names.iter().any(|n| n == name) {
            names.push(name.to_owned());
        }
        pairs.extend(phrases.split(',').map(|phrase| (name, phrase.trim())));
    }
    Ok((names, pairs))
}
