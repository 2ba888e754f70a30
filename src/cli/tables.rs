//! Tables and workbooks, to where the answer goes.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use clap::Args;
use unmet::render::csv::{CsvTable, CsvWriter, Mark};
use unmet::render::sheet::Sheet;

use super::Output;
use super::file::{Destination, Waiting};
use super::output::of_disk;

/// How tables are written as CSV.
#[derive(Debug, Args)]
pub struct CsvOptions {
    /// With CSV: begin each file with a byte order mark, by which Excel knows UTF-8
    #[arg(long)]
    bom: bool,
}

impl CsvOptions {
    /// Whether any of them was given.
    pub fn given(&self) -> bool {
        self.bom
    }

    fn mark(&self) -> Mark {
        if self.bom {
            Mark::ByteOrderMark
        } else {
            Mark::None
        }
    }
}

/// Writes `parts` as CSV: the table `named`, or else `usual`, to standard output or into a file; or
/// into a folder, each table or the one that is `named` as a file of its own.
pub fn write_csv(
    parts: impl Iterator<Item = anyhow::Result<Vec<Sheet>>>,
    (named, usual): (Option<&str>, &'static str),
    options: &CsvOptions,
    destination: &Destination,
    out: &mut Output,
) -> anyhow::Result<()> {
    let wanted = match (named, destination.folder()) {
        (None, Some(_)) => None,
        (named, _) => Some(named.unwrap_or(usual)),
    };
    let mut writer = match wanted {
        None => CsvWriter::of_all(options.mark()),
        Some(name) => CsvWriter::of_one(name, options.mark()),
    };
    for sheets in parts {
        writer.add(&sheets?).map_err(of_disk)?;
    }
    let tables = writer.finish().map_err(of_disk)?;
    if let Some(folder) = destination.folder() {
        return write_folder(folder, tables, out);
    }
    let Some(table) = tables.into_iter().next() else {
        bail!("there is no such table in this answer");
    };
    destination.write_bytes(out, |file| Ok(table.write(file)?))?;
    if named.is_none() {
        out.remark(format_args!(
            "this is the table of {usual}; --table names another, and -o FOLDER/ writes all of them"
        ));
    }
    Ok(())
}

/// Writes every table before the first one takes its place.
fn write_folder(folder: &Path, tables: Vec<CsvTable>, out: &mut Output) -> anyhow::Result<()> {
    let cannot = || format!("the tables cannot be written into {}", folder.display());
    if !folder.is_dir() {
        fs::create_dir(folder)
            .map_err(of_disk)
            .with_context(cannot)?;
    }
    let mut waiting = Vec::new();
    for table in tables {
        let path = folder.join(format!("{}.csv", table.name));
        let file = Waiting::written(path.clone(), |file| Ok(table.write(file)?));
        waiting.push((path, file.with_context(cannot)?));
    }
    for (path, file) in waiting {
        file.take_place().with_context(cannot)?;
        out.remark(format_args!("wrote {}", path.display()));
    }
    Ok(())
}
