//! What other programs have: it is read and never touched, and what they still had to move comes into the queue.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime},
};

use portolan_engine::{EditSites, Finish, Request};
use portolan_queue::{ConflictPolicy, ItemState, JobState, Priority};
use portolan_remote::ErrorKind;
use portolan_sites::{
    Secret, SitesEdit,
    import::{Import, Source},
};

use crate::support::{Rig, user_site};

const SITE_MANAGER: &[u8] = include_bytes!("../../../sites/tests/fixtures/filezilla-3.63/sitemanager.xml");
const SETTINGS: &[u8] = include_bytes!("../../../sites/tests/fixtures/filezilla-3.63/filezilla.xml");
const QUEUE: &[u8] = include_bytes!("../../../sites/tests/fixtures/filezilla-3.63/queue.sqlite3");
const EXPORTED: &[u8] = include_bytes!("../../../sites/tests/fixtures/filezilla-3.63/queue-exported.xml");

const BOOKMARKS: &str =
    "<FileZilla3><Bookmark><Name>logs</Name><RemoteDir>1 0 3 var</RemoteDir></Bookmark></FileZilla3>";
const CERTIFICATES: &str = "<FileZilla3><TrustedCerts><Certificate><Data>616263</Data><Host>h</Host><Port>21</Port>
    </Certificate></TrustedCerts></FileZilla3>";
const FILTERS: &str = "<FileZilla3><Filters><Filter><Name>logs</Name><ApplyToFiles>1</ApplyToFiles><MatchType>All</MatchType>
    <Conditions><Condition><Type>0</Type><Condition>0</Condition><Value>log</Value></Condition></Conditions></Filter></Filters>
    </FileZilla3>";
const WINSCP: &str = "[Sessions\\a]\r\nHostName=h\r\nPortNumber=21\r\nFSProtocol=5\r\n";
const REGISTRY: &str = "Windows Registry Editor Version 5.00\r\n\r\n\
    [HKEY_CURRENT_USER\\Software\\Martin Prikryl\\WinSCP 2\\Sessions\\a]\r\n\"HostName\"=\"h\"\r\n\"FSProtocol\"=dword:00000005\r\n";
const DOUBLE_COMMANDER: &str = "[FTP]\nConnection1Name=a\nConnection1Host=h\n";
const RCLONE: &str = "[a]\ntype = ftp\nhost = h\n";
const NETRC: &str = "machine h login anna password x\n";
const LFTP: &str = "a\tftp://h/\n";
const OWN: &str = "version = 1\n[[site]]\nid = \"0000000000000001\"\nname = \"a\"\nhost = \"h\"\n";

/// A folder as anybody can see it: names, contents, times and rights.
fn seen(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime, bool)> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let look = |entry: std::fs::DirEntry| {
        let found = entry.metadata().unwrap();
        let read_only = found.permissions().readonly();
        let contents = std::fs::read(entry.path()).unwrap();
        (entry.path(), (contents, found.modified().unwrap(), read_only))
    };
    entries.map(look).collect()
}

#[tokio::test]
async fn files_of_other_programs_keep_every_byte_and_their_time() {
    let rig = Rig::new();
    let of_this_computer = queue_of(&rig);
    let sources: [(&str, &[u8]); 15] = [
        ("sitemanager.xml", SITE_MANAGER),
        ("filezilla.xml", SETTINGS),
        ("bookmarks.xml", BOOKMARKS.as_bytes()),
        ("trustedcerts.xml", CERTIFICATES.as_bytes()),
        ("queue.sqlite3", QUEUE),
        ("exported.xml", EXPORTED),
        ("queue.xml", of_this_computer.as_bytes()),
        ("WinSCP.ini", WINSCP.as_bytes()),
        ("winscp.reg", REGISTRY.as_bytes()),
        ("ftp.ini", DOUBLE_COMMANDER.as_bytes()),
        ("rclone.conf", RCLONE.as_bytes()),
        (".netrc", NETRC.as_bytes()),
        ("bookmarks", LFTP.as_bytes()),
        ("portolan-sites.toml", OWN.as_bytes()),
        ("filters.xml", FILTERS.as_bytes()),
    ];
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_234_567_890);
    for (name, contents) in sources {
        let path = rig.write(&format!("foreign/{name}"), contents);
        let file = std::fs::File::options().write(true).open(&path).unwrap();
        file.set_modified(long_ago).unwrap();
        let mut rights = file.metadata().unwrap().permissions();
        rights.set_readonly(true);
        file.set_permissions(rights).unwrap();
    }
    let folder = rig.here().join("foreign");
    let before = seen(&folder);
    let mut known = std::collections::BTreeSet::new();
    for (name, _) in sources {
        let path = folder.join(name);
        if name == "filters.xml" {
            let read = rig.run(Request::ReadFilters(path)).await;
            assert!(matches!(read, Ok(Finish::Filters(_))), "{read:?}");
            continue;
        }
        let import = read(&rig, &path).await;
        let parts = [
            import.sites.len(),
            import.certificates.len(),
            import.settings.lines().len(),
            import.bookmarks.len(),
            import.queues.len(),
        ];
        assert!(
            parts.iter().any(|count| *count > 0),
            "nothing came of {name}: {import:?}"
        );
        known.extend(Source::guess(name, &std::fs::read(&path).unwrap()));
        if name == "queue.xml" {
            rig.run(Request::ImportQueue(path)).await.unwrap();
        }
    }
    assert_eq!(known.len(), Source::ALL.len(), "every program is among them");
    assert_eq!(seen(&folder), before);
}

async fn read(rig: &Rig, path: &Path) -> Arc<Import> {
    let request = Request::ReadForeign {
        path: path.to_owned(),
        source: None,
        sealed_under: None,
    };
    match rig.run(request).await {
        Ok(Finish::Import(import)) => import,
        other => panic!("{}: {other:?}", path.display()),
    }
}

/// What FileZilla exports of a queue for the server in memory: one file up, two down, of which one below.
fn queue_of(rig: &Rig) -> String {
    let here = rig.here().display().to_string();
    format!(
        r#"<?xml version="1.0"?><FileZilla3 version="3.63.0" platform="*nix"><Queue><Server><Host>memory.test</Host>
        <Port>21</Port><Protocol>0</Protocol><User>anna</User><Pass encoding="base64">cmlnaHQ=</Pass><Logontype>1</Logontype>
        <Name>memory</Name>
        <File><LocalFile>{here}/up.txt</LocalFile><RemoteFile>named.txt</RemoteFile><RemotePath>1 0 2 in</RemotePath>
            <Flags>0</Flags><Priority>4</Priority></File>
        <File><LocalFile>{here}/tree/a</LocalFile><RemoteFile>a</RemoteFile><RemotePath>1 0 4 tree</RemotePath>
            <Flags>16</Flags><OverwriteAction>7</OverwriteAction></File>
        <File><LocalFile>{here}/tree/deep/b</LocalFile><RemoteFile>b</RemoteFile><RemotePath>1 0 4 tree 4 deep</RemotePath>
            <Flags>16</Flags><OverwriteAction>1</OverwriteAction></File>
        <Folder><RemoteFile>new</RemoteFile><RemotePath>1 0 2 in</RemotePath><Flags>0</Flags></Folder>
        </Server></Queue></FileZilla3>"#
    )
}

fn prepared() -> (Rig, PathBuf) {
    let rig = Rig::new();
    rig.door.lock().unwrap().password = Some("right");
    rig.write("up.txt", "up");
    rig.server.put("/in/other", "x");
    rig.server.put("/tree/a", "a of the server");
    rig.server.put("/tree/deep/b", "b");
    let file = rig.write("queue.xml", queue_of(&rig));
    (rig, file)
}

/// Nothing began by itself; two jobs, each with what was decided for its files.
fn held(rig: &Rig) -> Vec<String> {
    let queue = rig.engine.published().queue.borrow().clone();
    assert!(queue.jobs().iter().all(|header| header.job.state == JobState::Held));
    let item = |id| queue.item(id).unwrap();
    let mut told: Vec<String> = queue
        .ids()
        .map(|id| {
            let item = item(id);
            assert_eq!(item.state, ItemState::Waiting);
            format!("{} {:?} {:?}", item.name, item.priority, item.policy)
        })
        .collect();
    told.sort();
    told
}

async fn let_go(rig: &Rig) {
    let jobs = rig.engine.published().queue.borrow().jobs().to_vec();
    for header in &jobs {
        let what = portolan_queue::Scope::Job(header.job.id);
        rig.run(Request::Hold {
            what,
            held: false,
            running: portolan_engine::Stop::Now,
        })
        .await
        .unwrap();
    }
    rig.empty().await;
    assert_eq!(rig.server.get("/in/named.txt").as_deref(), Some(&b"up"[..]));
    assert_eq!(rig.read("tree/a").as_deref(), Some(&b"a of the server"[..]));
    assert_eq!(rig.read("tree/deep/b").as_deref(), Some(&b"b"[..]));
}

#[tokio::test]
async fn a_queue_of_filezilla_is_held_and_goes_with_its_password_from_the_keyring() {
    let (rig, file) = prepared();
    let Finish::Lines(left_out) = rig.run(Request::ImportQueue(file)).await.unwrap() else {
        panic!("nothing was left out")
    };
    assert_eq!(
        left_out,
        [
            "1 queued of memory: folders that were only to be made: what is in a folder makes it",
            "memory: 1 would replace what is there: it is asked before",
        ]
    );
    let expected = [
        format!("a None {:?}", Some(ConflictPolicy::Skip)),
        "b None None".to_owned(),
        format!("up.txt {:?} None", Some(Priority::Highest)),
    ];
    assert_eq!(held(&rig), expected);
    rig.notice(": 3. The jobs are held").await;
    let queue = rig.engine.published().queue.borrow().clone();
    let roots: Vec<_> = queue
        .jobs()
        .iter()
        .map(|header| header.job.remote_root.to_string())
        .collect();
    assert_eq!(roots, ["/in", "/tree"]);
    crate::support::wait("the password", &rig.keyring.0.subscribe(), |kept| {
        (kept.len() == 1 && kept[0].1.expose() == "right").then_some(())
    })
    .await;
    let_go(&rig).await;
}

#[tokio::test]
async fn what_was_ticked_goes_to_the_site_that_is_saved_already() {
    let (rig, file) = prepared();
    let site = user_site();
    let reference = portolan_sites::SecretRef::of_site(&site).unwrap();
    rig.run(Request::EditSites(EditSites {
        edits: vec![SitesEdit::Save {
            site: Box::new(site.clone()),
            base: None,
        }],
        secrets: vec![(reference, Some(Secret::new("right".to_owned())))],
    }))
    .await
    .unwrap();
    let import = read(&rig, &file).await;
    rig.run(Request::TakeQueues(import.queues.clone())).await.unwrap();
    assert_eq!(held(&rig).len(), 3);
    let queue = rig.engine.published().queue.borrow().clone();
    assert!(queue.jobs().iter().all(|header| header.job.site == site.id));
    let_go(&rig).await;
}

#[tokio::test]
async fn a_database_that_is_being_written_is_not_believed() {
    let rig = Rig::new();
    let file = rig.write("queue.sqlite3", QUEUE);
    rig.write("queue.sqlite3-journal", "half of a change");
    let error = rig.run(Request::ImportQueue(file)).await.unwrap_err();
    assert_eq!(error.kind, ErrorKind::LocalIo);
    assert!(error.to_string().contains("was stopped while it did"), "{error}");
    assert!(rig.engine.published().queue.borrow().is_empty());
}
