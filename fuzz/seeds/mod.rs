//! Inputs of our own, several a file, parted by lines of `%%%%`.

pub mod pdf;

/// The targets, and the first inputs of each.
pub const ALL: [(&str, &str); 8] = [
    ("recogniser", include_str!("recogniser.txt")),
    ("texts", include_str!("texts.txt")),
    ("pages", include_str!("pages.txt")),
    ("office", include_str!("office.txt")),
    ("records", include_str!("records.txt")),
    ("decisions", include_str!("decisions.txt")),
    ("search", include_str!("search.txt")),
    ("requests", include_str!("requests.txt")),
];
