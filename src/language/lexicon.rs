//! The lexicon: what a field expert told the program, read from `data/language`.

use std::path::Path;
use std::sync::OnceLock;

use super::cues::{Cue, cue_line};
use super::facets::{FacetTable, Facets};
use super::files::{Files, LanguageError, NEIGHBOURS, TERMS, entries, lines};
use super::neighbours::Neighbours;
use super::phrases::Phrases;
use super::terms::{TermId, TermWeights};
use super::tokens::{Stemmer, tokens};

/// Everything that analysing a text needs.
pub struct Language {
    pub(super) stemmer: Stemmer,
    pub(super) stopwords: std::collections::HashSet<String>,
    pub(super) concepts: Phrases<TermId>,
    concept_names: Vec<String>,
    pub(super) verbs: Phrases<u16>,
    topics: Phrases<u16>,
    facets: FacetTable,
    topic_names: Vec<String>,
    digest: u64,
    cues: Phrases<Cue>,
    pub(super) weights: TermWeights,
    pub(super) neighbours: Neighbours,
}

impl Language {
    /// The lexicon that is built into the program.
    pub fn built_in() -> &'static Language {
        static BUILT_IN: OnceLock<Language> = OnceLock::new();
        BUILT_IN.get_or_init(|| {
            Language::from_files(&Files::built_in()).expect("tests read the built-in lexicon")
        })
    }

    /// The lexicon that this process judges by: the built-in one, or the one in the folder that
    /// `UNMET_LANGUAGE` names.
    ///
    /// # Errors
    /// When a file of that folder cannot be used.
    pub fn in_use() -> Result<&'static Language, &'static LanguageError> {
        static IN_USE: OnceLock<Result<Option<Language>, LanguageError>> = OnceLock::new();
        let in_use = IN_USE.get_or_init(|| match std::env::var_os("UNMET_LANGUAGE") {
            Some(folder) => Language::from_folder(Path::new(&folder)).map(Some),
            None => Ok(None),
        });
        let chosen = in_use.as_ref()?;
        Ok(chosen.as_ref().unwrap_or_else(|| Language::built_in()))
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

        let facets = FacetTable::read(files, stems)?;

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

    /// What is wanted or done, and to whom or what.
    pub fn facets(&self, stems: &[String]) -> Facets {
        self.facets.of(stems)
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
}

/// The term of a concept; the mark keeps it apart from a stem of the same letters.
fn concept(name: &str) -> TermId {
    TermId::of(&format!("={name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn overlaid(name: &str, text: &str) -> Result<Language, LanguageError> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(name), text).unwrap();
        Language::from_folder(folder.path())
    }

    #[test]
    fn a_wrong_line_is_named_with_its_file() {
        let error = overlaid("stance.txt", "# cues\nlack 3: never\nloud 9: hooray\n");
        let sentence = error.err().unwrap().to_string();
        assert!(
            sentence.contains("stance.txt, line 3: \"loud 9: hooray\""),
            "{sentence}"
        );
    }

    #[test]
    fn a_folder_replaces_only_the_files_it_holds() {
        let language = overlaid("stance.txt", "progress 4: hooray\n").unwrap();
        let words = ["hooray".to_owned()];
        assert_eq!(language.cues(&words).len(), 1);
        assert_ne!(language.digest(), Language::built_in().digest());
        assert_eq!(language.topics(&["hotlin".to_owned()]), ["hotline"]);
    }

    #[test]
    fn a_missing_folder_is_told() {
        let error = Language::from_folder(Path::new("no/such/folder"))
            .err()
            .unwrap();
        assert!(error.to_string().contains("UNMET_LANGUAGE"));
    }
}
