//! Which words does the evidence look for by themselves, and which deeds undo one another?

use std::sync::LazyLock;

use crate::claim::{Claim, Role, Word, key, key_as_written};

/// Declares the classes of `words.txt`: a bit and the name in the list.
macro_rules! classes {
    ($($class:ident $bit:literal $name:literal;)*) => {
        impl Class {
            $(pub(in crate::judge) const $class: Class = Class(1 << $bit);)*
        }
        const NAMES: &[(&str, Class)] = &[$(($name, Class::$class)),*];
    };
}

/// Classes of words, as bits.
#[derive(Copy, Clone, PartialEq, Eq, Default, Debug)]
pub(in crate::judge) struct Class(u128);

classes! {
    CAUSE_JOINS 0 "cause-joins";
    CAUSE_VERBS 1 "cause-verbs";
    CAUSE_RISES 2 "cause-rises";
    CAUSE_FROM 3 "cause-from";
    CAUSE_OVER 4 "cause-over";
    CAUSE_SOLE 5 "cause-sole";
    ALL 6 "all";
    NONE 7 "none";
    SOME 8 "some";
    MOST 9 "most";
    HALF 10 "half";
    ANYONE 11 "anyone";
    BESIDES 12 "besides";
    BEFORE 13 "order-before";
    AFTER 14 "order-after";
    THEN 15 "order-then";
    FOLLOW 16 "order-follow";
    PRECEDE 17 "order-precede";
    EXHAUSTIVE 18 "exhaustive";
    LATER 19 "later-mark";
    EARLIER 20 "earlier-mark";
    NOBODY 21 "nobody";
    ROUGHLY 22 "roughly";
    PREFIX 23 "prefix";
    WHETHER 24 "whether";
    ONCE 25 "once";
    BEGINS 26 "begins";
    CALLED 27 "called";
    SOLE_OFFICE 28 "sole-office";
    ENDS 29 "ends";
    FOUNDS 30 "founds";
    VALUE 31 "value";
    DAY_BEFORE 32 "day-before";
    SAME_DAY 33 "same-day";
    THIS 34 "this";
    SPEAKER 35 "speaker";
    GREYISH 36 "greyish";
    OR 37 "or";
    ALMOST 38 "almost";
    NOT_BORNE 39 "not-borne";
    ESSENTIAL 40 "essential";
    LIKE 41 "like";
    UNLIKE 42 "unlike";
    FAR 43 "far";
    CRY 44 "cry";
    OF_HOME 45 "of-home";
    LIVES 46 "lives";
    WIDE 47 "wide";
    INTO 48 "into";
    OUT 49 "out";
    INSIDE 50 "inside";
    OUTSIDE 51 "outside";
    WELL 52 "well";
    ILL 53 "ill";
    PRESIDES 54 "presides";
    ATTACK 55 "attack";
    ROAD 56 "road";
    NOT_SO 57 "not-so";
    EVERY 58 "every";
    WITHIN 59 "within";
    APART 60 "apart";
    STICKS 61 "sticks";
    PLANS 62 "plans";
    INTERIM 63 "interim";
    WINS 64 "wins";
    RAISES 65 "raises";
    KEEPS 66 "keeps";
    UNCHANGED 67 "unchanged";
    DWELLS 68 "dwells";
    MUST 69 "must";
    MAY 70 "may";
    BARS 71 "bars";
    NEEDLESS 72 "needless";
    AVERTS 73 "averts";
    LINKS 74 "links";
    UTTERS 75 "utters";
    SCENE 76 "scene";
    HOSPITAL 77 "hospital";
    CHARGES 78 "charges";
    ARMED 79 "armed";
    ATTEMPT 80 "attempt";
    VICTIM 81 "victim";
    DEFINITE 82 "definite";
    MOVES 83 "moves";
    ADDRESSEE 84 "addressee";
    THOSE 85 "those";
    AS 86 "as";
    BLOCK 87 "block";
    ALWAYS 88 "always";
    USUALLY 89 "usually";
    OFTEN 90 "often";
    SOMETIMES 91 "sometimes";
    RARELY 92 "rarely";
    NEVER 93 "never";
    EVERY_ONE 94 "every-one";
    MANY 95 "many";
    SEVERAL 96 "several";
    SOMEONE 97 "someone";
    NEAR 98 "near";
    EATS 99 "eats";
    PORTION 100 "portion";
    ANYBODY 101 "anybody";
    MUTUAL 102 "mutual";
    SUCH_AS 103 "such-as";
    WILL 104 "will";
    ORDINAL 105 "ordinal";
    UNTIL 106 "until";
    HAVE 107 "have";
    WHICH 108 "which-of-two";
    OWNS 109 "owns";
    LIMITS 110 "limits";
    SOLE 111 "sole";
    WEEKDAY 112 "weekday";
    GOES_ON 113 "goes-on";
    SCHEME 114 "scheme";
    WHOEVER 115 "whoever";
    WHATEVER 116 "whatever";
    DAILY 117 "daily";
    PROVISIONAL 118 "provisional";
    REGULAR 119 "regular";
    WHO 120 "who";
    GRADED 121 "graded";
    SUBGROUP 122 "subgroup";
    SUPPOSES 123 "supposes";
    HE 124 "he";
    LESSER 125 "lesser";
    SINGLE 126 "single";
    TIMES 127 "times";
}

impl Class {
    /// The classes that the list has the word's lemma in.
    pub(in crate::judge) fn of(word: &Word) -> Class {
        Class::of_key(word.key)
    }

    /// The classes of a word as it is written; the key of a time is its value.
    pub(in crate::judge) fn as_written(claim: &Claim, word: &Word) -> Class {
        Class::of_written(claim.slice(word.span))
    }

    /// The same for a word of a text.
    pub(in crate::judge) fn of_written(written: &str) -> Class {
        Class::of_key(key_as_written(written))
    }

    fn of_key(key: u64) -> Class {
        let Words { there, classes } = &*WORDS;
        let (block, bit) = place(key);
        if there[block] & bit == 0 {
            return Class(0);
        }
        classes[home(key)..]
            .iter()
            .take_while(|(_, class)| *class != Class(0))
            .find(|(listed, _)| *listed == key)
            .map_or(Class(0), |&(_, class)| class)
    }

    pub(in crate::judge) fn intersects(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    pub(in crate::judge) const fn union(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// Whether the list has the word in one of the classes.
pub(in crate::judge) fn is(word: &Word, class: Class) -> bool {
    Class::of(word).intersects(class)
}

/// Whether a verb, by its index, is that of a clause that tells who or what is meant: "those who work 20 hours".
pub(super) fn tells_who(claim: &Claim, verb: usize) -> bool {
    let by =
        |word: &Word| word.head.map(usize::from) == Some(verb) && word.role == Role::Subject && is(word, Class::WHO);
    claim.words.iter().any(by)
}

/// Whether a source with this last word is nobody in particular: "reports".
pub(super) fn is_nobody(source: u64) -> bool {
    Class::of_key(source).intersects(Class::NOBODY)
}

/// Whether a title names an office that one at a time holds.
pub(super) fn is_sole_office(word: u64) -> bool {
    Class::of_key(word).intersects(Class::SOLE_OFFICE)
}

/// The listed lemmas.
struct Words {
    /// A bit for each of them: nearly every word has none, and is asked for over and over.
    there: [u64; 64],
    /// Each one's hash with its classes, at home or in the first place behind that was free; a free place has no class.
    classes: Vec<(u64, Class)>,
}

/// Where the bit of a lemma is.
fn place(key: u64) -> (usize, u64) {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 52;
    (mixed as usize / 64, 1 << (mixed % 64))
}

/// Where a lemma stands, unless another one does.
fn home(key: u64) -> usize {
    (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - HOMES)) as usize
}

/// Homes are so many bits wide: more than half of the places stay free.
const HOMES: u32 = 10;

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let (mut there, mut classes): ([u64; 64], Vec<(u64, Class)>) = ([0; 64], vec![Default::default(); 1 << HOMES]);
    for line in include_str!("words.txt").lines().filter(|line| !line.starts_with('#')) {
        let (name, members) = line.split_once(": ").unwrap_or((line, ""));
        let class = NAMES.iter().find(|(known, _)| *known == name).map_or(Class(0), |&(_, class)| class);
        for key in members.split(' ').map(key) {
            let (block, bit) = place(key);
            there[block] |= bit;
            let known = |at: &usize| classes[*at].1 == Class(0) || classes[*at].0 == key;
            let at = (home(key)..classes.len()).find(known).unwrap_or(classes.len());
            // Behind the last place there is always a free one.
            classes.resize(classes.len().max(at + 2), Default::default());
            classes[at] = (key, classes[at].1.union(class));
        }
    }
    Words { there, classes }
});

/// A list whose lines each name things of one kind, read once.
pub(super) struct Kinds(Vec<(u64, usize, usize)>);

impl Kinds {
    pub(super) fn read(list: &str) -> Kinds {
        let lines = list.lines().filter(|line| !line.starts_with('#')).enumerate();
        let places =
            lines.flat_map(|(line, words)| words.split(' ').enumerate().map(move |(at, word)| (key(word), line, at)));
        let mut all: Vec<_> = places.collect();
        all.sort_unstable();
        Kinds(all)
    }

    /// The lines that have a lemma, and its place in each.
    pub(super) fn of(&self, lemma: u64) -> impl Iterator<Item = (usize, usize)> {
        let from = self.0.partition_point(|&(listed, ..)| listed < lemma);
        self.0[from..].iter().take_while(move |&&(listed, ..)| listed == lemma).map(|&(_, line, at)| (line, at))
    }
}

/// How two deeds follow one another.
#[derive(Copy, Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Succession {
    /// Whoever does the one has done the other before, or will do it after: hire and fire.
    Always,
    /// So it is, unless both are said of one day: open and close.
    Dated,
}

/// Deeds, by the hashes of their lemmas, and those that undo them.
type Row = (Succession, Vec<u64>, Vec<u64>);

static SUCCESSIONS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let keys = |words: &str| words.split(' ').map(key).collect::<Vec<_>>();
    let row = |line: &str| {
        let (kind, sides) = line.split_once(": ")?;
        let (these, those) = sides.split_once(" | ")?;
        let kind = if kind == "always" { Succession::Always } else { Succession::Dated };
        Some((kind, keys(these), keys(those)))
    };
    include_str!("successions.txt").lines().filter(|line| !line.starts_with('#')).filter_map(row).collect()
});

/// How two deeds follow one another, if they do.
pub(super) fn succession(x: &Word, y: &Word) -> Option<Succession> {
    let joined = |these: &[u64], those: &[u64]| {
        let (x, y) = (&x.key, &y.key);
        these.contains(x) && those.contains(y) || these.contains(y) && those.contains(x)
    };
    SUCCESSIONS.iter().filter(|(_, these, those)| joined(these, those)).map(|&(kind, ..)| kind).min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_a_bit_of_its_own() {
        let all = NAMES.iter().fold(0, |bits, (_, class)| bits | class.0);
        assert_eq!(all.count_ones() as usize, NAMES.len());
    }

    #[test]
    fn the_lists_are_sorted_and_whole() {
        for line in include_str!("words.txt").lines().skip(1) {
            let (class, words) = line.split_once(": ").expect("a class has a name");
            assert!(NAMES.iter().any(|(name, _)| *name == class), "{class}");
            assert!(words.split(' ').is_sorted(), "{class}");
        }
        for line in include_str!("successions.txt").lines().skip(1) {
            let (kind, sides) = line.split_once(": ").expect("a line has a kind");
            assert!(matches!(kind, "always" | "dated"), "{line}");
            let (these, those) = sides.split_once(" | ").expect("a line has two sides");
            assert!(these.split(' ').is_sorted() && those.split(' ').is_sorted(), "{line}");
        }
    }
}
