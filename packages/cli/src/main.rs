//! The command `isnad`: articles in, analyses out, on all cores.

mod answer;
mod arguments;
mod batch;
mod comparison;
mod inputs;
mod view;

use std::io::{self, Write};
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Analyze(analyze) => answer::analyze(&analyze),
        Command::Compare(compare) => comparison::compare(&compare),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut Arguments::command(), "isnad", &mut io::stdout());
            Ok(0)
        }
        Command::Man => manual().map(|()| 0).map_err(|e| e.to_string()),
    };
    match done {
        Ok(0) => ExitCode::SUCCESS,
        Ok(passed_over) => {
            anstream::eprintln!("isnad: {passed_over} passed over");
            ExitCode::FAILURE
        }
        Err(message) => {
            anstream::eprintln!("isnad: {message}");
            ExitCode::FAILURE
        }
    }
}

fn manual() -> io::Result<()> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Arguments::command()).render(&mut page)?;
    let mut analyze = Arguments::command().find_subcommand("analyze").cloned().unwrap_or_default();
    analyze = analyze.name("isnad-analyze");
    clap_mangen::Man::new(analyze).render_options_section(&mut page)?;
    io::stdout().write_all(&page)
}
