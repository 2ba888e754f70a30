//! Boosted decision trees: many small trees, each of which mends what those before it got wrong
//! (Friedman 2001). They see what a weighted sum cannot: that a shared word counts for much where the
//! action is the same, and for little where it is another.

use serde::{Deserialize, Serialize};

/// The sum of many trees, as log-odds.
#[derive(Debug, Clone, PartialEq)]
pub struct Trees {
    bias: f32,
    trees: Vec<Node>,
    packed: Vec<Packed>,
}

/// A tree, or a branch of one.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// What this end of the tree adds to the log-odds.
    Leaf(f32),
    /// A parting of the ways.
    Split {
        /// The place of the signal that is asked.
        signal: usize,
        /// Signals below this go one way, the others the other.
        at: f32,
        /// Below it, and from there on.
        branches: Box<[Node; 2]>,
    },
}

/// Questions on the way to a leaf, at most.
pub const DEPTH: usize = 3;
const SPLITS: usize = (1 << DEPTH) - 1;
const LEAVES: usize = 1 << DEPTH;

/// A tree in one piece of memory, as it is asked hundreds of times for every link: the questions of the
/// full tree level by level, then its ends.
#[derive(Debug, Clone, PartialEq)]
struct Packed {
    signals: [u16; SPLITS],
    at: [f32; SPLITS],
    leaves: [f32; LEAVES],
}

impl Packed {
    fn of(tree: &Node) -> Option<Self> {
        let mut packed = Packed {
            signals: [0; SPLITS],
            at: [f32::INFINITY; SPLITS],
            leaves: [0.0; LEAVES],
        };
        packed.fill(tree, 0).then_some(packed)
    }

    /// Fills in the branch that begins at `place`; false where it is too deep.
    fn fill(&mut self, node: &Node, place: usize) -> bool {
        match node {
            Node::Leaf(value) => {
                // Whatever is asked from here on, the answer is the same.
                let mut ends = place..place + 1;
                while ends.start < SPLITS {
                    ends = 2 * ends.start + 1..2 * ends.end + 1;
                }
                self.leaves[ends.start - SPLITS..ends.end - SPLITS].fill(*value);
                true
            }
            Node::Split { .. } if place >= SPLITS => false,
            Node::Split {
                signal,
                at,
                branches,
            } => {
                self.signals[place] = *signal as u16;
                self.at[place] = *at;
                self.fill(&branches[0], 2 * place + 1) && self.fill(&branches[1], 2 * place + 2)
            }
        }
    }

    fn value(&self, signals: &[f32]) -> f32 {
        let mut place = 0;
        for _ in 0..DEPTH {
            let from = signals[usize::from(self.signals[place])] >= self.at[place];
            place = 2 * place + 1 + usize::from(from);
        }
        self.leaves[place - SPLITS]
    }
}

/// The file's form: one tree a line, with signals by name.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Leaf(f32),
    Split {
        signal: String,
        at: f32,
        below: Box<Written>,
        from: Box<Written>,
    },
}

impl Trees {
    /// The log-odds before any tree, and the trees.
    ///
    /// # Errors
    /// When a tree asks more than [`DEPTH`] questions on the way to an end.
    pub fn new(bias: f32, trees: Vec<Node>) -> Result<Self, String> {
        let packed = trees.iter().enumerate().map(|(at, tree)| {
            Packed::of(tree).ok_or_else(|| format!("tree {} is deeper than {DEPTH}", at + 1))
        });
        Ok(Trees {
            bias,
            packed: packed.collect::<Result<_, _>>()?,
            trees,
        })
    }

    /// The log-odds for these signals.
    pub fn log_odds(&self, signals: &[f32]) -> f32 {
        let trees = self.packed.iter().map(|tree| tree.value(signals));
        self.bias + trees.sum::<f32>()
    }

    /// Reads a file of trees: the bias alone on the first line, then one tree a line, as JSON.
    /// `signals` are the names of the signals by their places.
    ///
    /// # Errors
    /// A sentence that names the line.
    pub fn parse(text: &str, signals: &[&str]) -> Result<Self, String> {
        let mut nodes = text.lines().enumerate().map(|(at, line)| {
            let written: Written =
                serde_json::from_str(line).map_err(|e| format!("line {}: {e}", at + 1))?;
            node(written, signals).map_err(|e| format!("line {}: {e}", at + 1))
        });
        let bias = match nodes.next() {
            Some(Ok(Node::Leaf(bias))) => bias,
            Some(Err(error)) => return Err(error),
            _ => return Err("line 1: a number should stand here".to_owned()),
        };
        Trees::new(bias, nodes.collect::<Result<_, _>>()?)
    }

    /// The same as a file.
    pub fn to_file(&self, signals: &[&str]) -> String {
        let lines = [written(&Node::Leaf(self.bias), signals)]
            .into_iter()
            .chain(self.trees.iter().map(|tree| written(tree, signals)));
        lines
            .map(|line| serde_json::to_string(&line).unwrap_or_default() + "\n")
            .collect()
    }
}

fn node(written: Written, signals: &[&str]) -> Result<Node, String> {
    Ok(match written {
        Written::Leaf(value) => Node::Leaf(value),
        Written::Split {
            signal,
            at,
            below,
            from,
        } => Node::Split {
            signal: signals
                .iter()
                .position(|known| *known == signal)
                .ok_or_else(|| format!("no signal is called \"{signal}\""))?,
            at,
            branches: Box::new([node(*below, signals)?, node(*from, signals)?]),
        },
    })
}

fn written(node: &Node, signals: &[&str]) -> Written {
    match node {
        Node::Leaf(value) => Written::Leaf(rounded(*value)),
        Node::Split {
            signal,
            at,
            branches,
        } => {
            let [below, from] = &**branches;
            Written::Split {
                signal: signals[*signal].to_owned(),
                at: rounded(*at),
                below: Box::new(written(below, signals)),
                from: Box::new(written(from, signals)),
            }
        }
    }
}

/// Four places are enough to keep, and make the file half as long.
fn rounded(value: f32) -> f32 {
    (value * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNALS: [&str; 2] = ["cosine", "margin"];

    #[test]
    fn a_tree_is_asked_down_to_its_end_however_short_the_way() {
        let file = r#"0.5
{"signal":"cosine","at":0.3,"below":-1.0,"from":{"signal":"margin","at":2.0,"below":1.0,"from":2.0}}
"#;
        let trees = Trees::parse(file, &SIGNALS).unwrap();
        for (signals, wanted) in [([0.1, 9.0], -0.5), ([0.3, 1.9], 1.5), ([0.9, 2.0], 2.5)] {
            assert_eq!(trees.log_odds(&signals), wanted, "{signals:?}");
        }
        assert_eq!(Trees::parse(&trees.to_file(&SIGNALS), &SIGNALS), Ok(trees));
    }

    #[test]
    fn an_unknown_signal_and_a_tree_too_deep_are_told() {
        let file = "0.0\n{\"signal\":\"luck\",\"at\":0.1,\"below\":1,\"from\":2}\n";
        let wrong = Trees::parse(file, &SIGNALS).unwrap_err();
        assert_eq!(wrong, "line 2: no signal is called \"luck\"");
        let deep = (0..=DEPTH).fold(Node::Leaf(1.0), |branch, _| Node::Split {
            signal: 0,
            at: 0.5,
            branches: Box::new([Node::Leaf(0.0), branch]),
        });
        assert!(
            Trees::new(0.0, vec![deep])
                .unwrap_err()
                .contains("tree 1 is deeper")
        );
    }
}
