//! The pages, one file each.

mod sign_in;
mod start;

use axum::Router;
use axum::routing::{get, post};

use super::{Site, address};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(start::start))
        .route(address::SIGN_IN, get(sign_in::door).post(sign_in::sign_in))
        .route(address::SIGN_OUT, post(sign_in::sign_out))
}
