//! The command `unmet`.

fn main() {}
