//! Byte offsets to UTF-16 code units, in one forward walk.

/// Converts ascending byte offsets into UTF-16 offsets. Each call walks only from the last offset, so a whole document costs one pass.
#[derive(Debug)]
pub struct Cursor<'a> {
    text: &'a str,
    byte: usize,
    unit: usize,
}

impl<'a> Cursor<'a> {
    /// A cursor at the start of `text`.
    pub fn new(text: &'a str) -> Cursor<'a> {
        Cursor { text, byte: 0, unit: 0 }
    }

    /// The UTF-16 offset of byte offset `byte`. Panics where that is no character boundary of the text.
    ///
    /// An offset before the last one starts again from the beginning: right, but no longer linear.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.unit) = (0, 0);
        }
        self.unit += self.text[self.byte..byte].chars().map(char::len_utf16).sum::<usize>();
        self.byte = byte;
        self.unit
    }
}

#[cfg(test)]
mod tests {
    use super::Cursor;

    #[test]
    fn astral_characters_count_two() {
        let text = "أ😀b";
        let mut cursor = Cursor::new(text);
        let units: Vec<usize> = [0, 2, 6, 7].into_iter().map(|b| cursor.at(b)).collect();
        assert_eq!(units, [0, 1, 3, 4]);
        assert_eq!(cursor.at(2), 1, "going back is right too");
    }
}
