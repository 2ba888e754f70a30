//! Answers that go into a file: whole or not at all.

use std::fs;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf, is_separator};

use anyhow::{Context, bail};
use clap::Args;
use unmet::disk::keep_name;

use super::Output;
use super::folder::NewFolder;
use super::output::{in_words, of_disk};

/// Where the answer goes.
#[derive(Debug, Args)]
pub struct Destination {
    /// Write into FILE instead of to standard output; an existing file is replaced as a whole.
    /// Without --format, the file's ending names the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Destination {
    /// The ending of the file's name, in lower case, where there is a file and it has one.
    pub fn ending(&self) -> Option<String> {
        let ending = self.file()?.extension()?;
        Some(ending.to_string_lossy().to_lowercase())
    }

    /// The folder that is named: one that exists, or a path that ends like one (`tables/`).
    pub fn folder(&self) -> Option<&Path> {
        let path = self.file()?;
        let ends_like_one = path.as_os_str().to_string_lossy().ends_with(is_separator);
        (ends_like_one || path.is_dir()).then_some(path)
    }

    /// A new folder in the place that is named.
    pub fn new_folder(&self) -> anyhow::Result<NewFolder> {
        match self.file() {
            Some(path) => NewFolder::at(path),
            None => bail!("an answer of many files needs a folder; name a new one with -o FOLDER"),
        }
    }

    /// The file that is named; none where the answer goes to standard output.
    fn file(&self) -> Option<&Path> {
        self.output
            .as_deref()
            .filter(|path| *path != Path::new("-"))
    }

    /// Writes the answer by `write`. A file is first written beside its place and then moved there,
    /// so that nobody ever finds half of it.
    pub fn write(
        &self,
        out: &mut Output,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match self.file() {
            Some(path) => write_file(path, out, write),
            None => out.in_parts(write),
        }
    }

    /// The same for an answer that must arrive byte for byte.
    pub fn write_bytes(
        &self,
        out: &mut Output,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        match self.file() {
            Some(path) => write_file(path, out, write),
            None => out.in_bytes(write),
        }
    }

    /// The same for an answer that no person can read. On a terminal it is refused.
    pub fn write_unreadable(
        &self,
        out: &mut Output,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        if self.file().is_none() && io::stdout().is_terminal() {
            bail!(
                "a workbook is nothing to read in a terminal; name a file for it with -o FILE.xlsx"
            );
        }
        self.write_bytes(out, write)
    }
}

fn write_file(
    path: &Path,
    out: &mut Output,
    write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let cannot = || format!("{} cannot be written", path.display());
    if fs::metadata(&place).is_ok_and(|existing| !existing.is_file()) {
        let device = fs::OpenOptions::new()
            .write(true)
            .open(&place)
            .map_err(of_disk)
            .with_context(cannot)?;
        let mut device = BufWriter::new(device);
        write(&mut device).map_err(in_words).with_context(cannot)?;
        return device.flush().map_err(of_disk).with_context(cannot);
    }
    let waiting = Waiting::written(place, write).with_context(cannot)?;
    waiting.take_place().with_context(cannot)?;
    out.remark(format_args!("wrote {}", path.display()));
    Ok(())
}

/// A whole file that waits beside the place it will take.
pub struct Waiting {
    file: tempfile::NamedTempFile,
    place: PathBuf,
}

impl Waiting {
    /// A file for `place`, written by `write`.
    pub fn written(
        place: PathBuf,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<Self> {
        let mut file = BufWriter::new(beside(&place).map_err(of_disk)?);
        write(&mut file).map_err(in_words)?;
        let file = (file.into_inner()).map_err(|error| of_disk(error.into_error()))?;
        file.as_file().sync_all().map_err(of_disk)?;
        Ok(Waiting { file, place })
    }

    /// Takes its place, in which an older file is replaced.
    pub fn take_place(self) -> anyhow::Result<()> {
        let placed = self.file.persist(&self.place);
        placed.map_err(|failed| of_disk(failed.error))?;
        keep_name(&self.place);
        Ok(())
    }
}

/// A new file in the folder of `place`, with the rights that any new file would have.
fn beside(place: &Path) -> io::Result<tempfile::NamedTempFile> {
    let folder = match place.parent() {
        Some(parent) if parent != Path::new("") => parent,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".unmet-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
