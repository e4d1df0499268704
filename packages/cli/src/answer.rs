//! `isnad analyze`: which articles, in which shape, to where.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use indicatif::{ProgressBar, ProgressStyle};
use isnad::export::{Article, Extras, Format, export, export_all, workbook};
use isnad::{Analysis, Options};

use crate::arguments::{Analyze, Colour, Shape};
use crate::inputs::{self, Input};
use crate::{batch, view};

/// An article that was read and analysed.
pub struct Read {
    /// What it is called.
    pub name: String,
    /// Its text.
    pub text: String,
    /// Its analysis.
    pub analysis: Analysis,
}

/// Answers; gives how many files or lines were passed over.
///
/// # Errors
/// What cannot be written, or cannot be asked for together.
pub fn analyze(asked: &Analyze) -> Result<usize, String> {
    match asked.color {
        Colour::Auto => {}
        Colour::Always => anstream::ColorChoice::Always.write_global(),
        Colour::Never => anstream::ColorChoice::Never.write_global(),
    }
    rayon::ThreadPoolBuilder::new().num_threads(asked.threads).build_global().map_err(|e| e.to_string())?;
    if asked.jsonl {
        return batch::lines(asked.date.as_deref());
    }
    let shape = asked.format.unwrap_or(if io::stdout().is_terminal() && asked.output.is_none() {
        Shape::Text
    } else {
        Shape::Export(Format::Json)
    });
    let (inputs, faults) = inputs::all(&asked.inputs);
    faults.iter().for_each(|fault| anstream::eprintln!("isnad: {fault}"));
    if inputs.is_empty() && faults.is_empty() {
        return Err("no texts (.txt, .md) there".to_owned());
    }
    let mut writer = Writer::new(asked, shape, inputs.len())?;
    let options = Options::dated(asked.date.as_deref().unwrap_or_default()).map_err(|e| e.to_string())?;
    let progress = progress(inputs.len());
    let mut passed_over = faults.len();
    batch::ordered(
        batch::ahead(inputs.into_iter()),
        |input| read(&input, &options),
        |read| {
            progress.inc(1);
            match read {
                Ok(read) => progress.suspend(|| writer.take(read)),
                Err(message) => {
                    passed_over += 1;
                    progress.suspend(|| anstream::eprintln!("isnad: {message}"));
                    Ok(())
                }
            }
        },
    )?;
    progress.finish_and_clear();
    writer.end()?;
    Ok(passed_over)
}

/// Reads and analyses an article.
///
/// # Errors
/// What cannot be read.
pub fn read(input: &Input, options: &Options) -> Result<Read, String> {
    let text = input.read()?;
    let analysis = isnad::analyze(&text, options);
    Ok(Read { name: input.name(), text, analysis })
}

/// A bar on a terminal's error output where there is more than a moment's work.
fn progress(count: usize) -> ProgressBar {
    if count < 8 {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{pos}/{len} {wide_bar} {eta}").expect("the template is right");
    ProgressBar::new(count as u64).with_style(style)
}

/// Where answers go.
enum Place<'a> {
    /// One after the other.
    Output(Box<dyn Write>),
    /// A file for each, in a folder.
    Folder(&'a Path),
    /// One file that holds all, written at the end; standard output where no file is named.
    Together(Option<&'a Path>, Vec<Read>),
}

struct Writer<'a> {
    shape: Shape,
    place: Place<'a>,
}

impl<'a> Writer<'a> {
    fn new(asked: &'a Analyze, shape: Shape, count: usize) -> Result<Writer<'a>, String> {
        let output = asked.output.as_deref();
        let place = match (shape, output) {
            (_, Some(folder)) if folder.is_dir() && shape != Shape::Workbook => Place::Folder(folder),
            (Shape::Workbook, None) if io::stdout().is_terminal() => {
                return Err("a workbook is no text: name a file with --output".to_owned());
            }
            (Shape::Workbook, file) => Place::Together(file, Vec::new()),
            // A line of JSON each can be read while more come.
            (Shape::Text | Shape::Export(Format::Json), None) => {
                Place::Output(Box::new(anstream::stdout().lock()))
            }
            (Shape::Text, Some(file)) => {
                Place::Output(Box::new(anstream::StripStream::new(Box::new(create(file)?) as Box<dyn Write>)))
            }
            (Shape::Export(format), file) if count > 1 => {
                if export_all(&[], format).is_none() {
                    return Err(format!(
                        "{format} holds one article a file: name a folder that exists with --output"
                    ));
                }
                Place::Together(file, Vec::new())
            }
            (Shape::Export(_), None) => Place::Output(Box::new(io::stdout().lock())),
            (Shape::Export(_), Some(file)) => Place::Output(Box::new(create(file)?)),
        };
        Ok(Writer { shape, place })
    }

    fn take(&mut self, read: Read) -> Result<(), String> {
        match &mut self.place {
            Place::Output(out) => {
                out.write_all(written(self.shape, &read).as_bytes()).map_err(|e| e.to_string())
            }
            Place::Folder(folder) => {
                let suffix = match self.shape {
                    Shape::Export(format) => format.suffix(),
                    Shape::Text | Shape::Workbook => "marked.txt",
                };
                let path = folder.join(format!("{}.{suffix}", read.name));
                let text = anstream::adapter::strip_str(&written(self.shape, &read)).to_string();
                fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
            }
            Place::Together(_, all) => {
                all.push(read);
                Ok(())
            }
        }
    }

    fn end(self) -> Result<(), String> {
        match self.place {
            Place::Output(mut out) => out.flush().map_err(|e| e.to_string()),
            Place::Folder(_) => Ok(()),
            Place::Together(file, all) => {
                let extras = Extras::default();
                let articles: Vec<Article<'_>> = all
                    .iter()
                    .map(|r| Article { name: &r.name, text: &r.text, analysis: &r.analysis, extras: &extras })
                    .collect();
                let bytes = match self.shape {
                    Shape::Export(format) => export_all(&articles, format).unwrap_or_default().into_bytes(),
                    Shape::Text | Shape::Workbook => workbook(&articles).map_err(|e| e.to_string())?,
                };
                let mut out: Box<dyn Write> = match file {
                    Some(file) => Box::new(create(file)?),
                    None => Box::new(io::stdout().lock()),
                };
                out.write_all(&bytes).and_then(|()| out.flush()).map_err(|e| e.to_string())
            }
        }
    }
}

fn written(shape: Shape, read: &Read) -> String {
    match shape {
        Shape::Export(format) => export(&read.text, &read.analysis, format),
        Shape::Text | Shape::Workbook => view::text(&read.text, &read.analysis),
    }
}

/// A file to write to.
///
/// # Errors
/// What the system says, with the file's name before it.
pub fn create(path: &Path) -> Result<io::BufWriter<fs::File>, String> {
    fs::File::create(path).map(io::BufWriter::new).map_err(|e| format!("{}: {e}", path.display()))
}
