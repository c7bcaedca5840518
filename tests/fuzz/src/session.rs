//! A session with a server that answers as it likes.

use std::{
    collections::{HashMap, VecDeque},
    time::Duration,
};

use portolan_ftp_proto::{
    Config, ControlConnection, DataEvent, DataPlan, Input, Operation, OperationId, Output, TlsInfo,
};

/// A client that makes so many steps for a handful of operations is in a loop.
const MOST_STEPS: usize = 3000;

/// Drives a log-on and the operations. `answer` gets each command line, and what it returns is sent back; it may be
/// nothing, and then the client waits until its time is up. Every operation must be answered once, and the end of the
/// connection must end it. Returns the data connections that were wanted.
pub(crate) fn converse(
    config: Config,
    greeting: Vec<u8>,
    operations: Vec<Operation>,
    mut answer: impl FnMut(&[u8]) -> Vec<u8>,
) -> Vec<DataPlan> {
    let mut now = Duration::ZERO;
    let mut core = ControlConnection::new(config, now);
    let mut asked: HashMap<OperationId, usize> = HashMap::new();
    for operation in [Operation::Login].into_iter().chain(operations) {
        asked.insert(core.submit(now, operation), 0);
    }
    let (mut plans, mut coming) = (Vec::new(), VecDeque::from([Event::Bytes(greeting)]));
    let (mut closed, mut ended) = (false, false);
    for step in 0.. {
        assert!(step < MOST_STEPS, "a session without end");
        while let Some(output) = core.poll_output() {
            match output {
                Output::Done(id, _) => *asked.entry(id).or_default() += 1,
                Output::Closed(_) => closed = true,
                Output::Write(bytes) => {
                    let lines = bytes.split_inclusive(|&byte| byte == b'\n');
                    coming.extend(lines.map(|line| Event::Bytes(answer(line.trim_ascii()))));
                }
                Output::StartTls => coming.push_back(Event::Tls),
                Output::OpenData(plan) => {
                    coming.push_back(Event::Opened(plan.id));
                    plans.push(plan);
                }
                Output::CopyMayStart(id) => coming.push_back(Event::Copied(id)),
                Output::WriteUrgent(_) | Output::CloseData { .. } | Output::Ask(_) => {}
            }
        }
        while core.poll_trace().is_some() {}
        if closed {
            break;
        }
        now += Duration::from_millis(1);
        match coming.pop_front() {
            Some(Event::Bytes(bytes)) => core.handle(now, Input::Bytes(&bytes)),
            Some(Event::Opened(id)) => core.handle(now, Input::Data(id, DataEvent::Opened)),
            Some(Event::Copied(id)) => {
                let copied = DataEvent::Closed { bytes: 0, clean: true };
                core.handle(now, Input::Data(id, copied));
            }
            Some(Event::Tls) => {
                let info = TlsInfo {
                    version: "TLS 1.3".into(),
                    suite: "TLS13_AES_256_GCM_SHA384".into(),
                    resumed: false,
                };
                core.handle(now, Input::TlsReady(info));
            }
            None => match core.poll_timeout() {
                Some(at) if !ended => {
                    now = now.max(at);
                    core.handle(now, Input::Time);
                    ended = asked.values().all(|answers| *answers > 0);
                }
                _ => {
                    ended = true;
                    core.handle(now, Input::Eof(None));
                }
            },
        }
    }
    for (id, answers) in asked {
        assert_eq!(answers, 1, "{id:?} is answered so many times");
    }
    plans
}

enum Event {
    Bytes(Vec<u8>),
    Opened(portolan_trace::DataId),
    Copied(portolan_trace::DataId),
    Tls,
}

/// What a plain server says.
pub(crate) fn plain_answer(line: &[u8]) -> &'static [u8] {
    let verb = line.split(|&byte| byte == b' ').next().unwrap_or_default();
    match verb {
        b"USER" => b"331 password\r\n",
        b"PASS" => b"230 in\r\n",
        b"AUTH" => b"234 go\r\n",
        b"SYST" => b"215 UNIX Type: L8\r\n",
        b"FEAT" => b"211-Features:\r\n EPSV\r\n MLST type*;size*;modify*;\r\n REST STREAM\r\n SIZE\r\n MDTM\r\n UTF8\r\n211 End\r\n",
        b"PWD" => b"257 \"/\" is here\r\n",
        b"EPSV" => b"229 go (|||5000|)\r\n",
        b"PASV" => b"227 go (203,0,113,5,19,136)\r\n",
        b"MLSD" | b"LIST" | b"NLST" | b"RETR" | b"STOR" => b"150 here\r\n226 done\r\n",
        b"SIZE" => b"213 10\r\n",
        b"MDTM" => b"213 20200101000000\r\n",
        b"MLST" => b"250-here\r\n type=file;size=10; /a\r\n250 End\r\n",
        b"QUIT" => b"221 bye\r\n",
        b"RNFR" | b"REST" => b"350 go on\r\n",
        _ => b"200 fine\r\n",
    }
}
