//! How is a claim kept in few bytes, and read back as it was?
//!
//! A claim at work takes one to two thousand bytes, most of them what its words are. Kept, a word is the number of what it
//! is, which is told once for all claims that have it, and a few bytes for its place in the claim. What is read back may
//! have been stored by somebody else, so everything that one part of a claim says of another part is checked.

use std::collections::HashMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::figure::{Clock, Figure};
use super::lexeme::Lexemes;
use super::spelled::{Spelled, spell};
use super::word::Word;
use super::{Claim, Holder, Participant, Setting};
use crate::analysis::{Certainty, Hedge, NameKind, Polarity, Quantity, QuantityKind, Stance, Time};
use crate::lexicon::{EntityId, Lexicon, Unit};
use crate::text::{Published, Quote, Span};

/// What a claim shares with others of its document or sentence.
pub(crate) struct Around<'a> {
    pub(crate) sentence: Span,
    pub(crate) context: &'a Arc<str>,
    pub(crate) setting: &'a Arc<Setting>,
    pub(crate) published: Option<&'a Published>,
    /// The keys of names in its document, by number.
    pub(crate) keys: &'a [u64],
}

/// A span as its distance from the start of the sentence, and its length.
#[derive(Copy, Clone, Serialize, Deserialize)]
struct Near(i64, u32);

#[derive(Serialize, Deserialize)]
struct Packed {
    span: Near,
    subject: Option<Near>,
    predicate: Option<Near>,
    object: Option<Near>,
    polarity: Polarity,
    certainty: Certainty,
    attribution: Vec<PackedHolder>,
    time: Option<Time>,
    quantities: Vec<PackedQuantity>,
    names: Vec<PackedName>,
    figures: Vec<Figure>,
    clocks: Vec<Clock>,
}

#[derive(Serialize, Deserialize)]
struct PackedHolder {
    source: Option<PackedQuote>,
    name: Option<PackedQuote>,
    cue: Option<PackedQuote>,
    stance: Stance,
    quoted: bool,
    entity: Option<u32>,
    unknown: bool,
    key: u32,
}

/// Without the words if they are those of the sentence.
#[derive(Serialize, Deserialize)]
struct PackedQuote(Near, Option<String>);

#[derive(Serialize, Deserialize)]
struct PackedQuantity {
    span: Near,
    number: Near,
    low: f64,
    high: f64,
    value: f64,
    kind: QuantityKind,
    unit: Option<Unit>,
    head: Option<Near>,
    hedge: Hedge,
    open: bool,
}

#[derive(Serialize, Deserialize)]
struct PackedName {
    span: Near,
    titled: Near,
    kind: NameKind,
    entity: Option<u32>,
    represents: Option<u32>,
    former: bool,
    /// By number.
    keys: Vec<u32>,
    title: Vec<u32>,
}

/// The keys of the names of a document, each once, numbered.
#[derive(Default)]
pub(crate) struct Keys {
    number: HashMap<u64, u32>,
    all: Vec<u64>,
}

impl Keys {
    fn number(&mut self, key: u64) -> u32 {
        *self.number.entry(key).or_insert_with(|| {
            self.all.push(key);
            self.all.len() as u32 - 1
        })
    }

    /// All of them, in the order of their numbers.
    pub(crate) fn into_all(self) -> Box<[u64]> {
        self.all.into()
    }
}

impl Near {
    fn of(span: Span, base: usize) -> Near {
        Near(span.start() as i64 - base as i64, span.len() as u32)
    }

    fn span(self, base: usize) -> Result<Span, String> {
        let start = (base as i64).saturating_add(self.0);
        let end = start.saturating_add(i64::from(self.1));
        let of = |at: i64| u32::try_from(at).ok();
        let (Some(start), Some(end)) = (of(start), of(end)) else {
            return Err(format!("a span from {start} to {end}"));
        };
        Ok(Span::new(start as usize, end as usize))
    }
}

/// A claim without what it shares with others: its words, and what else it is. Keys of names are added to those of its document.
pub(crate) fn pack(claim: &Claim, lexemes: &mut Lexemes, keys: &mut Keys) -> Vec<u8> {
    // Every field by name, so that a new one is not forgotten.
    let Claim {
        span,
        sentence,
        kind: _,
        subject,
        predicate,
        object,
        attribution,
        polarity,
        certainty,
        time,
        quantities,
        names,
        published: _,
        words: _,
        figures,
        clocks,
        context: _,
        setting: _,
        extent: _,
    } = claim;
    let base = sentence.start();
    let near = |span: &Span| Near::of(*span, base);
    let packed = Packed {
        span: near(span),
        subject: subject.as_ref().map(near),
        predicate: predicate.as_ref().map(near),
        object: object.as_ref().map(near),
        polarity: *polarity,
        certainty: *certainty,
        attribution: attribution.iter().map(|holder| PackedHolder::of(holder, claim, keys)).collect(),
        time: time.clone(),
        quantities: quantities.iter().map(|quantity| PackedQuantity::of(quantity, base)).collect(),
        names: names.iter().map(|name| PackedName::of(name, base, keys)).collect(),
        figures: figures.clone(),
        clocks: clocks.clone(),
    };
    let words = spell(claim, lexemes);
    postcard::to_extend(&packed, words).expect("a claim has no part whose length is not known")
}

/// The claim that was packed.
///
/// # Errors
/// If the bytes are no claim of this sentence, and in what.
pub(crate) fn unpack(bytes: &[u8], around: &Around<'_>, lexemes: &Lexemes, lexicon: &Lexicon) -> Result<Claim, String> {
    let base = around.sentence.start();
    let spelled = Spelled::read(bytes, base, lexemes)?;
    let (kind, extent) = (spelled.kind, spelled.extent);
    let (words, rest) = spelled.whole()?;
    let packed: Packed = postcard::from_bytes(rest).map_err(|error| error.to_string())?;
    let near = |near: Option<Near>| near.map(|near| near.span(base)).transpose();
    let mut claim = Claim {
        span: packed.span.span(base)?,
        sentence: around.sentence,
        kind,
        subject: near(packed.subject)?,
        predicate: near(packed.predicate)?,
        object: near(packed.object)?,
        attribution: Vec::new(),
        polarity: packed.polarity,
        certainty: packed.certainty,
        time: packed.time,
        quantities: all(packed.quantities, |quantity| quantity.read(base))?,
        names: all(packed.names, |name| name.read(base, around.keys, lexicon))?,
        published: around.published.cloned(),
        words,
        figures: packed.figures,
        clocks: packed.clocks,
        context: Arc::clone(around.context),
        setting: Arc::clone(around.setting),
        extent,
    };
    if !claim.sentence.contains(claim.span) || claim.span.is_empty() || claim.text().is_empty() {
        return Err(format!("bytes {} to {} are no words of its sentence", claim.span.start(), claim.span.end()));
    }
    let is_part = |at: Option<u16>, of: usize| at.is_none_or(|at| usize::from(at) < of);
    let parts = |word: &Word| is_part(word.name, claim.names.len()) && is_part(word.quantity, claim.quantities.len());
    if !claim.words.iter().all(parts) {
        return Err("a word of a name or number that is not there".to_owned());
    }
    if claim.clocks.iter().any(|clock| !clock.is_of_day()) {
        return Err("a time of day that no day has".to_owned());
    }
    for figure in &claim.figures {
        let links = [Some(figure.last), figure.noun, figure.deed];
        if figure.first > figure.last || links.into_iter().flatten().any(|at| usize::from(at) >= claim.words.len()) {
            return Err("a number that stands nowhere in it".to_owned());
        }
    }
    claim.attribution = all(packed.attribution, |holder| holder.read(&claim, around.keys, lexicon))?;
    Ok(claim)
}

/// What all parts are read as, without room for more: of a million claims most have one name or none.
fn all<P, T>(parts: Vec<P>, read: impl Fn(P) -> Result<T, String>) -> Result<Vec<T>, String> {
    let mut all = Vec::with_capacity(parts.len());
    for part in parts {
        all.push(read(part)?);
    }
    Ok(all)
}

/// The key that has the number.
fn numbered(number: u32, keys: &[u64]) -> Result<u64, String> {
    keys.get(number as usize).copied().ok_or_else(|| format!("key {number} of {}", keys.len()))
}

/// An entity that the lexicon has.
fn entity(id: Option<u32>, lexicon: &Lexicon) -> Result<Option<EntityId>, String> {
    match id {
        Some(id) if !lexicon.has_entity(id) => Err(format!("entity {id} is not in the lexicon")),
        id => Ok(id.map(EntityId)),
    }
}

impl PackedHolder {
    fn of(holder: &Holder, claim: &Claim, keys: &mut Keys) -> PackedHolder {
        let Holder { source, name, cue, stance, quoted, entity, unknown, key } = holder;
        let quote = |quote: &Option<Quote>| quote.as_ref().map(|quote| PackedQuote::of(quote, claim));
        PackedHolder {
            source: quote(source),
            name: quote(name),
            cue: quote(cue),
            stance: *stance,
            quoted: *quoted,
            entity: entity.map(|entity| entity.0),
            unknown: *unknown,
            key: keys.number(*key),
        }
    }

    fn read(self, claim: &Claim, keys: &[u64], lexicon: &Lexicon) -> Result<Holder, String> {
        let quote = |quote: Option<PackedQuote>| quote.map(|quote| quote.read(claim)).transpose();
        Ok(Holder {
            source: quote(self.source)?,
            name: quote(self.name)?,
            cue: quote(self.cue)?,
            stance: self.stance,
            quoted: self.quoted,
            entity: entity(self.entity, lexicon)?,
            unknown: self.unknown,
            key: numbered(self.key, keys)?,
        })
    }
}

impl PackedQuote {
    fn of(quote: &Quote, claim: &Claim) -> PackedQuote {
        let span = quote.span();
        let told = claim.slice(span) == quote.text;
        PackedQuote(Near::of(span, claim.sentence.start()), (!told).then(|| quote.text.clone()))
    }

    fn read(self, claim: &Claim) -> Result<Quote, String> {
        let span = self.0.span(claim.sentence.start())?;
        let text = self.1.unwrap_or_else(|| claim.slice(span).to_owned());
        Ok(Quote { start: span.start() as u32, end: span.end() as u32, text })
    }
}

impl PackedQuantity {
    fn of(quantity: &Quantity, base: usize) -> PackedQuantity {
        let Quantity { span, number, low, high, value, kind, unit, head, hedge, open } = quantity;
        PackedQuantity {
            span: Near::of(*span, base),
            number: Near::of(*number, base),
            low: *low,
            high: *high,
            value: *value,
            kind: *kind,
            unit: *unit,
            head: head.map(|head| Near::of(head, base)),
            hedge: *hedge,
            open: *open,
        }
    }

    fn read(self, base: usize) -> Result<Quantity, String> {
        Ok(Quantity {
            span: self.span.span(base)?,
            number: self.number.span(base)?,
            low: self.low,
            high: self.high,
            value: self.value,
            kind: self.kind,
            unit: self.unit,
            head: self.head.map(|head| head.span(base)).transpose()?,
            hedge: self.hedge,
            open: self.open,
        })
    }
}

impl PackedName {
    fn of(name: &Participant, base: usize, known: &mut Keys) -> PackedName {
        let Participant { span, titled, kind, entity, represents, former, keys, title } = name;
        PackedName {
            span: Near::of(*span, base),
            titled: Near::of(*titled, base),
            kind: *kind,
            entity: entity.map(|entity| entity.0),
            represents: represents.map(|entity| entity.0),
            former: *former,
            keys: keys.iter().map(|&key| known.number(key)).collect(),
            title: title.iter().map(|&key| known.number(key)).collect(),
        }
    }

    fn read(self, base: usize, known: &[u64], lexicon: &Lexicon) -> Result<Participant, String> {
        let keys = |numbers: Vec<u32>| -> Result<Vec<u64>, String> { all(numbers, |number| numbered(number, known)) };
        Ok(Participant {
            span: self.span.span(base)?,
            titled: self.titled.span(base)?,
            kind: self.kind,
            entity: entity(self.entity, lexicon)?,
            represents: entity(self.represents, lexicon)?,
            former: self.former,
            keys: keys(self.keys)?,
            title: keys(self.title)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    /// Each claim of a text is read back as it was, and its words are gone with it.
    #[track_caller]
    fn check(text: &str) {
        let lexicon = Lexicon::english();
        let document = Document::new("d", text).published("2025-08-20".parse().unwrap());
        let claims = lexicon.claims(&document);
        assert!(!claims.is_empty(), "{text:?}");
        let (mut lexemes, mut keys) = (Lexemes::default(), Keys::default());
        for claim in &claims {
            let bytes = pack(claim, &mut lexemes, &mut keys);
            let around = Around {
                sentence: claim.sentence,
                context: &claim.context,
                setting: &claim.setting,
                published: claim.published.as_ref(),
                keys: &keys.all,
            };
            let read = unpack(&bytes, &around, &lexemes, &lexicon).unwrap();
            assert_eq!(format!("{read:?}"), format!("{claim:?}"));
        }
        claims.iter().for_each(|claim| lexemes.drop(claim));
        assert_eq!(lexemes.sizes(), [0, lexemes.all().len()]);
    }

    #[test]
    fn names_numbers_and_times_are_read_back() {
        check("At least 12 people, among them Mayor Ada Quill, 44, died in Harwick at 10:30 p.m. on Monday.");
        check("The council approved $3.5 million for two bridges of 40 metres, about 8 percent less than in 2022.");
    }

    #[test]
    fn who_says_it_is_read_back() {
        check("Ada Quill resigned. “I have not resigned,” she said, and the council denied that she had.");
        check(
            "Without a vote, the council, according to the Harwick Post, may not pass it, former mayor Ada Quill said.",
        );
    }

    #[test]
    fn bytes_that_are_no_claim_are_told_from_claims() {
        let lexicon = Lexicon::english();
        let claims = lexicon.claims(&Document::new("d", "Mayor Ada Quill said 12 people died in Harwick."));
        let (mut lexemes, mut keys) = (Lexemes::default(), Keys::default());
        let claim = &claims[0];
        let bytes = pack(claim, &mut lexemes, &mut keys);
        let around = Around {
            sentence: claim.sentence,
            context: &claim.context,
            setting: &claim.setting,
            published: None,
            keys: &keys.all,
        };
        for cut in 0..bytes.len() {
            assert!(unpack(&bytes[..cut], &around, &lexemes, &lexicon).is_err());
        }
        let elsewhere = Around { sentence: Span::new(900, 902), context: &"Hm".into(), ..around };
        assert!(unpack(&bytes, &elsewhere, &lexemes, &lexicon).is_err());
        assert!(unpack(&bytes, &elsewhere, &Lexemes::default(), &lexicon).is_err());
    }
}
