//! Which settings of the library are given on the command line?

use std::sync::Arc;

use clap::Args;
use gainsay::lexicon::{Ingredient, Lexicon};
use gainsay::{Config, Sensitivity};

/// How much must speak for a verdict, and what is left out for a measurement.
#[derive(Args)]
pub(crate) struct Settings {
    /// Report only what is clearest
    #[arg(long, conflicts_with = "sensitive")]
    strict: bool,
    /// Report what is doubtful as well
    #[arg(long)]
    sensitive: bool,
    /// All documents are about one matter: what they share need not show in how they begin and whom they name
    #[arg(long)]
    one_matter: bool,
    /// Leave out a part of what the library goes by, to measure what it brings
    #[arg(long, value_name = "INGREDIENT", value_parser = ingredient, hide = true)]
    without: Vec<Ingredient>,
}

impl Settings {
    pub(crate) fn config(&self) -> Config {
        let sensitivity = match (self.strict, self.sensitive) {
            (true, _) => Sensitivity::Strict,
            (_, true) => Sensitivity::Sensitive,
            _ => Sensitivity::Balanced,
        };
        let config = Config::default().sensitivity(sensitivity).one_matter(self.one_matter);
        if self.without.is_empty() {
            return config;
        }
        let mut lexicon = Lexicon::clone(&Lexicon::english());
        for &ingredient in &self.without {
            lexicon = lexicon.without(ingredient);
        }
        config.lexicon(Arc::new(lexicon))
    }
}

fn ingredient(name: &str) -> Result<Ingredient, String> {
    let known = Ingredient::ALL.iter().find(|(known, _)| *known == name);
    known.map(|&(_, ingredient)| ingredient).ok_or_else(|| {
        let names: Vec<&str> = Ingredient::ALL.iter().map(|&(name, _)| name).collect();
        format!("there are {}", names.join(", "))
    })
}
