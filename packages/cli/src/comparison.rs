//! `isnad compare`: several articles beside each other.

use std::io::{self, Write};

use isnad::Options;
use isnad::compare::{self, Article};
use rayon::prelude::*;

use crate::answer::{self, Read};
use crate::arguments::{Compare, Comparison};
use crate::inputs::{self, Input};

/// Compares; gives how many files were passed over.
///
/// # Errors
/// What cannot be written, or too little to compare.
pub fn compare(asked: &Compare) -> Result<usize, String> {
    let (inputs, mut faults) = inputs::all(&asked.inputs);
    let results: Vec<Result<Read, String>> = inputs.par_iter().map(read).collect();
    let mut all = Vec::new();
    for result in results {
        match result {
            Ok(one) => all.push(one),
            Err(fault) => faults.push(fault),
        }
    }
    faults.iter().for_each(|fault| anstream::eprintln!("isnad: {fault}"));
    if all.len() < 2 {
        return Err("two articles and more can be compared".to_owned());
    }
    let articles: Vec<Article<'_>> =
        all.iter().map(|r| Article { text: &r.text, analysis: &r.analysis, name: Some(&r.name) }).collect();
    let comparison = compare::compare(&articles);
    let written = match asked.format {
        Comparison::Markdown => compare::brief(&comparison, &articles, all[0].analysis.document.language),
        Comparison::Csv => compare::table_of(&comparison, &articles),
        Comparison::Json => serde_json::to_string(&comparison).map_err(|e| e.to_string())? + "\n",
    };
    let mut out: Box<dyn Write> = match &asked.output {
        Some(file) => Box::new(answer::create(file)?),
        None => Box::new(io::stdout().lock()),
    };
    out.write_all(written.as_bytes()).and_then(|()| out.flush()).map_err(|e| e.to_string())?;
    Ok(faults.len())
}

fn read(input: &Input) -> Result<Read, String> {
    let day = input.name().get(..10).and_then(|day| Options::dated(day).ok());
    answer::read(input, &day.unwrap_or_default())
}
