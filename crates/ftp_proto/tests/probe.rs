//! The probe of an unknown server, in virtual time: what it costs, what it brings, and that it harms nobody.

#![expect(clippy::expect_used, reason = "what a test takes for granted may stop it")]

use std::time::Duration;

use portolan_ftp_proto::{CloseReason, Config, Lesson, Operation, OperationId};
use portolan_remote::{ErrorKind, RemotePath};
use portolan_testkit::{
    script::config,
    sim::{Manners, Server, Sim},
};

const ROUND_TRIP: Duration = Duration::from_millis(100);

/// A session that has listed its root, with files to delete, and then whatever it does when nobody asks for anything.
fn probed(manners: Manners, round_trip: Duration) -> Sim {
    let mut sim = listed(manners, round_trip);
    sim.run();
    sim
}

fn listed(manners: Manners, round_trip: Duration) -> Sim {
    let mut server = Server::new(manners);
    for number in 0..8 {
        server = server.with_file(&format!("/{number}"), b"x");
    }
    let config = Config {
        probe_after: Some(Duration::from_secs(1)),
        ..config()
    };
    let mut sim = Sim::logged_in(config, server, round_trip).expect("the log-on works");
    let listing = sim.submit(Operation::List {
        path: RemotePath::root(),
    });
    sim.run_while(|sim| !sim.endings.contains_key(&listing));
    assert!(sim.succeeded(listing));
    sim
}

fn delete(sim: &mut Sim, number: usize) -> OperationId {
    sim.submit(Operation::Delete {
        path: RemotePath::new(format!("/{number}")),
    })
}

fn closed_for(sim: &Sim) -> Option<ErrorKind> {
    match &sim.closed {
        Some(CloseReason::Failed(failure)) => Some(failure.kind),
        _ => None,
    }
}

#[test]
fn a_server_in_order_takes_several_commands_from_then_on() {
    let mut sim = probed(Manners::unknown(), ROUND_TRIP);
    let learned = sim.client.learned();
    assert_eq!(learned.in_order, Some(true));
    assert!(learned.reasons[&Lesson::InOrder].contains("answered in order"));
    let begun = sim.now;
    let ids: Vec<OperationId> = (0..8).map(|number| delete(&mut sim, number)).collect();
    sim.run();
    assert!(ids.iter().all(|id| sim.succeeded(*id)));
    assert_eq!(sim.round_trips(begun, sim.now), 1, "{:?}", sim.writes);
    // Once: an idle session is left alone from then on.
    let writes = sim.writes.len();
    sim.run();
    assert_eq!(sim.writes.len(), writes);
}

#[test]
fn the_probe_is_two_writes_after_a_second_of_silence() {
    let sim = probed(Manners::unknown(), ROUND_TRIP);
    let lines: Vec<&str> = sim.writes.iter().map(|(_, line)| line.as_str()).collect();
    let [.., first, second] = lines[..] else {
        panic!("{lines:?}")
    };
    assert_eq!(first, "SYST | FEAT | PWD | TYPE I");
    assert!(
        second.starts_with("MDTM /portolan-") && second.ends_with(" | NOOP"),
        "{second}"
    );
    assert_eq!(
        sim.server
            .executed
            .iter()
            .filter(|line| line.starts_with("MDTM"))
            .count(),
        1
    );
}

#[test]
fn a_server_out_of_turn_is_never_sent_ahead_again() {
    let manners = Manners {
        out_of_turn: true,
        ..Manners::unknown()
    };
    let sim = probed(manners, ROUND_TRIP);
    assert_eq!(sim.client.learned().in_order, Some(false));
    assert_eq!(closed_for(&sim), Some(ErrorKind::ConnectionLost));
    assert!(sim.client.learned().reasons[&Lesson::InOrder].starts_with("one command at a time"));
}

#[test]
fn what_is_asked_meanwhile_waits_no_longer_than_the_limit() {
    // The server swallows MDTM: no reply, ever.
    let manners = Manners {
        fixed: vec![("MDTM", "")],
        ..Manners::unknown()
    };
    let mut sim = listed(manners, ROUND_TRIP);
    sim.run_while(|sim| !sim.server.executed.iter().any(|line| line.starts_with("MDTM")));
    let asked = sim.now;
    let id = delete(&mut sim, 0);
    sim.run();
    let ending = &sim.endings[&id];
    let failure = ending.result.as_ref().expect_err("the session has ended");
    // Nothing of it was written, and another session will do.
    assert_eq!(failure.kind, ErrorKind::ConnectionLost);
    assert!(
        ending.at.saturating_sub(asked) <= Duration::from_secs(2),
        "{:?}",
        ending.at
    );
    assert!(!sim.server.executed.iter().any(|line| line.starts_with("DELE")));
    assert_eq!(sim.client.learned().in_order, Some(false));
}

#[test]
fn a_slow_line_gets_eight_round_trips() {
    let sim = probed(Manners::unknown(), Duration::from_millis(1500));
    assert_eq!(sim.client.learned().in_order, Some(true), "{:?}", sim.closed);
}

#[test]
fn what_is_asked_while_a_good_server_is_probed_is_done_behind_it() {
    let mut sim = listed(Manners::unknown(), ROUND_TRIP);
    let before = sim.writes.len();
    sim.run_while(|sim| sim.writes.len() == before);
    let asked = sim.now;
    let id = delete(&mut sim, 0);
    sim.run();
    assert!(sim.succeeded(id) && sim.closed.is_none());
    assert!(sim.round_trips(asked, sim.endings[&id].at) <= 3);
    assert_eq!(sim.client.learned().in_order, Some(true));
}

#[test]
fn odd_replies_at_log_on_are_not_taken_for_disorder() {
    // SYST with 200 and no FEAT (`quirks.md` row 21): they tell nothing, so they are not asked again.
    let manners = Manners {
        fixed: vec![("SYST", "200 UNIX"), ("FEAT", "500 what?")],
        ..Manners::unknown()
    };
    let sim = probed(manners, ROUND_TRIP);
    assert_eq!(sim.client.learned().in_order, Some(true));
    assert!(sim.writes.iter().any(|(_, line)| line == "PWD | TYPE I"));
}

#[test]
fn known_families_are_not_probed() {
    for manners in [Manners::vsftpd(), Manners::libunftp()] {
        let sim = probed(manners, ROUND_TRIP);
        assert!(!sim.writes.iter().any(|(_, line)| line.contains("NOOP")));
        assert_eq!(sim.client.learned().in_order, None);
    }
}
