//! Opening a database: making it, telling ours from others', bringing an older one up to date.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::steps::{SCHEMA, STEPS, Step, newest};
use super::{Result, Store, StoreError};

/// `UNMT`: by this the file is known as ours, to us and to `file(1)`.
pub(super) const APPLICATION: i64 = 0x554E_4D54;

/// How long we wait for another process by default: longer than adding a large source takes.
pub const PATIENCE: Duration = Duration::from_secs(10);

impl Store {
    /// Opens the database at `path`, or makes it. Waits ten seconds for other processes.
    ///
    /// # Errors
    /// When the file is not ours, is newer than this program, or cannot be opened: see [`StoreError`].
    pub fn open(path: &Path) -> Result<Self> {
        Self::open_waiting(path, PATIENCE)
    }

    /// The same, waiting at most that long for another process, now and in every later call.
    ///
    /// # Errors
    /// Those of [`Store::open`].
    pub fn open_waiting(path: &Path, patience: Duration) -> Result<Self> {
        Self::is_there(path)?;
        connect(path, path, OpenFlags::SQLITE_OPEN_CREATE, patience)
    }

    /// Whether there is a database at `path`; where there is none, one can be made.
    ///
    /// # Errors
    /// When something else is there, or the folder is not.
    pub fn is_there(path: &Path) -> Result<bool> {
        let head = known_by_its_head(path)?;
        let folder = path
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty());
        if folder.is_some_and(|folder| !folder.is_dir()) {
            return Err(StoreError::NoFolder { path: path.into() });
        }
        Ok(matches!(head, Head::Ours))
    }

    /// Opens the database at `path`, which must exist.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when it does not, and all those of [`Store::open`].
    pub fn open_existing(path: &Path) -> Result<Self> {
        Self::open_existing_waiting(path, PATIENCE)
    }

    /// The same, waiting at most that long for another process, now and in every later call.
    ///
    /// # Errors
    /// Those of [`Store::open_existing`].
    pub fn open_existing_waiting(path: &Path, patience: Duration) -> Result<Self> {
        match known_by_its_head(path)? {
            Head::Nothing => Err(StoreError::Missing { path: path.into() }),
            Head::Ours => connect(path, path, OpenFlags::empty(), patience),
        }
    }
}

pub(super) enum Head {
    Nothing,
    Ours,
}

/// Looks at the first bytes only, so that a file which is not ours stays untouched to the last byte:
/// opening it in SQLite may already recover or checkpoint it.
pub(super) fn known_by_its_head(path: &Path) -> Result<Head> {
    let mut head = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut head),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Head::Nothing),
        Err(error) => Err(error),
    }
    .map_err(|error| StoreError::of_looking(path, &error))?;
    if head.is_empty() {
        return Ok(Head::Nothing);
    }
    if left_half_made(path) {
        return Ok(Head::Ours);
    }
    if head.len() < 100 || !head.starts_with(b"SQLite format 3\0") {
        return Err(StoreError::NotADatabase { path: path.into() });
    }
    // Bytes 68 to 71 of a SQLite file are its application id: https://sqlite.org/fileformat.html
    let application = [head[68], head[69], head[70], head[71]];
    if i64::from(i32::from_be_bytes(application)) == APPLICATION {
        Ok(Head::Ours)
    } else {
        Err(StoreError::AnotherProgram { path: path.into() })
    }
}

/// Whether a process died while it wrote the file's first pages: SQLite rolls that back by the
/// journal beside it, and until then the head says nothing. It is looked at again afterwards.
fn left_half_made(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    std::fs::metadata(journal).is_ok_and(|journal| journal.len() > 0)
}

/// Opens the file at `path`, with whatever goes wrong told of `named`: the database for which it waits,
/// where nobody knows the file itself.
pub(super) fn connect(
    path: &Path,
    named: &Path,
    flags: OpenFlags,
    patience: Duration,
) -> Result<Store> {
    let flags = flags | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = || -> rusqlite::Result<Connection> {
        let connection = Connection::open_with_flags(path, flags)?;
        settle(&connection, patience)?;
        Ok(connection)
    };
    let mut connection = open().map_err(|error| StoreError::of(named, error))?;
    bring_up_to_date(&mut connection, named, STEPS)?;
    share(&connection);
    Ok(Store {
        connection,
        path: named.into(),
        given_out: Default::default(),
    })
}

pub(super) fn settle(connection: &Connection, patience: Duration) -> rusqlite::Result<()> {
    connection.busy_timeout(patience)?;
    connection.set_prepared_statement_cache_capacity(64);
    // Else SQLite plans a statement anew for every country that it is asked about, in the hope of a better plan:
    // https://sqlite.org/queryplanner-ng.html#qpstab
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // In WAL mode NORMAL never leaves a damaged file; a power cut may only undo the last moments.
    // That is good for reports, which can be read again. `decide` is stricter: a person's word cannot.
    connection.pragma_update(None, "synchronous", "NORMAL")?;
    // What SQLite sorts is small; on a disk of its own, full or failing, it could stop the work.
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // 16 MiB: a large source's dirty pages need not be written twice.
    connection.pragma_update(None, "cache_size", -16 * 1024)
}

/// Lets others read while one writes. The mode is kept in the file; where another process is at the
/// database this very moment, or the file system cannot do it, the mode of before is safe as well.
fn share(connection: &Connection) {
    let _ = connection.pragma_update(None, "journal_mode", "WAL");
}

pub(super) fn bring_up_to_date(
    connection: &mut Connection,
    path: &Path,
    steps: &[Step],
) -> Result<()> {
    let sentence = |error| StoreError::of(path, error);
    if state(connection).map_err(sentence)? == State::At(newest(steps)) {
        return Ok(());
    }
    // Rebuilding a table must not cascade into those that refer to it. Checked before the commit.
    connection
        .pragma_update(None, "foreign_keys", false)
        .map_err(sentence)?;
    let transaction = connection
        .transaction_with_behavior(TransactionBehavior::Immediate)
        .map_err(sentence)?;
    // Asked again, because another process may have done it while we waited for our turn.
    match state(&transaction).map_err(sentence)? {
        State::Empty => transaction.execute_batch(SCHEMA).map_err(sentence)?,
        State::Foreign => return Err(StoreError::AnotherProgram { path: path.into() }),
        State::At(found) if found > newest(steps) => {
            return Err(StoreError::Newer {
                path: path.into(),
                found,
                known: newest(steps),
            });
        }
        State::At(found) => {
            for step in steps.iter().filter(|step| step.to > found) {
                transaction.execute_batch(step.sql).map_err(sentence)?;
            }
        }
    }
    let broken = number(&transaction, newest(steps)).map_err(sentence)?;
    if let Some(tables) = broken {
        return Err(StoreError::Damaged {
            path: path.into(),
            reason: format!("rows of {tables} refer to rows that are not there"),
        });
    }
    transaction.commit().map_err(sentence)?;
    connection
        .pragma_update(None, "foreign_keys", true)
        .map_err(sentence)
}

/// Marks the database as ours with that schema, and gives the tables whose references are broken.
fn number(connection: &Connection, schema: i64) -> rusqlite::Result<Option<String>> {
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", schema)?;
    connection.query_row(
        "SELECT group_concat(DISTINCT \"table\") FROM pragma_foreign_key_check",
        [],
        |row| row.get(0),
    )
}

#[derive(Debug, PartialEq)]
pub(super) enum State {
    Empty,
    Foreign,
    At(i64),
}

pub(super) fn state(connection: &Connection) -> rusqlite::Result<State> {
    let number = |pragma| connection.pragma_query_value(None, pragma, |row| row.get::<_, i64>(0));
    let tables: i64 =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    Ok(match (number("application_id")?, tables) {
        (0, 0) => State::Empty,
        (APPLICATION, _) => State::At(number("user_version")?),
        _ => State::Foreign,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATER: &[Step] = &[
        Step {
            to: 10,
            sql: "ALTER TABLE reports ADD COLUMN language TEXT",
        },
        Step {
            to: 11,
            sql: "CREATE INDEX reports_by_language ON reports (language)",
        },
    ];

    fn opened() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        bring_up_to_date(&mut connection, "memory".as_ref(), STEPS).unwrap();
        connection
    }

    #[test]
    fn an_older_database_goes_through_every_later_step_once() {
        let mut connection = opened();
        for _ in 0..2 {
            bring_up_to_date(&mut connection, "memory".as_ref(), LATER).unwrap();
            assert_eq!(state(&connection).unwrap(), State::At(11));
        }
        connection.prepare("SELECT language FROM reports").unwrap();
    }

    #[test]
    fn decisions_of_before_hold_as_they_did_though_the_clock_had_gone_back() {
        let mut connection = Connection::open_in_memory().unwrap();
        let third = include_str!("../../tests/store/schemas/3.sql");
        connection.execute_batch(third).unwrap();
        number(&connection, 3).unwrap();
        connection
            .execute_batch(
                "INSERT INTO dossiers (series, country) VALUES ('TIP', 'PER'), ('TIP', 'ORV')",
            )
            .unwrap();
        let told = [
            ("PER", "10:00:00Z"),
            ("ORV", "08:00:00Z"),
            ("PER", "09:00:00Z"),
            ("PER", "10:00:00Z"),
            ("PER", "10:00:00.500Z"),
        ];
        for (country, time) in told {
            let ruling = r#"{"kind": "status", "wording": {"id": "X-2012-1", "text": ""}}"#;
            connection
                .execute(
                    "INSERT INTO decisions (said_at, said_by, series, country, ruling)
                     VALUES ('2024-06-24T' || ?1, 'Ana', 'TIP', ?2, ?3)",
                    [time, country, ruling],
                )
                .unwrap();
        }
        bring_up_to_date(&mut connection, "memory".as_ref(), STEPS).unwrap();
        let times: Vec<Option<String>> = connection
            .prepare("SELECT counts_from FROM decisions ORDER BY number")
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let times: Vec<&str> = times
            .iter()
            .map(|time| time.as_deref().unwrap_or(""))
            .collect();
        assert_eq!(
            times,
            [
                "",
                "",
                "2024-06-24T10:00:00.000000002Z",
                "2024-06-24T10:00:00.000000003Z",
                ""
            ]
        );
        connection
            .execute("UPDATE decisions SET said_by = 'Eve'", [])
            .unwrap_err();
    }

    #[test]
    fn a_step_that_fails_leaves_the_database_at_its_number() {
        let mut connection = opened();
        let wrong = [Step {
            to: 10,
            sql: "CREATE TABLE fine (a); CREATE TABLE wrong (",
        }];
        bring_up_to_date(&mut connection, "memory".as_ref(), &wrong).unwrap_err();
        assert_eq!(state(&connection).unwrap(), State::At(newest(STEPS)));
        connection.prepare("SELECT * FROM fine").unwrap_err();
    }

    #[test]
    fn a_newer_database_is_refused_with_a_sentence() {
        let mut connection = opened();
        connection.pragma_update(None, "user_version", 90).unwrap();
        let error = bring_up_to_date(&mut connection, "old.db".as_ref(), STEPS).unwrap_err();
        let sentence = error.to_string();
        assert!(
            sentence.contains("old.db was made by a newer unmet"),
            "{sentence}"
        );
    }
}
