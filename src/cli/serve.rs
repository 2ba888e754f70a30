//! `unmet serve`: the same on a web page.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use anyhow::Context;
use clap::Args;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use unmet::serve::{Access, Hosts, Person as Visitor, Role, Site};

use super::Output;
use super::desk::Database;
use super::person::Person;

/// The same on a web page: look, decide, review and print in a browser
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  unmet serve                          then open http://127.0.0.1:8080 in a browser
  unmet serve --port 9000 --by \"M. Rojas\"
  unmet serve --read-only              to look at, with nothing that can be changed

Only this machine can reach the page. Ctrl-C ends it.")]
pub struct Serve {
    /// The address to answer at
    #[arg(long, value_name = "ADDRESS", default_value_t = IpAddr::V4(Ipv4Addr::LOCALHOST))]
    host: IpAddr,

    /// The port; 0 takes any that is free
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,

    /// Let nobody change anything
    #[arg(long)]
    read_only: bool,

    #[command(flatten)]
    person: Person,
}

impl Serve {
    pub fn run(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        Runtime::new()
            .context("the machine gives no threads to answer requests with")?
            .block_on(self.answer(db, out))
    }

    async fn answer(self, db: &Database, out: &mut Output) -> anyhow::Result<()> {
        let wanted = SocketAddr::new(self.host, self.port);
        let listener = TcpListener::bind(wanted).await.with_context(|| {
            format!("cannot answer at {wanted}; if another program does, choose another port with --port")
        })?;
        let address = listener.local_addr()?;
        let access = Access::local(self.person()?, Hosts::of(address));
        let site = match self.read_only {
            true => Site::open_read_only(&db.path, db.patience(), access)?,
            false => Site::open(&db.path, db.patience(), access)?,
        };
        out.say(&format!(
            "Open http://{address} in a browser; Ctrl-C ends it."
        ))?;
        let stop = async {
            let _ = tokio::signal::ctrl_c().await;
        };
        Ok(unmet::serve::serve(listener, site, stop).await?)
    }

    fn person(&self) -> anyhow::Result<Visitor> {
        let (name, role) = match self.read_only {
            true => ("a reader".to_owned(), Role::Reader),
            false => (self.person.name()?, Role::Reviewer),
        };
        Ok(Visitor { name, role })
    }
}
