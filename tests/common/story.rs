//! The example story, as documents.

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::Document;

/// The five reports of the example story, in order of their ids.
pub(crate) fn example_story() -> Vec<Document> {
    let documents = texts_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/stories/istanbul-draft"));
    assert_eq!(documents.len(), 5, "the example story stands where it is looked for");
    documents
}

/// The `.txt` files of a folder as documents, the stem as id, in order of their ids.
pub(crate) fn texts_in(folder: &Path) -> Vec<Document> {
    let entries = fs::read_dir(folder).expect("the folder of a story can be read");
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let document = |file: &PathBuf| {
        let stem = file.file_stem().and_then(|stem| stem.to_str()).expect("the names of articles are UTF-8");
        Document::new(stem, fs::read_to_string(file).expect("an article is UTF-8 text"))
    };
    files.iter().map(document).collect()
}
