//! What every page has around what it tells.

use askama::Template;
use axum::response::Html;

use super::access::{Entered, Visit};
use super::problem::Problem;

/// What an answer is: a page, or why there is none.
pub(super) type Answer = Result<Html<String>, Problem>;

/// What stands around a page.
pub(super) struct Frame {
    /// What the page is called.
    pub title: String,
    /// Who is looking.
    pub visit: Visit,
    /// The program and its version.
    pub generated_by: &'static str,
}

impl Frame {
    /// Around the page `title` for that visit.
    pub fn new(title: impl Into<String>, visit: Visit) -> Self {
        Frame {
            title: title.into(),
            visit,
            generated_by: concat!("unmet ", env!("CARGO_PKG_VERSION")),
        }
    }
}

impl Frame {
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
