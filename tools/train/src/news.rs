//! Plain news text as numbers: each distinct word once as a string, the text as a stream of word numbers, proclitics cut off.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use isnad::text::clitic::splits;
use isnad::text::{Document, TokenKind};

/// A text as a stream of numbers.
#[derive(Debug, Default)]
pub struct News {
    /// The distinct words, folded: words in letters as they are, numbers as `0`, marks as themselves.
    pub words: Vec<String>,
    /// How often each stands in the stream.
    pub counts: Vec<u32>,
    /// The text; [`News::line_end`] ends a line.
    pub stream: Vec<u32>,
    numbers: HashMap<String, u32>,
}

impl News {
    /// Reads a text, a line a paragraph, packed with `xz` or plain.
    pub fn read(path: &Path) -> Result<News, String> {
        let mut news = News::default();
        news.number("\n");
        open(path, |lines| news.take(lines))?;
        Ok(news)
    }

    /// The lines of a text.
    pub fn lines(path: &Path) -> Result<Vec<String>, String> {
        let mut out = Vec::new();
        open(path, |lines| {
            for line in lines.lines() {
                out.push(line?);
            }
            Ok(())
        })?;
        Ok(out)
    }

    fn take(&mut self, lines: impl BufRead) -> std::io::Result<()> {
        for line in lines.lines() {
            let line = line?;
            let document = Document::new(&line);
            for i in 0..document.tokens().len() {
                let word = match document.token(i).kind {
                    TokenKind::Number => "0",
                    _ => document.folded(i),
                };
                let number = self.number(word);
                self.push(number);
            }
            self.push(News::line_end());
        }
        Ok(())
    }

    /// The number of the end of a line.
    pub fn line_end() -> u32 {
        0
    }

    fn push(&mut self, number: u32) {
        self.stream.push(number);
        self.counts[number as usize] += 1;
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(&n) = self.numbers.get(word) {
            return n;
        }
        let n = u32::try_from(self.words.len()).expect("fewer than 2^32 words");
        self.words.push(word.to_owned());
        self.counts.push(0);
        self.numbers.insert(word.to_owned(), n);
        n
    }

    /// The number of a word, if it stands in the text.
    pub fn get(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    /// How often a word stands in the stream.
    pub fn count(&self, word: &str) -> u32 {
        self.get(word).map_or(0, |n| self.counts[n as usize])
    }

    /// The same text with proclitics as words of their own, wherever what is left is the more frequent word: `وقال` becomes `و قال`,
    /// `وزير` stays. What [`isnad::entity::words::WordTable::best_split`] does later by the table that is made of this.
    pub fn without_proclitics(&self) -> News {
        let mut out = News::default();
        out.number("\n");
        let pieces: Vec<Vec<u32>> = self
            .words
            .iter()
            .zip(&self.counts)
            .map(|(word, &count)| self.pieces(word, count).iter().map(|p| out.number(p)).collect())
            .collect();
        out.stream.reserve(self.stream.len() + self.stream.len() / 4);
        for &word in &self.stream {
            for &piece in &pieces[word as usize] {
                out.push(piece);
            }
        }
        out
    }

    fn pieces(&self, word: &str, count: u32) -> Vec<String> {
        let mut best = (count, vec![word.to_owned()]);
        for split in splits(word).skip(1) {
            if split.stem.chars().nth(2).is_none() {
                continue;
            }
            let swallowed = split.article && !split.stem.starts_with("ال");
            let stem = if swallowed { format!("ال{}", split.stem) } else { split.stem.to_owned() };
            let stem_count = self.count(&stem);
            if stem_count > best.0 {
                let proclitics = [split.conjunction, split.preposition].into_iter().flatten();
                let pieces = proclitics.map(String::from).chain([stem]).collect();
                best = (stem_count, pieces);
            }
        }
        best.1
    }
}

/// Opens a text, packed with `xz` or plain.
fn open(path: &Path, take: impl FnOnce(&mut dyn BufRead) -> std::io::Result<()>) -> Result<(), String> {
    let failed = |e: std::io::Error| format!("{}: {e}", path.display());
    if path.extension().is_none_or(|e| e != "xz") {
        return take(&mut BufReader::new(std::fs::File::open(path).map_err(failed)?)).map_err(failed);
    }
    let mut child = Command::new("xz").arg("-dc").arg(path).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let out = child.stdout.take().ok_or("xz without output")?;
    take(&mut BufReader::with_capacity(1 << 20, out)).map_err(failed)?;
    if child.wait().map_err(failed)?.success() {
        Ok(())
    } else {
        Err(format!("{}: xz failed", path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proclitics_are_cut_where_the_rest_is_the_more_frequent_word() {
        let mut news = News::default();
        news.number("\n");
        news.take("قال وزير\nقال وزير وقال\nقال للوزير والوزير الوزير".as_bytes()).unwrap();
        let cut = news.without_proclitics();
        let words: Vec<&str> = cut.stream.iter().map(|&n| cut.words[n as usize].as_str()).collect();
        assert_eq!(
            words,
            [
                "قال",
                "وزير",
                "\n",
                "قال",
                "وزير",
                "و",
                "قال",
                "\n",
                "قال",
                "للوزير",
                "والوزير",
                "الوزير",
                "\n"
            ]
        );
        assert_eq!(cut.count("قال"), 4);
    }
}
