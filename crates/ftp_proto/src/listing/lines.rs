//! Lines out of pieces of bytes.

use super::ListingError;

/// The longest line that is taken, without its end, in bytes.
pub const MAX_LINE: usize = 64 * 1024;

/// Splits at LF and takes one CR off the end of a line.
///
/// Only one: a CR before CR LF belongs to the name (`Icon\r` of the Mac, `quirks.md` row 80). A CR elsewhere never
/// ends a line, since a name may hold one.
#[derive(Debug, Default)]
pub(super) struct Lines {
    rest: Vec<u8>,
    count: u64,
    broken: bool,
}

impl Lines {
    pub(super) fn feed(&mut self, mut bytes: &[u8], mut line: impl FnMut(&[u8])) -> Result<(), ListingError> {
        while let Some(end) = memchr(bytes) {
            let (head, tail) = (&bytes[..end], &bytes[end + 1..]);
            bytes = tail;
            self.check(head.len())?;
            self.count += 1;
            if self.rest.is_empty() {
                line(without_cr(head));
            } else {
                self.rest.extend_from_slice(head);
                line(without_cr(&self.rest));
                self.rest.clear();
            }
        }
        self.check(bytes.len())?;
        self.rest.extend_from_slice(bytes);
        Ok(())
    }

    /// A last line without an end.
    pub(super) fn finish(&mut self, mut line: impl FnMut(&[u8])) {
        if !self.rest.is_empty() && !self.broken {
            line(without_cr(&self.rest));
            self.rest.clear();
        }
    }

    fn check(&mut self, more: usize) -> Result<(), ListingError> {
        // One byte more for the CR of the line's end.
        if self.broken || self.rest.len() + more > MAX_LINE + 1 {
            self.broken = true;
            self.rest = Vec::new();
            return Err(ListingError::LineTooLong { number: self.count + 1 });
        }
        Ok(())
    }
}

fn memchr(bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&byte| byte == b'\n')
}

fn without_cr(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
