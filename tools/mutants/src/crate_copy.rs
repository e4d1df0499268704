//! A copy of the crate in which the chosen changes can be switched on. What is not changed in it are links to the crate itself.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::find::{Shared, find, share};
use crate::site::{Edit, Edited, Site, edited};

/// A source file with all that can be changed in it.
struct Source {
    path: String,
    text: String,
    edits: Vec<Edit>,
}

/// The crate, and where its copy lies.
pub struct Copy {
    root: PathBuf,
    to: PathBuf,
    sources: Vec<Source>,
    sites: Vec<Site>,
}

/// What the copy needs of the crate as it is.
const LINKS: [&str; 4] = ["data", "docs", "tests", "benches"];

impl Copy {
    /// Reads the files in `folders` of the crate at `root`; the copy will lie in `to`.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, or is no Rust.
    pub fn read(root: &Path, folders: &[&str], to: &Path) -> io::Result<Copy> {
        let mut paths = Vec::new();
        for folder in folders {
            rust_files(&root.join(folder), &mut paths)?;
        }
        paths.sort();
        let mut shared = Shared::new();
        let mut texts = Vec::new();
        for path in paths {
            let text = fs::read_to_string(&path)?;
            let path = path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
            share(&path, &text, &mut shared).map_err(|e| wrong(&path, &e))?;
            texts.push((path, text));
        }
        let (mut sources, mut sites) = (Vec::new(), Vec::new());
        for (path, text) in texts {
            let found = find(&path, &text, sites.len(), &shared).map_err(|e| wrong(&path, &e))?;
            sites.extend(found.sites);
            sources.push(Source { path, text, edits: found.edits });
        }
        Ok(Copy { root: root.to_owned(), to: to.to_owned(), sources, sites })
    }

    /// All that can be changed: a site's number is its place here.
    pub fn sites(&self) -> &[Site] {
        &self.sites
    }

    /// The copy's folder.
    pub fn folder(&self) -> &Path {
        &self.to
    }

    /// Writes the copy with these sites in it. What is as it was is not written again.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read or written.
    pub fn write(&self, wanted: &BTreeSet<usize>) -> io::Result<()> {
        fs::create_dir_all(self.to.join("examples"))?;
        for name in LINKS {
            let link = self.to.join(name);
            if link.symlink_metadata().is_err() {
                symlink(self.root.join(name), link)?;
            }
        }
        let mut paths = Vec::new();
        every_file(&self.root.join("src"), &mut paths)?;
        self.drop_gone()?;
        for path in paths {
            let name = path.strip_prefix(&self.root).expect("below the root").to_string_lossy();
            let text = match self.sources.iter().find(|s| s.path == name) {
                Some(source) => source.edited(wanted).text,
                None => fs::read_to_string(&path)?,
            };
            let text = if name == "src/lib.rs" { with_switch(&text) } else { text };
            self.put(&name, &text)?;
        }
        let runtime = include_str!("../copied/mutant.rs");
        self.put("src/mutant.rs", &runtime.replace("MUTANTS_COUNT", &self.sites.len().to_string()))?;
        self.put("examples/probe.rs", include_str!("../copied/probe.rs"))?;
        // The build script reads the tables with the program's own words, as they are.
        let fold = self.root.join("src/text/fold.rs");
        let script = fs::read_to_string(self.root.join("build.rs"))?;
        self.put("build.rs", &script.replace("src/text/fold.rs", &fold.to_string_lossy()))?;
        self.put("Cargo.lock", &fs::read_to_string(self.root.join("Cargo.lock"))?)?;
        let manifest = fs::read_to_string(self.root.join("Cargo.toml"))?;
        self.put("Cargo.toml", &manifest_of_copy(&manifest))
    }

    /// Takes out what an earlier copy has and the crate no longer: `a.rs` beside `a/mod.rs` would not compile.
    fn drop_gone(&self) -> io::Result<()> {
        let mut copied = Vec::new();
        if self.to.join("src").is_dir() {
            every_file(&self.to.join("src"), &mut copied)?;
        }
        for path in copied {
            let name = path.strip_prefix(&self.to).expect("below the copy");
            if !self.root.join(name).exists() {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    fn put(&self, name: &str, text: &str) -> io::Result<()> {
        let path = self.to.join(name);
        if fs::read_to_string(&path).is_ok_and(|there| there == text) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().expect("a file has a folder"))?;
        fs::write(path, text)
    }

    /// The sites that are to blame for an error at a byte of a file of the copy: those of the edits nearest around it.
    pub fn blamed(&self, file: &str, byte: usize, wanted: &BTreeSet<usize>) -> Vec<usize> {
        let Some(source) = self.sources.iter().find(|s| s.path == file) else { return Vec::new() };
        let at = source.edited(wanted).original(byte);
        let live = |e: &&Edit| e.sites.iter().any(|n| wanted.contains(n));
        // Of each site the stretch from its first edit to its last; the shortest around the place is the innermost.
        let stretch = |edit: &Edit| {
            let same: Vec<&Edit> = source.edits.iter().filter(|e| e.sites == edit.sites).collect();
            (same[0].range.start, same[same.len() - 1].range.end)
        };
        let around = source.edits.iter().filter(live).map(|e| (stretch(e), e));
        let around = around.filter(|((start, end), _)| *start <= at && at <= *end);
        around.min_by_key(|((start, end), _)| end - start).map_or(Vec::new(), |(_, e)| e.sites.clone())
    }
}

impl Source {
    fn edited(&self, wanted: &BTreeSet<usize>) -> Edited {
        let edits = self.edits.iter().filter(|e| e.sites.iter().any(|n| wanted.contains(n)));
        edited(&self.text, &edits.cloned().collect::<Vec<_>>())
    }
}

fn wrong(path: &str, error: &syn::Error) -> io::Error {
    let at = error.span().start();
    io::Error::new(io::ErrorKind::InvalidData, format!("{path}:{}: {error}", at.line))
}

/// The crate's root with the module that says which change is made, and without complaints about how the changes are written.
fn with_switch(root: &str) -> String {
    const QUIET: &str = "#![allow(warnings, missing_docs, arithmetic_overflow, unconditional_panic, unconditional_recursion, overflowing_literals)]";
    format!("{QUIET}\n{root}\npub mod mutant;\n")
}

/// The manifest without the other members of the workspace, without the library that only the page needs, and with a name of its own for
/// the package: cargo would take the two crates for one and compile each over the other.
fn manifest_of_copy(manifest: &str) -> String {
    let lines = manifest.lines().map(|line| match line {
        "name = \"isnad\"" => "name = \"isnad-mutated\"",
        "[lib]" => "[lib]\nname = \"isnad\"",
        _ if line.starts_with("members = ") => "members = []",
        _ if line.starts_with("crate-type = ") => "crate-type = [\"rlib\"]",
        _ => line,
    });
    let manifest: String = lines.flat_map(|line| [line, "\n"]).collect();
    // Built along with the tests, but as the program that it is.
    manifest + "\n[[example]]\nname = \"probe\"\nharness = false\n"
}

fn rust_files(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    every_file(folder, paths)?;
    paths.retain(|p| p.extension().is_some_and(|e| e == "rs"));
    Ok(())
}

fn every_file(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            every_file(&path, paths)?;
        } else {
            paths.push(path);
        }
    }
    Ok(())
}
