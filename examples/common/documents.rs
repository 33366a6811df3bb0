//! Which documents do the files on a command line hold?

use std::fs;
use std::path::{Path, PathBuf};

use gainsay::Document;

/// The documents of all files, each with the file it is from: a `.txt` or `.md` file is one, its id the stem; a `.json`
/// file is an array of them. Ids may repeat.
///
/// # Errors
/// What is wrong with the first file that can't be used, and its name.
pub(crate) fn read_documents(files: &[PathBuf]) -> Result<Vec<(&Path, Document)>, String> {
    let mut documents = Vec::new();
    for file in files {
        let found = read_file(file).map_err(|problem| format!("{}: {problem}", file.display()))?;
        documents.extend(found.into_iter().map(|document| (file.as_path(), document)));
    }
    Ok(documents)
}

fn read_file(file: &Path) -> Result<Vec<Document>, String> {
    let extension = file.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let read: fn(&Path, String) -> Result<Vec<Document>, String> = match extension.to_ascii_lowercase().as_str() {
        "txt" | "md" => one_document,
        "json" => documents_of_json,
        _ => return Err("the name ends neither in .txt nor in .md nor in .json".to_owned()),
    };
    let bytes = fs::read(file).map_err(|error| format!("can't be read: {error}"))?;
    let text = String::from_utf8(bytes)
        .map_err(|error| format!("is not UTF-8 text (byte {} is not)", error.utf8_error().valid_up_to()))?;
    if text.trim().is_empty() {
        return Err("is empty".to_owned());
    }
    read(file, text)
}

fn one_document(file: &Path, text: String) -> Result<Vec<Document>, String> {
    let stem = file.file_stem().and_then(|stem| stem.to_str());
    let stem = stem.ok_or("the name is not UTF-8 text, so it can't serve as an id")?;
    Ok(vec![Document::new(stem, text)])
}

fn documents_of_json(_file: &Path, text: String) -> Result<Vec<Document>, String> {
    let json = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let documents: Vec<Document> =
        serde_json::from_str(json).map_err(|error| format!("can't be read as an array of documents: {error}"))?;
    for (place, document) in documents.iter().enumerate() {
        if document.id.as_str().is_empty() {
            return Err(format!("document {place} has an empty id"));
        }
        if document.text.trim().is_empty() {
            return Err(format!("the text of document {:?} is empty", document.id.as_str()));
        }
    }
    Ok(documents)
}
