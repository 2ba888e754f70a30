//! A browser that keeps its cookies, at a page that others can reach.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::connect_info::MockConnectInfo;
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use tower::ServiceExt;
use unmet::serve::{Access, Site, app};

use crate::program::Program;

const PATIENCE: Duration = Duration::from_secs(5);

/// A browser.
pub struct Caller {
    app: Router,
    host: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// What came back.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
}

impl Caller {
    /// At the page of the database of `program`.
    pub fn at(program: &Program, access: Access) -> Self {
        let site = Site::open(&program.database(), PATIENCE, access).unwrap();
        Caller::of(site)
    }

    pub fn of(site: Site) -> Self {
        let here = SocketAddr::from(([10, 0, 0, 7], 50_000));
        Caller {
            app: app(site).layer(MockConnectInfo(here)),
            host: "unmet.example.org".to_owned(),
            cookies: Mutex::default(),
        }
    }

    /// Another browser at the same page.
    pub fn another(&self) -> Self {
        Caller {
            app: self.app.clone(),
            host: self.host.clone(),
            cookies: Mutex::default(),
        }
    }

    /// The same, calling the page by another name.
    pub fn calling(&self, host: &str) -> Self {
        Caller {
            host: host.to_owned(),
            ..self.another()
        }
    }

    pub async fn gets(&self, address: &str) -> Answer {
        self.asks(Method::GET, address, None, Body::empty()).await
    }

    /// Sends a form as it is.
    pub async fn posts(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_html_form::to_string(fields).unwrap();
        self.posts_bytes(address, body).await
    }

    /// Sends what calls itself a form.
    pub async fn posts_bytes(&self, address: &str, body: String) -> Answer {
        let kind = "application/x-www-form-urlencoded";
        self.asks(Method::POST, address, Some(kind), Body::from(body))
            .await
    }

    /// Sends files, with the token in the address as the page's form has it.
    pub async fn drops(&self, token: &str, files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, bytes) in files {
            let head = format!(
                "--edge\r\ncontent-disposition: form-data; name=\"files\"; filename=\"{name}\"\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--edge--\r\n");
        let address = format!("/sources/rehearse?token={token}");
        let kind = "multipart/form-data; boundary=edge";
        self.asks(Method::POST, &address, Some(kind), Body::from(body))
            .await
    }

    /// The token that the forms of a page carry.
    pub async fn token(&self, address: &str) -> String {
        let page = self.gets(address).await.text();
        let words = page.split(|letter: char| !letter.is_ascii_hexdigit());
        let mut tokens = words.filter(|word| word.len() == 64);
        tokens.next().expect("a form has a token").to_owned()
    }

    /// Signs in at the door.
    pub async fn signs_in(&self, name: &str, word: &str) -> Answer {
        let token = self.token("/sign-in").await;
        let said = [
            ("token", token.as_str()),
            ("name", name),
            ("word", word),
            ("next", "/sources"),
        ];
        self.posts("/sign-in", &said).await
    }

    async fn asks(&self, method: Method, address: &str, kind: Option<&str>, body: Body) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(address)
            .header(HOST, &self.host);
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        let kept = self
            .cookies
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        for (name, value) in kept {
            request = request.header(COOKIE, format!("{name}={value}"));
        }
        let answer = self
            .app
            .clone()
            .oneshot(request.body(body).unwrap())
            .await
            .unwrap();
        let (head, body) = answer.into_parts();
        for set in head.headers.get_all(SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
            cookies.insert(name.to_owned(), value.to_owned());
        }
        Answer {
            status: head.status,
            headers: head.headers,
            bytes: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
        }
    }
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn leads_to(&self) -> &str {
        let location = self.headers.get(LOCATION);
        location.map_or("", |location| location.to_str().unwrap())
    }
}
