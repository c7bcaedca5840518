//! Any bytes as all that a server says: every operation is answered once, and nothing goes round in circles.

use portolan_ftp_proto::{Operation, TlsMode};
use portolan_remote::{RemotePath, TransferType};
use portolan_testkit::script::config;

use super::session::{converse, plain_answer};

/// What stands between two answers. An empty answer is that of a plain server, so that bytes that matter come late too.
const BREAK: u8 = 0x1e;

/// The first byte chooses TLS and how much of the log-on is plain.
pub fn check(input: &[u8]) {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let mut config = config();
    config.tls = [TlsMode::Off, TlsMode::IfOffered, TlsMode::Explicit][usize::from(choice) % 3];
    let mut answers = bytes.split(|&byte| byte == BREAK);
    let path = RemotePath::new("/a");
    let operations = vec![
        Operation::List { path: path.clone() },
        Operation::Stat { path: path.clone() },
        Operation::Retrieve {
            path: path.clone(),
            offset: u64::from(choice & 64),
            size: None,
            kind: TransferType::Image,
            ask_modified: true,
        },
        Operation::Store {
            path: path.clone(),
            temporary: Some(RemotePath::new("/.a.part")),
            replace: choice & 32 != 0,
            offset: 0,
            size: Some(0),
            modified: Some(1_700_000_000),
            permissions: None,
            kind: TransferType::Image,
        },
        Operation::MakeDir { path: path.clone() },
        Operation::Rename {
            from: path.clone(),
            to: RemotePath::new("/b"),
        },
        Operation::Space { path: path.clone() },
        Operation::Delete { path },
    ];
    let mut plain = usize::from(choice >> 3 & 15);
    let greeting = if plain > 0 {
        &b"220 ready\r\n"[..]
    } else {
        answers.next().unwrap_or_default()
    };
    converse(config, greeting.to_vec(), operations, |line| {
        if plain > 0 {
            plain -= 1;
            return plain_answer(line).to_vec();
        }
        match answers.next() {
            None | Some([]) => plain_answer(line).to_vec(),
            Some(bytes) => bytes.to_vec(),
        }
    });
}
