//! Whose request it is, whether it may, and what every answer tells the browser not to do.

mod headers;
mod hosts;
mod listening;
mod lock;
mod sessions;
mod token;
mod tries;
pub mod users;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use serde::{Deserialize, Serialize};

use super::problem::{Problem, Told};
use super::{Site, address, assets};
use crate::ledger::Origins;
use lock::{Lock, Session};

pub use hosts::Hosts;
pub use lock::{Keys, Refused, SHORTEST_TOKEN};
pub use token::Token;
pub(super) use token::secret;

/// Whom the page serves, and under which names.
#[derive(Debug)]
pub struct Access {
    hosts: Hosts,
    entry: Entry,
}

#[derive(Debug)]
enum Entry {
    /// Whoever reaches the page is this person.
    Open(Person),
    /// One signs in.
    Locked(Lock),
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
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
    /// How they came to be there.
    pub entered: Entered,
    /// What every form carries.
    pub token: Token,
    /// Whether anything can be changed by this person here.
    pub may_change: bool,
    /// Whether nobody can change anything here.
    pub read_only: bool,
}

impl Visit {
    /// Why nothing can be changed by this person here, as a clause.
    pub fn why_not(&self) -> &'static str {
        match self.read_only {
            true => "this page was started to be read only",
            false => "you are a reader",
        }
    }

    /// How the places that sources came from are told: the folders of this machine are nobody's
    /// business who signs in from elsewhere.
    pub(super) fn origins(&self) -> Origins {
        match self.entered {
            Entered::Freely => Origins::AsGiven,
            Entered::SignedIn | Entered::NotYet => Origins::NamesAlone,
        }
    }
}

/// How somebody came to be at the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// The page is open to whoever reaches it.
    Freely,
    /// By signing in.
    SignedIn,
    /// Not yet: this person sees the door.
    NotYet,
}

impl Access {
    /// For `person`, who is whoever reaches the page: for this machine alone.
    pub fn open(person: Person, hosts: Hosts) -> Self {
        let entry = Entry::Open(person);
        Access { hosts, entry }
    }

    /// For people who sign in. `secure`: the browser reaches the page by https alone.
    pub fn locked(keys: Keys, hosts: Hosts, secure: bool) -> Self {
        let entry = Entry::Locked(Lock::new(keys, secure));
        Access { hosts, entry }
    }

    /// The lock, where there is one.
    pub(super) fn lock(&self) -> Option<&Lock> {
        match &self.entry {
            Entry::Open(_) => None,
            Entry::Locked(lock) => Some(lock),
        }
    }

    fn entering(&self, jar: &CookieJar) -> (Person, Entered) {
        match &self.entry {
            Entry::Open(person) => (person.clone(), Entered::Freely),
            Entry::Locked(lock) => match lock.session(jar) {
                Session::Of(person) => (person, Entered::SignedIn),
                Session::Out => (nobody(), Entered::NotYet),
            },
        }
    }
}

fn nobody() -> Person {
    Person {
        name: String::new(),
        role: Role::Reader,
    }
}

/// Goes before every page.
pub(super) async fn guard(
    State(site): State<Site>,
    jar: CookieJar,
    mut request: Request,
    next: Next,
) -> Response {
    let (person, entered) = site.access().entering(&jar);
    let secure = site.access().lock().is_some_and(Lock::is_secure);
    let (token, jar) = Token::of(jar, secure);
    let visit = Visit {
        may_change: person.role >= Role::Reviewer && !site.is_read_only(),
        read_only: site.is_read_only(),
        person,
        entered,
        token,
    };
    request.extensions_mut().insert(visit.clone());
    let answer = match checked(&site, &visit, request).await {
        Ok(request) => next.run(request).await,
        Err(answer) => answer,
    };
    let mut answer = in_words(answer, visit);
    headers::protect(&mut answer);
    (jar, answer).into_response()
}

/// The request, if it may be answered; what is answered otherwise, once it was heard to its end.
async fn checked(site: &Site, visit: &Visit, request: Request) -> Result<Request, Response> {
    let (answer, unread) = match allowed(site, visit, &request) {
        Ok(Proof::NotNeeded) => return Ok(request),
        Ok(Proof::Token) => match visit.token.check(request).await {
            Ok(request) => return Ok(request),
            Err((problem, unread)) => (problem.into_response(), unread),
        },
        Err(Refusal::ToTheDoor(door)) => (Redirect::to(&door).into_response(), request.into_body()),
        Err(Refusal::Because(problem)) => (problem.into_response(), request.into_body()),
    };
    listening::to_the_end(unread, site.limits().max_bytes).await;
    Err(answer)
}

/// What a request that is allowed has yet to prove.
enum Proof {
    /// Nothing: it only looks.
    NotNeeded,
    /// That its form comes from a page of ours.
    Token,
}

/// Why a request is not answered.
enum Refusal {
    /// Whoever it is signs in first, at this address.
    ToTheDoor(String),
    /// For this reason.
    Because(Problem),
}

/// Whether the request is allowed by what its head says; why not otherwise.
fn allowed(site: &Site, visit: &Visit, request: &Request) -> Result<Proof, Refusal> {
    let refused = Refusal::Because;
    (site.access().hosts.check(request.headers())).map_err(refused)?;
    let looks = *request.method() == Method::GET || *request.method() == Method::HEAD;
    let proof = match looks {
        true => Proof::NotNeeded,
        false => Proof::Token,
    };
    let path = request.uri().path();
    if path == address::SIGN_IN || path == address::SIGN_OUT || assets::is_one(path) {
        return Ok(proof);
    }
    if visit.entered == Entered::NotYet {
        return Err(match looks {
            true => Refusal::ToTheDoor(address::sign_in(request.uri())),
            false => refused(Problem::Forbidden(
                "You are not signed in any more, and nothing was kept. Sign in and say it again."
                    .to_owned(),
            )),
        });
    }
    if looks {
        return Ok(proof);
    }
    if site.is_read_only() {
        return Err(refused(Problem::ReadOnly));
    }
    if !visit.may_change {
        return Err(refused(Problem::Forbidden(format!(
            "{} may look at everything here and change nothing.",
            visit.person.name
        ))));
    }
    Ok(proof)
}

/// A problem becomes a page of its own.
fn in_words(mut answer: Response<Body>, visit: Visit) -> Response {
    match answer.extensions_mut().remove::<Told>() {
        Some(told) => (answer.status(), told.page(visit)).into_response(),
        None => answer,
    }
}
