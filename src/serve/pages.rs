//! The pages, one file each.

mod start;

use axum::Router;
use axum::routing::get;

use super::Site;

pub(super) fn routes() -> Router<Site> {
    Router::new().route("/", get(start::start))
}
