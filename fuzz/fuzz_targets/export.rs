//! Any analysis is written in every format.
#![no_main]

use isnad::export::{Format, export};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let analysis = isnad::analyze(&text, &isnad::Options::default());
    Format::ALL.map(|format| export(&text, &analysis, format));
});
