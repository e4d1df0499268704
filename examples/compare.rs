//! Compares articles and prints the comparison as JSON.
//!
//!     compare FILE FILE …      each file one article; one that begins with `YYYY-MM-DD` is of that day

use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use isnad::compare::{Article, compare};
use isnad::{Analysis, Options, analyze};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("compare: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        return Err("usage: compare FILE FILE …".to_owned());
    }
    let mut read: Vec<(String, String, Analysis)> = Vec::new();
    for file in files {
        let bytes = std::fs::read(&file).map_err(|e| format!("{file}: {e}"))?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let name =
            Path::new(&file).file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
        let options = name.get(..10).and_then(|day| Options::dated(day).ok()).unwrap_or_default();
        let analysis = analyze(&text, &options);
        read.push((name, text, analysis));
    }
    let articles: Vec<Article<'_>> =
        read.iter().map(|(name, text, analysis)| Article { text, analysis, name: Some(name) }).collect();
    let mut out = io::stdout().lock();
    serde_json::to_writer(&mut out, &compare(&articles)).map_err(|e| e.to_string())?;
    writeln!(out).map_err(|e| e.to_string())
}
