//! The page: what the terminal tells and takes, in a browser, drawn from the same views.
//!
//! A request goes one way: [`access`] tells whose it is and whether it may, a page of [`pages`] reads
//! its address, asks the [`Site`] for a desk (one of several to read from, or the only one to write
//! to), draws a view and puts it into a template of `templates/page/`. Askama escapes whatever a
//! template inserts. Nothing that a request says becomes a path on the machine.

mod access;
mod adding;
mod address;
mod assets;
mod deciding;
mod fields;
mod frame;
mod pages;
mod paging;
mod problem;
mod query;
mod site;

use std::future::Future;
use std::io::Write;
use std::net::SocketAddr;

use axum::Router;
use axum::middleware;
use tokio::net::TcpListener;

pub use access::users;
pub use access::{Access, Hosts, Keys, Person, Role, SHORTEST_TOKEN};
pub use problem::Problem;
pub use site::Site;

/// Answers requests on `listener` until `stop` is ready; those under way are answered still.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    site: Site,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let app = app(site).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app)
        .with_graceful_shutdown(stop)
        .await
}

/// Tells whoever runs the server what went wrong, on standard error; who cannot be told is not.
fn told(reason: &str) {
    let _ = writeln!(std::io::stderr(), "unmet: {reason}");
}

/// Every address of the page and what answers there.
pub fn app(site: Site) -> Router {
    let guard = middleware::from_fn_with_state(site.clone(), access::guard);
    Router::new()
        .merge(pages::routes())
        .merge(assets::routes())
        .fallback(problem::nothing_here)
        .with_state(site)
        .layer(guard)
}
