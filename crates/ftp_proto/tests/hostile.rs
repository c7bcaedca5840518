//! Whatever comes in: no panic, no endless output, and every operation answered exactly once.

#![expect(clippy::expect_used, reason = "what a test takes for granted may stop it")]

use std::{collections::HashMap, time::Duration};

use portolan_ftp_proto::{
    Config, ControlConnection, DataEvent, DataFailure, Input, Operation, OperationId, Output, SecretBytes, TlsInfo,
    TlsMode, Via,
};
use portolan_remote::{Detail, ErrorKind, FtpProxyLogOn, HostPort, RemotePath, TransferType};
use portolan_testkit::script::config;
use proptest::{collection::vec, prelude::*, sample::select};

/// More outputs than this after one input is a loop.
const MOST_OUTPUTS: usize = 64;

#[derive(Clone, Debug)]
enum Act {
    Bytes(Vec<u8>),
    Line(&'static str),
    Submit(u8),
    Abandon(u8),
    Data(u8, u8),
    Tls(bool),
    Time,
    Eof,
}

const LINES: &[&str] = &[
    "220 (vsFTPd 3.0.3)",
    "220 ready",
    "230 in",
    "331 password",
    "332 account",
    "234 go",
    "200 ok",
    "250 ok",
    "257 \"/\"",
    "215 UNIX",
    "211-Features:\r\n MLST\r\n SIZE\r\n REST STREAM\r\n UTF8\r\n MFMT\r\n211 End",
    "229 x (|||5000|)",
    "227 x (1,2,3,4,5,6)",
    "229 x (|||0|)",
    "150 here (10 bytes)",
    "125 go",
    "226 done",
    "213 10",
    "213 20200101000000",
    "350 go",
    "425 no data",
    "426 aborted",
    "421 bye",
    "450 no",
    "500 what",
    "502 no",
    "503 order",
    "522 session reuse",
    "530 no",
    "550 no such file",
    "550 File exists",
    "553 name",
    "633 x",
    "120 wait",
    "221 bye",
    "226-a\r\n226 b",
    "\u{0}",
    "nonsense",
];

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        1 => vec(any::<u8>(), 0..40).prop_map(Act::Bytes),
        12 => select(LINES).prop_map(Act::Line),
        6 => any::<u8>().prop_map(Act::Submit),
        1 => any::<u8>().prop_map(Act::Abandon),
        6 => (any::<u8>(), any::<u8>()).prop_map(|(which, what)| Act::Data(which, what)),
        1 => any::<bool>().prop_map(Act::Tls),
        1 => Just(Act::Time),
        1 => Just(Act::Eof),
    ]
}

fn operation(number: u8) -> Operation {
    let path = RemotePath::new(format!("/{}", number % 3));
    let kind = if number & 64 == 0 {
        TransferType::Image
    } else {
        TransferType::Ascii
    };
    match number % 15 {
        0 => Operation::List { path },
        1 => Operation::Stat { path },
        2 | 3 => Operation::Retrieve {
            path,
            offset: u64::from(number & 32),
            size: (number & 16 != 0).then_some(10),
            kind,
            ask_modified: number & 128 != 0,
        },
        4 | 5 => Operation::Store {
            temporary: (number & 16 != 0).then(|| RemotePath::new("/.part")),
            path,
            replace: number & 8 != 0,
            offset: u64::from(number & 32),
            size: Some(10),
            modified: Some(i64::MAX),
            permissions: (number & 64 != 0).then_some(0o644),
            kind,
        },
        6 => Operation::MakeDir { path },
        7 => Operation::Delete { path },
        8 => Operation::Rename {
            from: path,
            to: RemotePath::new("/to"),
        },
        9 => Operation::SetModified { path, seconds: -1 },
        10 => Operation::SetMode { path, mode: 0xffff },
        11 => Operation::Raw {
            line: vec![number, b'X', number],
        },
        12 => Operation::Checksum {
            path,
            algorithm: None,
            range: (number & 16 != 0).then_some(std::ops::Range { start: 3, end: 2 }),
        },
        13 => Operation::Space { path },
        _ => Operation::Quit,
    }
}

fn data_event(what: u8) -> DataEvent {
    match what % 5 {
        0 => DataEvent::Listening(([192, 0, 2, 1], 4000).into()),
        1 => DataEvent::Opened,
        2 => DataEvent::Closed {
            bytes: u64::from(what % 20),
            clean: what & 32 == 0,
        },
        3 => DataEvent::Closed {
            bytes: u64::MAX,
            clean: true,
        },
        _ => DataEvent::Failed(DataFailure {
            kind: if what & 32 == 0 {
                ErrorKind::LocalIo
            } else {
                ErrorKind::ConnectionLost
            },
            why: Detail::words("broken"),
            bytes: 1,
        }),
    }
}

struct Rig {
    core: ControlConnection,
    now: Duration,
    asked: HashMap<OperationId, usize>,
    data: Vec<u32>,
    closed: bool,
}

impl Rig {
    fn act(&mut self, act: &Act) {
        self.now += Duration::from_millis(1);
        match act {
            Act::Bytes(bytes) => self.core.handle(self.now, Input::Bytes(bytes)),
            Act::Line(line) => {
                let line = format!("{line}\r\n");
                self.core.handle(self.now, Input::Bytes(line.as_bytes()));
            }
            Act::Submit(number) => {
                let id = self.core.submit(self.now, operation(*number));
                self.asked.insert(id, 0);
            }
            Act::Abandon(number) => self.core.abandon(self.now, OperationId(u32::from(*number % 16))),
            Act::Data(which, what) => {
                let id = match self.data.len() {
                    0 => u32::from(*which),
                    length => self.data[usize::from(*which) % length],
                };
                self.core.handle(self.now, Input::Data(id, data_event(*what)));
            }
            Act::Tls(true) => self.core.handle(
                self.now,
                Input::TlsReady(TlsInfo {
                    version: "TLS 1.3".into(),
                    suite: "x".into(),
                    resumed: false,
                }),
            ),
            Act::Tls(false) => self.core.handle(self.now, Input::TlsFailed(Detail::words("no"))),
            Act::Time => {
                if let Some(at) = self.core.poll_timeout() {
                    self.now = self.now.max(at);
                }
                self.core.handle(self.now, Input::Time);
            }
            Act::Eof => self.core.handle(self.now, Input::Eof(None)),
        }
        self.drain();
    }

    fn drain(&mut self) {
        let mut outputs = 0;
        while let Some(output) = self.core.poll_output() {
            outputs += 1;
            assert!(outputs <= MOST_OUTPUTS, "outputs without end");
            match output {
                Output::Done(id, _) => {
                    let answers = self.asked.get_mut(&id).expect("only what was asked is answered");
                    *answers += 1;
                    assert_eq!(*answers, 1, "answered twice");
                }
                Output::OpenData(plan) => self.data.push(plan.id),
                Output::Closed(_) => {
                    assert!(!self.closed, "closed twice");
                    self.closed = true;
                }
                Output::Write(bytes) => {
                    assert!(!self.closed, "written after the end");
                    assert!(bytes.ends_with(b"\r\n"));
                }
                Output::WriteUrgent(bytes) => {
                    assert!(!self.closed, "written after the end");
                    assert_eq!(bytes, [0xff, 0xf4, 0xff, 0xf2]);
                }
                Output::StartTls | Output::Ask(_) | Output::CopyMayStart(_) | Output::CloseData { .. } => {}
            }
        }
        while self.core.poll_trace().is_some() {}
    }
}

fn drive(config: Config, acts: &[Act]) {
    let mut rig = Rig {
        core: ControlConnection::new(config, Duration::ZERO),
        now: Duration::ZERO,
        asked: HashMap::new(),
        data: Vec::new(),
        closed: false,
    };
    let login = rig.core.submit(Duration::ZERO, Operation::Login);
    rig.asked.insert(login, 0);
    for act in acts {
        rig.act(act);
    }
    // Time limits end whatever hangs.
    for _ in 0..200 {
        if rig.closed || rig.core.poll_timeout().is_none() {
            break;
        }
        rig.act(&Act::Time);
    }
    rig.act(&Act::Eof);
    assert!(rig.closed, "an end of the connection ends it");
    for (id, answers) in rig.asked {
        assert_eq!(answers, 1, "operation {id:?}");
    }
}

/// The log-on of a known server, so that what follows meets a session in use.
fn logged_in() -> Vec<Act> {
    let mut acts = vec![
        Act::Line("220 (vsFTPd 3.0.3)"),
        Act::Line("331 password"),
        Act::Line("230 in"),
    ];
    acts.extend([LINES[10], "215 UNIX", "200 ok", "200 ok", "257 \"/\""].map(Act::Line));
    acts
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bytes_never_do_harm(pieces in vec(vec(any::<u8>(), 0..200), 0..20), explicit in any::<bool>()) {
        let tls = if explicit { TlsMode::Explicit } else { TlsMode::Off };
        let acts: Vec<Act> = pieces.into_iter().map(Act::Bytes).collect();
        drive(Config { tls, ..config() }, &acts);
    }

    #[test]
    fn a_log_on_survives_anything(acts in vec(act(), 0..60), mode in 0..4u8) {
        let tls = [TlsMode::Off, TlsMode::IfOffered, TlsMode::Explicit, TlsMode::Implicit][usize::from(mode)];
        drive(Config { tls, ..config() }, &acts);
    }

    #[test]
    fn a_session_survives_anything(acts in vec(act(), 0..120)) {
        let mut all = logged_in();
        all.extend(acts);
        drive(config(), &all);
    }

    #[test]
    fn a_session_that_speaks_unasked_survives_anything(acts in vec(act(), 0..120), known in any::<bool>()) {
        let mut all = logged_in();
        if !known {
            all[0] = Act::Line("220 ready");
        }
        all.extend(acts);
        let mut config = config();
        config.keep_alive.every = Some(Duration::from_millis(3));
        config.probe_after = Some(Duration::from_millis(2));
        config.learned.keep_alive_in_transfer = Some(true);
        drive(config, &all);
    }

    #[test]
    fn a_log_on_through_a_proxy_survives_anything(acts in vec(act(), 0..60), way in 0..4u8) {
        let lines = vec!["USER %u@%h %s".to_owned(), "PASS %p".into(), "ACCT %w".into()];
        let log_on = [
            FtpProxyLogOn::UserAtHost,
            FtpProxyLogOn::Site,
            FtpProxyLogOn::Open,
            FtpProxyLogOn::Custom(lines),
        ]
        .into_iter()
        .nth(usize::from(way))
        .expect("four ways");
        let via = Via::Ftp {
            log_on,
            server: HostPort::new("ftp.example.org", 2121),
            user: Some(b"gate".into()),
            password: Some(SecretBytes::new(b"hidden".into())),
        };
        drive(Config { via, ..config() }, &acts);
    }
}
