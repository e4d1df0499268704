//! What the changes came to, for people: which were not noticed, and how many of each stage were.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::site::Site;
use crate::trial::Outcome;

/// The numbers of the changes that a list says to change nothing: a change's name, a tab, and why, a line; `#` begins a comment.
///
/// # Errors
///
/// Where the list cannot be read, or names what is not there: the code has changed, and the line must go.
pub fn equivalent(list: &Path, sites: &[Site]) -> Result<BTreeSet<usize>, String> {
    let text = fs::read_to_string(list).map_err(|e| format!("{}: {e}", list.display()))?;
    let numbers: BTreeMap<String, usize> =
        sites.iter().enumerate().map(|(n, site)| (site.key(), n)).collect();
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut found = BTreeSet::new();
    for line in lines {
        let (key, why) = line.split_once('\t').unwrap_or((line, ""));
        if why.is_empty() {
            return Err(format!("{}: no reason is given for {key}", list.display()));
        }
        match numbers.get(key) {
            Some(n) => drop(found.insert(*n)),
            None => println!("gone, to be taken from {}: {key}", list.display()),
        }
    }
    Ok(found)
}

/// A change and its outcome, in columns.
pub fn line(site: &Site, outcome: &Outcome) -> String {
    let (word, more) = match outcome {
        Outcome::Noticed(by) => ("noticed", by.clone()),
        Outcome::Missed => ("missed", String::new()),
        Outcome::Same(texts) => ("same", texts.to_string()),
        Outcome::Differs(text) => ("differs", text.clone()),
    };
    format!("{}\t{word}\t{more}\t{}:{}", site.key(), site.file, site.line)
}

/// Prints what was not noticed and the share of each stage that was; says whether it is at least `least` of 100 in all. What is known to
/// change no text does not count.
pub fn judge(sites: &[Site], outcomes: &BTreeMap<usize, Outcome>, unviable: usize, least: usize) -> bool {
    let mut folders: BTreeMap<&str, [usize; 3]> = BTreeMap::new();
    for (n, outcome) in outcomes {
        let site = &sites[*n];
        let [noticed, missed, same] = folders.entry(site.folder()).or_default();
        match outcome {
            Outcome::Noticed(_) => *noticed += 1,
            Outcome::Same(_) => *same += 1,
            Outcome::Missed | Outcome::Differs(_) => {
                *missed += 1;
                println!("not noticed: {}:{}: {}", site.file, site.line, site.what);
            }
        }
    }
    println!("{unviable} do not compile");
    let mut all = [0; 3];
    for (folder, counts) in &folders {
        println!("{folder}: {}", share(*counts));
        all = [0, 1, 2].map(|i| all[i] + counts[i]);
    }
    println!("all: {}", share(all));
    let [noticed, missed, _] = all;
    if noticed + missed == 0 {
        println!("none was tried: the run is worth nothing");
        return false;
    }
    let enough = noticed * 100 >= (noticed + missed) * least;
    if !enough {
        println!("fewer than {least} of 100 are noticed");
    }
    enough
}

fn share([noticed, missed, same]: [usize; 3]) -> String {
    #[expect(clippy::cast_precision_loss, reason = "thousands")]
    let share = 100.0 * noticed as f64 / (noticed + missed).max(1) as f64;
    format!("{noticed} of {} noticed ({share:.0} %); {same} more change no text", noticed + missed)
}
