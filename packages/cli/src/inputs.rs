//! The articles that the arguments name.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Endings of files that hold text.
const TEXTS: [&str; 4] = ["txt", "text", "md", "markdown"];

/// An article's place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Standard,
    /// A file, and how much of its path, from the left, all files of its folder share.
    File(PathBuf, PathBuf),
}

impl Input {
    /// What it is called: the file's name without its ending, after the folders between it and the one that was asked for.
    pub fn name(&self) -> String {
        match self {
            Input::Standard => "stdin".to_owned(),
            Input::File(path, folder) => {
                let path = path.strip_prefix(folder).unwrap_or(path).with_extension("");
                path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("-")
            }
        }
    }

    /// Its text; bytes that are no UTF-8 become U+FFFD, a leading byte order mark is no part of it.
    ///
    /// # Errors
    /// What the system says, with the file's name before it; a file that holds no text.
    pub fn read(&self) -> Result<String, String> {
        let mut bytes = Vec::new();
        match self {
            Input::Standard => {
                io::stdin().read_to_end(&mut bytes).map(drop).map_err(|e| format!("standard input: {e}"))?
            }
            Input::File(path, _) => bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?,
        }
        if bytes.iter().take(4096).any(|&b| b == 0) {
            return Err(format!("{}: no text", self.place()));
        }
        let text = String::from_utf8_lossy(&bytes);
        Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
    }

    fn place(&self) -> String {
        match self {
            Input::Standard => "standard input".to_owned(),
            Input::File(path, _) => path.display().to_string(),
        }
    }
}

/// The files that are named, and those under the folders that are named, in the order of their names; with them what cannot be looked into.
pub fn all(named: &[PathBuf]) -> (Vec<Input>, Vec<String>) {
    let (mut inputs, mut faults) = (Vec::new(), Vec::new());
    for path in named {
        if path == Path::new("-") {
            inputs.push(Input::Standard);
        } else if path.is_dir() {
            folder(path, path, &mut inputs, &mut faults);
        } else {
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            inputs.push(Input::File(path.clone(), folder));
        }
    }
    (inputs, faults)
}

fn folder(path: &Path, top: &Path, inputs: &mut Vec<Input>, faults: &mut Vec<String>) {
    let mut entries = match fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
        Ok(entries) => entries,
        Err(e) => return faults.push(format!("{}: {e}", path.display())),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        // Links to folders could lead in circles.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            folder(&path, top, inputs, faults);
        } else if path
            .extension()
            .and_then(|e| e.to_str())
            .is_some_and(|e| TEXTS.contains(&e.to_ascii_lowercase().as_str()))
        {
            inputs.push(Input::File(path, top.to_owned()));
        }
    }
}
