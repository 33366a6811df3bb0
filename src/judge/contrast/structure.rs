//! Do the words that both have hang together in the same way?

use super::{View, content_head, core, share};
use crate::judge::align::MOST_WORDS;
use crate::judge::features::Row;

/// What each of these features says, in order.
pub(super) const NAMES: [&str; 4] = ["roles kept", "roles changed", "arcs kept", "arcs broken"];

impl View<'_, '_> {
    /// Puts how much of the tree is kept.
    pub(super) fn structure(&self, out: &mut Row<'_>) {
        let (mut kept, mut changed, mut arcs, mut broken) = (0usize, 0i16, 0usize, 0i16);
        for (at, word) in self.h.words.iter().enumerate().take(MOST_WORDS) {
            let Some(partner) = self.same(at) else { continue };
            let other = &self.p.words[partner];
            if word.role == other.role {
                kept += 1;
            } else if core(word.role) && core(other.role) {
                changed += 1;
            }
            let Some(head) = content_head(self.h, at) else { continue };
            let Some(linked) = self.same(head) else { continue };
            let holds = content_head(self.p, partner) == Some(linked) || content_head(self.p, linked) == Some(partner);
            arcs += usize::from(holds);
            broken += i16::from(!holds);
        }
        let links = self.pair.alignment.links.iter().filter(|link| link.how.preserves()).count();
        out.extend([share(kept, links), changed.min(9)]);
        out.extend([share(arcs, arcs + broken as usize), broken.min(9)]);
    }
}

#[cfg(test)]
mod tests {
    use super::super::check;

    #[test]
    fn a_modifier_that_hangs_on_another_word_breaks_an_arc() {
        check("The black dog chased the cat.", "The dog chased the black cat.", "arcs broken", 1);
        check("The black dog chased the cat.", "The black dog chased a cat.", "arcs broken", 0);
    }
}
