//! Any bytes as the answer to EPSV and PASV: where a data connection goes is the server that was connected, and a port.

use portolan_ftp_proto::{DataHow, Operation};
use portolan_remote::{DataMode, ModeChoice, RemotePath};
use portolan_testkit::script::config;

use super::session::{converse, plain_answer};

/// The first byte chooses the data mode, and whether the address of a 227 is trusted.
pub fn check(input: &[u8]) {
    let Some((&choice, bytes)) = input.split_first() else {
        return;
    };
    let mut config = config();
    config.trust_pasv_address = choice & 1 != 0;
    config.mode = match choice >> 1 & 3 {
        0 => ModeChoice::Only(DataMode::Epsv),
        1 => ModeChoice::Only(DataMode::Pasv),
        _ => ModeChoice::Auto,
    };
    let (peer, trusting) = (config.peer, config.trust_pasv_address);
    let path = RemotePath::new("/a");
    let operations = vec![Operation::List { path: path.clone() }, Operation::List { path }];
    let plans = converse(config, b"220 ready\r\n".to_vec(), operations, |line| {
        if matches!(line, b"EPSV" | b"PASV") {
            [bytes, b"\r\n"].concat()
        } else {
            plain_answer(line).to_vec()
        }
    });
    for plan in plans {
        if let DataHow::Connect(address) = plan.how {
            assert_ne!(address.port(), 0);
            assert!(trusting || address.ip() == peer, "{address}");
        }
    }
}
