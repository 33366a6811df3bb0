//! What is observed on two sentences? For the tests of each phenomenon.

use super::{Tends, observe};
use crate::claim::{Claim, ClaimKind, claims, passage};
use crate::judge::align::align;
use crate::judge::pair::Pair;
use crate::judge::profile::Profile;
use crate::judge::scene::Scenes;
use crate::judge::verdict::ReasonKind;
use crate::judge::{Bench, Relation, Sensitivity};
use crate::lexicon::Lexicon;
use crate::text::Document;

/// A text as a whole, judged by itself.
pub(in crate::judge) fn beside(text: &str) -> Claim {
    let (lexicon, document) = (Lexicon::english(), Document::new("text", text));
    passage(&lexicon, &document, &crate::analysis::analyze_with(&lexicon, &document)).0
}

/// The first sentence of a report, published that day; without a day for an empty one.
pub(in crate::judge) fn dated(text: &str, published: &str) -> Claim {
    report(text, published).into_iter().next().expect("the text makes a claim")
}

/// The first name of a report with what is said of it.
pub(in crate::judge) fn described(text: &str, published: &str) -> Claim {
    let found = report(text, published).into_iter().find(|claim| claim.kind == ClaimKind::Description);
    found.expect("the text describes someone")
}

fn report(text: &str, published: &str) -> Vec<Claim> {
    let mut document = Document::new("text", text);
    if !published.is_empty() {
        document = document.published(published.parse().expect("the test writes a date"));
    }
    claims(&document)
}

/// The words shown for the strongest evidence of this kind and tendency, in both orders of the pair.
#[track_caller]
pub(in crate::judge) fn check(a: Claim, b: Claim, kind: ReasonKind, tends: Tends, expected: Option<(&str, &str)>) {
    let seen = |a: &Claim, b: &Claim| {
        let mut scratch = Default::default();
        let lexicon = Lexicon::english();
        let (x, y) = (Profile::of(&lexicon, a), Profile::of(&lexicon, b));
        let alignment = align(&lexicon, &x, &y, &mut scratch);
        let pair = Pair::new(&x, &y, alignment, Scenes::of(a, b), false);
        let mut evidence = Vec::new();
        observe(&pair, &mut evidence);
        let found = evidence.iter().find(|e| e.kind == kind && e.tends == tends);
        found.map(|e| (a.slice(e.a).to_owned(), b.slice(e.b).to_owned()))
    };
    let expected = expected.map(|(x, y)| (x.to_owned(), y.to_owned()));
    assert_eq!(seen(&a, &b), expected, "{:?} and {:?}", a.text(), b.text());
    assert_eq!(seen(&b, &a).map(|(y, x)| (x, y)), expected, "{:?} and {:?}", b.text(), a.text());
}

/// Whether two reports are found to contradict each other.
#[track_caller]
pub(in crate::judge) fn reports(a: &str, b: &str, clash: bool) {
    let lexicon = Lexicon::english();
    let (a, b) = (claims(&Document::new("a", a)), claims(&Document::new("b", b)));
    let mut bench = Bench::new(&lexicon, Sensitivity::default());
    let judged: Vec<_> = a.iter().flat_map(|x| b.iter().map(move |y| (x, y))).map(|(x, y)| bench.judge(x, y)).collect();
    let told: Vec<_> = judged.iter().filter(|judged| judged.relation == Relation::Contradiction).collect();
    assert_eq!(!told.is_empty(), clash, "{told:?}");
}

/// How two reports of one ferry begin, which name the ferry, its owner and its town over and over.
pub(in crate::judge) const ONE: &str =
    "The ferry Alma sank off Dornum on Monday. The Alma Line of Dornum mourns the ferry Alma. ";
pub(in crate::judge) const OTHER: &str =
    "Off Dornum the ferry Alma has sunk. The ferry Alma belonged to the Alma Line of Dornum. ";

/// Whether the sentences by which two reports end are found to agree; each report begins with the first of two texts.
#[track_caller]
pub(in crate::judge) fn agree(one: (&str, &str), other: (&str, &str), expected: bool) {
    let lexicon = Lexicon::english();
    let last = |(begin, end): (&str, &str)| {
        let found = claims(&Document::new("text", format!("{begin}{end}")));
        found.into_iter().filter(|claim| claim.span.start() >= begin.len()).collect::<Vec<_>>()
    };
    let (a, b) = (last(one), last(other));
    let mut bench = Bench::new(&lexicon, Sensitivity::default());
    let mut pairs = a.iter().flat_map(|a| b.iter().map(move |b| (a, b)));
    let agrees = pairs.any(|(a, b)| bench.judge(a, b).relation == Relation::Agreement);
    assert_eq!(agrees, expected, "{:?} and {:?}", one.1, other.1);
}

/// Whether two texts are found to contradict each other, in either order.
#[track_caller]
pub(in crate::judge) fn texts(a: &str, b: &str, clash: bool) {
    for (a, b) in [(a, b), (b, a)] {
        let found = crate::judge::judge(a, b).relation;
        assert_eq!(found == Relation::Contradiction, clash, "{a} | {b}: {found:?}");
    }
}
