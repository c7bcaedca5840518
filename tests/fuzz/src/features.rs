//! Any bytes as the answer to FEAT, and what the client then does with a server that has these features.

use portolan_ftp_proto::Operation;
use portolan_remote::RemotePath;
use portolan_testkit::script::config;

use super::session::{converse, plain_answer};

/// The first byte chooses whether the bytes are the features or the whole reply.
pub fn check(input: &[u8]) {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let reply = if choice & 1 == 0 {
        [b"211-Features:\r\n", bytes, b"\r\n211 End\r\n"].concat()
    } else {
        [bytes, b"\r\n"].concat()
    };
    let path = RemotePath::new("/a");
    let operations = vec![
        Operation::List { path: path.clone() },
        Operation::Stat { path: path.clone() },
        Operation::Space { path: path.clone() },
        Operation::Checksum {
            path: path.clone(),
            algorithm: None,
            range: None,
        },
        Operation::SetModified {
            path: path.clone(),
            seconds: 1_700_000_000,
        },
        Operation::SetMode { path, mode: 0o644 },
    ];
    converse(config(), b"220 ready\r\n".to_vec(), operations, |line| {
        if line == b"FEAT" {
            reply.clone()
        } else {
            plain_answer(line).to_vec()
        }
    });
}
