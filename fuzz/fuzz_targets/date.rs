//! Any string is a date or an error, and any date will do for an analysis.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let (date, text) = bytes.split_at(bytes.len().min(10));
    if let Ok(options) = isnad::Options::dated(&String::from_utf8_lossy(date)) {
        isnad::analyze(&String::from_utf8_lossy(text), &options);
    }
});
