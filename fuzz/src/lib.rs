//! What each target of the fuzzer does with an input, as functions that panic when a promise is
//! broken. The regular tests (`tests/fuzz`) give them every input that was kept.

pub mod asking;
pub mod database;
pub mod deciding;
pub mod importing;
pub mod packing;
pub mod reading;
pub mod recognising;
pub mod searching;
