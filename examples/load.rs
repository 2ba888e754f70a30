//! How fast the page answers while many look and some decide, and whether anything that was told to be
//! kept is lost: 50 readers and 5 writers at a server with the whole child labor corpus (or with a copy
//! of the database that is named), and with three made-up countries of 25 editions.
//!
//! First each page alone; then all together as people do it, who stay at a page for a second, more or
//! less; then without any pause, which is as much as the machine can give (the browsers take half of it).
//!
//! ```text
//! cargo run --release --example load -- [DATABASE] [SECONDS]
//! ```

#[path = "../benches/common/commitments.rs"]
mod commitments;
#[path = "../benches/common/made_up.rs"]
#[allow(dead_code, reason = "the truth about it is not asked for")]
mod made_up;

use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use made_up::Shape;
use tokio::net::TcpListener;
use unmet::desk::Scope;
use unmet::intake::{Orders, take_in};
use unmet::serve::{Access, Hosts, Person, Role, Site};
use unmet::store::{AskFilter, CountryRow, DossierFilter, HistoryFilter, Store};
use ureq::Agent;

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
    let named = arguments.next().map(PathBuf::from);
    let seconds = arguments.next().map_or(Ok(20), |given| given.parse())?;
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
    kept.check(&database)
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

#[derive(Default)]
struct Tally {
    /// Milliseconds by page.
    took: BTreeMap<&'static str, Vec<f64>>,
    errors: Vec<String>,
    /// What was told to be kept: by its note.
    kept: Vec<String>,
    overtaken: usize,
}

impl Tally {
    fn append(&mut self, other: Tally) {
        self.errors.extend(other.errors);
        self.kept.extend(other.kept);
        self.overtaken += other.overtaken;
    }

    fn print(&self, seconds: u64) {
        println!(
            "{:10} {:>7} {:>9} {:>9} {:>9}",
            "page", "asked", "p50 ms", "p99 ms", "max ms"
        );
        let mut all = 0;
        for (page, took) in &self.took {
            let mut took = took.clone();
            took.sort_by(f64::total_cmp);
            let at = |part: f64| took[((took.len() - 1) as f64 * part) as usize];
            all += took.len();
            println!(
                "{page:10} {:>7} {:>9.1} {:>9.1} {:>9.1}",
                took.len(),
                at(0.5),
                at(0.99),
                at(1.0)
            );
        }
        if seconds > 0 {
            println!(
                "{:.0} answers a second; {} errors",
                all as f64 / seconds as f64,
                self.errors.len()
            );
        }
        for error in self.errors.iter().take(5) {
            println!("  {error}");
        }
    }

    /// Every decision that was told to be kept is in the history, and none twice.
    fn check(&self, database: &Path) -> Result<(), Failure> {
        let history = Store::open(database)?.history(&HistoryFilter::All)?;
        let notes: Vec<&str> = history
            .iter()
            .filter_map(|decision| decision.note.as_deref())
            .collect();
        let once: BTreeSet<&str> = notes.iter().copied().collect();
        let lost = self
            .kept
            .iter()
            .filter(|note| !once.contains(note.as_str()))
            .count();
        let twice = notes.len() - once.len();
        println!(
            "{} decisions told to be kept, {} refused because another was first; {lost} lost, {twice} twice",
            self.kept.len(),
            self.overtaken
        );
        match lost + twice + self.errors.len() {
            0 => Ok(()),
            _ => Err("something was lost, kept twice or not answered".into()),
        }
    }
}

struct Browser {
    agent: Agent,
    address: SocketAddr,
    /// Chance, from a fixed seed.
    state: u64,
    number: usize,
    /// How long somebody stays at a page.
    pause: Duration,
}

impl Browser {
    fn new(address: SocketAddr, number: usize, pause: Duration) -> Self {
        let config = Agent::config_builder()
            .proxy(None)
            .http_status_as_error(false)
            .max_redirects(0)
            .timeout_global(Some(Duration::from_secs(60)));
        Browser {
            agent: config.build().into(),
            address,
            state: number as u64 + 1,
            number,
            pause,
        }
    }

    /// A number below `end` (xorshift).
    fn chance(&mut self, end: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % end.max(1) as u64) as usize
    }

    /// Half as long as usual, or half longer, or between: people do not ask at the same moment.
    fn stays(&mut self) {
        let part = 0.5 + self.chance(1000) as f64 / 1000.0;
        thread::sleep(self.pause.mul_f64(part));
    }

    fn looks(mut self, known: &Known, until: Instant, tally: &Mutex<Tally>) {
        self.stays();
        for round in self.number.. {
            if Instant::now() >= until {
                break;
            }
            self.look(known, round, tally);
            self.stays();
        }
    }

    fn look(&mut self, known: &Known, round: usize, tally: &Mutex<Tally>) {
        let countries = match round % 8 {
            7 => &known.long,
            _ => &known.countries,
        };
        let (series, code, year) = countries[self.chance(countries.len())].clone();
        let ask = &known.asks[self.chance(known.asks.len())];
        let words = [
            "shelter",
            "training",
            "labor inspectors",
            "victims",
            "prosecute",
        ];
        let word = words[self.chance(words.len())];
        let (page, path) = match round % 8 {
            0 => ("start", "/".to_owned()),
            1 => ("country", format!("/country/{series}/{code}")),
            2 => ("ask", format!("/ask/{ask}")),
            3 => ("review", "/review".to_owned()),
            4 => ("search", format!("/search?q={}", word.replace(' ', "+"))),
            5 => (
                "report",
                format!("/report/{year}?country={code}&series={series}"),
            ),
            7 => ("country 25", format!("/country/{series}/{code}")),
            _ => (
                "review 1",
                format!("/review?country={code}&series={series}"),
            ),
        };
        let began = Instant::now();
        let answer = self.get(&path);
        let took = began.elapsed().as_secs_f64() * 1000.0;
        let Ok(mut tally) = tally.lock() else { return };
        tally.took.entry(page).or_default().push(took);
        if let Err(error) = answer {
            tally.errors.push(format!("{path}: {error}"));
        }
    }

    fn get(&self, path: &str) -> Result<String, Failure> {
        let mut answer = self
            .agent
            .get(format!("http://{}{path}", self.address))
            .call()?;
        let status = answer.status();
        let text = answer.body_mut().read_to_string()?;
        match status.is_success() {
            true => Ok(text),
            false => Err(format!("{status}").into()),
        }
    }

    fn decides(mut self, known: &Known, until: Instant, tally: &Mutex<Tally>) {
        let mut count = 0;
        while Instant::now() < until {
            let ask = known.asks[self.chance(known.asks.len())].clone();
            let note = format!("writer {} decision {count}", self.number);
            count += 1;
            let began = Instant::now();
            let told = self.decide(&ask, &note);
            let took = began.elapsed().as_secs_f64() * 1000.0;
            self.stays();
            let Ok(mut tally) = tally.lock() else { return };
            tally.took.entry("decide").or_default().push(took);
            match told {
                Ok(true) => tally.kept.push(note),
                Ok(false) => tally.overtaken += 1,
                Err(error) => tally.errors.push(format!("deciding {ask}: {error}")),
            }
        }
    }

    /// Opens an ask and says how it stands; whether that was kept.
    fn decide(&mut self, ask: &str, note: &str) -> Result<bool, Failure> {
        let mut page = self
            .agent
            .get(format!("http://{}/ask/{ask}", self.address))
            .call()?;
        let cookie = page
            .headers()
            .get("set-cookie")
            .and_then(|set| set.to_str().ok());
        let cookie = cookie
            .and_then(|set| set.split(';').next())
            .map(str::to_owned);
        let text = page.body_mut().read_to_string()?;
        let field = |name: &str| -> Result<String, Failure> {
            let start = format!("name=\"{name}\" value=\"");
            let (_, rest) = text.split_once(&start).ok_or(format!("no field {name}"))?;
            Ok(rest.split('"').next().unwrap_or_default().to_owned())
        };
        let says = ["met", "partial", "unmet"][self.chance(3)];
        let fields = [
            ("token", field("token")?),
            ("seen", field("seen")?),
            ("about", format!("status {ask}")),
            ("say", says.to_owned()),
            ("note", note.to_owned()),
        ];
        let form = serde_html_form::to_string(&fields)?;
        let mut request = (self
            .agent
            .post(format!("http://{}/ask/{ask}/say", self.address)))
        .header("content-type", "application/x-www-form-urlencoded");
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        let answer = request.send(form)?;
        match answer.status().as_u16() {
            303 => Ok(true),
            409 => Ok(false),
            status => Err(format!("status {status}").into()),
        }
    }
}
