//! What people do with tables and workbooks: the binary, as they run it.

#[path = "../program/mod.rs"]
mod program;

mod book;

mod filing;
mod hostile;
mod opening;
