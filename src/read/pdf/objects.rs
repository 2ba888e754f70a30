//! Where the objects of a file stand that are not packed, as far as their marks tell.

use std::cell::OnceCell;
use std::collections::HashMap;

/// A file, and where its objects begin; looked for when the first is asked for.
pub(super) struct Objects<'f> {
    pub file: &'f [u8],
    places: OnceCell<HashMap<Number, usize>>,
}

/// The number and generation by which an object is meant.
pub(super) type Number = (u32, u32);

impl<'f> Objects<'f> {
    pub fn of(file: &'f [u8]) -> Self {
        Objects {
            file,
            places: OnceCell::new(),
        }
    }

    /// What stands behind the mark of that object (`9 0 obj`): of several the last, as readers have it.
    pub fn get(&self, number: Number) -> Option<&'f [u8]> {
        let places = self.places.get_or_init(|| places(self.file));
        places.get(&number).map(|place| &self.file[*place..])
    }
}

fn places(file: &[u8]) -> HashMap<Number, usize> {
    const MARK: &[u8] = b"obj";
    memchr::memmem::find_iter(file, MARK)
        .filter_map(|at| Some((number_before(&file[..at])?, at + MARK.len())))
        .collect()
}

fn number_before(before: &[u8]) -> Option<Number> {
    let (before, generation) = last_number(before)?;
    let (_, number) = last_number(before)?;
    Some((number, generation))
}

/// The number at the end, spaces aside, and what stands before it.
fn last_number(bytes: &[u8]) -> Option<(&[u8], u32)> {
    /// No file counts further.
    const DIGITS: usize = 10;
    let bytes = bytes.trim_ascii_end();
    let digits = (bytes.iter().rev().take(DIGITS))
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (before, number) = bytes.split_at(bytes.len() - digits);
    let number = std::str::from_utf8(number).ok()?.parse().ok()?;
    Some((before, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_object_of_a_number_is_meant() {
        let file = b"9 0 obj 1 endobj\n19 0 obj 2 endobj 9 0\nobj 3 endobj obj 4";
        let objects = Objects::of(file);
        assert!(objects.get((9, 0)).unwrap().starts_with(b" 3 "));
        assert!(objects.get((19, 0)).unwrap().starts_with(b" 2 "));
        assert_eq!(objects.get((9, 1)), None);
    }
}
