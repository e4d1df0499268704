//! The one error type: opaque, with a message for the person in front of the page.

use std::fmt;

/// Why an option or a format's name could not be understood, or a model could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Date(String),
    Model(&'static str),
    #[cfg(feature = "lists")]
    Format(String),
}

impl Error {
    pub(crate) fn date(given: &str) -> Error {
        Error(Kind::Date(given.chars().take(40).collect()))
    }

    pub(crate) fn model(reason: &'static str) -> Error {
        Error(Kind::Model(reason))
    }

    #[cfg(feature = "lists")]
    pub(crate) fn format(given: &str) -> Error {
        Error(Kind::Format(given.chars().take(40).collect()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Date(given) => write!(f, "“{given}” is not a date of the form YYYY-MM-DD"),
            Kind::Model(reason) => write!(f, "the entity model cannot be read: {reason}"),
            #[cfg(feature = "lists")]
            Kind::Format(given) => write!(f, "there is no export format “{given}”"),
        }
    }
}

impl std::error::Error for Error {}
