//! What went wrong, as a page: what, and what to do. Nothing of the machine is told; that goes to
//! standard error.

use askama::Template;
use axum::extract::Extension;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use tokio::sync::AcquireError;
use tokio::task::JoinError;

use super::access::Visit;
use super::frame::Frame;
use crate::desk::DeskError;
use crate::intake::IntakeError;
use crate::render::handout::HandoutProblem;
use crate::store::StoreError;

/// Why a request is not answered as it was meant.
#[derive(Debug, thiserror::Error)]
pub enum Problem {
    /// What was asked for is not here.
    #[error("{0}")]
    NotFound(String),
    /// No wording has the name that was asked for.
    #[error("{says}")]
    NoWording {
        /// That, with what to do.
        says: String,
        /// The names most like it.
        near: Vec<String>,
    },
    /// The request cannot be understood.
    #[error("{0}")]
    Wrong(String),
    /// The person may not do that.
    #[error("{0}")]
    Forbidden(String),
    /// Nothing can be changed here.
    #[error("this page was started to be read only; nothing was changed")]
    ReadOnly,
    /// More was sent than is taken.
    #[error("{0}")]
    TooMuch(String),
    /// Another program is at the database.
    #[error("another program is writing to the database; try again in a moment")]
    Busy,
    /// Something of ours fails; the reason is for whoever runs the server.
    #[error(
        "something went wrong on the server; whoever runs it finds the reason where it was started; look whether what you did was kept before you do it again"
    )]
    Failed(String),
}

impl Problem {
    /// Its status.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::NotFound(_) | Problem::NoWording { .. } => StatusCode::NOT_FOUND,
            Problem::Wrong(_) => StatusCode::BAD_REQUEST,
            Problem::TooMuch(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::Forbidden(_) | Problem::ReadOnly => StatusCode::FORBIDDEN,
            Problem::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// It as a sentence.
    pub fn sentence(&self) -> String {
        sentence(&self.to_string())
    }

    fn title(&self) -> &'static str {
        match self {
            Problem::NotFound(_) | Problem::NoWording { .. } => "Not here",
            Problem::Wrong(_) => "Not understood",
            Problem::TooMuch(_) => "Too large",
            Problem::Forbidden(_) | Problem::ReadOnly => "Not allowed",
            Problem::Busy => "Busy",
            Problem::Failed(_) => "Something went wrong",
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::UnknownCountry { given, near, .. } => Problem::NotFound(match &near[..] {
                [] => format!("No report here is about \"{given}\"."),
                near => format!(
                    "No report here is about \"{given}\"; did you mean {}?",
                    near.join(", or ")
                ),
            }),
            StoreError::Query { why } => Problem::Wrong(why),
            StoreError::InUse { .. } => Problem::Busy,
            error => Problem::Failed(error.to_string()),
        }
    }
}

impl From<DeskError> for Problem {
    fn from(error: DeskError) -> Self {
        match error {
            DeskError::Store(error) => error.into(),
            DeskError::Judging(error) => error.into(),
            DeskError::NoWording { given, near, .. } => {
                let what = match given {
                    Ok(id) => format!("there is no {id} here"),
                    Err(error) => error.to_string(),
                };
                let says = match &near[..] {
                    [] => sentence(&what),
                    near => sentence(&format!("{what}; did you mean {}?", near.join(", or "))),
                };
                Problem::NoWording { near, says }
            }
            DeskError::NoSentence { id, .. } => {
                Problem::NotFound(format!("There is no sentence {id} here."))
            }
            not_there => Problem::NotFound(sentence(&not_there.to_string())),
        }
    }
}

impl From<HandoutProblem> for Problem {
    fn from(error: HandoutProblem) -> Self {
        Problem::Failed(error.to_string())
    }
}

impl From<IntakeError> for Problem {
    fn from(error: IntakeError) -> Self {
        match error {
            IntakeError::Store(error) => error.into(),
            error => Problem::Failed(error.to_string()),
        }
    }
}

impl From<std::io::Error> for Problem {
    fn from(error: std::io::Error) -> Self {
        Problem::Failed(error.to_string())
    }
}

impl From<askama::Error> for Problem {
    fn from(error: askama::Error) -> Self {
        Problem::Failed(error.to_string())
    }
}

impl From<JoinError> for Problem {
    fn from(error: JoinError) -> Self {
        Problem::Failed(error.to_string())
    }
}

impl From<AcquireError> for Problem {
    fn from(error: AcquireError) -> Self {
        Problem::Failed(error.to_string())
    }
}

/// With a capital and a full stop.
fn sentence(said: &str) -> String {
    let mut letters = said.chars();
    let first: String = letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .collect();
    let end = if said.ends_with(['.', '?', '!']) {
        ""
    } else {
        "."
    };
    format!("{first}{}{end}", letters.as_str())
}

#[derive(Template)]
#[template(path = "page/problem.html")]
struct ProblemPage {
    frame: Frame,
    says: String,
    near: Vec<String>,
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        if let Problem::Failed(reason) = &self {
            super::told(reason);
        }
        // The guard, which knows whose request it is, makes the page of it.
        let mut response = self.status().into_response();
        let says = self.sentence();
        response.extensions_mut().insert(Told {
            title: self.title(),
            says,
            near: match self {
                Problem::NoWording { near, .. } => near,
                _ => Vec::new(),
            },
        });
        response
    }
}

/// What a response has to tell instead of a page.
#[derive(Debug, Clone)]
pub(super) struct Told {
    title: &'static str,
    says: String,
    near: Vec<String>,
}

impl Told {
    /// The page that tells it.
    pub fn page(self, visit: Visit) -> Response {
        let page = ProblemPage {
            frame: Frame::new(self.title, visit),
            says: self.says,
            near: self.near,
        };
        match page.render() {
            Ok(page) => Html(page).into_response(),
            Err(error) => error.to_string().into_response(),
        }
    }
}

/// An address at which there is nothing.
pub(super) async fn nothing_here(Extension(_): Extension<Visit>) -> Problem {
    Problem::NotFound("There is no page at this address.".to_owned())
}
