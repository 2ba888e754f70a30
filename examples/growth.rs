//! How time, memory and the database grow with the series: each size is added from nothing, judged anew,
//! asked, taken out, and gets one more edition of 190 countries.
//!
//! ```text
//! cargo build --release && cargo run --release --example growth -- target/release/unmet 190 1900 5700
//! ```
//!
//! Sizes are countries of 25 editions; 190 of them are as large as the whole real series. They come in
//! files of 190 countries each. The memory is the most that the process had at once, the work the seconds of
//! all cores together, where the system tells that (Linux).

#[path = "../benches/common/commitments.rs"]
mod commitments;
#[path = "../benches/common/made_up.rs"]
#[allow(dead_code, reason = "the truth about it is not asked for")]
mod made_up;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use made_up::Shape;
use rusqlite::Connection;

type Failure = Box<dyn std::error::Error>;

/// As many countries as the report tells of.
const IN_A_FILE: u64 = 190;
const EDITIONS: u64 = 25;
const FIRST: u64 = 2001;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments.next().ok_or("say where the program is")?;
    let program = Path::new(&program).canonicalize()?;
    let sizes: Vec<u64> = arguments
        .map(|size| size.parse())
        .collect::<Result<_, _>>()?;
    for countries in sizes {
        let folder = tempfile::tempdir()?;
        let bench = Bench {
            program: program.clone(),
            folder: folder.path().into(),
        };
        bench.measure(countries)?;
    }
    Ok(())
}

struct Bench {
    program: PathBuf,
    folder: PathBuf,
}

impl Bench {
    fn measure(&self, countries: u64) -> Result<(), Failure> {
        let shape = Shape {
            countries,
            editions: EDITIONS + 1,
            first_edition: FIRST,
        };
        let bytes = self.write(shape)?;
        println!(
            "\n{countries} countries × {EDITIONS} editions, {} MB",
            bytes / 1_000_000
        );
        self.run("add, from nothing", &["add", "-q", "series"])?;
        self.size()?;
        self.forget_judgement()?;
        self.run("judge anew", &["judge"])?;
        let code = self.a_country()?;
        let last = (FIRST + EDITIONS - 1).to_string();
        self.run("list --country", &["list", "--country", &code])?;
        self.run(
            "list --recurring 3, of all",
            &["list", "--recurring", "3", "--status", "unmet"],
        )?;
        self.run("list, of all", &["list"])?;
        self.run("overview --country", &["overview", "--country", &code])?;
        self.run("figures --country", &["figures", "--country", &code])?;
        self.run("report --country", &["report", &last, "--country", &code])?;
        self.run(
            "review --country",
            &["review", "--limit", "1", "--json", "--country", &code],
        )?;
        self.run("review, of all", &["review", "--limit", "1", "--json"])?;
        self.run("search, in everything", &["search", "shelter"])?;
        self.run("export, everything", &["export", "-o", "all.json"])?;
        std::fs::remove_file(self.folder.join("all.json"))?;
        self.run(
            "one new edition of 190 countries",
            &["add", "-q", "next.jsonl"],
        )?;
        self.run("the same again", &["add", "-q", "next.jsonl"])
    }

    /// The series in files of 190 countries, and the edition after it; how many bytes.
    fn write(&self, shape: Shape) -> Result<u64, Failure> {
        let series = self.folder.join("series");
        std::fs::create_dir(&series)?;
        let mut next = BufWriter::new(File::create(self.folder.join("next.jsonl"))?);
        let mut bytes = 0;
        let mut file = None;
        for (number, country) in (0..).zip(shape.countries()) {
            if number % IN_A_FILE == 0 {
                let name = format!("{:04}.jsonl", number / IN_A_FILE);
                file = Some(BufWriter::new(File::create(series.join(name))?));
            }
            let Some(file) = &mut file else { continue };
            for edition in 0..EDITIONS {
                let line = format!("{}\n", country.report(edition));
                bytes += line.len() as u64;
                file.write_all(line.as_bytes())?;
            }
            if number < IN_A_FILE {
                writeln!(next, "{}", country.report(EDITIONS))?;
            }
        }
        Ok(bytes)
    }

    fn database(&self) -> PathBuf {
        self.folder.join("unmet.db")
    }

    fn size(&self) -> Result<(), Failure> {
        let bytes = std::fs::metadata(self.database())?.len();
        let db = Connection::open(self.database())?;
        let rows = |table: &str| {
            db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| {
                row.get::<_, i64>(0)
            })
        };
        println!(
            "  database {} MB, {} recommendations, {} sentences",
            bytes / 1_000_000,
            rows("recommendations")?,
            rows("sentences")?
        );
        Ok(())
    }

    /// As though an older program had judged everything.
    fn forget_judgement(&self) -> Result<(), Failure> {
        let db = Connection::open(self.database())?;
        db.execute("UPDATE dossiers SET judged_with = 'an older program'", [])?;
        Ok(())
    }

    fn a_country(&self) -> Result<String, Failure> {
        let db = Connection::open(self.database())?;
        let middle = "SELECT country FROM dossiers ORDER BY country
                      LIMIT 1 OFFSET (SELECT count(*) / 2 FROM dossiers)";
        Ok(db.query_row(middle, [], |row| row.get(0))?)
    }

    fn run(&self, what: &str, command: &[&str]) -> Result<(), Failure> {
        let began = Instant::now();
        let mut child = Command::new(&self.program)
            .current_dir(&self.folder)
            .env("UNMET_DB", self.database())
            .args(command)
            .stdout(Stdio::null())
            .spawn()?;
        let (status, seen) = watched(&mut child)?;
        let took = began.elapsed().as_secs_f64();
        if !status.success() {
            return Err(format!("{command:?} failed").into());
        }
        println!(
            "  {what:36} {took:>9.2} s {:>9.2} s of work {:>6} MB",
            seen.work,
            seen.most / 1000
        );
        Ok(())
    }
}

/// What the system tells of a process shortly before its end; nothing where there is no `/proc`.
#[derive(Default)]
struct Seen {
    /// The most memory that it had at once, in kilobytes.
    most: u64,
    /// Seconds of all cores together, which other programs on the machine disturb less than the clock.
    work: f64,
}

/// Linux counts work in hundredths of a second.
const TICKS: f64 = 100.0;

/// Waits for its end.
fn watched(child: &mut Child) -> Result<(std::process::ExitStatus, Seen), Failure> {
    let told = PathBuf::from(format!("/proc/{}", child.id()));
    let mut seen = Seen::default();
    loop {
        if let Some(ended) = child.try_wait()? {
            return Ok((ended, seen));
        }
        let status = std::fs::read_to_string(told.join("status")).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|line| line.trim().trim_end_matches(" kB").parse().ok());
        seen.most = seen.most.max(peak.unwrap_or(0));
        let counts = std::fs::read_to_string(told.join("stat")).unwrap_or_default();
        // The 14th and 15th word; the second is a name in parentheses.
        let words: Vec<&str> = counts
            .rsplit(')')
            .next()
            .unwrap_or_default()
            .split(' ')
            .collect();
        if let (Some(Ok(user)), Some(Ok(system))) = (
            words.get(12).map(|w| w.parse::<f64>()),
            words.get(13).map(|w| w.parse::<f64>()),
        ) {
            seen.work = seen.work.max((user + system) / TICKS);
        }
        thread::sleep(Duration::from_millis(2));
    }
}
