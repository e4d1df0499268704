//! Sorting in little code: each type that the standard library sorts brings 5 to 9 kB into the WebAssembly, and lists of a text are short.

/// Sorts by a key of up to three numbers, the first first; what has one key stays in its order.
pub(crate) fn sort_by_key<T, const N: usize>(items: &mut [T], key: impl Fn(&T) -> [usize; N]) {
    if items.len() < 2 {
        return;
    }
    let keys = items.iter().enumerate().map(|(n, item)| {
        let mut padded = [0, 0, 0, n];
        padded[..N].copy_from_slice(&key(item));
        padded
    });
    let mut places = places(keys.collect());
    for n in 0..items.len() {
        while places[n] != n {
            let place = places[n];
            items.swap(n, place);
            places.swap(n, place);
        }
    }
}

/// For each item its place, by keys that end in the item's number.
fn places(mut keys: Vec<[usize; 4]>) -> Vec<usize> {
    keys.sort_unstable();
    let mut places = vec![0; keys.len()];
    for (place, [.., n]) in keys.into_iter().enumerate() {
        places[n] = place;
    }
    places
}

/// The key that orders numbers from the highest down.
pub(crate) fn descending(number: usize) -> usize {
    usize::MAX - number
}

#[cfg(test)]
mod tests {
    use super::{descending, sort_by_key};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(
            given in proptest::collection::vec((0usize..9, 0usize..9, any::<u8>()), 0..60)
        ) {
            let (mut ours, mut theirs) = (given.clone(), given);
            sort_by_key(&mut ours, |(a, b, _)| [*a, descending(*b)]);
            theirs.sort_by_key(|(a, b, _)| (*a, std::cmp::Reverse(*b)));
            prop_assert_eq!(ours, theirs);
        }
    }
}
