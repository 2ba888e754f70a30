//! `unmet completions`: what a shell needs to complete commands and options.

use clap::{Args, CommandFactory};
use clap_complete::{Shell, generate};

use super::{Cli, Output};

/// Prints the completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet completions bash > ~/.local/share/bash-completion/completions/unmet
  unmet completions zsh > ~/.zfunc/_unmet        with ~/.zfunc in fpath
  unmet completions fish > ~/.config/fish/completions/unmet.fish
  unmet completions powershell >> $PROFILE")]
pub struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(self, out: &mut Output) -> anyhow::Result<()> {
        let mut script = Vec::new();
        generate(self.shell, &mut Cli::command(), "unmet", &mut script);
        out.answer(&String::from_utf8_lossy(&script))
    }
}
