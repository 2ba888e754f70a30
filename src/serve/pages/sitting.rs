//! One sitting of a review, as its address has it: nothing of it is kept on the server, so that
//! reloading a page, or the server, loses nothing.

use std::str::FromStr;

use crate::desk::Scope;
use crate::report::Series;
use crate::review::{Kind, Subject};
use crate::serve::address;
use crate::serve::query::Query;
use crate::view::review::{Reach, Step};

/// Which questions are asked, and what was done so far.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sitting {
    /// Only this country, by its name or code.
    pub country: Option<String>,
    /// Only this series.
    pub series: Option<Series>,
    /// What is asked about.
    pub kinds: Kinds,
    /// Whether what the program is sure of is asked, too.
    pub all: bool,
    /// What was done so far, in its order.
    pub steps: Vec<Step>,
    /// The question to ask now, where it is not the first one.
    pub at: Option<Subject>,
    /// The decision by which an answer was taken back just now.
    pub undone: Option<i64>,
    /// What of the address was not understood, in sentences.
    pub remarks: Vec<String>,
}

/// What is asked about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Kinds {
    /// Matches and evidence: statuses follow from them, so they wait until asked for.
    #[default]
    Links,
    /// One kind only.
    Only(Kind),
    /// Every kind.
    All,
}

impl Kinds {
    /// Every choice with what it is called.
    pub const ALL: [(Kinds, &'static str); 5] = [
        (Kinds::Links, "Matches and sentences"),
        (Kinds::Only(Kind::Match), "Matches"),
        (Kinds::Only(Kind::Evidence), "Sentences"),
        (Kinds::Only(Kind::Status), "Statuses"),
        (Kinds::All, "Everything"),
    ];

    /// The kinds of question.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Kinds::Links => &[Kind::Match, Kind::Evidence],
            Kinds::Only(Kind::Match) => &[Kind::Match],
            Kinds::Only(Kind::Evidence) => &[Kind::Evidence],
            Kinds::Only(Kind::Status) => &[Kind::Status],
            Kinds::All => &[Kind::Match, Kind::Evidence, Kind::Status],
        }
    }

    /// The word for it in the address; none for the usual one.
    pub fn word(self) -> &'static str {
        match self {
            Kinds::Links => "",
            Kinds::Only(kind) => kind.word(),
            Kinds::All => "all",
        }
    }
}

impl FromStr for Kinds {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let mut known = Kinds::ALL.into_iter().map(|(kinds, _)| kinds);
        known
            .find(|kinds| kinds.word().eq_ignore_ascii_case(word))
            .ok_or_else(|| {
                format!("\"{word}\" is no kind of question; use match, evidence, status or all")
            })
    }
}

impl Sitting {
    /// The sitting that an address tells of.
    pub fn of(query: &mut Query) -> Self {
        let steps = query.all("step").filter_map(|step| step.parse().ok());
        Sitting {
            steps: steps.collect(),
            country: query.text("country").map(str::to_owned),
            series: query.read_by("series", address::series),
            kinds: query.read("kind").unwrap_or_default(),
            all: query.text("all").is_some(),
            at: query.read("at"),
            undone: query.read("undone"),
            remarks: query.remarks(),
        }
    }

    /// Which countries are meant.
    pub fn scope(&self) -> Scope {
        Scope {
            country: self.country.clone(),
            series: self.series.clone(),
        }
    }

    /// How far down the queue goes.
    pub fn reach(&self) -> Reach {
        match self.all {
            true => Reach::Undecided,
            false => Reach::Unsure,
        }
    }

    /// Its address.
    pub fn address(&self) -> String {
        address::with_fields("/review", &self.fields())
    }

    /// Where its answers go.
    pub fn answer_address(&self) -> String {
        address::with_fields("/review/answer", &self.fields())
    }

    /// Where its last answer is taken back.
    pub fn undo_address(&self) -> String {
        address::with_fields("/review/undo", &self.fields())
    }

    /// Where it goes on when `subject` is left open.
    pub fn skip_address(&self, subject: &Subject) -> String {
        let mut next = self.going_on();
        next.steps.push(Step::Skipped(subject.clone()));
        next.address()
    }

    /// Whether a question was skipped last, so that it needs no decision to go back to it.
    pub fn skipped_last(&self) -> bool {
        matches!(self.steps.last(), Some(Step::Skipped(_)))
    }

    /// It after the decision of that number; asking about `at` still, where that is given.
    pub fn answered(&self, number: i64, at: Option<Subject>) -> Self {
        let mut next = self.going_on();
        // Nothing is told twice where a button was pressed twice.
        if next.steps.last() != Some(&Step::Answered(number)) {
            next.steps.push(Step::Answered(number));
        }
        next.at = at;
        next
    }

    /// It after its last answer was taken back by the decision of that number, asking that question again.
    pub fn taken_back(&self, number: i64, asked: Subject) -> Self {
        Sitting {
            at: Some(asked),
            undone: Some(number),
            ..self.without_last_step()
        }
    }

    /// It back at the question that was skipped last.
    pub fn back_to_skipped(&self) -> Self {
        let at = match self.steps.last() {
            Some(Step::Skipped(subject)) => Some(subject.clone()),
            _ => None,
        };
        Sitting {
            at,
            ..self.without_last_step()
        }
    }

    /// It as if the last step had not been.
    pub fn without_last_step(&self) -> Self {
        let mut before = self.going_on();
        before.steps.pop();
        before
    }

    /// It with what was skipped still to be asked.
    pub fn without_skips(&self) -> Self {
        let mut again = self.going_on();
        again.steps.retain(|step| !matches!(step, Step::Skipped(_)));
        again
    }

    /// It with nothing but what lasts.
    fn going_on(&self) -> Self {
        Sitting {
            at: None,
            undone: None,
            ..self.clone()
        }
    }

    /// Its fields, but for what was done: those of the form that chooses what is asked.
    fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = Vec::new();
        let mut add = |name, value: Option<String>| fields.extend(value.map(|value| (name, value)));
        add("country", self.country.clone());
        add("series", self.series.as_ref().map(ToString::to_string));
        let kind = Some(self.kinds.word()).filter(|word| !word.is_empty());
        add("kind", kind.map(str::to_owned));
        add("all", self.all.then(|| "1".to_owned()));
        for step in &self.steps {
            add("step", Some(step.to_string()));
        }
        add("at", self.at.as_ref().map(ToString::to_string));
        add("undone", self.undone.map(|number| number.to_string()));
        fields
    }
}
