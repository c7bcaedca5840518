//! Line ends of TYPE A: CR LF on the wire (RFC 959, 3.1.1.1), the system's own here.

/// Turns line ends between the wire and this computer, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct LineEnds {
    /// The last byte of the piece before was a CR.
    after_cr: bool,
}

impl LineEnds {
    /// From the wire: CR LF becomes LF; a lone CR stays. A CR at the end of the piece waits for the next.
    #[cfg(not(windows))]
    pub(super) fn arriving(&mut self, piece: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(piece.len() + 1);
        for &byte in piece {
            if self.after_cr && byte != b'\n' {
                out.push(b'\r');
            }
            self.after_cr = byte == b'\r';
            if !self.after_cr {
                out.push(byte);
            }
        }
        out
    }

    /// From the wire: as it is.
    #[cfg(windows)]
    pub(super) fn arriving(&mut self, piece: &[u8]) -> Vec<u8> {
        piece.to_vec()
    }

    /// What waited for a next piece that did not come.
    pub(super) fn finish(&mut self) -> &'static [u8] {
        if std::mem::take(&mut self.after_cr) { b"\r" } else { b"" }
    }

    /// To the wire: a LF without CR gets one.
    pub(super) fn leaving(&mut self, piece: &[u8]) -> Vec<u8> {
        let mut out = Vec::with_capacity(piece.len() + piece.len() / 32 + 1);
        for &byte in piece {
            if byte == b'\n' && !self.after_cr {
                out.push(b'\r');
            }
            self.after_cr = byte == b'\r';
            out.push(byte);
        }
        out
    }
}

#[cfg(all(test, not(windows)))]
mod tests {
    use super::*;

    #[test]
    fn line_ends_turn_at_every_cut() {
        let wire = b"a\r\nb\rc\r\n\r\n\rd\r";
        let here = b"a\nb\rc\n\n\rd\r";
        for cut in 0..=wire.len() {
            let mut ends = LineEnds::default();
            let mut out = ends.arriving(&wire[..cut]);
            out.extend(ends.arriving(&wire[cut..]));
            out.extend(ends.finish());
            assert_eq!(out, here, "{cut}");
        }
        let here = b"a\nb\r\n\n";
        for cut in 0..=here.len() {
            let mut ends = LineEnds::default();
            let mut out = ends.leaving(&here[..cut]);
            out.extend(ends.leaving(&here[cut..]));
            assert_eq!(out, b"a\r\nb\r\n\r\n", "{cut}");
        }
    }
}
