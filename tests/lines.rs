//! The example as a program that another one asks line by line.

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// The example that `cargo test` has built beside this test.
fn analyze() -> PathBuf {
    let mut path = std::env::current_exe().expect("this test is a program");
    path.pop();
    path.pop();
    path.push(format!("examples/analyze{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is missing: cargo build --example analyze", path.display());
    path
}

#[test]
fn each_line_is_answered_before_the_next_is_asked() {
    let mut child = Command::new(analyze())
        .arg("--jsonl")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the example runs");
    let mut questions = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe"));
    let (answered, heard) = mpsc::channel();
    let reader = thread::spawn(move || {
        let mut line = String::new();
        while answers.read_line(&mut line).is_ok_and(|read| read > 0) {
            answered.send(std::mem::take(&mut line)).expect("the test listens");
        }
    });
    for text in ["وصل الوزير إلى عمّان.", "The minister left."] {
        writeln!(questions, "{}", serde_json::json!({ "text": text })).expect("the example reads");
        let line = heard.recv_timeout(Duration::from_secs(60)).expect("an answer before the next question");
        let analysis: serde_json::Value = serde_json::from_str(&line).expect("an analysis");
        assert_eq!(analysis["document"]["length"], text.encode_utf16().count());
    }
    drop(questions);
    assert!(child.wait().expect("the example ends").success());
    reader.join().expect("the reader ends");
}
