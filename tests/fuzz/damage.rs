//! What happens to files: bits flip, pieces are lost, doubled, or written over.

use proptest::prelude::*;
use proptest::sample::Index;

/// One thing that happens to a file.
#[derive(Debug, Clone)]
pub enum Damage {
    /// A byte becomes another.
    Byte { at: Index, becomes: u8 },
    /// A bit flips.
    Bit { at: Index, bit: u8 },
    /// A piece is lost.
    Lost { at: Index, length: usize },
    /// A piece is there several times, which nests what nests.
    Again {
        at: Index,
        length: usize,
        times: usize,
    },
    /// A number is written over as the largest that fits.
    Huge { at: Index, length: usize },
    /// Digits become nines: lengths and counts in formats that write them out.
    Nines { at: Index },
}

/// Any of it, anywhere.
pub fn any_damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    prop_oneof![
        (at(), any::<u8>()).prop_map(|(at, becomes)| Damage::Byte { at, becomes }),
        (at(), 0..8_u8).prop_map(|(at, bit)| Damage::Bit { at, bit }),
        (at(), 1..2000_usize).prop_map(|(at, length)| Damage::Lost { at, length }),
        (at(), 1..60_usize, 2..3000_usize).prop_map(|(at, length, times)| Damage::Again {
            at,
            length,
            times
        }),
        (at(), 1..9_usize).prop_map(|(at, length)| Damage::Huge { at, length }),
        at().prop_map(|at| Damage::Nines { at }),
    ]
}

/// The bytes after all of it.
pub fn done(mut bytes: Vec<u8>, damage: &[Damage]) -> Vec<u8> {
    for one in damage {
        one.to(&mut bytes);
    }
    bytes
}

impl Damage {
    fn to(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let place = |at: &Index| at.index(bytes.len());
        match self {
            Damage::Byte { at, becomes } => {
                let at = place(at);
                bytes[at] = *becomes;
            }
            Damage::Bit { at, bit } => {
                let at = place(at);
                bytes[at] ^= 1 << bit;
            }
            Damage::Lost { at, length } => {
                let at = place(at);
                let end = bytes.len().min(at + length);
                bytes.drain(at..end);
            }
            Damage::Again { at, length, times } => {
                let at = place(at);
                let end = bytes.len().min(at + length);
                let piece = bytes[at..end].repeat(*times);
                bytes.splice(end..end, piece);
            }
            Damage::Huge { at, length } => {
                let at = place(at);
                let end = bytes.len().min(at + length);
                bytes[at..end].fill(0xff);
            }
            Damage::Nines { at } => {
                let at = place(at);
                let digits = bytes[at..]
                    .iter_mut()
                    .skip_while(|byte| !byte.is_ascii_digit());
                for digit in digits.take_while(|byte| byte.is_ascii_digit()) {
                    *digit = b'9';
                }
            }
        }
    }
}
