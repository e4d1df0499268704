//! Names as the reader has corrected them: one correction after another, on what those before it have left.

use std::ops::Range;

use super::layer::{Spanned, put, take, touching};
use super::{Act, Edit};
use crate::entity::{self, EntityKind, Mention, Tie, marked};
use crate::text::Document;

/// A mention on its way.
#[derive(Clone, Debug)]
struct Draft {
    mention: Mention,
    /// Its words as names are compared.
    form: String,
    /// Stays the same while others come and go.
    id: usize,
    /// Those that name one thing share it.
    group: usize,
}

impl Spanned for Draft {
    fn span(&self) -> &Range<usize> {
        &self.mention.span
    }
}

/// The mentions of a text while they are corrected.
#[derive(Debug)]
pub(super) struct Names<'d, 't> {
    document: &'d Document<'t>,
    drafts: Vec<Draft>,
    /// As in what is returned, with ids in place of numbers.
    ties: Vec<Tie>,
    ids: usize,
    groups: usize,
}

impl<'d, 't> Names<'d, 't> {
    /// The mentions as they were found; which of them name one thing is what linking says.
    pub(super) fn new(document: &'d Document<'t>, mentions: Vec<Mention>) -> Names<'d, 't> {
        let linked = entity::link(document, mentions);
        let (ids, groups) = (linked.mentions.len(), linked.entities.len());
        let draft = |(id, mention): (usize, Mention)| {
            let (form, group) = (marked::form(document, &mention), mention.entity);
            Draft { mention, form, id, group }
        };
        let drafts = linked.mentions.into_iter().enumerate().map(draft).collect();
        Names { document, drafts, ties: Vec::new(), ids, groups }
    }

    /// Applies a correction at a stretch, and says where it holds.
    pub(super) fn apply(&mut self, edit: &Edit, at: Range<usize>) -> Vec<Range<usize>> {
        match &edit.act {
            Act::Entity(kind) => self.mark(*kind, &at, edit.everywhere),
            Act::NotEntity => self.unmark(&at, edit.everywhere),
            Act::Merge(with) => self.merge(with, &at, edit.everywhere),
            Act::Split => self.split(&at, edit.everywhere),
            _ => Vec::new(),
        }
    }

    /// The corrected mentions, and what binds them together and sets them apart.
    pub(super) fn finish(self) -> (Vec<Mention>, Vec<Tie>) {
        let mut number: Vec<Option<usize>> = vec![None; self.ids];
        for (n, draft) in self.drafts.iter().enumerate() {
            number[draft.id] = Some(n);
        }
        let kept = |ids: Vec<usize>| -> Vec<usize> { ids.into_iter().filter_map(|id| number[id]).collect() };
        let ties = self.ties.into_iter().filter_map(|tie| match tie {
            Tie::Together { these, with, all } => {
                let (these, with) = (kept(these), number[with]?);
                Some(Tie::Together { these, with, all })
            }
            Tie::Apart(these) => Some(Tie::Apart(kept(these))),
        });
        let ties = ties.collect();
        (self.drafts.into_iter().map(|draft| draft.mention).collect(), ties)
    }

    /// The one that a correction at a stretch is about: that of just this stretch, else the first that it touches.
    fn at(&self, at: &Range<usize>) -> Option<usize> {
        let touched = touching(&self.drafts, at);
        touched.clone().find(|&n| self.drafts[n].mention.span == *at).or_else(|| touched.clone().next())
    }

    fn spans(&self, chosen: &[usize]) -> Vec<Range<usize>> {
        chosen.iter().map(|&n| self.drafts[n].mention.span.clone()).collect()
    }

    /// The number of one, and everywhere those of the others of its type that name the same thing or are the same words.
    fn alike(&self, n: usize, everywhere: bool) -> Vec<usize> {
        let one = &self.drafts[n];
        let same =
            |d: &Draft| d.group == one.group && d.mention.kind == one.mention.kind || d.form == one.form;
        if everywhere { (0..self.drafts.len()).filter(|&n| same(&self.drafts[n])).collect() } else { vec![n] }
    }

    fn draft(&mut self, mention: Mention, group: usize) -> Draft {
        self.ids += 1;
        Draft { form: marked::form(self.document, &mention), mention, id: self.ids - 1, group }
    }

    fn mark(&mut self, kind: EntityKind, at: &Range<usize>, everywhere: bool) -> Vec<Range<usize>> {
        let exact = self.at(at).filter(|&n| self.drafts[n].mention.span == *at);
        let mention = match exact {
            Some(n) => Some(self.drafts[n].mention.clone()),
            None => {
                let forms: std::collections::HashSet<&str> =
                    self.drafts.iter().map(|d| d.form.as_str()).collect();
                marked::stretch(self.document, at, kind, |name| forms.contains(name))
            }
        };
        let Some(mention) = mention else { return Vec::new() };
        let span = mention.span.clone();
        if self.at(&span).is_none_or(|n| self.drafts[n].mention.span != span) {
            let form = marked::form(self.document, &mention);
            let group = self.drafts.iter().find(|d| d.form == form).map(|d| d.group);
            let group = group.unwrap_or_else(|| self.fresh_group());
            let draft = self.draft(Mention { kind, ..mention }, group);
            put(&mut self.drafts, vec![draft]);
        }
        let Some(n) = self.at(&span) else { return Vec::new() };
        let alike = self.alike(n, everywhere);
        let mut places = self.spans(&alike);
        let (id, group) = (self.drafts[n].id, self.drafts[n].group);
        let mut together = Vec::new();
        for n in alike {
            let draft = &mut self.drafts[n];
            (draft.mention.kind, draft.mention.confidence) = (kind, 1.0);
            if draft.group == group {
                together.push(draft.id);
            }
        }
        // What was one thing stays one under another type.
        self.ties.push(Tie::Together { these: together, with: id, all: false });
        if everywhere {
            let found = marked::again(self.document, &Mention { kind, ..self.drafts[n].mention.clone() });
            let free = |m: &Mention| {
                let within =
                    |d: &Draft| m.span.start <= d.mention.span.start && d.mention.span.end <= m.span.end;
                let there = &self.drafts[touching(&self.drafts, &m.span)];
                there.iter().all(|d| within(d) && d.mention.span != m.span && d.id != id)
            };
            let found: Vec<Mention> = found.into_iter().filter(free).collect();
            places.extend(found.iter().map(|m| m.span.clone()));
            let new = found.into_iter().map(|m| self.draft(m, group)).collect();
            put(&mut self.drafts, new);
        }
        places
    }

    fn unmark(&mut self, at: &Range<usize>, everywhere: bool) -> Vec<Range<usize>> {
        let touched: Vec<usize> = match self.at(at).filter(|&n| self.drafts[n].mention.span == *at) {
            Some(n) => vec![n],
            None => touching(&self.drafts, at).collect(),
        };
        let mut gone: Vec<usize> = touched.into_iter().flat_map(|n| self.alike(n, everywhere)).collect();
        gone.sort_unstable();
        gone.dedup();
        let spans = self.spans(&gone);
        take(&mut self.drafts, &spans)
    }

    fn merge(&mut self, with: &str, at: &Range<usize>, everywhere: bool) -> Vec<Range<usize>> {
        let Some(one) = self.at(at) else { return Vec::new() };
        let group = self.drafts[one].group;
        let called = |apart: bool| {
            let mut drafts = self.drafts.iter();
            drafts.position(|d| (d.group != group || !apart) && marked::is_called(&d.form, with))
        };
        let Some(target) = called(true).or_else(|| called(false)) else { return Vec::new() };
        let moved: Vec<usize> = match everywhere {
            true => (0..self.drafts.len()).filter(|&n| self.drafts[n].group == group).collect(),
            false => vec![one],
        };
        let Draft { id: with, group, mention: Mention { kind, .. }, .. } = self.drafts[target];
        let ids = moved.iter().map(|&n| self.drafts[n].id).collect();
        for &n in &moved {
            let mention = &mut self.drafts[n].mention;
            // A country and its people are one thing by two types of name.
            let people = [mention.kind, kind];
            if !matches!(
                people,
                [EntityKind::Location, EntityKind::Norp] | [EntityKind::Norp, EntityKind::Location]
            ) {
                mention.kind = kind;
            }
            mention.confidence = 1.0;
            self.drafts[n].group = group;
        }
        self.ties.push(Tie::Together { these: ids, with, all: everywhere });
        self.spans(&moved)
    }

    fn split(&mut self, at: &Range<usize>, everywhere: bool) -> Vec<Range<usize>> {
        let Some(one) = self.at(at) else { return Vec::new() };
        let Draft { group, form, .. } = self.drafts[one].clone();
        let same = |d: &Draft| d.group == group && d.form == form;
        let moved: Vec<usize> = match everywhere {
            true => (0..self.drafts.len()).filter(|&n| same(&self.drafts[n])).collect(),
            false => vec![one],
        };
        let fresh = self.fresh_group();
        for &n in &moved {
            self.drafts[n].group = fresh;
            self.drafts[n].mention.confidence = 1.0;
        }
        self.ties.push(Tie::Apart(moved.iter().map(|&n| self.drafts[n].id).collect()));
        self.spans(&moved)
    }

    fn fresh_group(&mut self) -> usize {
        self.groups += 1;
        self.groups - 1
    }
}
