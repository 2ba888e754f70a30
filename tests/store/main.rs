//! What must hold of the database, by the user's tasks.

mod adding;
mod again;
mod deciding;
mod finding;
mod helpers;
mod judging;
mod opening;
mod searching;
mod upkeep;
mod weighing;
