//! What can a caller set?

use std::fmt;
use std::sync::Arc;

use super::Window;
use crate::analysis::{Analysis, analyze_with};
use crate::claim::{Claim, extract};
use crate::judge::{Judge, Judgement, Sensitivity, judge_with};
use crate::lexicon::Lexicon;
use crate::text::Document;

/// Settings, with defaults that suit news articles.
///
/// ```
/// use gainsay::{Config, Document, Sensitivity};
///
/// let config = Config::default().sensitivity(Sensitivity::Strict).neighbours(20);
/// let report = config.compare([Document::new("one", "It rained.")])?;
/// assert!(report.findings.is_empty());
/// # Ok::<(), gainsay::Error>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Config {
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) judge: Option<Arc<dyn Judge>>,
    pub(crate) one_matter: bool,
    pub(crate) neighbours: usize,
    pub(crate) texts: bool,
    pub(crate) longest: usize,
    pub(crate) window: Option<Window>,
}

/// The longest text, in bytes: spans keep 32-bit offsets.
const LONGEST: usize = u32::MAX as usize - 1;

impl Default for Config {
    fn default() -> Config {
        Config {
            lexicon: Lexicon::english(),
            sensitivity: Sensitivity::default(),
            judge: None,
            one_matter: false,
            neighbours: 64,
            texts: true,
            longest: LONGEST,
            window: None,
        }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("sensitivity", &self.sensitivity)
            .field("one_matter", &self.one_matter)
            .field("neighbours", &self.neighbours)
            .field("texts", &self.texts)
            .field("longest", &self.longest)
            .field("window", &self.window)
            .finish_non_exhaustive()
    }
}

impl Config {
    /// Word knowledge of the caller's instead of the English lexicon shipped with the crate.
    pub fn lexicon(mut self, lexicon: Arc<Lexicon>) -> Config {
        self.lexicon = lexicon;
        self
    }

    /// How much must speak for a verdict before it is given.
    pub fn sensitivity(mut self, sensitivity: Sensitivity) -> Config {
        self.sensitivity = sensitivity;
        self
    }

    /// A judge of the caller's own, which is given each pair of claims with what the library says of it and has the last
    /// word: a model, say. [`judge`](Config::judge), which sees two texts and no documents, does not ask it.
    pub fn judged_by(mut self, judge: Arc<dyn Judge>) -> Config {
        self.judge = Some(judge);
        self
    }

    /// Whether all documents are known to be about one matter: the passages retrieved for one question, the handbook and the
    /// page of questions of one product, what is remembered of one user.
    ///
    /// By default that must show in what two documents begin with and whom they name, or nothing in them contradicts: two
    /// firms report their quarters in the same words. What the caller knows need not show, and more is found. Documents of a
    /// single sentence each are taken to be put beside each other for a reason, unless they name others.
    ///
    /// ```
    /// use gainsay::{Config, Document};
    ///
    /// let remembered = [
    ///     Document::new("march", "The user lives in Utrecht and works at a clinic."),
    ///     Document::new("june", "The user does not live in Utrecht."),
    /// ];
    /// let report = Config::default().one_matter(true).compare(remembered)?;
    /// assert_eq!(report.contradictions().count(), 1);
    /// # Ok::<(), gainsay::Error>(())
    /// ```
    pub fn one_matter(mut self, one_matter: bool) -> Config {
        self.one_matter = one_matter;
        self
    }

    /// With how many others a claim is compared at most, those that share most with it: 64 by default. What that leaves out is
    /// counted in [`Report::omitted`](crate::Report::omitted).
    pub fn neighbours(mut self, neighbours: usize) -> Config {
        self.neighbours = neighbours;
        self
    }

    /// Which documents are kept; without a window, all of them.
    ///
    /// Of what is left out nothing is reported: [`Config::compare`] passes over it, and a [`Matcher`](crate::Matcher) says
    /// in [`Change::dropped`](crate::Change::dropped) which documents it has let go.
    pub fn window(mut self, window: Window) -> Config {
        self.window = Some(window);
        self
    }

    /// Whether the report holds the texts of the documents.
    ///
    /// If not, a [`Matcher`](crate::Matcher) keeps only the sentences that make claims, and
    /// [`Report::with_texts`](crate::Report::with_texts) puts the texts back that the caller has.
    pub fn texts(mut self, texts: bool) -> Config {
        self.texts = texts;
        self
    }

    /// How many bytes the text of a document may have; comparing a longer one is an error that names it.
    ///
    /// By default what 32-bit offsets reach, just under 4 GiB. Time and memory grow with a text: reading takes some hundred
    /// bytes of memory for each of its bytes, so whoever takes documents from strangers sets this to what they may cost.
    ///
    /// ```
    /// use gainsay::{Config, Document};
    ///
    /// let config = Config::default().longest(100_000);
    /// let error = config.compare([Document::new("dump", "It rained. ".repeat(10_000))]).unwrap_err();
    /// assert!(error.is_too_long());
    /// assert_eq!(error.to_string(), "document \"dump\" has 110000 bytes; a text may have at most 100000");
    /// ```
    pub fn longest(mut self, bytes: usize) -> Config {
        self.longest = bytes.min(LONGEST);
        self
    }

    /// [`analyze`](crate::analyze) with these settings.
    #[must_use]
    pub fn analyze(&self, document: &Document) -> Analysis {
        analyze_with(&self.lexicon, document)
    }

    /// [`claims`](crate::claims) with these settings.
    #[must_use]
    pub fn claims(&self, document: &Document) -> Vec<Claim> {
        extract(&self.lexicon, document, &self.analyze(document))
    }

    /// [`judge`](crate::judge()) with these settings.
    #[must_use]
    pub fn judge(&self, a: &str, b: &str) -> Judgement {
        judge_with(&self.lexicon, self.sensitivity, a, b)
    }
}
