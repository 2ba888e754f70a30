//! Going through what the program is unsure of: line by line, and by a file that comes back.

#[path = "../program/mod.rs"]
mod program;

#[path = "../shared/mod.rs"]
mod shared;

mod files;
mod lines;
mod place;
