//! Bad input, as people meet it: a sentence on standard error that says what, where and what to do,
//! exit status 1 (2 for wrong usage), the good input beside it taken in, and the database sound.

mod mending;
mod place;

mod corrections;
mod damaged;
mod databases;
mod files;
mod folders;
mod going_back;
mod guesses;
mod interrupted;
mod options;
mod people;
mod records;
mod removing;
mod tables;
mod texts;
mod twice;
mod usage;
mod verdicts;
