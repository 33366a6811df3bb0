//! Do two claims name the same, or others?

use super::align::Link;
use super::pair::{Pair, Side};
use crate::analysis::NameKind;
use crate::claim::{Claim, Participant, Word};

impl<'p> Pair<'p> {
    /// Whether two words belong to two names of which each has a word of its own: Harwick United, Dornum United. Of people one may
    /// be called in two ways.
    pub(super) fn are_of_two_names(&self, i: usize, j: usize) -> bool {
        let name = |side: Side, at: usize| {
            let claim = self.claim(side);
            let name = claim.words[at].name.map(|name| &claim.names[usize::from(name)]);
            name.filter(|name| name.kind != NameKind::Person && name.entity.is_none())
        };
        let Some((p, q)) = name(Side::A, i).zip(name(Side::B, j)) else { return false };
        self.has_own_word(Side::A, p, q) && self.has_own_word(Side::B, q, p)
    }

    /// Whether a name has a word that stands for none of the other side's name.
    fn has_own_word(&self, side: Side, name: &Participant, other: &Participant) -> bool {
        let (claim, its) = (self.claim(side), self.claim(side.other()));
        let known = |at: usize, word: &Word| {
            let of_other = |its: &Word| other.span.contains(its.span);
            let same = |its: &Word| of_other(its) && its.key == word.key;
            let link = self.link(side, at).filter(|link| link.how.preserves());
            let to = |link: &Link| if side == Side::A { link.b } else { link.a };
            let letters = claim.slice(word.span);
            let in_short = || is_initials(letters, its.text()) || is_short(letters, its.slice(other.span));
            its.words.iter().any(same)
                || link.is_some_and(|link| of_other(&its.words[usize::from(to(link))]))
                || in_short()
        };
        let mut words = claim.words.iter().enumerate().filter(|(_, word)| name.span.contains(word.span));
        words.any(|(at, word)| word.weight > 0 && !known(at, word))
    }

    /// Whether so many names of one claim stand for names of the other.
    pub(crate) fn same_names(&self, least: usize) -> bool {
        let met = |name: &&Participant| {
            let mut words = self.a.words.iter().enumerate().filter(|(_, word)| name.span.contains(word.span));
            words.any(|(at, word)| {
                let link = self.link(Side::A, at).filter(|link| link.how.preserves());
                let named = |at: usize| self.b.words[at].name.is_some();
                let to_name = |to: usize| named(to) && !self.are_of_two_names(at, to);
                word.weight > 0 && link.is_some_and(|link| to_name(usize::from(link.b)))
            })
        };
        self.a.names.iter().filter(met).count() >= least
    }

    /// Whether either claim names somebody, or some place or body, that the other does not, where the other names another
    /// one: "the mayor of Harwick" and "the mayor of Dornum". Who is named in full is not another one.
    pub(crate) fn names_apart(&self) -> bool {
        *self.seen.names_apart.get_or_init(|| {
            let mut beside = self.names_beside(Side::A);
            beside.any(|name| self.names_beside(Side::B).any(|other| name.kind == other.kind))
        })
    }

    /// The same of whatever they name, of one kind or not: a firm's name may be taken for a town's.
    pub(crate) fn name_others(&self) -> bool {
        [Side::A, Side::B].into_iter().all(|side| self.names_beside(side).next().is_some())
    }

    /// Whether the sentence of each claim names others, and hardly anything that the other's document speaks of.
    pub(crate) fn sentences_name_others(&self) -> bool {
        let unknown = |own: &Claim, other: &Claim| own.setting.names_unknown(own.sentence, &other.setting);
        self.is_told() && unknown(self.a, self.b) && unknown(self.b, self.a)
    }

    /// Whether each claim names somebody whom the other does not.
    pub(crate) fn people_apart(&self) -> bool {
        let apart = |side: Side| self.names_beside(side).any(|name| name.kind == NameKind::Person);
        apart(Side::A) && apart(Side::B)
    }

    /// The names of a side of which the other has no part; a word that two names share is none.
    fn names_beside(&self, side: Side) -> impl Iterator<Item = &'p Participant> {
        let claim = self.claim(side);
        let met = move |at: usize| {
            let of_two = |link: &Link| self.are_of_two_names(usize::from(link.a), usize::from(link.b));
            self.is_met(side, at) && !self.link(side, at).is_some_and(of_two)
        };
        claim.names.iter().filter(move |name| {
            let mut telling = claim.words.iter().enumerate().filter(|(_, word)| name.span.contains(word.span));
            let mut told = false;
            telling.all(|(at, word)| {
                told |= word.weight > 0 && !word.shared && word.quantity.is_none();
                !met(at)
            }) && told
        })
    }
}

/// Whether a word in capitals has the first letters of words in a row: MVP, Most Valuable Player.
fn is_initials(short: &str, text: &str) -> bool {
    if short.len() < 2 || !short.chars().all(char::is_uppercase) {
        return false;
    }
    let words = text.split(|c: char| !c.is_alphabetic()).filter_map(|word| word.chars().next());
    words.collect::<String>().contains(short)
}

/// Whether a word has some letters of a word of a name, the first among them: Mt, Mount Cook.
fn is_short(short: &str, name: &str) -> bool {
    const MOST_LETTERS: usize = 4;
    let short = short.trim_end_matches('.');
    let of_word = |word: &str| {
        let mut letters = word.chars().flat_map(char::to_lowercase);
        let first = |word: &str| word.chars().next().map(|letter| letter.to_ascii_lowercase());
        let mut own = short.chars().flat_map(char::to_lowercase);
        word.len() > short.len()
            && first(word) == first(short)
            && own.all(|letter| letters.any(|known| known == letter))
    };
    (2..=MOST_LETTERS).contains(&short.len()) && name.split_whitespace().any(of_word)
}

/// Whether two words are names of the same thing.
pub(crate) fn same_name(a: &Claim, x: &Word, b: &Claim, y: &Word) -> bool {
    if x.entity.is_some() && x.entity == y.entity {
        return true;
    }
    match (x.name, y.name) {
        (Some(p), Some(q)) => {
            let (p, q) = (&a.names[p as usize], &b.names[q as usize]);
            p.entity.is_some() && p.entity == q.entity || p.keys.last().is_some() && p.keys.last() == q.keys.last()
        }
        _ => x.key == y.key,
    }
}
