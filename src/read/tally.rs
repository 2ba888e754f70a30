//! What a reader leaves out, counted by kind, with an example of each.

use super::LeftOut;

/// Counts what is left out while a source is read.
#[derive(Debug, Default)]
pub(super) struct Tally(Vec<LeftOut>);

impl Tally {
    /// Counts one thing of a kind (in the plural) with its words.
    pub fn add(&mut self, what: &str, words: &str) {
        self.add_all(LeftOut::counted(what, 1, words));
    }

    /// Counts what was counted elsewhere.
    pub fn add_all(&mut self, counted: impl IntoIterator<Item = LeftOut>) {
        for left_out in counted {
            self.add_counted(left_out);
        }
    }

    fn add_counted(&mut self, left_out: LeftOut) {
        match self.0.iter_mut().find(|known| known.what == left_out.what) {
            Some(known) => {
                known.count = known.count.saturating_add(left_out.count);
                if known.example.is_empty() {
                    known.example = left_out.example;
                }
            }
            None => self.0.push(left_out),
        }
    }

    /// Everything that was counted, in the order in which it was first met.
    pub fn finish(self) -> Vec<LeftOut> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_counted_with_the_first_words_of_each() {
        let mut tally = Tally::default();
        tally.add("menus", "");
        tally.add("menus", " Home\n Reports ");
        tally.add("banners", &"We use cookies. ".repeat(90));
        tally.add("menus", "Contact");
        let told = tally.finish();
        assert_eq!(
            (told[0].count, told[0].example.as_str()),
            (3, "Home Reports")
        );
        assert_eq!(told[1].example.chars().count(), 80);
    }
}
