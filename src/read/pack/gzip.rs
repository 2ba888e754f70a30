//! Files packed by gzip: one in each.

use std::io::SeekFrom;

use flate2::read::{GzDecoder, MultiGzDecoder};

use super::meter::Metered;
use super::unpacking::{Stop, Unpacking};
use super::{Bytes, IN_PACK};

impl<E> Unpacking<'_, E> {
    /// Reads the one file in a gzip file.
    pub fn gzip(
        &mut self,
        origin: &str,
        bytes: &mut dyn Bytes,
        depth: usize,
    ) -> Result<(), Stop<E>> {
        let packed = bytes.seek(SeekFrom::End(0)).ok();
        let name = name_within(origin, kept_name(bytes));
        if bytes.seek(SeekFrom::Start(0)).is_err() {
            return Ok(());
        }
        let Some(name) = self.named(origin, &name)? else {
            return Ok(());
        };
        let mut metered = Metered::new(MultiGzDecoder::new(bytes), &self.left);
        self.member(origin, &name, packed, &mut metered, depth)?;
        Ok(())
    }
}

/// The name that gzip keeps of the file that it packed.
fn kept_name(bytes: &mut dyn Bytes) -> Option<String> {
    bytes.seek(SeekFrom::Start(0)).ok()?;
    let decoder = GzDecoder::new(bytes);
    let name = decoder.header()?.filename()?;
    Some(String::from_utf8_lossy(name).into_owned())
}

/// The name of what is in the file called `origin`: without its `.gz`, else as it was kept.
fn name_within(origin: &str, kept: Option<String>) -> String {
    let own = origin.rsplit(IN_PACK).next().unwrap_or(origin);
    let own = own.rsplit(['/', '\\']).next().unwrap_or(own);
    let stem = own.len().checked_sub(3).and_then(|at| {
        let (stem, end) = own.split_at_checked(at)?;
        (end.eq_ignore_ascii_case(".gz") && !stem.is_empty()).then_some(stem)
    });
    match (stem, kept) {
        (Some(stem), _) => stem.to_owned(),
        (None, Some(kept)) if !kept.is_empty() => kept,
        (None, _) => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::name_within;

    #[test]
    fn a_file_has_the_packs_name_without_its_end() {
        assert_eq!(name_within("a/peru.html.gz", None), "peru.html");
        assert_eq!(name_within("a.zip › b/peru.HTML.GZ", None), "peru.HTML");
        let kept = || Some("peru.html".to_owned());
        assert_eq!(name_within("standard input", kept()), "peru.html");
        assert_eq!(name_within("standard input", None), "standard input");
        assert_eq!(name_within("ñ.gz", None), "ñ");
        assert_eq!(name_within(".gz", None), ".gz");
    }
}
