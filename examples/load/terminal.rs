//! People at terminals, in the same database as the page.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread::Scope;
use std::time::Instant;

use crate::made_up::Shape;
use crate::tally::Tally;
use crate::{Failure, Known, LONG};

/// Where they work.
pub struct Terminals {
    program: PathBuf,
    database: PathBuf,
    folder: PathBuf,
}

impl Terminals {
    /// With the reports that they will add, in two wordings.
    pub fn at(program: &Path, database: &Path, folder: &Path) -> Result<Self, Failure> {
        // Of the reports that are there already: whatever ask was there before is there after.
        let two = Shape {
            countries: 2,
            ..LONG
        };
        let of_six_editions =
            |line: &String| (2011..=2016).any(|year| line.contains(&format!("\"year\":{year}")));
        let lines: String = two.lines().filter(of_six_editions).collect();
        std::fs::write(folder.join("added-0.jsonl"), &lines)?;
        let otherwise = lines.replace("victims", "persons");
        std::fs::write(folder.join("added-1.jsonl"), otherwise)?;
        Ok(Terminals {
            program: program.canonicalize()?,
            database: database.into(),
            folder: folder.into(),
        })
    }

    /// Two who mark, two who look, one who adds, one who takes decisions out and in, one who backs up;
    /// all at once until the time is over.
    pub fn work<'scope, 'env: 'scope>(
        &'env self,
        scope: &'scope Scope<'scope, 'env>,
        round: usize,
        known: &'env Known,
        until: Instant,
        tally: &'env Mutex<Tally>,
    ) {
        for number in 0..2 {
            scope.spawn(move || self.marks(&format!("{round}.{number}"), known, until, tally));
            scope.spawn(move || self.looks(number, known, until, tally));
        }
        scope.spawn(move || {
            for turn in 0.. {
                let file = format!("added-{}.jsonl", turn % 2);
                if !self.told("t add", &["add", "-q", &file], until, tally) {
                    break;
                }
            }
        });
        scope.spawn(move || {
            let file = format!("decisions-{round}.jsonl");
            loop {
                let _ = std::fs::remove_file(self.folder.join(&file));
                let out = ["decisions", "export", "-o", &file];
                let sheet = ["export", "--table", "asks", "-o", "asks.csv"];
                if !self.told("t export", &out, until, tally)
                    || !self.told("t import", &["decisions", "import", &file], until, tally)
                    || !self.told("t csv", &sheet, until, tally)
                {
                    break;
                }
            }
        });
        scope.spawn(move || {
            for turn in 0.. {
                let copy = format!("copy-{round}-{turn}.db");
                let elsewhere = format!("elsewhere-{round}-{turn}.db");
                let done = self.told("t backup", &["backup", &copy], until, tally)
                    && self.told(
                        "t restore",
                        &["--db", &elsewhere, "restore", &copy],
                        until,
                        tally,
                    );
                for file in [&copy, &elsewhere] {
                    for ending in ["", "-wal", "-shm"] {
                        let _ = std::fs::remove_file(self.folder.join(format!("{file}{ending}")));
                    }
                }
                if !done {
                    break;
                }
            }
        });
    }

    fn marks(&self, who: &str, known: &Known, until: Instant, tally: &Mutex<Tally>) {
        for turn in 0.. {
            let ask = &known.asks[(turn * 7919 + who.len()) % known.asks.len()];
            let status = ["met", "partial", "unmet"][turn % 3];
            let note = format!("terminal {who} decision {turn}");
            let by = format!("Terminal {who}");
            let command = ["mark", ask, status, "--note", &note, "--by", &by];
            if !self.told("t mark", &command, until, tally) {
                break;
            }
        }
    }

    fn looks(&self, number: usize, known: &Known, until: Instant, tally: &Mutex<Tally>) {
        for turn in number.. {
            let (_, code, year) = &known.countries[turn * 31 % known.countries.len()];
            let ask = &known.asks[turn * 17 % known.asks.len()];
            let year = year.to_string();
            let command: &[&str] = match turn % 5 {
                0 => &["list", "--country", code],
                1 => &["show", ask],
                2 => &["report", &year, "--country", code],
                3 => &["search", "shelter"],
                _ => &["overview", "--country", code],
            };
            if !self.told("t look", command, until, tally) {
                break;
            }
        }
    }

    /// Runs a command and counts it; whether there is time for another.
    fn told(
        &self,
        what: &'static str,
        command: &[&str],
        until: Instant,
        tally: &Mutex<Tally>,
    ) -> bool {
        let began = Instant::now();
        let ran = self.command(command).output();
        let took = began.elapsed().as_secs_f64() * 1000.0;
        let Ok(mut tally) = tally.lock() else {
            return false;
        };
        tally.took.entry(what).or_default().push(took);
        match ran {
            Ok(ran) if ran.status.success() => {
                if let ["mark", _, _, "--note", note, ..] = command {
                    tally.kept.push((*note).to_owned());
                }
            }
            Ok(ran) => {
                let said = String::from_utf8_lossy(&ran.stderr);
                tally.errors.push(format!("{command:?}: {}", said.trim()));
            }
            Err(error) => tally.errors.push(format!("{command:?}: {error}")),
        }
        Instant::now() < until
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command
            .current_dir(&self.folder)
            .env("UNMET_DB", &self.database)
            .env("UNMET_BY", "Terminal")
            .args(arguments);
        command
    }

    /// The database is sound after all that.
    pub fn end(&self) -> Result<(), Failure> {
        let ran = self.command(&["check"]).output()?;
        print!(
            "{}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
        match ran.status.success() {
            true => Ok(()),
            false => Err("the database is not sound".into()),
        }
    }
}
