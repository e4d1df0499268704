//! Who says what, as margin and list tell it: the sources by how much they are quoted, each with a hue of its own, and the chain by which a
//! statement came. The page gives its hues and its chains by the same rules (`www/hues.js`, `www/article/chain.js`).

use std::collections::{HashMap, HashSet};

use super::labels::Labels;
use crate::analysis::{Analysis, Quote};

/// Hues are given out in this order; `su` is the one of all sources without a name, `sx` of whoever has none.
const HUES: [&str; 7] = ["s1", "s2", "s3", "s4", "s5", "s6", "s7"];

/// A speaker less certain than this is said to be doubtful, as on the page.
const DOUBTFUL: f64 = 0.7;

/// Of longer chains the first and the last two are told.
const LONGEST: usize = 4;

/// A source with all that it says.
pub(super) struct Voice<'a> {
    /// What it is called, in the report's language where the text does not say.
    pub(super) name: &'a str,
    /// `named`, `anonymous`, `collective`, `institution`, `document` or `unknown`.
    pub(super) sort: &'a str,
    /// Title or role.
    pub(super) title: Option<&'a str>,
    /// A class of the style sheet: `s1` … `s7`, `su`, `sx`.
    pub(super) hue: &'static str,
    /// In the order of the text.
    pub(super) quotes: Vec<&'a Quote>,
    /// How many words of it are quoted; words quoted inside others count there.
    pub(super) words: usize,
}

impl<'a> Voice<'a> {
    /// What it says; words of its own inside what it is said to have said are a part of that.
    pub(super) fn statements(&self) -> impl Iterator<Item = &'a Quote> {
        let ids: HashSet<&str> = self.quotes.iter().map(|q| q.id.as_str()).collect();
        self.quotes.iter().copied().filter(move |q| !q.within.as_deref().is_some_and(|w| ids.contains(w)))
    }
}

/// Every source of an article.
pub(super) struct Voices<'a> {
    labels: Labels,
    /// The one with most quoted words first, nobody last.
    pub(super) all: Vec<Voice<'a>>,
    /// By what it is known: its id, or what the text calls it.
    by_key: HashMap<&'a str, usize>,
    /// The names of all sources by their ids, of those too that only hand on.
    names: HashMap<&'a str, &'a str>,
    quotes: HashMap<&'a str, &'a Quote>,
}

/// One who handed a statement on or, as the last of a chain, said it.
pub(super) struct Hop<'a> {
    key: &'a str,
    pub(super) name: &'a str,
    pub(super) hue: &'static str,
}

/// How a statement came.
pub(super) struct Chain<'a> {
    /// The last is whoever speaks; none where it stands in a statement of the same source.
    pub(super) hops: Vec<Hop<'a>>,
    /// Verbatim, in part or by its sense; inferred; doubtful: in words.
    pub(super) how: String,
    pub(super) doubtful: bool,
}

impl Chain<'_> {
    /// What is the same for two statements that came in the same way.
    pub(super) fn whose(&self) -> String {
        let keys: Vec<&str> = self.hops.iter().map(|hop| hop.key).collect();
        format!("{} {}", keys.join(","), self.doubtful)
    }
}

/// By what the source of a statement is known; empty where nobody is named.
fn key(quote: &Quote) -> &str {
    let called = || quote.speaker.as_ref().map_or("", |s| s.called());
    quote.source.as_deref().unwrap_or_else(called)
}

/// Whether it is unsure who says it.
pub(super) fn is_doubtful(quote: &Quote) -> bool {
    quote.speaker_confidence.is_some_and(|c| c < DOUBTFUL)
}

fn words(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count()
}

impl<'a> Voices<'a> {
    /// Those of an analysis; marks that only set off a term are no one's words.
    pub(super) fn of(analysis: &'a Analysis, labels: Labels) -> Voices<'a> {
        let titles: HashMap<&str, &str> =
            analysis.entities.iter().filter_map(|e| Some((e.id.as_str(), e.title.as_deref()?))).collect();
        let known: HashMap<&str, _> = analysis.sources.iter().map(|s| (s.id.as_str(), s)).collect();
        let mut all: Vec<(&str, Voice<'a>)> = Vec::new();
        let mut sofar: HashMap<&str, usize> = HashMap::new();
        let mut covered = 0;
        for quote in analysis.quotes.iter().filter(|q| q.kind != "term") {
            let key = key(quote);
            let at = *sofar.entry(key).or_insert(all.len());
            if at == all.len() {
                let speaker = quote.speaker.as_ref();
                let told = known.get(key);
                let sort = told.map(|s| s.sort).or(speaker.map(|s| s.source_sort)).unwrap_or("unknown");
                let sort = if key.is_empty() { "unknown" } else { sort };
                let name = told.map_or(key, |s| &s.name);
                let entity = told.and_then(|s| s.entity.as_deref());
                let title = speaker.and_then(|s| s.title.as_deref());
                all.push((
                    key,
                    Voice {
                        name: if name.is_empty() { labels.get(sort) } else { name },
                        sort,
                        title: title.or_else(|| titles.get(entity?).copied()),
                        hue: "sx",
                        quotes: Vec::new(),
                        words: 0,
                    },
                ));
            }
            let voice = &mut all[at].1;
            voice.quotes.push(quote);
            if quote.end > covered {
                voice.words += words(&quote.text);
                covered = quote.end;
            }
        }
        all.sort_by_key(|(_, v)| (v.sort == "unknown", std::cmp::Reverse(v.words)));
        let mut hues = HUES.into_iter();
        for (_, voice) in &mut all {
            voice.hue = match voice.sort {
                "anonymous" => "su",
                "unknown" => "sx",
                _ => hues.next().unwrap_or("sx"),
            };
        }
        Voices {
            labels,
            by_key: all.iter().enumerate().map(|(n, (key, _))| (*key, n)).collect(),
            all: all.into_iter().map(|(_, voice)| voice).collect(),
            names: analysis.sources.iter().map(|s| (s.id.as_str(), s.name.as_str())).collect(),
            quotes: analysis.quotes.iter().map(|q| (q.id.as_str(), q)).collect(),
        }
    }

    /// Whoever says it; none for a term.
    pub(super) fn voice(&self, quote: &Quote) -> Option<&Voice<'a>> {
        self.by_key.get(key(quote)).map(|&n| &self.all[n]).filter(|_| quote.kind != "term")
    }

    /// How many words are quoted in all, at least one.
    pub(super) fn total(&self) -> usize {
        self.all.iter().map(|v| v.words).sum::<usize>().max(1)
    }

    /// The hue of each entity that speaks, by its id.
    pub(super) fn hues(&self) -> HashMap<&'a str, &'static str> {
        let own = self.all.iter().flat_map(|v| v.quotes.iter().map(|q| (*q, v.hue)));
        own.filter_map(|(q, hue)| Some((q.speaker.as_ref()?.entity.as_deref()?, hue))).collect()
    }

    /// How a statement is given, in a word or two.
    pub(super) fn how(&self, quote: &Quote) -> String {
        let inferred = quote.speaker.as_ref().is_some_and(|s| s.inferred);
        let told = [(true, quote.kind), (inferred, "inferred"), (is_doubtful(quote), "doubtful")];
        let said: Vec<&str> =
            told.iter().filter(|(holds, _)| *holds).map(|(_, k)| self.labels.get(k)).collect();
        said.join(" · ")
    }

    /// The chain of a statement. One that stands inside another adds its own links only.
    pub(super) fn chain(&self, quote: &'a Quote) -> Chain<'a> {
        let outer = quote.within.as_deref().and_then(|w| self.quotes.get(w));
        let above: HashSet<&str> =
            outer.iter().flat_map(|o| &o.chain).map(|link| link.source.as_str()).collect();
        let links = quote.chain.iter().map(|link| link.source.as_str());
        let hop = |key: &'a str| match self.by_key.get(key) {
            Some(&n) => Some(Hop { key, name: self.all[n].name, hue: self.all[n].hue }),
            None => self.names.get(key).map(|name| Hop { key, name, hue: "sx" }),
        };
        let mut hops: Vec<Hop<'a>> = links.filter(|source| !above.contains(source)).filter_map(hop).collect();
        if quote.chain.is_empty() {
            hops = hop(key(quote)).into_iter().collect();
        }
        if let Some(channel) = &quote.channel
            && outer.is_none()
            && hops.len() == 1
            && hops[0].name != channel.text
        {
            hops.insert(0, Hop { key: "", name: &channel.text, hue: "sx" });
        }
        if hops.len() > LONGEST {
            hops.splice(1..hops.len() - 2, [Hop { key: "", name: "…", hue: "sx" }]);
        }
        Chain { hops, how: self.how(quote), doubtful: is_doubtful(quote) }
    }
}

/// The form of the knot on the rail: it says the sort of a source without colour.
pub(super) fn knot(sort: &str, doubtful: bool) -> &'static str {
    match sort {
        _ if doubtful => "doubt",
        "named" => "person",
        "institution" | "document" => "body",
        "collective" => "group",
        "anonymous" => "unnamed",
        _ => "doubt",
    }
}
