//! Feature hashes and the sorted key sets that tables of the model are looked up by.
//!
//! The model holds no strings: a word, a phrase or a feature is known by some bits of a 64-bit hash. With `n` keys of `b` bits a
//! string that is not in the set is taken for one that is with probability `n / 2^b` (about one in a thousand here), which costs
//! nothing measurable and makes a key one to two bytes on the wire.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::bytes::{Reader, Writer};
use crate::error::Error;

const MULTIPLIER: u64 = 0x9E37_79B9_7F4A_7C15;

/// The hash of a string under a tag that says what the string is (a whole word, a suffix, a phrase …).
#[inline]
pub fn hash(tag: u8, bytes: &[u8]) -> u64 {
    let mut h = (u64::from(tag) + 1).wrapping_mul(0xD6E8_FEB8_6659_FD93);
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let word = u64::from_le_bytes([
            chunk[0], chunk[1], chunk[2], chunk[3], chunk[4], chunk[5], chunk[6], chunk[7],
        ]);
        h = mix(h, word);
    }
    let mut last = (bytes.len() as u64) << 56;
    for (i, &b) in chunks.remainder().iter().enumerate() {
        last |= u64::from(b) << (8 * i);
    }
    mix(h, last)
}

/// A hash made of a hash and one more value.
#[inline]
pub fn mix(h: u64, value: u64) -> u64 {
    let x = (h ^ value.wrapping_mul(0xA24B_AED4_963E_E407)).wrapping_mul(MULTIPLIER);
    x ^ (x >> 29)
}

/// A map whose keys are hashes of [`hash`] and [`mix`] already.
pub type HashKeyed<V> = HashMap<u64, V, BuildHasherDefault<AsIs>>;

/// Takes a hash for its own hash.
#[derive(Debug, Default)]
pub struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |h, &b| mix(h, u64::from(b)));
    }

    fn write_u64(&mut self, n: u64) {
        // The map takes its bucket from the low bits; `mix` leaves the high ones best.
        self.0 = n ^ (n >> 32);
    }
}

/// A sorted set of keys, each the top bits of a hash, with a number for each, looked up in constant time.
///
/// Lookups are most of the recogniser's work, and what they cost is memory out of the cache: a filter of a few bits a key answers most
/// that fail, and one slot in an open table answers the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Keys {
    bits: u32,
    keys: Vec<u32>,
    /// Key and number, each at the place that the key's first bits say, or the next free one.
    slots: Vec<(u32, u32)>,
    slot_bits: u32,
    /// A bit for each beginning of a key, set where a key begins so.
    filter: Vec<u64>,
    filter_bits: u32,
}

/// The number of an empty slot.
const EMPTY: u32 = u32::MAX;

impl Default for Keys {
    /// The empty set.
    fn default() -> Keys {
        Keys::new(8, Vec::new())
    }
}

impl Keys {
    /// A set of the keys of `bits` bits (8 to 32), which must ascend strictly, each with its place as its number.
    ///
    /// # Panics
    ///
    /// Where a key does not fit in `bits` bits.
    pub fn new(bits: u32, keys: Vec<u32>) -> Keys {
        let numbers = (0..).take(keys.len()).collect::<Vec<u32>>();
        Keys::with_numbers(bits, keys, &numbers)
    }

    /// The same with other numbers, as many as keys, each below `u32::MAX`.
    ///
    /// # Panics
    ///
    /// Where a key does not fit in `bits` bits, or there are fewer numbers than keys.
    pub fn with_numbers(bits: u32, keys: Vec<u32>, numbers: &[u32]) -> Keys {
        // At least a third more slots than keys, so that a search soon meets an empty one.
        let slot_bits = usize::BITS - (keys.len() + keys.len() / 3 + 1).leading_zeros();
        let filter_bits = (slot_bits + 2).clamp(6, bits);
        let mut slots = vec![(0, EMPTY); 1 << slot_bits];
        let mut filter = vec![0u64; (1usize << filter_bits).div_ceil(64)];
        for (&key, &number) in keys.iter().zip(numbers) {
            let beginning = first_bits(key, bits, filter_bits);
            filter[beginning >> 6] |= 1 << (beginning & 63);
            let mut at = first_bits(key, bits, slot_bits);
            while slots[at].1 != EMPTY {
                at = (at + 1) & (slots.len() - 1);
            }
            slots[at] = (key, number);
        }
        Keys { bits, keys, slots, slot_bits, filter, filter_bits }
    }

    /// The key of a hash in a set of keys of `bits` bits.
    #[inline]
    pub fn key(bits: u32, hash: u64) -> u32 {
        #[expect(clippy::cast_possible_truncation, reason = "at most 32 bits are left")]
        {
            (hash.wrapping_mul(MULTIPLIER) >> (64 - bits)) as u32
        }
    }

    /// How many bits a key has.
    pub fn bits(&self) -> u32 {
        self.bits
    }

    /// How many keys there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The keys in their order.
    pub fn iter(&self) -> impl Iterator<Item = u32> {
        self.keys.iter().copied()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// The number of a hash's key.
    #[inline]
    pub fn find(&self, hash: u64) -> Option<usize> {
        let key = Keys::key(self.bits, hash);
        let beginning = first_bits(key, self.bits, self.filter_bits);
        if self.filter[beginning >> 6] & (1 << (beginning & 63)) == 0 {
            return None;
        }
        self.search(key, first_bits(key, self.bits, self.slot_bits))
    }

    /// The number of a key, searched for from a slot on.
    #[inline]
    fn search(&self, key: u32, mut at: usize) -> Option<usize> {
        loop {
            let (found, number) = self.slots[at];
            if number == EMPTY {
                return None;
            }
            if found == key {
                return Some(number as usize);
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }

    /// The numbers of many hashes' keys, of those that are in the set, in their order.
    ///
    /// The filter's words, then the slots, are read for many hashes before any is looked at, so that the memory answers them at once
    /// instead of one after the other: twice as fast as [`Keys::find`] on a set that no cache holds.
    pub fn find_all(&self, hashes: &[u64], found: &mut Vec<usize>) {
        const BATCH: usize = 64;
        found.clear();
        for hashes in hashes.chunks(BATCH) {
            let mut passed = [0; BATCH];
            let mut count = 0;
            for &hash in hashes {
                let key = Keys::key(self.bits, hash);
                let beginning = first_bits(key, self.bits, self.filter_bits);
                passed[count] = key;
                count += usize::from(self.filter[beginning >> 6] & (1 << (beginning & 63)) != 0);
            }
            let passed = &passed[..count];
            let mut slots = [(0, EMPTY); BATCH];
            for (slot, &key) in slots.iter_mut().zip(passed) {
                *slot = self.slots[first_bits(key, self.bits, self.slot_bits)];
            }
            for (&(there, number), &key) in slots.iter().zip(passed) {
                let number = if number == EMPTY {
                    None
                } else if there == key {
                    Some(number as usize)
                } else {
                    self.search(key, first_bits(key, self.bits, self.slot_bits))
                };
                found.extend(number);
            }
        }
    }

    /// Writes the set as differences, which pack to little more than the entropy.
    pub fn write(&self, out: &mut Writer) {
        out.u8(u8::try_from(self.bits).expect("at most 32"));
        out.count(self.keys.len());
        let mut previous = 0;
        for &k in &self.keys {
            out.varint(k - previous);
            previous = k;
        }
    }

    /// Reads what [`Keys::write`] wrote.
    ///
    /// # Errors
    ///
    /// Where the bytes end early or the keys do not ascend within their bits.
    pub fn read(from: &mut Reader<'_>) -> Result<Keys, Error> {
        let bits = u32::from(from.u8()?);
        if !(8..=32).contains(&bits) {
            return Err(Error::model("its keys have no sensible size"));
        }
        let count = from.count()?;
        let mut keys = Vec::with_capacity(count);
        let mut previous = 0u64;
        for n in 0..count {
            let step = u64::from(from.varint()?);
            previous += step;
            if previous >> bits != 0 || (n > 0 && step == 0) {
                return Err(Error::model("its keys do not ascend"));
            }
            keys.push(u32::try_from(previous).map_err(|_| Error::model("its keys do not ascend"))?);
        }
        Ok(Keys::new(bits, keys))
    }
}

/// The first `n` of a key's bits; more than it has, where `n` is more.
#[inline]
fn first_bits(key: u32, bits: u32, n: u32) -> usize {
    if n <= bits { (key >> (bits - n)) as usize } else { (key as usize) << (n - bits) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_is_found_and_others_are_not() {
        let hashes: Vec<u64> = (0..500u32).map(|n| hash(7, &n.to_le_bytes())).collect();
        let mut keys: Vec<u32> = hashes.iter().map(|&h| Keys::key(28, h)).collect();
        keys.sort_unstable();
        keys.dedup();
        for bits in [8, 20, 28, 32] {
            let mut keys: Vec<u32> =
                keys.iter().map(|k| if bits < 28 { k >> (28 - bits) } else { *k }).collect();
            keys.dedup();
            let few = Keys::with_numbers(bits, keys.clone(), &vec![7; keys.len()]);
            assert_eq!(few.slots.iter().filter(|(_, n)| *n == 7).count(), keys.len());
        }
        let set = Keys::new(28, keys.clone());
        for &h in &hashes {
            let at = set.find(h).expect("a member");
            assert_eq!(keys[at], Keys::key(28, h));
        }
        let strangers = (500..10_500u32).filter(|n| set.find(hash(7, &n.to_le_bytes())).is_some()).count();
        assert!(strangers <= 2, "{strangers} false finds");
        assert_eq!(Keys::default().find(1), None);
        // Many at once are found as one by one.
        let asked: Vec<u64> = (0..2_000u32).map(|n| hash(7, &n.to_le_bytes())).collect();
        let one_by_one: Vec<usize> = asked.iter().filter_map(|&h| set.find(h)).collect();
        let mut at_once = Vec::new();
        set.find_all(&asked, &mut at_once);
        assert_eq!(at_once, one_by_one);
    }

    #[test]
    fn a_set_survives_its_bytes() {
        let set = Keys::new(20, vec![0, 5, 77_777, (1 << 20) - 1]);
        let mut out = Writer::default();
        set.write(&mut out);
        let bytes = out.finish();
        assert_eq!(Keys::read(&mut Reader::new(&bytes)).unwrap(), set);
        assert!(Keys::read(&mut Reader::new(&bytes[..bytes.len() - 1])).is_err());
    }
}
