//! What people do with a database once reports have been read: the binary, as they run it.

mod country;
#[path = "../program/mod.rs"]
mod program;

mod deciding;
mod figures;
mod files;
mod looking;
mod wrong;
