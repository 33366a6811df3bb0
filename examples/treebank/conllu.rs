//! What does a treebank say of its sentences?

use std::path::Path;

use gainsay::Span;
use gainsay::syntax::{Label, Tag};
use gainsay::text::{Token, TokenKind};

/// A sentence with its gold tokens, tags and tree.
#[derive(Clone, Default)]
pub(crate) struct Sentence {
    /// The forms, with a space between any two.
    pub(crate) text: String,
    /// The tokens, as spans of `text`.
    pub(crate) tokens: Vec<Token>,
    /// A tag a token.
    pub(crate) tags: Vec<Tag>,
    /// The position of each token's head: positions count from 1, and the root comes after the last token.
    pub(crate) heads: Vec<u16>,
    /// Each token's relation to its head.
    pub(crate) labels: Vec<Label>,
    /// The sentence as it was written.
    pub(crate) raw: String,
    /// Whether a paragraph begins with it.
    pub(crate) opens_paragraph: bool,
    /// Whether the next sentence of the paragraph follows without a space.
    pub(crate) is_glued: bool,
    /// The number of the last word of the last multi-word token.
    glue_until: usize,
}

impl Sentence {
    /// The form of a token.
    pub(crate) fn form(&self, index: usize) -> &str {
        self.tokens[index].span.of(&self.text).expect("spans are of this text")
    }

    /// The position of the root.
    pub(crate) fn root(&self) -> u16 {
        self.tokens.len() as u16 + 1
    }

    /// Whether the treebank gives a token this head, an index, `None` for the root.
    pub(crate) fn has_head(&self, index: usize, head: Option<u32>) -> bool {
        self.heads[index] == head.map_or(self.root(), |head| head as u16 + 1)
    }

    /// The same sentence with its forms replaced.
    pub(crate) fn respelled(&self, spell: impl Fn(usize, &str) -> String) -> Sentence {
        let mut copy = Sentence { text: String::new(), tokens: Vec::new(), ..self.clone() };
        for index in 0..self.tokens.len() {
            copy.push_form(&spell(index, self.form(index)));
        }
        copy
    }

    fn push_form(&mut self, form: &str) {
        let start = self.text.len();
        self.text.push_str(form);
        let span = Span::new(start, self.text.len());
        self.tokens.push(Token { span, kind: TokenKind::Word, spaced: true });
        self.text.push(' ');
    }
}

/// Reads a CoNLL-U file; multi-word ranges and empty nodes are passed over.
pub(crate) fn read(path: &Path) -> Result<Vec<Sentence>, String> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for (number, line) in file.lines().enumerate() {
        if line.is_empty() {
            close(&mut sentence, &mut sentences);
        } else if let Some(raw) = line.strip_prefix("# text = ") {
            sentence.raw = raw.to_owned();
        } else if line.starts_with("# newpar") || line.starts_with("# newdoc") {
            sentence.opens_paragraph = true;
        } else if !line.starts_with('#') {
            add_word(&mut sentence, line).ok_or_else(|| format!("{}:{}: no word line", path.display(), number + 1))?;
        }
    }
    close(&mut sentence, &mut sentences);
    Ok(sentences)
}

fn close(sentence: &mut Sentence, sentences: &mut Vec<Sentence>) {
    let mut sentence = std::mem::take(sentence);
    if sentence.tokens.is_empty() {
        return;
    }
    let root = sentence.root();
    sentence.heads.iter_mut().filter(|head| **head == 0).for_each(|head| *head = root);
    sentences.push(sentence);
}

fn add_word(sentence: &mut Sentence, line: &str) -> Option<()> {
    let columns: Vec<&str> = line.split('\t').collect();
    let &[id, form, _, upos, xpos, _, head, relation, ..] = columns.as_slice() else { return None };
    // The last line of a sentence decides, but for a multi-word token, whose words have no say.
    if id.contains(['-', '.']) {
        sentence.is_glued = columns.last().is_some_and(|misc| misc.contains("SpaceAfter=No"));
        sentence.glue_until = id.split('-').nth(1).and_then(|last| last.parse().ok()).unwrap_or(0);
        return Some(());
    }
    if id.parse::<usize>().ok()? > sentence.glue_until {
        sentence.is_glued = columns.last().is_some_and(|misc| misc.contains("SpaceAfter=No"));
    }
    sentence.push_form(form);
    sentence.tags.push(tag(upos, xpos));
    sentence.heads.push(head.parse().ok()?);
    sentence.labels.push(label(relation));
    Some(())
}

/// The tag of a universal part of speech and a Penn tag.
fn tag(upos: &str, xpos: &str) -> Tag {
    let fine = match (upos, xpos) {
        ("PRON", "WP$") => "WP",
        ("ADV", "RBS") => "RBR",
        ("ADJ", "JJS") => "JJR",
        _ => xpos,
    };
    let named = |name: &str| Tag::ALL.iter().copied().find(|tag| tag.name() == name);
    named(&format!("{upos}-{fine}")).or_else(|| named(upos)).unwrap_or(Tag::X)
}

/// The label of a relation; subtypes that are not told apart go with what they are like.
fn label(relation: &str) -> Label {
    let relation = match relation {
        "nmod:desc" => "flat",
        "advcl:relcl" => "acl:relcl",
        "obl:npmod" | "obl:tmod" => "obl:unmarked",
        "nmod:npmod" | "nmod:tmod" => "nmod:unmarked",
        _ => relation,
    };
    let named = |name: &str| Label::ALL.iter().copied().find(|label| label.name() == name);
    named(relation).or_else(|| named(relation.split(':').next()?)).unwrap_or(Label::Dep)
}
