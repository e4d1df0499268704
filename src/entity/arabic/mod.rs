//! Arabic: what its words give the recogniser, where names begin inside words, and surnames standing alone.

pub mod cut;
mod surnames;
mod word;

pub(super) use surnames::{BOUND, is_never_a_name, stands_alone, surnames};
pub(super) use word::attributes;
