//! `export --format json`: five lists, filled one country at a time. The lists wait on disk once
//! they have grown large, so the whole series needs no more memory than one country.

use std::io::{self, Seek, SeekFrom, Write};

use serde::Serialize;
use tempfile::SpooledTempFile;

use crate::disk::temporary;
use crate::view::export::ExportPart;

/// The version of the export's shape.
const FORMAT: u32 = 1;
/// How many bytes of each list are held in memory before it waits on disk.
const HELD_IN_MEMORY: usize = 4 << 20;

/// An export that is being put together.
pub struct ExportWriter {
    reports: List,
    recommendations: List,
    matches: List,
    evidence: List,
    asks: List,
}

impl Default for ExportWriter {
    fn default() -> Self {
        Self::new()
    }
}

impl ExportWriter {
    /// An empty export.
    pub fn new() -> Self {
        ExportWriter {
            reports: List::named("reports"),
            recommendations: List::named("recommendations"),
            matches: List::named("matches"),
            evidence: List::named("evidence"),
            asks: List::named("asks"),
        }
    }

    /// Adds what one ledger brings. Parts stand in the export in the order in which they are added.
    ///
    /// # Errors
    /// When the temporary folder is full or cannot be written to.
    pub fn add(&mut self, part: &ExportPart) -> io::Result<()> {
        self.gather(part).map_err(temporary)
    }

    fn gather(&mut self, part: &ExportPart) -> io::Result<()> {
        self.reports.add(&part.reports)?;
        self.recommendations.add(&part.recommendations)?;
        self.matches.add(&part.matches)?;
        self.evidence.add(&part.evidence)?;
        self.asks.add(&part.asks)
    }

    /// Writes the whole export: one entry a line, so that two exports can be compared by line.
    ///
    /// # Errors
    /// When `out` cannot be written to.
    pub fn finish(self, out: &mut impl Write) -> io::Result<()> {
        let version = env!("CARGO_PKG_VERSION");
        write!(
            out,
            "{{\"format\": {FORMAT}, \"generated_by\": \"unmet {version}\""
        )?;
        for list in [
            self.reports,
            self.recommendations,
            self.matches,
            self.evidence,
            self.asks,
        ] {
            list.finish(out)?;
        }
        out.write_all(b"}\n")
    }
}

/// One list of the export.
struct List {
    name: &'static str,
    entries: io::BufWriter<SpooledTempFile>,
    is_empty: bool,
}

impl List {
    fn named(name: &'static str) -> Self {
        List {
            name,
            entries: io::BufWriter::new(SpooledTempFile::new(HELD_IN_MEMORY)),
            is_empty: true,
        }
    }

    fn add(&mut self, entries: &[impl Serialize]) -> io::Result<()> {
        for entry in entries {
            self.entries
                .write_all(if self.is_empty { b"\n" } else { b",\n" })?;
            serde_json::to_writer(&mut self.entries, entry)?;
            self.is_empty = false;
        }
        Ok(())
    }

    fn finish(self, out: &mut impl Write) -> io::Result<()> {
        let mut entries = self
            .entries
            .into_inner()
            .map_err(|error| temporary(error.into_error()))?;
        entries.seek(SeekFrom::Start(0)).map_err(temporary)?;
        write!(out, ",\n\"{}\": [", self.name)?;
        io::copy(&mut entries, out)?;
        out.write_all(b"]")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::example::orvania;

    fn exported(times: usize) -> String {
        let mut export = ExportWriter::new();
        for _ in 0..times {
            export.add(&ExportPart::of(&orvania())).unwrap();
        }
        let mut bytes = Vec::new();
        export.finish(&mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_export_of_a_country_has_the_shape_of_the_contract() {
        insta::assert_snapshot!(exported(1));
    }

    #[test]
    fn an_export_is_json_with_every_list_however_many_countries_it_holds() {
        for (times, reports) in [(0, 0), (1, 4), (2, 8)] {
            let value: serde_json::Value = serde_json::from_str(&exported(times)).unwrap();
            assert_eq!(value["format"], 1);
            assert_eq!(value["reports"].as_array().unwrap().len(), reports);
            for list in ["recommendations", "matches", "evidence", "asks"] {
                assert!(value[list].is_array(), "{list}");
            }
        }
    }

    #[test]
    fn the_same_ledger_gives_the_same_bytes() {
        assert_eq!(exported(1), exported(1));
    }
}
