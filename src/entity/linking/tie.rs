//! What the reader says of which mentions name one thing, over what the names themselves tell.

use std::collections::HashSet;

use super::form::Form;
use super::{Sets, Tie};

/// Gives the mentions the sets that the reader says, in the order in which it is said; a set of its own to what is set apart.
pub(super) fn apply(ties: &[Tie], set_of: &mut [usize], form_of: &[usize], forms: &[Form], sets: &mut Sets) {
    for tie in ties {
        match tie {
            Tie::Together { these, with, all } => {
                let target = set_of[*with];
                if *all {
                    let joined: HashSet<usize> = these.iter().map(|&n| set_of[n]).collect();
                    let gloss = joined.iter().copied().min().map_or("", |set| sets.gloss[set]);
                    let of_joined = set_of.iter_mut().filter(|set| joined.contains(set));
                    of_joined.for_each(|set| *set = target);
                    if sets.gloss[target].is_empty() {
                        sets.gloss[target] = gloss;
                    }
                } else {
                    these.iter().for_each(|&n| set_of[n] = target);
                }
            }
            Tie::Apart(these) => {
                let Some(&first) = these.first() else { continue };
                // What the name is known for is the other thing, where that is known for the same.
                let of = sets.gloss[set_of[first]];
                let own = Some(forms[form_of[first]].gloss).filter(|gloss| *gloss != of);
                let fresh = sets.gloss.len();
                sets.gloss.push(own.unwrap_or(""));
                these.iter().for_each(|&n| set_of[n] = fresh);
            }
        }
    }
}
