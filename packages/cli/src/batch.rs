//! Many on all cores, in their order, in constant memory.

use std::io::{self, BufRead, Write};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use isnad::Options;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

/// How many are in hand at once, for each core: enough to keep all of them busy, few enough to stay small.
const EACH: usize = 32;

/// A line that asks.
#[derive(Deserialize)]
struct Question {
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    id: Option<serde_json::Value>,
}

/// A line that answers.
#[derive(Serialize)]
struct Answer<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<serde_json::Value>,
    #[serde(flatten)]
    analysis: &'a isnad::Analysis,
}

/// Works on all cores, and gives each result to `take` in the order of what it was made from. As many are taken at once as wait, so that who
/// waits for an answer before the next question gets it.
///
/// # Errors
/// The first that `take` gives.
pub fn ordered<T: Send + 'static, R: Send>(
    items: Receiver<T>,
    work: impl Fn(T) -> R + Sync,
    mut take: impl FnMut(R) -> Result<(), String>,
) -> Result<(), String> {
    let most = EACH * rayon::current_num_threads();
    while let Ok(first) = items.recv() {
        let mut waiting = vec![first];
        waiting.extend(items.try_iter().take(most - 1));
        let results: Vec<R> = waiting.into_par_iter().map(&work).collect();
        results.into_iter().try_for_each(&mut take)?;
    }
    Ok(())
}

/// Sends from a thread of its own, no more ahead than can wait.
pub fn ahead<T: Send + 'static>(items: impl Iterator<Item = T> + Send + 'static) -> Receiver<T> {
    let (send, receive) = sync_channel(EACH * rayon::current_num_threads());
    thread::spawn(move || {
        for item in items {
            // Nobody listens any more.
            if send.send(item).is_err() {
                break;
            }
        }
    });
    receive
}

/// A line of JSON in, a line out; lines that cannot be understood are told, and counted.
///
/// # Errors
/// Standard output cannot be written.
pub fn lines(date: Option<&str>) -> Result<usize, String> {
    let lines = ahead(io::BufReader::new(io::stdin()).split(b'\n').zip(1_usize..));
    let mut out = io::BufWriter::new(io::stdout());
    let mut passed_over = 0;
    ordered(
        lines,
        |(line, number)| {
            let line = line.map_err(|e| format!("line {number}: {e}"))?;
            if line.trim_ascii().is_empty() {
                return Ok(None);
            }
            answer(&line, date).map(Some).map_err(|e| format!("line {number}: {e}"))
        },
        |answer| {
            match answer {
                Ok(None) => return Ok(()),
                Ok(Some(line)) => out.write_all(line.as_bytes()).map_err(|e| e.to_string())?,
                Err(message) => {
                    passed_over += 1;
                    anstream::eprintln!("isnad: {message}");
                }
            }
            out.flush().map_err(|e| e.to_string())
        },
    )?;
    Ok(passed_over)
}

fn answer(line: &[u8], date: Option<&str>) -> Result<String, String> {
    let question: Question = serde_json::from_slice(line).map_err(|e| e.to_string())?;
    let date = question.date.as_deref().filter(|d| !d.is_empty()).or(date).unwrap_or_default();
    let options = Options::dated(date).map_err(|e| e.to_string())?;
    let analysis = isnad::analyze(&question.text, &options);
    let mut line =
        serde_json::to_string(&Answer { id: question.id, analysis: &analysis }).map_err(|e| e.to_string())?;
    line.push('\n');
    Ok(line)
}
