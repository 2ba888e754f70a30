//! `unmet serve`: the same on a web page.

use std::io::ErrorKind;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow, bail};
use bytesize::ByteSize;
use clap::Args;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use unmet::disk;
use unmet::read::Limits;
use unmet::serve::users::UsersFile;
use unmet::serve::{Access, Hosts, Keys, Person as Visitor, Role, SHORTEST_TOKEN, Site};

use super::Output;
use super::desk::Database;
use super::output::of_reading;
use super::person::Person;

/// The same on a web page: look, decide, review and print in a browser
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet serve                          then open http://127.0.0.1:8080 in a browser
  unmet serve --port 9000 --by \"M. Rojas\"
  unmet serve --read-only              to look at, with nothing that can be changed
  unmet users add \"M. Rojas\" --role reviewer
  unmet serve --users users.toml --name unmet.example.org --https

Without further options only this machine can reach the page, and whoever sits at it decides under
the login name. At any other address people sign in: with names and passwords (--users) or with one
token that a team shares (--token-file). docs/serve.md tells how to put TLS in front. Ctrl-C ends it.")]
pub struct Serve {
    /// The address to answer at
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,

    /// The port; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,

    /// A name under which browsers reach the page, besides numbers and localhost
    #[arg(long, value_name = "NAME")]
    name: Vec<String>,

    /// People sign in with the names and passwords in FILE (`unmet users add` writes it)
    #[arg(long, value_name = "FILE", conflicts_with = "token_file")]
    users: Option<PathBuf>,

    /// People sign in with their name and the token in FILE
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,

    /// A server in front of this one speaks https: cookies are sent by that alone
    #[arg(long)]
    https: bool,

    /// Refuse files that are larger together when they are dropped on the page, and of a pack what is
    /// larger unpacked
    #[arg(long, value_name = "SIZE", default_value = "256MiB", value_parser = super::words::size)]
    max_size: ByteSize,

    /// Let nobody change anything
    #[arg(long)]
    read_only: bool,

    /// Who decides, where nobody signs in [default: the login name]
    #[arg(long, env = "UNMET_BY", value_name = "NAME")]
    by: Option<String>,
}

impl Serve {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        Runtime::new()
            .context("the machine gives no threads to answer requests with")?
            .block_on(self.answer(db, out))
    }

    async fn answer(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let access = self.access()?;
        let site = match self.read_only {
            true => Site::open_read_only(&db.path, db.patience(), access)?,
            false => Site::open(&db.path, db.patience(), access)?,
        };
        let site = site.within(Limits::of_sources(self.max_size.as_u64()));
        let wanted = SocketAddr::new(self.host, self.port);
        let listener = TcpListener::bind(wanted).await;
        let listener = listener.map_err(|error| anyhow!(cannot_answer(wanted, &error)))?;
        out.say(&self.greeting(listener.local_addr()?))?;
        out.close()?;
        Ok(unmet::serve::serve(listener, site, stopped()).await?)
    }

    fn access(&self) -> anyhow::Result<Access> {
        let hosts = (self.name.iter()).fold(Hosts::default(), |hosts, name| hosts.and(name));
        let keys = match (&self.users, &self.token_file) {
            (Some(users), _) => Keys::Users(UsersFile::open(users)?),
            (None, Some(file)) => Keys::Token(token(file)?),
            (None, None) if self.host.is_loopback() && self.name.is_empty() => {
                return Ok(Access::open(self.visitor()?, hosts));
            }
            (None, None) => bail!(
                "others could reach the page at {}, so people must sign in: `unmet users add NAME` makes a file of users for --users, or give a token with --token-file",
                self.name.first().cloned().unwrap_or(self.host.to_string())
            ),
        };
        Ok(Access::locked(keys, hosts, self.https))
    }

    /// Who is at the page where nobody signs in.
    fn visitor(&self) -> anyhow::Result<Visitor> {
        let (name, role) = match self.read_only {
            true => ("a reader".to_owned(), Role::Reader),
            false => (Person::named(self.by.as_deref())?, Role::Reviewer),
        };
        Ok(Visitor { name, role })
    }

    fn greeting(&self, address: SocketAddr) -> String {
        let open = match self.name.first() {
            Some(name) if self.https => format!("https://{name}"),
            Some(name) if self.host.is_unspecified() => format!("http://{name}:{}", address.port()),
            None if self.host.is_unspecified() => format!(
                "http://localhost:{} (from elsewhere: this machine's number instead of localhost, or a name told with --name)",
                address.port()
            ),
            _ => format!("http://{address}"),
        };
        let plain = match self.https || self.host.is_loopback() {
            true => "",
            false => {
                " Passwords travel unprotected unless a server with TLS stands in front (docs/serve.md)."
            }
        };
        format!("Open {open} in a browser; Ctrl-C ends it.{plain}")
    }
}

fn cannot_answer(wanted: SocketAddr, error: &std::io::Error) -> String {
    let why = match error.kind() {
        ErrorKind::AddrInUse => {
            "another program answers there; end it, or choose another port with --port".to_owned()
        }
        ErrorKind::AddrNotAvailable => {
            "this machine has no such address; give one of its own with --host".to_owned()
        }
        ErrorKind::PermissionDenied => {
            "that port is kept for the system; choose one above 1023 with --port".to_owned()
        }
        _ => format!("the system says \"{}\"", disk::plain(error)),
    };
    format!("nothing can be answered at {wanted}: {why}")
}

/// The token in a file's first line.
fn token(file: &Path) -> anyhow::Result<String> {
    let text = std::fs::read_to_string(file)
        .map_err(of_reading)
        .with_context(|| format!("cannot read the token in {}", file.display()))?;
    let token = text.lines().next().unwrap_or_default().trim();
    if token.chars().count() < SHORTEST_TOKEN {
        bail!(
            "the token in {} is too short: it has at least {SHORTEST_TOKEN} characters that nobody can guess",
            file.display()
        );
    }
    Ok(token.to_owned())
}

/// Ready when somebody ends the program.
async fn stopped() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut ended) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = ended.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
