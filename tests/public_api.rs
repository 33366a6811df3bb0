//! Does a program written against this version still compile? The public face, written down.
//!
//! Each public item stands here with its type and what its type implements. What is taken away or changed no longer compiles:
//! that is a breaking change, which a new minor version (before 1.0) and a line in the changelog go with. What is added to the
//! public face is added here.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::ops::Range;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::str::FromStr;
use std::sync::Arc;

use gainsay::analysis::{
    Attribution, AttributionKind, Certainty, DayRange, Hedge, Name, NameKind, Polarity, Quantity, QuantityKind,
    Reference, Stance, Time, TimeKind, Word,
};
use gainsay::claim::{ClaimKind, Holder, Participant};
use gainsay::export::{
    Annotation, AnnotationPage, Appearance, Graph, Motivation, Publisher, Quotation, Selector, Statement, Target,
    TextualBody,
};
use gainsay::judge::{BoxError, Entails, Pair, Reason, ReasonKind, Scores};
use gainsay::lexicon::{
    Alias, AliasKind, Cues, Dimension, EntityId, EntityKind, LemmaId, Unit, WordClasses, WordRelation,
};
use gainsay::matcher::{FeatureKind, FeaturePairs, Window};
use gainsay::render::Markdown;
use gainsay::report::{
    ClaimId, ClaimRef, Event, Finding, FindingRef, Omitted, ReportedAttribution, ReportedClaim, ReportedDocument,
    ReportedQuantity, ReportedTime, SCHEMA, Scope,
};
use gainsay::syntax::{Label, Node, Pos, Subtrees, Tag, Tree};
use gainsay::text::{Quote, Token, TokenKind};
use gainsay::{
    Analysis, Change, Claim, Config, Document, DocumentId, Error, Judge, Judgement, Lexicon, Matcher, Published,
    Relation, Report, Sensitivity, Sentence, SentenceKind, Span,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What every type of the public face can do; two that hold a judge or an error of the caller's need not be `UnwindSafe`.
trait Common: Debug + Send + Sync + Unpin {}
impl<T: Debug + Send + Sync + Unpin> Common for T {}

trait Value: Common + Clone + PartialEq + UnwindSafe + RefUnwindSafe {}
impl<T: Common + Clone + PartialEq + UnwindSafe + RefUnwindSafe> Value for T {}

trait Key: Value + Eq + Hash {}
impl<T: Value + Eq + Hash> Key for T {}

trait Serde: Serialize + DeserializeOwned {}
impl<T: Serialize + DeserializeOwned> Serde for T {}

macro_rules! implement {
    ($($($type:ty),+: $first:path $(, $rest:path)*;)*) => {
        $(const _: () = { const fn holds<T: $first $(+ $rest)*>() {} $(holds::<$type>();)+ };)*
    };
}

macro_rules! fields {
    ($($type:ty { $($field:ident: $of:ty),* $(,)? })*) => {
        $(const _: fn(&$type) = |value| { $(let _: &$of = &value.$field;)* };)*
    };
}

/// Of a closed enum no variant may be added either.
macro_rules! variants {
    ($(closed $closed:ident { $($only:ident),* $(,)? })* $(open $open:ident { $($variant:ident),* $(,)? })*) => {
        $(const _: fn($closed) = |value| match value { $($closed::$only { .. })|* => {} };)*
        $(const _: fn($open) = |value| match value { $($open::$variant { .. })|* => {} _ => {} };)*
    };
}

macro_rules! items {
    ($($item:path: $type:ty;)*) => { $(const _: $type = $item;)* };
}

implement! {
    Hedge, QuantityKind, DayRange, TimeKind, Reference, NameKind, AttributionKind, Stance, Polarity, Certainty, ClaimKind,
    Motivation, Entails, Dimension, Scope, SentenceKind, Span: Key, Copy, Ord, Serde;
    Relation, ReasonKind, Sensitivity: Key, Copy, Ord, Serde, Display, FromStr;
    Tag: Key, Copy, Ord, Serde, Display;
    Label: Key, Copy, Ord, Display;
    AliasKind, EntityId, EntityKind, WordRelation, LemmaId, FeatureKind, Pos, TokenKind: Key, Copy, Ord;
    DocumentId, ClaimId: Key, Ord, Serde, Display, AsRef<str>;
    Published: Key, Ord, Serde, Display, FromStr, TryFrom<String>, Into<String>;
    Quote: Key, Ord, Serde;
    Omitted: Key, Copy, Ord, Serde, Default;
    Window, Sentence: Key, Copy, Serde;
    Time, Annotation, AnnotationPage, Target, TextualBody, Quotation, Selector, Appearance, Graph, Publisher, Statement, Event,
    ReportedAttribution, ReportedDocument, ReportedTime, Document: Key, Serde;
    Cues, WordClasses: Key, Copy, Default;
    Alias, FeaturePairs, Node, Token: Key, Copy;
    Word, Name, Attribution, Holder, Participant, Subtrees: Key;
    Markdown, Tree: Key, Default;
    Judgement, Reason, Finding, Report, ReportedClaim, ReportedQuantity: Value, Serde;
    Scores: Value, Copy, Serde, Default;
    Unit: Value, Copy, Serde;
    Change: Value, Serde, Default;
    Quantity, Claim: Value;
    Analysis: Value, Default;
    ClaimRef<'static>: Value, Copy;
    FindingRef<'static>: Value, Copy, Display;
    Lexicon: Common, Clone, UnwindSafe, RefUnwindSafe;
    Config: Common, Clone, Default;
    Matcher: Common, Default;
    Pair<'static>: Common, Copy;
    Error: Common, StdError;
    String: Into<DocumentId>;
    &'static str: Into<DocumentId>;
    Span: Into<Range<usize>>;
}

fields! {
    Quantity {
        span: Span, number: Span, low: f64, high: f64, value: f64, kind: QuantityKind, unit: Option<Unit>, head:
        Option<Span>, hedge: Hedge,
    }
    DayRange { first: i32, last: i32 }
    Time { span: Span, value: String, kind: TimeKind, days: Option<DayRange> }
    Analysis {
        sentences: Vec<Sentence>, tokens: Vec<Token>, sentence_tokens: Vec<Range<usize>>, trees: Vec<Tree>, words:
        Vec<Word>, quantities: Vec<Quantity>, times: Vec<Time>, names: Vec<Name>, attributions: Vec<Attribution>,
    }
    Word { folded: Arc<str>, lemma: Arc<str>, id: Option<LemmaId>, weight: u8, cues: Cues }
    Name { span: Span, titled: Span, kind: NameKind, alias: Option<Alias>, chain: u32, reference: Reference }
    Attribution {
        source: Option<Span>, cue: Option<Span>, content: Vec<Span>, stance: Stance, quoted: bool, kind:
        AttributionKind,
    }
    Claim {
        span: Span, sentence: Span, kind: ClaimKind, subject: Option<Span>, predicate: Option<Span>, object:
        Option<Span>, attribution: Vec<Holder>, polarity: Polarity, certainty: Certainty, time: Option<Time>,
        quantities: Vec<Quantity>, names: Vec<Participant>, published: Option<Published>,
    }
    Holder { source: Option<Quote>, name: Option<Quote>, cue: Option<Quote>, stance: Stance, quoted: bool }
    Participant { span: Span, titled: Span, kind: NameKind }
    Annotation { id: String, kind: String, motivation: Motivation, body: Vec<TextualBody>, target: Vec<Target> }
    AnnotationPage { context: String, id: String, kind: String, items: Vec<Annotation> }
    Target { source: String, selector: Vec<Selector> }
    TextualBody { kind: String, purpose: String, value: String }
    Quotation {
        document: DocumentId, source: Option<Quote>, cue: Option<Quote>, content: Quote, stance: Stance, quoted: bool,
    }
    Appearance {
        kind: String, id: String, headline: Option<String>, published: Option<String>, publisher: Option<Publisher>,
    }
    Graph { context: String, graph: Vec<Statement> }
    Publisher { kind: String, name: String }
    Statement { kind: String, id: String, text: String, credit: Option<String>, appearance: Appearance }
    Pair<'_> { left: &Claim, right: &Claim, within: bool, judgement: &Judgement }
    Judgement { relation: Relation, entails: Option<Entails>, confidence: f32, scores: Scores, reasons: Vec<Reason> }
    Reason { kind: ReasonKind, left: Quote, right: Quote, note: String }
    Scores { agreement: f32, forward: f32, backward: f32, contradiction: f32, overlap: f32 }
    Alias { entity: EntityId, kind: AliasKind }
    Unit { dimension: Dimension, factor: f64, id: u16 }
    FeaturePairs { kind: FeatureKind, features: u64, hot: u64, claims: u64, most: u64, pairs: u64, met: u64 }
    Change { added: Vec<Finding>, withdrawn: Vec<Finding>, dropped: Vec<DocumentId> }
    ClaimRef<'_> { claim: &ReportedClaim, document: &ReportedDocument }
    Event { label: String, claims: Vec<ClaimId>, sources: Vec<DocumentId>, independent_sources: usize }
    Finding {
        relation: Relation, entails: Option<Entails>, scope: Scope, left: ClaimId, right: ClaimId, events: Vec<usize>,
        confidence: f32, scores: Scores, reasons: Vec<Reason>,
    }
    Omitted { candidates: u64 }
    Report {
        schema: String, documents: Vec<ReportedDocument>, claims: Vec<ReportedClaim>, events: Vec<Event>, findings:
        Vec<Finding>, omitted: Omitted,
    }
    ReportedAttribution { source: Option<Quote>, cue: Option<Quote>, stance: Stance, quoted: bool }
    ReportedClaim {
        id: ClaimId, document: DocumentId, span: Span, text: String, sentence: Span, attribution:
        Vec<ReportedAttribution>, polarity: Polarity, certainty: Certainty, time: Option<ReportedTime>, quantities:
        Vec<ReportedQuantity>,
    }
    ReportedDocument {
        id: DocumentId, source: Option<String>, title: Option<String>, published: Option<Published>, url:
        Option<String>, bytes: u64, digest: String, text: Option<String>,
    }
    ReportedQuantity {
        quote: Quote, value: f64, low: Option<f64>, high: Option<f64>, kind: QuantityKind, head: Option<Quote>, hedge:
        Hedge,
    }
    ReportedTime { quote: Quote, value: String, days: Option<DayRange> }
    Node { tag: Tag, head: Option<u32>, label: Label, confidence: u8 }
    Tree { nodes: Vec<Node> }
    Document {
        id: DocumentId, text: String, source: Option<String>, title: Option<String>, published: Option<Published>,
        url: Option<String>, language: Option<String>,
    }
    Quote { start: u32, end: u32, text: String }
    Sentence { span: Span, kind: SentenceKind }
    Token { span: Span, kind: TokenKind, spaced: bool }
}

variants! {
    closed TimeKind { Date, Time, Duration, Set }
    closed Stance { Affirmed, Denied, Doubted }
    closed Polarity { Positive, Negative }
    closed Certainty { Certain, Probable, Possible, Unknown }
    closed Entails { Both, Left, Right }
    closed Relation { Contradiction, Agreement, Divergence, Unrelated }
    closed Scope { Across, Within }
    closed Pos { Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X }
    open Hedge { Exact, About, AtLeast, AtMost, Range }
    open QuantityKind { Count, Measure, Percent, Money, Age, Ordinal, Degree }
    open Reference { Name, Description, Pronoun }
    open NameKind { Person, Place, Organisation, Other }
    open AttributionKind { Statement, Belief, Intention, Judgement }
    open ClaimKind { Sentence, Clause, Content, Headline, Description, Passage }
    open Motivation { Identifying, Linking, Highlighting }
    open Selector { Position, Quote }
    open Sensitivity { Strict, Balanced, Sensitive }
    open ReasonKind {
        Paraphrase, Quotation, Negation, Opposite, Quantity, Unit, Time, Order, Place, Participant, Exclusive, Denial,
        Fact, Certainty, Scope, Cause, Member, Attribution, Update, Detail, Model,
    }
    open AliasKind { Name, Capital, Office, Demonym, Person }
    open EntityKind { Country, Organisation, Place, Person }
    open WordRelation { Synonym, Derivation, Broader, Narrower, Opposite, Exclusive, Sibling, Converse }
    open Dimension {
        Length, Area, Volume, Mass, Duration, Speed, Temperature, Percent, PercentagePoint, Money, Data, Other,
    }
    open FeatureKind { Word, Name, Quantity, Time, Outcome }
    open Window { Documents, Days }
    open Label {
        Root, Punct, Case, Nsubj, Det, Advmod, Obj, Amod, Obl, Conj, Compound, Mark, Nmod, Cc, Aux, Cop, Advcl,
        NmodPoss, Xcomp, Ccomp, Flat, AclRelcl, Parataxis, Appos, Nummod, Acl, AuxPass, NsubjPass, OblUnmarked,
        NmodUnmarked, Discourse, List, CompoundPrt, Iobj, Expl, Fixed, OblAgent, Csubj, Vocative, Goeswith, Dep,
    }
    open Tag {
        Adj, Adp, Adv, Aux, Cconj, Det, Intj, Noun, Num, Part, Pron, Propn, Punct, Sconj, Sym, Verb, X, VerbVb,
        VerbVbd, VerbVbg, VerbVbn, VerbVbp, VerbVbz, AuxMd, AuxVb, AuxVbd, AuxVbg, AuxVbn, AuxVbp, AuxVbz, NounNns,
        PronPrps, PronWp, PronWdt, PronEx, PronDt, PronNn, DetWdt, AdvWrb, AdvRbr, AdvRp, AdpRp, PartTo, PartRb,
        PartPos, PunctComma, PunctStop, AdjJjr,
    }
    open SentenceKind { Prose, Heading, ListItem, TableRow, Byline, Boilerplate }
    open TokenKind { Word, Number, Punctuation, Symbol }
}

items! {
    AttributionKind::asserts: fn(AttributionKind) -> bool;
    gainsay::analysis::analyze: fn(&Document) -> Analysis;
    gainsay::claim::claims: fn(&Document) -> Vec<Claim>;
    Claim::text: fn(&Claim) -> &str;
    Claim::sentence_text: fn(&Claim) -> &str;
    Claim::slice: fn(&Claim, Span) -> &str;
    Claim::quote: fn(&Claim, Span) -> Quote;
    gainsay::export::annotations: fn(&Report, &str) -> Result<AnnotationPage, Error>;
    gainsay::export::quotations: fn(&Report) -> Vec<Quotation>;
    gainsay::export::locate: fn(&str, &[Selector]) -> Option<Span>;
    gainsay::export::statements: fn(&Report, &str) -> Graph;
    Sensitivity::name: fn(Sensitivity) -> &'static str;
    gainsay::judge::judge: fn(&str, &str) -> Judgement;
    Judgement::new: fn(Relation, f32) -> Judgement;
    Judgement::unrelated: fn() -> Judgement;
    Judgement::because: fn(Judgement, Reason) -> Judgement;
    ReasonKind::name: fn(ReasonKind) -> &'static str;
    Relation::name: fn(Relation) -> &'static str;
    Cues::REPORT: Cues;
    Cues::DENIAL: Cues;
    Cues::DOUBT: Cues;
    Cues::NEGATION: Cues;
    Cues::NEGATIVE_IMPLICATIVE: Cues;
    Cues::IMPLICATIVE: Cues;
    Cues::FACTIVE: Cues;
    Cues::POSSIBLE: Cues;
    Cues::PROBABLE: Cues;
    Cues::HEARSAY: Cues;
    Cues::INTENTION: Cues;
    Cues::OBLIGATION: Cues;
    Cues::CONDITION: Cues;
    Cues::SUPPORT: Cues;
    Cues::OPPOSITION: Cues;
    Cues::DEATH: Cues;
    Cues::INJURY: Cues;
    Cues::UNIVERSAL: Cues;
    Cues::NONE: Cues;
    Cues::SOME: Cues;
    Cues::ONLY: Cues;
    Cues::CAUSE: Cues;
    Cues::FORMER: Cues;
    Cues::INCLUSION: Cues;
    Cues::EXCLUSION: Cues;
    Cues::FUTILITY: Cues;
    Cues::contains: fn(Cues, Cues) -> bool;
    Cues::intersects: fn(Cues, Cues) -> bool;
    Cues::union: fn(Cues, Cues) -> Cues;
    Cues::without: fn(Cues, Cues) -> Cues;
    WordClasses::NOUN: WordClasses;
    WordClasses::VERB: WordClasses;
    WordClasses::ADJECTIVE: WordClasses;
    WordClasses::ADVERB: WordClasses;
    WordClasses::bits: fn(WordClasses) -> u8;
    WordClasses::contains: fn(WordClasses, WordClasses) -> bool;
    Lexicon::claims: fn(&Lexicon, &Document) -> Vec<Claim>;
    Lexicon::extended: fn(&Lexicon, &str) -> Result<Lexicon, Error>;
    Lexicon::english: fn() -> Arc<Lexicon>;
    Lexicon::lemma_id: fn(&Lexicon, &str) -> Option<LemmaId>;
    Lexicon::lemma_text: fn(&Lexicon, LemmaId) -> &str;
    Lexicon::word_classes: fn(&Lexicon, &str) -> WordClasses;
    Lexicon::lemma: for<'a> fn(&'a Lexicon, &'a str, WordClasses) -> Cow<'a, str>;
    Lexicon::weight: fn(&Lexicon, &str) -> u8;
    Lexicon::relation: fn(&Lexicon, LemmaId, LemmaId) -> Option<WordRelation>;
    Lexicon::root: fn(&Lexicon, LemmaId) -> LemmaId;
    Lexicon::entity_name: fn(&Lexicon, EntityId) -> &str;
    Lexicon::entity_kind: fn(&Lexicon, EntityId) -> EntityKind;
    Lexicon::given_name: fn(&Lexicon, &str) -> bool;
    Lexicon::title: fn(&Lexicon, &str) -> bool;
    Lexicon::cues: fn(&Lexicon, &str) -> Cues;
    Lexicon::light_verb: fn(&Lexicon, &str, &str) -> Option<LemmaId>;
    Lexicon::unit: fn(&Lexicon, &str) -> Option<Unit>;
    Lexicon::unit_name: fn(&Lexicon, Unit) -> &str;
    Config::lexicon: fn(Config, Arc<Lexicon>) -> Config;
    Config::sensitivity: fn(Config, Sensitivity) -> Config;
    Config::judged_by: fn(Config, Arc<dyn Judge>) -> Config;
    Config::one_matter: fn(Config, bool) -> Config;
    Config::neighbours: fn(Config, usize) -> Config;
    Config::window: fn(Config, Window) -> Config;
    Config::texts: fn(Config, bool) -> Config;
    Config::longest: fn(Config, usize) -> Config;
    Config::analyze: fn(&Config, &Document) -> Analysis;
    Config::claims: fn(&Config, &Document) -> Vec<Claim>;
    Config::judge: fn(&Config, &str, &str) -> Judgement;
    Matcher::save: fn(&Matcher) -> Vec<u8>;
    Matcher::load: fn(Config, &[u8]) -> Result<Matcher, Error>;
    Matcher::new: fn(Config) -> Matcher;
    Matcher::insert: fn(&mut Matcher, Document) -> Result<Change, Error>;
    Matcher::replace: fn(&mut Matcher, Document) -> Result<Change, Error>;
    Matcher::remove: fn(&mut Matcher, &DocumentId) -> Result<Change, Error>;
    Matcher::report: fn(&Matcher) -> Report;
    Matcher::candidates: fn(&Matcher) -> Vec<FeaturePairs>;
    Markdown::new: fn() -> Markdown;
    Markdown::render: fn(&Markdown, &Report) -> String;
    ClaimId::as_str: fn(&ClaimId) -> &str;
    Report::check: fn(&Report) -> Result<(), Error>;
    Report::without_texts: fn(Report) -> Report;
    SCHEMA: &str;
    Label::ALL: &[Label];
    Label::name: fn(Label) -> &'static str;
    Label::universal: fn(Label) -> &'static str;
    Label::is_subject: fn(Label) -> bool;
    Label::is_clause: fn(Label) -> bool;
    Pos::word_class: fn(Pos) -> WordClasses;
    Tag::ALL: &[Tag];
    Tag::name: fn(Tag) -> &'static str;
    Tag::pos: fn(Tag) -> Pos;
    Tag::is_verb: fn(Tag) -> bool;
    Tag::is_aux: fn(Tag) -> bool;
    Tag::is_noun: fn(Tag) -> bool;
    Tag::is_nominal: fn(Tag) -> bool;
    Tag::is_punctuation: fn(Tag) -> bool;
    Tag::is_finite: fn(Tag) -> bool;
    Tag::is_past: fn(Tag) -> bool;
    Tag::is_content: fn(Tag) -> bool;
    Subtrees::extent: fn(&Subtrees, usize) -> (usize, usize);
    Tree::root: fn(&Tree) -> Option<usize>;
    Tree::head: fn(&Tree, usize) -> Option<&Node>;
    Tree::subtrees: fn(&Tree) -> Subtrees;
    gainsay::syntax::parse: fn(&Lexicon, &str, &[Token]) -> Tree;
    Document::published: fn(Document, Published) -> Document;
    DocumentId::as_str: fn(&DocumentId) -> &str;
    Published::as_str: fn(&Published) -> &str;
    gainsay::text::fold: fn(&str) -> Cow<'_, str>;
    Quote::of: fn(&str, Span) -> Quote;
    Quote::span: fn(&Quote) -> Span;
    gainsay::text::segment: fn(&str) -> Vec<Sentence>;
    Span::new: fn(usize, usize) -> Span;
    Span::start: fn(Span) -> usize;
    Span::end: fn(Span) -> usize;
    Span::len: fn(Span) -> usize;
    Span::is_empty: fn(Span) -> bool;
    Span::range: fn(Span) -> Range<usize>;
    Span::of: fn(Span, &str) -> Option<&str>;
    Span::contains: fn(Span, Span) -> bool;
    Span::overlaps: fn(Span, Span) -> bool;
    Span::cover: fn(Span, Span) -> Span;
    gainsay::text::tokenize: fn(&str, Span, &mut Vec<Token>);
}

items! {
    gainsay::analyze: fn(&Document) -> Analysis;
    gainsay::claims: fn(&Document) -> Vec<Claim>;
    gainsay::judge: fn(&str, &str) -> Judgement;
    gainsay::segment: fn(&str) -> Vec<Sentence>;
    Error::is_duplicate_document: fn(&Error) -> bool;
    Error::is_unknown_document: fn(&Error) -> bool;
    Error::is_too_long: fn(&Error) -> bool;
    Error::is_no_text: fn(&Error) -> bool;
    Error::is_snapshot: fn(&Error) -> bool;
    Error::is_judge: fn(&Error) -> bool;
    Error::is_lexicon: fn(&Error) -> bool;
    Error::is_report: fn(&Error) -> bool;
    Error::is_other_text: fn(&Error) -> bool;
    Error::is_unknown_name: fn(&Error) -> bool;
    Error::is_published: fn(&Error) -> bool;
    Window::Documents: fn(usize) -> Window;
    Window::Days: fn(u32) -> Window;
}

#[cfg(feature = "html")]
mod html {
    use gainsay::render::Html;

    use super::*;

    implement! { Html: Key, Default; }
    items! {
        Html::new: fn() -> Html;
        Html::render: fn(&Html, &Report) -> String;
    }
    const _: fn(Html) -> Html = |page| page.title("Fire").title(String::new());
}

#[cfg(feature = "terminal")]
mod terminal {
    use gainsay::render::Terminal;

    use super::*;

    implement! { Terminal: Common, Clone, UnwindSafe, RefUnwindSafe; }
    items! {
        Terminal::plain: fn() -> Terminal;
        Terminal::styled: fn() -> Terminal;
        Terminal::width: fn(Terminal, usize) -> Terminal;
        Terminal::render: fn(&Terminal, &Report) -> String;
    }
}

// What takes or gives any type of a kind is called, with the types that callers have at hand.

const _: fn(String) -> Document =
    |text| Document::new("id", text).source("Courier").title("Fire").url("u").language("en");
const _: fn(Vec<Document>) -> Result<Report, Error> = |documents| gainsay::compare(documents);
const _: fn(&Config, [Document; 2]) -> Result<Report, Error> = |config, documents| config.compare(documents);
const _: fn(&mut Matcher, Option<Document>) -> Result<Change, Error> = |matcher, documents| matcher.extend(documents);
const _: for<'a> fn(&'a Matcher) -> Vec<&'a DocumentId> = |matcher| matcher.documents().collect();
const _: fn(Quote, Quote) -> Reason = |left, right| Reason::new(ReasonKind::Model, left, right, "a note");
const _: for<'a, 'p> fn(&'a Pair<'p>, Span) -> [Reason; 2] =
    |pair, span| [pair.whole("a note"), pair.reason(ReasonKind::Fact, span, span, String::new())];
const _: fn(Report, DocumentId, String) -> Result<Report, Error> = |report, id, text| report.with_texts([(id, text)]);
const _: fn(u64, String) -> [Selector; 2] = |at, exact| {
    let (prefix, suffix) = (String::new(), String::new());
    [Selector::Position { start: at, end: at }, Selector::Quote { exact, prefix, suffix }]
};
const _: for<'a> fn(&'a Subtrees) -> Vec<usize> = |subtrees| subtrees.children(0).collect();
const _: for<'a> fn(&'a Tree) -> Vec<usize> = |tree| tree.children(0).rev().collect();

/// What a view gives lives as long as its report, not as the view.
#[allow(dead_code, reason = "it is compiled and that is all")]
fn views<'a>(report: &'a Report, finding: FindingRef<'a>, claim: ClaimRef<'a>) {
    let _: (Vec<FindingRef<'a>>, Vec<FindingRef<'a>>) =
        (report.findings().collect(), report.contradictions().collect());
    let _: Vec<FindingRef<'a>> = report.agreements().collect();
    let _: (&'a Finding, ClaimRef<'a>, ClaimRef<'a>) = (finding.finding(), finding.left(), finding.right());
    let _: (Relation, f32, &'a [Reason]) = (finding.relation(), finding.confidence(), finding.reasons());
    let _: Vec<&'a Event> = finding.events().collect();
    let _: (&'a str, Vec<&'a Quote>) = (claim.publisher(), claim.speakers().collect());
}

#[allow(dead_code, reason = "it is compiled and that is all")]
fn words<'w>(lexicon: &Lexicon, words: &'w [&'w str]) {
    let words = || words.iter().copied();
    let _: [Option<(usize, Alias)>; 2] = [lexicon.name(words()), lexicon.name_in(words().zip(words()))];
    let _: Option<(usize, Cues)> = lexicon.phrase(words());
    let _: Option<(usize, LemmaId)> = lexicon.phrasal_verb(words());
    let _: Option<(usize, Unit)> = lexicon.unit_phrase(words());
}

/// A judge that knows no more than the trait asks of it.
struct Other;

impl Judge for Other {
    fn judge(&self, pairs: &[Pair<'_>]) -> Result<Vec<Judgement>, BoxError> {
        Ok(pairs.iter().map(|pair| pair.judgement.clone()).collect())
    }
}

#[test]
fn a_judge_is_an_object() {
    let judge: Arc<dyn Judge> = Arc::new(Other);
    assert!(judge.judge(&[]).is_ok_and(|none| none.is_empty()));
}
