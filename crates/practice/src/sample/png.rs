//! Writes a picture as PNG with stored (uncompressed) blocks: some hundred kilobytes each, which suits practice, and no
//! compressor among the dependencies.

/// Longest stored block of RFC 1951, section 3.2.4.
const STORED_MAX: usize = 65_535;

/// An RGB picture, eight bits a channel, rows from the top.
pub(super) struct Picture {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) rgb: Vec<u8>,
}

impl Picture {
    /// The file as bytes (PNG, ISO/IEC 15948).
    pub(super) fn to_png(&self) -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut header = Vec::new();
        header.extend(self.width.to_be_bytes());
        header.extend(self.height.to_be_bytes());
        // Eight bits a channel, colour type RGB, deflate, the one filter method, not interlaced.
        header.extend([8, 2, 0, 0, 0]);
        chunk(&mut png, *b"IHDR", &header);
        chunk(&mut png, *b"IDAT", &stored_zlib(&self.scan_lines()));
        chunk(&mut png, *b"IEND", &[]);
        png
    }

    /// Each row with filter type 0 (none) before it.
    fn scan_lines(&self) -> Vec<u8> {
        let row = self.width as usize * 3;
        let mut lines = Vec::with_capacity(self.rgb.len() + self.height as usize);
        for pixels in self.rgb.chunks_exact(row) {
            lines.push(0);
            lines.extend_from_slice(pixels);
        }
        lines
    }
}

fn chunk(png: &mut Vec<u8>, kind: [u8; 4], data: &[u8]) {
    png.extend((data.len() as u32).to_be_bytes());
    let start = png.len();
    png.extend(kind);
    png.extend_from_slice(data);
    let sum = crc32(&png[start..]);
    png.extend(sum.to_be_bytes());
}

/// A zlib stream (RFC 1950) of stored blocks.
fn stored_zlib(data: &[u8]) -> Vec<u8> {
    let mut stream = vec![0x78, 0x01];
    let mut blocks = data.chunks(STORED_MAX).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        stream.push(u8::from(blocks.peek().is_none()));
        stream.extend(length.to_le_bytes());
        stream.extend((!length).to_le_bytes());
        stream.extend_from_slice(block);
    }
    stream.extend(adler32(data).to_be_bytes());
    stream
}

fn adler32(data: &[u8]) -> u32 {
    let (mut low, mut high) = (1_u32, 0_u32);
    // 5,552 bytes are the most that cannot overflow 32 bits between two reductions.
    for part in data.chunks(5_552) {
        for &byte in part {
            low += u32::from(byte);
            high += low;
        }
        low %= 65_521;
        high %= 65_521;
    }
    high << 16 | low
}

const CRC_TABLE: [u32; 256] = crc_table();

const fn crc_table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut value = index as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 {
                0xEDB8_8320 ^ (value >> 1)
            } else {
                value >> 1
            };
            bit += 1;
        }
        table[index] = value;
        index += 1;
    }
    table
}

fn crc32(data: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for &byte in data {
        sum = CRC_TABLE[((sum ^ u32::from(byte)) & 0xFF) as usize] ^ (sum >> 8);
    }
    !sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checksums_are_those_of_the_standards() {
        // Both are the published check values for this input.
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11E6_0398);
    }

    #[test]
    fn one_black_pixel_is_a_known_file() {
        let png = Picture {
            width: 1,
            height: 1,
            rgb: vec![0, 0, 0],
        }
        .to_png();
        let expected: &[u8] = b"\x89PNG\r\n\x1a\n\
            \x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90\x77\x53\xde\
            \x00\x00\x00\x0fIDAT\x78\x01\x01\x04\x00\xfb\xff\x00\x00\x00\x00\x00\x04\x00\x01";
        assert_eq!(&png[..expected.len()], expected);
        assert!(png.ends_with(b"IEND\xae\x42\x60\x82"));
    }
}
