//! A client of a few lines that sends bytes as they are: what it can do, the server can.

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    time::Duration,
};

use crate::servers::Server;

pub(super) struct Raw {
    control: BufReader<TcpStream>,
}

impl Raw {
    pub(super) fn log_on(server: &Server) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", server.port)).expect("the server listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .expect("a socket");
        stream.set_nodelay(true).expect("a socket");
        let mut raw = Self {
            control: BufReader::new(stream),
        };
        assert_eq!(raw.reply(), 220);
        raw.say(format!("USER {}", server.user).as_bytes());
        let code = raw.say(format!("PASS {}", server.password).as_bytes());
        assert_eq!(code, 230);
        assert_eq!(raw.say(b"TYPE I"), 200);
        raw
    }

    /// The code of the next reply.
    fn reply(&mut self) -> u16 {
        self.whole_reply().0
    }

    fn whole_reply(&mut self) -> (u16, Vec<u8>) {
        let mut first: Option<Vec<u8>> = None;
        loop {
            let mut line = Vec::new();
            self.control.read_until(b'\n', &mut line).expect("a reply");
            assert!(!line.is_empty(), "the server hung up");
            let begin = first.get_or_insert_with(|| line.clone());
            if line.starts_with(&begin[..3]) && line.get(3) == Some(&b' ') {
                let code = String::from_utf8_lossy(&line[..3]).parse().expect("a code");
                return (code, line);
            }
        }
    }

    /// Sends a line and gives the code of the answer.
    pub(super) fn say(&mut self, line: &[u8]) -> u16 {
        self.send(line);
        self.reply()
    }

    fn send(&mut self, line: &[u8]) {
        let line = [line, b"\r\n"].concat();
        self.control.get_mut().write_all(&line).expect("the server reads");
    }

    fn data(&mut self) -> TcpStream {
        self.send(b"EPSV");
        let (code, line) = self.whole_reply();
        assert_eq!(code, 229);
        let line = String::from_utf8_lossy(&line).into_owned();
        let port = line.split('|').nth(3).and_then(|port| port.parse().ok());
        TcpStream::connect(("127.0.0.1", port.expect("a port"))).expect("a data connection")
    }

    /// Stores a file. Did the server take it?
    pub(super) fn store(&mut self, path: &[u8], contents: &[u8]) -> bool {
        let mut data = self.data();
        if self.say(&[b"STOR ", path].concat()) / 100 != 1 {
            return false;
        }
        data.write_all(contents).expect("the server reads");
        drop(data);
        self.reply() == 226
    }

    /// What NLST gives of a folder.
    pub(super) fn names(&mut self, path: &[u8]) -> Vec<u8> {
        let mut data = self.data();
        assert_eq!(self.say(&[b"NLST ", path].concat()) / 100, 1);
        let mut names = Vec::new();
        data.read_to_end(&mut names).expect("a listing");
        assert_eq!(self.reply(), 226);
        names
    }

    /// Renames. Did the server do it?
    pub(super) fn rename(&mut self, from: &[u8], to: &[u8]) -> bool {
        self.say(&[b"RNFR ", from].concat()) == 350 && self.say(&[b"RNTO ", to].concat()) == 250
    }
}
