//! Somebody at the page, and what they see.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, LOCATION, SET_COOKIE};
use axum::http::{Request, StatusCode};
use scraper::{ElementRef, Html, Selector};
use tower::ServiceExt;
use unmet::serve::{Access, Hosts, Person, Role, Site, app};

use crate::program::Program;

const ADDRESS: &str = "127.0.0.1:8080";
const PATIENCE: Duration = Duration::from_secs(5);

/// Somebody who looks at the page of a database.
pub struct Visitor {
    app: Router,
    program: Arc<Program>,
    /// What the browser sends with every request.
    cookie: Mutex<Option<String>>,
}

/// A form as a page has it, filled in.
pub struct Form {
    pub action: String,
    pub fields: Vec<(String, String)>,
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
        Visitor::named("Ana", Arc::new(program))
    }

    fn named(name: &str, program: Arc<Program>) -> Self {
        let access = Access::open(person(name, Role::Reviewer), Hosts::default());
        let site = Site::open(&program.database(), PATIENCE, access).unwrap();
        Visitor::at(site, program)
    }

    fn at(site: Site, program: Arc<Program>) -> Self {
        Visitor {
            app: app(site),
            program,
            cookie: Mutex::default(),
        }
    }

    /// Somebody else at the page of the same database.
    pub fn beside(&self, name: &str) -> Self {
        Visitor::named(name, self.program.clone())
    }

    /// Somebody at a page of the same database that was started to be read only.
    pub fn only_reading(&self) -> Self {
        let access = Access::open(person("a reader", Role::Reader), Hosts::default());
        let site = Site::open_read_only(&self.program.database(), PATIENCE, access).unwrap();
        Visitor::at(site, self.program.clone())
    }

    /// The program at the same database.
    pub fn program(&self) -> &Program {
        &self.program
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

    /// Sends a form, and stays at what answers it.
    pub async fn sends(&self, form: &Form) -> Page {
        let body = serde_html_form::to_string(&form.fields).unwrap();
        let kind = "application/x-www-form-urlencoded";
        let request = Request::post(&form.action).header(CONTENT_TYPE, kind);
        self.asks_with(request, Body::from(body)).await
    }

    /// Presses a button of a page, and goes wherever that leads.
    pub async fn presses(&self, page: &Page, button: &str) -> Page {
        let answer = self.sends(&page.form(button)).await;
        match &answer.leads_to {
            Some(next) => self.follows(next).await,
            None => answer,
        }
    }

    async fn asks(&self, request: axum::http::request::Builder) -> Page {
        self.asks_with(request, Body::empty()).await
    }

    async fn asks_with(&self, mut request: axum::http::request::Builder, body: Body) -> Page {
        if let Some(cookie) = &*self.cookie.lock().unwrap() {
            request = request.header(COOKIE, cookie);
        }
        let request = request.header(HOST, ADDRESS).body(body).unwrap();
        let answer = self.app.clone().oneshot(request).await.unwrap();
        if let Some(set) = answer.headers().get(SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            *self.cookie.lock().unwrap() = Some(pair.to_owned());
        }
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

fn person(name: &str, role: Role) -> Person {
    Person {
        name: name.to_owned(),
        role,
    }
}

impl Form {
    /// The same with `value` typed into a field.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

impl Page {
    /// The form of which `button` is a button, with what is in it, as if that were pressed.
    pub fn form(&self, button: &str) -> Form {
        let page = Html::parse_document(&self.text);
        let button = page
            .select(&Selector::parse(button).unwrap())
            .next()
            .unwrap_or_else(|| panic!("the page has no {button}"));
        let form = (button.ancestors().filter_map(ElementRef::wrap))
            .find(|element| element.value().name() == "form")
            .expect("a button stands in a form");
        let pair = |element: ElementRef| {
            let value = element.attr("value").unwrap_or_default();
            Some((element.attr("name")?.to_owned(), value.to_owned()))
        };
        let inputs = Selector::parse("input").unwrap();
        let fields = form.select(&inputs).filter_map(pair).chain(pair(button));
        Form {
            action: form.attr("action").unwrap().to_owned(),
            fields: fields.collect(),
        }
    }

    /// What is told of the last decision.
    pub fn said(&self) -> String {
        self.reads("#said").join(" ")
    }

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
