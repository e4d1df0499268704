//! The labels of tokens: outside a name, or first, inner, last or only token of a name of some type (the BIOES scheme).

use std::ops::Range;

use super::EntityKind;

/// How many labels there are: `O`, and four for each type.
pub const LABELS: usize = 1 + 4 * KINDS.len();
/// The label of a token outside every name.
pub const OUTSIDE: usize = 0;
/// How many blocks of label columns a weight row has: one for the token itself, one for each offset at which a word may count for it.
pub const BLOCKS: usize = 7;
/// The column of a weight row that is no label but a weight in the choice of proclitics.
pub const CUT: usize = BLOCKS * LABELS;

/// The types in the order of their labels.
pub const KINDS: [EntityKind; 5] =
    [EntityKind::Person, EntityKind::Organisation, EntityKind::Location, EntityKind::Norp, EntityKind::Misc];

/// The place of a token in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// First of several.
    First,
    /// Neither first nor last.
    Inner,
    /// Last of several.
    Last,
    /// The only one.
    Only,
}

/// The label of a place in a name of type number `kind`.
pub const fn label(kind: usize, place: Place) -> usize {
    1 + 4 * kind + place as usize
}

/// What a label says: the type's number and the place; `None` for [`OUTSIDE`].
pub fn meaning(label: usize) -> Option<(usize, Place)> {
    let n = label.checked_sub(1)?;
    let place = match n % 4 {
        0 => Place::First,
        1 => Place::Inner,
        2 => Place::Last,
        _ => Place::Only,
    };
    Some((n / 4, place))
}

/// Whether a label may follow another inside a sentence.
pub fn may_follow(before: usize, after: usize) -> bool {
    let open = meaning(before).filter(|(_, p)| matches!(p, Place::First | Place::Inner)).map(|(k, _)| k);
    let continues = meaning(after).filter(|(_, p)| matches!(p, Place::Inner | Place::Last)).map(|(k, _)| k);
    open == continues
}

/// Whether a sentence may begin with a label.
pub fn may_begin(label: usize) -> bool {
    may_follow(OUTSIDE, label)
}

/// Whether a sentence may end with a label.
pub fn may_end(label: usize) -> bool {
    may_follow(label, OUTSIDE)
}

/// The names that a well-formed sequence of labels spells: positions in the sequence, and the type's number.
pub fn names(labels: &[u8]) -> Vec<(Range<usize>, usize)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (i, &l) in labels.iter().enumerate() {
        match meaning(usize::from(l)) {
            Some((_, Place::First)) => start = i,
            Some((kind, Place::Last)) => out.push((start..i + 1, kind)),
            Some((kind, Place::Only)) => out.push((i..i + 1, kind)),
            Some((_, Place::Inner)) | None => {}
        }
    }
    out
}

/// Writes a name's labels into a sequence.
pub fn mark(labels: &mut [u8], name: &Range<usize>, kind: usize) {
    for i in name.clone() {
        let place = match (i == name.start, i + 1 == name.end) {
            (true, true) => Place::Only,
            (true, false) => Place::First,
            (false, true) => Place::Last,
            (false, false) => Place::Inner,
        };
        labels[i] = u8::try_from(label(kind, place)).expect("a few labels");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back_from_their_labels() {
        let mut labels = [0u8; 8];
        mark(&mut labels, &(0..1), 3);
        mark(&mut labels, &(2..5), 0);
        mark(&mut labels, &(5..7), 2);
        assert_eq!(names(&labels), [(0..1, 3), (2..5, 0), (5..7, 2)]);
    }

    #[test]
    fn a_name_goes_on_in_its_own_type_until_its_end() {
        let first = label(0, Place::First);
        assert!(may_follow(first, label(0, Place::Last)));
        assert!(!may_follow(first, label(1, Place::Last)));
        assert!(!may_follow(first, OUTSIDE));
        assert!(may_follow(label(0, Place::Only), label(0, Place::First)));
        assert!(!may_begin(label(2, Place::Inner)));
        assert!(!may_end(first));
    }
}
