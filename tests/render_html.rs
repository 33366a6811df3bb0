//! Is the page of a report whole, harmless and the same every time?
#![allow(clippy::unwrap_used, reason = "tests")]
#![cfg(feature = "html")]

#[path = "common/story.rs"]
mod story;

use std::collections::{BTreeMap, BTreeSet};

use gainsay::render::Html;
use gainsay::{Document, Report, compare};
use proptest::prelude::*;
use serde_json::Value;

/// The elements a page may have. None of them loads, runs or sends anything.
const ELEMENTS: [&str; 49] = [
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "a",
    "header",
    "h1",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "strong",
    "p",
    "div",
    "aside",
    "nav",
    "form",
    "label",
    "select",
    "option",
    "input",
    "button",
    "main",
    "article",
    "section",
    "span",
    "figure",
    "figcaption",
    "blockquote",
    "mark",
    "bdi",
    "time",
    "table",
    "caption",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "details",
    "summary",
    "cite",
    "footer",
    "wbr",
    "br",
];
const VOID: [&str; 4] = ["meta", "input", "br", "wbr"];

/// What a reader of the page meets, in order.
#[derive(PartialEq, Eq, Debug)]
enum Item {
    Open(String, BTreeMap<String, String>),
    Close(String),
    Text(String),
}

/// Reads a page, which has to be as strict as this reader: tags of small letters, attributes in double quotes.
fn read(page: &str) -> Vec<Item> {
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a page of HTML");
    let mut items = Vec::new();
    while !rest.is_empty() {
        let Some(tag) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            items.push(Item::Text(unescaped(&rest[..end])));
            rest = &rest[end..];
            continue;
        };
        let end = tag.find('>').expect("a tag is closed");
        let (inside, after) = (&tag[..end], &tag[end + 1..]);
        rest = after;
        if let Some(name) = inside.strip_prefix('/') {
            items.push(Item::Close(name.to_owned()));
            continue;
        }
        let (name, mut attributes) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut known = BTreeMap::new();
        while !attributes.trim_start().is_empty() {
            let (attribute, value) = attributes.trim_start().split_once("=\"").expect("a value stands in quotes");
            let (value, following) = value.split_once('"').expect("a value is closed");
            assert!(attribute.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{inside}");
            assert!(known.insert(attribute.to_owned(), unescaped(value)).is_none(), "{inside}");
            attributes = following;
        }
        items.push(Item::Open(name.to_owned(), known));
        if name == "style" {
            let end = rest.find("</style>").expect("the style sheet ends");
            rest = &rest[end..];
        }
    }
    items
}

fn unescaped(text: &str) -> String {
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    let plain = named.iter().fold(text.to_owned(), |text, (entity, plain)| text.replace(entity, plain));
    assert!(!text.contains(['\u{0}', '\u{1b}', '\u{202e}', '\u{2066}']), "control characters are shown, not sent");
    plain
}

/// Checks what holds of every page: only harmless elements, each closed where it should be, unique ids, links that lead
/// somewhere, headings without gaps, labels for what can be set.
#[track_caller]
fn check(page: &str) -> Vec<Item> {
    let items = read(page);
    let mut open: Vec<&str> = Vec::new();
    let mut ids: BTreeSet<&str> = BTreeSet::new();
    let mut wanted: Vec<&str> = Vec::new();
    let mut depth = 0;
    for item in &items {
        match item {
            Item::Open(name, attributes) => {
                assert!(ELEMENTS.contains(&name.as_str()), "<{name}>");
                for (attribute, value) in attributes {
                    assert!(!attribute.starts_with("on") && attribute != "src" && attribute != "style", "{attribute}");
                    match attribute.as_str() {
                        "id" => assert!(ids.insert(value), "{value} twice"),
                        "href" if value.starts_with('#') => wanted.push(&value[1..]),
                        "href" => assert!(value.starts_with("http://") || value.starts_with("https://"), "{value}"),
                        "aria-labelledby" | "for" => wanted.push(value),
                        _ => {}
                    }
                }
                if let Some(level) = name.strip_prefix('h').and_then(|level| level.parse::<u32>().ok()) {
                    assert!(level <= depth + 1, "h{level} after h{depth}");
                    depth = level;
                }
                if !VOID.contains(&name.as_str()) {
                    open.push(name);
                }
            }
            Item::Close(name) => assert_eq!(open.pop(), Some(name.as_str())),
            Item::Text(_) => {}
        }
    }
    assert!(open.is_empty(), "{open:?}");
    for wanted in wanted {
        assert!(ids.contains(wanted), "nothing has the id {wanted}");
    }
    items
}

/// The lines of the texts as the page has them, without the notes that lead to findings.
fn lines(items: &[Item]) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let (mut within, mut note) = (false, false);
    for item in items {
        match item {
            Item::Open(name, attributes) if name == "p" && attributes.contains_key("data-line") => {
                within = true;
                lines.push(String::new());
            }
            Item::Close(name) if name == "p" => within = false,
            Item::Open(name, _) if name == "a" => note = true,
            Item::Close(name) if name == "a" => note = false,
            Item::Text(text) if within && !note => lines.last_mut().expect("a line has begun").push_str(text),
            _ => {}
        }
    }
    lines
}

fn texts_of(report: &Report) -> Vec<String> {
    let texts = report.documents.iter().filter_map(|document| document.text.as_deref());
    texts.flat_map(str::lines).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

#[test]
fn the_page_of_the_example_story_is_whole() {
    let report = compare(story::example_story()).unwrap();
    let page = Html::new().render(&report);
    let items = check(&page);
    assert_eq!(lines(&items), texts_of(&report), "every text stands on the page as it is");
    let count = |name: &str, class: &str| {
        let is = |item: &&Item| matches!(item, Item::Open(of, known) if of == name && known.get("class").is_some_and(|known| known.starts_with(class)));
        items.iter().filter(is).count()
    };
    assert!(0 < count("article", "finding contradiction"));
    assert!(0 < count("a", "note contradiction"));
    assert_eq!(count("li", "line-of contradiction"), count("article", "finding contradiction"));
    assert_eq!(count("article", "text"), report.documents.len());
}

#[test]
fn a_page_is_the_same_every_time() {
    let report = compare(story::example_story()).unwrap();
    let mut turned = story::example_story();
    turned.reverse();
    assert_eq!(Html::new().render(&report), Html::new().render(&compare(turned).unwrap()));
}

#[test]
fn a_page_loads_and_runs_nothing() {
    let page = Html::new().render(&compare(story::example_story()).unwrap());
    assert!(page.contains("content=\"default-src 'none';"));
    for word in ["<script", "url(", "@import", "<link", "<img", "<iframe", "javascript:"] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn an_empty_report_is_a_page() {
    let page = Html::new().render(&compare([]).unwrap());
    check(&page);
    assert!(page.contains("What 0 sources say"));
}

#[test]
fn a_page_has_the_title_it_is_given() {
    let page = Html::new().title("A & <b>B</b>").render(&compare([]).unwrap());
    check(&page);
    assert!(page.contains("<title>A &amp; &lt;b&gt;B&lt;&#x2f;b&gt;</title>"), "{}", &page[..400]);
}

#[test]
fn without_texts_the_findings_stay() {
    let report = compare(story::example_story()).unwrap().without_texts();
    let page = Html::new().render(&report);
    let items = check(&page);
    assert!(lines(&items).is_empty());
    assert!(page.contains("finding contradiction"));
}

/// Two reports that contradict each other in words that would break out of a page.
fn hostile() -> Vec<Document> {
    let evil = "</p><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;{{ 7*7 }}{% raw %}";
    let first = format!("The fire in Harwick killed 12 people 🔥 on Monday. {evil}\u{202e}\u{0}\u{1b}[31m");
    let second = format!("{evil}\n\nThe fire in Harwick killed 9 \u{2066}people 🧯 on Monday.\r\n</article></main>");
    vec![
        Document::new("a\"><script>", first)
            .source("Courier </bdi><script>alert(3)</script>")
            .title("</title><script>")
            .published("2025-08-20".parse().unwrap())
            .url("javascript:alert(4)"),
        Document::new("b' onclick='x", second).url("https://x.example/\"><script>alert(5)</script>"),
    ]
}

#[test]
fn hostile_text_stays_text() {
    let report = compare(hostile()).unwrap();
    assert!(0 < report.contradictions().count(), "the test looks at findings");
    let items = check(&Html::new().render(&report));
    let all: String = items.iter().map(|item| if let Item::Text(text) = item { text } else { "" }).collect();
    for words in [
        "<script>alert(1)</script>",
        "<script>alert(3)</script>",
        "{{ 7*7 }}{% raw %}",
        "javascript:alert(4)",
        "␛[31m",
        "🔥",
        "␀",
    ] {
        assert!(all.contains(words), "{words:?} is to be read on the page");
    }
}

#[test]
fn hostile_labels_and_notes_stay_text() {
    let mut report = serde_json::to_value(compare(hostile()).unwrap()).unwrap();
    let evil = Value::from("\"><script>alert(6)</script>\u{202e}");
    for event in report["events"].as_array_mut().unwrap() {
        event["label"] = evil.clone();
    }
    for finding in report["findings"].as_array_mut().unwrap() {
        for reason in finding["reasons"].as_array_mut().unwrap() {
            reason["note"] = evil.clone();
        }
    }
    check(&Html::new().render(&serde_json::from_value(report).unwrap()));
}

#[test]
fn claims_that_overlap_are_each_linked() {
    let report = compare([
        Document::new("one", "The mayor said that 12 people died in the Harwick fire and that the market was closed."),
        Document::new(
            "two",
            "Nine people died in the Harwick fire. The market in Harwick was not closed, the mayor said.",
        ),
    ])
    .unwrap();
    let items = check(&Html::new().render(&report));
    assert_eq!(lines(&items), texts_of(&report));
}

/// The colours of the style sheet, light or dark, by name.
fn colours(dark: bool) -> BTreeMap<&'static str, [f64; 3]> {
    let style = include_str!("../src/render/html/page.css");
    let light = style.find(":root {").unwrap();
    let dark_part = style.find("@media screen and (prefers-color-scheme: dark)").unwrap();
    let channel = |hex: &str| f64::from(u8::from_str_radix(hex, 16).unwrap()) / 255.0;
    let of = |from: usize| {
        let rest = &style[from + style[from..].find(":root {").unwrap()..];
        let block = &rest[rest.find('{').unwrap() + 1..rest.find('}').unwrap()];
        block.split(';').filter_map(|line| line.trim().strip_prefix("--")?.split_once(": #")).map(|(name, hex)| {
            let hex = if hex.len() == 3 { hex.chars().flat_map(|c| [c, c]).collect() } else { hex.to_owned() };
            (name, [channel(&hex[..2]), channel(&hex[2..4]), channel(&hex[4..])])
        })
    };
    let mut colours: BTreeMap<_, _> = of(light).collect();
    if dark {
        colours.extend(of(dark_part));
    }
    colours
}

/// The contrast ratio of two colours as WCAG 2.2 defines it.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let linear = |c: f64| if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    let luminance = |[r, g, b]: [f64; 3]| 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn words_stand_out_from_what_they_stand_on() {
    assert!((contrast([0.0; 3], [1.0; 3]) - 21.0).abs() < 1e-9);
    for dark in [false, true] {
        let colours = colours(dark);
        let pairs = [
            ("ink", "page"),
            ("ink", "card"),
            ("soft", "page"),
            ("soft", "card"),
            ("link", "page"),
            ("link", "card"),
            ("clash", "page"),
            ("clash", "card"),
            ("clash", "clash-tint"),
            ("agree", "page"),
            ("agree", "card"),
            ("agree", "agree-tint"),
            ("differ", "page"),
            ("differ", "card"),
            ("differ", "differ-tint"),
            ("mark-ink", "mark"),
            ("ink", "clash-tint"),
            ("ink", "agree-tint"),
            ("ink", "differ-tint"),
            ("soft", "agree-tint"),
            ("link", "clash-tint"),
        ];
        for (words, ground) in pairs {
            let ratio = contrast(colours[words], colours[ground]);
            assert!(4.5 <= ratio, "{words} on {ground}, dark: {dark}: {ratio:.2} to 1");
        }
    }
}

#[test]
fn paper_is_white_in_a_dark_room_and_shows_what_is_folded() {
    let style = include_str!("../src/render/html/page.css");
    assert!(!style.contains("@media (prefers-color-scheme: dark)"), "dark colours are for screens");
    let print = &style[style.find("@media print").unwrap()..];
    assert!(print.contains("details::details-content"));
}

/// So many reports of the same fires, some of which contradict each other.
fn many(sources: usize) -> Vec<Document> {
    let tolls = ["12", "Nine", "At least 12"];
    let text = |at: usize| {
        let (town, toll) = (["Harwick", "Dornum"][at % 2], tolls[at % 3]);
        format!("{toll} people died in the fire in {town} on Monday. The mayor of {town} resigned on Friday.")
    };
    (0..sources).map(|at| Document::new(format!("{at:03}"), text(at)).source(format!("Paper {at}"))).collect()
}

#[test]
fn with_many_sources_the_table_names_them_in_few_columns() {
    for (sources, few) in [(24, false), (40, true)] {
        let page = Html::new().render(&compare(many(sources)).unwrap());
        let items = check(&page);
        let count = |name: &str| items.iter().filter(|item| matches!(item, Item::Open(of, _) if of == name)).count();
        let columns = count("th") - (count("tr") - 1);
        assert_eq!(columns, if few { 5 } else { 1 + sources }, "{sources} sources");
        assert_eq!(page.contains("Contradict each other"), few);
        assert_eq!(count("td"), (count("tr") - 1) * (columns - 1));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_makes_a_page(first in "\\PC{0,60}", second in "(\\PC|[<>&\"'\n\r\t\u{0}\u{202e}]){0,60}") {
        let documents = [
            Document::new("a", format!("The fire in Harwick killed 12 people. {first}")).source(second.clone()),
            Document::new("b", format!("{second} The fire in Harwick killed 9 people.{first}")).title(first).url(second),
        ];
        check(&Html::new().render(&compare(documents).unwrap()));
    }
}
