//! What every page has around what it tells.

use askama::Template;
use axum::response::Html;

use super::access::{Entered, Visit};
use super::problem::Problem;

/// What an answer is: a page, or why there is none.
pub(super) type Answer = Result<Html<String>, Problem>;

/// Where one is, as the navigation shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The first page, and the pages of countries and asks.
    Countries,
    /// What waits for review.
    Review,
    /// Compliance reports.
    Report,
    /// What was read.
    Sources,
    /// What was decided.
    History,
    /// None of these.
    Elsewhere,
}

/// The pages that the navigation names, with their addresses.
const PLACES: [(Place, &str, &str); 5] = [
    (Place::Countries, "/", "Countries"),
    (Place::Review, "/review", "Review"),
    (Place::Report, "/report", "Report"),
    (Place::Sources, "/sources", "Sources"),
    (Place::History, "/history", "History"),
];

impl Place {
    /// Its address; the first page's where the navigation names none.
    pub fn address(self) -> &'static str {
        let named = PLACES.into_iter().find(|(place, ..)| *place == self);
        named.map_or("/", |(_, address, _)| address)
    }
}

/// A page that the navigation names.
pub(super) struct Named {
    /// Its address.
    pub address: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// Whether one is there.
    pub current: bool,
}

/// What stands around a page.
pub(super) struct Frame {
    /// What the page is called.
    pub title: String,
    /// Who is looking.
    pub visit: Visit,
    /// Where one is.
    pub place: Place,
    /// What is looked for, on the page that finds it; its box searches as one types.
    pub looking_for: Option<String>,
    /// Whether what is typed into the box leads there at once, too.
    pub finds_from_here: bool,
    /// The program and its version.
    pub generated_by: &'static str,
}

impl Frame {
    /// Around the page `title` for that visit.
    pub fn new(title: impl Into<String>, visit: Visit) -> Self {
        Frame {
            title: title.into(),
            visit,
            place: Place::Elsewhere,
            looking_for: None,
            finds_from_here: false,
            generated_by: concat!("unmet ", env!("CARGO_PKG_VERSION")),
        }
    }

    /// The same at that place.
    pub fn at(self, place: Place) -> Self {
        Frame { place, ..self }
    }

    /// The same where one begins to look for something.
    pub fn finding(self) -> Self {
        Frame {
            finds_from_here: true,
            ..self
        }
    }

    /// The same around the page that finds `words`.
    pub fn looking_for(self, words: impl Into<String>) -> Self {
        Frame {
            looking_for: Some(words.into()),
            ..self
        }
    }

    /// The pages that the navigation names.
    pub fn places(&self) -> impl Iterator<Item = Named> {
        PLACES.into_iter().map(|(place, address, name)| Named {
            address,
            name,
            current: place == self.place,
        })
    }

    /// Whether nobody has signed in yet.
    pub fn is_door(&self) -> bool {
        self.visit.entered == Entered::NotYet
    }

    /// Whether somebody has signed in, and can sign out.
    pub fn can_leave(&self) -> bool {
        self.visit.entered == Entered::SignedIn
    }
}

/// The page that a template makes.
pub(super) fn page(template: &impl Template) -> Answer {
    Ok(Html(template.render()?))
}
