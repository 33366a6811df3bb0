//! How are a sensitivity, a relation and a kind of reason read from their names?

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error as Unknown;

use super::{ReasonKind, Relation, Sensitivity};
use crate::error::{Cause, Error};

impl Sensitivity {
    /// As configurations and command lines name it: `strict`, `balanced` or `sensitive`.
    pub fn name(self) -> &'static str {
        match self {
            Sensitivity::Strict => "strict",
            Sensitivity::Balanced => "balanced",
            Sensitivity::Sensitive => "sensitive",
        }
    }
}

impl fmt::Display for Sensitivity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Sensitivity {
    type Err = Error;

    fn from_str(name: &str) -> Result<Sensitivity, Error> {
        named(name)
    }
}

impl FromStr for Relation {
    type Err = Error;

    fn from_str(name: &str) -> Result<Relation, Error> {
        named(name)
    }
}

impl FromStr for ReasonKind {
    type Err = Error;

    fn from_str(name: &str) -> Result<ReasonKind, Error> {
        named(name)
    }
}

/// What has the name in JSON; the error lists all names that there are.
fn named<'n, T: Deserialize<'n>>(name: &'n str) -> Result<T, Error> {
    T::deserialize(name.into_deserializer()).map_err(|unknown: Unknown| Cause::Name(unknown.to_string()).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check<T: FromStr<Err = Error> + fmt::Display + fmt::Debug>(name: &str, expected: Result<&str, &str>) {
        let read = name.parse::<T>().map(|read| read.to_string()).map_err(|error| error.to_string());
        assert_eq!(read.as_deref().map_err(String::as_str), expected);
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in ["strict", "balanced", "sensitive"] {
            check::<Sensitivity>(name, Ok(name));
        }
        for name in ["contradiction", "agreement", "divergence", "unrelated"] {
            check::<Relation>(name, Ok(name));
        }
        for name in ["paraphrase", "quantity", "opposite", "model"] {
            check::<ReasonKind>(name, Ok(name));
        }
    }

    #[test]
    fn another_name_is_refused_with_those_there_are() {
        check::<Sensitivity>("loud", Err("unknown variant `loud`, expected one of `strict`, `balanced`, `sensitive`"));
        assert!("Strict".parse::<Sensitivity>().is_err_and(|error| error.is_unknown_name()));
        assert!("".parse::<Relation>().is_err());
    }
}
