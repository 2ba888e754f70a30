//! Going through what the program is unsure of: line by line, and by a file that comes back.

#[path = "../program/mod.rs"]
mod program;

mod files;
mod lines;
mod place;
