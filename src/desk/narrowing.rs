//! Why a question found nothing: which of the things that narrow it down leaves out what there is.

use super::{Desk, Result};
use crate::store::{AskFilter, SearchFilter};

/// What narrows a question down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Narrowing {
    /// One country.
    Country,
    /// One series.
    Series,
    /// Some editions.
    Year,
    /// One section.
    Section,
    /// Recommendations alone, or sentences alone.
    Kind,
    /// One status.
    Status,
    /// One standing.
    Standing,
    /// Asks made often.
    Recurring,
    /// One topic.
    Topic,
}

impl Narrowing {
    /// The word for it, as options and addresses have it.
    pub fn word(self) -> &'static str {
        match self {
            Narrowing::Country => "country",
            Narrowing::Series => "series",
            Narrowing::Year => "year",
            Narrowing::Section => "section",
            Narrowing::Kind => "kind",
            Narrowing::Status => "status",
            Narrowing::Standing => "standing",
            Narrowing::Recurring => "recurring",
            Narrowing::Topic => "topic",
        }
    }
}

/// Why a search found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NothingFound {
    /// No recommendation and no sentence is like that anywhere.
    Anywhere,
    /// Without this there is something.
    With(Narrowing),
    /// Without all that narrows it down there is something.
    WithAll,
}

/// What narrows a question down, and the leaving out of it.
type Without<T> = (Narrowing, fn(&mut T));

impl Desk {
    /// Why nothing was found with `words` and `filter`.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn why_nothing(&self, words: &str, filter: &SearchFilter) -> Result<NothingFound> {
        let finds = |filter: &SearchFilter| -> Result<bool> {
            Ok(!self.store.search(words, filter, 1)?.is_empty())
        };
        let everywhere = SearchFilter::default();
        if *filter == everywhere || !finds(&everywhere)? {
            return Ok(NothingFound::Anywhere);
        }
        let without: [Without<SearchFilter>; 5] = [
            (Narrowing::Country, |filter| filter.country = None),
            (Narrowing::Series, |filter| filter.series = None),
            (Narrowing::Year, |filter| filter.years = None),
            (Narrowing::Section, |filter| filter.section = None),
            (Narrowing::Kind, |filter| filter.kind = None),
        ];
        for (narrowing, leave_out) in without {
            let mut wider = filter.clone();
            leave_out(&mut wider);
            if wider != *filter && finds(&wider)? {
                return Ok(NothingFound::With(narrowing));
            }
        }
        Ok(NothingFound::WithAll)
    }

    /// What leaves out the asks that there are, where none is as `wanted`, and how many there are
    /// without it; `None` where it takes more than one thing to leave them out.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn why_no_ask(&self, wanted: &AskFilter) -> Result<Option<(Narrowing, usize)>> {
        let without: [Without<AskFilter>; 6] = [
            (Narrowing::Status, |wanted| wanted.status = None),
            (Narrowing::Standing, |wanted| wanted.stands = None),
            (Narrowing::Recurring, |wanted| wanted.recurring = None),
            (Narrowing::Topic, |wanted| wanted.topic = None),
            (Narrowing::Section, |wanted| wanted.section = None),
            (Narrowing::Year, |wanted| wanted.years = None),
        ];
        for (narrowing, leave_out) in without {
            let mut wider = wanted.clone();
            leave_out(&mut wider);
            if wider == *wanted {
                continue;
            }
            let asks = self.store.asks(&wider)?.len();
            if asks > 0 {
                return Ok(Some((narrowing, asks)));
            }
        }
        Ok(None)
    }
}
