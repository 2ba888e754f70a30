//! The pages, one file each.

mod adding;
mod ask;
mod country;
mod files;
mod history;
mod report;
mod review;
mod search;
mod sign_in;
mod sitting;
mod source;
mod sources;
mod start;
mod text;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::{Site, address};

pub(super) fn routes() -> Router<Site> {
    Router::new()
        .route("/", get(start::start))
        .route("/ask/{id}", get(ask::ask))
        .route("/ask/{id}/say", post(ask::say).get(ask::back))
        .route("/ask/{id}/link", post(ask::link).get(ask::back))
        .route("/ask/{id}/undo", post(ask::undo).get(ask::back))
        .route("/review", get(review::ask))
        .route("/review/answer", post(review::answer).get(review::back))
        .route("/review/undo", post(review::undo).get(review::back))
        .route("/text/{report}", get(text::text))
        .route("/search", get(search::search))
        .route("/country/{series}/{country}", get(country::country))
        .route("/country/{series}/{country}/figures", get(country::figures))
        .route("/sources", get(sources::read))
        .route(
            address::REHEARSE,
            post(adding::rehearse)
                .layer(DefaultBodyLimit::disable())
                .get(sources::read),
        )
        .route("/sources/adding/{job}", get(adding::now))
        .route(
            "/sources/adding/{job}/again",
            post(adding::again).get(adding::back),
        )
        .route(
            "/sources/adding/{job}/keep",
            post(adding::keep).get(adding::back),
        )
        .route(
            "/sources/adding/{job}/discard",
            post(adding::discard).get(adding::back),
        )
        .route("/source/{id}", get(source::read))
        .route(
            "/source/{id}/remove",
            post(source::remove).get(source::ask_to_remove),
        )
        .route("/history", get(history::told))
        .route("/report", get(report::choose))
        .route("/report/{name}", get(report::report))
        .route("/export/{name}", get(files::export))
        .route(address::SIGN_IN, get(sign_in::door).post(sign_in::sign_in))
        .route(address::SIGN_OUT, post(sign_in::sign_out))
}
