//! All that is known of one country in one series: what was read, what was judged, what people
//! decided. The store fills it, the views are drawn from it; neither knows the other.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use crate::decision::Decision;
use crate::dossier::{Dossier, DossierId};
use crate::judgement::Judgement;
use crate::read::{IN_PACK, LeftOut};
use crate::report::{Extent, Recognition, ReportId, Section, Standing};

/// One country in one series, whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Ledger {
    /// The country's name as its latest report gives it.
    pub country: String,
    /// The ISO 3166 alpha-3 code, where there is one.
    pub iso3: Option<String>,
    /// Its reports, earliest first; the same ones, in the same order, as in [`Ledger::dossier`].
    pub reports: Vec<LedgerReport>,
    /// The texts that were judged.
    pub dossier: Dossier,
    /// What the program and people think of them.
    pub judgement: Judgement,
    /// Everything that people said of this dossier, in order.
    pub decisions: Vec<Decision>,
}

impl Ledger {
    /// Which country in which series.
    pub fn id(&self) -> &DossierId {
        &self.dossier.id
    }

    /// The same with the places that sources came from told that way.
    pub fn telling(&self, origins: Origins) -> Cow<'_, Self> {
        let mut told = Cow::Borrowed(self);
        if origins == Origins::NamesAlone {
            let reports = told.to_mut().reports.iter_mut();
            for source in reports.flat_map(|report| &mut report.sources) {
                source.origin = origins.of(&source.origin);
            }
        }
        told
    }
}

/// How the places that sources came from are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origins {
    /// As the user gave them, with their folders.
    AsGiven,
    /// Without folders, for people to whom this machine is none of theirs.
    NamesAlone,
}

impl Origins {
    /// `origin` told that way. Addresses of the web stay what they are.
    pub fn of(self, origin: &str) -> String {
        match self {
            Origins::AsGiven => origin.to_owned(),
            Origins::NamesAlone => file_name(origin),
        }
    }
}

/// The name of a file without its folders; of a member of a pack with the names of its packs.
pub fn file_name(origin: &str) -> String {
    let own = |path: &str| {
        let name = path.rsplit(['/', '\\']).find(|part| !part.is_empty());
        match path.contains("://") {
            true => path.to_owned(),
            false => name.unwrap_or(path).to_owned(),
        }
    };
    let names: Vec<String> = origin.split(IN_PACK).map(own).collect();
    names.join(IN_PACK)
}

/// What is known of one report besides the texts that are judged.
#[derive(Debug, Clone, PartialEq)]
pub struct LedgerReport {
    /// The report.
    pub id: ReportId,
    /// The country's name as given there.
    pub country: String,
    /// Tier or assessment.
    pub rating: Option<String>,
    /// Where the text stands on the web, when the source says so.
    pub source_url: Option<String>,
    /// Whether all of it was read.
    pub extent: Extent,
    /// How its fields were told.
    pub recognition: Vec<Recognition>,
    /// Its sections with their whole text, in reading order.
    pub sections: Vec<Section>,
    /// The sources that it was read from.
    pub sources: Vec<SourceInfo>,
}

/// Where bytes came from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceInfo {
    /// The path or `-`, as the user gave it.
    pub origin: String,
    /// SHA-256 of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// How many bytes it had.
    pub bytes: u64,
    /// The reader that read it: `text`, `html`, `wiki`, `jsonl`.
    pub format: String,
    /// When it was added.
    pub added_at: DateTime<Utc>,
    /// The encoding's name, such as `UTF-8`; `None` where the format is no text (PDF, Word).
    pub encoding: Option<String>,
    /// The address that it was fetched from, after redirects.
    pub url: Option<String>,
    /// What stood in it and was not taken for the text of a report.
    pub left_out: Vec<LeftOut>,
    /// Whole sentences on what could not be read, or only in part.
    pub remarks: Vec<String>,
    /// What its words weigh beside those of other sources.
    pub standing: Standing,
}
