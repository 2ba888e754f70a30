//! An answer of many files: a folder that is there whole or not at all.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tempfile::TempDir;

use super::Output;

/// A folder that waits beside the place it will take. It is gone when it is dropped.
pub struct NewFolder {
    waiting: TempDir,
    place: PathBuf,
    named: PathBuf,
}

impl NewFolder {
    /// An empty folder for the place `named`, where nothing may be but an empty folder.
    pub fn at(named: &Path) -> anyhow::Result<Self> {
        let place = fs::canonicalize(named).unwrap_or_else(|_| named.to_owned());
        if place.is_file() {
            bail!(
                "{} is a file, and a folder is to be written; name another",
                named.display()
            );
        }
        let mut inside = fs::read_dir(&place).into_iter().flatten();
        if inside.next().is_some() {
            bail!(
                "{} is not empty: files of another time would stand among the new ones; name a new \
                 folder, or take this one away first",
                named.display()
            );
        }
        let waiting = beside(&place).with_context(|| cannot(named))?;
        Ok(NewFolder {
            waiting,
            place,
            named: named.to_owned(),
        })
    }

    /// A new file in it, of that path within it.
    pub fn file(&self, path: &Path) -> io::Result<File> {
        let path = self.waiting.path().join(path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        File::create_new(path)
    }

    /// Why something in it could not be written, for whoever named its place.
    pub fn cannot(&self) -> String {
        cannot(&self.named)
    }

    /// Takes its place.
    pub fn take_place(self, out: &mut Output) -> anyhow::Result<()> {
        let take = || {
            match fs::remove_dir(&self.place) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            fs::rename(self.waiting.path(), &self.place)
        };
        take().with_context(|| cannot(&self.named))?;
        out.remark(format_args!("wrote {}", self.named.display()));
        Ok(())
    }
}

fn cannot(named: &Path) -> String {
    format!("{} cannot be written", named.display())
}

/// A new folder beside `place`, with the rights that any new folder would have and a name that says
/// that it is a part.
fn beside(place: &Path) -> io::Result<TempDir> {
    let folder = match place.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!("{name}.");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    // What went wrong is told without the name of the folder that waits, which nobody has heard of.
    (builder.tempdir_in(folder)).map_err(|error| io::Error::from(error.kind()))
}
