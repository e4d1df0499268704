//! Any analysis keeps what the format promises, and a second one is the same.
#![no_main]

#[path = "../../tests/promises/mod.rs"]
mod promises;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let options = isnad::Options::dated("2025-02-14").expect("a day");
    let analysis = isnad::analyze(&text, &options);
    promises::check(&text, &analysis);
    let json = |analysis| serde_json::to_vec(analysis).expect("an analysis is JSON");
    assert!(json(&analysis) == json(&isnad::analyze(&text, &options)), "two analyses of one text differ");
});
