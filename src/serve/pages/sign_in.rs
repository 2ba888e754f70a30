//! The door: signing in and out.

use std::net::SocketAddr;

use askama::Template;
use axum::extract::{ConnectInfo, Extension, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::{CookieJar, Form};
use serde::Deserialize;

use crate::render::words::counted;
use crate::serve::access::{Refused, Visit};
use crate::serve::frame::{Answer, Frame, page};
use crate::serve::problem::Problem;
use crate::serve::{Site, address};

#[derive(Template)]
#[template(path = "page/sign_in.html")]
struct Door {
    frame: Frame,
    next: String,
    name: String,
    takes_token: bool,
    /// Why the last try did not open it.
    refused: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    next: String,
}

#[derive(Deserialize)]
pub(super) struct Said {
    name: String,
    word: String,
    #[serde(default)]
    next: String,
}

impl Door {
    fn page(site: &Site, visit: Visit, name: &str, next: &str, refused: Option<String>) -> Answer {
        let lock = site.access().lock().ok_or_else(open_to_all)?;
        page(&Door {
            frame: Frame::new("Sign in", visit),
            next: address::of_ours(next).to_owned(),
            name: name.to_owned(),
            takes_token: lock.takes_token(),
            refused,
        })
    }
}

pub(super) async fn door(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    Door::page(&site, visit, "", &wanted.next, None)
}

pub(super) async fn sign_in(
    State(site): State<Site>,
    Extension(visit): Extension<Visit>,
    ConnectInfo(from): ConnectInfo<SocketAddr>,
    jar: CookieJar,
    Form(said): Form<Said>,
) -> Result<Response, Problem> {
    let lock = site.access().lock().ok_or_else(open_to_all)?;
    match lock.sign_in(&said.name, &said.word, from.ip(), jar).await {
        Ok(jar) => Ok((jar, Redirect::to(address::of_ours(&said.next))).into_response()),
        Err(refused) => {
            let why = why(refused, lock.takes_token());
            let door = Door::page(&site, visit, &said.name, &said.next, Some(why))?;
            Ok((StatusCode::FORBIDDEN, door).into_response())
        }
    }
}

pub(super) async fn sign_out(
    State(site): State<Site>,
    jar: CookieJar,
) -> Result<Response, Problem> {
    let lock = site.access().lock().ok_or_else(open_to_all)?;
    Ok((lock.sign_out(jar), Redirect::to(address::SIGN_IN)).into_response())
}

fn open_to_all() -> Problem {
    Problem::NotFound("Nobody signs in here: this page is for one machine.".to_owned())
}

fn why(refused: Refused, takes_token: bool) -> String {
    match refused {
        Refused::Wrong if takes_token => {
            "That is not the token; whoever runs the server knows it.".to_owned()
        }
        Refused::Wrong => {
            "The name or the password is wrong; whoever runs the server can give you another."
                .to_owned()
        }
        Refused::NoName => "Give your name, too: what you decide is kept under it.".to_owned(),
        Refused::Wait(wait) => format!(
            "That was wrong too often; try again in {}.",
            counted(
                usize::try_from(wait.as_secs() + 1).unwrap_or(usize::MAX),
                "second"
            )
        ),
        Refused::Failed => "The server could not check it; try again.".to_owned(),
    }
}
