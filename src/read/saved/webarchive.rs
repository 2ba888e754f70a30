//! Safari's web archives: a property list with the page as `WebMainResource`.

use std::cell::Cell;
use std::fmt;
use std::io::Cursor;

use plist::Data;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::Page;
use crate::read::{BytesReader, Content, ReadOptions, Source, Unreadable};

/// Reads web archives.
pub(in crate::read) struct WebarchiveReader;

const WHAT: &str = "a web archive of Safari";

/// Whether bytes begin like a property list that holds a page.
pub(in crate::read) fn is_webarchive(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"bplist0") {
        return true;
    }
    let head = &bytes[..bytes.len().min(8 * 1024)];
    let holds = |words: &[u8]| head.windows(words.len()).any(|window| window == words);
    head.trim_ascii_start().starts_with(b"<") && holds(b"<plist") && holds(b"WebMainResource")
}

impl BytesReader for WebarchiveReader {
    fn read(&self, source: &Source, _options: &ReadOptions) -> Result<Content, Unreadable> {
        let archive: Archive =
            plist::from_reader(Cursor::new(&source.bytes)).map_err(|_| Unreadable::Damaged {
                what: WHAT,
                why: "there is no page in it, or it breaks off".to_owned(),
            })?;
        let main = archive.main;
        let page = Page {
            bytes: main.data.as_ref(),
            encoding: main.encoding.as_deref(),
            address: main.address.as_deref(),
            others: archive.others,
        };
        Ok(Content::Document(page.document()))
    }
}

/// The page, and how many files were saved with it.
struct Archive {
    main: Resource,
    others: usize,
}

struct Resource {
    data: Data,
    address: Option<String>,
    encoding: Option<String>,
}

/// How many values are passed over in a property list: one of them may stand in many places, so that
/// a short file can be an endless one.
const MOST_VALUES: usize = 1_000_000;

/// How deep values that are passed over may nest.
const DEEPEST: usize = 32;

impl<'de> Deserialize<'de> for Archive {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Page;

        impl<'de> Visitor<'de> for Page {
            type Value = Archive;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a web archive")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Archive, A::Error> {
                let values = Cell::new(MOST_VALUES);
                let (mut main, mut others) = (None, 0);
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "WebMainResource" => main = Some(map.next_value()?),
                        key => {
                            let passed = map.next_value_seed(Passed::over(&values))?;
                            if key == "WebSubresources" || key == "WebSubframeArchives" {
                                others += passed;
                            }
                        }
                    }
                }
                let main = main.ok_or_else(|| A::Error::custom("no page"))?;
                Ok(Archive { main, others })
            }
        }

        from.deserialize_map(Page)
    }
}

impl<'de> Deserialize<'de> for Resource {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Fields;

        impl<'de> Visitor<'de> for Fields {
            type Value = Resource;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a page")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Resource, A::Error> {
                let values = Cell::new(MOST_VALUES);
                let (mut data, mut address, mut encoding) = (None, None, None);
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "WebResourceData" => data = Some(map.next_value()?),
                        "WebResourceURL" => address = Some(map.next_value()?),
                        "WebResourceTextEncodingName" => encoding = Some(map.next_value()?),
                        _ => {
                            map.next_value_seed(Passed::over(&values))?;
                        }
                    }
                }
                let data = data.ok_or_else(|| A::Error::custom("an empty page"))?;
                Ok(Resource {
                    data,
                    address,
                    encoding,
                })
            }
        }

        from.deserialize_map(Fields)
    }
}

/// Passes over a value; gives back how many entries it has if it is a list.
#[derive(Clone, Copy)]
struct Passed<'c> {
    left: &'c Cell<usize>,
    depth: usize,
}

impl<'c> Passed<'c> {
    fn over(left: &'c Cell<usize>) -> Self {
        Passed { left, depth: 0 }
    }

    fn deeper(self) -> Self {
        Passed {
            depth: self.depth + 1,
            ..self
        }
    }

    fn count<E: Error>(self, values: usize) -> Result<usize, E> {
        match self.left.get().checked_sub(values) {
            Some(left) if self.depth <= DEEPEST => {
                self.left.set(left);
                Ok(0)
            }
            _ => Err(E::custom("too much")),
        }
    }
}

/// So many bytes cost as much as a value.
const BYTES_A_VALUE: usize = 4096;

impl<'de> DeserializeSeed<'de> for Passed<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Passed<'_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<usize, E> {
        self.count(1)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<usize, E> {
        self.count(1)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<usize, E> {
        self.count(1)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<usize, E> {
        self.count(1)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<usize, E> {
        self.count(1 + text.len() / BYTES_A_VALUE)
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<usize, E> {
        self.count(1 + bytes.len() / BYTES_A_VALUE)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<usize, D::Error> {
        self.deeper().deserialize(from)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<usize, A::Error> {
        self.count::<A::Error>(1)?;
        let mut entries = 0;
        while list.next_element_seed(self.deeper())?.is_some() {
            entries += 1;
        }
        Ok(entries)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<usize, A::Error> {
        self.count::<A::Error>(1)?;
        while map.next_key_seed(self.deeper())?.is_some() {
            map.next_value_seed(self.deeper())?;
        }
        Ok(0)
    }
}
