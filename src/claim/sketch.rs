//! How little of two documents tells that they are of two stories?
//!
//! Of a hundred thousand documents each comes upon some hundreds, with nearly all of which it has little in common. A sketch has
//! what shows that, side by side with the sketches of all others: of a document that lies in no cache it is read in one go.

use super::setting::{LIKE, NAMES_OF_DAY, ONE_CAST, SCENE_OF_DAY, Setting};
use super::weighed::share_of;

/// The sketches of documents, by their numbers.
#[derive(Default)]
pub(crate) struct Sketches {
    documents: Vec<Sketch>,
    /// The words of all their beginnings, behind those of each its names: a place, and what the word weighs.
    words: Vec<(u16, u8)>,
}

struct Sketch {
    /// Where the words of its beginning begin among all, and its names.
    begins: [u32; 2],
    /// What either weigh together.
    whole: [u32; 2],
    /// A bit for each person that it names.
    people: [u64; 2],
    /// Whether no two of them have one bit.
    told_apart: bool,
}

/// The words and names of one document by their places, to hold the sketches of others against.
pub(crate) struct Held<'s> {
    sketches: &'s Sketches,
    document: u32,
    /// What its words at a place weigh, and its names.
    weights: [Vec<u16>; 2],
}

/// The words of a beginning, and the names of a document.
const BEGINNING: usize = 0;
const NAMES: usize = 1;

/// So many places there are for words: two words of a beginning seldom have one.
const PLACES: usize = 1 << 12;

impl Sketches {
    /// Adds the document with this beginning.
    pub(crate) fn add(&mut self, setting: &Setting) {
        let place = |word: u64| (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16 % PLACES as u16;
        let (begins, mut whole) = (self.words.len() as u32, [0; 2]);
        let mut add = |of: usize, (word, weight): (u64, u8)| {
            whole[of] += u32::from(weight);
            self.words.push((place(word), weight));
        };
        setting.topic().for_each(|word| add(BEGINNING, word));
        let beginning = setting.topic().count() as u32;
        setting.names().for_each(|name| add(NAMES, name));
        let (people, count) = setting.people();
        let told_apart = people.iter().map(|bits| bits.count_ones()).sum::<u32>() as usize == count;
        self.documents.push(Sketch { begins: [begins, begins + beginning], whole, people, told_apart });
    }

    fn words(&self, document: u32, of: usize) -> &[(u16, u8)] {
        let (own, next) = (&self.documents[document as usize], self.documents.get(document as usize + 1));
        let ends = match of {
            BEGINNING => own.begins[NAMES] as usize,
            _ => next.map_or(self.words.len(), |next| next.begins[BEGINNING] as usize),
        };
        &self.words[own.begins[of] as usize..ends]
    }

    /// Room for one document to be held against others.
    pub(crate) fn held(&self) -> Held<'_> {
        Held { sketches: self, document: 0, weights: [BEGINNING, NAMES].map(|_| vec![0; PLACES]) }
    }
}

impl Held<'_> {
    /// Holds this document from now on.
    pub(crate) fn hold(&mut self, document: u32) {
        let Held { sketches, weights, .. } = self;
        for (of, weights) in weights.iter_mut().enumerate() {
            sketches.words(self.document, of).iter().for_each(|&(place, _)| weights[usize::from(place)] = 0);
            for &(place, weight) in sketches.words(document, of) {
                weights[usize::from(place)] += u16::from(weight);
            }
        }
        self.document = document;
    }

    /// Whether this document and another one are of two stories, whatever else there is: their beginnings share too little to be
    /// one scene, and they name too few of the same. What has one place is taken for one word, so that documents never share more
    /// than it seems. See [`Setting::one_story`].
    pub(crate) fn is_of_another_story(&self, other: u32) -> bool {
        let (own, theirs) =
            (&self.sketches.documents[self.document as usize], &self.sketches.documents[other as usize]);
        let both = own.people.iter().zip(&theirs.people).map(|(x, y)| (x & y).count_ones()).sum::<u32>() as usize;
        let empty = own.whole[BEGINNING] == 0 || theirs.whole[BEGINNING] == 0;
        if empty || both >= ONE_CAST || !(own.told_apart || theirs.told_apart) {
            return false;
        }
        let begun = self.shared(other, BEGINNING);
        begun < SCENE_OF_DAY || begun < LIKE && self.shared(other, NAMES) < NAMES_OF_DAY
    }

    /// How much of the slighter one the other one shares at the most.
    fn shared(&self, other: u32, of: usize) -> f32 {
        let (own, theirs) =
            (&self.sketches.documents[self.document as usize], &self.sketches.documents[other as usize]);
        let words = self.sketches.words(other, of).iter();
        let shared = words.fold((0, 0), |(of_own, of_theirs), &(place, weight)| {
            let known = u32::from(self.weights[of][usize::from(place)]);
            (of_own + known, of_theirs + if known > 0 { u32::from(weight) } else { 0 })
        });
        share_of(shared, own.whole[of].min(theirs.whole[of]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::claims;
    use crate::text::Document;

    /// Whether the first of some texts is of another story than each other one, by sketches; what they say is so.
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
                let (own, theirs) = (&settings[document as usize], &settings[other as usize]);
                let begun = own.shared(theirs);
                let one = begun >= LIKE || own.one_story(theirs, begun, || true);
                assert!(!one || !held.is_of_another_story(other), "{document} and {other}");
            }
        }
        held.hold(0);
        found.extend((1..texts.len() as u32).map(|other| held.is_of_another_story(other)));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_shares_nothing_is_of_another_story() {
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
    fn who_names_the_same_people_may_tell_one_story() {
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
