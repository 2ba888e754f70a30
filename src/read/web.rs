//! Pages on the web: from an address to bytes, within limits of size, time and redirects.

use std::fmt;
use std::io;
use std::thread;
use std::time::{Duration, Instant};

use ureq::http::Uri;
use ureq::tls::{RootCerts, TlsConfig};
use ureq::{Agent, ResponseExt};

use super::source::{read_all, refuse_large};
use super::{Limits, ReadError, Source};

/// How many addresses a page may lead on to before it is given up. The Department's site has moved
/// more than once, and an old address leads to the new one in two or three steps.
const MOST_REDIRECTS: u32 = 5;

/// Longest time for the first answer of a server, of the whole time that a page may take.
const LONGEST_CONNECT: Duration = Duration::from_secs(20);

/// Why there is no page at an address: the rest of a sentence that begins with the address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WebProblem {
    /// It is no address of a web page.
    NoAddress,
    /// The server answered with this status instead of a page.
    Status(u16),
    /// No host has that name.
    NoHost,
    /// The host was not reached, or the connection broke; what was said about it.
    Unreached(String),
    /// The certificate is not to be trusted, or the page leads from an encrypted address to one that
    /// is not.
    Unsafe(String),
    /// It leads on to ever more addresses.
    LeadsOn,
    /// It took longer than this.
    TooSlow(Duration),
}

impl WebProblem {
    /// Whether the server says that there is no page, so that another address may be the right one.
    pub fn is_nothing_there(&self) -> bool {
        matches!(self, WebProblem::Status(404 | 410))
    }
}

impl fmt::Display for WebProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            WebProblem::NoAddress => f.write_str(
                "is no address of a web page; write it like https://www.example.org/report/",
            ),
            WebProblem::Status(status @ (404 | 410)) => write!(
                f,
                "is not there (the server says {status}); check the address, the site may have moved it"
            ),
            WebProblem::Status(status @ (401 | 403 | 451)) => write!(
                f,
                "is not given to programs (the server says {status}); open it in a browser, save the page and add the file"
            ),
            WebProblem::Status(status @ 429) => write!(
                f,
                "was asked for too often (the server says {status}); try again later, with a longer --pause"
            ),
            WebProblem::Status(status @ 500..) => write!(
                f,
                "cannot be given now (the server says {status}); try again later"
            ),
            WebProblem::Status(status) => write!(
                f,
                "was answered with {status} instead of a page; open it in a browser, save the page and add the file"
            ),
            WebProblem::NoHost => f.write_str(
                "names a host that is not found; check the address and the connection to the internet",
            ),
            WebProblem::Unreached(said) => {
                write!(f, "could not be got ({said}); check the connection and try again")
            }
            WebProblem::Unsafe(said) => write!(
                f,
                "is not safe to read ({said}); open it in a browser, save the page and add the file"
            ),
            WebProblem::LeadsOn => write!(
                f,
                "leads on to more than {MOST_REDIRECTS} other addresses; open it in a browser and add the address where it ends"
            ),
            WebProblem::TooSlow(limit) => write!(
                f,
                "did not come within {} s; try again, or allow more time with --timeout",
                limit.as_secs_f64()
            ),
        }
    }
}

/// Whether a person who writes this means a page on the web, not a file.
pub(super) fn is_address(given: &str) -> bool {
    let scheme = given.split_once("://").map(|(scheme, _)| scheme);
    scheme.is_some_and(|scheme| ["http", "https"].contains(&scheme.to_ascii_lowercase().as_str()))
}

/// Whether a person who writes this, and has no file of that name, means a page: `www.state.gov/reports/`.
pub(super) fn is_bare_address(given: &str) -> bool {
    let given = given.trim_start_matches("//");
    let (host, path) = given.split_once('/').unwrap_or((given, ""));
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty() && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let top = labels.last().copied().unwrap_or_default();
    let is_host = labels.len() > 1
        && labels.iter().all(is_label)
        && (2..=6).contains(&top.len())
        && top.chars().all(|c| c.is_ascii_alphabetic());
    is_host && (!path.is_empty() || given.ends_with('/') || host.starts_with("www."))
}

/// The words before `://`, where there are any.
pub(super) fn scheme(given: &str) -> Option<&str> {
    let (scheme, _) = given.split_once("://")?;
    let is_word = !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric());
    is_word.then_some(scheme)
}

/// Gets pages one after the other, and waits between them so that no server is pressed.
#[derive(Debug)]
pub struct Web {
    limits: Limits,
    /// When the last page was asked for.
    last: Option<Instant>,
}

impl Web {
    /// Gets pages within `limits`.
    pub fn new(limits: Limits) -> Self {
        Web { limits, last: None }
    }

    /// The first of `addresses` at which there is a page: a country's page may stand under any of its
    /// names.
    ///
    /// # Errors
    /// When there is none, or one cannot be got for another reason than that nothing is there.
    pub fn open(&mut self, addresses: &[String]) -> Result<Source, ReadError> {
        let mut not_there = None;
        for address in addresses {
            self.wait();
            match get(address, &self.limits) {
                Err(ReadError::Web { problem, address }) if problem.is_nothing_there() => {
                    not_there.get_or_insert(ReadError::Web { problem, address });
                }
                other => return other,
            }
        }
        Err(not_there.unwrap_or(ReadError::Web {
            address: String::new(),
            problem: WebProblem::NoAddress,
        }))
    }

    fn wait(&mut self) {
        if let Some(last) = self.last {
            thread::sleep(self.limits.pause.saturating_sub(last.elapsed()));
        }
        self.last = Some(Instant::now());
    }
}

fn get(address: &str, limits: &Limits) -> Result<Source, ReadError> {
    let wrong = |problem| ReadError::Web {
        address: address.to_owned(),
        problem,
    };
    let uri: Uri = address.parse().map_err(|_| wrong(WebProblem::NoAddress))?;
    if !is_address(address) || uri.host().is_none_or(str::is_empty) {
        return Err(wrong(WebProblem::NoAddress));
    }
    let answer = agent(&uri, limits).get(uri).call();
    let mut response = answer.map_err(|error| wrong(problem(error, limits)))?;
    if !response.status().is_success() {
        return Err(wrong(WebProblem::Status(response.status().as_u16())));
    }
    if let Some(bytes) = response.body().content_length() {
        refuse_large(address, bytes, limits)?;
    }
    let url = response.get_uri().to_string();
    let body = response.body_mut().with_config().limit(u64::MAX).reader();
    match read_all(address.to_owned(), body, limits) {
        Ok(source) => Ok(Source {
            url: Some(url),
            ..source
        }),
        Err(ReadError::Refused { error, .. }) => Err(wrong(broken(error, limits))),
        Err(other) => Err(other),
    }
}

fn agent(uri: &Uri, limits: &Limits) -> Agent {
    // The system's own roots: offices often have one of their own.
    let roots = TlsConfig::builder().root_certs(RootCerts::PlatformVerifier);
    Agent::config_builder()
        .user_agent(concat!(
            "unmet/",
            env!("CARGO_PKG_VERSION"),
            " (reads reports for a recommendation tracker)"
        ))
        .accept("text/html,application/xhtml+xml,application/pdf,*/*;q=0.8")
        .tls_config(roots.build())
        .timeout_global(Some(limits.patience))
        .timeout_connect(Some(LONGEST_CONNECT.min(limits.patience)))
        .max_redirects(MOST_REDIRECTS)
        .http_status_as_error(false)
        .https_only(uri.scheme_str() == Some("https"))
        .build()
        .new_agent()
}

/// What went wrong before the page came.
fn problem(error: ureq::Error, limits: &Limits) -> WebProblem {
    use ureq::Error;
    match error {
        Error::StatusCode(status) => WebProblem::Status(status),
        Error::BadUri(_) | Error::Http(_) => WebProblem::NoAddress,
        Error::HostNotFound => WebProblem::NoHost,
        Error::TooManyRedirects | Error::RedirectFailed => WebProblem::LeadsOn,
        Error::Timeout(_) => WebProblem::TooSlow(limits.patience),
        Error::Io(error) => broken(error, limits),
        Error::RequireHttpsOnly(_) => {
            WebProblem::Unsafe("it leads to an address without encryption".to_owned())
        }
        Error::Tls(said) => WebProblem::Unsafe(said.to_owned()),
        Error::Rustls(error) => WebProblem::Unsafe(error.to_string()),
        other => WebProblem::Unreached(other.to_string()),
    }
}

/// What went wrong while it came. A time limit and an untrusted certificate come wrapped.
fn broken(error: io::Error, limits: &Limits) -> WebProblem {
    let said = crate::disk::plain(&error);
    match error
        .into_inner()
        .map(|inner| inner.downcast::<ureq::Error>())
    {
        Some(Ok(inner)) if !matches!(*inner, ureq::Error::Io(_)) => problem(*inner, limits),
        _ if said.contains("certificate") => WebProblem::Unsafe(said),
        _ => WebProblem::Unreached(said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_keeps_a_page_from_coming_is_told_with_what_to_do() {
        use ureq::Error;
        let refused = io::Error::from_raw_os_error(111);
        let untrusted = io::Error::other("invalid peer certificate: UnknownIssuer");
        for (error, told) in [
            (
                Error::HostNotFound,
                "names a host that is not found; check the address",
            ),
            (Error::BadUri("x".to_owned()), "write"),
            (
                Error::StatusCode(404),
                "is not there (the server says 404); check the address",
            ),
            (Error::StatusCode(503), "try again later"),
            (Error::TooManyRedirects, "add the address where it ends"),
            (
                Error::Tls("no common cipher"),
                "is not safe to read (no common cipher); open it in a browser",
            ),
            (
                Error::RequireHttpsOnly("http://a".to_owned()),
                "without encryption",
            ),
            (
                Error::Io(untrusted),
                "is not safe to read (invalid peer certificate",
            ),
            (Error::Io(refused), "check the connection and try again"),
            (
                Error::ConnectionFailed,
                "check the connection and try again",
            ),
        ] {
            let told_of = problem(error, &Limits::default()).to_string();
            assert!(told_of.contains(told), "{told_of}");
            assert!(!told_of.contains("os error"), "{told_of}");
        }
    }

    #[test]
    fn an_address_is_told_from_a_file() {
        assert!(is_address("https://example.org/peru/"));
        assert!(is_address("HTTP://example.org"));
        for file in [
            "peru.html",
            "C:\\reports\\peru.html",
            "http",
            "ftp://a/b",
            "reports/http",
        ] {
            assert!(!is_address(file), "{file}");
        }
    }

    #[test]
    fn an_address_without_its_beginning_is_told_from_a_file() {
        for page in [
            "www.state.gov",
            "www.state.gov/reports/",
            "state.gov/reports/peru",
        ] {
            assert!(is_bare_address(page), "{page}");
        }
        for file in [
            "peru.html",
            "reports/peru.html",
            "./a.b/c",
            "../a.txt",
            "/a.b/c",
            "a b.org/c",
        ] {
            assert!(!is_bare_address(file), "{file}");
        }
    }

    #[test]
    fn what_is_no_address_is_said_before_anything_is_asked_for() {
        for given in ["https://", "http:///peru", "https://exa mple.org/"] {
            let error = Web::new(Limits::default())
                .open(&[given.to_owned()])
                .unwrap_err();
            assert!(
                error.to_string().contains("is no address of a web page"),
                "{given}: {error}"
            );
        }
    }
}
