//! PDFs: small ones of made-up countries that stand beside this file, each with the program that made
//! it, and a whole edition that is made and typeset for the test.
//!
//! `npm install` in this folder installs the typesetter; without it the edition is skipped, with a word
//! why.

mod damage;
mod dice;
mod document;
mod flips;
mod layout;
mod made;
mod small;
mod typesetter;
mod whole;
