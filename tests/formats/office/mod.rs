//! Documents of word processors and tables.

mod damage;
mod help;
mod made;
mod rich;
mod tables;
mod word;
