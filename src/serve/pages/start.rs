//! The first page: all countries, and what waits.

use askama::Template;
use axum::extract::{Extension, State};

use crate::serve::Site;
use crate::serve::access::Visit;
use crate::serve::address;
use crate::serve::frame::{Answer, Frame, page};
use crate::view::start::{self, Start};
use crate::view::sure::SURE;

#[derive(Template)]
#[template(path = "page/start.html")]
struct StartPage {
    frame: Frame,
    view: Start,
}

pub(super) async fn start(State(site): State<Site>, Extension(visit): Extension<Visit>) -> Answer {
    let view = site
        .read(|desk| Ok(start::start(desk.store().countries(SURE)?)))
        .await?;
    page(&StartPage {
        frame: Frame::new("Countries", visit),
        view,
    })
}
