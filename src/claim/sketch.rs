//! How little of two documents tells that their beginnings are of two stories?
//!
//! Of a hundred thousand documents each comes upon some hundreds, with nearly all of which it has nothing in common. A sketch has
//! what shows that, side by side with the sketches of all others: of a document that lies in no cache it is read in one go.

use super::setting::{ONE_CAST, SCENE_OF_DAY, Setting};
use super::weighed::share_of;

/// The sketches of documents, by their numbers.
#[derive(Default)]
pub(crate) struct Sketches {
    documents: Vec<Sketch>,
    /// The words of all their beginnings: a place, and behind it what the word weighs.
    words: Vec<(u16, u8)>,
}

struct Sketch {
    /// Where its words begin among all.
    begins: u32,
    /// What they weigh together.
    whole: u32,
    /// A bit for each person that it names.
    people: [u64; 2],
    /// Whether no two of them have one bit.
    told_apart: bool,
}

/// The words of one document by their places, to hold the sketches of others against.
pub(crate) struct Held<'s> {
    sketches: &'s Sketches,
    document: u32,
    /// What its words at a place weigh.
    weights: Vec<u16>,
}

/// So many places there are for words: two words of a beginning seldom have one.
const PLACES: usize = 1 << 12;

impl Sketches {
    /// Adds the document with this beginning.
    pub(crate) fn add(&mut self, setting: &Setting) {
        let begins = self.words.len() as u32;
        let place = |word: u64| (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16 % PLACES as u16;
        self.words.extend(setting.topic().map(|(word, weight)| (place(word), weight)));
        let whole = self.words[begins as usize..].iter().map(|&(_, weight)| u32::from(weight)).sum();
        let (people, count) = setting.people();
        let told_apart = people.iter().map(|bits| bits.count_ones()).sum::<u32>() as usize == count;
        self.documents.push(Sketch { begins, whole, people, told_apart });
    }

    fn words(&self, document: u32) -> &[(u16, u8)] {
        let at = document as usize;
        let ends = self.documents.get(at + 1).map_or(self.words.len(), |next| next.begins as usize);
        &self.words[self.documents[at].begins as usize..ends]
    }

    /// Room for one document to be held against others.
    pub(crate) fn held(&self) -> Held<'_> {
        Held { sketches: self, document: 0, weights: vec![0; PLACES] }
    }
}

impl Held<'_> {
    /// Holds this document from now on.
    pub(crate) fn hold(&mut self, document: u32) {
        let Held { sketches, weights, .. } = self;
        sketches.words(self.document).iter().for_each(|&(place, _)| weights[usize::from(place)] = 0);
        for &(place, weight) in sketches.words(document) {
            weights[usize::from(place)] += u16::from(weight);
        }
        self.document = document;
    }

    /// Whether another document is [far](Setting::is_far_from) from this one, as far as their sketches tell: what has one place
    /// is taken for one word, so that they never share more than it seems.
    pub(crate) fn is_far_from(&self, other: u32) -> bool {
        let (own, theirs) =
            (&self.sketches.documents[self.document as usize], &self.sketches.documents[other as usize]);
        let both = own.people.iter().zip(&theirs.people).map(|(x, y)| (x & y).count_ones()).sum::<u32>() as usize;
        if own.whole == 0 || theirs.whole == 0 || both >= ONE_CAST || !(own.told_apart || theirs.told_apart) {
            return false;
        }
        let shared = self.sketches.words(other).iter().fold((0, 0), |(of_own, of_theirs), &(place, weight)| {
            let known = u32::from(self.weights[usize::from(place)]);
            (of_own + known, of_theirs + if known > 0 { u32::from(weight) } else { 0 })
        });
        share_of(shared, own.whole.min(theirs.whole)) < SCENE_OF_DAY
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::text::Document;

    /// Whether the first of some texts is far from each other one, by sketches; what they say is so.
    #[track_caller]
    fn check(texts: &[&str], expected: &[bool]) {
        let of = |text: &&str| claims(&Document::new("d", *text)).into_iter().next().map(|claim| claim.setting);
        let settings: Vec<_> = texts.iter().map(|text| of(text).unwrap_or_default()).collect();
        let mut sketches = Sketches::default();
        settings.iter().for_each(|setting| sketches.add(setting));
        let mut held = sketches.held();
        let mut found = Vec::new();
        for document in 0..texts.len() as u32 {
            held.hold(document);
            for other in 0..texts.len() as u32 {
                let far = settings[document as usize].is_far_from(&settings[other as usize]);
                assert!(far || !held.is_far_from(other), "{document} and {other}");
            }
        }
        held.hold(0);
        found.extend((1..texts.len() as u32).map(|other| held.is_far_from(other)));
        assert_eq!(found, expected);
    }

    #[test]
    fn two_stories_are_far_from_each_other_and_one_is_not() {
        check(
            &[
                "The mill in Dornum burned down on Monday.",
                "The council of Harwick raised the bridge toll.",
                "On Monday a mill burned in Dornum.",
                "",
            ],
            &[true, false, false],
        );
    }

    #[test]
    fn those_who_name_the_same_people_are_not_far() {
        check(
            &[
                "Anna Brandt and Peter Olsen opened the harbour.",
                "Judge Maria Lind sentenced Anna Brandt and Peter Olsen.",
                "Judge Maria Lind sentenced Carl Holm and Eva Stern.",
            ],
            &[false, true],
        );
    }
}
