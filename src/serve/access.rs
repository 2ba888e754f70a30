//! Whose request it is, whether it may, and what every answer tells the browser not to do.

mod headers;
mod hosts;
mod token;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;

use super::Site;
use super::problem::{Problem, Told};

pub use hosts::Hosts;
pub use token::Token;

/// Whom the page serves, and under which names.
#[derive(Debug)]
pub struct Access {
    hosts: Hosts,
    /// Who is at the page: whoever can reach it.
    anyone: Person,
}

/// Who is at the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The name under which decisions are kept.
    pub name: String,
    /// What the person may do.
    pub role: Role,
}

/// What a person may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Look at everything.
    Reader,
    /// Decide and add reports, too.
    Reviewer,
}

/// One request: who is there, and what proves that a form came from a page of ours.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Who is there.
    pub person: Person,
    /// What every form carries.
    pub token: Token,
    /// Whether anything can be changed by this person here.
    pub may_change: bool,
}

impl Access {
    /// For `person` on this machine, under the names by which `hosts` lets the page be called.
    pub fn local(person: Person, hosts: Hosts) -> Self {
        Access {
            hosts,
            anyone: person,
        }
    }
}

/// Goes before every page.
pub(super) async fn guard(
    State(site): State<Site>,
    jar: CookieJar,
    mut request: Request,
    next: Next,
) -> Response {
    let (token, jar) = Token::of(jar);
    let person = site.access().anyone.clone();
    let visit = Visit {
        may_change: person.role >= Role::Reviewer && !site.is_read_only(),
        person,
        token,
    };
    request.extensions_mut().insert(visit.clone());
    let answer = match checked(&site, &visit, request).await {
        Ok(request) => next.run(request).await,
        Err(problem) => problem.into_response(),
    };
    let mut answer = in_words(answer, visit);
    headers::protect(&mut answer);
    (jar, answer).into_response()
}

/// The request, if it may be answered.
async fn checked(site: &Site, visit: &Visit, request: Request) -> Result<Request, Problem> {
    site.access().hosts.check(request.headers())?;
    if *request.method() == Method::GET || *request.method() == Method::HEAD {
        return Ok(request);
    }
    if site.is_read_only() {
        return Err(Problem::ReadOnly);
    }
    if !visit.may_change {
        return Err(Problem::Forbidden(format!(
            "{} may look at everything here and change nothing.",
            visit.person.name
        )));
    }
    visit.token.check(request).await
}

/// A problem becomes a page of its own.
fn in_words(mut answer: Response<Body>, visit: Visit) -> Response {
    match answer.extensions_mut().remove::<Told>() {
        Some(told) => (answer.status(), told.page(visit)).into_response(),
        None => answer,
    }
}
