//! Kills the program at moments of chance while it adds, replaces, removes, marks, imports, brings an old
//! database up to date and copies one; then looks whether the database is sound, whether every decision
//! that was told to be kept is there once, and whether the same command, given again, completes the work.
//!
//! ```text
//! cargo build --release && cargo run --release --example killed -- target/release/unmet [ROUNDS] [SEED]
//! ```

#[path = "../benches/common/commitments.rs"]
mod commitments;
#[path = "../benches/common/made_up.rs"]
#[allow(dead_code, reason = "the truth about it is not asked for")]
mod made_up;

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use made_up::Shape;
use serde_json::Value;
use tempfile::TempDir;

type Failure = Box<dyn std::error::Error>;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/schemas");
/// The last schema before today's.
const LAST_SCHEMA: i64 = 6;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments
        .next()
        .ok_or("say where the program is: target/release/unmet")?;
    let rounds: u64 = arguments.next().map_or(Ok(20), |given| given.parse())?;
    let seed: u64 = arguments.next().map_or(Ok(1), |given| given.parse())?;
    let bench = Bench::new(Path::new(&program).canonicalize()?, seed)?;
    let works = bench.works()?;
    println!(
        "{:28} {:>6} {:>8} {:>10} {:>9}",
        "while it", "killed", "too late", "took alone", "sound"
    );
    let mut wrong = Vec::new();
    let mut chance = Chance(seed);
    for work in &works {
        let undisturbed = bench.undisturbed(work)?;
        let (mut killed, mut late) = (0, 0);
        for _ in 0..rounds {
            let delay = undisturbed.took.mul_f64(1.05 * chance.part());
            match bench.disturbed(work, delay, &undisturbed) {
                Ok(true) => killed += 1,
                Ok(false) => late += 1,
                Err(trouble) => wrong.push(format!("{}, after {delay:?}: {trouble}", work.name)),
            }
        }
        println!(
            "{:28} {killed:>6} {late:>8} {:>7} ms {:>9}",
            work.name,
            undisturbed.took.as_millis(),
            killed + late
        );
    }
    let (acknowledged, killed) = bench.marks(rounds, &mut chance, &mut wrong)?;
    println!("marks: {acknowledged} told to be kept, {killed} killed under way");
    for trouble in &wrong {
        println!("WRONG {trouble}");
    }
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(format!("{} rounds went wrong", wrong.len()).into()),
    }
}

/// Something that is killed.
struct Work {
    name: &'static str,
    /// The database that it begins with; none where there is no file yet.
    begins_with: Option<PathBuf>,
    command: Vec<String>,
    /// Whether it leaves the database as it was.
    only_reads: bool,
}

/// What it comes to when nobody kills it.
struct Undisturbed {
    took: Duration,
    export: String,
}

struct Bench {
    program: PathBuf,
    folder: TempDir,
}

impl Bench {
    fn new(program: PathBuf, seed: u64) -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let shape = Shape {
            countries: 12,
            editions: 10,
            first_edition: 2001 + seed % 7,
        };
        std::fs::write(
            folder.path().join("many.jsonl"),
            shape.lines().collect::<String>(),
        )?;
        let otherwise: String = shape
            .lines()
            .map(|line| line.replace("victims", "persons"))
            .collect();
        std::fs::write(folder.path().join("otherwise.jsonl"), otherwise)?;
        Ok(Bench { program, folder })
    }

    fn works(&self) -> Result<Vec<Work>, Failure> {
        let file = |name: &str| self.folder.path().join(name).display().to_string();
        let many = file("many.jsonl");
        let full = self.made("full.db", &[&["add", "-q", &many], &["add", "-q", SAMPLE]])?;
        let colleague = self.made("colleague.db", &[&["add", "-q", SAMPLE]])?;
        for (number, status) in (1..=9).zip(["met", "partial", "unmet"].iter().cycle()) {
            let wording = format!("ORVANIA-2012-{}", 1 + number % 8);
            self.succeeds(&colleague, &["mark", &wording, status, "--by", "Rojas"])?;
        }
        let decisions = file("decisions.jsonl");
        self.succeeds(&colleague, &["decisions", "export", "-o", &decisions])?;
        let old = self.folder.path().join("old.db");
        let db = rusqlite::Connection::open(&old)?;
        db.execute_batch(&std::fs::read_to_string(format!(
            "{SCHEMAS}/{LAST_SCHEMA}.sql"
        ))?)?;
        db.pragma_update(None, "application_id", 1_431_194_964)?;
        db.pragma_update(None, "user_version", LAST_SCHEMA)?;
        drop(db);
        let work = |name, begins_with: Option<&PathBuf>, command: &[&str], only_reads| Work {
            name,
            begins_with: begins_with.cloned(),
            command: command.iter().map(|word| (*word).to_owned()).collect(),
            only_reads,
        };
        Ok(vec![
            work("adds to nothing", None, &["add", "-q", &many], false),
            work(
                "adds to what there is",
                Some(&colleague),
                &["add", "-q", &many],
                false,
            ),
            work(
                "replaces",
                Some(&full),
                &["add", "-q", &file("otherwise.jsonl")],
                false,
            ),
            work("removes", Some(&full), &["remove", "many.jsonl"], false),
            work(
                "imports decisions",
                Some(&full),
                &["decisions", "import", &decisions],
                false,
            ),
            work(
                "brings an old one up to date",
                Some(&old),
                &["add", "-q", SAMPLE],
                false,
            ),
            work("copies", Some(&full), &["backup", "copy.db"], true),
        ])
    }

    /// A database that these commands make.
    fn made(&self, name: &str, commands: &[&[&str]]) -> Result<PathBuf, Failure> {
        let database = self.folder.path().join(name);
        for command in commands {
            self.succeeds(&database, command)?;
        }
        Ok(database)
    }

    fn command(&self, database: &Path, words: &[impl AsRef<str>]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg("--db")
            .arg(database)
            .args(words.iter().map(AsRef::as_ref));
        command.current_dir(database.parent().unwrap_or(Path::new(".")));
        command.env("UNMET_BY", "Ana").stdin(Stdio::null());
        command
    }

    fn succeeds(&self, database: &Path, words: &[impl AsRef<str>]) -> Result<Output, Failure> {
        let output = self.command(database, words).output()?;
        match output.status.success() {
            true => Ok(output),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned().into()),
        }
    }

    /// A folder of its own with the database that the work begins with.
    fn place(&self, work: &Work) -> Result<(TempDir, PathBuf), Failure> {
        let folder = tempfile::tempdir_in(self.folder.path())?;
        let database = folder.path().join("unmet.db");
        if let Some(from) = &work.begins_with {
            std::fs::copy(from, &database)?;
        }
        Ok((folder, database))
    }

    fn undisturbed(&self, work: &Work) -> Result<Undisturbed, Failure> {
        let (_folder, database) = self.place(work)?;
        let began = Instant::now();
        self.succeeds(&database, &work.command)?;
        let took = began.elapsed();
        let export = self.export(&database)?;
        Ok(Undisturbed { took, export })
    }

    /// Everything but when things were said.
    fn export(&self, database: &Path) -> Result<String, Failure> {
        let told = self.succeeds(database, &["export", "--format", "json"])?;
        let mut told: Value = serde_json::from_slice(&told.stdout)?;
        for decision in told["decisions"].as_array_mut().into_iter().flatten() {
            decision["at"] = Value::Null;
        }
        Ok(told.to_string())
    }

    /// Whether it was under way when it was killed.
    fn disturbed(
        &self,
        work: &Work,
        delay: Duration,
        expected: &Undisturbed,
    ) -> Result<bool, Failure> {
        let (folder, database) = self.place(work)?;
        let under_way = killed_after(self.command(&database, &work.command), delay)?;
        if database.exists() {
            self.succeeds(&database, &["check"])?;
        }
        let copy = folder.path().join("copy.db");
        if work.only_reads && copy.exists() {
            // A copy that is there is whole; a new one never takes its place.
            self.succeeds(&copy, &["check"])?;
            same(&self.export(&copy)?, &expected.export)?;
            return Ok(under_way);
        }
        // What was done before it was killed may leave nothing to do: then it says so, and that is no fault.
        self.command(&database, &work.command).output()?;
        self.succeeds(&database, &["check"])?;
        same(&self.export(&database)?, &expected.export)?;
        Ok(under_way)
    }

    /// Many decisions one after the other, of which some are killed: how many were told to be kept.
    fn marks(
        &self,
        rounds: u64,
        chance: &mut Chance,
        wrong: &mut Vec<String>,
    ) -> Result<(usize, usize), Failure> {
        let database = self.made("marks.db", &[&["add", "-q", SAMPLE]])?;
        let began = Instant::now();
        self.succeeds(
            &database,
            &["mark", "ORVANIA-2012-1", "met", "--note", "first"],
        )?;
        let took = began.elapsed();
        let (mut kept, mut killed) = (vec!["first".to_owned()], 0);
        for round in 0..rounds {
            let note = format!("round {round}");
            let status = ["met", "partial", "unmet"][round as usize % 3];
            let words = ["mark", "ORVANIA-2012-1", status, "--note", &note];
            match killed_after(
                self.command(&database, &words),
                took.mul_f64(2.0 * chance.part()),
            )? {
                true => killed += 1,
                false => kept.push(note),
            }
            self.succeeds(&database, &["check"])?;
        }
        let history = self.succeeds(&database, &["history", "--json"])?;
        let history: Vec<Value> = serde_json::from_slice(&history.stdout)?;
        for note in &kept {
            let times = history.iter().filter(|said| said["note"] == **note).count();
            if times != 1 {
                wrong.push(format!("the decision \"{note}\" is there {times} times"));
            }
        }
        Ok((kept.len(), killed))
    }
}

/// Starts the command and kills it after the delay; whether it was still under way.
fn killed_after(mut command: Command, delay: Duration) -> Result<bool, Failure> {
    let mut child: Child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()?;
    std::thread::sleep(delay);
    child.kill()?;
    let output = child.wait_with_output()?;
    match output.status.code() {
        None => Ok(true),
        Some(0) => Ok(false),
        Some(code) => Err(format!("{code}: {}", String::from_utf8_lossy(&output.stderr)).into()),
    }
}

fn same(is: &str, expected: &str) -> Result<(), Failure> {
    match is == expected {
        true => Ok(()),
        false => Err("the export is not that of the work undisturbed".into()),
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
struct Chance(u64);

impl Chance {
    /// From 0 to 1.
    fn part(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
