//! A disk that fails, fills up or loses its power: at every so many calls of a handful of commands. The
//! database is sound and as before or as after, and the program says what to do. `examples/faults` does
//! the same at many more calls, with every command.

#[allow(dead_code, reason = "the harness asks for more of it")]
mod shim;

use std::path::Path;
use std::process::{Command, Output};

use shim::{Calls, Fault, Mode, STOPPED, Shim, counted};
use tempfile::TempDir;

const REPORTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/2012-orvania.html");
const ANOTHER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/sample/2014-orvania.txt");

/// So many calls of each command are met by each kind of fault.
const EACH: u64 = 2;

/// A folder with a database of one report, and the compiled disk.
struct Bench {
    shim: Shim,
    folder: TempDir,
}

impl Bench {
    /// `None` where no disk can be made to fail; then it is said.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let shim = match Shim::compiled(folder.path()) {
            Ok(shim) => shim,
            Err(why) => {
                eprintln!("skipped: {why}");
                return None;
            }
        };
        let bench = Bench { shim, folder };
        let begins = bench.folder.path().join("begins.db");
        assert!(bench.plain(&begins, &["add", REPORTS]).status.success());
        Some(bench)
    }

    fn command(&self, database: &Path, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unmet"));
        command
            .arg("--db")
            .arg(database)
            .args(words)
            .current_dir(database.parent().unwrap())
            .env_remove("UNMET_WAIT")
            .env("UNMET_BY", "Ana");
        command
    }

    fn plain(&self, database: &Path, words: &[&str]) -> Output {
        self.command(database, words).output().unwrap()
    }

    /// A folder of its own with the database to begin with.
    fn place(&self) -> TempDir {
        let place = tempfile::tempdir_in(self.folder.path()).unwrap();
        std::fs::copy(
            self.folder.path().join("begins.db"),
            place.path().join("unmet.db"),
        )
        .unwrap();
        place
    }

    fn run(&self, place: &Path, words: &[&str], fault: Fault) -> (Output, Calls) {
        let mut command = self.command(&place.join("unmet.db"), words);
        let count = self.folder.path().join("count");
        self.shim.disturb(&mut command, place, &count, fault);
        let output = command.env("TMPDIR", place).output().unwrap();
        (output, counted(&count).unwrap_or_default())
    }

    fn is_sound(&self, place: &Path, when: &str) {
        let check = self.plain(&place.join("unmet.db"), &["check"]);
        assert!(check.status.success(), "{when}: {}", words_of(&check));
    }

    fn export(&self, place: &Path, when: &str) -> Vec<u8> {
        let database = place.join("unmet.db");
        let export = self.plain(&database, &["export", "--table", "asks"]);
        assert!(export.status.success(), "{when}: {}", words_of(&export));
        export.stdout
    }
}

fn words_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// What holds of a command that changes the database, whatever fails under it.
fn survives(words: &[&str], modes: &[Mode]) {
    let Some(bench) = Bench::new() else {
        return;
    };
    let before = bench.export(bench.place().path(), "before");
    let undisturbed = bench.place();
    let (_, calls) = bench.run(undisturbed.path(), words, Fault::none());
    let after = bench.export(undisturbed.path(), "undisturbed");
    assert_ne!(before, after);
    for &mode in modes {
        let last = calls.of(mode);
        assert!(last > EACH, "{} calls are counted", mode.word());
        for part in 1..=EACH {
            let fault = Fault::from(mode, last * part / (EACH + 1));
            let place = bench.place();
            let (output, met) = bench.run(place.path(), words, fault);
            let told = words_of(&output);
            let when = format!("{words:?}, {fault}: {told}");
            assert!(met.hit > 0, "it met no fault: {when}");
            match output.status.code() {
                Some(0) => {}
                Some(STOPPED) if mode.ends() => {}
                Some(1) => says_what_to_do(&told, &when),
                _ => panic!("{when}"),
            }
            bench.is_sound(place.path(), &when);
            let found = bench.export(place.path(), &when);
            assert!(found == before || found == after, "{when}");
            if output.status.success() {
                assert!(found == after, "it said that it was done: {when}");
            }
            if found == after {
                continue;
            }
            let again = bench.plain(&place.path().join("unmet.db"), words);
            assert!(
                again.status.success(),
                "{when}, again: {}",
                words_of(&again)
            );
            assert!(bench.export(place.path(), &when) == after, "{when}");
        }
    }
}

fn says_what_to_do(told: &str, when: &str) {
    assert!(told.contains("unmet: "), "{when}");
    assert!(told.contains("again"), "{when}");
    assert!(!told.contains("os error"), "{when}");
}

#[test]
fn adding_survives_a_failing_disk() {
    let modes = [Mode::Short, Mode::Broken, Mode::Unread];
    survives(&["add", ANOTHER], &modes);
}

#[test]
fn adding_survives_a_power_cut() {
    survives(&["add", ANOTHER], &[Mode::Torn, Mode::Power]);
}

#[test]
fn a_decision_survives_a_failing_disk_and_a_power_cut() {
    let modes = [Mode::Full, Mode::Power];
    survives(&["mark", "ORVANIA-2012-1", "met"], &modes);
}

/// What holds of a command that makes a file, whatever fails under it.
fn whole_or_absent(words: &[&str], made: &str) {
    let Some(bench) = Bench::new() else {
        return;
    };
    let undisturbed = bench.place();
    let (_, calls) = bench.run(undisturbed.path(), words, Fault::none());
    let whole = std::fs::metadata(undisturbed.path().join(made)).unwrap();
    for mode in [Mode::Full, Mode::Broken, Mode::Names] {
        for part in 1..=EACH {
            let at = (calls.of(mode) * part / (EACH + 1)).max(1);
            let fault = Fault::from(mode, at);
            let place = bench.place();
            let (output, _) = bench.run(place.path(), words, fault);
            let told = words_of(&output);
            let when = format!("{words:?}, {fault}: {told}");
            let is = std::fs::metadata(place.path().join(made)).ok();
            match output.status.code() {
                Some(0) => assert!(is.is_some(), "{when}"),
                Some(STOPPED) if mode.ends() => {}
                Some(1) => says_what_to_do(&told, &when),
                _ => panic!("{when}"),
            }
            if let Some(is) = is {
                assert_eq!(is.len(), whole.len(), "{when}");
            }
        }
    }
}

#[test]
fn a_backup_is_whole_or_not_there_whatever_the_disk_does() {
    whole_or_absent(&["backup", "copy.db"], "copy.db");
}

#[test]
fn a_workbook_is_whole_or_not_there_whatever_the_disk_does() {
    whole_or_absent(&["export", "-o", "all.xlsx"], "all.xlsx");
}

/// Nobody can write more into it than nothing.
#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_no_success_and_no_panic() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("unmet.db");
    let full = || {
        std::fs::OpenOptions::new()
            .write(true)
            .open("/dev/full")
            .unwrap()
    };
    let command = |words: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_unmet"));
        command.arg("--db").arg(&database).args(words);
        command
    };
    let missing = folder.path().join("missing.txt");
    let missing = missing.to_str().unwrap();
    let added = command(&["add", REPORTS, missing]).stderr(full()).output();
    assert_eq!(added.unwrap().status.code(), Some(1));
    for words in [&["list"][..], &["export"], &["export", "--format", "xlsx"]] {
        let output = command(words).stdout(full()).output().unwrap();
        let told = words_of(&output);
        assert_eq!(output.status.code(), Some(1), "{words:?}: {told}");
        assert!(told.contains("standard output: the disk is full"), "{told}");
    }
}
