//! Can every public type go to another thread, and be seen from one? Holds if this file compiles.

use gainsay::analysis::{
    Attribution, Certainty, DayRange, Hedge, Name, NameKind, Polarity, Quantity, QuantityKind, Reference, Stance, Time,
    TimeKind, Word,
};
use gainsay::claim::{ClaimKind, Holder, Participant};
use gainsay::judge::{Entails, Reason, ReasonKind, Scores};
use gainsay::lexicon::{
    Alias, AliasKind, Cues, Dimension, EntityId, EntityKind, LemmaId, Unit, WordClasses, WordRelation,
};
use gainsay::report::{
    ClaimId, ClaimRef, Event, Finding, FindingRef, Omitted, ReportedAttribution, ReportedClaim, ReportedDocument,
    ReportedQuantity, ReportedTime, Scope,
};
use gainsay::syntax::{Label, Node, Pos, Subtrees, Tag, Tree};
use gainsay::text::{Quote, Token, TokenKind};
use gainsay::{
    Analysis, Change, Claim, Config, Document, DocumentId, Error, Judgement, Lexicon, Matcher, Published, Relation,
    Report, Sensitivity, Sentence, SentenceKind, Span,
};

const fn crosses_threads<T: Send + Sync + Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe>() {}

macro_rules! cross_threads {
    ($($type:ty),* $(,)?) => { const _: () = { $(crosses_threads::<$type>();)* }; };
}

cross_threads!(Document, DocumentId, Published, Span, Quote, Sentence, SentenceKind, Token, TokenKind);
cross_threads!(
    Lexicon,
    LemmaId,
    EntityId,
    EntityKind,
    Alias,
    AliasKind,
    Cues,
    WordClasses,
    Unit,
    Dimension,
    WordRelation
);
cross_threads!(Tree, Node, Subtrees, Tag, Pos, Label);
cross_threads!(Analysis, Word, Quantity, QuantityKind, Hedge, Time, TimeKind, DayRange, Name, NameKind, Reference);
cross_threads!(Attribution, Stance, Polarity, Certainty);
cross_threads!(Claim, ClaimKind, Holder, Participant);
cross_threads!(Judgement, Relation, Entails, Scores, Reason, ReasonKind, Sensitivity);
cross_threads!(Report, ReportedDocument, ReportedClaim, ReportedAttribution, ReportedTime, ReportedQuantity, ClaimId);
cross_threads!(Event, Finding, Scope, Omitted, FindingRef<'static>, ClaimRef<'static>);
cross_threads!(Change);

// These may hold a judge or an error of the caller's, which need not be `UnwindSafe`.
const fn is_shared<T: Send + Sync + Unpin>() {}
const _: () = (is_shared::<Config>(), is_shared::<Matcher>(), is_shared::<Error>()).0;

cross_threads!(gainsay::matcher::FeaturePairs, gainsay::matcher::FeatureKind);
cross_threads!(gainsay::render::Markdown);
#[cfg(feature = "html")]
cross_threads!(gainsay::render::Html);
#[cfg(feature = "terminal")]
cross_threads!(gainsay::render::Terminal);

#[test]
fn an_error_goes_where_errors_go() {
    fn boxes<E: std::error::Error + Send + Sync + 'static>() {}
    boxes::<Error>();
}
