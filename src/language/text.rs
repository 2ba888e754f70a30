//! A text analysed once, to be compared many times.

use std::collections::{BTreeSet, HashSet};

use super::facets::Facets;
use super::lexicon::Language;
use super::terms::TermId;
use super::tokens::{Token, tokens};

/// What a recommendation or a sentence says, as data.
#[derive(Debug, Clone)]
pub struct Text {
    /// Its words in order.
    pub words: Vec<Token>,
    /// The stem of each word.
    pub stems: Vec<String>,
    /// Its terms in order: concepts where a phrase stands for one, stems else; no stopwords.
    pub sequence: Vec<TermId>,
    /// The words that each term of [`Text::sequence`] stands for, as (first, count).
    pub spans: Vec<(usize, usize)>,
    /// Distinct terms with their weights, sorted by term.
    pub terms: Vec<(TermId, f32)>,
    /// Its terms and those used like them, sorted by term, with how alike, 0 to 1.
    pub around: Vec<(TermId, f32)>,
    /// Sum of the weights of [`Text::terms`].
    pub mass: f32,
    /// Root of the sum of their squares.
    pub norm: f32,
    /// Distinct pairs of neighbouring terms, sorted.
    pub pairs: Vec<TermId>,
    /// The classes of the verbs among its first words.
    pub verbs: BTreeSet<u16>,
    /// What it wants done and to whom or what, or tells of.
    pub facets: Facets,
    /// Numbers and capitalised names inside the text, sorted.
    pub names: Vec<TermId>,
}

/// Words that carry no meaning in the texts about one country: its own names and adjectives. All its
/// reports are about it.
#[derive(Debug, Clone, Default)]
pub struct OwnNames(HashSet<String>);

impl OwnNames {
    /// The words of these names.
    pub fn of<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let words = names.into_iter().flat_map(tokens);
        OwnNames(words.map(|word| word.folded).collect())
    }
}

impl Text {
    /// Analyses `text`.
    pub fn new(text: &str, language: &Language) -> Self {
        Text::about(&OwnNames::default(), text, language)
    }

    /// Analyses `text`, which is about the country of these names.
    pub fn about(own: &OwnNames, text: &str, language: &Language) -> Self {
        let words = tokens(text);
        let stems: Vec<String> = words
            .iter()
            .map(|w| language.stemmer.stem(&w.folded))
            .collect();
        let tells = |word: &Token| {
            !language.stopwords.contains(&word.folded) && !own.0.contains(&word.folded)
        };
        let (sequence, spans) = sequence(&words, &stems, language, tells);

        let mut distinct = sequence.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let terms: Vec<(TermId, f32)> = distinct
            .into_iter()
            .map(|term| (term, language.weights.of(term)))
            .collect();
        let mass = terms.iter().map(|(_, weight)| weight).sum();
        let norm = terms.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();

        let mut pairs: Vec<TermId> = sequence.windows(2).map(|two| two[0].then(two[1])).collect();
        pairs.sort_unstable();
        pairs.dedup();

        let mut names: Vec<TermId> = words
            .iter()
            .skip(1)
            .filter(|w| w.capital && tells(w))
            .map(|w| TermId::of(&w.folded))
            .collect();
        names.sort_unstable();
        names.dedup();

        Text {
            around: language.neighbours.around(&terms),
            facets: language.facets(&stems),
            verbs: opening_verbs(&stems, language),
            sequence,
            spans,
            terms,
            mass,
            norm,
            pairs,
            names,
            words,
            stems,
        }
    }
}

fn sequence(
    words: &[Token],
    stems: &[String],
    language: &Language,
    tells: impl Fn(&Token) -> bool,
) -> (Vec<TermId>, Vec<(usize, usize)>) {
    let mut sequence = Vec::with_capacity(stems.len());
    let mut spans = Vec::with_capacity(stems.len());
    let mut at = 0;
    while at < stems.len() {
        let (length, term) = match language.concepts.longest(&stems[at..]) {
            Some((length, concept)) => (length, Some(concept)),
            None => (1, tells(&words[at]).then(|| TermId::of(&stems[at]))),
        };
        if let Some(term) = term {
            sequence.push(term);
            spans.push((at, length));
        }
        at += length;
    }
    (sequence, spans)
}

/// An ask opens with its verbs ("Investigate and prosecute …"); four words hold them.
const OPENING: usize = 4;

/// In the editions of whole sentences the verbs come after their subject ("The Government of X should
/// also investigate …"), which is no longer than this.
const SUBJECT: usize = 8;

/// The place of the first verb of an ask, behind the subject of a whole sentence.
pub fn opening(stems: &[String]) -> usize {
    let subject = stems.iter().take(SUBJECT).position(|stem| stem == "should");
    let verb = subject.map_or(0, |at| at + 1);
    verb + usize::from(subject.is_some() && stems.get(verb).is_some_and(|s| s == "also"))
}

fn opening_verbs(stems: &[String], language: &Language) -> BTreeSet<u16> {
    let verbs = &stems[opening(stems).min(stems.len())..];
    let opening = &verbs[..verbs.len().min(OPENING)];
    let found = language.verbs.all(opening);
    found.map(|(_, _, class)| class).collect()
}

impl Text {
    /// The names under which a table of term weights lists the text's terms: stems, and `=concept`
    /// for concepts. Only counting terms needs them.
    pub fn term_names<'a>(&'a self, language: &'a Language) -> impl Iterator<Item = String> + 'a {
        self.sequence
            .iter()
            .zip(&self.spans)
            .map(|(term, (first, _))| {
                language
                    .concept_name(*term)
                    .unwrap_or_else(|| self.stems[*first].clone())
            })
    }
}
