//! Changes the rules of Isnad one at a time, and tells which changes no test notices. `./build.sh mutants` runs it.
//!
//! From the root of the crate:
//!
//! ```text
//! isnad-mutants [--count N | --all] [--folder src/time]… [--only FILE] [--texts FOLDER] [--least SHARE] [--list]
//! ```
//!
//! Of all changes N are tried, spread evenly, another sample each day; `--only` names a file with the ones to try, in its first column;
//! `--list` only says which. The crate is compiled once, with all of them in it. Those that `tests/mutants/equivalent.txt` lists change
//! nothing, and are left out. With `--texts`, what no test notices is tried on the texts of a folder (`*.txt`; one whose name begins with a
//! day is of that day): where no analysis and no export differs, the change counts neither way. All outcomes are written to
//! `target/mutants/outcomes.tsv`. Where fewer than SHARE of 100 are noticed, the run fails.

mod compile;
mod crate_copy;
mod find;
mod report;
mod site;
mod trial;

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Mutex;
use std::time::SystemTime;

use crate::crate_copy::Copy;
use crate::site::Site;

/// The stages whose rules are changed.
const FOLDERS: [&str; 6] = ["src/text", "src/time", "src/number", "src/quote", "src/edit", "src/export"];

/// What is asked for.
#[derive(Debug, Default)]
struct Wanted {
    count: Option<usize>,
    list: bool,
    folders: Vec<String>,
    only: Option<PathBuf>,
    texts: Option<PathBuf>,
    least: usize,
    threads: usize,
}

fn main() -> ExitCode {
    match wanted(std::env::args().skip(1)).and_then(|wanted| run(&wanted)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("mutants: {message}");
            ExitCode::FAILURE
        }
    }
}

fn wanted(mut arguments: impl Iterator<Item = String>) -> Result<Wanted, String> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut wanted = Wanted { count: Some(40), threads, ..Wanted::default() };
    while let Some(name) = arguments.next() {
        match &*name {
            "--all" => wanted.count = None,
            "--list" => wanted.list = true,
            _ => {}
        }
        if matches!(&*name, "--all" | "--list") {
            continue;
        }
        let value = arguments.next().ok_or(format!("{name} wants a value"))?;
        let number = || value.parse().map_err(|_| format!("{name} wants a number, not {value}"));
        match &*name {
            "--count" => wanted.count = Some(number()?),
            "--least" => wanted.least = number()?,
            "--threads" => wanted.threads = number()?,
            "--folder" => wanted.folders.push(value),
            "--only" => wanted.only = Some(value.into()),
            "--texts" => wanted.texts = Some(value.into()),
            _ => return Err(format!("there is no {name}")),
        }
    }
    Ok(wanted)
}

/// Whether enough of the changes were noticed.
fn run(wanted: &Wanted) -> Result<bool, String> {
    let root = std::env::current_dir().map_err(|e| format!("the crate: {e}"))?;
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
    let here = root.join("target/mutants");
    let copy = Copy::read(&root, &FOLDERS, &here.join("crate")).map_err(|e| e.to_string())?;
    let equivalent = report::equivalent(&root.join("tests/mutants/equivalent.txt"), copy.sites())?;
    let mut sites = chosen(copy.sites(), wanted, &equivalent)?;
    if wanted.list {
        sites.iter().for_each(|n| println!("{}", copy.sites()[*n].key()));
        return Ok(true);
    }
    println!("{} changes, {} tried", copy.sites().len(), sites.len());
    let asked = sites.clone();
    let texts = wanted.texts.as_deref();
    let programs = compile::compile(&copy, &mut sites, &target, texts.is_some())?;
    let unviable: Vec<&Site> = asked.difference(&sites).map(|n| &copy.sites()[*n]).collect();
    let path = here.join("outcomes.tsv");
    let file = File::create(&path).map(Mutex::new).map_err(|e| format!("{}: {e}", path.display()))?;
    let told = |n: usize, outcome: &trial::Outcome| {
        let line = report::line(&copy.sites()[n], outcome);
        drop(writeln!(file.lock().expect("no thread panics"), "{line}"));
    };
    let outcomes = trial::run(&programs, copy.folder(), &sites, texts, wanted.threads, told)?;
    Ok(report::judge(copy.sites(), &outcomes, unviable.len(), wanted.least))
}

/// The numbers of the changes to try: an even sample of those that are asked for, another one each day.
fn chosen(sites: &[Site], wanted: &Wanted, equivalent: &BTreeSet<usize>) -> Result<BTreeSet<usize>, String> {
    let only = match &wanted.only {
        None => None,
        Some(path) => {
            let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
            Some(
                text.lines()
                    .map(|line| line.split('\t').next().unwrap_or("").to_owned())
                    .collect::<BTreeSet<_>>(),
            )
        }
    };
    let asked = |site: &Site| {
        (wanted.folders.is_empty() || wanted.folders.iter().any(|f| site.file.starts_with(f.as_str())))
            && only.as_ref().is_none_or(|only| only.contains(&site.key()))
    };
    let numbers = (0..sites.len()).filter(|n| !equivalent.contains(n) && asked(&sites[*n]));
    let numbers: Vec<usize> = numbers.collect();
    let Some(count) = wanted.count.filter(|count| wanted.only.is_none() && *count < numbers.len()) else {
        return Ok(numbers.into_iter().collect());
    };
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |d| d.as_secs());
    let day = usize::try_from(now / 86_400).unwrap_or(0);
    // Neighbours are changes of one expression: one of every so many is taken, with another start each day.
    let step = numbers.len().div_ceil(count.max(1));
    Ok((0..count).map(|k| numbers[(k * numbers.len() / count + day % step) % numbers.len()]).collect())
}
