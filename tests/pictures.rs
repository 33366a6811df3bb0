//! Do the pictures of README and guide show what a terminal shows? `UPDATE_EXPECT=1 cargo test --test pictures` draws them anew.
#![cfg(feature = "terminal")]

#[path = "common/story.rs"]
mod story;

use std::collections::BTreeSet;

use anstyle_svg::Term;
use expect_test::expect_file;
use gainsay::compare;
use gainsay::render::Terminal;

/// What each class of `anstyle-svg` looks like, by day and by night. Scoped, so that a picture may stand within a page.
const STYLE: &str = "\
    svg.terminal tspan { font: 14px SFMono-Regular, Consolas, 'Liberation Mono', Menlo, monospace; white-space: pre; }
    svg.terminal .bold { font-weight: bold; }
    svg.terminal .bg { fill: #f6f8fa; }
    svg.terminal .fg { fill: #1f2328; }
    svg.terminal .fg-bright-red { fill: #b3261e; }
    svg.terminal .fg-bright-blue { fill: #0550ae; }
    svg.terminal .fg-bright-green { fill: #116329; }
    svg.terminal .fg-yellow { fill: #7d4e00; }
    @media (prefers-color-scheme: dark) {
      svg.terminal .bg { fill: #151b23; }
      svg.terminal .fg { fill: #e6edf3; }
      svg.terminal .fg-bright-red { fill: #ff8b85; }
      svg.terminal .fg-bright-blue { fill: #79b8ff; }
      svg.terminal .fg-bright-green { fill: #6fdd8b; }
      svg.terminal .fg-yellow { fill: #e3b341; }
    }
";

/// The output of a terminal, colours and all, as a picture that needs no font of its own.
fn picture(output: &str, title: &str) -> String {
    let drawn = Term::new().min_width_px(400).render_svg(output.trim_end());
    let (head, rest) = drawn.split_once("<style>\n").expect("a picture has a style");
    let (_, body) = rest.split_once("  </style>").expect("the style ends");
    // With a box of its own it shrinks with the page.
    let size = |name: &str| head.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split("px").next());
    let (width, height) = (size("width").expect("a width is given"), size("height").expect("a height is given"));
    let frame =
        format!("<svg class=\"terminal\" role=\"img\" viewBox=\"0 0 {width} {height}\" style=\"max-width: 100%\" ");
    let head = head.replace("<svg ", &frame);
    let body = body.replace("class=\"container fg\"", "class=\"fg\"");
    let whole = format!("{head}<title>{title}</title>\n  <style>\n{STYLE}  </style>{body}");
    // Markdown would take a blank line for the end of the picture.
    whole.lines().filter(|line| !line.trim().is_empty()).map(|line| format!("{line}\n")).collect()
}

/// The classes that a picture uses and the style does not name for day and night.
fn unstyled(picture: &str) -> BTreeSet<&str> {
    let used =
        picture.split("class=\"").skip(1).filter_map(|rest| rest.split('"').next()).flat_map(str::split_whitespace);
    let (day, night) = STYLE.split_once("@media").expect("there is a night");
    let named = |class: &str| {
        let rule = format!(".{class} {{");
        day.contains(&rule) && (night.contains(&rule) || class == "bold")
    };
    used.filter(|class| *class != "terminal" && !named(class)).collect()
}

#[test]
fn the_picture_of_the_example_story_is_what_a_terminal_shows() {
    let report = compare(story::example_story()).expect("stems differ");
    let styled = Terminal::styled().width(96).render(&report);
    // The summary, two contradictions and the first two agreements.
    let parts: Vec<&str> = styled.split("\n\n").collect();
    let agreement = |part: &&&str| part.starts_with("\u{1b}") && part.contains("agreement");
    let agreements = parts[1..].iter().filter(agreement).take(2).copied();
    let shown = parts[..3].iter().copied().chain(agreements).collect::<Vec<_>>().join("\n\n");
    let picture = picture(&shown, "gainsay compares five reports: the first two contradictions and agreements");
    assert_eq!(unstyled(&picture), BTreeSet::new());
    assert!(!picture.contains("http://") || picture.matches("http://").count() == picture.matches("xmlns").count());
    expect_file!["../src/guide/pictures/story.svg"].assert_eq(&picture);
}
