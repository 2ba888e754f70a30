//! Signing in, where more than this machine reaches the page: by name and password, or by one token
//! that a team shares and the name that each gives.

use std::net::IpAddr;
use std::time::{Duration, Instant};

use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use subtle::ConstantTimeEq;
use tokio::sync::Semaphore;

use super::sessions::Sessions;
use super::token::secret;
use super::tries::Tries;
use super::users::{UsersFile, is_name};
use super::{Person, Role};

const COOKIE: &str = "unmet_session";

/// Fewest characters of a token.
pub const SHORTEST_TOKEN: usize = 20;

/// What opens the page.
#[derive(Debug)]
pub enum Keys {
    /// A name and its password.
    Users(UsersFile),
    /// A token, and whatever name a person gives. Who has it may decide.
    Token(String),
}

/// A page that one signs in to.
#[derive(Debug)]
pub(in crate::serve) struct Lock {
    keys: Keys,
    /// Whether the browser sends the cookie only by https.
    secure: bool,
    sessions: Sessions,
    tries: Tries,
    /// Hashing takes much memory on purpose.
    hashing: Semaphore,
}

/// Why somebody is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The name or the password is wrong, or the token.
    Wrong,
    /// A name is needed beside the token.
    NoName,
    /// Too many tries were wrong; the next has to wait.
    Wait(Duration),
    /// The machine cannot do it.
    Failed,
}

/// Whose session a browser is in, by what it sends.
pub(in crate::serve) enum Session {
    /// None.
    Out,
    /// This person's.
    Of(Person),
}

impl Lock {
    pub fn new(keys: Keys, secure: bool) -> Self {
        Lock {
            keys,
            secure,
            sessions: Sessions::default(),
            tries: Tries::default(),
            hashing: Semaphore::new(2),
        }
    }

    /// Whether a token is asked for, not a password.
    pub fn takes_token(&self) -> bool {
        matches!(self.keys, Keys::Token(_))
    }

    /// Whether cookies are for https alone.
    pub fn is_secure(&self) -> bool {
        self.secure
    }

    /// Whose session it is. Somebody who was taken out of the file, or has another role there now,
    /// is out or has that role from this moment on.
    pub fn session(&self, jar: &CookieJar) -> Session {
        let person = (jar.get(COOKIE))
            .and_then(|cookie| self.sessions.person(cookie.value(), Instant::now()));
        let still = person.and_then(|person| match &self.keys {
            Keys::Token(_) => Some(person),
            Keys::Users(file) => file.now().named(&person.name),
        });
        still.map_or(Session::Out, Session::Of)
    }

    /// Lets a person in who knows what to say, with a session of their own.
    pub async fn sign_in(
        &self,
        name: &str,
        word: &str,
        from: IpAddr,
        jar: CookieJar,
    ) -> Result<CookieJar, Refused> {
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        // A token is one secret, under whatever names it is guessed.
        let guessed = match &self.keys {
            Keys::Users(_) => name.as_str(),
            Keys::Token(_) => "",
        };
        if let Some(wait) = self.tries.wait(guessed, from, Instant::now()) {
            return Err(Refused::Wait(wait));
        }
        let person = match self.known(&name, word).await {
            Ok(person) => person,
            Err(refused) => {
                self.tries.wrong(guessed, from, Instant::now());
                return Err(refused);
            }
        };
        self.tries.right(guessed, from);
        let secret = secret().ok_or(Refused::Failed)?;
        self.sessions.begin(&secret, person, Instant::now());
        let cookie = Cookie::build((COOKIE, secret))
            .path("/")
            .http_only(true)
            .secure(self.secure)
            .same_site(SameSite::Lax);
        Ok(jar.add(cookie))
    }

    async fn known(&self, name: &str, word: &str) -> Result<Person, Refused> {
        match &self.keys {
            Keys::Token(token) => {
                if !bool::from(word.trim().as_bytes().ct_eq(token.as_bytes())) {
                    return Err(Refused::Wrong);
                }
                // The same names as in a file: they stand beside decisions for ever.
                match is_name(name) {
                    true => Ok(Person {
                        name: name.to_owned(),
                        role: Role::Reviewer,
                    }),
                    false => Err(Refused::NoName),
                }
            }
            Keys::Users(file) => {
                let _turn = self.hashing.acquire().await.map_err(|_| Refused::Failed)?;
                let (users, name, word) = (file.now(), name.to_owned(), word.to_owned());
                tokio::task::spawn_blocking(move || users.signing_in(&name, &word))
                    .await
                    .map_err(|_| Refused::Failed)?
                    .ok_or(Refused::Wrong)
            }
        }
    }

    /// Ends the session.
    pub fn sign_out(&self, jar: CookieJar) -> CookieJar {
        if let Some(cookie) = jar.get(COOKIE) {
            self.sessions.end(cookie.value());
        }
        jar.remove(Cookie::build(COOKIE).path("/"))
    }
}
