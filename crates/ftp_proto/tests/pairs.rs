//! One test for each row of the safety table in `src/pipeline.rs`: what happens if the first of a pair is refused.

#![expect(clippy::expect_used, reason = "what a test takes for granted may stop it")]

use std::time::Duration;

use portolan_ftp_proto::{Failure, Operation, OperationId};
use portolan_remote::{ErrorKind, RemotePath, TransferType};
use portolan_testkit::{
    script::config,
    sim::{Manners, Server, Sim},
};

const ROUND_TRIP: Duration = Duration::from_millis(20);

fn session(server: Server) -> Sim {
    Sim::logged_in(config(), server, ROUND_TRIP).expect("the log-on works")
}

fn vsftpd(fixed: &[(&'static str, &'static str)]) -> Manners {
    Manners {
        fixed: fixed.to_vec(),
        ..Manners::vsftpd()
    }
}

fn get(path: &str, offset: u64, kind: TransferType) -> Operation {
    Operation::Retrieve {
        path: RemotePath::new(path),
        offset,
        size: None,
        kind,
        ask_modified: false,
    }
}

fn put(path: &str, temporary: Option<&str>, offset: u64) -> Operation {
    Operation::Store {
        path: RemotePath::new(path),
        temporary: temporary.map(RemotePath::new),
        replace: true,
        offset,
        size: None,
        modified: None,
        permissions: None,
        kind: TransferType::Image,
    }
}

fn failure(sim: &Sim, id: OperationId) -> &Failure {
    sim.endings[&id].result.as_ref().expect_err("a failure")
}

fn executed(sim: &Sim, verb: &str) -> usize {
    sim.server.executed.iter().filter(|line| line.starts_with(verb)).count()
}

#[test]
fn passive_refused_sends_no_transfer_command() {
    let fixed = [
        ("EPSV", "500 no"),
        ("PASV", "500 no"),
        ("EPRT", "500 no"),
        ("PORT", "500 no"),
    ];
    let mut sim = session(Server::new(vsftpd(&fixed)).with_file("/f", b"x"));
    let id = sim.submit(get("/f", 0, TransferType::Image));
    sim.run();
    assert_eq!(failure(&sim, id).kind, ErrorKind::DataConnection);
    assert_eq!(executed(&sim, "RETR"), 0);
}

#[test]
fn rest_refused_sends_neither_retr_nor_stor() {
    let mut sim =
        session(Server::new(vsftpd(&[("REST", "502 no"), ("SIZE", "500 no")])).with_file("/f", b"0123456789"));
    let down = sim.submit(get("/f", 5, TransferType::Image));
    let up = sim.upload(put("/f", None, 5), b"ABCDEFGHIJ");
    sim.run();
    assert_eq!(failure(&sim, down).kind, ErrorKind::NotSupported);
    assert_eq!(failure(&sim, up).kind, ErrorKind::NotSupported);
    assert_eq!(
        (executed(&sim, "RETR"), executed(&sim, "STOR"), executed(&sim, "APPE")),
        (0, 0, 0)
    );
    assert_eq!(
        sim.server.file("/f"),
        Some(&b"0123456789"[..]),
        "the file must be as it was"
    );
}

#[test]
fn type_refused_sends_no_transfer_command() {
    let mut sim = session(Server::new(vsftpd(&[("TYPE A", "504 no")])).with_file("/f", b"x"));
    let id = sim.submit(get("/f", 0, TransferType::Ascii));
    sim.run();
    assert!(sim.endings[&id].result.is_err());
    assert_eq!(executed(&sim, "RETR"), 0);
}

#[test]
fn cwd_refused_lists_nothing() {
    let mut sim = session(Server::new(vsftpd(&[])));
    let id = sim.submit(Operation::List {
        path: RemotePath::new("/nowhere"),
    });
    sim.run();
    assert_eq!(failure(&sim, id).kind, ErrorKind::NotFound);
    assert_eq!(executed(&sim, "LIST"), 0);
    assert!(
        sim.writes.iter().any(|(_, line)| line == "EPSV | CWD /nowhere"),
        "{:?}",
        sim.writes
    );
}

#[test]
fn rnfr_refused_lets_rnto_do_nothing() {
    let mut sim = session(Server::new(vsftpd(&[])).with_file("/b", b"old"));
    let id = sim.submit(Operation::Rename {
        from: RemotePath::new("/a"),
        to: RemotePath::new("/b"),
    });
    sim.run();
    assert_eq!(failure(&sim, id).kind, ErrorKind::NotFound);
    assert!(sim.writes.iter().any(|(_, line)| line == "RNFR /a | RNTO /b"));
    assert_eq!(sim.server.file("/b"), Some(&b"old"[..]));
}

#[test]
fn a_short_upload_never_gets_the_final_name() {
    let manners = Manners {
        stores_at_most: Some(3),
        ..Manners::vsftpd()
    };
    let mut sim = session(Server::new(manners).with_file("/f", b"old"));
    let id = sim.upload(put("/f", Some("/.part"), 0), b"0123456789");
    sim.run();
    assert_eq!(failure(&sim, id).kind, ErrorKind::SizeMismatch);
    assert_eq!(executed(&sim, "RNFR"), 0);
    assert_eq!(sim.server.file("/f"), Some(&b"old"[..]));
}

#[test]
fn a_look_ahead_that_is_refused_costs_nothing_but_itself() {
    let manners = Manners {
        refuses_look_ahead: true,
        ..Manners::vsftpd()
    };
    let server = Server::new(manners)
        .with_file("/a", b"aa")
        .with_file("/b", b"bb")
        .with_file("/c", b"cc");
    let mut sim = session(server);
    let warm = sim.submit(get("/a", 0, TransferType::Image));
    sim.run();
    let ids = ["/a", "/b", "/c"].map(|path| sim.submit(get(path, 0, TransferType::Image)));
    sim.run();
    assert!(
        sim.succeeded(warm) && ids.iter().all(|id| sim.succeeded(*id)),
        "{:?}",
        sim.endings
    );
    assert_eq!(sim.received[&ids[1]], b"bb");
    assert_eq!(sim.client.learned().look_ahead_retrieve, Some(false));
    let rides = sim
        .writes
        .iter()
        .filter(|(_, line)| line.contains("RETR") && line.contains("EPSV"))
        .count();
    assert_eq!(rides, 1, "once refused, never again: {:?}", sim.writes);
}

#[test]
fn stor_waits_for_the_address() {
    // A server that truncates the file before it misses the data address.
    let fixed = [
        ("EPSV", "425 no"),
        ("PASV", "425 no"),
        ("EPRT", "500 no"),
        ("PORT", "500 no"),
    ];
    let mut sim = session(Server::new(vsftpd(&fixed)).with_file("/f", b"old"));
    let id = sim.upload(put("/f", None, 0), b"new");
    sim.run();
    assert_eq!(failure(&sim, id).kind, ErrorKind::DataConnection);
    assert_eq!(sim.server.file("/f"), Some(&b"old"[..]));
}

#[test]
fn the_log_on_goes_alone() {
    let mut sim = Sim::new(config(), Server::new(Manners::vsftpd()), ROUND_TRIP);
    let login = sim.submit(Operation::Login);
    let delete = sim.submit(Operation::Delete {
        path: RemotePath::new("/x"),
    });
    sim.run();
    assert!(sim.succeeded(login) && sim.endings.contains_key(&delete));
    let lines: Vec<&str> = sim.writes.iter().map(|(_, line)| line.as_str()).collect();
    assert_eq!(lines[..2], ["USER u", "PASS secret"]);
    let fixed = Manners {
        fixed: vec![("PASS", "530 Login incorrect.")],
        ..Manners::vsftpd()
    };
    let mut sim = Sim::new(config(), Server::new(fixed), ROUND_TRIP);
    let login = sim.submit(Operation::Login);
    let delete = sim.submit(Operation::Delete {
        path: RemotePath::new("/x"),
    });
    sim.run();
    assert_eq!(failure(&sim, login).kind, ErrorKind::LoginRefused);
    assert_eq!(failure(&sim, delete).kind, ErrorKind::LoginRefused);
    assert_eq!(executed(&sim, "DELE"), 0);
}

#[test]
fn nothing_is_written_in_mid_transfer() {
    for manners in [
        Manners::vsftpd(),
        Manners::proftpd(),
        Manners::pure_ftpd(),
        Manners::unknown(),
    ] {
        let mut sim = session(Server::new(manners).with_file("/f", b"0123456789"));
        let transfer = sim.submit(get("/f", 0, TransferType::Image));
        sim.run_while(|sim| executed(sim, "RETR") == 0);
        let delete = sim.submit(Operation::Delete {
            path: RemotePath::new("/f"),
        });
        sim.run();
        assert!(
            sim.succeeded(transfer) && sim.succeeded(delete),
            "{:?}",
            sim.server.executed
        );
        assert!(!sim.server.executed.iter().any(|line| line.starts_with("(refused)")));
    }
}
