//! Do the examples say what they found, and what is wrong with their input?

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;

use gainsay::Report;
use serde_json::Value;

const EXAMPLES: [&str; 4] = ["analyze", "compare", "judge", "own_judge"];

/// The folder that holds the built examples. `cargo test` has built them; if only this test was asked for, they may be
/// missing or older than the test, and are built here.
fn examples() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let test = env::current_exe().expect("a test knows where it is");
        let profile = test.parent().and_then(Path::parent).expect("tests stand in the folder deps of a profile");
        let folder = profile.join("examples");
        let built = |file: &Path| file.metadata().and_then(|known| known.modified()).ok();
        let fresh = EXAMPLES.iter().all(|name| built(&test) <= built(&program(&folder, name)));
        // A fresh example may have been built without the page.
        if !fresh || cfg!(feature = "html") {
            let mut build = Command::new(env!("CARGO"));
            build.args(["build", "--quiet"]).args(EXAMPLES.iter().flat_map(|name| ["--example", *name]));
            if cfg!(feature = "html") {
                build.args(["--features", "html"]);
            }
            build.arg("--manifest-path").arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
            if profile.file_name().is_some_and(|name| name == "release") {
                build.arg("--release");
            }
            if let Some(target) = profile.parent() {
                build.arg("--target-dir").arg(target);
            }
            assert!(build.status().expect("cargo can be run").success(), "the examples do not build");
        }
        folder
    })
}

fn program(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// A folder of the test's own with the files given.
fn folder(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    // What an earlier run left would be read again.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    for (file, bytes) in files {
        fs::write(folder.join(file), bytes).expect("the folder for temporary files can be written");
    }
    folder
}

fn run(example: &str, folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program(examples(), example))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .env_remove("COLUMNS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example runs");
    let mut stdin = child.stdin.take().expect("standard input is a pipe");
    // An example that does not read its standard input may have closed it.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the example ends")
}

/// Runs an example that has to refuse its input: status 2, nothing on standard output, and these words in the error.
#[track_caller]
fn check_refused(example: &str, folder: &Path, arguments: &[&str], words: &[&str]) {
    let output = run(example, folder, arguments, b"");
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{error}");
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    for word in words {
        assert!(error.contains(word), "{error:?} does not say {word:?}");
    }
}

#[track_caller]
fn check_runs(example: &str, folder: &Path, arguments: &[&str]) -> String {
    let output = run(example, folder, arguments, b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the output is UTF-8 text")
}

const FIRE: &[u8] = b"The fire in Harwick killed 12 people on 18 August 2025.";
const OTHER: &[u8] = b"Nine people died in the Harwick fire on 18 August 2025, police said.";

#[test]
fn a_file_that_cannot_be_used_is_named() {
    let here = folder(
        "unusable",
        &[
            ("good.txt", FIRE),
            ("empty.txt", b""),
            ("blank.md", b" \n\t\n"),
            ("latin.txt", b"Caf\xe9"),
            ("data.csv", b"a"),
            ("plain", b"a"),
        ],
    );
    fs::create_dir_all(here.join("folder.txt")).expect("a folder can be made");
    check_refused("compare", &here, &["good.txt", "missing.txt"], &["missing.txt", "can't be read"]);
    check_refused("compare", &here, &["good.txt", "folder.txt"], &["folder.txt", "can't be read"]);
    check_refused("compare", &here, &["good.txt", "empty.txt"], &["empty.txt", "is empty"]);
    check_refused("compare", &here, &["good.txt", "blank.md"], &["blank.md", "is empty"]);
    check_refused("compare", &here, &["--json", "good.txt", "latin.txt"], &["latin.txt", "UTF-8", "byte 3"]);
    check_refused("compare", &here, &["good.txt", "data.csv"], &["data.csv", ".txt", ".md", ".json"]);
    check_refused("compare", &here, &["good.txt", "plain"], &["plain", ".txt"]);
}

#[test]
fn json_that_cannot_be_used_is_named_with_its_place() {
    let here = folder(
        "bad-json",
        &[
            ("broken.json", b"[\n  {\"id\": \"a\", \"text\": \"x\"},\n  {\"id\": }\n]"),
            ("object.json", b"{\"id\": \"a\", \"text\": \"x\"}"),
            ("date.json", b"[{\"id\": \"a\", \"text\": \"x\", \"published\": \"yesterday\"}]"),
            ("untold.json", b"[{\"id\": \"a\", \"text\": \" \"}]"),
            ("unnamed.json", b"[{\"id\": \"\", \"text\": \"x\"}]"),
        ],
    );
    check_refused("compare", &here, &["broken.json"], &["broken.json", "line 3 column"]);
    check_refused("compare", &here, &["object.json"], &["object.json", "array"]);
    check_refused("compare", &here, &["date.json"], &["date.json", "yesterday", "line 1 column"]);
    check_refused("compare", &here, &["untold.json"], &["untold.json", "\"a\"", "empty"]);
    check_refused("compare", &here, &["unnamed.json"], &["unnamed.json", "empty id"]);
}

#[test]
fn two_documents_under_one_id_are_refused() {
    let here =
        folder("twice", &[("a.txt", FIRE), ("a.md", OTHER), ("more.json", b"[{\"id\": \"a\", \"text\": \"x\"}]")]);
    check_refused("compare", &here, &["a.txt", "a.md"], &["a.txt", "a.md", "\"a\""]);
    check_refused("compare", &here, &["a.txt", "more.json"], &["a.txt", "more.json", "\"a\""]);
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let here = folder("arguments", &[("a.txt", FIRE)]);
    check_refused("compare", &here, &[], &["FILES"]);
    check_refused("compare", &here, &["--width", "wide", "a.txt"], &["--width"]);
    check_refused("compare", &here, &["--color", "blue", "a.txt"], &["--color", "always"]);
}

#[test]
fn the_json_of_a_comparison_is_a_report() {
    let json = "[{\"id\": \"wire\", \"text\": \"Twelve people died.\", \"source\": \"The Wire\", \"published\": \"2025-08-20\"}]";
    let json = format!("\u{feff}{json}");
    let here = folder("report", &[("b.txt", FIRE), ("a.MD", OTHER), ("more.json", json.as_bytes())]);
    let output = check_runs("compare", &here, &["--json", "b.txt", "a.MD", "more.json"]);
    let report: Report = serde_json::from_str(&output).expect("the output is a report that holds what it promises");
    let ids: Vec<&str> = report.documents.iter().map(|document| document.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "wire"]);
    assert_eq!(report.documents[2].source.as_deref(), Some("The Wire"));
    assert_eq!(output, check_runs("compare", &here, &["--json", "more.json", "a.MD", "b.txt"]));
}

#[test]
fn the_text_of_a_comparison_keeps_to_colour_and_width() {
    let here = folder("text", &[("a.txt", FIRE), ("b.txt", OTHER)]);
    let plain = check_runs("compare", &here, &["a.txt", "b.txt"]);
    assert!(plain.starts_with("2 documents"), "{plain}");
    assert!(!plain.contains('\u{1b}'), "a pipe gets no colours");
    assert_eq!(plain, check_runs("compare", &here, &["--color", "never", "a.txt", "b.txt"]));
    assert!(check_runs("compare", &here, &["--color", "always", "a.txt", "b.txt"]).contains('\u{1b}'));
    let narrow = check_runs("compare", &here, &["--width", "40", "a.txt", "b.txt"]);
    assert!(narrow.lines().all(|line| line.chars().count() <= 40), "{narrow}");
}

#[test]
fn the_markdown_of_a_comparison_begins_with_what_contradicts() {
    let here = folder("markdown", &[("a.txt", FIRE), ("b.txt", OTHER)]);
    let output = check_runs("compare", &here, &["--markdown", "a.txt", "b.txt"]);
    assert!(output.starts_with("**2 sources"), "{output}");
    assert!(output.contains("> The fire in Harwick killed **12 people** on 18 August 2025."), "{output}");
    check_refused("compare", &here, &["--markdown", "--json", "a.txt"], &["--markdown", "--json"]);
}

#[test]
fn a_comparison_can_ask_for_more_or_less_evidence() {
    let here = folder("evidence", &[("a.txt", FIRE), ("b.txt", OTHER)]);
    let found = |arguments: &[&str]| {
        let output = check_runs("compare", &here, &[arguments, &["--json", "a.txt", "b.txt"]].concat());
        serde_json::from_str::<Report>(&output).expect("a true report").findings.len()
    };
    assert!(found(&["--strict"]) <= found(&[]));
    assert!(found(&[]) <= found(&["--sensitive"]));
    check_refused("compare", &here, &["--strict", "--sensitive", "a.txt"], &["--strict", "--sensitive"]);
}

#[test]
fn a_finding_that_was_struck_out_stays_out() {
    let struck = "# Nine is right.\nThe  fire in Harwick killed 12 people on 18 August 2025.\nNine people died in the Harwick fire on 18 August 2025, police said.\n";
    let files: [(&str, &[u8]); 5] = [
        ("a.txt", FIRE),
        ("b.txt", OTHER),
        ("struck.txt", struck.as_bytes()),
        ("another.txt", b"It rained.\nIt did not rain.\n\nIt rained.\nIt snowed."),
        ("alone.txt", b"# A remark.\n\nIt rained.\n"),
    ];
    let here = folder("struck", &files);
    let found = |file: &str| {
        let output = check_runs("compare", &here, &["--json", "--dismiss", file, "a.txt", "b.txt"]);
        serde_json::from_str::<Report>(&output).expect("a true report").contradictions().count()
    };
    assert_eq!(found("another.txt"), 1);
    assert_eq!(found("struck.txt"), 0);
    check_refused("compare", &here, &["--dismiss", "alone.txt", "a.txt"], &["alone.txt", "line 3"]);
    check_refused("compare", &here, &["--dismiss", "missing.txt", "a.txt"], &["missing.txt", "can't be read"]);
}

#[cfg(feature = "html")]
#[test]
fn a_comparison_can_be_written_as_a_page() {
    let here = folder("page", &[("a.txt", FIRE), ("b.txt", OTHER)]);
    let output = check_runs("compare", &here, &["--html", "page.html", "a.txt", "b.txt"]);
    assert_eq!(output, check_runs("compare", &here, &["a.txt", "b.txt"]), "the report is printed all the same");
    let page = fs::read_to_string(here.join("page.html")).expect("the page was written");
    assert!(page.starts_with("<!DOCTYPE html>"), "{page}");
    check_refused(
        "compare",
        &here,
        &["--html", "no/such/page.html", "a.txt"],
        &["no/such/page.html", "can't be written"],
    );
    check_refused("compare", &here, &["--html", "a.txt", "a.txt"], &["a.txt", "--html"]);
}

#[test]
fn a_bar_is_drawn_only_where_somebody_watches() {
    let files: Vec<(String, String)> =
        (0..14).map(|n| (format!("{n}.txt"), format!("The fire in Harwick killed {} people.", n + 2))).collect();
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let folder = folder("many", &files);
    let names: Vec<&str> = files.iter().map(|(name, _)| *name).collect();
    let output = run("compare", &folder, &names, b"");
    assert!(output.status.success() && !output.stdout.is_empty());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn a_judge_of_ones_own_says_of_how_many_pairs_it_was_asked() {
    let approved = b"The council approved the budget on Monday.";
    let folder = folder("own-judge", &[("a.txt", approved), ("b.txt", b"On Monday the council approved the budget.")]);
    let agreed = check_runs("own_judge", &folder, &["0.2", "a.txt", "b.txt"]);
    assert!(
        agreed.starts_with("agreement, ") && agreed.ends_with("of 1 pairs of claims and struck out 0 agreements.\n")
    );
    let struck = check_runs("own_judge", &folder, &["0.99", "a.txt", "b.txt"]);
    assert_eq!(struck, "The judge was asked of 1 pairs of claims and struck out 1 agreements.\n");
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    // More than a pipe holds, so that the example is still writing when the reader leaves.
    let text = "The fire in Harwick killed twelve people. ".repeat(300);
    let here = folder("pipe", &[("a.txt", text.as_bytes())]);
    let mut child = Command::new(program(examples(), "compare"))
        .args(["--json", "a.txt"])
        .current_dir(&here)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the example runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the example ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn the_example_story_has_contradictions_and_agreements() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/stories/istanbul-draft");
    let mut files: Vec<String> = fs::read_dir(&here)
        .expect("the example story is there")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".txt"))
        .collect();
    files.sort();
    assert_eq!(files.len(), 5);
    let mut arguments = vec!["--json"];
    arguments.extend(files.iter().map(String::as_str));
    let report: Report = serde_json::from_str(&check_runs("compare", &here, &arguments)).expect("a true report");
    assert!(report.contradictions().count() > 0);
    assert!(report.agreements().count() > 0);
}

#[test]
fn pairs_keep_their_fields_and_gain_a_judgement() {
    let pairs = b"{\"z\": 1.50, \"a\": \"Twelve died.\", \"id\": {\"k\": 1, \"c\": 2}, \"b\": \"Nine died.\", \"relation\": \"?\"}\r\n\n{\"a\": \"x\", \"b\": \"\"}";
    let here = folder("pairs", &[("pairs.jsonl", pairs)]);
    let output = check_runs("judge", &here, &["pairs.jsonl"]);
    let lines: Vec<&str> = output.lines().collect();
    assert_eq!(lines.len(), 2, "blank lines are passed over");
    assert!(
        lines[0].starts_with(r#"{"z":1.50,"a":"Twelve died.","id":{"k": 1, "c": 2},"b":"Nine died.","relation":""#),
        "{}",
        lines[0]
    );
    for line in lines {
        let judged: Value = serde_json::from_str(line).expect("each line is JSON");
        for field in ["relation", "entails", "confidence", "reasons"] {
            assert!(judged.get(field).is_some(), "{field} is missing: {line}");
        }
        for score in ["agreement", "forward", "backward", "contradiction", "overlap"] {
            let score = judged["scores"][score].as_f64().expect("a score is a number");
            assert!((0.0..=1.0).contains(&score));
        }
    }
    let piped = run("judge", &here, &["-"], pairs);
    assert_eq!(String::from_utf8_lossy(&piped.stdout), output);
}

#[test]
fn a_bad_line_is_named_and_nothing_is_printed() {
    let good = "{\"a\": \"x\", \"b\": \"y\"}\n";
    let line = |bad: &str| format!("{good}\n{bad}\n{good}").into_bytes();
    let latin = [good.as_bytes(), b"\n{\"a\": \"Caf\xe9\"}\n"].concat();
    let here = folder(
        "bad-pairs",
        &[
            ("broken.jsonl", &line("{\"a\": ")),
            ("array.jsonl", &line("[1, 2]")),
            ("one.jsonl", &line("{\"a\": \"x\"}")),
            ("number.jsonl", &line("{\"a\": \"x\", \"b\": 7}")),
            ("latin.jsonl", &latin),
        ],
    );
    for (file, word) in [
        ("broken.jsonl", "JSON"),
        ("array.jsonl", "object"),
        ("one.jsonl", "\"b\""),
        ("number.jsonl", "not a text"),
        ("latin.jsonl", "UTF-8"),
    ] {
        check_refused("judge", &here, &[file], &[file, "line 3", word]);
    }
    check_refused("judge", &here, &["missing.jsonl"], &["missing.jsonl", "can't be read"]);
}

#[test]
fn what_each_document_says_is_a_line_of_its_own() {
    let text = "The mayor said on Monday that 12 people had died. \u{201c}He is gone,\u{201d} Ann Lee said.";
    let documents = serde_json::json!([
        {"id": "one", "text": text, "published": "2025-08-21"},
        // Documents are not held against each other, so an id may come twice.
        {"id": "one", "text": "It rained."},
    ]);
    let here =
        folder("alone", &[("set.json", documents.to_string().as_bytes()), ("two.md", b"# Fire\n\nNine died.\n")]);
    let output = check_runs("analyze", &here, &["set.json", "two.md"]);
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).expect("each line is JSON")).collect();
    let ids: Vec<&str> = lines.iter().filter_map(|line| line["document"].as_str()).collect();
    assert_eq!(ids, ["one", "one", "two"]);
    let words = |span: &Value| {
        let bound = |name: &str| usize::try_from(span[name].as_u64().expect("a bound")).expect("a small bound");
        text[bound("start")..bound("end")].to_owned()
    };
    let first = &lines[0];
    assert_eq!(first["sentences"].as_array().map(Vec::len), Some(2));
    assert_eq!(words(&first["sentences"][0]), "The mayor said on Monday that 12 people had died.");
    assert_eq!(
        (words(&first["quantities"][0]["number"]), &first["quantities"][0]["value"]),
        ("12".into(), &12.0.into())
    );
    assert_eq!(
        (words(&first["times"][0]["span"]), &first["times"][0]["value"]),
        ("Monday".into(), &"2025-08-18".into())
    );
    assert_eq!(words(&first["names"][0]["span"]), "Ann Lee");
    let said: Vec<_> = first["attributions"].as_array().expect("attributions").iter().collect();
    assert_eq!(said.iter().map(|one| words(&one["source"])).collect::<Vec<_>>(), ["The mayor", "Ann Lee"]);
    assert_eq!(words(&said[1]["cue"]), "said");
    assert_eq!(lines[2]["sentences"][0]["kind"], "heading");
    check_refused("analyze", &here, &["missing.txt"], &["missing.txt", "can't be read"]);
}
