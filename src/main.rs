//! The command `unmet`: arguments in, a command run, an exit status out.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = cli::Cli::parse();
    let mut out = cli::Output::of_process();
    let ended = arguments.run(&mut out).and_then(|()| out.close());
    cli::exit_status(ended, &out)
}
