//! What things cost, in round trips of virtual time.

#![expect(clippy::expect_used, reason = "what a test takes for granted may stop it")]

use std::time::Duration;

use portolan_ftp_proto::{Config, Learned, Operation, OperationId, OperationOutcome};
use portolan_remote::{RemotePath, TransferType};
use portolan_testkit::{
    script::config,
    sim::{Manners, Server, Sim},
};

const ROUND_TRIP: Duration = Duration::from_millis(100);
const FILES: usize = 8;

fn session(manners: Manners, learned: Learned) -> Sim {
    let mut server = Server::new(manners);
    for number in 0..FILES {
        server = server.with_file(&format!("/{number}"), format!("file {number}").as_bytes());
    }
    let config = Config { learned, ..config() };
    let mut sim = Sim::logged_in(config, server, ROUND_TRIP).expect("the log-on works");
    let listing = sim.submit(Operation::List {
        path: RemotePath::root(),
    });
    sim.run();
    assert!(sim.succeeded(listing), "{:?}", sim.endings);
    sim
}

/// The cost of each file after the first, in round trips.
fn each(sim: &Sim, ids: &[OperationId]) -> f64 {
    assert!(ids.iter().all(|id| sim.succeeded(*id)), "{:?}", sim.endings);
    let at = |id: &OperationId| sim.endings[id].at;
    f64::from(sim.round_trips(at(&ids[0]), at(&ids[ids.len() - 1]))) / (ids.len() - 1) as f64
}

fn download(manners: Manners, learned: Learned) -> f64 {
    download_of(manners, learned, false)
}

fn download_of(manners: Manners, learned: Learned, ask_modified: bool) -> f64 {
    let mut sim = session(manners, learned);
    let ids: Vec<OperationId> = (0..FILES)
        .map(|number| {
            sim.submit(Operation::Retrieve {
                path: RemotePath::new(format!("/{number}")),
                offset: 0,
                size: Some(6),
                kind: TransferType::Image,
                ask_modified,
            })
        })
        .collect();
    sim.run();
    for (number, id) in ids.iter().enumerate() {
        let told = matches!(
            &sim.endings[id].result,
            Ok(OperationOutcome::Transferred { modified: Some(_), .. })
        );
        assert_eq!(told, ask_modified);
        assert_eq!(sim.received[id], format!("file {number}").into_bytes());
    }
    each(&sim, &ids)
}

fn upload(manners: Manners, learned: Learned, temporary: bool) -> f64 {
    let mut sim = session(manners, learned);
    let ids: Vec<OperationId> = (0..FILES)
        .map(|number| {
            let operation = Operation::Store {
                path: RemotePath::new(format!("/up{number}")),
                temporary: temporary.then(|| RemotePath::new(format!("/.up{number}.part"))),
                replace: true,
                offset: 0,
                size: Some(6),
                modified: Some(951_782_400),
                permissions: None,
                kind: TransferType::Image,
            };
            sim.upload(operation, format!("file {number}").as_bytes())
        })
        .collect();
    sim.run();
    for number in 0..FILES {
        let wanted = format!("file {number}");
        assert_eq!(sim.server.file(&format!("/up{number}")), Some(wanted.as_bytes()));
        assert_eq!(sim.server.file(&format!("/.up{number}.part")), None);
    }
    each(&sim, &ids)
}

fn lockstep() -> Learned {
    Learned {
        in_order: Some(false),
        look_ahead_retrieve: Some(false),
        look_ahead_store: Some(false),
        ..Learned::default()
    }
}

fn close(cost: f64, expected: f64) {
    assert!(
        (cost - expected).abs() < 0.01,
        "{cost} round trips a file, not {expected}"
    );
}

#[test]
fn a_small_download_costs_two_round_trips_with_look_ahead() {
    close(download(Manners::pure_ftpd(), Learned::default()), 2.0);
}

#[test]
fn asking_for_the_time_of_a_file_on_the_way_costs_nothing() {
    close(download_of(Manners::pure_ftpd(), Learned::default(), true), 2.0);
    close(download_of(Manners::vsftpd(), Learned::default(), true), 3.0);
}

#[test]
fn a_server_that_lingers_costs_a_third() {
    close(download(Manners::vsftpd(), Learned::default()), 3.0);
    close(download(Manners::proftpd(), Learned::default()), 3.0);
}

#[test]
fn an_unknown_server_costs_four_in_lockstep() {
    close(download(Manners::unknown(), Learned::default()), 4.0);
}

#[test]
fn without_look_ahead_a_known_server_costs_one_more() {
    close(download(Manners::pure_ftpd(), lockstep()), 3.0);
}

#[test]
fn an_upload_and_its_proof_ride_along() {
    // STOR to 226: two, and one more for SIZE, which must be known before the rename; RNFR, RNTO ride with the next STOR.
    let ahead = upload(Manners::pure_ftpd(), Learned::default(), true);
    let slow = upload(Manners::unknown(), lockstep(), true);
    close(ahead, 3.0);
    assert!(slow >= 7.0, "lockstep costs {slow}");
}

#[test]
fn an_upload_without_temporary_name_costs_the_same_as_its_proof() {
    close(upload(Manners::pure_ftpd(), Learned::default(), false), 3.0);
}

#[test]
fn deletes_go_deep_where_the_server_is_in_order() {
    for (manners, most) in [(Manners::vsftpd(), 1), (Manners::unknown(), 8)] {
        let mut sim = session(manners, Learned::default());
        let begun = sim.now;
        let ids: Vec<OperationId> = (0..FILES)
            .map(|number| {
                sim.submit(Operation::Delete {
                    path: RemotePath::new(format!("/{number}")),
                })
            })
            .collect();
        sim.run();
        assert!(ids.iter().all(|id| sim.succeeded(*id)));
        assert!(sim.round_trips(begun, sim.now) <= most, "{:?}", sim.writes);
    }
}

#[test]
fn the_log_on_of_a_known_server_costs_three_after_the_greeting() {
    for (manners, cost) in [(Manners::vsftpd(), 3), (Manners::unknown(), 7)] {
        let mut sim = Sim::new(config(), Server::new(manners), ROUND_TRIP);
        let id = sim.submit(Operation::Login);
        sim.run();
        let greeted = ROUND_TRIP / 2;
        let trips = sim.round_trips(greeted, sim.endings[&id].at);
        assert!(sim.succeeded(id));
        assert_eq!(trips, cost, "{:?}", sim.writes);
    }
}

#[test]
fn a_server_that_answers_out_of_turn_is_never_sent_ahead() {
    let mut sim = session(
        Manners::libunftp(),
        Learned {
            in_order: Some(true),
            ..Learned::default()
        },
    );
    let ids: Vec<OperationId> = (0..FILES)
        .map(|number| {
            sim.submit(Operation::Stat {
                path: RemotePath::new(format!("/{number}")),
            })
        })
        .collect();
    sim.run();
    assert!(ids.iter().all(|id| sim.succeeded(*id)));
    assert!(
        sim.writes.iter().all(|(_, line)| !line.contains(" | ")),
        "{:?}",
        sim.writes
    );
}

#[test]
fn behind_a_firewall_only_the_first_silence_is_waited_for_long() {
    let server = Server::new(Manners::vsftpd()).with_file("/0", b"file 0");
    let mut sim = Sim::logged_in(config(), server, ROUND_TRIP).expect("the log-on works");
    sim.firewall = true;
    let get = |path: &str| Operation::Retrieve {
        path: RemotePath::new(path),
        offset: 0,
        size: None,
        kind: TransferType::Image,
        ask_modified: false,
    };
    let id = sim.submit(get("/0"));
    sim.run();
    let why = sim.endings[&id]
        .result
        .as_ref()
        .expect_err("a firewall")
        .detail()
        .to_string();
    for (mode, seconds) in [("EPSV", 10), ("PASV", 4), ("EPRT", 4), ("PORT", 4)] {
        assert!(
            why.contains(&format!("{mode}: no connection within {seconds} s")),
            "{why}"
        );
    }
    assert!(sim.now < Duration::from_secs(30), "{:?}", sim.now);
    // The session is still good, and nobody waits again.
    let (begun, id) = (sim.now, sim.submit(get("/0")));
    sim.run();
    assert!(sim.endings[&id].result.is_err() && sim.now == begun);
}

#[test]
fn an_abandoned_upload_keeps_what_arrived_under_its_temporary_name_only() {
    let mut sim = session(Manners::vsftpd(), Learned::default());
    let operation = Operation::Store {
        path: RemotePath::new("/0"),
        temporary: Some(RemotePath::new("/.part")),
        replace: true,
        offset: 0,
        size: Some(4),
        modified: None,
        permissions: None,
        kind: TransferType::Image,
    };
    let id = sim.upload(operation, b"new!");
    sim.run_while(|sim| !sim.server.executed.iter().any(|line| line.starts_with("STOR")));
    sim.abandon(id);
    let told = sim.now;
    sim.run();
    assert_eq!(sim.endings[&id].at, told, "the person does not wait");
    assert_eq!(sim.server.file("/0"), Some(&b"file 0"[..]));
    let next = sim.submit(Operation::Delete {
        path: RemotePath::new("/1"),
    });
    sim.run();
    assert!(
        sim.succeeded(next),
        "the session is still good: {:?} {:?}",
        sim.closed,
        sim.writes
    );
}
