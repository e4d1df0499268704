//! The whole way from corpora to a model, and its parts for measuring.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use isnad::entity::bytes::{Reader, Writer};
use isnad::entity::label::KINDS;
use isnad::entity::model::Model;
use isnad::entity::words::{Lexicon, PhraseTable, STATISTICS, WordTable};
use isnad::text::Language;

use crate::capitals::headlines;
use crate::corpus::{Annotated, read_columns, read_tagged_folder};
use crate::crf::Settings;
use crate::knowledge::{self, Extent};
use crate::learn::{self, Corpus, Packing};
use crate::mine::Mined;
use crate::news::News;
use crate::{evaluate, gazetteer};

/// Whose convention a model reads by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// The project's guidelines.
    Ours,
    /// The same, in English.
    English,
    /// ANERcorp's: no nationalities, proclitics part of the word.
    Anercorp,
}

impl Convention {
    /// Where the model belongs.
    pub fn file(self) -> &'static str {
        match self {
            Convention::Ours => "data/ner.model",
            Convention::English => "data/ner-en.model",
            Convention::Anercorp => "tools/train/anercorp.model",
        }
    }
}

impl Convention {
    /// The language that the model reads.
    pub fn language(self) -> Language {
        if self == Convention::English { Language::English } else { Language::Arabic }
    }

    /// Whether the project's guidelines are read by.
    pub fn is_ours(self) -> bool {
        self != Convention::Anercorp
    }

    /// What is learnt from and measured on.
    fn material(self) -> &'static Material {
        if self == Convention::English { &ENGLISH } else { &ARABIC }
    }
}

/// What is learnt from and measured on, all relative to the folder of corpora.
struct Material {
    /// Pieces annotated by our guidelines.
    pieces: &'static str,
    /// Annotated articles that no model learns from.
    never_learnt: &'static [&'static str],
    /// Annotated articles that only the model that ships learns from.
    learnt_at_last: &'static [&'static str],
    /// Parts of the pieces that are read by models that have not seen them, for the second pass.
    folds: usize,
    /// Corpora of other conventions that are learnt beside ours: name, file, weight.
    others: &'static [(&'static str, &'static str, f32)],
    /// Plain news text.
    text: &'static str,
    /// Lists of names.
    names: &'static str,
    extent: Extent,
}

const ARABIC: Material = Material {
    pieces: "ner/isnad",
    never_learnt: &["gold/dev", "gold/dev4"],
    learnt_at_last: &["gold/dev2", "gold/dev3"],
    folds: 2,
    others: &[],
    text: "text/arabic-news.txt.xz",
    names: "gazetteer",
    extent: Extent { least: 5, least_in_class: 10, classes: 512, rounds: 4 },
};

const ENGLISH: Material = Material {
    pieces: "ner-en/isnad",
    never_learnt: &["gold/dev3-en", "gold/dev"],
    learnt_at_last: &[],
    folds: 3,
    others: &[
        ("wikigold", "ner-en/wikigold/train.conll", 0.7),
        ("crossner", "ner-en/crossner-politics/dev.conll", 0.5),
    ],
    text: "text/english-news.txt.xz",
    names: "gazetteer-en",
    extent: Extent { least: 10, least_in_class: 12, classes: 512, rounds: 3 },
};

/// What to do and what to leave out.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The folder of corpora.
    pub shared: PathBuf,
    /// Where intermediate results are kept and, where they are there already, taken from; for measuring, since nothing sees to it that
    /// they are not stale.
    pub cache: Option<PathBuf>,
    /// Whose convention the model reads by.
    pub convention: Convention,
    /// Parts left out: `words`, `clusters`, `names`, `mined`, `others`, `second`.
    pub without: Vec<String>,
    /// What the news says of words and names is counted anew; else that of the model that is there stays.
    pub news: bool,
    /// `gold/dev2` and `gold/dev3` are kept for measuring.
    pub hold_out: bool,
    /// Times that every sentence is seen.
    pub epochs: usize,
    /// Taken from the score of "outside".
    pub outside_bias: f32,
}

/// The corpus that speaks our convention.
const OURS: &str = "isnad";

/// Corpora of other conventions that are learnt beside ours: name, file, weight.
const OTHERS: [(&str, &str, f32); 2] =
    [("anercorp", "ner/anercorp/train90.conll", 1.0), ("aqmar", "ner/aqmar/train.conll", 0.5)];
/// A word met less often by the miner has no shares; a name found less often is no listed one.
const LEAST_SHARED: u32 = 6;
const LEAST_FOUND: u32 = 8;
const LEAST: u32 = 2;
/// The score of "outside" once the second pass is there, which finds more: set on folds.
const SECOND_OUTSIDE: f32 = 0.3;
const SECOND: Settings = Settings { epochs: 6, penalty: 1e-4, dropout: 0.0, rate: 0.05, seed: 11 };

/// A first pass to be learnt.
struct Job {
    /// Its name among the intermediate results.
    file: String,
    language: Language,
    corpora: Vec<Corpus>,
    /// The corpus by whose convention it reads.
    reads_as: usize,
    settings: Settings,
}

pub struct Run<'l> {
    pub plan: Plan,
    pub log: &'l mut dyn FnMut(String),
}

/// Documents to learn from and to measure on.
pub struct Data {
    /// What every model learns from.
    pub train: Vec<Annotated>,
    /// What the model that ships learns from beside it, in the end alone: the models that read the news and those of the folds are the same
    /// whether or not it is there.
    pub at_last: Vec<(&'static str, Vec<Annotated>)>,
    pub measured: Vec<(&'static str, Vec<Annotated>)>,
}

impl Run<'_> {
    fn has(&self, part: &str) -> bool {
        !self.plan.without.iter().any(|w| w == part)
    }

    fn material(&self) -> &'static Material {
        self.plan.convention.material()
    }

    fn language(&self) -> Language {
        self.plan.convention.language()
    }

    /// The pieces, and for the model that ships the articles that may be learnt from; measured is what was not learnt from.
    pub fn data(&self) -> Result<Data, String> {
        let folder = |f: &str| read_tagged_folder(&self.plan.shared.join(f), self.language());
        let material = self.material();
        let mut train = folder(material.pieces)?;
        let (mut measured, mut at_last) = (Vec::new(), Vec::new());
        for &name in material.never_learnt {
            measured.push((name, folder(name)?));
        }
        for &name in material.learnt_at_last {
            at_last.push((name, folder(name)?));
        }
        if self.language() == Language::English {
            train.extend(headlines(&train));
        }
        Ok(Data { train, at_last, measured })
    }

    fn report(&mut self, what: &str, sets: &[(&'static str, &Vec<Annotated>)], model: &Model) {
        (self.log)(format!("{what}: {} bytes", model.to_bytes().len()));
        for (name, documents) in sets {
            let line = evaluate::spans(documents, model).line();
            (self.log)(format!("  {name:13} {line}"));
        }
    }

    /// The name of an intermediate result.
    fn file(&self, name: &str, extension: &str) -> String {
        format!("{name}-{}.{extension}", self.language().tag())
    }

    fn cached(&self, file: &str) -> Option<Vec<u8>> {
        fs::read(self.plan.cache.as_ref()?.join(file)).ok()
    }

    fn keep(&self, file: &str, bytes: impl FnOnce() -> Vec<u8>) -> Result<(), String> {
        let Some(folder) = &self.plan.cache else { return Ok(()) };
        let path = folder.join(file);
        fs::create_dir_all(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        fs::write(&path, bytes()).map_err(|e| format!("{}: {e}", path.display()))
    }

    fn settings(&self) -> Settings {
        Settings { epochs: self.plan.epochs, rate: 0.05, penalty: 1e-5, dropout: 0.1, seed: 7 }
    }

    fn packing(&self) -> Packing {
        Packing { prune: 0.04, clip: 6.0, outside_bias: self.plan.outside_bias }
    }

    fn words_file(&self) -> String {
        format!("words-{}.bin", self.language().tag())
    }

    fn words(&mut self) -> Result<WordTable, String> {
        if let Some(bytes) = self.cached(&self.words_file()) {
            return Ok(Lexicon::read(&mut Reader::new(&bytes)).map_err(|e| e.to_string())?.words);
        }
        let news = News::read(&self.plan.shared.join(self.material().text))?;
        (self.log)(format!("{} words of news, {} distinct", news.stream.len(), news.words.len()));
        let news = if self.language() == Language::Arabic { news.without_proclitics() } else { news };
        let words = knowledge::word_table(&news, self.material().extent, self.log);
        let lexicon = Lexicon { words, ..Lexicon::default() };
        self.keep(&self.words_file(), || lexicon_bytes(&lexicon))?;
        Ok(lexicon.words)
    }

    fn lexicon(&mut self) -> Result<(Lexicon, BTreeMap<u64, u16>), String> {
        let mut words = if self.has("words") { self.words()? } else { WordTable::default() };
        if !self.has("clusters") {
            words = words.without_clusters();
        }
        let names = if self.has("names") {
            gazetteer::read(&self.plan.shared.join(self.material().names), self.language())?
        } else {
            BTreeMap::new()
        };
        let phrases = PhraseTable::new(&names.iter().map(|(h, l)| (*h, *l)).collect::<Vec<_>>());
        (self.log)(format!("{} words and {} names known", words.len(), phrases.len()));
        Ok((Lexicon { words, phrases }, names))
    }

    /// The lexicon of the model that is there, with the project's own names as they are now.
    fn kept(&mut self) -> Result<Lexicon, String> {
        let file = self.plan.convention.file();
        let bytes = fs::read(file).map_err(|e| format!("{file}: {e}"))?;
        let model = Model::from_bytes(&bytes).map_err(|e| format!("{file}: {e}"))?;
        let own: Vec<(u64, u16)> = gazetteer::ours(self.language())?.into_iter().collect();
        let Lexicon { words, phrases } = model.lexicon().clone();
        let phrases = phrases.with(&own);
        (self.log)(format!("{} words and {} names kept from {file}", words.len(), phrases.len()));
        Ok(Lexicon { words, phrases })
    }

    /// The lexicon with what a first model finds in the news.
    fn mined(&mut self, data: &Data) -> Result<Lexicon, String> {
        if !self.plan.news && self.plan.without.is_empty() && self.plan.convention.is_ours() {
            return self.kept();
        }
        let (lexicon, names) = self.lexicon()?;
        if !self.has("mined") {
            return Ok(lexicon);
        }
        let file = self.file("mined", "bin");
        if let Some(bytes) = self.cached(&file) {
            return Lexicon::read(&mut Reader::new(&bytes)).map_err(|e| e.to_string());
        }
        let corpora = [Corpus { name: OURS, weight: 1.0, documents: data.train.clone() }];
        let cut = learn::cuts(&data.train, &lexicon);
        let learnt = learn::first(self.language(), &corpora, &lexicon, self.settings(), LEAST, self.log);
        // Leaning to find rather than to miss: what is wrong is outvoted.
        let packing = Packing { outside_bias: 0.3, ..self.packing() };
        let model = learnt.pack(0, &lexicon, &cut, packing);
        let sets: Vec<_> = data.measured.iter().map(|(n, d)| (*n, d)).collect();
        self.report("without mined names", &sets, &model);
        let lines = News::lines(&self.plan.shared.join(self.material().text))?;
        let mined = Mined::of(&lines, &model);
        let shares = mined.shares(LEAST_SHARED);
        let shares: HashMap<u32, [u8; STATISTICS]> =
            shares.into_iter().map(|(h, shares)| (WordTable::key(h), bins(shares))).collect();
        let words = lexicon.words.with_statistics(|key| shares.get(&key).copied().unwrap_or_default());
        let mut names = names;
        for (hash, kind) in mined.names(LEAST_FOUND) {
            *names.entry(hash).or_insert(0) |= 1 << (gazetteer::FREE_BIT + kind as u32);
        }
        for (hash, lists) in gazetteer::ours(self.language())? {
            *names.entry(hash).or_insert(0) |= lists;
        }
        let phrases = PhraseTable::new(&names.into_iter().collect::<Vec<_>>());
        (self.log)(format!("{} names known with those found in the news and our own", phrases.len()));
        let lexicon = Lexicon { words, phrases };
        self.keep(&file, || lexicon_bytes(&lexicon))?;
        Ok(lexicon)
    }

    /// Trains a model; beside the one that ships, one that has seen no annotated article, whose scores are logged.
    pub fn train(&mut self, date: &str) -> Result<Model, String> {
        let data = self.data()?;
        let lexicon = self.mined(&data)?;
        let at_last = || data.at_last.iter().flat_map(|(_, documents)| documents);
        let cut = learn::cuts(&data.train, &lexicon);
        let mut others = Vec::new();
        let ours = self.plan.convention.is_ours();
        let named = if ours { self.material().others } else { &OTHERS };
        for &(name, file, weight) in named.iter().filter(|_| self.has("others")) {
            let parts = read_columns(&self.plan.shared.join(file))?;
            let mut documents: Vec<Annotated> = parts.into_iter().map(|p| p.annotated).collect();
            if self.language() == Language::English {
                gazetteer::tell_peoples(&mut documents, &self.plan.shared.join(self.material().names))?;
            }
            others.push(Corpus { name, weight, documents });
        }
        let corpora = |documents: Vec<Annotated>| -> Vec<Corpus> {
            let own = Corpus { name: OURS, weight: 1.0, documents };
            std::iter::once(own).chain(others.iter().cloned()).collect()
        };
        let mut jobs = Vec::new();
        let name = if ours { "first" } else { "first-anercorp" };
        let measured_alone = self.plan.hold_out || !data.at_last.is_empty() && ours;
        if measured_alone {
            jobs.push(Job { corpora: corpora(data.train.clone()), ..self.job(&format!("{name}-held")) });
        }
        if !self.plan.hold_out {
            let all = data.train.iter().chain(at_last()).cloned().collect();
            jobs.push(Job { corpora: corpora(all), ..self.job(name) });
        }
        let parts = if self.has("second") { self.folds(&data.train) } else { Vec::new() };
        for (n, (rest, _)) in parts.iter().enumerate() {
            let own = Corpus { name: OURS, weight: 1.0, documents: rest.clone() };
            let settings = Settings { epochs: self.plan.epochs * 2 / 3, ..self.settings() };
            let own_part =
                Job { reads_as: 0, corpora: vec![own], settings, ..self.job(&format!("fold-{n}")) };
            jobs.push(own_part);
        }
        let mut models = self.models(&jobs, &lexicon, &cut)?;
        let folds = models.split_off(models.len() - parts.len());
        let mut tagged = Vec::new();
        for (model, (_, part)) in folds.iter().zip(&parts) {
            tagged.extend(learn::tagged(part, model));
        }
        let mut whole = Vec::new();
        for (n, first) in models.into_iter().enumerate() {
            // What the model that ships has learnt from measures the other alone.
            let held = measured_alone && n == 0;
            let sets: Vec<_> = data
                .measured
                .iter()
                .chain(data.at_last.iter().filter(|_| held))
                .map(|(n, d)| (*n, d))
                .collect();
            let what = if held { "without annotated articles" } else { "in the end" };
            if ours {
                self.report(&format!("{what}, first pass"), &sets, &first);
            }
            let mut model = first;
            if self.has("second") {
                let (rows, transitions) = learn::second(&tagged, model.transitions(), SECOND, self.packing());
                model = model.with_second(&rows, transitions);
                if ours {
                    model = model.with_outside_bias(SECOND_OUTSIDE);
                    self.report(&format!("{what}, second pass"), &sets, &model);
                }
            }
            for bias in [-0.6, 0.0, 0.6].iter().filter(|_| held) {
                let (name, documents) = sets[sets.len() - 1];
                let score = evaluate::spans(documents, &model.with_outside_bias(*bias));
                (self.log)(format!("score of outside {bias:4}: {name} {}", score.line()));
            }
            whole.push(model);
        }
        let model = whole.pop().ok_or("nothing to learn")?;
        Ok(model.with_header(self.header(date, &corpora(Vec::new()), &data, &model)))
    }

    /// A first pass to be learnt as the plan has it, from nothing yet.
    fn job(&self, name: &str) -> Job {
        let reads_as = usize::from(!self.plan.convention.is_ours());
        let (language, settings) = (self.language(), self.settings());
        Job { file: self.file(name, "model"), language, corpora: Vec::new(), reads_as, settings }
    }

    /// First passes: those from the cache that are there, the others learnt, two at a time.
    fn models(&mut self, jobs: &[Job], lexicon: &Lexicon, cut: &[(u64, f32)]) -> Result<Vec<Model>, String> {
        let mut models = Vec::new();
        for job in jobs {
            let bytes = self.cached(&job.file);
            models.push(bytes.map(|b| Model::from_bytes(&b).map_err(|e| e.to_string())).transpose()?);
        }
        let missing: Vec<usize> = (0..jobs.len()).filter(|&n| models[n].is_none()).collect();
        let packing = self.packing();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut done = Vec::new();
            while let Some(&n) = missing.get(next.fetch_add(1, Ordering::Relaxed)) {
                let (job, mut lines) = (&jobs[n], Vec::new());
                let learnt =
                    learn::first(job.language, &job.corpora, lexicon, job.settings, LEAST, &mut |line| {
                        lines.push(line);
                    });
                done.push((n, learnt.pack(job.reads_as, lexicon, cut, packing), lines));
            }
            done
        };
        let mut done = thread::scope(|scope| {
            let other = scope.spawn(work);
            let mut done = work();
            done.extend(other.join().expect("a thread that does not panic"));
            done
        });
        done.sort_by_key(|(n, ..)| *n);
        for (n, model, lines) in done {
            (self.log)(format!("{}:", jobs[n].file));
            lines.into_iter().for_each(|line| (self.log)(format!("  {line}")));
            self.keep(&jobs[n].file, || model.to_bytes())?;
            models[n] = Some(model);
        }
        Ok(models.into_iter().flatten().collect())
    }

    /// Documents in parts, each with all that are not in it. A text rewritten is in the same part as the text.
    fn folds(&self, documents: &[Annotated]) -> Vec<(Vec<Annotated>, Vec<Annotated>)> {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        for document in documents {
            let next = numbers.len();
            numbers.entry(&document.name).or_insert(next);
        }
        let part = |fold: usize, inside: bool| {
            let here = |d: &&Annotated| (numbers[d.name.as_str()] % self.material().folds == fold) == inside;
            documents.iter().filter(here).cloned().collect()
        };
        (0..self.material().folds).map(|fold| (part(fold, false), part(fold, true))).collect()
    }

    fn header(&self, date: &str, corpora: &[Corpus], data: &Data, model: &Model) -> String {
        let corpora: Vec<String> = corpora
            .iter()
            .map(|c| {
                let own = if c.name == OURS { data.train.len() } else { c.documents.len() };
                format!("{} ({own} documents, weight {})", c.name, c.weight)
            })
            .chain(
                data.at_last
                    .iter()
                    .filter(|_| !self.plan.hold_out)
                    .map(|(n, d)| format!("{n} ({})", d.len())),
            )
            .collect();
        let mut lines = vec![
            format!("convention: {:?}", self.plan.convention),
            format!("date: {date}"),
            format!("corpora: {}", corpora.join(", ")),
            format!("left out: {}", self.plan.without.join(", ")),
            format!(
                "epochs: {}, folds: {}, bias: {}, news: {}",
                self.plan.epochs,
                self.material().folds,
                self.plan.outside_bias,
                if self.plan.news { "read anew" } else { "what an earlier run found in it" }
            ),
        ];
        if self.plan.convention.is_ours() {
            lines.extend(
                data.measured.iter().map(|(n, d)| format!("{n}: {}", evaluate::spans(d, model).line())),
            );
        }
        lines.join("\n")
    }
}

/// Shares as small numbers: those within names, then those before and after them, which are smaller.
fn bins(shares: [f32; STATISTICS]) -> [u8; STATISTICS] {
    const WITHIN: [f32; 5] = [0.02, 0.1, 0.3, 0.6, 0.9];
    const BESIDE: [f32; 5] = [0.005, 0.02, 0.06, 0.15, 0.4];
    std::array::from_fn(|s| {
        let limits = if s < KINDS.len() { WITHIN } else { BESIDE };
        limits.iter().filter(|limit| shares[s] >= **limit).count() as u8
    })
}

fn lexicon_bytes(lexicon: &Lexicon) -> Vec<u8> {
    let mut out = Writer::default();
    lexicon.write(&mut out);
    out.finish()
}
