//! Trains and evaluates the entity model of Isnad.
//!
//! ```text
//! isnad-train [train] [--date YYYY-MM-DD]
//!     from the corpora to data/ner.model and data/ner.log
//! isnad-train [train] --news
//!     the same, counting anew what the news says of words and names, which else stays as it is in the model that is there
//! isnad-train [train] --language en
//!     the same in English, to data/ner-en.model and data/ner-en.log
//! isnad-train [train] --as anercorp
//!     the same corpora with ANERcorp and AQMAR beside them, to tools/train/anercorp.model, which reads by ANERcorp's convention
//! isnad-train [train] --hold-out [--without PART,…] [--epochs N] [--bias X] [--cache FOLDER] [--out FILE]
//!     a model that has not seen any annotated article, for measuring: written only to --out
//! isnad-train eval [--model FILE] [--as anercorp] [--bias X] [--errors] FILE.conll | FOLDER
//!     scores of a model on a CoNLL file or on a folder of .xml files
//! ```
//!
//! Every form takes --shared FOLDER, where the corpora are (`../shared`).

mod capitals;
mod cluster;
mod corpus;
mod crf;
mod evaluate;
mod gazetteer;
mod knowledge;
mod learn;
mod mine;
mod news;
mod pipeline;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Instant, SystemTime};

use isnad::entity::model::Model;

use pipeline::{Convention, Plan, Run};

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
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.first().map(String::as_str) {
        Some("eval" | "eval-ner") => eval(arguments.split_off(1)),
        Some("train") => train(arguments.split_off(1)),
        Some(other) if !other.starts_with('-') => Err(format!("no command {other}")),
        _ => train(arguments),
    }
}

fn train(arguments: Vec<String>) -> Result<(), String> {
    let mut plan = Plan {
        shared: PathBuf::from("../shared"),
        cache: None,
        convention: Convention::Ours,
        without: Vec::new(),
        news: false,
        hold_out: false,
        epochs: 6,
        outside_bias: 0.0,
    };
    let (mut out, mut date) = (None, today());
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--hold-out" => plan.hold_out = true,
            "--news" => plan.news = true,
            _ => {}
        }
        if matches!(argument.as_str(), "--hold-out" | "--news") {
            continue;
        }
        let value = arguments.next().ok_or(format!("{argument} needs a value"))?;
        let number = || value.parse::<usize>().map_err(|_| format!("{value} is no number"));
        match argument.as_str() {
            "--shared" => plan.shared = PathBuf::from(value),
            "--cache" => plan.cache = Some(PathBuf::from(value)),
            "--as" if value == "anercorp" => plan.convention = Convention::Anercorp,
            "--language" if value == "en" => plan.convention = Convention::English,
            "--language" if value == "ar" => plan.convention = Convention::Ours,
            "--without" => plan.without = value.split(',').map(str::to_owned).collect(),
            "--epochs" => plan.epochs = number()?,
            "--bias" => plan.outside_bias = value.parse().map_err(|_| format!("{value} is no number"))?,
            "--date" => date = value,
            "--out" => out = Some(PathBuf::from(value)),
            _ => return Err(format!("no option {argument} {value}")),
        }
    }
    let start = Instant::now();
    let mut lines = String::new();
    let mut log = |line: String| {
        let line = format!("{:6.1} s  {line}", start.elapsed().as_secs_f64());
        eprintln!("{line}");
        lines.push_str(&line);
        lines.push('\n');
    };
    let shipped = !plan.hold_out && plan.convention.is_ours() && out.is_none();
    let out = out.or_else(|| (!plan.hold_out).then(|| PathBuf::from(plan.convention.file())));
    let plan_file = plan.convention.file();
    let model = Run { plan, log: &mut log }.train(&date)?;
    let write = |file: &Path, bytes: &[u8]| {
        std::fs::write(file, bytes).map_err(|e| format!("{}: {e}", file.display()))
    };
    if let Some(file) = out {
        write(&file, &model.to_bytes())?;
    }
    if shipped {
        write(&log_of(plan_file), lines.as_bytes())?;
    }
    Ok(())
}

/// The log beside a model's file.
fn log_of(model: &str) -> PathBuf {
    Path::new(model).with_extension("log")
}

/// The day by the system's clock, `YYYY-MM-DD` (Hinnant, "chrono-compatible low-level date algorithms").
fn today() -> String {
    let seconds = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let days = seconds / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

fn eval(arguments: Vec<String>) -> Result<(), String> {
    let mut model = PathBuf::from("data/ner.model");
    let mut files = Vec::new();
    let mut errors = false;
    let mut bias = None;
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--model" => model = arguments.next().ok_or("--model needs a file")?.into(),
            "--errors" => errors = true,
            "--bias" => {
                let value = arguments.next().ok_or("--bias needs a number")?;
                bias = Some(value.parse::<f32>().map_err(|_| format!("{value} is no number"))?);
            }
            "--as" => {
                let name = arguments.next().ok_or("--as needs a corpus")?;
                if name != "anercorp" {
                    return Err(format!("no model reads by the convention of {name}"));
                }
                model = PathBuf::from(Convention::Anercorp.file());
            }
            _ => files.push(PathBuf::from(argument)),
        }
    }
    let bytes = std::fs::read(&model).map_err(|e| format!("{}: {e}", model.display()))?;
    let mut model = Model::from_bytes(&bytes).map_err(|e| e.to_string())?;
    if let Some(bias) = bias {
        model = model.with_outside_bias(-bias);
    }
    for file in files {
        let score = if file.is_dir() {
            let documents = corpus::read_tagged_folder(&file, model.language())?;
            if errors {
                evaluate::errors(&documents, &model);
            }
            evaluate::spans(&documents, &model)
        } else {
            evaluate::columns(&corpus::read_columns(&file)?, &model)
        };
        println!("{}: {}", file.display(), score.line());
    }
    Ok(())
}
