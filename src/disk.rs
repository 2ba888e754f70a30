//! What the disk says when something cannot be read or written, in words that tell what to do.

use std::error::Error;
use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// What went wrong and what to do, to stand behind a colon: `all.json cannot be written: …`.
pub fn in_words(error: &io::Error) -> String {
    let temporary = error
        .get_ref()
        .is_some_and(|inner| inner.is::<OfTemporaryFiles>());
    if temporary {
        return in_temporary_folder(error);
    }
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            "the disk is full; make room and give the command again".to_owned()
        }
        ErrorKind::FileTooLarge => {
            "the file is larger than the disk allows; write it to another one".to_owned()
        }
        ErrorKind::ReadOnlyFilesystem => {
            "nothing may be written on that disk; write it elsewhere".to_owned()
        }
        ErrorKind::PermissionDenied => {
            "you may not write there; check the permissions of the file and its folder, or write it elsewhere"
                .to_owned()
        }
        ErrorKind::NotFound => "its folder does not exist; make the folder first".to_owned(),
        ErrorKind::NotADirectory => {
            "part of its path is a file, not a folder; check the path".to_owned()
        }
        _ => format!(
            "the system says \"{}\"; see to the disk and give the command again, or write it elsewhere",
            plain(error)
        ),
    }
}

fn in_temporary_folder(error: &io::Error) -> String {
    let folder = std::env::temp_dir();
    let folder = folder.display();
    let what = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            return format!(
                "the disk of {folder}, where temporary files are kept, is full; make room there, or name \
                 another folder by TMPDIR, and give the command again"
            );
        }
        ErrorKind::NotFound => "it does not exist".to_owned(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            "nothing may be written there".to_owned()
        }
        _ => format!("the system says \"{}\"", plain(error)),
    };
    format!(
        "temporary files cannot be kept in {folder} ({what}); see to it, or name another folder by \
         TMPDIR, and give the command again"
    )
}

/// Why a file cannot be read and what to do, to stand behind a colon: `peru.txt cannot be read: …`.
pub fn unread(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "it does not exist; check the path".to_owned(),
        ErrorKind::PermissionDenied => {
            "you are not allowed to; change its permissions or copy it elsewhere".to_owned()
        }
        ErrorKind::IsADirectory => {
            "it is a folder where a file was expected; name the file that is meant".to_owned()
        }
        ErrorKind::NotADirectory => {
            "part of its path is a file, not a folder; check the path".to_owned()
        }
        ErrorKind::InvalidInput => "no file can have that name; check how it is written".to_owned(),
        ErrorKind::InvalidData => {
            "it is no text in UTF-8; save it as such, or name the file that is meant".to_owned()
        }
        ErrorKind::TimedOut => "the disk or network did not answer; try again".to_owned(),
        _ if is_a_loop_of_links(error) => {
            "it is a link that leads back to itself; name the file that is meant".to_owned()
        }
        _ => format!(
            "the system says \"{}\"; try again or copy it elsewhere",
            plain(error)
        ),
    }
}

/// `ErrorKind::FilesystemLoop` cannot be named in stable Rust yet, but it prints so.
fn is_a_loop_of_links(error: &io::Error) -> bool {
    format!("{:?}", error.kind()) == "FilesystemLoop"
}

/// What the system says, without its number and without the names of files that nobody asked for.
pub fn plain(error: &io::Error) -> String {
    let told = error.to_string();
    let (told, _) = told.split_once(" at path ").unwrap_or((&told, ""));
    let (told, _) = told.split_once(" (os error ").unwrap_or((told, ""));
    told.to_owned()
}

/// The same error, known as one of the files in which an answer waits until it is whole.
pub(crate) fn temporary(error: io::Error) -> io::Error {
    io::Error::new(error.kind(), OfTemporaryFiles(error))
}

#[derive(Debug)]
struct OfTemporaryFiles(io::Error);

impl fmt::Display for OfTemporaryFiles {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Error for OfTemporaryFiles {}

/// An error that says the same.
pub fn same(error: &io::Error) -> io::Error {
    let inner = error.get_ref();
    match inner.and_then(|inner| inner.downcast_ref::<OfTemporaryFiles>()) {
        Some(OfTemporaryFiles(inner)) => temporary(same(inner)),
        None => match error.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code),
            None => io::Error::new(error.kind(), error.to_string()),
        },
    }
}

/// More than the last piece of a disk that is called full.
const TRIED: usize = 64 << 10;

/// Whether a file can be written in the folder of `path` now; it is gone again at once.
pub(crate) fn try_writing_beside(path: &Path) -> io::Result<()> {
    let mut tried = tempfile::Builder::new().tempfile_in(folder_of(path))?;
    tried.write_all(&vec![0; TRIED])?;
    tried.as_file().sync_all()
}

/// Whether the file can be read from its beginning to its end.
pub(crate) fn try_reading(path: &Path) -> io::Result<()> {
    let mut file = File::open(path)?;
    let mut piece = vec![0; TRIED];
    while file.read(&mut piece)? > 0 {}
    Ok(())
}

/// Sees to it that a name which a file was just given outlasts a power cut.
pub fn keep_name(path: &Path) {
    // Where a folder cannot be synced, its names are kept some other way or not at all; the file is whole.
    if cfg!(unix)
        && let Ok(folder) = File::open(folder_of(path))
    {
        let _ = folder.sync_all();
    }
}

pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_with_what_to_do() {
        let full = io::Error::from(ErrorKind::StorageFull);
        assert_eq!(
            in_words(&full),
            "the disk is full; make room and give the command again"
        );
        assert!(in_words(&temporary(full)).contains("TMPDIR"));
    }

    #[test]
    fn whatever_fails_is_told_with_what_to_do() {
        for (kind, writing) in [
            (ErrorKind::QuotaExceeded, "make room"),
            (ErrorKind::FileTooLarge, "write it to another one"),
            (ErrorKind::ReadOnlyFilesystem, "write it elsewhere"),
            (ErrorKind::PermissionDenied, "check the permissions"),
            (ErrorKind::NotFound, "make the folder first"),
            (ErrorKind::NotADirectory, "check the path"),
            (
                ErrorKind::Other,
                "see to the disk and give the command again",
            ),
        ] {
            let error = io::Error::from(kind);
            assert!(in_words(&error).contains(writing), "{kind}");
            let kept_apart = in_words(&same(&temporary(error)));
            assert!(kept_apart.contains("TMPDIR"), "{kind}: {kept_apart}");
        }
        for (kind, reading) in [
            (ErrorKind::NotFound, "check the path"),
            (ErrorKind::PermissionDenied, "change its permissions"),
            (ErrorKind::IsADirectory, "name the file that is meant"),
            (ErrorKind::NotADirectory, "check the path"),
            (ErrorKind::InvalidInput, "check how it is written"),
            (ErrorKind::InvalidData, "save it as such"),
            (ErrorKind::TimedOut, "try again"),
            (ErrorKind::Other, "try again or copy it elsewhere"),
        ] {
            let told = unread(&io::Error::from(kind));
            assert!(told.contains(reading), "{kind}: {told}");
        }
    }

    #[test]
    fn neither_numbers_nor_names_nobody_knows_are_told() {
        let failed = io::Error::other("Input/output error (os error 5) at path \"./.unmet-x\"");
        assert_eq!(plain(&failed), "Input/output error");
    }
}
