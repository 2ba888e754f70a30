//! The command `unmet`: arguments in, a command run, an exit status out.

mod cli;

use std::process::ExitCode;

use clap::Parser;

/// Judging makes millions of small strings: a fifth of its time was the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = cli::Cli::parse();
    let mut out = cli::Output::of_process();
    let ended = arguments.run(&mut out).and_then(|()| out.close());
    cli::exit_status(ended, &out)
}
