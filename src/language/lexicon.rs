//! The lexicon: what a field expert told the program, read from `data/language`.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::neighbours::Neighbours;
use super::phrases::Phrases;
use super::terms::{TermId, TermWeights};
use super::tokens::{Stemmer, tokens};
use crate::judgement::Stance;

/// Everything that analysing a text needs.
pub struct Language {
    pub(super) stemmer: Stemmer,
    pub(super) stopwords: std::collections::HashSet<String>,
    pub(super) concepts: Phrases<TermId>,
    concept_names: Vec<String>,
    pub(super) verbs: Phrases<u16>,
    topics: Phrases<u16>,
    facets: Phrases<Facet>,
    topic_names: Vec<String>,
    digest: u64,
    cues: Phrases<Cue>,
    pub(super) weights: TermWeights,
    pub(super) neighbours: Neighbours,
}

/// What an ask wants done, or to whom or what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    /// An action: to train, to fund, to publish.
    Action(TermId),
    /// A person or thing concerned: labor inspectors, hazardous work.
    Object(TermId),
}

/// What a cue speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CueKind {
    /// That something was done, was not, or is worse than before.
    Stance(Stance),
    /// How things are, not what was done about them.
    Situation,
    /// Who acts for the state.
    Actor,
}

impl CueKind {
    fn of(word: &str) -> Option<Self> {
        match word {
            "situation" => Some(CueKind::Situation),
            "actor" => Some(CueKind::Actor),
            stance => {
                let stance = stance.parse().ok().filter(|s| *s != Stance::Mixed)?;
                Some(CueKind::Stance(stance))
            }
        }
    }
}

/// A word or phrase that tells how to take a clause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cue {
    /// For which.
    pub kind: CueKind,
    /// How loudly, 1 to 5.
    pub strength: f32,
}

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
        "{path} cannot be read: {cause}; UNMET_LANGUAGE should name a folder like data/language"
    )]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
}

/// The texts of the lexicon's files.
struct Files {
    stopwords: String,
    concepts: String,
    verbs: String,
    topics: String,
    facets: String,
    stance: String,
}

const TERMS: &str = include_str!("../../data/model/terms.tsv");
const NEIGHBOURS: &str = include_str!("../../data/model/neighbours.tsv");

impl Files {
    fn digest(&self) -> u64 {
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

    fn built_in() -> Self {
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
    fn overlaid(folder: &Path) -> Result<Self, LanguageError> {
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

impl Language {
    /// The lexicon that is built into the program.
    pub fn built_in() -> &'static Language {
        static BUILT_IN: OnceLock<Language> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            Language::from_files(&Files::built_in()).expect("tests read the built-in lexicon")
        })
    }

    /// The built-in lexicon with the files of `folder` in place of those of the same name.
    pub fn from_folder(folder: &Path) -> Result<Language, LanguageError> {
        Language::from_files(&Files::overlaid(folder)?)
    }

    fn from_files(files: &Files) -> Result<Language, LanguageError> {
        let stemmer = Stemmer::english();
        let stopwords = lines(&files.stopwords)
            .flat_map(|(_, line)| line.split_whitespace().map(str::to_owned))
            .collect();
        let stems = |phrase: &str| -> Vec<String> {
            tokens(phrase)
                .iter()
                .map(|t| stemmer.stem(&t.folded))
                .collect()
        };

        let mut concepts = Phrases::default();
        let (concept_names, phrases) = entries("concepts.txt", &files.concepts)?;
        for (name, phrase) in phrases {
            concepts.add(stems(phrase), concept(name));
        }
        let numbered = |file, text| -> Result<(Vec<String>, Phrases<u16>), LanguageError> {
            let (names, entries) = entries(file, text)?;
            let mut phrases = Phrases::default();
            for (name, phrase) in entries {
                let number = names.iter().position(|n| n == name).unwrap_or_default();
                phrases.add(stems(phrase), number as u16);
            }
            Ok((names, phrases))
        };
        let (_, verbs) = numbered("verbs.txt", &files.verbs)?;
        let (topic_names, topics) = numbered("topics.txt", &files.topics)?;

        let mut facets = Phrases::default();
        for (number, line) in lines(&files.facets) {
            let (facet, phrases) = facet_line(line).ok_or_else(|| LanguageError::Line {
                file: "facets.txt".into(),
                line: number,
                text: line.into(),
                form: "\"action name: phrase, phrase\" or \"object name: phrase, phrase\"",
            })?;
            for phrase in phrases.split(',') {
                facets.add(stems(phrase), facet);
            }
        }

        let mut cues = Phrases::default();
        for (number, line) in lines(&files.stance) {
            let (cue, phrases) = cue_line(line).ok_or_else(|| LanguageError::Line {
                file: "stance.txt".into(),
                line: number,
                text: line.into(),
                form: "\"lack 3: phrase, phrase\" (lack, progress, setback, situation or actor; a strength from 1 to 5)",
            })?;
            for phrase in phrases.split(',') {
                cues.add(tokens(phrase).into_iter().map(|t| t.folded).collect(), cue);
            }
        }
        let weights = TermWeights::parse(TERMS).map_err(LanguageError::Weights)?;
        let neighbours = Neighbours::parse(NEIGHBOURS).map_err(LanguageError::Neighbours)?;
        Ok(Language {
            stemmer,
            stopwords,
            concepts,
            concept_names,
            verbs,
            topics,
            facets,
            topic_names,
            digest: files.digest(),
            cues,
            weights,
            neighbours,
        })
    }

    /// What the text is about: names of topics, in the order of the file.
    pub fn topics(&self, stems: &[String]) -> Vec<String> {
        let mut numbers: Vec<u16> = self.topics.all(stems).map(|(_, _, topic)| topic).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
            .into_iter()
            .map(|n| self.topic_names[n as usize].clone())
            .collect()
    }

    /// What is wanted done, and to whom or what, sorted.
    pub fn facets(&self, stems: &[String]) -> Vec<Facet> {
        let mut facets: Vec<Facet> = self.facets.all(stems).map(|(_, _, facet)| facet).collect();
        facets.sort_unstable();
        facets.dedup();
        facets
    }

    /// The cues in a clause's folded words: where each stands, how many words it takes. The longest
    /// phrase at a place wins and takes its words with it.
    pub fn cues(&self, folded: &[String]) -> Vec<(usize, usize, Cue)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < folded.len() {
            match self.cues.longest(&folded[at..]) {
                Some((length, cue)) => {
                    found.push((at, length, cue));
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    /// The name under which a table of term weights lists a concept; `None` for a stem.
    pub(super) fn concept_name(&self, term: TermId) -> Option<String> {
        let name = self
            .concept_names
            .iter()
            .find(|name| concept(name) == term)?;
        Some(format!("={name}"))
    }

    /// A digest of everything in the lexicon.
    pub fn digest(&self) -> u64 {
        self.digest
    }

    /// How much each term tells.
    pub fn weights(&self) -> &TermWeights {
        &self.weights
    }
}

/// The term of a concept; the mark keeps it apart from a stem of the same letters.
fn concept(name: &str) -> TermId {
    TermId::of(&format!("={name}"))
}

fn facet_line(line: &str) -> Option<(Facet, &str)> {
    let (head, phrases) = line.split_once(':')?;
    let (kind, name) = head.trim().split_once(' ')?;
    let name = TermId::of(name.trim());
    match kind {
        "action" => Some((Facet::Action(name), phrases)),
        "object" => Some((Facet::Object(name), phrases)),
        _ => None,
    }
}

fn cue_line(line: &str) -> Option<(Cue, &str)> {
    let (head, phrases) = line.split_once(':')?;
    let (kind, strength) = head.trim().split_once(' ')?;
    let kind = CueKind::of(kind)?;
    let strength: f32 = strength
        .trim()
        .parse()
        .ok()
        .filter(|s| (1.0..=5.0).contains(s))?;
    Some((Cue { kind, strength }, phrases))
}

/// Lines that are neither empty nor comments, with their numbers.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim()))
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

type Entries<'a> = (Vec<String>, Vec<(&'a str, &'a str)>);

/// `name: phrase, phrase` lines, as the names in their order and the pairs of name and phrase.
fn entries<'a>(file: &str, text: &'a str) -> Result<Entries<'a>, LanguageError> {
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
