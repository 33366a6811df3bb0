//! Does every module use only layers above its own?

use std::fs;
use std::path::{Path, PathBuf};

/// The layers of the crate: a row may use itself and the rows above it. Changing this table changes the architecture.
const LAYERS: [&str; 12] = [
    "text",     // what was written
    "lexicon",  // word knowledge as data
    "syntax",   // tags and dependencies
    "analysis", // what the words of one document mean
    "claim",    // one thing one document says
    "index",    // which claims might speak of the same thing
    "judge",    // two claims in, a judgement out
    "event",    // groups of claims about the same event
    "report",   // plain data
    "matcher",  // insert, replace, remove, report
    "render",   // sees only the report
    "export",   // sees only the report
];

/// Every layer may use these; they use no layer but the first.
const SHARED: [&str; 2] = ["error", "par"];

#[test]
fn a_layer_uses_only_layers_above_it() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    assert!(files.len() > 10, "the sources are not where they are looked for");
    files.sort();
    let mut broken = Vec::new();
    for file in &files {
        let path = file.strip_prefix(&root).expect("the file was found below the root").with_extension("");
        let modules: Vec<&str> = path.iter().map(|part| part.to_str().expect("names of sources are ASCII")).collect();
        if modules == ["lib"] {
            continue;
        }
        let depth = modules.len() - usize::from(modules.last() == Some(&"mod"));
        let source = fs::read_to_string(file).expect("a source is UTF-8 text");
        let found = violations(modules[0], depth, &source);
        broken.extend(found.iter().map(|(line, what)| format!("src/{}.rs:{line}: {what}", path.display())));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The lines of a module of `layer` that reach where they may not, and what they reach for.
///
/// `depth` is how many modules below the crate's root it stands.
fn violations(layer: &str, depth: usize, source: &str) -> Vec<(usize, String)> {
    let source = without_comments(source);
    let line_of = |at: usize| source[..at].matches('\n').count() + 1;
    let mut found = Vec::new();
    for (at, _) in source.match_indices("crate::") {
        let before = source[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
            continue;
        }
        for used in first_names(&source[at + "crate::".len()..]) {
            if let Some(problem) = problem(layer, used) {
                found.push((line_of(at), problem));
            }
        }
    }
    // `super` out of the layer's folder would reach any other layer unseen. One more is allowed: inline test modules.
    let chain = "super::".repeat(depth + 1);
    for (at, _) in source.match_indices(&chain) {
        found.push((line_of(at), format!("{chain} leaves the layer {layer}: write crate:: and the layer")));
    }
    found.sort();
    found
}

/// What is wrong with using `used` in `layer`, if anything.
fn problem(layer: &str, used: &str) -> Option<String> {
    if used == layer || SHARED.contains(&used) {
        return None;
    }
    let row = |name: &str| LAYERS.iter().position(|layer| *layer == name);
    let Some(used_row) = row(used) else {
        return Some(format!("{used} is no layer: name the layer it stands in, not what lib.rs re-exports"));
    };
    let own_row = if SHARED.contains(&layer) { Some(0) } else { row(layer) };
    match own_row {
        Some(own) if used_row <= own => None,
        Some(_) => Some(format!("{layer} may not use {used}")),
        None => Some(format!("{layer} stands in no row of the table of layers")),
    }
}

/// The first names of a path or of each path in braces.
fn first_names(path: &str) -> Vec<&str> {
    let name = |path: &str| path.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(path.len());
    let Some(group) = path.strip_prefix('{') else {
        return vec![&path[..name(path)]];
    };
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    names.iter().map(|path| path.trim()).filter(|path| !path.is_empty()).map(|path| &path[..name(path)]).collect()
}

/// The source with its line comments blanked, line by line.
fn without_comments(source: &str) -> String {
    let code = source.lines().map(|line| line.find("//").map_or(line, |comment| &line[..comment]));
    code.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(layer: &str, depth: usize, source: &str, expected: &[(usize, &str)]) {
    let found = violations(layer, depth, source);
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for ((line, problem), (expected_line, words)) in found.iter().zip(expected) {
        assert_eq!(line, expected_line, "{problem}");
        assert!(problem.contains(words), "{problem:?} does not say {words:?}");
    }
}

#[test]
fn a_use_of_a_lower_row_is_found() {
    check("text", 2, "use crate::text::Span;\nuse crate::lexicon::Lexicon;", &[(2, "text may not use lexicon")]);
    check("report", 2, "fn f(r: crate::matcher::Config) {}", &[(1, "report may not use matcher")]);
    check("error", 1, "use crate::text::DocumentId;\nuse crate::report::Report;", &[(2, "error may not use report")]);
}

#[test]
fn a_use_in_braces_is_found() {
    let source = "use crate::{\n    error::Error,\n    text::{Span, Quote},\n    render::Terminal,\n};";
    check("judge", 2, source, &[(1, "judge may not use render")]);
}

#[test]
fn a_use_of_a_higher_row_is_left_alone() {
    check("render", 2, "use crate::report::{Report, Scope};\nuse crate::error::Error;\n// crate::nowhere", &[]);
    check("text", 2, "use my_crate::judge;", &[]);
}

#[test]
fn a_use_that_hides_its_layer_is_found() {
    check("render", 2, "use crate::Report;", &[(1, "Report is no layer")]);
    check("text", 1, "mod tests { use super::super::judge; }", &[(1, "leaves the layer text")]);
    check("text", 2, "mod tests { use super::super::Span; }", &[]);
    check("helpers", 1, "use crate::text::Span;", &[(1, "stands in no row")]);
}
