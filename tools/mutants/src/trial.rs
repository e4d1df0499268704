//! Runs the tests with one change after the other switched on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::thread;
use std::time::{Duration, Instant};

use crate::compile::Programs;

/// A change that takes longer than this in one program never ends: without changes each takes a second or two.
const LONGEST: Duration = Duration::from_secs(90);

/// What these hold for does not depend on the rules: damaged models, and how long hostile texts take.
const SKIPPED: [&str; 4] = ["--skip", "entity::", "--skip", "hostile_marks_cost_linear_time"];

/// What became of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A test failed, or never ended; which program.
    Noticed(String),
    /// All passed.
    Missed,
    /// All passed, and no analysis of so many texts that come by the place differs.
    Same(usize),
    /// All passed, and the analysis of this text differs.
    Differs(String),
}

/// Tries each change with each test that comes by its place, and where none notices it on the texts of a folder, on so many threads; hands each outcome to `told` when it is known.
///
/// # Errors
///
/// Where the tests fail without a change, or do not start.
pub fn run(
    programs: &Programs,
    folder: &Path,
    wanted: &BTreeSet<usize>,
    texts: Option<&Path>,
    threads: usize,
    told: impl Fn(usize, &Outcome) + Sync,
) -> Result<BTreeMap<usize, Outcome>, String> {
    let order = reached(programs, folder)?;
    let baseline = folder.join("baseline.txt");
    if let Some(texts) = texts {
        let status =
            Command::new(&programs.probe).arg(texts).arg(&baseline).env("ISNAD_REACHED", "").status();
        if !status.map_err(|e| format!("probe: {e}"))?.success() || !baseline.exists() {
            return Err("the texts cannot be analysed".to_owned());
        }
    }
    let queue: Vec<usize> = wanted.iter().copied().collect();
    let (next, outcomes) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some(n) = queue.get(next.fetch_add(1, Relaxed)).copied() {
                    let outcome = trial(n, &order, folder, programs, texts.map(|texts| (texts, &*baseline)));
                    told(n, &outcome);
                    outcomes.lock().expect("no thread panics").insert(n, outcome);
                }
            });
        }
    });
    Ok(outcomes.into_inner().expect("no thread panics"))
}

/// A test's program, with the changes whose places it comes by.
struct Reached<'p> {
    name: &'p str,
    file: &'p Path,
    sites: BTreeSet<usize>,
}

/// Runs each program without a change: which must pass. The quickest comes first.
fn reached<'p>(programs: &'p Programs, folder: &Path) -> Result<Vec<Reached<'p>>, String> {
    let mut order = Vec::new();
    for (name, file) in &programs.tests {
        let trace = folder.join("reached.txt");
        drop(fs::remove_file(&trace));
        let start = Instant::now();
        let mut command = test(file, folder);
        command.env("ISNAD_REACHED", &trace);
        let status = finished(&mut command)?;
        if !status.is_some_and(|s| s.success()) {
            return Err(format!("the test {name} fails without any change"));
        }
        let sites = fs::read_to_string(&trace).unwrap_or_default();
        let sites = sites.lines().filter_map(|n| n.parse().ok()).collect();
        order.push((start.elapsed(), Reached { name, file, sites }));
    }
    order.sort_by_key(|(time, _)| *time);
    Ok(order.into_iter().map(|(_, reached)| reached).collect())
}

fn test(file: &Path, folder: &Path) -> Command {
    let mut command = Command::new(file);
    command.args(SKIPPED).args(["--quiet", "--test-threads", "1"]).current_dir(folder);
    // The reports are what a change is told by: they must stay.
    command.env("ISNAD_REPORTS", "keep").stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// How the program ended; none where it was stopped because it did not.
fn finished(command: &mut Command) -> Result<Option<ExitStatus>, String> {
    let program = command.get_program().to_string_lossy().into_owned();
    let mut child = command.spawn().map_err(|e| format!("{program}: {e}"))?;
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait().map_err(|e| format!("{program}: {e}"))? {
            return Ok(Some(status));
        }
        if start.elapsed() > LONGEST {
            drop(child.kill());
            drop(child.wait());
            return Ok(None);
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn trial(
    n: usize,
    order: &[Reached<'_>],
    folder: &Path,
    programs: &Programs,
    texts: Option<(&Path, &Path)>,
) -> Outcome {
    for program in order.iter().filter(|p| p.sites.contains(&n)) {
        let ended = finished(test(program.file, folder).env("ISNAD_MUTANT", n.to_string()));
        if !ended.is_ok_and(|status| status.is_some_and(|s| s.success())) {
            return Outcome::Noticed(program.name.to_owned());
        }
    }
    let Some((texts, baseline)) = texts else { return Outcome::Missed };
    let said = folder.join(format!("probed-{n}.txt"));
    let mut probe = Command::new(&programs.probe);
    probe.arg(texts).arg(baseline).env("ISNAD_MUTANT", n.to_string()).stderr(Stdio::null());
    let ended = File::create(&said).map_err(|e| e.to_string()).and_then(|file| finished(probe.stdout(file)));
    let text = fs::read_to_string(&said).unwrap_or_default().trim().to_owned();
    drop(fs::remove_file(&said));
    match ended {
        Ok(Some(status)) if status.success() => Outcome::Same(text.parse().unwrap_or(0)),
        _ => Outcome::Differs(text),
    }
}
