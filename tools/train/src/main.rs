//! Trains and evaluates the entity model of Isnad.

mod corpus;
mod crf;
mod evaluate;
mod learn;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use isnad::entity::words::Lexicon;

use crf::Settings;
use learn::{Corpus, Packing};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("isnad-train: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let shared = PathBuf::from("../shared");
    let start = Instant::now();
    let mut log = move |line: String| eprintln!("{:6.1} s  {line}", start.elapsed().as_secs_f64());
    let all = corpus::read_tagged_folder(&shared.join("ner/isnad"))?;
    let dev = corpus::read_tagged_folder(&shared.join("gold/dev"))?;
    let dev2 = corpus::read_tagged_folder(&shared.join("gold/dev2"))?;
    let full = std::env::args().any(|a| a == "--full");
    let held: Vec<_> = all.iter().enumerate().filter(|(n, _)| n % 10 == 9).map(|(_, d)| d.clone()).collect();
    let kept: Vec<_> =
        all.iter().enumerate().filter(|(n, _)| full || n % 10 != 9).map(|(_, d)| d.clone()).collect();
    log(format!("{} pieces, {} held out, {} dev, {} dev2", kept.len(), held.len(), dev.len(), dev2.len()));
    let lexicon = Lexicon::default();
    let corpora = [Corpus { name: "isnad", weight: 1.0, documents: kept.clone() }];
    let settings = Settings { epochs: 12, rate: 0.1, penalty: 1e-5, dropout: 0.1, seed: 7 };
    let learnt = learn::first(&corpora, &lexicon, settings, 2, &mut log);
    let cut = learn::cuts(&kept, &lexicon);
    log(format!("{} weights for proclitics", cut.len()));
    for bias in [0.8, 0.3] {
        let packing = Packing { prune: 0.03, clip: 6.0, outside_bias: bias };
        let model = learnt.pack(0, &lexicon, &cut, packing);
        let bytes = model.to_bytes();
        log(format!("bias {bias}: {} bytes", bytes.len()));
        log(format!("held {}", evaluate::spans(&held, &model).line()));
        log(format!("dev  {}", evaluate::spans(&dev, &model).line()));
        log(format!("dev2 {}", evaluate::spans(&dev2, &model).line()));
        std::fs::write(Path::new("data/ner.model"), &bytes).map_err(|e| e.to_string())?;
    }
    Ok(())
}
