//! How fast the page answers while many look and some decide, and whether anything that was told to be
//! kept is lost: 50 readers and 5 writers at a server with the whole child labor corpus (or with a copy
//! of the database that is named), and with three made-up countries of 25 editions.
//!
//! First each page alone; then all together as people do it, who stay at a page for a second, more or
//! less; then without any pause, which is as much as the machine can give (the browsers take half of it).
//! Where the program is named, people at terminals work in the same database meanwhile: they mark, look,
//! add reports that change, take decisions out and in, make backups and restore them elsewhere.
//!
//! ```text
//! cargo run --release --example load -- [DATABASE or -] [SECONDS] [target/release/unmet]
//! ```

mod browser;
#[path = "../../benches/common/commitments.rs"]
mod commitments;
#[path = "../../benches/common/made_up.rs"]
#[allow(dead_code, reason = "the truth about it is not asked for")]
mod made_up;
mod tally;
mod terminal;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use browser::Browser;
use made_up::Shape;
use tally::Tally;
use terminal::Terminals;
use tokio::net::TcpListener;
use unmet::desk::Scope;
use unmet::intake::{Orders, take_in};
use unmet::serve::{Access, Hosts, Person, Role, Site};
use unmet::store::{AskFilter, CountryRow, DossierFilter, Store};

const READERS: usize = 50;
const WRITERS: usize = 5;
/// Every edition that there has been.
const LONG: Shape = Shape {
    countries: 3,
    editions: 25,
    first_edition: 2001,
};
const CORPUS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpora/ilab.jsonl");

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let named = arguments
        .next()
        .filter(|named| named != "-")
        .map(PathBuf::from);
    let seconds = arguments.next().map_or(Ok(20), |given| given.parse())?;
    let program = arguments.next().map(PathBuf::from);
    let folder = tempfile::tempdir()?;
    let database = folder.path().join("load.db");
    match named {
        Some(named) => {
            std::fs::copy(named, &database)?;
        }
        None if Path::new(CORPUS).exists() => fill(&database, Path::new(CORPUS))?,
        None => {
            println!(
                "skipped: ../shared/corpora/ilab.jsonl is not there, and no database was named"
            );
            return Ok(());
        }
    }
    let made_up = folder.path().join("made-up.jsonl");
    std::fs::write(&made_up, LONG.lines().collect::<String>())?;
    fill(&database, &made_up)?;
    let known = Known::of(&database)?;
    println!(
        "{} countries, {} asks; {READERS} readers, {WRITERS} writers, {seconds} seconds",
        known.countries.len(),
        known.asks.len()
    );
    let runtime = tokio::runtime::Runtime::new()?;
    let address = runtime.block_on(serve(&database))?;
    alone(address, &known)?;
    let terminals = match program {
        Some(program) => Some(Terminals::at(&program, &database, folder.path())?),
        None => None,
    };
    let mut kept = Tally::default();
    for (round, pause) in [Duration::from_secs(1), Duration::ZERO]
        .into_iter()
        .enumerate()
    {
        println!(
            "\ntogether, each some {} s at a page before the next:",
            pause.as_secs()
        );
        let tally = Mutex::new(Tally::default());
        let until = Instant::now() + Duration::from_secs(seconds);
        let (known, told) = (&known, &tally);
        thread::scope(|scope| {
            if let Some(terminals) = &terminals {
                terminals.work(scope, round, known, until, told);
            }
            for number in 0..READERS {
                let reader = Browser::new(address, number, pause);
                scope.spawn(move || reader.looks(known, until, told));
            }
            for number in 0..WRITERS {
                let writer = Browser::new(address, 1000 * (round + 1) + number, pause);
                scope.spawn(move || writer.decides(known, until, told));
            }
        });
        let tally = tally.into_inner()?;
        tally.print(seconds);
        kept.append(tally);
    }
    kept.check(&database)?;
    match terminals {
        Some(terminals) => terminals.end(),
        None => Ok(()),
    }
}

fn fill(database: &Path, reports: &Path) -> Result<(), Failure> {
    let orders = Orders {
        paths: vec![reports.into()],
        ..Orders::default()
    };
    let began = Instant::now();
    take_in(&mut Store::open(database)?, &orders, &mut |_| ())?;
    println!("filled in {:.1} s", began.elapsed().as_secs_f64());
    Ok(())
}

async fn serve(database: &Path) -> Result<SocketAddr, Failure> {
    let person = Person {
        name: "Load".to_owned(),
        role: Role::Reviewer,
    };
    let access = Access::open(person, Hosts::default());
    let site = Site::open(database, Duration::from_secs(30), access)?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(unmet::serve::serve(listener, site, std::future::pending()));
    Ok(address)
}

/// What there is to look at.
struct Known {
    countries: Vec<(String, String, u16)>,
    /// Those of 25 editions.
    long: Vec<(String, String, u16)>,
    asks: Vec<String>,
}

impl Known {
    fn of(database: &Path) -> Result<Self, Failure> {
        let desk = unmet::desk::Desk::of(Store::open(database)?, "load")?;
        desk.dossiers(&Scope::default())?;
        let countries = desk.countries(&DossierFilter::default())?;
        let asks = desk.store().asks(&AskFilter::default())?;
        let (long, countries): (Vec<_>, Vec<_>) =
            (countries.into_iter()).partition(|row| row.editions.len() as u64 >= LONG.editions);
        let place = |row: CountryRow| {
            let year = row.editions.last().copied().unwrap_or_default();
            (row.id.series.to_string(), row.id.country.to_string(), year)
        };
        Ok(Known {
            countries: countries.into_iter().map(place).collect(),
            long: long.into_iter().map(place).collect(),
            asks: asks.into_iter().map(|ask| ask.id.to_string()).collect(),
        })
    }
}

/// Each page by itself, when nobody else is there.
fn alone(address: SocketAddr, known: &Known) -> Result<(), Failure> {
    let mut browser = Browser::new(address, 7, Duration::ZERO);
    let tally = Mutex::new(Tally::default());
    for round in 0..160 {
        browser.look(known, round, &tally);
    }
    println!("\nalone:");
    tally.into_inner()?.print(0);
    Ok(())
}
