//! Which change is made to the program: none, or the one whose number `ISNAD_MUTANT` names.
//!
//! With `ISNAD_REACHED` the number of each change whose place the program comes by is written to that file, once.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock};

/// How many changes there are: their numbers are below it.
pub const COUNT: usize = MUTANTS_COUNT;

const UNREAD: usize = usize::MAX;
const NONE: usize = usize::MAX - 1;
const TRACED: usize = usize::MAX - 2;

static ACTIVE: AtomicUsize = AtomicUsize::new(UNREAD);
static SEEN: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];

/// Whether the change of this number is made.
pub fn on(number: usize) -> bool {
    match ACTIVE.load(Relaxed) {
        active if active == number => true,
        UNREAD => read(number),
        TRACED => {
            trace(number);
            false
        }
        _ => false,
    }
}

#[cold]
fn read(number: usize) -> bool {
    let named = std::env::var("ISNAD_MUTANT").ok().and_then(|n| n.parse().ok());
    let traced = std::env::var_os("ISNAD_REACHED").is_some();
    ACTIVE.store(named.unwrap_or(if traced { TRACED } else { NONE }), Relaxed);
    on(number)
}

#[cold]
fn trace(number: usize) {
    if SEEN[number].swap(true, Relaxed) {
        return;
    }
    static FILE: OnceLock<Option<Mutex<File>>> = OnceLock::new();
    let file = FILE.get_or_init(|| {
        let path = std::env::var_os("ISNAD_REACHED").filter(|path| !path.is_empty())?;
        OpenOptions::new().create(true).append(true).open(path).ok().map(Mutex::new)
    });
    if let Some(file) = file {
        writeln!(file.lock().expect("no panic while it is written"), "{number}").expect("a writable file");
    }
}

/// The changes whose places were come by since the last call.
pub fn taken() -> Vec<usize> {
    (0..COUNT).filter(|n| SEEN[*n].swap(false, Relaxed)).collect()
}
