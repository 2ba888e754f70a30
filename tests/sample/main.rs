//! The sample, read and judged by the program, beside what a careful reader finds in it.

#[path = "../program/mod.rs"]
mod program;
#[path = "../truth/mod.rs"]
mod truth;

mod judged;
mod pinned;
mod reading;
mod scores;
mod stories;
