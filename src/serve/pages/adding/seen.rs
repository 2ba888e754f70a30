//! Files that were handed in, each with what was recognised in it, what there is to say of it, and what
//! a person may say of it.

use crate::intake::unknown_country;
use crate::read::{HandedIn, IN_PACK};
use crate::render::recognised;
use crate::report::{SectionKind, Series};
use crate::serve::adding::{ANOTHER_SERIES, Kind, Progress, Said, Wrong};
use crate::view::sources::Source;

/// One file.
pub(super) struct FileSeen {
    /// Which it is, counted from 0.
    pub place: usize,
    /// What people call it.
    pub name: String,
    /// The sources in it of which something was recognised: one, of a pack perhaps several.
    pub sources: Vec<Source>,
    /// What there is to say of it.
    pub told: Vec<(Kind, String)>,
    /// What a person may say of it.
    pub correcting: Correcting,
}

/// A form in which a person says what a file is, or all of them are.
pub(super) struct Correcting {
    /// Which file; of all, or of the only one, without a number.
    pub file: Option<usize>,
    /// What is in the fields.
    pub said: Said,
    /// What of it cannot be meant.
    wrong: Vec<Wrong>,
}

impl Correcting {
    /// The form with that in its fields.
    pub fn of(file: Option<usize>, said: Said, wrong: Vec<Wrong>) -> Self {
        Correcting { file, said, wrong }
    }

    /// A field's name within the page.
    pub fn id(&self, field: &str) -> String {
        match self.file {
            None => field.to_owned(),
            Some(file) => format!("{field}-{}", file + 1),
        }
    }

    /// Why what is in a field cannot be meant.
    pub fn wrong(&self, field: &str) -> Option<&str> {
        let wrong = self.wrong.iter().find(|wrong| wrong.field == field);
        wrong.map(|wrong| wrong.says.as_str())
    }

    /// Whether the cursor goes there: to the first field that is wrong.
    pub fn is_first_wrong(&self, field: &str) -> bool {
        self.wrong.first().is_some_and(|wrong| wrong.field == field)
    }

    /// What there is to say of a country that nobody knows.
    pub fn unknown(&self) -> Option<String> {
        let said = Some(self.said.country.as_str()).filter(|said| !said.is_empty());
        match self.wrong("country") {
            None => said.and_then(unknown_country),
            Some(_) => None,
        }
    }

    /// Whether the form is open: something is said, or has yet to be said right.
    pub fn is_used(&self) -> bool {
        !self.said.is_nothing() || !self.wrong.is_empty()
    }

    /// Whether that section is chosen.
    pub fn is_section(&self, kind: &SectionKind) -> bool {
        self.said.section == kind.word()
    }

    /// The choice of series that what was said amounts to.
    pub fn is_series(&self, value: &str) -> bool {
        let known = known_series();
        let said = self.said.series.as_str();
        let is_known = known
            .iter()
            .any(|series| series.as_str().eq_ignore_ascii_case(said));
        match value {
            ANOTHER_SERIES => !said.is_empty() && !is_known,
            value => value.eq_ignore_ascii_case(said),
        }
    }

    /// The series of one's own, where one is named.
    pub fn own_series(&self) -> &str {
        match self.is_series(ANOTHER_SERIES) {
            true => &self.said.series,
            false => "",
        }
    }

    /// The series that the program knows.
    pub fn known_series(&self) -> [Series; 2] {
        known_series()
    }
}

fn known_series() -> [Series; 2] {
    [Series::tip(), Series::ilab()]
}

impl FileSeen {
    /// Whether the program is unsure of what a report in it is.
    fn is_guessed(&self) -> bool {
        let mut reports = self.sources.iter().flat_map(|source| &source.reports);
        reports.any(|part| !recognised::guessed(&part.recognition).is_empty())
    }

    /// How soon somebody should look at it.
    fn need(&self) -> u8 {
        match self {
            file if file.correcting.is_used() => 0,
            file if file.sources.is_empty() => 1,
            file if file.is_guessed() => 2,
            _ => 3,
        }
    }
}

/// The files with what was `read` of them and `told`, those first that somebody should look at; and what
/// was told of none of them.
pub(super) fn files(
    handed: &[HandedIn],
    read: &[Source],
    told: Progress,
    correcting: impl Fn(usize) -> Correcting,
) -> (Vec<FileSeen>, Progress) {
    let mut files: Vec<FileSeen> = (handed.iter().enumerate())
        .map(|(place, file)| FileSeen {
            place,
            name: file.name.clone(),
            sources: Vec::new(),
            told: Vec::new(),
            correcting: correcting(place),
        })
        .collect();
    // Of two names of which one begins like the other, the longer one is meant.
    let mut by_length: Vec<usize> = (0..files.len()).collect();
    by_length.sort_by_key(|place| std::cmp::Reverse(files[*place].name.len()));
    let of = |files: &[FileSeen], words: &str, ends: &[&str]| {
        let mut places = by_length.iter().copied();
        places.find(|place| {
            let rest = words.strip_prefix(files[*place].name.as_str());
            rest.is_some_and(|rest| rest.is_empty() || ends.iter().any(|end| rest.starts_with(end)))
        })
    };
    for source in read {
        if let Some(place) = of(&files, &source.origin, &[IN_PACK]) {
            files[place].sources.push(source.clone());
        }
    }
    let mut rest = Progress {
        told: Vec::new(),
        ..told
    };
    for (kind, sentence) in told.told {
        match of(&files, &sentence, &[":", " ", ",", IN_PACK]) {
            Some(place) => files[place].told.push((kind, sentence)),
            None => rest.told.push((kind, sentence)),
        }
    }
    files.sort_by_key(FileSeen::need);
    (files, rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handed(names: &[&str]) -> Vec<HandedIn> {
        let named = |name: &&str| HandedIn {
            name: (*name).to_owned(),
            path: name.into(),
        };
        names.iter().map(named).collect()
    }

    #[test]
    fn a_sentence_stands_at_the_file_that_it_is_about() {
        let told = Progress {
            told: vec![
                (Kind::Problem, "peru 2018.txt: no country".to_owned()),
                (Kind::Problem, "peru is a picture".to_owned()),
                (Kind::Note, "\"Perru\" is no country".to_owned()),
            ],
            ..Progress::default()
        };
        let names = handed(&["peru", "peru 2018.txt"]);
        let none = |_| Correcting::of(None, Said::default(), Vec::new());
        let (files, rest) = files(&names, &[], told, none);
        let told: Vec<(&str, usize)> = (files.iter())
            .map(|file| (file.name.as_str(), file.told.len()))
            .collect();
        assert_eq!(told, [("peru", 1), ("peru 2018.txt", 1)]);
        assert_eq!(rest.told.len(), 1);
    }

    #[test]
    fn a_series_of_ones_own_is_another_one() {
        let said = |series: &str| {
            let said = Said {
                series: series.to_owned(),
                ..Said::default()
            };
            Correcting::of(None, said, Vec::new())
        };
        assert!(said("UPR").is_series(ANOTHER_SERIES) && said("UPR").own_series() == "UPR");
        assert!(said("ilab").is_series("ILAB") && said("ilab").own_series().is_empty());
        assert!(said("").is_series("") && !said("").is_series(ANOTHER_SERIES));
    }
}
