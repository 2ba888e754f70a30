//! Reports as people hold them packed: ZIP, gzip and TAR files, pages saved as one file, books.

#[path = "../trouble/place.rs"]
#[allow(dead_code)]
mod place;

mod make;

mod hostile;
mod pages;
mod reading;
