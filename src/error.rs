//! The one error type: opaque, with a message for the person in front of the page.

use std::fmt;

/// Why an option or a format's name could not be understood, a model not read, or a workbook not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Kind);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Date(String),
    Model(&'static str),
    #[cfg(feature = "lists")]
    Format(String),
    #[cfg(feature = "workbook")]
    Workbook(String),
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

    #[cfg(feature = "workbook")]
    pub(crate) fn workbook(reason: &str) -> Error {
        Error(Kind::Workbook(reason.to_owned()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Date(given) => write!(f, "“{given}” is not a date of the form YYYY-MM-DD"),
            Kind::Model(reason) => write!(f, "the entity model cannot be read: {reason}"),
            #[cfg(feature = "lists")]
            Kind::Format(given) => write!(f, "there is no export format “{given}”"),
            #[cfg(feature = "workbook")]
            Kind::Workbook(reason) => write!(f, "the workbook cannot be written: {reason}"),
        }
    }
}

impl std::error::Error for Error {}
