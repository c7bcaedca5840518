use portolan_ftp_proto::Lesson;
use portolan_remote::{DataMode, RemotePath, SessionId};

use super::*;

fn facts(server: &str) -> SessionFacts {
    SessionFacts {
        session: SessionId(1),
        home: RemotePath::root(),
        server: server.to_owned(),
        system: None,
        tls: None,
        data_in_clear: false,
        trusted_by_authority: false,
        utf8: true,
        listing_command: "MLSD",
        data_mode: None,
        round_trip: None,
        features: vec!["SIZE".to_owned()],
    }
}

fn pasv() -> Learned {
    Learned {
        data_mode: Some(DataMode::Pasv),
        rest_stor: Some(false),
        given_up: [(DataMode::Epsv, "500 'EPSV': command not understood".to_owned())].into(),
        reasons: [(Lesson::DataMode, "a listing came".to_owned())].into(),
        ..Learned::default()
    }
}

fn server() -> HostPort {
    HostPort::new("ftp.example.org", 21)
}

#[test]
fn what_was_learnt_survives_with_when_and_from_what_until_the_server_changes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut servers, _) = Servers::load(folder.path());
    let (none, learned) = (Learned::default(), pasv());
    servers
        .note(&server(), &facts("ProFTPD 1.3"), &none, &learned, 1000)
        .unwrap()()
    .unwrap();
    assert!(
        servers
            .note(&server(), &facts("ProFTPD 1.3"), &learned, &learned, 2000)
            .is_none()
    );
    servers
        .learn(
            &server(),
            ServerRow::SessionLimit,
            Some(ServerValue::Count(3)),
            "421 Too many connections",
            3000,
        )
        .unwrap()()
    .unwrap();
    let (mut servers, problem) = Servers::load(folder.path());
    assert!(problem.is_none());
    let known = servers.get(&server());
    assert_eq!(known.learned().data_mode, Some(DataMode::Pasv));
    assert_eq!(known.learned().given_up, learned.given_up);
    assert_eq!(known.session_limit(), Some((3, false)));
    let view = servers.view();
    let row = |wanted| view[0].rows.iter().find(|row| row.row == wanted).unwrap().clone();
    assert_eq!(
        (row(ServerRow::DataMode).when, &*row(ServerRow::DataMode).from),
        (Some(1000), "a listing came")
    );
    assert_eq!(&*row(ServerRow::SessionLimit).from, "421 Too many connections");
    servers.set(&server(), ServerRow::RestStor, Some(ServerValue::Switch(true)), 4000)().unwrap();
    servers.note(&server(), &facts("vsftpd"), &none, &none, 5000).unwrap()().unwrap();
    // Another server: only what a person decided is left, in memory and in the file.
    for servers in [servers, Servers::load(folder.path()).0] {
        let known = servers.get(&server());
        assert_eq!(known.session_limit(), None);
        assert_eq!(known.learned().data_mode, None);
        assert_eq!(known.learned().rest_stor, Some(true));
    }
}

#[test]
fn a_session_takes_back_only_what_it_knew() {
    let folder = tempfile::tempdir().unwrap();
    let (mut servers, _) = Servers::load(folder.path());
    let (none, learned) = (Learned::default(), pasv());
    drop(servers.note(&server(), &facts("x"), &none, &learned, 1));
    // Another session, which began before that and learnt nothing.
    assert!(servers.note(&server(), &facts("x"), &none, &none, 2).is_none());
    let epsv_works = Learned {
        given_up: BTreeMap::new(),
        ..learned.clone()
    };
    assert!(servers.note(&server(), &facts("x"), &learned, &epsv_works, 3).is_some());
    assert!(servers.get(&server()).learned().given_up.is_empty());
    // What the person has forgotten does not come back from sessions that still know it.
    drop(servers.forget(&server()));
    drop(servers.note(&server(), &facts("x"), &epsv_works, &epsv_works, 4));
    assert_eq!(servers.get(&server()).learned(), Learned::default());
}

#[test]
fn two_processes_do_not_lose_each_others_rows() {
    let folder = tempfile::tempdir().unwrap();
    let (mut one, _) = Servers::load(folder.path());
    let (mut two, _) = Servers::load(folder.path());
    let none = Learned::default();
    one.note(&server(), &facts("x"), &none, &pasv(), 1).unwrap()().unwrap();
    let ordered = Learned {
        in_order: Some(true),
        ..none.clone()
    };
    two.note(&server(), &facts("x"), &none, &ordered, 2).unwrap()().unwrap();
    let (mut all, _) = Servers::load(folder.path());
    let learned = all.get(&server()).learned();
    assert_eq!(
        (learned.data_mode, learned.in_order),
        (Some(DataMode::Pasv), Some(true))
    );
    all.forget(&server())().unwrap();
    assert!(Servers::load(folder.path()).0.view().is_empty());
}

#[test]
fn hand_edits_are_taken_and_strangers_stay() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("servers.toml");
    std::fs::write(
        &path,
        "# mine\n[servers.'h:21']\ndata_mode = 'port' # the router\nsession_limit = 2\ntls_version = 1.2\nmlsd = 7\n\
         list_all = { when = 3 }\nfuture = 'x'\n[servers.'no port']\nmlsd = true\n[servers]\n'i:21' = { in_order = false }\n",
    )
    .unwrap();
    let (mut servers, problem) = Servers::load(folder.path());
    assert!(problem.is_none());
    let server = HostPort::new("h", 21);
    let known = servers.get(&server);
    assert_eq!(known.learned().data_mode, Some(DataMode::Port));
    assert_eq!(known.session_limit(), Some((2, true)));
    assert_eq!(known.tls_version(), Some(TlsVersion::V1_2));
    assert_eq!((known.learned().mlsd, known.learned().list_all), (None, None));
    assert_eq!(servers.get(&HostPort::new("i", 21)).learned().in_order, Some(false));
    // A limit that a person set is not learnt away.
    assert!(
        servers
            .learn(&server, ServerRow::SessionLimit, Some(ServerValue::Count(9)), "x", 1)
            .is_none()
    );
    servers.set(&server, ServerRow::SessionLimit, None, 1)().unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    for part in ["# mine", "# the router", "future = 'x'", "'no port'"] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert!(!text.contains("session_limit"), "{text}");
}
