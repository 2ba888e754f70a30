//! What must always hold, whatever order reports come in and whatever a person said before.

#[path = "../shared/mod.rs"]
mod shared;
#[path = "../truth/mod.rs"]
mod truth;

mod apart;
mod decided;
mod desk;
mod dropped;
mod kept;
mod meanwhile;
mod mended;
mod order;
mod questions;
