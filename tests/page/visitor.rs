//! Somebody at the page, and what they see.

use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{HOST, LOCATION};
use axum::http::{Request, StatusCode};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;
use unmet::serve::{Access, Hosts, Person, Role, Site, app};

use crate::program::Program;

const ADDRESS: &str = "127.0.0.1:8080";

/// Somebody who looks at the page of a database.
pub struct Visitor {
    app: Router,
    _program: Program,
}

/// A page as it came.
pub struct Page {
    pub status: StatusCode,
    /// Where it leads on to.
    pub leads_to: Option<String>,
    pub text: String,
}

impl Visitor {
    /// At the page of what `program` has read.
    pub fn of(program: Program) -> Self {
        let person = Person {
            name: "Ana".to_owned(),
            role: Role::Reviewer,
        };
        let access = Access::open(person, Hosts::default());
        let site = Site::open(&program.database(), Duration::from_secs(5), access).unwrap();
        Visitor {
            app: app(site),
            _program: program,
        }
    }

    /// Opens an address.
    pub async fn opens(&self, address: &str) -> Page {
        self.asks(Request::get(address)).await
    }

    /// What the page's script asks for while somebody types.
    pub async fn types(&self, address: &str) -> Page {
        self.asks(Request::get(address).header("hx-request", "true"))
            .await
    }

    /// Opens an address and goes wherever it leads.
    pub async fn follows(&self, address: &str) -> Page {
        let mut page = self.opens(address).await;
        while let Some(next) = page.leads_to.take() {
            page = self.opens(&next).await;
        }
        page
    }

    async fn asks(&self, request: axum::http::request::Builder) -> Page {
        let request = request.header(HOST, ADDRESS).body(Body::empty()).unwrap();
        let answer = self.app.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let location = answer.headers().get(LOCATION);
        let leads_to = location.map(|to| to.to_str().unwrap().to_owned());
        let bytes = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        Page {
            status,
            leads_to,
            text: String::from_utf8(bytes.to_vec()).unwrap(),
        }
    }
}

impl Page {
    /// The words of every element that `selector` finds, as they are read.
    pub fn reads(&self, selector: &str) -> Vec<String> {
        let words = |element: ElementRef| {
            let text: String = element.text().collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        self.all(selector, words)
    }

    /// An attribute of every element that `selector` finds; empty where it has none.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector, |element| {
            element.attr(name).unwrap_or_default().to_owned()
        })
    }

    /// Where the link leads that reads `words`.
    pub fn link(&self, words: &str) -> String {
        let links = self
            .reads("a")
            .into_iter()
            .zip(self.attributes("a", "href"));
        let mut found = links.filter(|(read, _)| read == words);
        found
            .next()
            .unwrap_or_else(|| panic!("no link reads {words}"))
            .1
    }

    /// Everything that is read on the page, in one line.
    pub fn whole(&self) -> String {
        self.reads("main").join(" ")
    }

    fn all<T>(&self, selector: &str, of: impl Fn(ElementRef) -> T) -> Vec<T> {
        let page = Html::parse_document(&self.text);
        let selector = Selector::parse(selector).unwrap();
        page.select(&selector).map(of).collect()
    }
}
