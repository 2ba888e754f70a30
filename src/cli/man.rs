//! `unmet man`: manual pages.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

use super::output::of_disk;
use super::{Cli, Output};

/// Prints the manual page, or writes the pages of all commands into a folder
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet man | man -l -                             read it now
  unmet man -o ~/.local/share/man/man1             then: man unmet, man unmet-list")]
pub struct Man {
    /// Write a page for each command into this folder, which is made where there is none
    #[arg(short, long, value_name = "FOLDER")]
    output: Option<PathBuf>,
}

impl Man {
    pub fn run(self, out: &mut Output) -> anyhow::Result<()> {
        let command = Cli::command();
        match self.output {
            Some(folder) => write(&command, &folder, out),
            None => {
                let mut page = Vec::new();
                Page::new(command).render(&mut page)?;
                out.answer(&String::from_utf8_lossy(&page))
            }
        }
    }
}

fn write(command: &clap::Command, folder: &Path, out: &mut Output) -> anyhow::Result<()> {
    let trouble = || format!("the pages cannot be written into {}", folder.display());
    fs::create_dir_all(folder)
        .and_then(|()| clap_mangen::generate_to(command.clone(), folder))
        .map_err(of_disk)
        .with_context(trouble)?;
    out.say(&format!(
        "The pages of all commands are in {}. Read one: man {}",
        folder.display(),
        folder.join("unmet.1").display()
    ))
}
