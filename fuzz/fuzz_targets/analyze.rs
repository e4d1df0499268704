//! Any text is analysed.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let options = isnad::Options::dated("2025-02-14").expect("a day");
    isnad::analyze(&text, &options);
});
