//! Under which names the page may be called. A name that points to this machine and is not ours is
//! how a page from elsewhere would reach it (DNS rebinding).

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use axum::http::header::HOST;

use crate::serve::Problem;

/// The names, with their ports where they need one.
#[derive(Debug, Clone)]
pub struct Hosts(Vec<String>);

impl Hosts {
    /// The names of `address`: itself, and `localhost` where only this machine reaches it.
    pub fn of(address: SocketAddr) -> Self {
        let mut names = vec![address.to_string()];
        if address.ip().is_loopback() {
            names.push(format!("localhost:{}", address.port()));
            let other: [IpAddr; 2] = [[127, 0, 0, 1].into(), [0, 0, 0, 0, 0, 0, 0, 1_u16].into()];
            names.extend(other.map(|ip| SocketAddr::new(ip, address.port()).to_string()));
        }
        // A browser leaves the usual port away.
        if address.port() == 80 {
            let bare = names.iter().filter_map(|name| name.strip_suffix(":80"));
            names.extend(bare.map(str::to_owned).collect::<Vec<_>>());
        }
        Hosts(names)
    }

    /// These and `name`, as it stands in the browser's address line (`unmet.example.org`,
    /// `10.0.0.7:8080`).
    pub fn and(mut self, name: &str) -> Self {
        self.0.push(name.trim().to_ascii_lowercase());
        self
    }

    /// An error unless the request calls one of these names.
    pub(super) fn check(&self, headers: &HeaderMap) -> Result<(), Problem> {
        let called = headers
            .get(HOST)
            .and_then(|host| host.to_str().ok())
            .unwrap_or_default()
            .to_ascii_lowercase();
        match self.0.contains(&called) {
            true => Ok(()),
            false => Err(Problem::Forbidden(format!(
                "This page is not called \"{called}\"; start it with --name {called} if it is.",
            ))),
        }
    }
}
