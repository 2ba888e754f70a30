//! What two texts have in common of what is wanted or done, and to whom.

use crate::language::{FacetId, Facets};

/// Shares between 0 and 1 of the facets of a first and a second text; 0.5 where nothing can be said
/// because one of them (or of a covering, the first) has no such facet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CommonFacets {
    /// Shared actions, by the smaller number of them.
    pub actions: f32,
    /// Shared objects, likewise.
    pub objects: f32,
    /// Shared actions, by all of both (Jaccard).
    pub same_actions: f32,
    /// Shared objects, likewise.
    pub same_objects: f32,
    /// The share of the first text's actions that the second has.
    pub actions_covered: f32,
    /// The share of the first text's objects that the second has.
    pub objects_covered: f32,
    /// 1 where an action and an object are shared, else 0.
    pub action_and_object: f32,
}

impl CommonFacets {
    /// Compares the facets of two texts.
    pub fn of(first: &Facets, second: &Facets) -> Self {
        let actions = Common::of(&first.actions, &second.actions);
        let objects = Common::of(&first.objects, &second.objects);
        CommonFacets {
            actions: actions.by_the_smaller(),
            objects: objects.by_the_smaller(),
            same_actions: actions.by_all(),
            same_objects: objects.by_all(),
            actions_covered: share(actions.both, actions.first),
            objects_covered: share(objects.both, objects.first),
            action_and_object: f32::from(u8::from(actions.both > 0 && objects.both > 0)),
        }
    }
}

/// Whether any facet at all is shared.
pub fn share_a_facet(first: &Facets, second: &Facets) -> bool {
    let any = |first: &[FacetId], second: &[FacetId]| Common::of(first, second).both > 0;
    any(&first.actions, &second.actions) || any(&first.objects, &second.objects)
}

struct Common {
    both: usize,
    first: usize,
    second: usize,
}

impl Common {
    fn of(first: &[FacetId], second: &[FacetId]) -> Self {
        let shared = first.iter().filter(|f| second.binary_search(f).is_ok());
        Common {
            both: shared.count(),
            first: first.len(),
            second: second.len(),
        }
    }

    fn by_the_smaller(&self) -> f32 {
        share(self.both, self.first.min(self.second))
    }

    fn by_all(&self) -> f32 {
        share(self.both, self.first + self.second - self.both)
    }
}

fn share(part: usize, whole: usize) -> f32 {
    if whole == 0 {
        0.5
    } else {
        part as f32 / whole as f32
    }
}
