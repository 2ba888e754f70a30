//! Whether a file is what its program wrote, and which of its pages are not.
//!
//! Packed streams carry a checksum, objects are written in ASCII but for texts, and a table of contents
//! tells which objects there are: together that tells most damage. What is written unpacked goes
//! unchecked, and so do pictures, which hold no words for us.

mod checksum;
mod object;
mod reach;
mod survey;
mod token;

use std::collections::BTreeSet;
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::object::dict::keys::{INDEX, SUBTYPE, TYPE, W};
use hayro_interpret::hayro_syntax::object::{Array, Name, Object, ObjectIdentifier, Stream};
use hayro_interpret::hayro_syntax::{Filter, Pdf};

use self::survey::Survey;
use super::packed::Sound;
use super::quiet::quietly;

pub(super) use self::checksum::is_what_was_packed;

/// What of a file is damaged.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Damage {
    /// The numbers of the pages that draw on something damaged.
    pub pages: Vec<usize>,
    /// Whether there is damage of which it is not known which pages it hits.
    pub anywhere: bool,
}

/// What is damaged of a file with these bytes, whose packed streams are these.
pub(super) fn damage(bytes: &[u8], streams: &Sound, pdf: &Pdf) -> Damage {
    let mut survey = survey::survey(bytes, streams);
    let looked = quietly(|| {
        catch_unwind(AssertUnwindSafe(|| {
            if survey.is_locked {
                survey.hurt.extend(hurt_when_unlocked(pdf));
            }
            let promised = promised_by_packed_tables(pdf, &survey);
            survey.missing.extend(&promised - &survey.there);
            hit(pdf, &survey)
        }))
    });
    looked.unwrap_or(Damage {
        anywhere: true,
        ..Damage::default()
    })
}

/// The pages that the damage hits. An object that is missing matters only to those that ask for it.
fn hit(pdf: &Pdf, survey: &Survey) -> Damage {
    let numbers = &survey.hurt | &survey.missing;
    if numbers.is_empty() {
        return Damage {
            anywhere: survey.between,
            ..Damage::default()
        };
    }
    let reach::Reached { pages, numbers } = reach::reached(pdf, &numbers);
    Damage {
        pages,
        anywhere: survey.between || !survey.hurt.is_subset(&numbers),
    }
}

/// The numbers of objects whose streams are not what was packed, once they are unlocked.
fn hurt_when_unlocked(pdf: &Pdf) -> Vec<u32> {
    let streams = pdf.objects().into_iter().filter_map(Object::into_stream);
    streams
        .filter(|stream| !is_sound(stream))
        .map(|stream| stream.obj_id().obj_number)
        .collect()
}

fn is_sound(stream: &Stream<'_>) -> bool {
    let kinds = [SUBTYPE, TYPE].map(|key| stream.dict().get::<Name<'_>>(key));
    let is = |kinds_of: &[&[u8]]| {
        kinds
            .iter()
            .flatten()
            .any(|kind| kinds_of.contains(&&**kind))
    };
    match stream.filters().first() {
        // Tables of contents are never locked.
        _ if is(&object::WORDLESS) || is(&[b"XRef"]) => return true,
        None => {
            let is_binary = is(&object::FONTS)
                || stream
                    .dict()
                    .keys()
                    .any(|key| object::BINARY.contains(&&*key));
            return is_binary || survey::is_code(&stream.raw_data());
        }
        Some(Filter::FlateDecode) => {}
        Some(_) => return true,
    }
    let packed = stream.raw_data();
    let mut unpacking = ZlibDecoder::new(&*packed);
    let mut part = vec![0; 64 << 10];
    loop {
        match unpacking.read(&mut part) {
            Ok(0) => return true,
            Ok(_) => {}
            Err(_) => return is_what_was_packed(&[&packed, checksum::END].concat()),
        }
    }
}

/// The numbers of the objects that packed tables of contents place somewhere in the file.
fn promised_by_packed_tables(pdf: &Pdf, survey: &Survey) -> BTreeSet<u32> {
    let tables = survey
        .tables
        .iter()
        .filter(|number| !survey.hurt.contains(number));
    tables
        .filter_map(|number| pdf.xref().get(ObjectIdentifier::new(*number, 0)))
        .filter_map(|table| promised_by(&table))
        .flatten()
        .collect()
}

fn promised_by(table: &Stream<'_>) -> Option<Vec<u32>> {
    let widths: Vec<usize> = (table.dict().get::<Array<'_>>(W)?.iter::<u8>())
        .map(usize::from)
        .collect();
    let [kind, place, more] = widths[..] else {
        return None;
    };
    let data = table.decoded_data().ok()?;
    let parts: Vec<u32> = match table.dict().get::<Array<'_>>(INDEX) {
        Some(parts) => parts.iter::<u32>().collect(),
        None => vec![0, u32::MAX],
    };
    let numbers = parts
        .chunks_exact(2)
        .flat_map(|part| part[0]..part[0].saturating_add(part[1]));
    let lines = data.chunks_exact((kind + place + more).max(1));
    let is_placed = |line: &[u8]| {
        let kind_told = &line[..kind];
        (kind_told.is_empty() || kind_told.ends_with(&[1]))
            && line[kind..kind + place].iter().any(|byte| *byte > 0)
    };
    Some(
        numbers
            .zip(lines)
            .filter(|(_, line)| is_placed(line))
            .map(|(number, _)| number)
            .collect(),
    )
}
