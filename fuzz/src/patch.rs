//! Good bytes with changes that a few other bytes tell: those get further into a reader than any that
//! come by chance, and how they came about is short.

/// What a reader may trip over, whatever it reads.
const TOKENS: [&str; 32] = [
    "",
    "\"",
    "\"\"\"",
    "'",
    "\\",
    "\\u0000",
    "\\u001b",
    "\n",
    "\r\n",
    "\0",
    "\u{1b}]52;c;",
    "\u{9b}",
    "\u{202e}",
    "\u{e000}",
    "a\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "Єва ♥ 👩‍👩‍👧 łódź",
    "0",
    "-1",
    "9223372036854775807",
    "18446744073709551616",
    "1e400",
    "nan",
    "true",
    "null",
    "0001-01-01",
    "9999-12-31",
    "24:00–00:00",
    "[[",
    "{ ",
    " }",
    "{ $count ->\n *[other] x\n }",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
];

/// Bytes to be told by, one after the other; after the last of them there are zeros.
pub(crate) struct Script<'a>(pub(crate) &'a [u8]);

impl<'a> Script<'a> {
    pub(crate) fn next(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    pub(crate) fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    /// A number below `limit`, or 0.
    fn below(&mut self, limit: usize) -> usize {
        let number = usize::from(self.next()) << 8 | usize::from(self.next());
        number.checked_rem(limit).unwrap_or_default()
    }

    /// `good` with all the changes that are told.
    pub(crate) fn patched(mut self, good: &[u8]) -> Vec<u8> {
        let mut bytes = good.to_vec();
        while !self.0.is_empty() {
            self.patch(&mut bytes, good);
        }
        bytes
    }

    /// One change: what is taken out of the place, and what is put there.
    fn patch(&mut self, bytes: &mut Vec<u8>, good: &[u8]) {
        let kind = self.next();
        let from = self.below(bytes.len() + 1);
        let rest = &bytes[from..];
        let to_end_of = |sign: u8| rest.iter().position(|byte| *byte == sign);
        let length = match kind & 3 {
            0 => 0,
            1 => usize::from(self.next()),
            2 => to_end_of(b'\n').unwrap_or(rest.len()),
            _ => to_end_of(b'"').unwrap_or(rest.len()),
        };
        let to = bytes.len().min(from + length);
        let count = usize::from(self.next());
        let put: Vec<u8> = match kind >> 2 & 3 {
            0 => self.take(count).to_vec(),
            1 => TOKENS[count % TOKENS.len()].into(),
            2 => {
                let start = self.below(good.len());
                let end = good.len().min(start + 4 * count);
                good[start..end].to_vec()
            }
            _ => self.take(4).repeat(count),
        };
        bytes.splice(from..to, put);
    }
}
