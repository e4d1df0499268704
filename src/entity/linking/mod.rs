//! Linking: which mentions name one thing.
//!
//! Works on the distinct forms of a document, joined in a union-find structure: first forms that are one in another spelling or that
//! the gazetteer knows for one thing, then parts with wholes (`persons`, `things`), then a name with the acronym in brackets after it.
//! Two sets that the gazetteer knows for different things are never joined. What could belong to several (a surname that two persons
//! bear) is decided mention by mention (`bearer`). Every rule looks up hash tables, so time is linear.

mod bearer;
mod form;
mod office;
mod persons;
mod scripts;
mod things;
mod tie;

use std::collections::HashMap;

use super::gazetteer::fold_name;
use super::title::Titles;
use super::{Entities, Entity, EntityKind, Mention, Tie, gazetteer};
use crate::order::{descending, sort_by_key};
use crate::text::{Document, TokenKind};
use form::Form;

/// How many forms that share a word are compared with another: more would be no article but an attack.
const BUCKET: usize = 48;

/// Sets of forms that name one thing.
#[derive(Debug)]
struct Sets {
    parent: Vec<usize>,
    gloss: Vec<&'static str>,
}

impl Sets {
    fn new(forms: &[Form]) -> Sets {
        Sets { parent: (0..forms.len()).collect(), gloss: forms.iter().map(|f| f.gloss).collect() }
    }

    /// The form that stands for a form's set.
    fn find(&mut self, mut form: usize) -> usize {
        while self.parent[form] != form {
            self.parent[form] = self.parent[self.parent[form]];
            form = self.parent[form];
        }
        form
    }

    /// Joins the sets of two forms, unless the gazetteer knows them for different things.
    fn join(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        let (root, other) = (a.min(b), a.max(b));
        if root == other {
            return true;
        }
        let (x, y) = (self.gloss[root], self.gloss[other]);
        if !x.is_empty() && !y.is_empty() && x != y {
            return false;
        }
        self.parent[other] = root;
        if x.is_empty() {
            self.gloss[root] = y;
        }
        true
    }

    /// Says what a form's set is known for, if it is known for nothing yet.
    fn name(&mut self, form: usize, gloss: &'static str) {
        let set = self.find(form);
        if self.gloss[set].is_empty() {
            self.gloss[set] = gloss;
        }
    }

    /// The sets of some forms, each once, in the order of their first form.
    fn distinct(&mut self, forms: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let mut sets: Vec<usize> = forms.into_iter().map(|f| self.find(f)).collect();
        sets.sort_unstable();
        sets.dedup();
        sets
    }
}

/// Forms by a key that they share, at most [`BUCKET`] to a key.
#[derive(Debug, Default)]
struct Index(HashMap<String, Vec<usize>>);

impl Index {
    fn add(&mut self, key: String, form: usize) {
        let bucket = self.0.entry(key).or_default();
        if bucket.len() < BUCKET && bucket.last() != Some(&form) {
            bucket.push(form);
        }
    }

    fn get(&self, key: &str) -> &[usize] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }
}

/// Joins the mentions of each thing and describes it. `mentions` are in the order of the text and do not overlap; their `entity` is
/// set here. `ties` are what the reader says of them.
pub(super) fn link(document: &Document<'_>, mut mentions: Vec<Mention>, ties: &[Tie]) -> Entities {
    let mut forms: Vec<Form> = Vec::new();
    let mut known: HashMap<(EntityKind, String), usize> = HashMap::new();
    let mut form_of = Vec::with_capacity(mentions.len());
    for mention in &mentions {
        let surface = &document.text()[mention.span.clone()];
        let folded = fold_name(surface);
        let form = *known.entry((mention.kind, folded.clone())).or_insert(forms.len());
        if form == forms.len() {
            forms.push(Form::new(surface, folded, mention.kind));
        } else {
            forms[form].mentions += 1;
        }
        form_of.push(form);
    }
    let mut sets = Sets::new(&forms);
    things::join(&forms, &mut sets);
    let open = persons::join(&forms, &mut sets);
    scripts::join(&forms, &mut sets);
    beside(document, &mentions, &form_of, &forms, &mut sets);
    let mut set_of = bearer::sets_of(document, &mentions, &form_of, &open, &mut sets);
    tie::apply(ties, &mut set_of, &form_of, &forms, &mut sets);
    let mut number: HashMap<usize, usize> = HashMap::new();
    let mut members: Vec<Vec<usize>> = Vec::new();
    for (n, set) in set_of.iter().enumerate() {
        let entity = *number.entry(*set).or_insert(members.len());
        if entity == members.len() {
            members.push(Vec::new());
        }
        members[entity].push(n);
        mentions[n].entity = entity;
    }
    let titles = Titles::new(document, &mentions);
    let entities = members.iter().map(|of| {
        let gloss = sets.gloss[set_of[of[0]]];
        describe(document, &titles, &mentions, of, &form_of, &forms, gloss)
    });
    let entities = entities.collect();
    let descriptions = office::descriptions(document, &mentions, &titles);
    Entities { mentions, entities, descriptions }
}

/// Joins a name with another in brackets or marks right after it (`«الهيئة» (هـ)`, `وكالة الأنباء "وفا."`), and with its own in the other script.
fn beside(document: &Document<'_>, mentions: &[Mention], form_of: &[usize], forms: &[Form], sets: &mut Sets) {
    let closing = |c: char| matches!(c, '"' | '»' | '”' | '’');
    for (n, pair) in mentions.windows(2).enumerate() {
        let [a, b] = pair else { continue };
        let named = matches!(a.kind, EntityKind::Organisation | EntityKind::Misc | EntityKind::Person);
        if a.kind != b.kind || !named {
            continue;
        }
        let between = document.text().get(a.span.end..b.span.start).unwrap_or("");
        let inner = between.trim_start_matches(closing).trim();
        let after = document.text()[b.span.end..].trim_start_matches(['.', ' ']).chars().next();
        let closes = after.is_some_and(|c| closing(c) || matches!(c, ')' | ']'));
        let bracket = matches!(inner, "(" | "[");
        let marks = matches!(between.trim(), "\"" | "«" | "“") && !between.starts_with(closing);
        let latin = |m: &Mention| document.token(m.tokens.start).kind == TokenKind::Latin;
        let translated = !latin(a) && latin(b) && inner.is_empty() && !between.contains('\n');
        // A nickname does not tell who is meant: `يوسف إبراهيم "أوباما"`.
        let (whole, short) = (&forms[form_of[n]], &forms[form_of[n + 1]]);
        let nickname = a.kind == EntityKind::Person && whole.gloss.is_empty() && !short.gloss.is_empty();
        // `ساو باولو (رويترز)` is a dateline, whatever the town was taken for.
        if ((bracket || marks) && closes || translated) && !whole.is_town() && !nickname {
            sets.join(form_of[n], form_of[n + 1]);
        }
    }
}

/// The description of one thing from its mentions; `gloss` is the English name that it is known by.
fn describe(
    document: &Document<'_>,
    titles: &Titles<'_>,
    mentions: &[Mention],
    of: &[usize],
    form_of: &[usize],
    forms: &[Form],
    gloss: &'static str,
) -> Entity {
    // Each written form with its count, in the order of the text.
    let mut written: Vec<(usize, usize)> = Vec::new();
    let mut place: HashMap<usize, usize> = HashMap::new();
    for &n in of {
        let at = *place.entry(form_of[n]).or_insert(written.len());
        if at == written.len() {
            written.push((form_of[n], 0));
        }
        written[at].1 += 1;
    }
    // The fullest form; a country's own name rather than its adjective, however many words; the definite of two as full.
    let fullness = |form: usize| {
        let noun = forms[form].kind != EntityKind::Norp;
        (noun, forms[form].folded.split(' ').count().min(6), forms[form].surface.starts_with("ال"))
    };
    let best = |a: &(usize, usize), b: &(usize, usize)| fullness(a.0).cmp(&fullness(b.0)).then(a.1.cmp(&b.1));
    let mut name = written[0];
    for form in &written[1..] {
        if best(form, &name).is_gt() {
            name = *form;
        }
    }
    // `للأمم المتحدة` names what is called `الأمم المتحدة`.
    let swallowed = |n: usize| document.text()[..mentions[n].span.start].ends_with("لل");
    let definite = forms[name.0].surface.starts_with("ال");
    let article =
        if !definite && of.iter().any(|&n| form_of[n] == name.0 && swallowed(n)) { "ال" } else { "" };
    let shown = format!("{article}{}", forms[name.0].surface);
    // A country that is named by its noun is a place, however often its people are.
    let kind = match majority(of.iter().map(|&n| mentions[n].kind)) {
        EntityKind::Norp if forms[name.0].kind == EntityKind::Location => EntityKind::Location,
        kind => kind,
    };
    let mut others: Vec<(usize, usize)> = written.iter().copied().filter(|f| f.0 != name.0).collect();
    sort_by_key(&mut others, |&(_, count)| [descending(count)]);
    let mut aliases: Vec<String> = Vec::with_capacity(others.len());
    for (form, _) in others {
        // One name of two types is two forms.
        let surface = &forms[form].surface;
        if forms[form].folded != forms[name.0].folded && !aliases.contains(surface) {
            aliases.push(surface.clone());
        }
    }
    Entity {
        kind,
        name: shown,
        aliases,
        title: (kind == EntityKind::Person).then(|| titles.of(of.iter().map(|&n| &mentions[n]))).flatten(),
        wikidata: gazetteer::item(gloss).map(str::to_owned),
        gloss: (!gloss.is_empty()).then(|| gloss.to_owned()),
    }
}

/// The type that most mentions have; of equals the one met first.
fn majority(kinds: impl Iterator<Item = EntityKind>) -> EntityKind {
    let mut counts: Vec<(EntityKind, usize)> = Vec::new();
    for kind in kinds {
        match counts.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, count)) => *count += 1,
            None => counts.push((kind, 1)),
        }
    }
    let mut best = (EntityKind::Misc, 0);
    for (kind, count) in counts {
        if count > best.1 {
            best = (kind, count);
        }
    }
    best.0
}

#[cfg(test)]
mod tests;
