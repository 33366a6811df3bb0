//! How does a report look as a page?

mod event;
mod matrix;
mod page;
mod source;
mod text;

use minijinja::Environment;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;

use self::page::Page;
use crate::report::Report;

/// The page; the ending of its name turns escaping on.
const TEMPLATE: (&str, &str) = ("page.html", include_str!("page.html"));
/// Its look.
const STYLE: &str = include_str!("page.css");

/// Draws a report as one page of HTML: what contradicts, who says what of which event, each finding with its sentences side
/// by side, and each text with its claims marked and linked to the findings.
///
/// The page is whole: it loads nothing, has no script, and forbids both to itself by a content security policy. It can be
/// filtered (style sheets alone do it), printed, read in light and dark, and by keyboard and screen reader. Text of the
/// documents stays text: it is escaped, its control characters are shown as pictures, and nothing in it can reorder a line.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let json = r#"{"schema": "gainsay/1", "documents": [], "claims": [], "events": [], "findings": [],
/// #                "omitted": {"candidates": 0}}"#;
/// use gainsay::render::Html;
///
/// let report: gainsay::Report = serde_json::from_str(json)?;
/// let page = Html::new().title("The Harwick fire").render(&report);
/// assert!(page.contains("<title>The Harwick fire</title>"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
#[must_use]
pub struct Html {
    title: Option<String>,
}

impl Html {
    /// A page whose title says how many sources were compared.
    pub fn new() -> Html {
        Html::default()
    }

    /// The title of the page: what the documents are about.
    pub fn title(mut self, title: impl Into<String>) -> Html {
        self.title = Some(title.into());
        self
    }

    /// The report as a page.
    #[must_use]
    pub fn render(&self, report: &Report) -> String {
        let (name, source) = TEMPLATE;
        let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
        let mut environment = Environment::new();
        environment.set_syntax(syntax.expect("the delimiters are those of minijinja"));
        let page = Serde(Page::of(report, self.title.as_deref(), STYLE));
        environment
            .render_named_str(name, source, page)
            .expect("the template asks for what a page has; tests render it")
    }
}
