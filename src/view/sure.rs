//! From where on the program's word is shown without a doubt beside it.

/// Links less probable than this are shown as uncertain.
pub const SURE: f64 = 0.75;

/// Statuses less probable than this are shown as unsure.
pub const SURE_STATUS: f64 = 0.7;
