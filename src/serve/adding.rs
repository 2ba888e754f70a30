//! Files that people hand in: they wait in a folder of ours until somebody has seen what was recognised
//! in them and keeps them or throws them away.

mod job;
mod jobs;
mod said;
mod upload;

pub(super) use job::{Job, Kind, Progress, Stage};
pub(super) use jobs::Jobs;
pub(super) use said::{ANOTHER_SERIES, Said, SaidOfLot, Wrong};
pub(super) use upload::{FileDigest, HandedOver, receive};
