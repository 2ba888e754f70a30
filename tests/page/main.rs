//! What people do on the page, without a browser: each test asks the page's addresses in turn.

mod access;
mod adding;
mod asking;
mod caller;
mod correcting;
mod country;
mod failing;
mod handing_in;
mod hostile;
mod looking;
#[path = "../program/mod.rs"]
mod program;
mod reports;
mod reviewing;
mod socket;
mod sources;
mod text;
mod two_people;
mod visitor;
