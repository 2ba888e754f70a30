//! Two colleagues judge the same reports in databases of their own, and bring their decisions together.

#[path = "../program/mod.rs"]
mod program;

mod colleagues;
mod conflicts;
mod databases;
mod files;
mod together;
