//! Looking after the file itself: copies of it, whether it is sound, and what to do where it is not.

mod backup;
mod check;
mod quotes;
mod restore;
mod salvage;

pub(super) use backup::in_memory;
pub use check::{Finding, Severity};
pub use restore::Restored;
pub use salvage::{Lost, Parting, Salvage};
