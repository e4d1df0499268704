//! The part that a line plays in the page.

use std::ops::Range;

use crate::text::{BlockRole, Document};

/// Gives the lines of a stretch a role, and everywhere those that say the same. One line is the title: what was the title before is then a line
/// above or under it. Says where the lines are.
pub(super) fn apply(
    document: &mut Document<'_>,
    role: BlockRole,
    at: &Range<usize>,
    everywhere: bool,
) -> Vec<Range<usize>> {
    let span = |n: usize| {
        let tokens = &document.blocks()[n].tokens;
        document.token(tokens.start).start..document.token(tokens.end - 1).end
    };
    let count = document.blocks().len();
    let spans: Vec<Range<usize>> = (0..count).map(span).collect();
    let here: Vec<usize> =
        (0..count).filter(|&n| spans[n].start < at.end && at.start < spans[n].end).collect();
    let line = |n: usize| &document.text()[spans[n].clone()];
    let mut chosen = here.clone();
    let mut roles: Vec<(usize, BlockRole)> = Vec::new();
    if role == BlockRole::Title {
        chosen.truncate(1);
        if let Some(&title) = chosen.first() {
            let former = document.blocks().iter().position(|b| b.role == BlockRole::Title);
            let beside = |n: usize| if n < title { BlockRole::Kicker } else { BlockRole::Deck };
            roles.extend(former.filter(|&n| n != title).map(|n| (n, beside(n))));
        }
    } else if everywhere {
        let said: std::collections::HashSet<&str> = here.iter().map(|&n| line(n)).collect();
        chosen = (0..count).filter(|&n| said.contains(line(n))).collect();
    }
    roles.extend(chosen.iter().map(|&n| (n, role)));
    document.set_roles(&roles);
    chosen.into_iter().map(|n| spans[n].clone()).collect()
}
