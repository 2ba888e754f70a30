//! ZIP files.

use std::collections::HashSet;
use std::io::{Read, SeekFrom};

use zip::ZipArchive;
use zip::read::{ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

use super::beside::Companions;
use super::meter::Metered;
use super::unpacking::{Came, Stop, Unpacking, in_plain_words};
use super::{Bytes, IN_PACK, Member, PackError};
use crate::read::zipped;

impl<E> Unpacking<'_, E> {
    /// Reads the members of a ZIP file in the order of their names.
    pub fn zip(
        &mut self,
        origin: &str,
        bytes: &mut dyn Bytes,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        // The table of contents is counted before it is held in memory.
        let mut bytes = bytes;
        let most = self.limits.max_members as u64;
        if zipped::stated_members(&mut bytes).is_some_and(|stated| stated > most) {
            return Err(self.too_many());
        }
        let Ok(mut archive) = ZipArchive::new(&mut *bytes) else {
            return self.torn_zip(origin, bytes, depth);
        };
        let mut names = Vec::new();
        for index in 0..archive.len() {
            let raw = raw_name(&archive, index);
            if let Some(name) = self.named(origin, &raw)? {
                names.push((name, index));
            }
        }
        names.sort_unstable();
        let all: HashSet<String> = names.iter().map(|(name, _)| name.clone()).collect();
        let companions = Companions::among(&all);
        drop(all);
        self.tell_of(origin, &companions)?;
        for (name, index) in names.iter().filter(|(name, _)| !companions.hold(name)) {
            match archive.by_index(*index) {
                Ok(file) => self.zip_member(origin, name, file, depth)?,
                Err(error) => self.zip_problem(format!("{origin}{IN_PACK}{name}"), &error)?,
            }
        }
        Ok(())
    }

    /// Reads the members of a ZIP file whose table of contents cannot be read, by what stands before
    /// each, as far as that goes.
    fn torn_zip(
        &mut self,
        origin: &str,
        bytes: &mut dyn Bytes,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        let mut read = 0;
        let at_start = bytes.seek(SeekFrom::Start(0)).is_ok();
        let mut bytes = bytes;
        while at_start && let Ok(Some(file)) = read_zipfile_from_stream(&mut bytes) {
            let raw = file
                .name()
                .map(|name| name.into_owned())
                .unwrap_or_else(|_| String::from_utf8_lossy(file.name_raw()).into_owned());
            let Some(name) = self.named(origin, &raw)? else {
                continue;
            };
            let packed = Some(file.compressed_size());
            let mut metered = Metered::new(file, &self.left);
            match self.member(origin, &name, packed, &mut metered, depth)? {
                Came::Whole => read += 1,
                Came::Short => {}
            }
        }
        let origin = origin.to_owned();
        self.problem(PackError::Torn { origin, read })
    }

    fn zip_member(
        &mut self,
        pack: &str,
        name: &str,
        file: ZipFile<'_, impl Read>,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        let origin = || format!("{pack}{IN_PACK}{name}");
        if file.is_symlink() {
            return self.tell(Member::Skipped {
                origin: origin(),
                why: "is a link, which is not followed".to_owned(),
                files: 1,
            });
        }
        let packed = Some(file.compressed_size());
        let mut metered = Metered::new(file, &self.left);
        self.member(pack, name, packed, &mut metered, depth)?;
        Ok(())
    }

    fn zip_problem(&mut self, origin: String, error: &ZipError) -> Result<(), Stop<E>> {
        self.problem(match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)
            | ZipError::InvalidPassword => PackError::Locked { origin },
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                PackError::Method { origin }
            }
            ZipError::Io(error) => PackError::Damaged {
                origin,
                what: in_plain_words(error),
            },
            _ => PackError::Damaged {
                origin,
                what: "it is not where the pack says".to_owned(),
            },
        })
    }
}

fn raw_name<R: Read + std::io::Seek>(archive: &ZipArchive<R>, index: usize) -> String {
    match archive.name_for_index(index) {
        Some(Ok(name)) => name.into_owned(),
        // Only a name that says twice, differently, what it is.
        _ => format!("file {}", index + 1),
    }
}
