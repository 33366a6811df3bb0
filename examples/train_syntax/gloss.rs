//! What do WordNet's glosses say?

use std::path::Path;

use gainsay::Span;
use gainsay::lexicon::Lexicon;
use gainsay::syntax::train::{Parser, Vocabulary};
use gainsay::text::tokenize;

/// The definitions and examples of WordNet's database, as hashes of their words.
pub(crate) fn read(folder: &Path, lexicon: &Lexicon) -> Result<Vec<Vec<u64>>, String> {
    let mut lines = Vec::new();
    let (mut reader, mut tokens) = (Parser::default(), Vec::new());
    for name in ["data.noun", "data.verb", "data.adj", "data.adv"] {
        let path = folder.join(name);
        let bytes = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file = String::from_utf8_lossy(&bytes);
        // The licence, which comes first, is indented.
        let glosses = file.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| line.split_once(" | "));
        for part in glosses.flat_map(|(_, gloss)| gloss.split('"')).flat_map(|part| part.split("; ")) {
            tokens.clear();
            tokenize(part, Span::new(0, part.len()), &mut tokens);
            if !tokens.is_empty() {
                let words = reader.read(&Vocabulary::EMPTY, lexicon, part, &tokens);
                lines.push(words.iter().map(|word| word.form()).collect());
            }
        }
    }
    Ok(lines)
}
