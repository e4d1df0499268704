//! Annotated text: news with inline tags, and CoNLL columns.

use std::collections::HashMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use isnad::entity::label::{KINDS, mark};
use isnad::text::{Document, Language, TokenKind};

/// A text with the names that are marked in it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// The name of its file.
    pub name: String,
    /// The text without tags.
    pub text: String,
    /// Byte ranges of the names and the number of their type, in order.
    pub names: Vec<(Range<usize>, usize)>,
}

/// The number of a type by its label in corpora.
pub fn kind_number(label: &str) -> Option<usize> {
    KINDS.iter().position(|k| k.label() == label)
}

impl Annotated {
    /// The label of every token: each token that a name touches belongs to it, marks at the name's edges excepted.
    pub fn labels(&self, document: &Document<'_>) -> Vec<u8> {
        let mut labels = vec![0; document.tokens().len()];
        let mut from = 0;
        for (span, kind) in &self.names {
            let tokens = document.tokens();
            let mut start = tokens.partition_point(|t| t.end <= span.start).max(from);
            let mut end = tokens.partition_point(|t| t.start < span.end);
            let is_mark = |i: usize| tokens[i].kind == TokenKind::Mark;
            while start < end && is_mark(start) {
                start += 1;
            }
            while start < end && is_mark(end - 1) {
                end -= 1;
            }
            // A name never crosses a sentence here: what does is split in the source by mistake.
            let one_sentence = start < end && document.sentence_of(start) == document.sentence_of(end - 1);
            if one_sentence {
                mark(&mut labels, &(start..end), *kind);
                from = end;
            }
        }
        labels
    }
}

/// Reads every `.xml` file of a folder that is in a language, by its header, in the order of their names.
pub fn read_tagged_folder(folder: &Path, language: Language) -> Result<Vec<Annotated>, String> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}", folder.display()))?
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "xml"))
        .collect();
    paths.sort();
    let mut out = Vec::new();
    for path in paths {
        let raw = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
        let (head, body) = raw.split_once('\n').unwrap_or(("", &raw));
        let written = if head.contains("lang=\"en\"") { Language::English } else { Language::Arabic };
        if written != language {
            continue;
        }
        let name = path.file_stem().map_or(String::new(), |s| s.to_string_lossy().into_owned());
        out.push(parse_tagged(name, if head.starts_with("<!--") { body } else { &raw }));
    }
    Ok(out)
}

/// Reads a text with inline tags `<PER e="…">…</PER>`; tags that mark no entity are dropped, other angle brackets are text.
pub fn parse_tagged(name: String, raw: &str) -> Annotated {
    const TAGS: [&str; 11] = ["PER", "ORG", "LOC", "NORP", "MISC", "NUM", "T", "Q", "S", "V", "I"];
    let mut text = String::with_capacity(raw.len());
    let mut names = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut rest = raw;
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        rest = &rest[at..];
        let tag = rest.find('>').map(|end| &rest[1..end]);
        let label = tag.map(|t| t.trim_start_matches('/').split(' ').next().unwrap_or(""));
        match (tag, label.filter(|l| TAGS.contains(l))) {
            (Some(tag), Some(label)) => {
                if let Some(kind) = kind_number(label) {
                    if tag.starts_with('/') {
                        if let Some((start, kind)) = open.pop() {
                            names.push((start..text.len(), kind));
                        }
                    } else {
                        open.push((text.len(), kind));
                    }
                }
                rest = &rest[tag.len() + 2..];
            }
            _ => {
                text.push('<');
                rest = &rest[1..];
            }
        }
    }
    text.push_str(rest);
    names.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    Annotated { name, text, names }
}

/// A token of a CoNLL file: its byte range in the joined text, and its tag.
#[derive(Clone, Debug)]
pub struct Column {
    /// Bytes of the text.
    pub span: Range<usize>,
    /// `O`, `B-PER`, `I-PER` …
    pub tag: String,
}

/// A part of a CoNLL file as one text: a line a sentence, tokens joined by spaces.
#[derive(Clone, Debug)]
pub struct Columns {
    /// The text with its names.
    pub annotated: Annotated,
    /// The tokens of each sentence.
    pub sentences: Vec<Vec<Column>>,
}

/// Sentences taken together as one document; the files do not say where documents end.
const SENTENCES_A_DOCUMENT: usize = 12;

/// Reads a CoNLL file: token, tab, BIO tag; an empty line between sentences.
pub fn read_columns(path: &Path) -> Result<Vec<Columns>, String> {
    let raw = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let name = path.display().to_string();
    let sentences: Vec<Vec<(&str, &str)>> = raw
        .split("\n\n")
        .map(|s| {
            s.lines()
                .filter_map(|l| {
                    let mut cells = l.split('\t');
                    Some((cells.next()?, cells.next()?))
                })
                .collect()
        })
        // The line that opens a document is none of its sentences.
        .filter(|s: &Vec<_>| !s.is_empty() && s[0].0 != "-DOCSTART-")
        .collect();
    Ok(sentences.chunks(SENTENCES_A_DOCUMENT).map(|chunk| join(&name, chunk)).collect())
}

fn join(name: &str, sentences: &[Vec<(&str, &str)>]) -> Columns {
    let mut text = String::new();
    let mut out = Vec::new();
    let mut names = Vec::new();
    for sentence in sentences {
        let mut columns = Vec::new();
        for (word, tag) in sentence {
            // `Ali 's` is written `Ali's`.
            if word.starts_with(['\'', '’']) && text.ends_with(' ') && !columns.is_empty() {
                text.pop();
            }
            let start = text.len();
            text.push_str(word);
            columns.push(Column { span: start..text.len(), tag: (*tag).to_owned() });
            text.push(' ');
        }
        text.push('\n');
        for (tokens, label) in bio_names(columns.iter().map(|c| c.tag.as_str())) {
            if let Some(kind) = kind_number(&label) {
                names.push((columns[tokens.start].span.start..columns[tokens.end - 1].span.end, kind));
            }
        }
        out.push(columns);
    }
    Columns { annotated: Annotated { name: name.to_owned(), text, names }, sentences: out }
}

/// The names in a sequence of BIO tags: positions and type.
pub fn bio_names<'t>(tags: impl Iterator<Item = &'t str>) -> Vec<(Range<usize>, String)> {
    let mut out: Vec<(Range<usize>, String)> = Vec::new();
    let mut open = false;
    for (i, tag) in tags.enumerate() {
        let (place, label) = tag.split_once('-').unwrap_or(("O", ""));
        let goes_on = open && place == "I" && out.last().is_some_and(|(_, l)| l == label);
        match place {
            "I" if goes_on => out.last_mut().expect("an open name").0.end = i + 1,
            "B" | "I" => {
                out.push((i..i + 1, label.to_owned()));
                open = true;
            }
            _ => open = false,
        }
    }
    out
}

/// Precision, recall and F1 by type.
#[derive(Clone, Debug, Default)]
pub struct Score {
    counts: HashMap<&'static str, [usize; 3]>,
}

impl Score {
    /// Counts a found, marked or matching name: `what` is 0 for found, 1 for marked, 2 for both.
    pub fn add(&mut self, label: &'static str, what: usize, n: usize) {
        self.counts.entry(label).or_default()[what] += n;
    }

    /// Precision, recall and F1 in percent over some types.
    pub fn figures(&self, labels: &[&str]) -> [f64; 3] {
        let mut sum = [0usize; 3];
        for label in labels {
            if let Some(counts) = self.counts.get(label) {
                for (s, c) in sum.iter_mut().zip(counts) {
                    *s += c;
                }
            }
        }
        let ratio = |a: usize, b: usize| if b == 0 { 0.0 } else { 100.0 * a as f64 / b as f64 };
        let (p, r) = (ratio(sum[2], sum[0]), ratio(sum[2], sum[1]));
        [p, r, if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }]
    }

    /// One line for people.
    pub fn line(&self) -> String {
        let figure = |name: &str, labels: &[&str]| {
            let [p, r, f] = self.figures(labels);
            format!("{name} {p:.1}/{r:.1}/{f:.2}")
        };
        let mut parts = vec![figure("PER+LOC+ORG", &["PER", "LOC", "ORG"])];
        parts.extend(["PER", "LOC", "ORG", "NORP", "MISC"].map(|l| figure(l, &[l])));
        parts.join("  ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_become_byte_ranges() {
        let got = parse_tagged(
            String::new(),
            "زار <T k=\"DATE\">أمس</T> <PER e=\"x\">سامي</PER> 3 < 4 ل<LOC>صور</LOC>",
        );
        assert_eq!(got.text, "زار أمس سامي 3 < 4 لصور");
        let names: Vec<(&str, &str)> =
            got.names.iter().map(|(s, k)| (&got.text[s.clone()], KINDS[*k].label())).collect();
        assert_eq!(names, [("سامي", "PER"), ("صور", "LOC")]);
        // The proclitic belongs to the labelled token; where the name begins in it is another question.
        let document = Document::new(&got.text);
        assert_eq!(got.labels(&document).iter().filter(|l| **l != 0).count(), 2);
    }

    #[test]
    fn columns_become_a_text_with_names() {
        let sentence = [("(د", "B-ORG"), ("ب)", "I-ORG"), ("زار", "O"), ("صور", "I-LOC")];
        let joined = join("x", &[sentence.to_vec()]);
        let names: Vec<&str> =
            joined.annotated.names.iter().map(|(s, _)| &joined.annotated.text[s.clone()]).collect();
        assert_eq!(names, ["(د ب)", "صور"]);
        // Brackets at the edge of a name are left out of its labels.
        let document = Document::new(&joined.annotated.text);
        let labels = joined.annotated.labels(&document);
        assert_eq!(labels[0], 0);
        assert_ne!(labels[1], 0);
    }
}
