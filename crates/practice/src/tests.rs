//! The practice server as a client sees it: raw sockets, no code of our own client.

mod client;

use std::{fs, io, path::Path};

use crate::Practice;
use client::{Client, Data};

struct Run {
    practice: Practice,
    parent: tempfile::TempDir,
}

fn run() -> Run {
    let parent = tempfile::tempdir().unwrap();
    let practice = Practice::start_in(parent.path()).unwrap();
    Run { practice, parent }
}

fn logged_in(practice: &Practice) -> Client {
    let mut client = Client::connect(practice.address());
    assert_eq!(client.ask(&format!("USER {}", practice.user())).0, 331);
    assert_eq!(client.ask(&format!("PASS {}", practice.password())).0, 230);
    assert_eq!(client.ask("TYPE I").0, 200);
    client
}

#[test]
fn it_takes_connections_on_loopback_as_soon_as_it_is_started() {
    let run = run();
    assert!(run.practice.address().ip().is_loopback());
    let mut client = Client::connect(run.practice.address());
    assert_eq!(client.ask("NOOP").0, 200);
}

#[test]
fn a_wrong_password_or_user_is_refused_and_leaves_no_way_in() {
    let run = run();
    for (user, password) in [
        (run.practice.user(), "wrong"),
        ("anonymous", run.practice.password()),
        ("root", ""),
    ] {
        let mut client = Client::connect(run.practice.address());
        client.ask(&format!("USER {user}"));
        let (code, text) = client.ask(&format!("PASS {password}"));
        assert_eq!(code, 530, "{text}");
        let (code, text) = client.ask("EPSV");
        assert!((500..600).contains(&code), "{code} {text}");
    }
}

#[test]
fn a_listing_names_what_is_in_the_folder() {
    let run = run();
    let mut client = logged_in(&run.practice);
    for (command, mode) in [("MLSD /", Data::Epsv), ("LIST /", Data::Pasv)] {
        let listing = String::from_utf8(client.retrieve(mode, command).unwrap()).unwrap();
        for name in ["index.html", "images", "Fotos Übersee", "upload-here"] {
            assert!(
                listing.lines().any(|line| line.ends_with(&format!(" {name}"))),
                "no `{name}` in {command}: {listing}"
            );
        }
    }
    let logbook = String::from_utf8(client.retrieve(Data::Epsv, "MLSD /logbook").unwrap()).unwrap();
    assert_eq!(logbook.lines().filter(|line| line.contains("type=file")).count(), 200);
}

#[test]
fn files_come_and_go_unharmed_in_each_mode() {
    let run = run();
    let mut client = logged_in(&run.practice);
    for (mode, path) in [
        (Data::Epsv, "images/harbour-dawn.png"),
        (Data::Pasv, "Fotos Übersee/Große Düne.png"),
        (Data::Port, "notes/🐙 octopus.txt"),
        (Data::Epsv, "notes/empty.txt"),
        (Data::Pasv, "survey/sonar-north-basin.dat"),
    ] {
        let sent = client.retrieve(mode, &format!("RETR /{path}")).unwrap();
        assert!(
            sent == fs::read(run.practice.root().join(path)).unwrap(),
            "`{path}` differs by {mode:?}"
        );
    }
    for mode in [Data::Epsv, Data::Pasv, Data::Port] {
        let target = format!("upload-here/incoming/über {mode:?} 🎣.bin");
        client
            .store(mode, &format!("STOR /{target}"), b"bytes\0of\r\nours")
            .unwrap();
        assert_eq!(
            fs::read(run.practice.root().join(target)).unwrap(),
            b"bytes\0of\r\nours"
        );
    }
}

#[test]
fn tls_shows_the_certificate_that_was_announced_and_resumes_on_data() {
    let run = run();
    for version in [&rustls::version::TLS12, &rustls::version::TLS13] {
        let mut client = Client::connect_tls(run.practice.address(), version);
        assert_eq!(client.certificate_sha256(), run.practice.certificate_sha256());
        client.ask(&format!("USER {}", run.practice.user()));
        assert_eq!(client.ask(&format!("PASS {}", run.practice.password())).0, 230);
        client.ask("TYPE I");
        assert_eq!(client.ask("PBSZ 0").0, 200);
        assert_eq!(client.ask("PROT P").0, 200);
        let picture = fs::read(run.practice.root().join("images/north-basin.png")).unwrap();
        for _ in 0..3 {
            assert!(client.retrieve(Data::Epsv, "RETR /images/north-basin.png").unwrap() == picture);
        }
        client
            .store(Data::Epsv, "STOR /upload-here/by-tls.png", &picture)
            .unwrap();
        assert!(fs::read(run.practice.root().join("upload-here/by-tls.png")).unwrap() == picture);
        assert_eq!(client.resumed_data_connections(), 4, "{version:?}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_outside_of_the_site_can_be_named() {
    use std::os::unix::fs::symlink;
    let run = run();
    let secret = run.parent.path().join("secret.txt");
    fs::write(&secret, b"outside").unwrap();
    symlink(&secret, run.practice.root().join("link.txt")).unwrap();
    symlink(run.parent.path(), run.practice.root().join("link")).unwrap();
    let mut client = logged_in(&run.practice);

    client.ask("CWD ..");
    client.ask("CWD ../../..");
    let listing = String::from_utf8(client.retrieve(Data::Epsv, "NLST").unwrap()).unwrap();
    assert!(
        listing.contains("index.html") && !listing.contains("secret.txt"),
        "{listing}"
    );

    for path in [
        "link.txt",
        "link/secret.txt",
        "../../secret.txt",
        "/../../secret.txt",
        secret.to_str().unwrap(),
    ] {
        assert!(
            !matches!(client.retrieve(Data::Epsv, &format!("RETR {path}")), Ok(bytes) if bytes == b"outside"),
            "{path}"
        );
        // What a refused upload answers differs; what matters is that nothing outside has changed.
        drop(client.store(Data::Epsv, &format!("STOR {path}"), b"overwritten"));
        assert_eq!(fs::read(&secret).unwrap(), b"outside", "by STOR {path}");
        client.ask(&format!("DELE {path}"));
        assert!(secret.exists(), "by DELE {path}");
    }
    assert!(!run.practice.root().parent().unwrap().join("secret.txt").exists());
    client.ask("MKD /link/made");
    assert!(!run.parent.path().join("made").exists());
}

#[test]
fn the_folder_is_gone_after_the_drop_even_with_a_client_still_there() {
    let run = run();
    let mut client = logged_in(&run.practice);
    drop(run.practice);
    assert_eq!(fs::read_dir(run.parent.path()).unwrap().count(), 0);
    assert!(client.closed());
}

#[test]
fn it_starts_and_ends_within_a_runtime_of_the_caller() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async {
        let run = run();
        assert_eq!(Client::connect(run.practice.address()).ask("NOOP").0, 200);
    });
}

#[test]
fn debug_output_holds_no_password() {
    let run = run();
    assert!(!format!("{:?}", run.practice).contains(run.practice.password()));
}

/// Not a test by itself: what [`a_killed_run_leaves_nothing_behind`] starts and kills.
#[cfg(unix)]
#[test]
#[ignore = "started by a_killed_run_leaves_nothing_behind as a process of its own"]
fn a_run_to_be_killed() {
    let parent = std::env::var_os(KILLED_RUN_PARENT).expect("started by the other test");
    let practice = Practice::start_in(Path::new(&parent)).unwrap();
    println!("\nserving {}", practice.root().display());
    assert_eq!(
        io::stdin().lines().count(),
        0,
        "nothing is written here, the pipe just stays open"
    );
}

#[cfg(unix)]
const KILLED_RUN_PARENT: &str = "PORTOLAN_PRACTICE_TEST_PARENT";

#[cfg(unix)]
#[test]
fn a_killed_run_leaves_nothing_behind() {
    use std::{
        io::BufRead,
        process::{Command, Stdio},
        time::{Duration, Instant},
    };
    let parent = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::a_run_to_be_killed", "--ignored", "--nocapture"])
        .env(KILLED_RUN_PARENT, parent.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let output = io::BufReader::new(child.stdout.take().unwrap());
    let line = output
        .lines()
        .map_while(Result::ok)
        .find(|line| line.starts_with("serving "))
        .unwrap();
    let root = Path::new(line.trim_start_matches("serving ")).to_owned();
    assert!(root.join("index.html").exists());
    child.kill().unwrap();
    child.wait().unwrap();
    // The guard is not our child, so there is nothing to wait at but the folder itself.
    let limit = Instant::now() + Duration::from_mins(1);
    while fs::read_dir(parent.path()).unwrap().count() > 0 {
        assert!(Instant::now() < limit, "the guard has not removed {}", root.display());
        std::thread::yield_now();
    }
}
