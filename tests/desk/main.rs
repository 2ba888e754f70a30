//! What people do with a database once reports have been read: the binary, as they run it.

mod country;

mod deciding;
mod files;
mod looking;
mod wrong;
