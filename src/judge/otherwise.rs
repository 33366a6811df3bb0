//! Do two claims that share most of their words differ in what makes them two: a number, a negation, another doer?
//!
//! What is left over of two claims is no part of what they share, so that nobody looks at it. But "was shot twice" and "was shot
//! four times" share all but what they are told for.

use super::evidence::wordlist::{Class, is};
use super::evidence::{Evidence, Tends, frequency};
use super::pair::{Pair, Side};
use super::told_apart::told_apart;
use super::verdict::ReasonKind;
use crate::analysis::QuantityKind;
use crate::claim::{Claim, Figure, Role, Word};
use crate::lexicon::Cues;
use crate::syntax::{Pos, Tag};
use crate::text::Span;

/// Whether two claims that are alike for the most part differ in what makes them two: a number, a negation, whom they name.
pub(super) fn differ(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    let differs = |e: &Evidence| match e.kind {
        ReasonKind::Quantity => e.tends != Tends::Agreement,
        ReasonKind::Negation | ReasonKind::Opposite => e.tends == Tends::Contradiction,
        _ => false,
    };
    evidence.iter().any(differs) || pair.names_apart()
}

/// The same of two told claims, where nobody looks at what is left over: a number, a word that is negated, how it turned out.
pub(super) fn differ_as_told(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    *pair.seen.differ_as_told.get_or_init(|| {
        differ(pair, evidence)
            || numbers_apart(pair)
            || one_and_several(pair)
            || frequency::differs(pair)
            || done_by_two(pair)
            || told_apart(pair).is_some()
            || negates_a_word(pair)
            || turns_out_otherwise(pair)
            || only_demanded(pair)
            || points_back(pair)
            || ranks_below(pair, Side::A) != ranks_below(pair, Side::B)
            || is_other_office(pair)
            || roles_swapped(pair)
            || goes_the_other_way(pair)
            || exchanged(pair)
            || one_noun_apart(pair)
            || of_two_kinds(pair, evidence)
            || all_and_some(pair)
            || wanted_and_done(pair)
            || only_asked(pair)
            || denied_by_affix(pair)
            || hours_apart(pair)
    })
}

/// Whether both claims tell an hour, and none of one may be one of the other: at four, at seven.
fn hours_apart(pair: &Pair<'_>) -> bool {
    /// In minutes; what two papers make of one hour is nearer.
    const APART: u16 = 60;
    let (a, b) = (&pair.a.clocks, &pair.b.clocks);
    !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| APART < x.apart(y)))
}

/// Whether one claim tells of all of something, and the other of a part of it: "the whole bridge", "part of the bridge".
fn all_and_some(pair: &Pair<'_>) -> bool {
    let part = Class::SOME.union(Class::MOST).union(Class::HALF).union(Class::PORTION);
    let tells = |side: Side, class: Class| {
        let claim = pair.claim(side);
        // "The parking lot of the bar" is no part of it.
        let of = |at: usize| {
            let kind = at.checked_sub(1).is_some_and(|before| claim.words[before].weight > 0);
            !kind && claim.words.get(at + 1).is_some_and(|word| claim.slice(word.span) == "of")
        };
        let mut words = claim.words.iter().enumerate();
        let told =
            |(at, word): (usize, &Word)| is(word, class) && !word.negated && (!is(word, Class::PORTION) || of(at));
        pair.has(side, class) && words.any(told)
    };
    let apart = |x: Side, y: Side| {
        let some =
            |least: Class, other: Class| tells(x, least) && !tells(x, other) && tells(y, other) && !tells(y, least);
        some(Class::ALL, part) || some(Class::MOST, Class::SOME)
    };
    apart(Side::A, Side::B) || apart(Side::B, Side::A)
}

/// Whether one claim says that a thing is wanted, planned or expected, and the other that it has been done.
pub(super) fn wanted_and_done(pair: &Pair<'_>) -> bool {
    let done = |word: &Word, claim: &Claim| {
        let of = |aux: &Word| {
            aux.tag.is_aux() && aux.head.is_some_and(|head| claim.words[usize::from(head)].span == word.span)
        };
        let perfect = || claim.words.iter().any(|aux| of(aux) && (aux.tag == Tag::AuxVbd || is(aux, Class::HAVE)));
        word.tag == Tag::VerbVbd || perfect()
    };
    [Side::A, Side::B].into_iter().any(|side| {
        let (claim, other) = (pair.claim(side), pair.claim(side.other()));
        let wanted = |word: &Word| word.cues.intersects(Cues::INTENTION) && word.tag.is_verb();
        pair.signals(side, Cues::INTENTION)
            && pair.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
                let (x, y) = if side == Side::A { (link.a, link.b) } else { (link.b, link.a) };
                let (meant, told) = (&claim.words[usize::from(x)], &other.words[usize::from(y)]);
                let under = meant.head.map(usize::from).filter(|&head| wanted(&claim.words[head]));
                meant.tag.is_verb() && under.is_some_and(|head| !pair.is_met(side, head)) && done(told, other)
            })
    })
}

/// Whether one claim leaves open what the other says is so: "will decide whether to free him".
fn only_asked(pair: &Pair<'_>) -> bool {
    let asks = |side: Side| pair.has(side, Class::WHETHER);
    let asked = |side: Side| {
        let open = |word: &&Word| is(word, Class::WHETHER) && word.tag.pos() == Pos::Sconj;
        let deed = pair.claim(side).words.iter().find(open).and_then(|word| word.head);
        deed.is_some_and(|deed| pair.is_met(side, deed.into()))
    };
    asks(Side::A) != asks(Side::B) && (asked(Side::A) || asked(Side::B))
}

/// Whether a word of one claim is a word of the other with the syllable that denies it: armed, unarmed.
fn denied_by_affix<'p>(pair: &Pair<'p>) -> bool {
    let words = |side: Side| {
        let words = pair.claim(side).words.iter().filter(|word| word.weight > 0 && word.name.is_none());
        words.map(move |word| (pair.claim(side).slice(word.span), word.negated))
    };
    let denied = |side: Side| {
        let bare = |word: &'p str| AFFIXES.iter().find_map(|affix| word.strip_prefix(affix));
        words(side).filter(|(_, negated)| !negated).any(|(word, _)| {
            bare(word).is_some_and(|bare| {
                let has = |side: Side, known: &str| words(side).any(|(word, _)| word == known);
                let plain = words(side.other()).any(|(word, negated)| word == bare && !negated);
                plain && !has(side, bare) && !has(side.other(), word)
            })
        })
    };
    denied(Side::A) || denied(Side::B)
}

/// What begins a word that denies another one.
const AFFIXES: [&str; 6] = ["un", "in", "dis", "non", "im", "ir"];

/// Whether two claims that share nearly all have two nouns in one place that are not known to be one: a school, a church.
fn of_two_kinds(pair: &Pair<'_>, evidence: &[Evidence]) -> bool {
    /// Where less is shared, the two may be two words for one thing.
    const NEARLY: f32 = 0.6;
    let noun = |claim: &Claim, shown: Span| {
        let plain = |word: &Word| word.tag.pos() == Pos::Noun && word.name.is_none() && !word.time;
        let at = claim.words.iter().position(|word| word.span == shown && plain(word))?;
        matches!(claim.words[at].role, Role::Object | Role::Oblique)
            .then(|| claim.words[at].head.map(usize::from))
            .flatten()
    };
    let apart = |e: &Evidence| {
        let heads = noun(pair.a, e.a).zip(noun(pair.b, e.b));
        e.kind == ReasonKind::Exclusive && heads.is_some_and(|(v, w)| pair.corresponds(v, w))
    };
    pair.cover.worst() >= NEARLY && evidence.iter().any(apart)
}

/// Whether one claim says that a thing must or should be so, and the other that it is, was or would be, with no word of a
/// need: "should be among those who guarantee it", "was to be guaranteed by some, her among them".
fn only_demanded(pair: &Pair<'_>) -> bool {
    // "Has signed" is no duty.
    let duty = |word: &Word| word.cues.intersects(Cues::OBLIGATION) && (!word.tag.is_aux() || word.tag == Tag::AuxMd);
    let demands = |claim: &Claim| claim.words.iter().any(|word| duty(word) && word.tag.is_aux() && !word.shared);
    let needs = |word: &Word| duty(word) || word.without || is(word, Class::ESSENTIAL);
    let tells = |claim: &Claim| !claim.words.iter().any(needs);
    let may = |side: Side| pair.signals(side, Cues::OBLIGATION);
    may(Side::A) && demands(pair.a) && tells(pair.b) || may(Side::B) && demands(pair.b) && tells(pair.a)
}

/// Whether what is done is done to a thing that was told of before on one side, and to one that is new on the other: "supported
/// this proposal", "supports a plan".
fn points_back(pair: &Pair<'_>) -> bool {
    let told = |side: Side, is_so: fn(&Claim, &Word) -> bool| {
        let claim = pair.claim(side);
        let of = |word: &Word, at: usize| word.head.map(usize::from) == Some(at) && word.tag.pos() == Pos::Det;
        pair.object(side).is_some_and(|at| claim.words[..at].iter().any(|word| of(word, at) && is_so(claim, word)))
    };
    let this = |side: Side| told(side, |_, word| is(word, Class::THIS));
    let new = |side: Side| told(side, |claim, word| matches!(claim.slice(word.span), "a" | "an"));
    pair.same_object() == Some(true) && (this(Side::A) && new(Side::B) || new(Side::A) && this(Side::B))
}

/// Whether a claim tells of the second or a later one where the first one would be told without: "the second longest bridge".
fn ranks_below(pair: &Pair<'_>, side: Side) -> bool {
    let claim = pair.claim(side);
    let most = |word: &Word| {
        let written = claim.slice(word.span);
        written.ends_with("est") || written.eq_ignore_ascii_case("most")
    };
    claim.figures.iter().any(|figure| {
        let next = claim.words.get(usize::from(figure.last) + 1);
        figure.sort.kind == QuantityKind::Ordinal && figure.low > 1.0 && next.is_some_and(most)
    })
}

/// Whether a word that one claim negates stands in the other without: what is linked to it may be another word, "not
/// thread-safe" beside "shared by all threads, thread-safe".
fn negates_a_word(pair: &Pair<'_>) -> bool {
    let only = |claim: &Claim, other: &Claim| {
        let denied = claim.words.iter().filter(|word| word.negated && word.weight > 0);
        denied.into_iter().any(|word| {
            let mut same = other.words.iter().filter(|its| its.key == word.key).peekable();
            same.peek().is_some() && same.all(|its| !its.negated)
        })
    };
    let (a, b) = (pair.a, pair.b);
    pair.negates() && only(a, b) != only(b, a)
}

/// Whether both say how something turned out, and neither what the other says: "remained open", "stayed dry".
fn turns_out_otherwise(pair: &Pair<'_>) -> bool {
    let outcome = |side: Side| {
        let claim = pair.claim(side);
        let at = pair.predicate(side).filter(|&at| is(&claim.words[at], Class::LINKS))?;
        let after = claim.words[at + 1..].iter().position(|word| word.weight > 0 && word.tag.pos() == Pos::Adj)?;
        let complement = at + 1 + after;
        (claim.words[complement].head.map(usize::from) == Some(at)).then_some(complement)
    };
    let (Some(i), Some(j)) = (outcome(Side::A), outcome(Side::B)) else { return false };
    !pair.is_met(Side::A, i) && !pair.is_met(Side::B, j)
}

/// Whether each claim has a number that no number of the other may be, of one sort: 14 days and 30 days, 3–1 and 2–1.
fn numbers_apart(pair: &Pair<'_>) -> bool {
    let noun = |claim: &Claim, figure: &Figure| figure.noun.map(|at| claim.words[usize::from(at)].key);
    let unmet = |figure: &Figure, other: &Claim| {
        let may_be = |q: &Figure| figure.low <= q.high && q.low <= figure.high && !bounds_apart(figure, q);
        !other.figures.iter().any(|q| q.sort == figure.sort && may_be(q))
    };
    pair.a.figures.iter().filter(|p| unmet(p, pair.b)).any(|p| {
        let like = |q: &&Figure| q.sort == p.sort && noun(pair.b, q) == noun(pair.a, p);
        pair.b.figures.iter().filter(like).any(|q| unmet(q, pair.a))
    })
}

/// Whether both numbers are bounded on one side only, and otherwise: up to 20 years, up to 30 years.
fn bounds_apart(p: &Figure, q: &Figure) -> bool {
    let (above, below) = ([p.high, q.high], [p.low, q.low]);
    let open = |bounds: [f64; 2]| bounds.iter().all(|bound| bound.is_infinite());
    open(above) != open(below) && (open(above) && p.low != q.low || open(below) && p.high != q.high)
}

/// Whether one claim tells of several of what the other tells of one: three convictions, one conviction.
fn one_and_several(pair: &Pair<'_>) -> bool {
    let single = |claim: &Claim, noun: usize| {
        let one = |word: &Word| ["a", "an", "one"].iter().any(|one| claim.slice(word.span).eq_ignore_ascii_case(one));
        let before = claim.words[..noun].iter();
        claim.words[noun].tag == Tag::Noun
            && claim.figures.iter().all(|figure| figure.noun.map(usize::from) != Some(noun))
            && before.rev().take(NEAR).any(|word| word.head.map(usize::from) == Some(noun) && one(word))
    };
    [Side::A, Side::B].into_iter().any(|side| {
        let (claim, other) = (pair.claim(side), pair.claim(side.other()));
        let several = |figure: &&Figure| figure.sort.kind == QuantityKind::Count && figure.low >= 2.0;
        let plural = |noun: &u16| claim.words[usize::from(*noun)].tag == Tag::NounNns;
        let nouns = claim.figures.iter().filter(several).filter_map(|figure| figure.noun).filter(plural);
        nouns.filter(|&noun| pair.is_met(side, noun.into())).any(|noun| {
            let link = pair.link(side, noun.into());
            link.is_some_and(|link| single(other, usize::from(if side == Side::A { link.b } else { link.a })))
        })
    })
}

/// So many words lie at most between an article and its noun.
const NEAR: usize = 4;

/// Whether a thing is done by two doers behind the verb, of whom neither stands for the other: by rebels, by soldiers.
fn done_by_two(pair: &Pair<'_>) -> bool {
    let doer = |side: Side| {
        let claim = pair.claim(side);
        let by = claim.words.iter().find(|word| claim.slice(word.span) == "by")?;
        let at = usize::from(by.head?);
        let word = claim.words.get(at).filter(|word| by.span < word.span && !word.time && word.quantity.is_none())?;
        let told = word.weight > 0 && matches!(word.tag.pos(), Pos::Noun | Pos::Propn) && !pair.is_met(side, at);
        told.then_some(word.name.is_some())
    };
    // Who is named may be one of those who are not.
    doer(Side::A).zip(doer(Side::B)).is_some_and(|(one, other)| one == other)
}

/// Whether what one is or becomes is the office of a deputy, or one that is held no longer: vice president, former mayor.
fn is_other_office(pair: &Pair<'_>) -> bool {
    let other =
        |claim: &Claim, office: usize| office.checked_sub(1).is_some_and(|at| is(&claim.words[at], Class::LESSER));
    // "The former mayor was arrested" tells the same arrest.
    let is_told = |word: &Word| {
        let noun = matches!(word.tag.pos(), Pos::Noun | Pos::Propn) && word.name.is_none();
        noun && matches!(word.role, Role::Predicate | Role::Object | Role::Oblique)
    };
    pair.alignment.links.iter().filter(|link| link.how.preserves()).any(|link| {
        let (x, y) = pair.words(link);
        let told = is_told(x) && is_told(y);
        told && other(pair.a, usize::from(link.a)) != other(pair.b, usize::from(link.b))
    })
}

/// Whether who does something and whom it is done to, or who is compared with whom, are each other on the other side.
fn roles_swapped(pair: &Pair<'_>) -> bool {
    let links = || pair.alignment.links.iter().filter(|link| link.how.preserves()).map(|link| pair.words(link));
    let does = |word: &Word| word.role == Role::Subject && word.weight > 0;
    let suffers = |word: &Word| matches!(word.role, Role::Object | Role::Oblique);
    let one_deed = |x: &Word, y: &Word| {
        let heads = x.head.map(usize::from).zip(y.head.map(usize::from));
        heads.is_some_and(|(v, w)| pair.corresponds(v, w) && !is(&pair.a.words[v], Class::MUTUAL))
    };
    links().filter(|(x, y)| does(x) && suffers(y) && one_deed(x, y)).any(|(x, y)| {
        links().any(|(back, its)| suffers(back) && does(its) && back.head == x.head && its.head == y.head)
    })
}

/// Whether one goes to where the other comes from, or is for what the other is against.
fn goes_the_other_way(pair: &Pair<'_>) -> bool {
    const OPPOSITES: [(&str, &str); 2] = [("to", "from"), ("for", "against")];
    /// What a noun depends on, and by which preposition: "in favour of" is one, and means "for".
    fn case(claim: &Claim, noun: usize) -> Option<(usize, &str)> {
        let head = usize::from(claim.words[noun].head?);
        if matches!(claim.slice(claim.words[head].span), "favour" | "favor") {
            return Some((usize::from(claim.words[head].head?), "for"));
        }
        let of_noun = |word: &&Word| word.head.map(usize::from) == Some(noun) && word.tag.pos() == Pos::Adp;
        claim.words.iter().rfind(of_noun).map(|word| (head, claim.slice(word.span)))
    }
    // Of each two opposites the second is rare.
    let rare = |claim: &Claim| {
        let mut cases = claim.words.iter().filter(|word| word.tag.pos() == Pos::Adp).map(|word| claim.slice(word.span));
        cases.any(|case| OPPOSITES.iter().any(|(_, rare)| case == *rare))
    };
    let opposed = |p, q| OPPOSITES.contains(&(p, q)) || OPPOSITES.contains(&(q, p));
    let mut links = pair.alignment.links.iter().filter(|link| link.how.preserves());
    (rare(pair.a) || rare(pair.b))
        && links.any(|link| {
            let cases = case(pair.a, link.a.into()).zip(case(pair.b, link.b.into()));
            cases.is_some_and(|((v, p), (w, q))| opposed(p, q) && pair.corresponds(v, w))
        })
}

/// Whether two texts of the same words have two of them in each other's place: "a Norse raid on Dornum", "a Dornum raid on
/// the Norse".
pub(super) fn exchanged(pair: &Pair<'_>) -> bool {
    let (a, b) = (&pair.a.words, &pair.b.words);
    let links = &pair.alignment.links;
    // Who is married to whom is married to him as well.
    let mutual = || a.iter().any(|word| is(word, Class::MUTUAL));
    let listed = |word: &Word, other: &Word| {
        word.role == Role::Modifier && other.role == Role::Modifier && word.head == other.head
    };
    a.len() == b.len()
        && links.iter().any(|link| {
            let (i, j) = (usize::from(link.a), usize::from(link.b));
            let back = || pair.link(Side::A, j).is_some_and(|back| usize::from(back.b) == i && back.how.preserves());
            // "Tom and Mary" are "Mary and Tom".
            let joined = || a[i].head == Some(link.b) || a[j].head == Some(link.a) || listed(&a[i], &a[j]);
            i != j && link.how.preserves() && back() && !joined()
        })
        && !mutual()
}

/// Whether two claims are the same but for one noun, in one place: the mother of the suspect, the mother of the victim.
fn one_noun_apart(pair: &Pair<'_>) -> bool {
    let only = |side: Side| {
        let words = pair.claim(side).words.iter().enumerate();
        let mut left = words.filter(|(at, word)| word.weight > 0 && !pair.is_met(side, *at));
        let (at, word) = left.next().filter(|_| left.next().is_none())?;
        let plain = word.name.is_none() && word.quantity.is_none() && !word.time;
        (plain && word.role != Role::Predicate).then_some((at, word))
    };
    let Some(((i, x), (j, y))) = only(Side::A).zip(only(Side::B)) else { return false };
    let noun = |word: &Word| word.tag.pos() == Pos::Noun;
    let alike = || x.role == y.role && x.head.zip(y.head).is_some_and(|(v, w)| pair.corresponds(v.into(), w.into()));
    // Whatever the parser makes of them, they stand in the same place of the same words.
    let in_one_place = || i == j && pair.a.words.len() == pair.b.words.len() && !x.shared && !y.shared;
    noun(x) && noun(y) && (alike() || in_one_place())
}

#[cfg(test)]
mod tests {
    use crate::judge::evidence::sample::agree;

    /// Whether two reports of one fire agree on what each says last.
    #[track_caller]
    fn check(a: &str, b: &str, expected: bool) {
        let lead = "A fire broke out at the Kelvo mill in Harwick on Monday, fire chief Ada Quill said. ";
        agree((&format!("{lead}{a}"), a), (&format!("{lead}{b}"), b), expected);
    }

    #[test]
    fn a_part_is_not_the_whole() {
        let whole = "The whole roof of the Kelvo mill fell in during the fire.";
        check(whole, "The whole roof of the Kelvo mill came down during the fire.", true);
        check(whole, "A part of the roof of the Kelvo mill fell in during the fire.", false);
        check("All workers at the Kelvo mill fled.", "Some workers at the Kelvo mill fled.", false);
    }

    #[test]
    fn what_is_wanted_is_not_done() {
        check(
            "The owner rebuilt the Kelvo mill in Harwick.",
            "The owner rebuilt the burned Kelvo mill in Harwick.",
            true,
        );
        check(
            "The owner rebuilt the Kelvo mill in Harwick.",
            "The owner wants to rebuild the Kelvo mill in Harwick.",
            false,
        );
    }

    #[test]
    fn two_nouns_in_one_place_are_two_things() {
        check("The wind tore the roof off the church.", "The wind tore the roof off the school.", false);
        check("The town sold the barn behind the mill.", "The town sold the barn behind the church.", false);
    }

    #[test]
    fn a_syllable_denies_a_word() {
        check("The guard at the Kelvo mill was armed.", "The guard at the Kelvo mill was unarmed.", false);
        check("The guard at the Kelvo mill was not armed.", "The guard at the Kelvo mill was unarmed.", true);
    }

    #[test]
    fn four_o_clock_is_not_seven() {
        check(
            "The Kelvo mill burned down at 4 a.m. on Sunday.",
            "The Kelvo mill burned down at 7 a.m. on Sunday.",
            false,
        );
        check(
            "The Kelvo mill burned down at 4 a.m. on Sunday.",
            "At 4 a.m. on Sunday the Kelvo mill burned down.",
            true,
        );
    }
}
