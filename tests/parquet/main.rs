//! What people do with `export --format parquet`: the binary, as they run it, and what it wrote, read
//! back.

#[path = "../program/mod.rs"]
mod program;

mod lake;

mod duckdb;
mod round_trip;
mod whole;
