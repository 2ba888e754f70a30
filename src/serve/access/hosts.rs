//! Under which names the page may be called. A browser that was led here by a name of somebody
//! else's (DNS rebinding) says that name; numbers and `localhost` nobody else can have.

use std::net::IpAddr;

use axum::http::HeaderMap;
use axum::http::header::HOST;

use crate::serve::Problem;

/// The names besides numbers and `localhost`.
#[derive(Debug, Clone, Default)]
pub struct Hosts(Vec<String>);

impl Hosts {
    /// These and `name`, without a port: `unmet.example.org`.
    pub fn and(mut self, name: &str) -> Self {
        self.0.push(name.trim().to_ascii_lowercase());
        self
    }

    /// An error unless the request calls one of these names, whatever the port: a tunnel may have
    /// another.
    pub(super) fn check(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let called = (headers.get(HOST))
            .and_then(|host| host.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        let name = without_port(&called);
        let number = name.trim_start_matches('[').trim_end_matches(']');
        let ours = name == "localhost"
            || number.parse::<IpAddr>().is_ok()
            || self.0.iter().any(|known| known == name);
        match ours {
            true => Ok(()),
            false => Err(Problem::Forbidden(format!(
                "This page is not called \"{name}\"; if it is, start it with --name {name}."
            ))),
        }
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            match name.contains(':') && !name.ends_with(']') {
                true => host,
                false => name,
            }
        }
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn is_ours(host: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(HOST, HeaderValue::from_str(host).unwrap());
        let hosts = Hosts::default().and("unmet.example.org");
        hosts.check(&headers).is_ok()
    }

    #[test]
    fn numbers_localhost_and_the_names_that_were_given_are_ours() {
        for host in [
            "127.0.0.1:8080",
            "localhost:9000",
            "localhost",
            "[::1]:8080",
            "10.0.0.7",
            "UNMET.example.org:443",
        ] {
            assert!(is_ours(host), "{host}");
        }
    }

    #[test]
    fn names_of_others_are_not() {
        for host in [
            "evil.example",
            "localhost.evil.example:8080",
            "127.0.0.1.evil.example",
            "unmet.example.org.evil.example",
            "",
        ] {
            assert!(!is_ours(host), "{host}");
        }
        assert!(Hosts::default().check(&HeaderMap::new()).is_err());
    }
}
