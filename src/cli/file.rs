//! Answers that go into a file: whole or not at all.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;

use super::Output;

/// Where the answer goes.
#[derive(Debug, Args)]
pub struct Destination {
    /// Write into FILE instead of to standard output; an existing file is replaced as a whole
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

impl Destination {
    /// The ending of the file's name, in lower case, where there is a file and it has one.
    pub fn ending(&self) -> Option<String> {
        let ending = self.output.as_deref()?.extension()?;
        Some(ending.to_string_lossy().to_lowercase())
    }

    /// Writes the answer by `write`. A file is first written beside its place and then moved there,
    /// so that nobody ever finds half of it.
    pub fn write(
        &self,
        out: &mut Output,
        write: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let Some(path) = self
            .output
            .as_deref()
            .filter(|path| *path != Path::new("-"))
        else {
            return write(out.writer());
        };
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let cannot = || format!("{} cannot be written", path.display());
        if fs::metadata(&place).is_ok_and(|existing| !existing.is_file()) {
            let device = fs::OpenOptions::new()
                .write(true)
                .open(&place)
                .with_context(cannot)?;
            let mut device = BufWriter::new(device);
            write(&mut device)?;
            return device.flush().with_context(cannot);
        }
        let mut file = BufWriter::new(beside(&place).with_context(cannot)?);
        write(&mut file)?;
        let file = file
            .into_inner()
            .map_err(|error| error.into_error())
            .with_context(cannot)?;
        file.as_file().sync_all().with_context(cannot)?;
        file.persist(&place)
            .map_err(|error| error.error)
            .with_context(cannot)?;
        out.remark(format_args!("wrote {}", path.display()));
        Ok(())
    }
}

/// A new file in the folder of `place`, with the rights that any new file would have.
fn beside(place: &Path) -> std::io::Result<tempfile::NamedTempFile> {
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
