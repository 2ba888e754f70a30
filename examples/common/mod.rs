//! What the harnesses share that disturb the program while it works: made-up reports, databases to begin
//! with, the works, and what each comes to when nobody disturbs it.

#![allow(dead_code, reason = "each harness disturbs in a manner of its own")]

#[path = "../../benches/common/commitments.rs"]
mod commitments;
#[path = "../../benches/common/made_up.rs"]
mod made_up;

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

pub use made_up::Shape;
use serde_json::Value;
use tempfile::TempDir;

pub type Failure = Box<dyn std::error::Error>;

pub const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample");
const SCHEMAS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/store/schemas");
/// The last schema before today's.
pub const LAST_SCHEMA: i64 = 7;

/// What is typed behind the name of a harness: the program, how many rounds (20), and the seed of
/// chance (1); the rest is the harness's own.
pub fn asked() -> Result<(PathBuf, u64, u64, impl Iterator<Item = String>), Failure> {
    let mut arguments = std::env::args().skip(1);
    let program = arguments
        .next()
        .ok_or("say where the program is: target/release/unmet")?;
    let rounds = arguments.next().map_or(Ok(20), |given| given.parse())?;
    let seed = arguments.next().map_or(Ok(1), |given| given.parse())?;
    Ok((program.into(), rounds, seed, arguments))
}

/// Something that is disturbed.
pub struct Work {
    pub name: String,
    /// The database that it begins with; none where there is no file yet.
    pub begins_with: Option<PathBuf>,
    pub command: Vec<String>,
    /// The file or folder that it makes; then it leaves the database as it was.
    pub makes: Option<&'static str>,
    /// Whether the database that it begins with is damaged.
    pub begins_damaged: bool,
}

/// What it comes to when nobody disturbs it.
pub struct Undisturbed {
    pub took: Duration,
    pub export: String,
}

/// A folder with reports and databases to begin with.
pub struct Bench {
    program: PathBuf,
    folder: TempDir,
}

impl Bench {
    pub fn new(program: &Path, shape: Shape) -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        std::fs::write(
            folder.path().join("many.jsonl"),
            shape.lines().collect::<String>(),
        )?;
        let otherwise: String = shape
            .lines()
            .map(|line| line.replace("victims", "persons"))
            .collect();
        std::fs::write(folder.path().join("otherwise.jsonl"), otherwise)?;
        let program = program.canonicalize()?;
        Ok(Bench { program, folder })
    }

    /// Where a file of the bench is.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Adding, replacing, removing, importing, bringing up to date, copying, merging, going back to a copy
    /// and repairing.
    pub fn works(&self) -> Result<Vec<Work>, Failure> {
        let file = |name: &str| self.file(name).display().to_string();
        let many = file("many.jsonl");
        let full = self.made("full.db", &[&["add", "-q", &many], &["add", "-q", SAMPLE]])?;
        let colleague = self.made("colleague.db", &[&["add", "-q", SAMPLE]])?;
        for (number, status) in (1..=9).zip(["met", "partial", "unmet"].iter().cycle()) {
            let wording = format!("ORVANIA-2012-{}", 1 + number % 8);
            self.succeeds(&colleague, &["mark", &wording, status, "--by", "Rojas"])?;
        }
        let decisions = file("decisions.jsonl");
        self.succeeds(&colleague, &["decisions", "export", "-o", &decisions])?;
        let old = self.of_schema(LAST_SCHEMA)?;
        let otherwise = file("otherwise.jsonl");
        let (full_name, colleague_name) = (file("full.db"), file("colleague.db"));
        let damaged = self.damaged(&full)?;
        Ok(vec![
            work("adds to nothing", None, &["add", "-q", &many]),
            work(
                "adds to what there is",
                Some(&colleague),
                &["add", "-q", &many],
            ),
            work("replaces", Some(&full), &["add", "-q", &otherwise]),
            work("removes", Some(&full), &["remove", "many.jsonl"]),
            work(
                "imports decisions",
                Some(&full),
                &["decisions", "import", &decisions],
            ),
            work(
                "brings an old one up to date",
                Some(&old),
                &["add", "-q", &many],
            ),
            work("copies", Some(&full), &["backup", "copy.db"]).making("copy.db"),
            work(
                "merges another database",
                Some(&colleague),
                &["merge", &full_name],
            ),
            work(
                "goes back to a backup",
                Some(&full),
                &["restore", &colleague_name],
            ),
            work("repairs", Some(&damaged), &["check", "--repair"]).of_a_damaged_one(),
        ])
    }

    /// The database with a page spoilt that is missed and can be done without: the last such one.
    fn damaged(&self, sound: &Path) -> Result<PathBuf, Failure> {
        const PAGE: usize = 4096;
        let (damaged, tried) = (self.file("damaged.db"), self.file("tried/unmet.db"));
        let bytes = std::fs::read(sound)?;
        std::fs::create_dir_all(self.file("tried"))?;
        for page in (1..bytes.len() / PAGE).rev() {
            let mut spoilt = bytes.clone();
            spoilt[page * PAGE..][..PAGE].fill(0xAA);
            std::fs::write(&damaged, &spoilt)?;
            std::fs::write(&tried, &spoilt)?;
            let is_missed = self.succeeds(&damaged, &["check"]).is_err();
            if is_missed && self.succeeds(&tried, &["check", "--repair"]).is_ok() {
                std::fs::remove_dir_all(self.file("tried"))?;
                return Ok(damaged);
            }
        }
        Err("no page can be spoilt so that it can be repaired".into())
    }

    /// An empty database as the program of that schema made it.
    pub fn of_schema(&self, number: i64) -> Result<PathBuf, Failure> {
        let old = self.file(&format!("schema-{number}.db"));
        if old.exists() {
            std::fs::remove_file(&old)?;
        }
        let db = rusqlite::Connection::open(&old)?;
        db.execute_batch(&std::fs::read_to_string(format!("{SCHEMAS}/{number}.sql"))?)?;
        db.pragma_update(None, "application_id", 1_431_194_964)?;
        db.pragma_update(None, "user_version", number)?;
        Ok(old)
    }

    /// A database that these commands make.
    pub fn made(&self, name: &str, commands: &[&[&str]]) -> Result<PathBuf, Failure> {
        let database = self.file(name);
        for command in commands {
            self.succeeds(&database, command)?;
        }
        Ok(database)
    }

    /// The program, to be run beside the database.
    pub fn command(&self, database: &Path, words: &[impl AsRef<str>]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg("--db")
            .arg(database)
            .args(words.iter().map(AsRef::as_ref));
        command.current_dir(database.parent().unwrap_or(Path::new(".")));
        command.env("UNMET_BY", "Ana").stdin(Stdio::null());
        command
    }

    pub fn succeeds(&self, database: &Path, words: &[impl AsRef<str>]) -> Result<Output, Failure> {
        let output = self.command(database, words).output()?;
        match output.status.success() {
            true => Ok(output),
            false => Err(format!(
                "{}: {}",
                words.first().map_or("", AsRef::as_ref),
                String::from_utf8_lossy(&output.stderr)
            )
            .into()),
        }
    }

    /// A folder of its own with the database that the work begins with.
    pub fn place(&self, work: &Work) -> Result<(TempDir, PathBuf), Failure> {
        let folder = tempfile::tempdir_in(self.folder.path())?;
        let database = folder.path().join("unmet.db");
        if let Some(from) = &work.begins_with {
            std::fs::copy(from, &database)?;
        }
        Ok((folder, database))
    }

    pub fn undisturbed(&self, work: &Work) -> Result<Undisturbed, Failure> {
        let (_folder, database) = self.place(work)?;
        let began = Instant::now();
        self.succeeds(&database, &work.command)?;
        let took = began.elapsed();
        let export = self.export(&database)?;
        Ok(Undisturbed { took, export })
    }

    /// Everything but when things were said.
    pub fn export(&self, database: &Path) -> Result<String, Failure> {
        let told = self.succeeds(database, &["export", "--format", "json"])?;
        let mut told: Value = serde_json::from_slice(&told.stdout)?;
        for decision in told["decisions"].as_array_mut().into_iter().flatten() {
            decision["at"] = Value::Null;
        }
        Ok(told.to_string())
    }
}

/// A work that changes the database.
pub fn work(name: &str, begins_with: Option<&PathBuf>, command: &[&str]) -> Work {
    Work {
        name: name.to_owned(),
        begins_with: begins_with.cloned(),
        command: command.iter().map(|word| (*word).to_owned()).collect(),
        makes: None,
        begins_damaged: false,
    }
}

impl Work {
    /// It makes this file, and leaves the database as it was.
    pub fn making(self, file: &'static str) -> Self {
        let makes = Some(file);
        Work { makes, ..self }
    }

    /// The database that it begins with is damaged.
    pub fn of_a_damaged_one(self) -> Self {
        let begins_damaged = true;
        Work {
            begins_damaged,
            ..self
        }
    }
}

pub fn same(is: &str, expected: &str) -> Result<(), Failure> {
    match is == expected {
        true => Ok(()),
        false => Err("the export is not that of the work undisturbed".into()),
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014).
pub struct Chance(pub u64);

impl Chance {
    /// From 0 to 1.
    pub fn part(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    }
}
