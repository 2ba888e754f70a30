//! Reports and everything, as files. They are made when somebody asks for them, one after the other, and
//! never lie on a disk under a name of the request's.

use axum::extract::{Extension, Path, State};
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use chrono::Utc;
use sha2::{Digest, Sha256};

use crate::desk::Scope;
use crate::render::handout::{self, Export, Format};
use crate::render::html;
use crate::report::{Edition, Series};
use crate::serve::access::Visit;
use crate::serve::query::Query;
use crate::serve::{Problem, Site};

/// The compliance report of an edition.
pub(super) async fn report(
    site: &Site,
    visit: &Visit,
    year: Edition,
    scope: Scope,
    format: Format,
) -> Result<Response, Problem> {
    let origins = visit.origins();
    let today = Utc::now().date_naive();
    let (name, bytes) = site
        .read_at_length(move |desk| {
            let view = desk.compliance(year, &scope, origins, today)?;
            let mut bytes = Vec::new();
            handout::compliance(&view, format, &mut bytes)?;
            let edition = year.to_string();
            let name = match view.countries.as_slice() {
                [only] if view.left_out.is_empty() => {
                    let series = of_another(&only.series);
                    handout::file_name(["unmet", &only.country, series, &edition], format)
                }
                _ => handout::file_name(["unmet", &edition], format),
            };
            Ok((name, bytes))
        })
        .await?;
    file(&name, format, bytes)
}

/// Everything, or everything of one country.
pub(super) async fn export(
    State(site): State<Site>,
    Extension(_): Extension<Visit>,
    Path(ending): Path<String>,
    mut query: Query,
) -> Result<Response, Problem> {
    let not_there = || {
        Problem::NotFound(
            "Everything can be had as everything.json, everything.csv and everything.xlsx."
                .to_owned(),
        )
    };
    let word = ending.strip_prefix("everything.").ok_or_else(not_there)?;
    let format = Format::of_word(word).ok_or_else(not_there)?;
    let mut export = Export::of(format).ok_or_else(not_there)?;
    let scope = query.scope();
    let (name, bytes) = site
        .read_at_length(move |desk| {
            let dossiers = desk.dossiers(&scope)?;
            for id in &dossiers {
                let ledger = desk.ledger(id)?;
                export.add(&ledger)?;
            }
            let about = desk.about(&dossiers)?;
            let mut bytes = Vec::new();
            export.finish(&about, &mut bytes)?;
            let what = if scope.country.is_some() {
                about
            } else {
                "everything".to_owned()
            };
            Ok((handout::file_name(["unmet", &what], format), bytes))
        })
        .await?;
    file(&name, format, bytes)
}

fn of_another(series: &Series) -> &str {
    if series.is_tip() { "" } else { series.as_str() }
}

fn file(name: &str, format: Format, bytes: Vec<u8>) -> Result<Response, Problem> {
    let mut headers = HeaderMap::new();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(format.media_type()));
    // A page is shown; a link that wants to keep it says so itself.
    let how = if format == Format::Html {
        "inline"
    } else {
        "attachment"
    };
    let named = HeaderValue::from_str(&format!("{how}; filename=\"{name}\""));
    headers.insert(
        CONTENT_DISPOSITION,
        named.map_err(|error| Problem::Failed(error.to_string()))?,
    );
    if format == Format::Html {
        headers.insert(CONTENT_SECURITY_POLICY, policy_of(&bytes)?);
        headers.insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    Ok((headers, bytes).into_response())
}

/// The file holds its style within itself: that text is allowed by its digest, and nothing else is.
fn policy_of(page: &[u8]) -> Result<HeaderValue, Problem> {
    let style = std::str::from_utf8(page).ok().and_then(html::style_within);
    let digest = Sha256::digest(style.unwrap_or_default());
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
        base64(&digest)
    );
    HeaderValue::from_str(&policy).map_err(|error| Problem::Failed(error.to_string()))
}

/// RFC 4648, section 4: the alphabet in which policies write digests.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = (three.iter().chain([&0, &0]).take(3))
            .fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        for place in 0..4 {
            let sextet = bits >> (18 - 6 * place) & 63;
            text.push(if place > three.len() {
                '='
            } else {
                char::from(LETTERS[sextet as usize])
            });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_written_as_policies_want_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn a_file_names_itself_and_a_page_allows_its_own_style_alone() {
        let answer = file(
            "unmet-2023.html",
            Format::Html,
            b"<style>p{}</style>".to_vec(),
        )
        .unwrap();
        let policy = answer.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("style-src 'sha256-"), "{policy}");
        assert_eq!(
            answer.headers()[CONTENT_DISPOSITION],
            "inline; filename=\"unmet-2023.html\""
        );
    }
}
