//! A file's bytes to its pages, whatever the bytes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use hayro_interpret::hayro_syntax::page::Page as DrawnPage;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};
use hayro_interpret::kurbo::Rect;
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, TransformExt, interpret_page,
};
use rayon::prelude::*;

use super::damage::{Damage, damage};
use super::engine::{Drawn, Scribe, Weights};
use super::packed::Sound;
use super::quiet::quietly;

/// Why a file has no pages that could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoPages {
    /// It is locked with a password, or in a way that is not known.
    Locked,
    /// Its parts cannot be found.
    Broken,
    /// More is drawn on them than on those of any report.
    Huge,
}

/// The pages that could be read, each made into what `work` makes of it, and the numbers of those
/// that could not.
pub(super) struct Pages<T> {
    pub pages: Vec<T>,
    pub lost: Vec<usize>,
    pub damage: Damage,
}

/// More pages are in no report: the longest editions have some 600.
const MOST_PAGES: usize = 20_000;

/// Pages that one worker reads one after another, keeping their fonts.
const AT_A_TIME: usize = 16;

/// Reads the pages of a file with these packed streams, several at a time, and does `work` on each.
pub(super) fn pages<T: Send>(
    bytes: &[u8],
    streams: &Sound,
    work: impl Fn(super::page::Page) -> T + Sync,
) -> Result<Pages<T>, NoPages> {
    pages_after(&Drawn::default(), bytes, streams, work)
}

/// The same where so much was drawn before.
fn pages_after<T: Send>(
    drawn: &Drawn,
    bytes: &[u8],
    streams: &Sound,
    work: impl Fn(super::page::Page) -> T + Sync,
) -> Result<Pages<T>, NoPages> {
    let pdf = quietly(|| catch_unwind(|| Pdf::new(bytes.to_vec())))
        .map_err(|_| NoPages::Broken)?
        .map_err(|error| match error {
            LoadPdfError::Decryption(_) => NoPages::Locked,
            LoadPdfError::Invalid => NoPages::Broken,
        })?;
    let count = pdf.pages().len().min(MOST_PAGES);
    if count == 0 {
        return Err(NoPages::Broken);
    }
    let starts: Vec<usize> = (0..count).step_by(AT_A_TIME).collect();
    let read = || -> Vec<Vec<Result<T, usize>>> {
        starts
            .par_iter()
            .map(|start| some_pages(&pdf, *start..(start + AT_A_TIME).min(count), drawn, &work))
            .collect()
    };
    let read = match POOL.as_ref() {
        Some(pool) => pool.install(read),
        None => read(),
    };
    if drawn.is_too_much() {
        return Err(NoPages::Huge);
    }
    let mut pages = Pages {
        pages: Vec::with_capacity(count),
        lost: Vec::new(),
        damage: damage(bytes, streams, &pdf),
    };
    for page in read.into_iter().flatten() {
        match page {
            Ok(page) => pages.pages.push(page),
            Err(number) => pages.lost.push(number),
        }
    }
    Ok(pages)
}

/// Workers with room for drawings within drawings: the engine calls itself for each.
static POOL: LazyLock<Option<rayon::ThreadPool>> = LazyLock::new(|| {
    rayon::ThreadPoolBuilder::new()
        .stack_size(64 << 20)
        .build()
        .ok()
});

fn some_pages<T>(
    pdf: &Pdf,
    range: std::ops::Range<usize>,
    in_all: &Drawn,
    work: &(impl Fn(super::page::Page) -> T + Sync),
) -> Vec<Result<T, usize>> {
    let mut cache = InterpreterCache::new();
    let mut weights = Weights::default();
    range
        .map(|index| {
            let read = quietly(|| {
                catch_unwind(AssertUnwindSafe(|| {
                    let drawn = pdf.pages().get(index)?;
                    Some(page(drawn, pdf, &cache, (&mut weights, in_all)))
                }))
            });
            match read {
                Ok(Some(page)) => Ok(work(page)),
                _ => {
                    // What was half done may be in a state that nobody expects.
                    cache = InterpreterCache::new();
                    weights = Weights::default();
                    Err(index + 1)
                }
            }
        })
        .collect()
}

fn page<'a>(
    drawn: &DrawnPage<'a>,
    pdf: &'a Pdf,
    cache: &InterpreterCache<'a>,
    (weights, in_all): (&mut Weights, &Drawn),
) -> super::page::Page {
    let (width, height) = drawn.render_dimensions();
    let mut context = Context::new(
        drawn.initial_transform(true).to_kurbo(),
        Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
        cache,
        pdf.xref(),
        InterpreterSettings::default(),
    );
    let mut scribe = Scribe::new(width, height, weights, in_all);
    interpret_page(drawn, &mut context, &mut scribe);
    scribe.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &[u8] = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 99 99]>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n\
        4 0 obj<</Length 34>>stream\nBT /F 12 Tf 10 50 Td (Words) Tj ET\nendstream endobj\n\
        5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>";

    /// Whether the file can be read of which so much was drawn before.
    fn read_after(drawn: &Drawn) -> Result<usize, NoPages> {
        pages_after(drawn, FILE, &Sound::new(), |_| ()).map(|read| read.pages.len())
    }

    #[test]
    fn a_file_that_draws_without_end_is_given_up() {
        assert_eq!(read_after(&Drawn::default()), Ok(1));
        assert_eq!(read_after(&Drawn::but(4)), Err(NoPages::Huge));
        assert_eq!(read_after(&Drawn::but(5)), Ok(1));
    }
}
