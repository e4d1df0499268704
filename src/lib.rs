//! Isnad (إسناد, attribution): who and what a news article names, when things happened, and who said what.
//!
//! One pipeline: text → tokens and sentences ([`text`]) → entities ([`entity`]), times ([`time`]), numbers ([`number`]) →
//! quotations ([`quote`]) → [`Analysis`] → other formats ([`export`]). Each stage knows only the stages before it. Arabic first, English second.
//!
//! ```
//! let options = isnad::Options::dated("2025-02-14")?;
//! let analysis = isnad::analyze("قال الوزير: «نعود غدا».", &options);
//! assert_eq!(analysis.document.language, "ar");
//! # Ok::<(), isnad::Error>(())
//! ```

#![forbid(unsafe_code)]

mod analysis;
#[cfg(feature = "lists")]
pub mod compare;
mod decimal;
pub mod edit;
pub mod entity;
mod error;
#[cfg(feature = "lists")]
pub mod export;
mod lexicon;
#[cfg(feature = "lists")]
pub mod list;
pub mod number;
mod order;
mod plain;
pub mod quote;
pub mod text;
pub mod time;
#[cfg(target_arch = "wasm32")]
mod wasm;

#[cfg(feature = "lists")]
pub use analysis::user_mentions;
pub use analysis::{
    Analysis, Applied, Block, Cue, DocumentSummary, Entity, Link, Mention, Number, Options, Quote, Source,
    Span, Speaker, Stage, Time, UserMention, Word, analyze_with,
};
pub use error::Error;

/// Analyses a text, with the built-in models where there are some, else without entities.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    analyze_with(text, options, builtin_models(), |_| {})
}

/// The entity models compiled in by the feature `model`, read when first asked for; none without that feature.
pub fn builtin_models() -> &'static entity::Models {
    static MODELS: std::sync::OnceLock<entity::Models> = std::sync::OnceLock::new();
    MODELS.get_or_init(|| {
        #[cfg(feature = "model")]
        const BYTES: [&[u8]; 2] =
            [include_bytes!("../data/ner.model"), include_bytes!("../data/ner-en.model")];
        #[cfg(not(feature = "model"))]
        const BYTES: [&[u8]; 0] = [];
        let read = |bytes: &&[u8]| {
            entity::Model::from_bytes(bytes).expect("the models in the repository are of this version")
        };
        BYTES.iter().map(read).fold(entity::Models::default(), entity::Models::with)
    })
}
