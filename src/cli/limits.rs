//! How much is read and how long is waited for it.

use std::time::Duration;

use bytesize::ByteSize;
use clap::Args;
use unmet::read;

use super::words;

/// The limits of reading.
#[derive(Debug, Args)]
pub struct Limits {
    /// Refuse larger files and pages, and of a pack what is larger unpacked (all of it: 16 times this)
    #[arg(long, value_name = "SIZE", default_value = "256MiB", value_parser = words::size)]
    max_size: ByteSize,

    /// Give up a file or page that takes more than so many seconds to read
    #[arg(long, value_name = "SECONDS", default_value = "600", value_parser = words::seconds)]
    max_time: Duration,

    /// How many seconds a page on the web may take
    #[arg(long, value_name = "SECONDS", default_value = "60", value_parser = words::seconds)]
    timeout: Duration,

    /// How many seconds to wait between one page on the web and the next
    #[arg(long, value_name = "SECONDS", default_value = "2", value_parser = words::seconds)]
    pause: Duration,
}

impl From<Limits> for read::Limits {
    fn from(limits: Limits) -> Self {
        read::Limits {
            time: limits.max_time,
            patience: limits.timeout,
            pause: limits.pause,
            ..read::Limits::of_sources(limits.max_size.as_u64())
        }
    }
}
