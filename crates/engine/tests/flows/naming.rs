use portolan_engine::{Enqueue, Finish, JobOptions, NameRules, PaneListing, Place, Request};
use portolan_queue::{ConflictPolicy, Origin};
use portolan_remote::{Direction, ErrorKind, NameEncoding, RemotePath};

use crate::support::{Rig, SITE, ready, remote};

fn encoding(label: &str) -> NameEncoding {
    label.parse().unwrap()
}

fn raw(path: &[u8]) -> Place {
    Place::Remote(SITE, RemotePath::new(path))
}

fn download(rig: &Rig, sources: Vec<Place>) -> Request {
    Request::Enqueue(Enqueue {
        direction: Direction::Download,
        site: SITE,
        sources,
        target: Place::Local(rig.here()),
        rename: None,
        policy: ConflictPolicy::Ask,
        origin: Origin::Window,
        options: JobOptions::default(),
    })
}

/// The names as the pane shows them.
fn shown(pane: &PaneListing) -> Vec<String> {
    let entries = pane.batches.iter().flat_map(|batch| batch.iter());
    let mut names: Vec<String> = entries
        .map(|entry| pane.names.reading.show(entry.name.as_bytes()).into_owned())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn row_20_names_in_another_encoding_are_offered_shown_and_written() {
    let rig = Rig::new();
    for name in [&b"Stra\xdfe"[..], b"gr\xfcn.txt", b"caf\xe9.doc"] {
        rig.server.put([b"/d/", name].concat(), name.to_vec());
    }
    rig.connect();
    rig.show(1, remote("/d"));
    let pane = rig
        .pane(1, |pane| ready(pane) && !pane.seen.candidates.is_empty())
        .await;
    assert!(
        pane.seen.candidates.contains(&encoding("windows-1252")),
        "{:?}",
        pane.seen
    );
    assert_eq!(pane.seen.samples.len(), 3);
    // As it is, and with the wrong one.
    rig.run(Request::SetEncoding(SITE, encoding("koi8-r"))).await.unwrap();
    let pane = rig.pane(1, |pane| pane.names.chosen == encoding("koi8-r")).await;
    assert_ne!(shown(&pane), ["Straße", "café.doc", "grün.txt"]);
    assert!(pane.seen.candidates.contains(&encoding("windows-1252")));
    rig.run(Request::SetEncoding(SITE, encoding("latin1"))).await.unwrap();
    let pane = rig.pane(1, |pane| pane.names.chosen == encoding("latin1")).await;
    assert_eq!(shown(&pane), ["Straße", "café.doc", "grün.txt"]);

    rig.run(download(&rig, vec![raw(b"/d")])).await.unwrap();
    rig.done(3).await;
    assert_eq!(rig.local_tree(), ["d/", "d/Straße", "d/café.doc", "d/grün.txt"]);
    assert_eq!(rig.read("d/grün.txt").as_deref(), Some(&b"gr\xfcn.txt"[..]));

    rig.write("up/für/ä.txt", "x");
    rig.run(Rig::upload(&[rig.here().join("up/für")], "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    rig.done(4).await;
    assert!(rig.server.get(b"/f\xfcr/\xe4.txt").is_some());
}

#[tokio::test]
async fn a_name_that_the_encoding_cannot_write_is_named_and_nothing_is_stored() {
    let rig = Rig::new();
    rig.connect();
    rig.connected().await;
    rig.run(Request::SetEncoding(SITE, encoding("latin1"))).await.unwrap();
    let alone = rig.write("中.txt", "x");
    let error = rig
        .run(Rig::upload(&[alone], "/", ConflictPolicy::Ask))
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::BadName);
    assert!(
        error.to_string().contains("`中` cannot be written in windows-1252"),
        "{error}"
    );
    rig.write("d/中.txt", "x");
    rig.write("d/good", "y");
    rig.run(Rig::upload(&[rig.here().join("d")], "/", ConflictPolicy::Ask))
        .await
        .unwrap();
    rig.done(1).await;
    let failed = rig.failures(1).await;
    assert_eq!(failed, [ErrorKind::BadName]);
    assert_eq!(rig.server.paths(), ["/d/", "/d/good"]);
}

#[tokio::test]
async fn the_encoding_is_remembered_for_the_server() {
    let rig = Rig::new();
    rig.server.put(b"/\xd0\xd2\xc9", "x");
    rig.connect();
    rig.connected().await;
    assert_eq!(
        rig.run(Request::SetEncoding(SITE, encoding("koi8-r"))).await,
        Ok(Finish::Done)
    );
    let rig = rig.restart(|_| {});
    rig.server.put(b"/\xd0\xd2\xc9", "x");
    rig.connect();
    rig.show(1, remote("/"));
    let pane = rig.pane(1, |pane| ready(pane) && shown(pane) == ["при"]).await;
    assert!(pane.names.chosen.is_auto());
}

#[tokio::test]
async fn row_91_names_that_windows_does_not_take_are_mapped_and_come_back() {
    let rig = Rig::with(|config| {
        config.name_rules = NameRules {
            windows: true,
            ignore_case: true,
        };
    });
    let names = ["a:b", "CON", "end.", "x?/y*", "File", "file", "100%41"];
    for name in names {
        rig.server.put(format!("/d/{name}"), name).make_dir_all("/up");
    }
    rig.connect();
    rig.run(download(&rig, vec![raw(b"/d")])).await.unwrap();
    rig.done(names.len()).await;
    let here = rig.local_tree();
    for name in [
        "d/a%3Ab",
        "d/%43ON",
        "d/end%2E",
        "d/x%3F/y%2A",
        "d/File",
        "d/file (2)",
        "d/100%2541",
    ] {
        assert!(here.iter().any(|found| found == name), "{name} is not in {here:?}");
    }
    assert_eq!(rig.read("d/file (2)").as_deref(), Some(&b"file"[..]));
    rig.run(Rig::upload(&[rig.here().join("d")], "/up", ConflictPolicy::Ask))
        .await
        .unwrap_or_else(|error| panic!("{error}"));
    rig.done(2 * names.len()).await;
    for name in ["a:b", "CON", "end.", "x?/y*", "File", "100%41"] {
        assert_eq!(
            rig.server.get(format!("/up/d/{name}")).as_deref(),
            Some(name.as_bytes()),
            "{name}"
        );
    }
}
