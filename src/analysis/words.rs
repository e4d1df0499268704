//! The closed vocabularies of the result, for reading one back: a word that the program does not write is an error.

use serde::de::{Deserialize, Deserializer, Error, IntoDeserializer, Unexpected};

macro_rules! vocabularies {
    ($($name:ident $expected:literal: $($word:literal)*;)*) => {$(
        pub(super) fn $name<'de, D: Deserializer<'de>>(from: D) -> Result<&'static str, D::Error> {
            known(from, $expected, &[$($word),*])
        }
    )*};
}

vocabularies! {
    schema "a version of the analysis": "isnad-analysis/1";
    language "a language": "ar" "en" "und";
    direction "a direction": "rtl" "ltr";
    date_source "a source of the date": "given" "text" "none";
    role "the role of a block": "title" "kicker" "deck" "crosshead" "byline" "caption" "body" "list" "furniture";
    user "the type of a list's match": "USER";
    entity "a type of entity": "PER" "ORG" "LOC" "NORP" "MISC";
    time "a type of time": "DATE" "TIME" "DURATION" "SET";
    calendar "a calendar": "gregorian" "hijri";
    number "a type of number": "MONEY" "PERCENT" "QUANTITY" "COUNT";
    quote "a kind of quotation": "direct" "partial" "term" "indirect";
    source "a sort of source": "named" "anonymous" "collective" "institution" "document";
    stance "a stance": "neutral" "assertive" "loaded";
}

/// Several languages.
pub(super) fn languages<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<&'static str>, D::Error> {
    let given = Vec::<String>::deserialize(from)?;
    given.iter().map(|tag| language(tag.as_str().into_deserializer())).collect()
}

fn known<'de, D: Deserializer<'de>>(
    from: D,
    expected: &'static str,
    words: &[&'static str],
) -> Result<&'static str, D::Error> {
    let given = String::deserialize(from)?;
    let word = words.iter().copied().find(|word| *word == given);
    word.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&given), &expected))
}

#[cfg(test)]
mod tests {
    use crate::{Analysis, Options, analyze};

    #[test]
    fn a_word_or_a_day_that_is_none_is_an_error() {
        let json =
            serde_json::to_string(&analyze("قال: «لا» أمس", &Options::dated("2025-02-14").expect("a day")));
        let json = json.expect("an analysis is JSON");
        for (written, wrong, told) in [
            ("\"isnad-analysis/1\"", "\"isnad-analysis/9\"", "expected a version of the analysis"),
            ("\"DATE\"", "\"<b>\"", "expected a type of time"),
            ("\"languages\":[\"ar\"]", "\"languages\":[\"fr\"]", "expected a language"),
            ("\"role\":\"body\"", "\"role\":\"x\"", "expected the role of a block"),
            ("\"date\":\"2025-02-14\",\"threshold\"", "\"date\":\"2025-02-30\",\"threshold\"", "2025-02-30"),
        ] {
            assert!(json.contains(written), "{written} in {json}");
            let error = serde_json::from_str::<Analysis>(&json.replace(written, wrong)).expect_err(wrong);
            assert!(error.to_string().contains(told), "{error}");
        }
    }
}
