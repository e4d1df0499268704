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
pub mod entity;
mod error;
pub mod export;
mod lexicon;
pub mod number;
pub mod quote;
pub mod text;
pub mod time;
#[cfg(target_arch = "wasm32")]
mod wasm;

pub use analysis::{
    Analysis, Block, Cue, DocumentSummary, Entity, Mention, Number, Options, Quote, Span, Speaker, Stage,
    Time, analyze_with,
};
pub use error::Error;

/// Analyses a text, with the built-in model where there is one, else without entities.
pub fn analyze(text: &str, options: &Options) -> Analysis {
    analyze_with(text, options, builtin_model(), |_| {})
}

/// The entity model compiled in by the feature `model`, read when first asked for; `None` without that feature.
pub fn builtin_model() -> Option<&'static entity::Model> {
    #[cfg(feature = "model")]
    {
        static MODEL: std::sync::OnceLock<entity::Model> = std::sync::OnceLock::new();
        Some(MODEL.get_or_init(|| {
            entity::Model::from_bytes(include_bytes!("../data/ner.model"))
                .expect("the model in the repository is of this version")
        }))
    }
    #[cfg(not(feature = "model"))]
    {
        None
    }
}
