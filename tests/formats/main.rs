//! What each format gives: a task of the user a file, a kind of format a folder.

mod office;
