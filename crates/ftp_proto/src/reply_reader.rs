//! Bytes of the control connection to replies.

use std::collections::VecDeque;

use crate::reply::{Reply, ReplyCode};
use portolan_remote::Detail;

/// Longest line of a reply, in bytes.
const LINE_LIMIT: usize = 64 * 1024;
/// Longest reply, in bytes.
const REPLY_LIMIT: usize = 1024 * 1024;
/// Most replies that may wait to be handled: more than any pipeline holds.
const REPLIES_LIMIT: usize = 4096;

const IAC: u8 = 0xff;
const WILL: u8 = 0xfb;
const DONT: u8 = 0xfe;

/// What the reader found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// A line, without its end, for the trace.
    Line(Vec<u8>),
    /// A whole reply; its lines came before.
    Reply(Reply),
    /// What came is no reply. Nothing follows.
    Bad(ReadError),
}

/// Why bytes are no reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ReadError {
    /// A line longer than 64 KiB, a reply longer than 1 MiB, or thousands of replies at once.
    TooLong,
    /// A NUL byte inside a reply.
    Nul,
    /// A line that does not begin with a code.
    NoReply(String),
    /// The very first line shows that something else than an FTP server answers.
    NotFtp(Detail),
}

impl ReadError {
    pub(crate) fn detail(&self) -> Detail {
        match self {
            Self::TooLong => Detail::ReplyTooLong,
            Self::Nul => Detail::ReplyNul,
            Self::NoReply(line) => Detail::NoReply {
                line: line.as_str().into(),
            },
            Self::NotFtp(what) => what.clone(),
        }
    }
}

/// Where in a Telnet sequence (RFC 854) the reader is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Telnet {
    #[default]
    Text,
    Command,
    Option,
}

/// Takes bytes in any pieces and gives whole replies (RFC 959, 4.2), however odd their line ends are
/// (`quirks.md` rows 1 to 4, 10 to 12).
#[derive(Debug, Default)]
pub(crate) struct ReplyReader {
    telnet: Telnet,
    line: Vec<u8>,
    multi: Option<Multi>,
    items: VecDeque<Item>,
    waiting: usize,
    seen_reply: bool,
    broken: bool,
}

/// A reply of several lines that has not ended.
#[derive(Debug)]
struct Multi {
    code: ReplyCode,
    lines: Vec<Vec<u8>>,
    size: usize,
}

impl ReplyReader {
    /// Takes bytes in.
    pub(crate) fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            if self.broken {
                return;
            }
            match self.telnet {
                Telnet::Option => self.telnet = Telnet::Text,
                Telnet::Command => {
                    self.telnet = match byte {
                        WILL..=DONT => Telnet::Option,
                        IAC => {
                            self.text(IAC);
                            Telnet::Text
                        }
                        _ => Telnet::Text,
                    };
                }
                Telnet::Text if byte == IAC => self.telnet = Telnet::Command,
                Telnet::Text => self.text(byte),
            }
        }
    }

    /// The next thing found.
    pub(crate) fn next(&mut self) -> Option<Item> {
        let item = self.items.pop_front();
        if matches!(item, Some(Item::Reply(_))) {
            self.waiting -= 1;
        }
        item
    }

    /// Is anything left that was not handed out, be it a piece of a line? Behind the reply to AUTH it was injected.
    pub(crate) fn has_rest(&self) -> bool {
        !self.items.is_empty() || !self.line.is_empty() || self.multi.is_some() || self.telnet != Telnet::Text
    }

    fn text(&mut self, byte: u8) {
        if byte == b'\n' {
            return self.end_of_line();
        }
        self.line.push(byte);
        if self.line.len() > LINE_LIMIT {
            self.bad(ReadError::TooLong);
        } else if !self.seen_reply && self.multi.is_none() && self.line.len() == 2 && self.line[1] == 3 {
            // A TLS record, 0x15 (alert) or 0x16 (handshake), has no line end to wait for.
            if matches!(self.line[0], 0x15 | 0x16) {
                self.bad(ReadError::NotFtp(Detail::TlsFromTheStart));
            }
        }
    }

    fn bad(&mut self, error: ReadError) {
        self.broken = true;
        self.line.clear();
        self.multi = None;
        self.items.push_back(Item::Bad(error));
    }

    fn end_of_line(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        while line.last() == Some(&b'\r') {
            line.pop();
        }
        if line.contains(&0) {
            return self.bad(ReadError::Nul);
        }
        if self.multi.is_none() && line.trim_ascii().is_empty() {
            return;
        }
        self.items.push_back(Item::Line(line.clone()));
        match self.multi.take() {
            None => self.first_line(&line),
            Some(multi) => self.next_line(multi, line),
        }
    }

    fn first_line(&mut self, line: &[u8]) {
        let line = line.trim_ascii_start();
        let Some((code, rest)) = split_code(line) else {
            return self.bad(self.no_reply(line));
        };
        match rest.split_first() {
            Some((b'-', text)) => {
                self.multi = Some(Multi {
                    code,
                    lines: vec![text.to_vec()],
                    size: line.len(),
                });
            }
            Some((b' ', text)) => self.reply(code, vec![text.to_vec()]),
            // Code without text, or without a blank before it.
            Some((byte, _)) if byte.is_ascii_digit() => self.bad(self.no_reply(line)),
            Some(_) | None => self.reply(code, vec![rest.to_vec()]),
        }
    }

    fn next_line(&mut self, mut multi: Multi, line: Vec<u8>) {
        multi.size += line.len();
        if multi.size > REPLY_LIMIT {
            return self.bad(ReadError::TooLong);
        }
        match split_code(&line) {
            Some((code, rest)) if code == multi.code && matches!(rest.first(), None | Some(b' ')) => {
                multi.lines.push(rest.get(1..).unwrap_or_default().to_vec());
                self.reply(multi.code, multi.lines);
                return;
            }
            Some((code, rest)) if code == multi.code && rest.first() == Some(&b'-') => {
                multi.lines.push(rest[1..].to_vec());
            }
            _ => multi.lines.push(line),
        }
        self.multi = Some(multi);
    }

    fn reply(&mut self, code: ReplyCode, lines: Vec<Vec<u8>>) {
        self.seen_reply = true;
        self.waiting += 1;
        if self.waiting > REPLIES_LIMIT {
            return self.bad(ReadError::TooLong);
        }
        self.items.push_back(Item::Reply(Reply { code, lines }));
    }

    fn no_reply(&self, line: &[u8]) -> ReadError {
        let shown: String = String::from_utf8_lossy(line).chars().take(80).collect();
        if self.seen_reply {
            return ReadError::NoReply(shown);
        }
        let what = if line.starts_with(b"SSH-") {
            Detail::SshAnswers
        } else if line.starts_with(b"HTTP/") || line.starts_with(b"<") {
            Detail::WebAnswers
        } else if line.starts_with(b"* ") || line.starts_with(b"+OK") {
            Detail::MailAnswers
        } else {
            return ReadError::NotFtp(Detail::GreetsWith { words: shown.into() });
        };
        ReadError::NotFtp(what)
    }
}

/// Three digits and what follows them.
fn split_code(line: &[u8]) -> Option<(ReplyCode, &[u8])> {
    let (digits, rest) = line.split_at_checked(3)?;
    let code = digits.iter().try_fold(0u16, |sum, byte| {
        byte.is_ascii_digit().then(|| sum * 10 + u16::from(byte - b'0'))
    })?;
    (code >= 100).then_some((ReplyCode(code), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pieces: &[&[u8]]) -> (Vec<Result<Reply, ReadError>>, bool) {
        let mut reader = ReplyReader::default();
        let mut found = Vec::new();
        for piece in pieces {
            reader.feed(piece);
            while let Some(item) = reader.next() {
                match item {
                    Item::Line(_) => {}
                    Item::Reply(reply) => found.push(Ok(reply)),
                    Item::Bad(error) => found.push(Err(error)),
                }
            }
        }
        (found, reader.has_rest())
    }

    /// Reads `raw` whole, cut in two at every byte, and byte by byte: all must agree.
    fn read_every_way(raw: &[u8]) -> (Vec<Result<Reply, ReadError>>, bool) {
        let whole = read(&[raw]);
        for at in 0..=raw.len() {
            assert_eq!(read(&[&raw[..at], &raw[at..]]), whole, "cut at {at}");
        }
        let bytes: Vec<&[u8]> = raw.chunks(1).collect();
        assert_eq!(read(&bytes), whole);
        whole
    }

    fn codes(raw: &[u8]) -> Vec<u16> {
        read_every_way(raw)
            .0
            .into_iter()
            .map(|reply| reply.expect("a reply").code.0)
            .collect()
    }

    #[test]
    fn row_1_other_codes_inside_do_not_end_a_reply() {
        assert_eq!(
            codes(b"230-Welcome\r\n231 no end\r\n 230 nor this\r\n230 Done\r\n200 x\r\n"),
            [230, 200]
        );
    }

    #[test]
    fn row_2_unnumbered_lines_are_text() {
        assert_eq!(codes(b"220-a\r\n\r\n220-\r\n   b\r\n220---- c\r\n220 d\r\n"), [220]);
    }

    #[test]
    fn row_3_line_ends_of_all_sorts() {
        assert_eq!(
            codes(b"\r\n\n220 a\r\r\n200\n200\r\n211-x\n211\n"),
            [220, 200, 200, 211]
        );
        assert!(read(&[b"220 unfinished\r"]).1);
    }

    #[test]
    fn row_4_telnet_sequences_are_dropped() {
        assert_eq!(codes(b"220\xff\xfb\x01 a\r\n\xff\xf2226 ok\r\n"), [220, 226]);
        let (replies, _) = read_every_way(b"257 \"/\xff\xff\"\r\n");
        assert_eq!(replies[0].as_ref().expect("a reply").lines, [b"\"/\xff\"".to_vec()]);
    }

    #[test]
    fn row_10_endless_lines_and_replies_end() {
        let mut line = b"220 ".to_vec();
        line.resize(LINE_LIMIT + 1, b'x');
        assert_eq!(read(&[&line]).0, [Err(ReadError::TooLong)]);
        let mut reply = b"220-a\r\n".to_vec();
        for _ in 0..=REPLY_LIMIT / 1000 {
            reply.extend_from_slice(&[b'y'; 1000]);
            reply.extend_from_slice(b"\r\n");
        }
        assert_eq!(read(&[&reply]).0, [Err(ReadError::TooLong)]);
        let mut long = b"220 ".to_vec();
        long.resize(LINE_LIMIT - 10, b'x');
        long.extend_from_slice(b"\r\n");
        assert!(read(&[&long]).0[0].is_ok());
    }

    #[test]
    fn row_11_nul_is_no_text() {
        assert_eq!(read_every_way(b"230 a\0b\r\n").0, [Err(ReadError::Nul)]);
    }

    #[test]
    fn row_12_other_servers_are_named() {
        for (greeting, word) in [
            (&b"SSH-2.0-OpenSSH_9.6\r\n"[..], "SFTP"),
            (b"HTTP/1.1 400 Bad Request\r\n", "web"),
            (b"* OK IMAP4 ready\r\n", "mail"),
            (b"+OK POP3\r\n", "mail"),
            (b"\x15\x03\x01\x00\x02", "implicit TLS"),
            (b"hello\r\n", "hello"),
        ] {
            match &read_every_way(greeting).0[..] {
                [Err(ReadError::NotFtp(hint))] => assert!(hint.to_string().contains(word), "{hint}"),
                other => panic!("{other:?}"),
            }
        }
        assert!(matches!(
            &read(&[b"220 a\r\nnonsense\r\n"]).0[..],
            [Ok(_), Err(ReadError::NoReply(_))]
        ));
    }
}
