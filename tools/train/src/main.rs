//! Trains and evaluates the entity model of Isnad.
//!
//!     isnad-train train --date YYYY-MM-DD [--shared FOLDER]
//!         from the corpora to data/ner.model, tools/train/anercorp.model and data/ner.log
//!     isnad-train train --hold-out [--without PART,…] [--epochs N] [--folds N] [--bias X] [--cache FOLDER] [--out FOLDER]
//!         a model that has not seen every tenth piece, for measuring: written only to --out
//!     isnad-train eval --model FILE [--as anercorp] [--bias X] [--errors] FILE.conll | FOLDER

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
use std::time::Instant;

use isnad::entity::model::Model;

use pipeline::{Plan, Run};

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
    if arguments.is_empty() {
        return Err("usage: isnad-train train … | eval …".to_owned());
    }
    match arguments.remove(0).as_str() {
        "train" => train(arguments),
        "eval" => eval(arguments),
        other => Err(format!("no command {other}")),
    }
}

fn train(arguments: Vec<String>) -> Result<(), String> {
    let mut plan = Plan {
        shared: PathBuf::from("../shared"),
        cache: None,
        without: Vec::new(),
        hold_out: false,
        epochs: 8,
        folds: 4,
        outside_bias: 0.3,
    };
    let mut out = None;
    let mut date = String::new();
    let mut arguments = arguments.into_iter();
    while let Some(argument) = arguments.next() {
        if argument == "--hold-out" {
            plan.hold_out = true;
            continue;
        }
        let value = arguments.next().ok_or(format!("{argument} needs a value"))?;
        let number = || value.parse::<usize>().map_err(|_| format!("{value} is no number"));
        match argument.as_str() {
            "--shared" => plan.shared = PathBuf::from(value),
            "--cache" => plan.cache = Some(PathBuf::from(value)),
            "--without" => plan.without = value.split(',').map(str::to_owned).collect(),
            "--epochs" => plan.epochs = number()?,
            "--folds" => plan.folds = number()?,
            "--bias" => plan.outside_bias = value.parse().map_err(|_| format!("{value} is no number"))?,
            "--date" => date = value,
            "--out" => out = Some(PathBuf::from(value)),
            _ => return Err(format!("no option {argument}")),
        }
    }
    if !plan.hold_out && date.is_empty() {
        return Err("the day of the model is needed: --date YYYY-MM-DD".to_owned());
    }
    let start = Instant::now();
    let mut lines = String::new();
    let mut log = |line: String| {
        let line = format!("{:6.1} s  {line}", start.elapsed().as_secs_f64());
        eprintln!("{line}");
        lines.push_str(&line);
        lines.push('\n');
    };
    let hold_out = plan.hold_out;
    let models = Run { plan, log: &mut log }.train(&date)?;
    let write = |file: &Path, bytes: &[u8]| {
        std::fs::write(file, bytes).map_err(|e| format!("{}: {e}", file.display()))
    };
    for (name, model) in &models {
        if let Some(folder) = &out {
            write(&folder.join(format!("{name}.model")), &model.to_bytes())?;
        } else if !hold_out {
            let shipped = PathBuf::from("data/ner.model");
            let file = if *name == "isnad" {
                shipped
            } else {
                Path::new("tools/train").join(format!("{name}.model"))
            };
            write(&file, &model.to_bytes())?;
        }
    }
    if out.is_none() && !hold_out {
        write(Path::new("data/ner.log"), lines.as_bytes())?;
    }
    Ok(())
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
                model = Path::new("tools/train").join(format!("{name}.model"));
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
            let documents = corpus::read_tagged_folder(&file)?;
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
