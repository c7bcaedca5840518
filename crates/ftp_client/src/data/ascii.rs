//! Line ends of TYPE A: CR LF on the wire (RFC 959, 3.1.1.1), the system's own here.

use portolan_remote::{Body, Contents, TransferType};

/// Are the line ends of this body turned here? What goes on to another server goes as it came.
pub(super) fn turns(body: &Body) -> bool {
    body.kind == TransferType::Ascii && matches!(body.file, Contents::File(_))
}

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
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    /// What `turn` makes of these bytes, cut into pieces of these lengths.
    fn turned(bytes: &[u8], cuts: &[usize], turn: impl Fn(&mut LineEnds, &[u8]) -> Vec<u8>) -> Vec<u8> {
        let (mut ends, mut out, mut rest) = (LineEnds::default(), Vec::new(), bytes);
        for &cut in cuts {
            let (piece, after) = rest.split_at(cut.min(rest.len()));
            out.extend(turn(&mut ends, piece));
            rest = after;
        }
        out.extend(turn(&mut ends, rest));
        out
    }

    fn leave(bytes: &[u8], cuts: &[usize]) -> Vec<u8> {
        turned(bytes, cuts, LineEnds::leaving)
    }

    fn arrive(bytes: &[u8], cuts: &[usize]) -> Vec<u8> {
        // The last piece is the end: what waits comes out behind it.
        let mut out = turned(bytes, cuts, LineEnds::arriving);
        if bytes.last() == Some(&b'\r') {
            out.push(b'\r');
        }
        out
    }

    proptest! {
        #[test]
        fn lines_come_back_as_they_went(
            bytes in vec(select(&b"\r\n\n\nab\0\xff"[..]), 0..200),
            there in vec(0_usize..9, 0..40),
            back in vec(0_usize..9, 0..40),
        ) {
            let wire = leave(&bytes, &there);
            // However it is cut, the same goes, and every LF of it has its CR.
            prop_assert_eq!(&wire, &leave(&bytes, &[]));
            prop_assert!(wire.iter().enumerate().all(|(at, &byte)| byte != b'\n' || (at > 0 && wire[at - 1] == b'\r')));
            // What comes back has the line ends of this computer, and everything else, lone CRs too, as it was.
            let lines = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
            let came = arrive(&wire, &back);
            prop_assert_eq!(String::from_utf8_lossy(&came).into_owned(), lines);
            // Of what has no CR before a LF, not a byte is another one.
            if !bytes.windows(2).any(|pair| pair == b"\r\n") {
                prop_assert_eq!(came, bytes);
            }
        }
    }

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
