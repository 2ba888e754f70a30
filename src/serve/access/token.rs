//! What proves that a form came from a page of ours: a secret in a cookie that no other site can
//! read, nor send with a form (`SameSite=Lax`), and what follows from it in every form.
//!
//! `Strict` would keep the cookie back even from whoever follows a link that somebody sent: they would
//! be asked to sign in again, and get a new secret that the pages they have open do not know.

use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::listening;
use crate::read::hexadecimal;
use crate::serve::Problem;

const COOKIE: &str = "unmet_visit";
/// The field of a form that holds the token.
const FIELD: &str = "token";
/// Longest form, in bytes, that is no file.
const LONGEST_FORM: usize = 256 * 1024;

/// The token of one visit: 64 hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token of the visit that a browser is on; a new one where it is on none.
    pub(super) fn of(jar: CookieJar, secure: bool) -> (Self, CookieJar) {
        if let Some(secret) = jar.get(COOKIE).filter(|cookie| cookie.value().len() == 64) {
            return (Token::from_secret(secret.value()), jar);
        }
        // A cookie that is no secret is none the next time: every form is then refused.
        let secret = secret().unwrap_or_default();
        let cookie = Cookie::build((COOKIE, secret.clone()))
            .path("/")
            .http_only(true)
            .secure(secure)
            .same_site(SameSite::Lax);
        (Token::from_secret(&secret), jar.add(cookie))
    }

    fn from_secret(secret: &str) -> Self {
        Token(hexadecimal(&Sha256::digest(format!("form {secret}"))))
    }

    /// The digits.
    pub fn digits(&self) -> &str {
        &self.0
    }

    /// The request, if its form or its address carries this token; else why not, with what of its body
    /// was not read. Files are too large to look for it in them, so their forms carry it in the address.
    pub(super) async fn check(&self, request: Request) -> Result<Request, (Problem, Body)> {
        let form = (request.headers().get(CONTENT_TYPE)).is_some_and(|kind| {
            kind.as_bytes()
                .starts_with(b"application/x-www-form-urlencoded")
        });
        if !form {
            let query = request.uri().query().unwrap_or_default().to_owned();
            return match self.find(query.as_bytes()) {
                Ok(()) => Ok(request),
                Err(problem) => Err((problem, request.into_body())),
            };
        }
        let (head, mut body) = request.into_parts();
        let form = match listening::read(&mut body, LONGEST_FORM).await {
            Ok(form) => form,
            Err(problem) => return Err((problem, body)),
        };
        match self.find(&form) {
            Ok(()) => Ok(Request::from_parts(head, Body::from(form))),
            Err(problem) => Err((problem, body)),
        }
    }

    fn find(&self, form: &[u8]) -> Result<(), Problem> {
        let fields: Vec<(String, String)> = serde_html_form::from_bytes(form).unwrap_or_default();
        let found = (fields.iter()).any(|(name, value)| {
            name == FIELD && bool::from(value.as_bytes().ct_eq(self.0.as_bytes()))
        });
        match found {
            true => Ok(()),
            false => Err(Problem::Forbidden(
                "This form does not come from a page of ours, or its page is too old; open the page again and repeat what you did.".to_owned(),
            )),
        }
    }
}

/// 32 bytes that nobody can guess, as hexadecimal digits; none where the machine has no chance to give.
pub(in crate::serve) fn secret() -> Option<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    Some(hexadecimal(&bytes))
}
