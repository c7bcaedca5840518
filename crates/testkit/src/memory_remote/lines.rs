//! Line ends in TYPE A, a whole text at a time: this computer's are LF, the wire's CR LF, the server's either.

/// As it goes over the wire.
pub(super) fn to_wire(text: &[u8]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(text.len());
    for (at, &byte) in text.iter().enumerate() {
        if byte == b'\n' && (at == 0 || text[at - 1] != b'\r') {
            wire.push(b'\r');
        }
        wire.push(byte);
    }
    wire
}

/// As a side with LF keeps what came over the wire.
pub(super) fn from_wire(wire: &[u8]) -> Vec<u8> {
    let ends = |at: usize| wire[at] == b'\r' && wire.get(at + 1) == Some(&b'\n');
    (0..wire.len()).filter(|&at| !ends(at)).map(|at| wire[at]).collect()
}
