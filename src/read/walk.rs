//! Paths to files: what the user named, and what stands in the folders among it.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::binary::unreadable_by_extension;
use super::companion;
use super::format::extension;
use super::glance::{HEAD, why_left_out};
use super::pack::begins_like_a_pack;
use super::source::refuse_large;
use super::web::{is_address, is_bare_address, scheme};
use super::{HandedIn, Limits, Place, ReadError};

/// What stands at the paths that the user named.
#[derive(Debug)]
pub enum Found {
    /// Something that the user named, to [`open`](super::open).
    Place(Place),
    /// A file of a walked folder, to open: it may turn out to hold no report.
    InFolder {
        /// The file.
        place: Place,
        /// The folder that the user named.
        folder: PathBuf,
    },
    /// What in a walked folder is no report; its user did not ask for it by name.
    Skipped {
        /// The file, or a folder of files that belong together.
        path: PathBuf,
        /// Why, as the rest of a sentence that begins with the path.
        why: String,
        /// How many files it is.
        files: usize,
    },
    /// Something asked for that cannot be read.
    Problem(ReadError),
}

/// What stands at `paths`, in their order and that of the names in their folders.
///
/// `-` is standard input. Folders are walked; in them hidden files and databases are passed over in
/// silence, links are not followed, and files of other kinds are [`Found::Skipped`]. A file that is
/// reached twice is found once, as named if it was named.
pub fn find(paths: &[PathBuf], limits: &Limits) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            found.push(Found::Place(Place::StandardInput));
        } else if let Some(address) = path.to_str().filter(|given| is_address(given)) {
            found.push(Found::Place(Place::Web(vec![address.to_owned()])));
        } else {
            match fs::metadata(path) {
                Ok(about) if about.is_dir() => walk(path, limits, &mut found),
                Ok(_) => found.push(named(path)),
                Err(error) => found.push(Found::Problem(not_there(path, error))),
            }
        }
    }
    each_once(found)
}

fn each_once(found: Vec<Found>) -> Vec<Found> {
    let named: HashSet<_> = (found.iter())
        .filter_map(|found| match found {
            Found::Place(place) => Some(identity(place)),
            _ => None,
        })
        .collect();
    let mut seen = HashSet::new();
    (found.into_iter())
        .map(|found| match found {
            Found::InFolder { place, .. } if named.contains(&identity(&place)) => {
                Found::Place(place)
            }
            other => other,
        })
        .filter(|found| match found {
            Found::Place(place) | Found::InFolder { place, .. } => seen.insert(identity(place)),
            _ => true,
        })
        .collect()
}

fn named(path: &Path) -> Found {
    unless_unreadable(path, Place::File(path.to_owned()))
}

/// What is found where a file was handed in.
pub fn handed_in(file: &HandedIn) -> Found {
    unless_unreadable(Path::new(&file.name), Place::HandedIn(file.clone()))
}

fn unless_unreadable(called: &Path, place: Place) -> Found {
    match unreadable_by_extension(&extension(called)) {
        Some(what) => Found::Problem(ReadError::NoText {
            origin: place.origin(),
            what,
        }),
        None => Found::Place(place),
    }
}

fn walk(folder: &Path, limits: &Limits, found: &mut Vec<Found>) {
    let before = found.len();
    let mut entries = WalkDir::new(folder).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        match entry {
            Ok(entry) if entry.depth() > 0 && is_passed_over(&entry) => {
                if entry.file_type().is_dir() {
                    entries.skip_current_dir();
                }
            }
            Ok(entry) if entry.file_type().is_dir() => {
                if let Some(page) = page_beside(&entry) {
                    entries.skip_current_dir();
                    let path = entry.into_path();
                    let files = files_in(&path);
                    let why = companion::why_left_out(files, &page);
                    found.push(Found::Skipped { path, why, files });
                }
            }
            Ok(entry) => found.push(in_folder(&entry, folder, limits)),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                found.push(Found::Problem(refused(&path, error.into()).since_found()));
            }
        }
    }
    let nothing = found[before..]
        .iter()
        .all(|found| matches!(found, Found::Skipped { .. }));
    if nothing {
        let origin = folder.display().to_string();
        found.push(Found::Problem(ReadError::EmptyFolder { origin }));
    }
}

/// Hidden files and folders, and databases.
fn is_passed_over(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    name.starts_with('.') || is_database(&name)
}

/// Whether a file of this name is a database: our own, or what SQLite keeps beside one.
pub(super) fn is_database(name: &str) -> bool {
    [".db", ".db-wal", ".db-shm", ".db-journal"]
        .iter()
        .any(|end| name.to_lowercase().ends_with(end))
}

/// The page that a browser saved this folder beside, if it is such a folder and the page is there.
fn page_beside(folder: &DirEntry) -> Option<String> {
    let name = folder.file_name().to_str()?;
    let pages = (folder.depth() > 0).then(|| companion::pages_of(name))?;
    pages
        .into_iter()
        .find(|page| folder.path().with_file_name(page).is_file())
}

fn files_in(folder: &Path) -> usize {
    let entries = WalkDir::new(folder).into_iter().flatten();
    entries.filter(|entry| !entry.file_type().is_dir()).count()
}

fn in_folder(entry: &DirEntry, folder: &Path, limits: &Limits) -> Found {
    let path = entry.path();
    let skipped = |why: String| Found::Skipped {
        path: path.to_owned(),
        why,
        files: 1,
    };
    let may_hold_a_report = || Found::InFolder {
        place: Place::File(path.to_owned()),
        folder: folder.to_owned(),
    };
    if entry.file_type().is_symlink() {
        return skipped("is a link, which is not followed; name it itself to read it".to_owned());
    }
    if !entry.file_type().is_file() {
        return skipped("is no ordinary file".to_owned());
    }
    match look_into(path, limits) {
        Err(error) => Found::Problem(error.since_found()),
        Ok(head) if begins_like_a_pack(&head) => may_hold_a_report(),
        Ok(head) => match why_left_out(&path.to_string_lossy(), &head) {
            Some(why) => skipped(why),
            None => may_hold_a_report(),
        },
    }
}

/// A file's first bytes: enough to know whether it is a text.
fn look_into(path: &Path, limits: &Limits) -> Result<Vec<u8>, ReadError> {
    let mut head = Vec::new();
    let mut look = || -> io::Result<u64> {
        let file = File::open(path)?;
        let bytes = file.metadata()?.len();
        file.take(HEAD).read_to_end(&mut head)?;
        Ok(bytes)
    };
    let bytes = look().map_err(|error| refused(path, error))?;
    if !begins_like_a_pack(&head) {
        refuse_large(&path.display().to_string(), bytes, limits)?;
    }
    Ok(head)
}

/// What a user named and what is not there: perhaps the address of a page.
fn not_there(path: &Path, error: io::Error) -> ReadError {
    let given = path.display().to_string();
    if scheme(&given).is_some_and(|scheme| scheme != "file") {
        return ReadError::OtherScheme { origin: given };
    }
    match error.kind() {
        io::ErrorKind::NotFound if is_bare_address(&given) => ReadError::NoScheme { origin: given },
        _ => refused(path, error),
    }
}

fn refused(path: &Path, error: io::Error) -> ReadError {
    ReadError::from_io(path.display().to_string(), error)
}

fn identity(place: &Place) -> Option<PathBuf> {
    match place {
        Place::StandardInput => None,
        Place::Web(addresses) => addresses.first().map(PathBuf::from),
        Place::File(path) | Place::HandedIn(HandedIn { path, .. }) => {
            Some(path.canonicalize().unwrap_or_else(|_| path.clone()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Folder(tempfile::TempDir);

    impl Folder {
        fn with(files: &[(&str, &[u8])]) -> Folder {
            let folder = tempfile::tempdir().unwrap();
            for (name, bytes) in files {
                let path = folder.path().join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, bytes).unwrap();
            }
            Folder(folder)
        }

        fn path(&self, name: &str) -> PathBuf {
            self.0.path().join(name)
        }

        /// What is found, a line each, without the folder's own name.
        fn find(&self, names: &[&str]) -> Vec<String> {
            let paths: Vec<PathBuf> = names.iter().map(|name| self.path(name)).collect();
            find(&paths, &Limits::default())
                .iter()
                .map(|found| match found {
                    Found::Place(place) | Found::InFolder { place, .. } => {
                        format!("read {}", place.origin())
                    }
                    Found::Skipped { path, why, .. } => format!("skip {} {why}", path.display()),
                    Found::Problem(error) => format!("problem {error}"),
                })
                .map(|line| line.replace(&format!("{}/", self.0.path().display()), ""))
                .collect()
        }
    }

    const WORDS: &[u8] = b"The government opened a shelter.";

    #[test]
    fn a_folder_is_walked_in_the_order_of_names() {
        let folder = Folder::with(&[("b.txt", WORDS), ("a/z.html", WORDS), ("a/b.txt", WORDS)]);
        let found = folder.find(&[""]);
        assert_eq!(found, ["read a/b.txt", "read a/z.html", "read b.txt"]);
    }

    #[test]
    fn hidden_files_and_databases_are_passed_over() {
        let folder = Folder::with(&[
            (".git/config.txt", WORDS),
            (".hidden.txt", WORDS),
            ("unmet.db", b"SQLite format 3\0"),
            ("unmet.db-wal", b"x"),
            ("a.txt", WORDS),
        ]);
        assert_eq!(folder.find(&[""]), ["read a.txt"]);
    }

    #[test]
    fn other_kinds_are_skipped_in_a_folder_with_the_reason() {
        let folder = Folder::with(&[
            ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"),
            ("b.txt", b"%PDF-1.7"),
            ("c.css", b"p { color: red }"),
            ("d.dat", WORDS),
            ("e.txt", b""),
            ("f.txt", WORDS),
        ]);
        let found = folder.find(&[""]);
        assert!(
            found[0].starts_with("skip a.png looks like an image"),
            "{found:?}"
        );
        assert_eq!(found[1], "read b.txt");
        assert!(
            found[2].starts_with("skip c.css looks like a program"),
            "{found:?}"
        );
        assert!(found[3].starts_with("skip d.dat ends in .dat"), "{found:?}");
        assert!(found[4].starts_with("skip e.txt is empty"), "{found:?}");
        assert_eq!(found[5], "read f.txt");
    }

    #[test]
    fn a_missing_path_is_a_problem_and_the_others_go_on() {
        let folder = Folder::with(&[("a.txt", WORDS)]);
        assert_eq!(
            folder.find(&["nowhere.txt", "a.txt"]),
            [
                "problem nowhere.txt does not exist; check the path",
                "read a.txt"
            ]
        );
    }

    #[test]
    fn a_program_named_on_the_command_line_is_a_problem() {
        let folder = Folder::with(&[("c.css", b"p { color: red }")]);
        assert!(folder.find(&["c.css"])[0].starts_with("problem c.css looks like a program"));
    }

    #[test]
    fn a_file_named_twice_is_found_once() {
        let folder = Folder::with(&[("a.txt", WORDS)]);
        assert_eq!(folder.find(&["", "a.txt"]), ["read a.txt"]);
    }

    #[test]
    fn a_folder_without_reports_is_a_problem() {
        let folder = Folder::with(&[("c.css", b"p { color: red }")]);
        let found = folder.find(&[""]);
        assert!(
            found[1].contains("holds no file with a report"),
            "{found:?}"
        );
    }

    #[test]
    fn a_sparse_giant_in_a_folder_is_a_problem_before_it_is_read() {
        let folder = Folder::with(&[("a.txt", WORDS)]);
        let giant = File::create(folder.path("giant.txt")).unwrap();
        giant.set_len(2 << 30).unwrap();
        let found = folder.find(&[""]);
        assert!(
            found[1].starts_with("problem giant.txt is 2.0 GiB large"),
            "{found:?}"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed_and_a_loop_ends() {
        let folder = Folder::with(&[("a/b.txt", WORDS)]);
        std::os::unix::fs::symlink(folder.path("a"), folder.path("a/loop")).unwrap();
        let found = folder.find(&[""]);
        assert_eq!(found[0], "read a/b.txt");
        assert!(found[1].starts_with("skip a/loop is a link"), "{found:?}");
    }

    #[test]
    fn a_dash_is_standard_input() {
        let found = find(
            &[PathBuf::from("-"), PathBuf::from("-")],
            &Limits::default(),
        );
        assert!(matches!(found[..], [Found::Place(Place::StandardInput)]));
    }
}
