//! The pages, one file each.

mod country;
mod search;
mod start;

use axum::Router;
use axum::routing::get;

use super::Site;

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(start::start))
        .route("/search", get(search::search))
        .route("/country/{series}/{country}", get(country::country))
        .route("/country/{series}/{country}/figures", get(country::figures))
}
