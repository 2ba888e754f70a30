//! Style, script and the mark of the page, as they are in the program.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;

use super::Site;

/// The page looks like the compliance report, with what only a page has after it.
const STYLE: &str = concat!(
    include_str!("../../templates/report/style.css"),
    include_str!("../../assets/page.css")
);

const FILES: [(&str, &str, &str); 4] = [
    ("/page.css", "text/css", STYLE),
    (
        "/page.js",
        "text/javascript",
        include_str!("../../assets/page.js"),
    ),
    (
        "/htmx.js",
        "text/javascript",
        include_str!("../../assets/htmx.min.js"),
    ),
    (
        "/mark.svg",
        "image/svg+xml",
        include_str!("../../assets/mark.svg"),
    ),
];

pub(super) fn routes() -> Router<Site> {
    FILES
        .into_iter()
        .fold(Router::new(), |router, (path, kind, text)| {
            let answer = move || async move { file(kind, text) };
            router.route(path, get(answer))
        })
}

/// Whether that is the address of one of them.
pub(super) fn is_one(path: &str) -> bool {
    FILES.iter().any(|(known, ..)| *known == path)
}

fn file(kind: &'static str, text: &'static str) -> impl IntoResponse {
    let kind = format!("{kind}; charset=utf-8");
    // The address does not change when the program does.
    (
        [(CONTENT_TYPE, kind), (CACHE_CONTROL, "no-cache".to_owned())],
        text,
    )
}
