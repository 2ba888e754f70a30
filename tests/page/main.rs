//! What people do on the page, without a browser: each test asks the page's addresses in turn.

mod country;
mod looking;
#[path = "../program/mod.rs"]
mod program;
mod visitor;
