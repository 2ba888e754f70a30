//! Which pages draw on which objects.

use std::collections::BTreeSet;

use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, MaybeRef, Object, ObjectIdentifier};
use hayro_interpret::hayro_syntax::page::Page;

/// What was reached from the pages.
pub(super) struct Reached {
    /// The numbers of the pages that draw on some of the objects, or on one that cannot be had.
    pub pages: Vec<usize>,
    /// Those of the objects that are drawn on.
    pub numbers: BTreeSet<u32>,
}

/// Goes from each page to all that it draws on, and tells where these objects are met.
pub(super) fn reached(pdf: &Pdf, objects: &BTreeSet<u32>) -> Reached {
    let mut reached = Reached {
        pages: Vec::new(),
        numbers: BTreeSet::new(),
    };
    for (index, page) in pdf.pages().iter().enumerate() {
        let mut search = Search {
            pdf,
            objects,
            met: BTreeSet::new(),
            seen: BTreeSet::new(),
            ahead: Vec::new(),
            lacks: false,
        };
        search.page(page);
        if search.lacks || !search.met.is_empty() {
            reached.pages.push(index + 1);
        }
        reached.numbers.append(&mut search.met);
    }
    reached
}

struct Search<'a> {
    pdf: &'a Pdf,
    objects: &'a BTreeSet<u32>,
    met: BTreeSet<u32>,
    seen: BTreeSet<ObjectIdentifier>,
    ahead: Vec<Object<'a>>,
    /// Whether something that the page draws on cannot be had.
    lacks: bool,
}

/// What leads from a page to other pages, or to what is not drawn.
const AWAY: [&[u8]; 8] = [
    b"Parent",
    b"P",
    b"Annots",
    b"B",
    b"Metadata",
    b"PieceInfo",
    b"Thumb",
    b"StructParents",
];

impl<'a> Search<'a> {
    fn page(&mut self, page: &Page<'a>) {
        if let Some(own) = page.raw().obj_id()
            && self.objects.contains(&own.obj_number)
        {
            self.met.insert(own.obj_number);
        }
        self.dict(page.raw());
        let resources = page.resources();
        for inherited in [
            &resources.fonts,
            &resources.x_objects,
            &resources.ext_g_states,
            &resources.properties,
            &resources.patterns,
        ] {
            self.dict(inherited);
        }
        while let Some(object) = self.ahead.pop() {
            match object {
                Object::Dict(dict) => self.dict(&dict),
                Object::Stream(stream) => self.dict(stream.dict()),
                Object::Array(array) => array.raw_iter().for_each(|item| self.step(item)),
                _ => {}
            }
        }
    }

    fn dict(&mut self, dict: &Dict<'a>) {
        for (key, item) in dict.entries() {
            if !AWAY.contains(&&*key) {
                self.step(item);
            }
        }
    }

    fn step(&mut self, item: MaybeRef<Object<'a>>) {
        let id: ObjectIdentifier = match item {
            MaybeRef::NotRef(object) => return self.ahead.push(object),
            MaybeRef::Ref(place) => place.into(),
        };
        if !self.seen.insert(id) {
            return;
        }
        if self.objects.contains(&id.obj_number) {
            self.met.insert(id.obj_number);
        }
        match self.pdf.xref().get(id) {
            Some(object) => self.ahead.push(object),
            None => self.lacks = true,
        }
    }
}
