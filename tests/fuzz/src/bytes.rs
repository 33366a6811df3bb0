//! How are choices read from bytes, so that any bytes are choices?

/// Bytes that are read one after the other; after the last one come zeros.
pub(crate) struct Bytes<'d> {
    rest: &'d [u8],
}

impl<'d> Bytes<'d> {
    pub(crate) fn new(data: &'d [u8]) -> Bytes<'d> {
        Bytes { rest: data }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    pub(crate) fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((&byte, rest)) => {
                self.rest = rest;
                byte
            }
            None => 0,
        }
    }

    pub(crate) fn word(&mut self) -> u32 {
        u32::from_le_bytes([self.byte(), self.byte(), self.byte(), self.byte()])
    }

    /// A number below `most`, or 0 if there is none.
    pub(crate) fn below(&mut self, most: usize) -> usize {
        let number = usize::from(self.byte()) | usize::from(self.byte()) << 8;
        if most == 0 { 0 } else { number % most }
    }

    /// One of some values, of which there is at least one.
    pub(crate) fn one_of<'v, T>(&mut self, values: &'v [T]) -> &'v T {
        &values[self.below(values.len())]
    }

    pub(crate) fn rest(&self) -> &'d [u8] {
        self.rest
    }
}
