//! Who a role without a name is in its sentence: whoever bore it before, or spoke last.

use super::super::SourceSort;
use super::super::attribution::Source;
use super::cue::Cue;
use super::roles::is_role_of;
use super::sentence::Sentence;
use super::vocabulary::{self, Set};
use crate::text::fold::fold;

/// Whether a title is that of a head of state or of a member of its government, whom no other role describes.
fn governs(title: &str) -> bool {
    let words: Vec<String> = title.split_whitespace().map(fold).collect();
    let word = |n: usize| words.get(n).map_or("", String::as_str);
    Set::Office.has(word(0)) || Set::Chair.has(word(0)) && Set::State.has(word(1))
}

impl Sentence<'_, '_> {
    /// Whether a source is one by its name or by its noun (`نتائج الدراسة`), not a thing that shows something.
    pub(super) fn is_source(&self, source: &Source) -> bool {
        let text = fold(&self.reader.document.text()[source.span.clone()]);
        source.entity.is_some() || text.split(' ').next().is_some_and(|w| vocabulary::source(w).is_some())
    }

    /// Gives a role without a name the person who bore it before: `الوزير` after `وزير المالية، سامي الخطيب`, and `المتحدث`, `المصدر ذاته`,
    /// by which many pages mean whoever spoke last.
    pub(super) fn same_speaker(&self, source: &mut Source, cue: &Cue, subject_end: Option<usize>) {
        // `وأضاف البيان`: whoever issued it.
        if source.entity.is_none() && source.sort == SourceSort::Document {
            let text = fold(&self.reader.document.text()[source.span.clone()]);
            let noun = text.split(' ').next().and_then(|noun| noun.strip_prefix("ال"));
            if let Some(issuer) = noun.and_then(|noun| self.memory.issuer(noun)) {
                source.entity = issuer.entity;
            }
        }
        let unnamed = source.entity.is_none() && source.sort == SourceSort::Anonymous;
        let Some(end) = subject_end.filter(|_| unnamed) else { return };
        let reader = self.reader;
        let role = fold(&reader.document.text()[source.span.clone()]);
        let word = |at: usize| reader.word(self.items(), at);
        const NEAR: usize = 3;
        let itself = (cue.end..=end + NEAR).any(|at| Set::Itself.has(word(at)));
        let named =
            |s: &&Source| s.sort == SourceSort::Named && s.entity.is_some() && source.agrees(s.agreement);
        let bears = |s: &&Source| s.title.as_deref().is_some_and(|title| is_role_of(&role, title));
        let bearer = self.memory.latest_first().filter(named).find(bears).or_else(|| {
            // `المصدر ذاته` is the last source, named or not.
            if itself && !role.starts_with("المصدر") && !role.starts_with("المصادر") {
                return self.memory.latest_first().find(named);
            }
            let latest = self.memory.latest_first().next().filter(named);
            latest.filter(|s| itself || self.goes_on_with(&role, s))
        });
        if let Some(bearer) = bearer {
            source.title = Some(reader.document.text()[source.span.clone()].to_owned());
            (source.entity, source.sort) = (bearer.entity, SourceSort::Named);
        }
    }

    /// Whether a role goes on with whoever spoke last: `الخبير` after `قال سامي الخطيب`, where no unnamed expert has spoken and the title
    /// of the one who did is no other.
    fn goes_on_with(&self, role: &str, latest: &Source) -> bool {
        const WORDS: usize = 4;
        let head = role.split(' ').next().unwrap_or(role);
        let text = |s: &Source| fold(&self.reader.document.text()[s.span.clone()]);
        let unnamed = |s: &Source| s.entity.is_none() && text(s).split(' ').next() == head.strip_prefix("ال");
        // Who holds an office is `المسؤول` or `المتحدث`, and no one else is `المسؤول`.
        let fits = match head {
            "المتحدث" | "المتحدثه" => true,
            "المسؤول" | "المسؤوله" => latest.title.is_some(),
            _ => !latest.title.as_deref().is_some_and(governs),
        };
        vocabulary::describes_speaker(head)
            && role.split(' ').count() <= WORDS
            && fits
            && !self.memory.latest_first().any(unnamed)
    }
}
