//! What is kept of a document, and how is it read back?

use std::cell::LazyCell;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::select::Of;
use super::{Config, Key};
use crate::analysis::Reader;
use crate::claim::{Around, Claim, Keys, Lexemes, Setting, Spelled, extract, pack, unpack};
use crate::error::{Cause, Error};
use crate::index::{Features, NumberMap};
use crate::judge::{Beginning, Outlines};
use crate::lexicon::Lexicon;
use crate::par::Pool;
use crate::text::{Document, Published, Span};

/// A document with what its analysis gave.
pub(super) struct Entry {
    pub(super) document: Arc<Document>,
    /// The length of its text, which may be with the caller.
    pub(super) bytes: u64,
    pub(super) digest: String,
    pub(super) claims: Vec<Claim>,
    pub(super) features: Vec<Features>,
}

/// A document with its claims, packed.
pub(super) struct Kept {
    /// Without its text, if that is with the caller.
    pub(super) document: Arc<Document>,
    pub(super) reading: Arc<Reading>,
}

/// What a document was read as.
#[derive(Serialize, Deserialize)]
pub(super) struct Reading {
    bytes: u64,
    digest: String,
    setting: Arc<Setting>,
    /// When it was published, as its claims have it.
    published: Option<Published>,
    /// Where the sentences stand that claims are made in, and where their words begin in `told` or else in the text.
    sentences: Box<[(Span, u32)]>,
    /// The words of these sentences, one after the other, if the text is with the caller.
    told: Option<Box<str>>,
    /// Of each claim the number of its sentence, and where its bytes end.
    claims: Box<[(u32, u32)]>,
    packed: Box<[u8]>,
    /// The keys of its names.
    keys: Box<[u64]>,
}

/// The documents that are there, by serial number, and the words of their claims.
pub(super) struct Entries {
    kept: NumberMap<u32, Kept>,
    lexemes: Lexemes,
    lexicon: Arc<Lexicon>,
}

/// A document that is kept, and what its claims show without being read.
#[derive(Copy, Clone)]
pub(super) struct Glance<'e> {
    serial: u32,
    kept: &'e Kept,
    lexemes: &'e Lexemes,
}

/// Claims that have been read, by their keys.
#[derive(Default)]
pub(super) struct Claims(NumberMap<Key, Box<Claim>>);

impl Entry {
    pub(super) fn new(config: &Config, document: Document) -> Result<Entry, Error> {
        Entry::read(config, &mut Reader::new(&config.lexicon), document)
    }

    /// The same with the reader of the documents before.
    pub(super) fn read(config: &Config, reader: &mut Reader<'_>, document: Document) -> Result<Entry, Error> {
        let (bytes, most) = (document.text.len(), config.longest);
        if bytes > most {
            return Err(Cause::TooLong { id: document.id, bytes, most }.into());
        }
        let claims = extract(&config.lexicon, &document, &reader.analyze(&document));
        let digest = crate::report::digest(&document.text);
        Ok(Entry::of(&config.lexicon, Arc::new(document), bytes as u64, digest, claims))
    }

    fn of(lexicon: &Lexicon, document: Arc<Document>, bytes: u64, digest: String, claims: Vec<Claim>) -> Entry {
        let features = claims.iter().map(|claim| Features::of(lexicon, claim)).collect();
        Entry { document, bytes, digest, claims, features }
    }
}

impl Kept {
    /// Without the text, if that is `texts`' opposite.
    fn of(entry: &Entry, texts: bool, lexemes: &mut Lexemes) -> Kept {
        let mut sentences: Vec<(Span, u32)> = Vec::new();
        let (mut told, mut packed, mut claims, mut keys) = (String::new(), Vec::new(), Vec::new(), Keys::default());
        for claim in &entry.claims {
            if sentences.last().is_none_or(|&(span, _)| span != claim.sentence) {
                let begins = if texts { claim.sentence.start() } else { told.len() };
                sentences.push((claim.sentence, begins as u32));
                if !texts {
                    told.push_str(claim.slice(claim.sentence));
                }
            }
            packed.extend(pack(claim, lexemes, &mut keys));
            claims.push((sentences.len() as u32 - 1, packed.len() as u32));
        }
        let document = if texts {
            Arc::clone(&entry.document)
        } else {
            Arc::new(Document { text: String::new(), ..Document::clone(&entry.document) })
        };
        let reading = Reading {
            bytes: entry.bytes,
            digest: entry.digest.clone(),
            setting: entry.claims.first().map(|claim| Arc::clone(&claim.setting)).unwrap_or_default(),
            published: entry.claims.first().and_then(|claim| claim.published.clone()),
            sentences: sentences.into(),
            told: (!texts).then(|| told.into()),
            claims: claims.into(),
            packed: packed.into(),
            keys: keys.into_all(),
        };
        Kept { document, reading: Arc::new(reading) }
    }

    /// The words of a sentence.
    fn context(&self, number: u32) -> Result<&str, String> {
        let Some(&(span, begins)) = self.reading.sentences.get(number as usize) else {
            return Err(format!("there is no sentence {number}"));
        };
        let text = self.reading.told.as_deref().unwrap_or(&self.document.text);
        let begins = begins as usize;
        let words = begins.checked_add(span.len()).and_then(|ends| text.get(begins..ends));
        words.ok_or_else(|| format!("sentence {number} is no part of the text"))
    }

    /// The bytes of a claim, and its sentence.
    fn packed(&self, number: usize) -> Result<(&[u8], Span), String> {
        let Reading { sentences, claims, packed, .. } = &*self.reading;
        let begins = number.checked_sub(1).map_or(0, |before| claims[before].1);
        let (sentence, ends) = claims[number];
        let bytes = packed.get(begins as usize..ends as usize).ok_or("its bytes are not there")?;
        let (sentence, _) = *sentences.get(sentence as usize).ok_or("its sentence is not there")?;
        Ok((bytes, sentence))
    }

    fn read(&self, number: usize, context: &Arc<str>, lexemes: &Lexemes, lexicon: &Lexicon) -> Result<Claim, String> {
        let Reading { setting, published, keys, .. } = &*self.reading;
        let (bytes, sentence) = self.packed(number)?;
        unpack(bytes, &Around { sentence, context, setting, published: published.as_ref(), keys }, lexemes, lexicon)
    }

    /// All claims, in order.
    fn read_all(&self, lexemes: &Lexemes, lexicon: &Lexicon) -> Result<Vec<Claim>, String> {
        let mut last: Option<(u32, Arc<str>)> = None;
        let mut all = Vec::with_capacity(self.reading.claims.len());
        for (number, &(sentence, _)) in self.reading.claims.iter().enumerate() {
            let context = match &last {
                Some((known, context)) if *known == sentence => Arc::clone(context),
                _ => self.context(sentence)?.into(),
            };
            let read = self.read(number, &context, lexemes, lexicon);
            all.push(read.map_err(|error| format!("claim {number}: {error}"))?);
            last = Some((sentence, context));
        }
        Ok(all)
    }

    /// All claims with the document.
    pub(super) fn entry(&self, lexemes: &Lexemes, lexicon: &Lexicon) -> Result<Entry, String> {
        let claims = self.read_all(lexemes, lexicon)?;
        Ok(Entry::of(lexicon, Arc::clone(&self.document), self.reading.bytes, self.reading.digest.clone(), claims))
    }

    /// Whether it has the text that was read, or none if the texts are with the caller.
    pub(super) fn text_is_told(&self, texts: bool) -> bool {
        let Reading { bytes, digest, told, .. } = &*self.reading;
        let text = &self.document.text;
        match told {
            Some(_) => !texts && text.is_empty(),
            None => texts && *bytes == text.len() as u64 && *digest == crate::report::digest(text),
        }
    }
}

impl Entries {
    pub(super) fn new(lexicon: Arc<Lexicon>) -> Entries {
        Entries { kept: NumberMap::default(), lexemes: Lexemes::default(), lexicon }
    }

    /// The word knowledge by which they are read.
    pub(super) fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// Reads documents, which come in the order of their ids and are numbered so. What they are read as is packed as soon as
    /// some are read: at work, claims take ten times as much. If there are no more than some, it is given beside, in order.
    ///
    /// # Errors
    /// If a text is longer than [`Config::longest`] allows.
    pub(super) fn read(config: &Config, documents: Vec<Document>) -> Result<(Entries, Vec<Entry>), Error> {
        let mut entries = Entries::new(Arc::clone(&config.lexicon));
        let few = documents.len() <= SOME;
        let (mut documents, mut serial) = (documents.into_iter(), 0..);
        let reader = || Reader::new(&config.lexicon);
        // Who has read some reads on, for words and sentences come again.
        let readers = Pool::default();
        loop {
            let some: Vec<Document> = documents.by_ref().take(SOME).collect();
            if some.is_empty() {
                return Ok((entries, Vec::new()));
            }
            let read = |reader: &mut Reader<'_>, document: &Document| Entry::read(config, reader, document.clone());
            let read = crate::par::map_within(&readers, &some, reader, read);
            drop(some);
            let read: Vec<Entry> = read.into_iter().collect::<Result<_, Error>>()?;
            read.iter().zip(serial.by_ref()).for_each(|(entry, serial)| entries.insert(serial, entry, true));
            if few {
                return Ok((entries, read));
            }
        }
    }

    /// How many documents there are.
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    /// Keeps a document.
    pub(super) fn insert(&mut self, serial: u32, entry: &Entry, texts: bool) {
        let kept = Kept::of(entry, texts, &mut self.lexemes);
        self.kept.insert(serial, kept);
    }

    /// Forgets a document.
    pub(super) fn remove(&mut self, serial: u32) {
        let claims = self.claims(serial);
        claims.iter().for_each(|claim| self.lexemes.drop(claim));
        self.kept.remove(&serial);
    }

    pub(super) fn lexemes(&self) -> &Lexemes {
        &self.lexemes
    }

    pub(super) fn kept(&self, serial: u32) -> &Kept {
        &self.kept[&serial]
    }

    pub(super) fn document(&self, serial: u32) -> &Document {
        &self.kept[&serial].document
    }

    /// The claims of a document.
    pub(super) fn claims(&self, serial: u32) -> Vec<Claim> {
        self.kept[&serial].read_all(&self.lexemes, &self.lexicon).expect(READ_BEFORE)
    }

    pub(super) fn claim(&self, key: Key) -> Claim {
        let kept = &self.kept[&key.0];
        let context = kept.context(kept.reading.claims[key.1 as usize].0).expect(READ_BEFORE);
        kept.read(key.1 as usize, &context.into(), &self.lexemes, &self.lexicon).expect(READ_BEFORE)
    }

    /// A document whose claims are looked at without being read.
    pub(super) fn glance(&self, serial: u32) -> Glance<'_> {
        Glance { serial, kept: &self.kept[&serial], lexemes: &self.lexemes }
    }

    /// How many bytes documents take beside their texts and claims, and what these begin with.
    pub(super) fn bytes(&self) -> [usize; 2] {
        let beside = |kept: &Kept| {
            let Reading { digest, sentences, claims, keys, .. } = &*kept.reading;
            let lists = size_of_val(&**sentences) + size_of_val(&**claims) + size_of_val(&**keys);
            size_of::<(u32, Kept)>() + size_of::<Document>() + size_of::<Reading>() + digest.len() + lists
        };
        let settings = self.kept.values().map(|kept| kept.reading.setting.bytes()).sum();
        [self.kept.values().map(beside).sum(), settings]
    }

    /// How many documents and claims there are, and how many bytes these take.
    pub(super) fn sizes(&self) -> [usize; 3] {
        let claims = self.kept.values().map(|kept| kept.reading.claims.len()).sum();
        let bytes = self.kept.values().map(|kept| kept.reading.packed.len()).sum();
        [self.kept.len(), claims, bytes]
    }

    /// Documents with their claims.
    pub(super) fn unpacked(&self, serials: &[u32]) -> Vec<Entry> {
        crate::par::map(serials, || (), |(), &serial| self.entry(serial))
    }

    /// A document with its claims.
    pub(super) fn entry(&self, serial: u32) -> Entry {
        self.kept[&serial].entry(&self.lexemes, &self.lexicon).expect(READ_BEFORE)
    }
}

impl<'e> Glance<'e> {
    /// What the document begins with.
    pub(super) fn beginning(&self) -> Beginning<'e> {
        let Reading { setting, published, .. } = &*self.kept.reading;
        Beginning { setting, published: published.as_ref() }
    }

    /// How many claims it has.
    pub(super) fn claims(&self) -> usize {
        self.kept.reading.claims.len()
    }

    pub(super) fn digest(&self) -> &'e str {
        &self.kept.reading.digest
    }

    pub(super) fn published(&self) -> Option<&'e Published> {
        self.kept.document.published.as_ref()
    }

    /// Whether another document has the same text; if the texts are with the caller, the same sentences.
    pub(super) fn has_words_of(&self, other: &Glance<'_>) -> bool {
        let (own, theirs) = (&self.kept, &other.kept);
        own.document.text == theirs.document.text && own.reading.told == theirs.reading.told
    }

    /// Where the sentence of a claim starts.
    pub(super) fn sentence(&self, number: u32) -> u32 {
        let (_, sentence) = self.kept.packed(number as usize).expect(READ_BEFORE);
        sentence.start() as u32
    }

    /// A claim for the choice of pairs; its outline is added to those that are given.
    pub(super) fn of(&self, number: u32, outlines: Option<&mut Outlines>) -> Of {
        let (bytes, sentence) = self.kept.packed(number as usize).expect(READ_BEFORE);
        let (base, words) =
            (sentence.start(), Spelled::read(bytes, sentence.start(), self.lexemes).expect(READ_BEFORE));
        let (kind, extent) = (words.kind, words.extent);
        if let Some(outlines) = outlines {
            // Few words are looked at as they are written.
            let context =
                LazyCell::new(|| self.kept.context(self.kept.reading.claims[number as usize].0).unwrap_or_default());
            let written = |span: Span| {
                let start = span.start().checked_sub(base);
                start.and_then(|start| context.get(start..span.end() - base)).unwrap_or_default()
            };
            outlines.add(kind, extent, words.map_while(Result::ok), written);
        }
        (self.serial, kind, sentence)
    }
}

/// So many documents are read at a time.
pub(super) const SOME: usize = 256;

const READ_BEFORE: &str = "a document is kept as it was read, or once it has been read from what was stored";

impl Claims {
    /// The claims of a document that has just been read.
    pub(super) fn of(serial: u32, claims: Vec<Claim>) -> Claims {
        Claims(claims.into_iter().zip(0..).map(|(claim, number)| ((serial, number), Box::new(claim))).collect())
    }

    /// Takes those of another document.
    pub(super) fn append(&mut self, other: Claims) {
        self.0.extend(other.0);
    }

    /// Reads those that have not been read.
    pub(super) fn read(&mut self, entries: &Entries, keys: impl Iterator<Item = Key>) {
        let mut keys: Vec<Key> = keys.filter(|key| !self.0.contains_key(key)).collect();
        keys.sort_unstable();
        keys.dedup();
        let claims = crate::par::map(&keys, || (), |(), &key| Box::new(entries.claim(key)));
        self.0.extend(keys.into_iter().zip(claims));
    }

    pub(super) fn get(&self, key: Key) -> &Claim {
        &self.0[&key]
    }
}
