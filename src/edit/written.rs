//! A correction as JSON has it: one flat object, `act` saying which of the other fields count.

use serde::{Deserialize, Serialize};

use super::{Act, Anchor, Edit, Said};
use crate::entity::label::KINDS;
use crate::number::NumberKind;
use crate::plain;
use crate::quote::QuoteKind;
use crate::text::BlockRole;

/// The flat object.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Written {
    pub(crate) act: String,
    pub(crate) at: Anchor,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) everywhere: bool,
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub(crate) kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) with: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "plain::optional_number")]
    pub(crate) amount: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) speaker: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<String>,
}

const NUMBERS: [NumberKind; 4] =
    [NumberKind::Money, NumberKind::Percent, NumberKind::Quantity, NumberKind::Count];
const QUOTES: [QuoteKind; 4] = [QuoteKind::Direct, QuoteKind::Partial, QuoteKind::Term, QuoteKind::Indirect];
const ROLES: [BlockRole; 9] = [
    BlockRole::Title,
    BlockRole::Kicker,
    BlockRole::Deck,
    BlockRole::Crosshead,
    BlockRole::Byline,
    BlockRole::Caption,
    BlockRole::Body,
    BlockRole::List,
    BlockRole::Furniture,
];

/// The one of some whose name is given.
fn named<T: Copy>(all: &[T], name: impl Fn(T) -> &'static str, given: Option<&str>) -> Option<T> {
    all.iter().copied().find(|&one| Some(name(one)) == given)
}

impl TryFrom<Written> for Edit {
    type Error = String;

    fn try_from(written: Written) -> Result<Edit, String> {
        let Written { act, at, everywhere, kind, with, value, amount, unit, speaker, name, role } = written;
        let lacks = |field: &str| format!("the correction “{act}” needs {field}");
        let said = match (speaker.as_deref(), name) {
            (None, _) => None,
            (Some("named"), Some(name)) => Some(Said::Named(name)),
            (Some("named"), None) => return Err(lacks("a name of the speaker")),
            (Some("unnamed"), _) => Some(Said::Unnamed),
            (Some("nobody"), _) => Some(Said::Nobody),
            (Some(other), _) => return Err(format!("a speaker is named, unnamed or nobody, not “{other}”")),
        };
        let kind = kind.as_deref();
        let act = match act.as_str() {
            "entity" => {
                Act::Entity(named(&KINDS, |k| k.label(), kind).ok_or_else(|| lacks("a type of name"))?)
            }
            "notEntity" => Act::NotEntity,
            "merge" => Act::Merge(with.ok_or_else(|| lacks("“with”"))?),
            "split" => Act::Split,
            "time" => Act::Time(value),
            "notTime" => Act::NotTime,
            "number" => {
                let known = named(&NUMBERS, NumberKind::name, kind);
                if kind.is_some() && known.is_none() {
                    return Err(lacks("a type of number"));
                }
                Act::Number { kind: known, amount, unit }
            }
            "notNumber" => Act::NotNumber,
            "quote" => {
                let kind =
                    named(&QUOTES, QuoteKind::name, kind).ok_or_else(|| lacks("a kind of quotation"))?;
                Act::Quote(kind, said)
            }
            "notQuote" => Act::NotQuote,
            "speaker" => Act::Speaker(said.ok_or_else(|| lacks("a speaker"))?),
            "block" => {
                let role = named(&ROLES, BlockRole::name, role.as_deref());
                Act::Block(role.ok_or_else(|| lacks("a role"))?)
            }
            _ => return Err(format!("there is no correction “{act}”")),
        };
        Ok(Edit { at, everywhere, act })
    }
}

impl From<Edit> for Written {
    fn from(Edit { at, everywhere, act }: Edit) -> Written {
        let plain = Written {
            act: String::new(),
            at,
            everywhere,
            kind: None,
            with: None,
            value: None,
            amount: None,
            unit: None,
            speaker: None,
            name: None,
            role: None,
        };
        let act_of = |act: &str| Written { act: act.to_owned(), ..plain };
        let text = |word: &str| Some(word.to_owned());
        let told = |said: Said| match said {
            Said::Named(name) => (text("named"), Some(name)),
            Said::Unnamed => (text("unnamed"), None),
            Said::Nobody => (text("nobody"), None),
        };
        match act {
            Act::Entity(kind) => Written { kind: text(kind.label()), ..act_of("entity") },
            Act::NotEntity => act_of("notEntity"),
            Act::Merge(with) => Written { with: Some(with), ..act_of("merge") },
            Act::Split => act_of("split"),
            Act::Time(value) => Written { value, ..act_of("time") },
            Act::NotTime => act_of("notTime"),
            Act::Number { kind, amount, unit } => {
                Written { kind: kind.and_then(|k| text(k.name())), amount, unit, ..act_of("number") }
            }
            Act::NotNumber => act_of("notNumber"),
            Act::Quote(kind, said) => {
                let (speaker, name) = said.map_or((None, None), told);
                Written { kind: text(kind.name()), speaker, name, ..act_of("quote") }
            }
            Act::NotQuote => act_of("notQuote"),
            Act::Speaker(said) => {
                let (speaker, name) = told(said);
                Written { speaker, name, ..act_of("speaker") }
            }
            Act::Block(role) => Written { role: text(role.name()), ..act_of("block") },
        }
    }
}
