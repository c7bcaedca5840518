//! Servers that do something else with a name than they are told, and say that all is well.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use portolan_ftp_client::{ConnectOptions, FtpSession, Login, TlsMode};
use portolan_remote::{ErrorKind, HostPort, Made, Remote};
use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::{connect, path, put, soon};

/// What the server does with names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Habit {
    /// As it should.
    None,
    /// `_` for control characters, as Pure-FTPd does.
    Underscores,
    /// Blanks and points at the end go, as on Windows.
    Trims,
    /// Reads Telnet: 0xFF and what follows it is a command, a doubled one is the byte.
    Telnet,
    /// Finds names in any letter case, and refuses a new name that is there in another.
    CaseRefused,
    /// The same, and confirms such a rename without doing it.
    CaseIgnored,
    /// The same, and loses the file.
    CaseLost,
}

#[derive(Debug)]
struct OddServer {
    habit: Habit,
    names: Mutex<BTreeSet<Vec<u8>>>,
}

impl OddServer {
    async fn start(habit: Habit) -> (Arc<Self>, FtpSession) {
        let server = Arc::new(Self {
            habit,
            names: Mutex::default(),
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                let serving = serving.clone();
                tokio::spawn(async move { serving.serve(socket).await.ok() });
            }
        });
        let login = Login {
            user: b"anna".into(),
            password: None,
            account: None,
        };
        let mut options = ConnectOptions::new(HostPort::new("127.0.0.1", port), login);
        options.tls = TlsMode::Off;
        (server, connect(options).await.expect("a log-on"))
    }

    fn names(&self) -> Vec<Vec<u8>> {
        self.names.lock().expect("no panic before").iter().cloned().collect()
    }

    /// What the server makes of a line.
    fn heard(&self, line: &[u8]) -> Vec<u8> {
        let line = line.strip_suffix(b"\r\n").unwrap_or(line);
        match self.habit {
            Habit::Underscores => line.iter().map(|&byte| if byte < 0x20 { b'_' } else { byte }).collect(),
            Habit::Trims => {
                let end = line.iter().rposition(|byte| !matches!(byte, b' ' | b'.'));
                line[..end.map_or(0, |end| end + 1)].to_vec()
            }
            Habit::Telnet => {
                let (mut heard, mut bytes) = (Vec::new(), line.iter());
                while let Some(&byte) = bytes.next() {
                    if byte != 0xff || bytes.next() == Some(&0xff) {
                        heard.push(byte);
                    }
                }
                heard
            }
            _ => line.to_vec(),
        }
    }

    /// The name as it is kept.
    fn kept(&self, name: &[u8]) -> Option<Vec<u8>> {
        let any_case = matches!(self.habit, Habit::CaseRefused | Habit::CaseIgnored | Habit::CaseLost);
        self.names()
            .into_iter()
            .find(|kept| kept == name || (any_case && kept.eq_ignore_ascii_case(name)))
    }

    fn rename(&self, from: &[u8], to: &[u8]) -> &'static str {
        let in_the_way = self.kept(to);
        let mut names = self.names.lock().expect("no panic before");
        match (self.habit, in_the_way) {
            (Habit::CaseRefused, Some(_)) => return "553 File exists",
            (Habit::CaseIgnored, Some(_)) => return "250 Done",
            (Habit::CaseLost, Some(_)) => {
                names.remove(from);
                return "250 Done";
            }
            _ => {}
        }
        names.remove(from);
        names.insert(to.to_vec());
        "250 Done"
    }

    async fn serve(&self, socket: TcpStream) -> std::io::Result<()> {
        let mut control = BufReader::new(socket);
        control.write_all(b"220 An odd server\r\n").await?;
        let (mut door, mut from, mut line) = (None, Vec::new(), Vec::new());
        loop {
            line.clear();
            if control.read_until(b'\n', &mut line).await? == 0 {
                return Ok(());
            }
            let heard = self.heard(&line);
            let blank = heard.iter().position(|&byte| byte == b' ').unwrap_or(heard.len());
            let (verb, argument) = (&heard[..blank], heard.get(blank + 1..).unwrap_or_default());
            let name = argument.strip_prefix(b"/").unwrap_or(argument).to_vec();
            let there = || {
                if self.kept(&name).is_some() {
                    "250 Done"
                } else {
                    "550 Nothing of that name"
                }
            };
            let insert = |name: &[u8]| self.names.lock().expect("no panic before").insert(name.to_vec());
            let reply = match verb {
                b"USER" => "230 In".to_owned(),
                b"SYST" => "215 UNIX Type: L8".to_owned(),
                b"TYPE" => "200 Fine".to_owned(),
                b"PWD" => "257 \"/\"".to_owned(),
                b"EPSV" => {
                    let listener = TcpListener::bind("127.0.0.1:0").await?;
                    let port = listener.local_addr()?.port();
                    door = Some(listener);
                    format!("229 Here (|||{port}|)")
                }
                b"LIST" | b"STOR" => {
                    let Some(door) = door.take() else { return Ok(()) };
                    control.write_all(b"150 Go on\r\n").await?;
                    let mut data = door.accept().await?.0;
                    if verb == b"STOR" {
                        data.read_to_end(&mut Vec::new()).await?;
                        insert(&name);
                    } else {
                        for name in self.names() {
                            let line = [b"-rw-r--r-- 1 a b 0 Jan  1  2024 ", &name[..], b"\r\n"].concat();
                            data.write_all(&line).await?;
                        }
                    }
                    "226 Done".to_owned()
                }
                b"SIZE" if self.kept(&name).is_some() => "213 0".to_owned(),
                b"CWD" if name.is_empty() => "250 Done".to_owned(),
                b"SIZE" | b"CWD" => "550 No".to_owned(),
                b"MKD" if self.kept(&name).is_some() => "550 File exists".to_owned(),
                b"MKD" => {
                    insert(&name);
                    "257 Made".to_owned()
                }
                b"DELE" => {
                    let reply = there();
                    self.names.lock().expect("no panic before").remove(&name);
                    reply.to_owned()
                }
                b"RNFR" => match self.kept(&name) {
                    Some(kept) => {
                        from = kept;
                        "350 And now".to_owned()
                    }
                    None => "550 Nothing of that name".to_owned(),
                },
                b"RNTO" => self.rename(&from, &name).to_owned(),
                _ => "500 What?".to_owned(),
            };
            control.write_all(format!("{reply}\r\n").as_bytes()).await?;
        }
    }
}

/// A name with a control character.
const CONTROL: &str = "/a\u{1}b";

#[tokio::test]
async fn a_name_that_the_server_changes_is_an_error() {
    for (habit, sent, kept) in [
        (Habit::Underscores, CONTROL, &b"a_b"[..]),
        (Habit::Trims, "/end.", b"end"),
    ] {
        let (server, session) = OddServer::start(habit).await;
        let error = soon(session.make_dir(&path(sent))).await.expect_err("another name");
        assert_eq!((error.kind, server.names()), (ErrorKind::BadName, vec![kept.to_vec()]));
        let changed = String::from_utf8_lossy(kept).into_owned();
        assert!(error.to_string().contains(&changed), "{error}");
        soon(session.delete(&path(sent))).await.expect("the same bytes name it");
        let error = put(&session, sent, b"").await.expect_err("another name");
        assert_eq!((error.kind, server.names()), (ErrorKind::BadName, vec![kept.to_vec()]));
        soon(session.delete(&path(sent))).await.expect("the same bytes name it");
        put(&session, "/plain", b"").await.expect("a name that nobody changes");
        let error = soon(session.rename(&path("/plain"), &path(sent)))
            .await
            .expect_err("another name");
        assert_eq!((error.kind, server.names()), (ErrorKind::BadName, vec![kept.to_vec()]));
    }
}

#[tokio::test]
async fn a_name_that_the_server_keeps_is_none() {
    let (server, session) = OddServer::start(Habit::None).await;
    for sent in [CONTROL, "/end.", "/end "] {
        assert_eq!(soon(session.make_dir(&path(sent))).await.expect("made"), Made::New);
    }
    assert_eq!(server.names().len(), 3);
}

/// 0xFF is doubled only where a name tells that it must be.
#[tokio::test]
async fn row_04_doubling_is_learnt_from_a_name_that_was_torn() {
    let torn = || portolan_remote::RemotePath::new(b"/a\xffbc");
    for (habit, doubles) in [(Habit::Telnet, true), (Habit::None, false)] {
        let (server, session) = OddServer::start(habit).await;
        soon(session.make_dir(&torn())).await.expect("a folder of that name");
        assert_eq!(server.names(), [b"a\xffbc".to_vec()], "{habit:?}");
        assert_eq!(session.learned().doubles_iac, Some(doubles));
        soon(session.delete(&torn())).await.expect("found");
        assert!(server.names().is_empty());
    }
    // And from one that was there before.
    let (server, session) = OddServer::start(Habit::Telnet).await;
    server
        .names
        .lock()
        .expect("no panic before")
        .insert(b"a\xffbc".to_vec());
    soon(session.stat(&torn())).await.expect("found");
    assert_eq!(session.learned().doubles_iac, Some(true));
    // What is not there teaches nothing.
    let (_server, session) = OddServer::start(Habit::Telnet).await;
    let error = soon(session.stat(&torn())).await.expect_err("nothing there");
    assert_eq!((error.kind, session.learned().doubles_iac), (ErrorKind::NotFound, None));
}

#[tokio::test]
async fn letter_case_alone_is_changed_through_a_name_between() {
    for habit in [Habit::None, Habit::CaseRefused, Habit::CaseIgnored] {
        let (server, session) = OddServer::start(habit).await;
        put(&session, "/readme", b"").await.expect("a file");
        soon(session.rename(&path("/readme"), &path("/README")))
            .await
            .expect("another letter case");
        assert_eq!(server.names(), [b"README".to_vec()], "{habit:?}");
    }
    let (server, session) = OddServer::start(Habit::CaseLost).await;
    put(&session, "/readme", b"").await.expect("a file");
    let error = soon(session.rename(&path("/readme"), &path("/README")))
        .await
        .expect_err("it is gone");
    assert!(
        server.names().is_empty() && error.to_string().contains("neither name"),
        "{error}"
    );
}
