//! Terms that are used alike ("shelter" and "center"), so that a wording can be recognised in other
//! words. The table is counted over the corpora; see `examples/fit/neighbours.rs`.

use super::terms::{TermId, TermMap};

/// For each term those used most alike, with how much alike, 0 to 1.
#[derive(Debug, Clone, Default)]
pub struct Neighbours(TermMap<Vec<(TermId, f32)>>);

impl Neighbours {
    /// Reads `term<TAB>neighbour:likeness …` lines.
    pub fn parse(table: &str) -> Result<Self, String> {
        let mut neighbours = TermMap::default();
        for (at, line) in table
            .lines()
            .enumerate()
            .filter(|(_, line)| !line.is_empty())
        {
            let wrong = || {
                format!(
                    "line {}: \"{line}\" should be a term, a tab and neighbours",
                    at + 1
                )
            };
            let (term, alike) = line.split_once('\t').ok_or_else(wrong)?;
            let alike: Option<Vec<(TermId, f32)>> = alike
                .split(' ')
                .map(|one| {
                    let (name, likeness) = one.rsplit_once(':')?;
                    Some((TermId::of(name), likeness.parse().ok()?))
                })
                .collect();
            neighbours.insert(TermId::of(term), alike.ok_or_else(wrong)?);
        }
        Ok(Neighbours(neighbours))
    }

    /// The terms with their neighbours, sorted by term, each with its greatest likeness to any of them.
    pub fn around(&self, terms: &[(TermId, f32)]) -> Vec<(TermId, f32)> {
        let own = terms.iter().map(|(term, _)| (*term, 1.0));
        let alike = terms
            .iter()
            .filter_map(|(term, _)| self.0.get(term))
            .flatten()
            .copied();
        let mut around: Vec<(TermId, f32)> = own.chain(alike).collect();
        around.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        around.dedup_by_key(|(term, _)| *term);
        around
    }
}
