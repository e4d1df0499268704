//! How fast each stage and the whole analysis are, in megabytes of text a second on one core: `./build.sh bench [FILE…]`.
//!
//! Without files, on the articles of `tests/articles/`; each is analysed by itself, as a reader pastes it. The figure of a stage is the
//! best of many rounds: what the work takes when nothing else disturbs it.

use std::time::{Duration, Instant};
use std::{env, fs};

use isnad::text::Document;
use isnad::{Options, Stage, analyze_with, builtin_models};

const STAGES: [Stage; 5] = [Stage::Text, Stage::Entities, Stage::Times, Stage::Quotes, Stage::Result];
const ROUNDS: usize = 30;

fn main() {
    // `cargo bench` hands on its own flag.
    let mut paths: Vec<String> = env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    if paths.is_empty() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/articles");
        let entries = fs::read_dir(folder).expect("the articles");
        paths = entries.map(|e| e.expect("an entry").path().to_string_lossy().into_owned()).collect();
        paths.retain(|p| p.ends_with(".txt") && !p.ends_with(".report.txt"));
    }
    let texts: Vec<String> = paths
        .iter()
        .map(|p| String::from_utf8_lossy(&fs::read(p).unwrap_or_else(|e| panic!("{p}: {e}"))).into_owned())
        .collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    let options = Options::dated("2025-02-14").expect("a day");
    let mut best = [Duration::MAX; STAGES.len()];
    let mut best_whole = Duration::MAX;
    for _ in 0..ROUNDS {
        let mut took = [Duration::ZERO; STAGES.len()];
        let whole = Instant::now();
        for text in &texts {
            let mut last = Instant::now();
            std::hint::black_box(analyze_with(text, &options, builtin_models(), |stage| {
                let now = Instant::now();
                let place = STAGES.iter().position(|s| *s == stage).expect("every stage is listed");
                took[place] += now - last;
                last = now;
            }));
        }
        best_whole = best_whole.min(whole.elapsed());
        for (best, took) in best.iter_mut().zip(took) {
            *best = (*best).min(took);
        }
    }
    let speed = |took: Duration| bytes as f64 / 1e6 / took.as_secs_f64();
    println!("{} texts, {bytes} bytes, best of {ROUNDS} rounds", texts.len());
    for (stage, took) in STAGES.iter().zip(best) {
        println!("{:<10} {:8.1} MB/s", stage.name(), speed(took));
    }
    println!("{:<10} {:8.1} MB/s", "whole", speed(best_whole));
    let sentences: usize = texts.iter().map(|t| Document::new(t).sentences().len()).sum();
    println!("{:<10} {:8.1} µs a sentence", "whole", best_whole.as_secs_f64() * 1e6 / sentences as f64);
}
