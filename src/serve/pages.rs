//! The pages, one file each.

mod country;
mod search;
mod sign_in;
mod start;

use axum::Router;
use axum::routing::{get, post};

use super::{Site, address};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(start::start))
        .route("/search", get(search::search))
        .route("/country/{series}/{country}", get(country::country))
        .route("/country/{series}/{country}/figures", get(country::figures))
        .route(address::SIGN_IN, get(sign_in::door).post(sign_in::sign_in))
        .route(address::SIGN_OUT, post(sign_in::sign_out))
}
