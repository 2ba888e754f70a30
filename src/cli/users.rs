//! `unmet users`: the people who may sign in to the page.

use std::io::{IsTerminal, stdin};
use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use unmet::serve::Role as Allowed;
use unmet::serve::users::{SHORTEST_PASSWORD, Users as People};

use super::Output;

/// The people who may sign in to the page of `unmet serve`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet users add \"M. Rojas\"                    asks for a password
  unmet users add \"A. Reader\" --role reader     may look at everything and change nothing
  unmet users list
  unmet users remove \"M. Rojas\"
  unmet serve --users users.toml

The file holds names, roles and hashes of passwords, no password. The page notices at once when it
changes: who is taken out is out. Adding somebody who is there gives a new password and role.")]
pub struct Users {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Add a person, or give one a new password and role
    #[command(after_help = "\
Examples:
  unmet users add \"M. Rojas\"                       asks for a password
  unmet users add \"A. Reader\" --role reader
  unmet users add \"M. Rojas\" < password.txt        its first line is the password")]
    Add {
        /// The name to sign in with, under which decisions are kept
        #[arg(value_name = "NAME")]
        name: String,

        /// What the person may do
        #[arg(long, value_name = "ROLE", value_enum, default_value_t = Role::Reviewer)]
        role: Role,

        #[command(flatten)]
        file: File,
    },
    /// Take a person out
    #[command(after_help = "\
Examples:
  unmet users remove \"M. Rojas\"")]
    Remove {
        /// The name
        #[arg(value_name = "NAME")]
        name: String,

        #[command(flatten)]
        file: File,
    },
    /// Everybody and what they may do
    #[command(after_help = "\
Examples:
  unmet users list
  unmet users list --file team.toml")]
    List {
        #[command(flatten)]
        file: File,
    },
}

#[derive(Debug, Args)]
struct File {
    /// The file of users
    #[arg(long, value_name = "FILE", default_value = "users.toml")]
    file: PathBuf,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Role {
    /// Look at everything
    Reader,
    /// Decide and add reports, too
    Reviewer,
}

impl Users {
    pub fn run(self, out: &mut Output) -> anyhow::Result<()> {
        match self.command {
            Command::Add { name, role, file } => {
                let mut people = People::read(&file.file)?;
                let role = match role {
                    Role::Reader => Allowed::Reader,
                    Role::Reviewer => Allowed::Reviewer,
                };
                people.add(&name, role, &password(&name)?)?;
                people.write(&file.file)?;
                out.say(&format!(
                    "{} may sign in as {}; unmet serve --users {} lets them.",
                    name.trim(),
                    word(role),
                    file.file.display()
                ))
            }
            Command::Remove { name, file } => {
                let mut people = People::read(&file.file)?;
                people.remove(&name)?;
                people.write(&file.file)?;
                out.say(&format!("{name} cannot sign in any more."))
            }
            Command::List { file } => {
                let people = People::read(&file.file)?;
                if people.users.is_empty() {
                    bail!(
                        "nobody is in {}; `unmet users add NAME` adds somebody",
                        file.file.display()
                    );
                }
                for user in &people.users {
                    out.say(&format!("{}: {}", user.name, word(user.role)))?;
                }
                Ok(())
            }
        }
    }
}

fn word(role: Allowed) -> &'static str {
    match role {
        Allowed::Reader => "reader",
        Allowed::Reviewer => "reviewer",
    }
}

/// The password: typed twice and not shown, or the first line of what is piped in.
fn password(name: &str) -> anyhow::Result<String> {
    if !stdin().is_terminal() {
        let mut line = String::new();
        stdin()
            .read_line(&mut line)
            .context("no password came in")?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let prompt = format!("Password for {name} (at least {SHORTEST_PASSWORD} characters): ");
    let first = rpassword::prompt_password(prompt).context("no password was typed")?;
    let again = rpassword::prompt_password("Once more: ").context("no password was typed")?;
    if first != again {
        bail!("the two passwords are not the same; nobody was added");
    }
    Ok(first)
}
