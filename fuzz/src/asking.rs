//! Requests to the page, one after the other as a browser sends them: whatever they hold, none is
//! answered by an error of the server's.
//!
//! ```text
//! as ana
//! POST /ask/ORVANIA-2012-1/say
//! content-type: application/x-www-form-urlencoded
//!
//! token={token}&status=met
//! %%
//! GET /history
//! ```
//!
//! The first line tells who is there: `ana`, who may decide; `rita`, who may look; `nobody`, who has
//! yet to sign in; `visitor`, where the page only shows. `{token}` becomes what proves that a form
//! came from the page, `{job}` the name of the files that were last handed in.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::connect_info::MockConnectInfo;
use axum::http::header::{COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, StatusCode, Uri};
use sha2::{Digest, Sha256};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt;
use unmet::read::Limits;
use unmet::serve::{Access, Hosts, Keys, Person, Role, Site, app};

use super::database::Database;
use super::importing::sound;

const PATIENCE: Duration = Duration::from_secs(5);
/// More requests in one input tell nothing new.
const MOST: usize = 8;
/// How large a file may be that is handed in, in bytes.
const LARGEST: u64 = 1 << 20;
/// What opens the page to `nobody`.
const WORD: &str = "a-token-that-nobody-guesses";
const VISIT: &str = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

/// A page at which nothing was changed yet, and its database.
struct Unchanged {
    who: String,
    app: Router,
    database: Database,
}

thread_local! {
    static RUNTIME: Runtime = Builder::new_current_thread()
        .enable_time()
        .max_blocking_threads(2)
        .build()
        .expect("a runtime can be made");
    /// Pages can be used again as long as nothing but looking was asked of them.
    static UNCHANGED: RefCell<Vec<Unchanged>> = const { RefCell::new(Vec::new()) };
}

/// Sends these requests.
pub fn requests(input: &[u8]) {
    let (who, rest) = parted(input, b"\n").unwrap_or((input, b""));
    let who = match who.trim_ascii() {
        b"as rita" => "rita",
        b"as nobody" => "nobody",
        b"as visitor" => "visitor",
        _ => "ana",
    };
    let known = UNCHANGED.with_borrow_mut(|pages| {
        let place = pages.iter().position(|page| page.who == who)?;
        Some(pages.swap_remove(place))
    });
    let page = known.unwrap_or_else(|| unchanged(who));
    let mut caller = Caller {
        app: page.app.clone(),
        cookies: BTreeMap::from([("unmet_visit".to_owned(), VISIT.to_owned())]),
        job: String::new(),
        has_changed: false,
    };
    RUNTIME.with(|runtime| runtime.block_on(caller.sends_all(rest)));
    match caller.has_changed {
        false => UNCHANGED.with_borrow_mut(|pages| pages.push(page)),
        true => {
            drop((caller, page.app));
            sound(&page.database.store());
        }
    }
}

fn unchanged(who: &str) -> Unchanged {
    let database = Database::full();
    let person = |name: &str, role| Person {
        name: name.to_owned(),
        role,
    };
    let access = match who {
        "nobody" => Access::locked(Keys::Token(WORD.to_owned()), Hosts::default(), false),
        "rita" => Access::open(person("Rita", Role::Reader), Hosts::default()),
        _ => Access::open(person("Ana", Role::Reviewer), Hosts::default()),
    };
    let path = database.path();
    let site = match who {
        "visitor" => Site::open_read_only(&path, PATIENCE, access),
        _ => Site::open(&path, PATIENCE, access),
    };
    let site = site.expect("our own database can be opened");
    let here = SocketAddr::from(([10, 0, 0, 7], 50_000));
    Unchanged {
        who: who.to_owned(),
        app: app(site.within(Limits::of_sources(LARGEST))).layer(MockConnectInfo(here)),
        database,
    }
}

/// A browser.
struct Caller {
    app: Router,
    cookies: BTreeMap<String, String>,
    job: String,
    has_changed: bool,
}

impl Caller {
    async fn sends_all(&mut self, mut rest: &[u8]) {
        for _ in 0..MOST {
            let (one, more) = parted(rest, b"\n%%\n").unwrap_or((rest, b""));
            if let Some(request) = self.request(one) {
                self.sends(request).await;
            }
            rest = more;
            if rest.is_empty() {
                break;
            }
        }
        self.waits().await;
    }

    /// The request that is told; none where no server would be handed such a one.
    fn request(&self, told: &[u8]) -> Option<Request<Body>> {
        let token = Sha256::digest(format!("form {VISIT}"));
        let token: String = token.iter().map(|byte| format!("{byte:02x}")).collect();
        let told = replaced(told, b"{token}", token.as_bytes());
        let told = replaced(&told, b"{job}", self.job.as_bytes());
        let (head, body) = parted(&told, b"\n\n").unwrap_or((&told, b""));
        let mut lines = head.split(|byte| *byte == b'\n');
        let (method, address) = parted(lines.next()?, b" ")?;
        let mut request = Request::new(Body::from(body.to_vec()));
        *request.method_mut() = Method::from_bytes(method).ok()?;
        *request.uri_mut() = Uri::try_from(address).ok()?;
        let headers = request.headers_mut();
        for line in lines {
            let (name, value) = parted(line, b":")?;
            let name = HeaderName::from_bytes(name.trim_ascii()).ok()?;
            let value = HeaderValue::from_bytes(value.trim_ascii()).ok()?;
            headers.append(name, value);
        }
        if !headers.contains_key(HOST) {
            headers.insert(HOST, HeaderValue::from_static("localhost"));
        }
        let cookies: Vec<String> = (self.cookies.iter())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if !headers.contains_key(COOKIE) {
            headers.insert(COOKIE, HeaderValue::from_str(&cookies.join("; ")).ok()?);
        }
        Some(request)
    }

    async fn sends(&mut self, request: Request<Body>) -> Vec<u8> {
        let told = format!("{} {}", request.method(), request.uri());
        let looks = [Method::GET, Method::HEAD].contains(request.method());
        let answer = self.app.clone().oneshot(request).await;
        let (head, body) = answer.expect("a router answers").into_parts();
        let is_fault = head.status.is_server_error()
            && head.status != StatusCode::SERVICE_UNAVAILABLE
            && head.status != StatusCode::NOT_IMPLEMENTED;
        assert!(!is_fault, "{told}: {}", head.status);
        self.has_changed |= !looks && !head.status.is_client_error();
        self.keeps(&head.headers);
        let body = to_bytes(body, usize::MAX).await;
        body.expect("an answer comes whole").to_vec()
    }

    fn keeps(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(SET_COOKIE) {
            let set = set.to_str().expect("our own cookies are letters");
            let pair = set.split(';').next().and_then(|pair| pair.split_once('='));
            let (name, value) = pair.expect("a cookie has a name");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let leads_to = headers.get(LOCATION).and_then(|to| to.to_str().ok());
        if let Some(job) = leads_to.and_then(|to| to.strip_prefix("/sources/adding/")) {
            let name = job.split(['?', '/', '#']).next();
            self.job = name.unwrap_or_default().to_owned();
        }
    }

    /// Until nothing of ours is under way any more.
    async fn waits(&mut self) {
        if self.job.is_empty() {
            return;
        }
        let again = format!("GET /sources/adding/{}", self.job);
        while let Some(request) = self.request(again.as_bytes()) {
            let page = self.sends(request).await;
            if !String::from_utf8_lossy(&page).contains("id=\"under-way\"") {
                return;
            }
            tokio::task::yield_now().await;
        }
    }
}

fn parted<'a>(bytes: &'a [u8], at: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let place = bytes.windows(at.len()).position(|part| part == at)?;
    Some((&bytes[..place], &bytes[place + at.len()..]))
}

fn replaced(bytes: &[u8], what: &[u8], by: &[u8]) -> Vec<u8> {
    let mut done = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((before, behind)) = parted(rest, what) {
        done.extend_from_slice(before);
        done.extend_from_slice(by);
        rest = behind;
    }
    done.extend_from_slice(rest);
    done
}
