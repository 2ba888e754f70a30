//! A disk that fails when it is told to: `faults.c`, compiled by the C compiler of this machine and
//! loaded before the program.

use std::path::{Path, PathBuf};
use std::process::Command;

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/disk/faults.c");

/// The exit status of a process that was ended by it.
pub const STOPPED: i32 = 86;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Nothing; only counted.
    Count,
    /// No room is left.
    Full,
    /// Half a write, and then no room is left.
    Short,
    /// Whatever would change the disk fails.
    Broken,
    /// Whatever would read it fails.
    Unread,
    /// No file can be given another name.
    Names,
    /// The process ends before the call.
    Stop,
    /// The process ends when half of it is written.
    Torn,
    /// The process ends, and what was not synced is lost: all of it, or some by chance.
    Power,
}

impl Mode {
    pub fn word(self) -> &'static str {
        match self {
            Mode::Count => "count",
            Mode::Full => "full",
            Mode::Short => "short",
            Mode::Broken => "broken",
            Mode::Unread => "unread",
            Mode::Names => "names",
            Mode::Stop => "stop",
            Mode::Torn => "torn",
            Mode::Power => "power",
        }
    }

    /// Whether the process ends there and then.
    pub fn ends(self) -> bool {
        matches!(self, Mode::Stop | Mode::Torn | Mode::Power)
    }
}

/// One fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    pub mode: Mode,
    /// The number of the call that meets it, from 1.
    pub at: u64,
    /// Whether the calls after it go well again.
    pub once: bool,
    /// By which chance what was not synced is lost; 0 loses all of it.
    pub seed: u64,
}

impl Fault {
    /// From that call on.
    pub fn from(mode: Mode, at: u64) -> Self {
        let (once, seed) = (false, 0);
        Fault {
            mode,
            at,
            once,
            seed,
        }
    }

    /// Nothing fails.
    pub fn none() -> Self {
        Fault::from(Mode::Count, 0)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let once = if self.once { " only" } else { "" };
        write!(f, "{} at call {}{once}", self.mode.word(), self.at)?;
        match self.seed {
            0 => Ok(()),
            seed => write!(f, " by chance {seed}"),
        }
    }
}

/// How often the disk was asked for something.
#[derive(Debug, Clone, Copy, Default)]
pub struct Calls {
    pub writes: u64,
    pub reads: u64,
    /// How many of them failed.
    pub hit: u64,
}

impl Calls {
    /// The calls that such a fault can meet.
    pub fn of(self, mode: Mode) -> u64 {
        match mode {
            Mode::Unread => self.reads,
            Mode::Names => 1,
            _ => self.writes,
        }
    }
}

/// The compiled library.
pub struct Shim {
    library: PathBuf,
}

impl Shim {
    /// Compiles it into `folder`; where it cannot be, the sentence says why.
    pub fn compiled(folder: &Path) -> Result<Self, String> {
        if !cfg!(all(target_os = "linux", target_env = "gnu")) {
            return Err("faults of the disk are made on Linux with glibc only".to_owned());
        }
        let library = folder.join("faults.so");
        let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
        let output = Command::new(compiler)
            .args(["-O1", "-shared", "-fPIC", "-o"])
            .args([library.as_os_str(), SOURCE.as_ref()])
            .args(["-ldl", "-lpthread"])
            .output()
            .map_err(|error| format!("there is no C compiler here ({error})"))?;
        match output.status.success() {
            true => Ok(Shim { library }),
            false => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        }
    }

    /// Makes the disk below `folder` fail for the program that `command` starts. What it counts goes to
    /// the file `count`, beside which there is a place for what is deleted.
    pub fn disturb(&self, command: &mut Command, folder: &Path, count: &Path, fault: Fault) {
        let kept = count.with_extension("kept");
        // Where it cannot be made, deleting fails, and the round with it.
        let _ = std::fs::create_dir_all(&kept);
        command
            .env("LD_PRELOAD", &self.library)
            .env("FAULTS_FOLDER", folder)
            .env("FAULTS_COUNT", count)
            .env("FAULTS_KEEP", kept)
            .env("FAULTS_MODE", fault.mode.word())
            .env("FAULTS_AT", fault.at.to_string())
            .env("FAULTS_SEED", fault.seed.to_string());
        if fault.once {
            command.env("FAULTS_ONCE", "1");
        }
    }
}

/// What was counted.
pub fn counted(count: &Path) -> Option<Calls> {
    let text = std::fs::read_to_string(count).ok()?;
    let mut numbers = text.split_whitespace().filter_map(|word| word.parse().ok());
    Some(Calls {
        writes: numbers.next()?,
        reads: numbers.next()?,
        hit: numbers.next()?,
    })
}
