//! Documents of word processors and tables.

mod help;
mod made;
mod word;
