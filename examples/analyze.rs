//! Analyses a file, or a line of JSON after another, and prints the analysis as JSON or in an export format.
//!
//!     analyze [--date YYYY-MM-DD] [--edits FILE.json] [--format NAME] FILE     FILE or - for standard input
//!     analyze --jsonl                                      a line {"text": …, "date": …} in, a line of analysis out

use std::io::{self, BufRead, Read, Write};
use std::process::ExitCode;

use isnad::edit::Edit;
use isnad::export::{Format, export};
use isnad::{Analysis, Options};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("analyze: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut date = String::new();
    let mut edits = Vec::new();
    let mut file = None;
    let mut lines = false;
    let mut format = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--date" => date = arguments.next().ok_or("--date needs a day, YYYY-MM-DD")?,
            "--edits" => {
                let file = arguments.next().ok_or("--edits needs a file")?;
                let json = std::fs::read_to_string(&file).map_err(|e| format!("{file}: {e}"))?;
                edits = serde_json::from_str(&json).map_err(|e| format!("{file}: {e}"))?;
            }
            "--jsonl" => lines = true,
            "--format" => {
                let name = arguments.next().ok_or("--format needs a name")?;
                format = Some(name.parse::<Format>().map_err(|e| e.to_string())?);
            }
            _ => file = Some(argument),
        }
    }
    let mut out = io::BufWriter::new(io::stdout().lock());
    if lines {
        for line in io::stdin().lock().lines() {
            let line = line.map_err(|e| e.to_string())?;
            let request: serde_json::Value = serde_json::from_str(&line).map_err(|e| e.to_string())?;
            let text = request["text"].as_str().ok_or("a line without \"text\"")?;
            print(&mut out, &analyze(text, request["date"].as_str().unwrap_or(""), &[])?)?;
            // Whoever asks for one after the other waits for each.
            out.flush().map_err(|e| e.to_string())?;
        }
    } else {
        let file = file.ok_or(
            "usage: analyze [--date YYYY-MM-DD] [--edits FILE.json] [--format NAME] FILE | analyze --jsonl",
        )?;
        let mut bytes = Vec::new();
        if file == "-" {
            io::stdin().read_to_end(&mut bytes).map_err(|e| e.to_string())?;
        } else {
            bytes = std::fs::read(&file).map_err(|e| format!("{file}: {e}"))?;
        }
        let text = String::from_utf8_lossy(&bytes);
        let analysis = analyze(&text, &date, &edits)?;
        match format {
            Some(format) => {
                out.write_all(export(&text, &analysis, format).as_bytes()).map_err(|e| e.to_string())?;
            }
            None => print(&mut out, &analysis)?,
        }
    }
    out.flush().map_err(|e| e.to_string())
}

fn analyze(text: &str, date: &str, edits: &[Edit]) -> Result<Analysis, String> {
    let options = Options { edits: edits.to_vec(), ..Options::dated(date).map_err(|e| e.to_string())? };
    Ok(isnad::analyze(text, &options))
}

fn print(out: &mut impl Write, analysis: &Analysis) -> Result<(), String> {
    serde_json::to_writer(&mut *out, analysis).map_err(|e| e.to_string())?;
    writeln!(out).map_err(|e| e.to_string())
}
