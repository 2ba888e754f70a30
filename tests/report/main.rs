//! The compliance report as files: what is in them, and whether others can read them.

#[path = "../program/mod.rs"]
mod program;
#[path = "../truth/mod.rs"]
mod truth;

mod accessible;
mod formats;
mod hostile;
mod page;
mod sample;
mod schema;
