//! How does a stream survive a restart?
//!
//! A snapshot is a header of 28 bytes (eight that mark it, the number of the format, the length and the checksum of what
//! follows, little end first) and two parts in the format of postcard: the documents, which every version can read that
//! knows the format; and what they were read as, which is only used by the version and the word knowledge that made it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::consult::{Couple, Side, check};
use super::entry::{Claims, Entry, Kept, Reading};
use super::mark::Mark;
use super::{Config, Judged, Key, Matcher};
use crate::claim::{Lexeme, Lexemes};
use crate::error::{Cause, Error};
use crate::judge::Judgement;
use crate::text::{Document, hash};

/// What a snapshot begins with. The last byte ends a text file where anybody looks at it as one.
const MARK: &[u8; 8] = b"gainsay\x1a";

/// Counted up whenever the first part changes.
const FORMAT: u32 = 1;

/// Counted up whenever claims or what is told of them are kept in other bytes.
const KEPT: u8 = 7;

/// How long the header is.
const HEADER: usize = 28;

/// The first part.
#[derive(Serialize, Deserialize)]
struct Stored {
    /// The version of the crate, for messages.
    version: String,
    /// What the documents were read with.
    reader: u64,
    /// What is judged of claims, and how.
    settings: (u8, u64, bool, bool),
    /// Whether the texts are with the documents.
    texts: bool,
    /// By id.
    documents: Vec<Arc<Document>>,
}

/// The second part.
#[derive(Serialize, Deserialize)]
struct Read {
    lexemes: Vec<Lexeme>,
    /// In the order of the documents.
    readings: Vec<Arc<Reading>>,
    /// In order.
    told: Vec<Telling>,
}

/// What is told of two claims: each the number of its document and its own.
#[derive(Serialize, Deserialize)]
struct Telling {
    left: Key,
    right: Key,
    mark: u8,
    /// What a judge of the caller's said; what the built-in one says follows from the claims.
    judgement: Option<Arc<Judgement>>,
}

impl Matcher {
    /// All that the matcher knows, as bytes to be stored: documents, claims, and what was judged of them.
    ///
    /// The configuration is not among them. Equal matchers that have come to be in different ways may differ in bytes.
    ///
    /// ```
    /// use gainsay::{Config, Document, Matcher};
    ///
    /// let mut matcher = Matcher::new(Config::default());
    /// matcher.insert(Document::new("morning", "The mayor resigned on Tuesday."))?;
    /// let bytes = matcher.save();
    ///
    /// let mut matcher = Matcher::load(Config::default(), &bytes)?;
    /// let change = matcher.insert(Document::new("evening", "The mayor did not resign on Tuesday."))?;
    /// assert_eq!(change.added.len(), 1);
    /// # Ok::<(), gainsay::Error>(())
    /// ```
    #[must_use]
    pub fn save(&self) -> Vec<u8> {
        let serials: Vec<u32> = self.documents.values().copied().collect();
        let number: BTreeMap<u32, u32> = serials.iter().copied().zip(0..).collect();
        let stored = Stored {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            reader: reader(&self.config),
            settings: settings(&self.config),
            texts: self.config.texts,
            documents: serials.iter().map(|&serial| Arc::clone(&self.entries.kept(serial).document)).collect(),
        };
        let telling = |(p, q, mark, judgement): (Key, Key, Mark, Option<&Arc<Judgement>>)| {
            let of = |key: Key| (number[&key.0], key.1);
            let (left, right) = (of(p).min(of(q)), of(p).max(of(q)));
            Telling { left, right, mark: mark.byte(), judgement: judgement.cloned() }
        };
        let mut told: Vec<Telling> = self.live.told().map(telling).collect();
        told.sort_unstable_by_key(|telling| (telling.left, telling.right));
        let read = Read {
            lexemes: self.entries.lexemes().all(),
            readings: serials.iter().map(|&serial| Arc::clone(&self.entries.kept(serial).reading)).collect(),
            told,
        };
        let known = "all parts of a snapshot have a length that is known";
        let bytes = postcard::to_extend(&stored, vec![0; HEADER]).expect(known);
        let mut bytes = postcard::to_extend(&read, bytes).expect(known);
        let (length, sum) = ((bytes.len() - HEADER) as u64, hash(&bytes[HEADER..]));
        let header = [&MARK[..], &FORMAT.to_le_bytes(), &length.to_le_bytes(), &sum.to_le_bytes()].concat();
        bytes[..HEADER].copy_from_slice(&header);
        bytes
    }

    /// The matcher that was saved: it reports the same and goes on as the saved one would have.
    ///
    /// The configuration may be another one. With other neighbours or another sensitivity, or with a judge of the caller's
    /// where there was none, the claims are judged anew (of two such judges it cannot be known whether they are one), and
    /// documents that a new window leaves out are gone. If the snapshot was made with another lexicon, or by another
    /// version of the crate, the documents are read anew, which takes as long as [`Matcher::extend`] does. That needs the
    /// texts: see the errors.
    ///
    /// # Errors
    /// If the bytes are no snapshot, or are cut short or damaged, or if a newer version of the crate has made them; if the
    /// texts were with the caller ([`Config::texts`]) and are needed now, because they are to be kept or read anew; if a judge
    /// of the caller's fails.
    pub fn load(config: Config, bytes: &[u8]) -> Result<Matcher, Error> {
        let (stored, rest) = stored(bytes)?;
        let within = |message: String| broken(bytes.len() - rest.len(), message);
        let same = stored.reader == reader(&config);
        if !stored.texts && !same {
            let version = &stored.version;
            return Err(within(format!("it holds no texts and was made by version {version} or with another lexicon")));
        }
        if !stored.texts && config.texts {
            return Err(within("it holds no texts, and the configuration asks for them".to_owned()));
        }
        let mut matcher = Matcher::new(config);
        if !same {
            matcher.extend(stored.documents.into_iter().map(Arc::unwrap_or_clone))?;
            return Ok(matcher);
        }
        let judged = stored.settings == settings(&matcher.config);
        let (entries, told) = read(&matcher.config, stored, rest).map_err(within)?;
        matcher.fill(entries, judged.then_some(told))?;
        let old = matcher.order.outside(matcher.config.window);
        let gone = old.iter().filter_map(|id| matcher.leave(id)).collect();
        matcher.settle(Claims::default(), &[], gone)?;
        Ok(matcher)
    }
}

/// The first part of a snapshot, and the bytes of the second.
fn stored(bytes: &[u8]) -> Result<(Stored, &[u8]), Error> {
    let foreign = bytes.iter().zip(MARK).position(|(byte, mark)| byte != mark);
    if let Some(byte) = foreign {
        return Err(broken(byte, "this is no snapshot of a matcher"));
    }
    let cut = |whole: u64| broken(bytes.len(), format_args!("it is cut short; it should have {whole} bytes"));
    let (Some(format), Some(length), Some(sum)) = (number(bytes, 8, 4), number(bytes, 12, 8), number(bytes, 20, 8))
    else {
        return Err(cut(HEADER as u64));
    };
    match u32::try_from(format) {
        Ok(FORMAT) => {}
        Ok(0) | Err(_) => return Err(broken(8, format_args!("there is no format {format}"))),
        Ok(_) => {
            let message = format!("format {format} is of a newer version; this one reads up to {FORMAT}");
            return Err(broken(8, message));
        }
    }
    let body = &bytes[HEADER..];
    if (body.len() as u64) < length {
        return Err(cut(length.saturating_add(HEADER as u64)));
    }
    if body.len() as u64 > length {
        return Err(broken(HEADER + length as usize, "there are more bytes than it should have"));
    }
    if hash(body) != sum {
        return Err(broken(HEADER, "it is damaged: what follows has another checksum"));
    }
    let (stored, rest) = postcard::take_from_bytes::<Stored>(body)
        .map_err(|error| broken(HEADER, format_args!("the documents cannot be read: {error}")))?;
    if !stored.documents.is_sorted_by(|one, next| one.id < next.id) {
        return Err(broken(HEADER, "the documents are not in order, each with an id of its own"));
    }
    Ok((stored, rest))
}

/// The documents with their claims, and what is told of these, by number.
fn read(config: &Config, stored: Stored, bytes: &[u8]) -> Result<(Vec<Entry>, Vec<Judged>), String> {
    let read: Read = postcard::from_bytes(bytes).map_err(|error| format!("the claims cannot be read: {error}"))?;
    let lexemes = Lexemes::stored(read.lexemes, &config.lexicon)?;
    if read.readings.len() != stored.documents.len() {
        return Err(format!("{} documents, and {} were read", stored.documents.len(), read.readings.len()));
    }
    let kept: Vec<Kept> =
        stored.documents.into_iter().zip(read.readings).map(|(document, reading)| Kept { document, reading }).collect();
    let entries = crate::par::map(
        &kept,
        || (),
        |(), kept| {
            let told = kept.text_is_told(stored.texts).then_some(()).ok_or("its text is another one".to_owned());
            let entry = told.and_then(|()| kept.entry(&lexemes, &config.lexicon));
            entry.map_err(|error| format!("document {:?}: {error}", kept.document.id.as_str()))
        },
    );
    let entries: Vec<Entry> = entries.into_iter().collect::<Result<_, _>>()?;
    let mut firsts: Vec<u32> = Vec::with_capacity(entries.len());
    let mut first = 0_u32;
    for entry in &entries {
        firsts.push(first);
        first = first.checked_add(entry.claims.len() as u32).ok_or("there are too many claims")?;
    }
    let side = |key: Key| -> Option<(u32, Side<'_>)> {
        let entry = entries.get(key.0 as usize)?;
        let claim = entry.claims.get(key.1 as usize)?;
        Some((firsts[key.0 as usize] + key.1, Side { document: &entry.document, number: key.1, claim }))
    };
    let judged = |telling: Telling| -> Result<Judged, String> {
        let Telling { left, right, mark, judgement } = telling;
        let mark = Mark::stored(mark).ok_or_else(|| format!("nothing is told by {mark}"))?;
        let sides = side(left).zip(side(right)).filter(|((left, _), (right, _))| left < right);
        let ((left, of_left), (right, of_right)) = sides.ok_or("it is of claims that are not there")?;
        if let Some(judgement) = &judgement {
            check(&Couple { left: of_left, right: of_right }, judgement)?;
        }
        // Which pairs are reported follows from all that is told.
        Ok(Judged { left, right, mark: mark.reported(false), judgement })
    };
    let said = |(place, telling)| judged(telling).map_err(|error| format!("finding {place}: {error}"));
    let told = read.told.into_iter().enumerate().map(said).collect::<Result<_, _>>()?;
    Ok((entries, told))
}

/// A number of so many bytes, the little end first.
fn number(bytes: &[u8], at: usize, len: usize) -> Option<u64> {
    let bytes = bytes.get(at..at + len)?;
    Some(bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)))
}

/// What tells one way of reading documents from another: the version of the crate, its weights, the lexicon.
fn reader(config: &Config) -> u64 {
    static SHIPPED: OnceLock<u64> = OnceLock::new();
    let shipped = *SHIPPED.get_or_init(|| {
        let parts = [env!("CARGO_PKG_VERSION").as_bytes(), &[KEPT], crate::judge::shipped(), crate::syntax::shipped()];
        parts.iter().fold(0, |sum: u64, part| sum.rotate_left(7) ^ hash(part))
    });
    shipped ^ config.lexicon.digest()
}

/// What tells how claims are compared.
fn settings(config: &Config) -> (u8, u64, bool, bool) {
    (config.sensitivity as u8, config.neighbours as u64, config.judge.is_some(), config.one_matter)
}

fn broken(byte: usize, message: impl ToString) -> Error {
    Cause::Snapshot { byte, message: message.to_string() }.into()
}
