//! What can a caller set?

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
pub struct Config {
    pub(crate) lexicon: Arc<Lexicon>,
    pub(crate) sensitivity: Sensitivity,
    pub(crate) judge: Option<Arc<dyn Judge>>,
    pub(crate) neighbours: usize,
    pub(crate) texts: bool,
    pub(crate) window: Option<Window>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            lexicon: Lexicon::english(),
            sensitivity: Sensitivity::default(),
            judge: None,
            neighbours: 64,
            texts: true,
            window: None,
        }
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

    /// With how many others a claim is compared at most; what that leaves out is counted in the report.
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

    /// [`analyze`](crate::analyze) with these settings.
    pub fn analyze(&self, document: &Document) -> Analysis {
        analyze_with(&self.lexicon, document)
    }

    /// [`claims`](crate::claims) with these settings.
    pub fn claims(&self, document: &Document) -> Vec<Claim> {
        extract(&self.lexicon, document, &self.analyze(document))
    }

    /// [`judge`](crate::judge()) with these settings.
    pub fn judge(&self, a: &str, b: &str) -> Judgement {
        judge_with(&self.lexicon, self.sensitivity, a, b)
    }
}
