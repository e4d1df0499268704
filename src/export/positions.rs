//! From the analysis's UTF-16 positions to bytes, with which a Rust string is cut, and to code points, which other standards count.

use std::ops::Range;

/// How many code units lie between two known positions: the longest walk of a look-up.
const STEP: usize = 64;

/// Positions of a text in three units: the analysis counts UTF-16 code units, Rust bytes, other standards code points. Made in one pass; a
/// look-up takes constant time.
///
/// ```
/// let text = "قال: «نعود»";
/// let positions = isnad::export::Positions::new(text);
/// assert_eq!(&text[positions.bytes(6, 10)], "نعود");
/// assert_eq!(positions.points(6, 10), 6..10);
/// ```
#[derive(Debug)]
pub struct Positions<'a> {
    text: &'a str,
    /// Byte and code point of the first character that starts at or after unit `STEP * n`, with that unit.
    known: Vec<Place>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Place {
    unit: usize,
    byte: usize,
    point: usize,
}

impl<'a> Positions<'a> {
    /// The positions of a text.
    pub fn new(text: &'a str) -> Positions<'a> {
        let mut known = Vec::with_capacity(text.len() / STEP + 1);
        let mut place = Place::default();
        for c in text.chars() {
            if place.unit >= known.len() * STEP {
                known.push(place);
            }
            place.unit += c.len_utf16();
            place.byte += c.len_utf8();
            place.point += 1;
        }
        if place.unit >= known.len() * STEP {
            known.push(place);
        }
        Positions { text, known }
    }

    /// A unit inside a surrogate pair is drawn back to the pair's start, one past the end to the end.
    fn place(&self, unit: usize) -> Place {
        let mut place = self.known[(unit / STEP).min(self.known.len() - 1)];
        if place.unit > unit {
            // The step falls inside a surrogate pair: the pair's first unit is the one before.
            place = self.known[unit / STEP - 1];
        }
        for c in self.text[place.byte..].chars() {
            if place.unit + c.len_utf16() > unit {
                break;
            }
            place.unit += c.len_utf16();
            place.byte += c.len_utf8();
            place.point += 1;
        }
        place
    }

    /// The bytes of a stretch given in UTF-16 code units, always a valid range of the text.
    pub fn bytes(&self, start: usize, end: usize) -> Range<usize> {
        let (start, end) = (self.place(start).byte, self.place(end).byte);
        start..end.max(start)
    }

    /// The code points of a stretch given in code units.
    pub fn points(&self, start: usize, end: usize) -> Range<usize> {
        let (start, end) = (self.place(start).point, self.place(end).point);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::Positions;

    #[test]
    fn every_position_of_a_mixed_text() {
        let text: String = "aب😀é\n".repeat(70);
        let positions = Positions::new(&text);
        let (mut unit, mut point) = (0, 0);
        for (byte, c) in text.char_indices() {
            assert_eq!(positions.bytes(unit, unit), byte..byte);
            assert_eq!(positions.points(unit, unit + c.len_utf16()), point..point + 1);
            if c.len_utf16() == 2 {
                assert_eq!(positions.bytes(unit + 1, unit + 1), byte..byte, "inside a pair");
            }
            unit += c.len_utf16();
            point += 1;
        }
        assert_eq!(positions.bytes(0, unit), 0..text.len());
    }

    #[test]
    fn positions_outside_the_text() {
        let positions = Positions::new("😀b");
        assert_eq!(positions.bytes(2, 900), 4..5);
        assert_eq!(positions.bytes(3, 1), 5..5, "an end before its start");
        assert_eq!(Positions::new("").bytes(4, 5), 0..0);
    }
}
