//! The file of sites: what is written is read, edits meet, crashes lose nothing.

use std::{io, time::Duration};

use portolan_remote::{
    ActiveChoices, AddressFamily, ConflictPolicy, ConnectionChoices, DataMode, Fingerprint, HiddenFiles, HostCommand,
    HostPort, KeepAlive, KeepAliveCommand, ModeChoice, Proxy, ProxyChoice, RemotePath, ServerChoices, SiteId,
    TlsVersion, TlsVersions,
};
use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

fn file() -> (TempDir, SitesFile) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("sites.toml");
    let managed = folder.path().join("system/sites.toml");
    (folder, SitesFile::new(path, Some(managed)))
}

fn quick(host: &str) -> Site {
    let endpoint = Endpoint::Ftp {
        server: HostPort::new(host, 21),
        tls: FtpTls::Explicit,
    };
    let mut site = Site::quick(endpoint, LogOn::User("web".into()));
    site.id = Site::new_id();
    site.saved = true;
    site
}

fn save(site: &Site) -> SitesEdit {
    SitesEdit::Save {
        site: Box::new(site.clone()),
        base: None,
    }
}

fn folder(names: &[&str]) -> FolderPath {
    FolderPath::new(names).expect("good names")
}

fn text(file: &SitesFile) -> String {
    std::fs::read_to_string(file.path()).expect("readable")
}

fn names(sites: &SavedSites) -> Vec<&str> {
    sites.sites.iter().map(|site| site.name.as_str()).collect()
}

/// A site with nothing at its default.
fn everything() -> Site {
    let mut site = quick("ftp.example.org");
    site.endpoint = Endpoint::Ftp {
        server: HostPort::new("ftp.example.org", 2121),
        tls: FtpTls::Implicit,
    };
    site.log_on = LogOn::Interactive("anna".into());
    site.name = "Studio “website” ✓".into();
    site.folder = folder(&["Clients", "Acme / west"]);
    site.remote_folder = Some(RemotePath::new(b"/f\xfcr x"));
    site.local_folder = Some("~/Work/site".into());
    site.linked_browsing = true;
    site.compare = true;
    site.mode = ModeChoice::Only(DataMode::Pasv);
    site.trust_pasv_address = true;
    site.sessions = Some(8);
    site.atomic = false;
    site.verify = Some(portolan_remote::Verification::Checksum);
    site.existing = Some(ConflictPolicy::ReplaceIfContentDiffers);
    site.limits = [Some(1000), Some(2_000_000)];
    site.pin = Some(Fingerprint([7; 32]));
    site.look = Look {
        colour: Some(Colour::Violet),
        icon: Icon::Bug,
        note: "call first\n\"then\" upload".into(),
    };
    site.bookmarks = vec![
        Bookmark {
            name: "logs".into(),
            remote_folder: Some(RemotePath::new("/var/log")),
            ..Bookmark::default()
        },
        Bookmark {
            name: "both".into(),
            local_folder: Some("/srv".into()),
            remote_folder: Some(RemotePath::new(b"\xff")),
            linked_browsing: true,
            compare: true,
        },
    ];
    site.connection = ConnectionChoices {
        family: AddressFamily::V6,
        active: ActiveChoices {
            ports: Some(50000..=50010),
            external: Some([203, 0, 113, 5].into()),
        },
        keep_alive: KeepAlive {
            command: KeepAliveCommand::Pwd,
            every: Some(Duration::from_secs(7)),
        },
        tls_versions: TlsVersions::only(TlsVersion::V1_3),
        client_certificate: Some("/home/anna/me.pem".into()),
        plain_data: true,
        proxy: ProxyChoice::Through(
            Proxy::parse("ftp-custom://anna@gate", vec!["USER %u@%h".to_owned()]).expect("a proxy"),
        ),
        server: ServerChoices {
            encoding: "gbk".parse().expect("an encoding"),
            time_offset: "-05:30".parse().ok(),
            post_login: vec!["SITE UMASK 002".to_owned(), "CWD /x".to_owned()],
            host_command: HostCommand::Always,
            language: Some("en".to_owned()),
            family: Some("IIS".to_owned()),
            hidden_files: HiddenFiles::Never,
            allocate: true,
        },
    };
    site
}

#[test]
fn everything_about_a_site_is_kept_and_defaults_are_not_written() {
    let (_folder, file) = file();
    let site = everything();
    let edited = file.edit(&[save(&site)]).expect("writable");
    assert_eq!((&edited.sites.problems[..], &edited.overruled[..]), (&[][..], &[][..]));
    assert_eq!(*edited.sites.sites[0], site);
    assert_eq!(*file.load().expect("readable").sites[0], site);
    assert_eq!(
        edited.sites.folders,
        [folder(&["Clients"]), folder(&["Clients", "Acme / west"])]
    );
    let mut usual = quick("ftp.example.org");
    usual.id = site.id;
    file.edit(&[save(&usual)]).expect("writable");
    assert_eq!(text(&file).lines().count(), 7, "{}", text(&file));
    assert_eq!(*file.load().expect("readable").sites[0], usual);
}

#[test]
fn keys_can_be_set_by_name() {
    let site = everything();
    for (key, _) in site.keys() {
        assert!(table::KEYS.contains(&key.as_str()), "{key}");
    }
    let set = |key: &str, text: Option<&str>| site.with_keys(&[(key.to_owned(), text.map(str::to_owned))]);
    assert_eq!(set("sessions", Some("4")).map(|site| site.sessions), Ok(Some(4)));
    assert_eq!(set("sessions", None).map(|site| site.sessions), Ok(None));
    assert_eq!(set("name", Some("A & B")).map(|site| site.name), Ok("A & B".to_owned()));
    assert_eq!(
        set("tls_min", Some("1.2")).map(|site| site.connection.tls_versions.min),
        Ok(TlsVersion::V1_2)
    );
    assert_eq!(
        set("folder", Some("['a','b']")).map(|site| site.folder),
        Ok(folder(&["a", "b"]))
    );
    for (key, text) in [
        ("port", "0"),
        ("colour", "pink"),
        ("colours", "red"),
        ("id", "7"),
        ("compare", "perhaps"),
    ] {
        assert!(set(key, Some(text)).is_err(), "{key}");
    }
}

#[test]
fn comments_and_keys_of_other_versions_stay() {
    let (_folder, file) = file();
    let before = "# my sites\n[[site]]\n# the old one\nname = 'Old' # really\nhost = 'old.example'\nfuture = 7\n";
    std::fs::write(file.path(), before).expect("writable");
    let sites = file.load().expect("readable");
    let base = sites.sites[0].clone();
    let mut site = (*base).clone();
    site.name = "New".into();
    site.sessions = Some(3);
    let base = Some(Box::new((*base).clone()));
    let site = Box::new(site);
    file.edit(&[SitesEdit::Save { site, base }]).expect("writable");
    let after = text(&file);
    let expected = "# my sites\n[[site]]\n# the old one\nname = \"New\" # really\nhost = 'old.example'\nfuture = 7\n";
    assert!(after.starts_with(expected), "{after}");
    assert!(after.contains("sessions = 3"), "{after}");
}

#[test]
fn what_earlier_versions_wrote_is_read_and_renewed_when_something_changes() {
    let (_folder, file) = file();
    std::fs::write(file.path(), "[[site]]\nhost = 'h'\nif_exists = 'newer'\n").expect("writable");
    let base = (*file.load().expect("readable").sites[0]).clone();
    assert_eq!(base.existing, Some(ConflictPolicy::ReplaceIfNewerOrSizeDiffers));
    let change = |change: fn(&mut Site)| {
        let base = (*file.load().expect("readable").sites[0]).clone();
        let mut site = base.clone();
        change(&mut site);
        let (site, base) = (Box::new(site), Some(Box::new(base)));
        file.edit(&[SitesEdit::Save { site, base }]).expect("writable");
        (*file.load().expect("readable").sites[0]).clone()
    };
    assert_eq!(change(|site| site.compare = true).existing, base.existing);
    assert!(!text(&file).contains("if_exists") && text(&file).contains("existing = \"newer-or-size\""));
    assert_eq!(change(|site| site.existing = None).existing, None);
    // The account is a secret: it is read, and goes from the file.
    let old = "[[site]]\nhost = 'h'\nuser = 'anna'\naccount = 'staff'\n";
    std::fs::write(file.path(), old).expect("writable");
    let site = (*file.load().expect("readable").sites[0]).clone();
    assert_eq!(site.log_on, LogOn::Account("anna".into()));
    assert_eq!(site.account, Some(Secret::new("staff".into())));
    assert_eq!(change(|site| site.compare = true).log_on, site.log_on);
    assert!(
        !text(&file).contains("staff") && text(&file).contains("log_on = \"account\""),
        "{}",
        text(&file)
    );
    for policy in ConflictPolicy::ALL {
        let words = format!("[[site]]\nhost = 'h'\nexisting = '{}'\n", policy.word());
        std::fs::write(file.path(), words).expect("writable");
        assert_eq!(file.load().expect("readable").sites[0].existing, Some(policy));
    }
}

#[test]
fn two_windows_merge_and_say_what_both_changed() {
    let (_folder, file) = file();
    let base = quick("h");
    file.edit(&[save(&base)]).expect("writable");
    let save = |change: fn(&mut Site)| {
        let mut site = base.clone();
        change(&mut site);
        let edit = SitesEdit::Save {
            site: Box::new(site),
            base: Some(Box::new(base.clone())),
        };
        file.edit(&[edit]).expect("writable")
    };
    save(|site| site.sessions = Some(2));
    let edited = save(|site| site.look.note = "mine".into());
    assert_eq!(edited.overruled, []);
    assert_eq!(edited.sites.sites[0].sessions, Some(2));
    assert_eq!(edited.sites.sites[0].look.note, "mine");
    let edited = save(|site| site.sessions = Some(5));
    assert_eq!(edited.overruled[0].keys, ["sessions"]);
    assert_eq!(edited.sites.sites[0].sessions, Some(5));
    // A site that another window deleted is there again: it was wanted.
    file.edit(&[SitesEdit::Delete(vec![base.id])]).expect("writable");
    assert_eq!(save(|site| site.compare = true).sites.sites.len(), 1);
}

#[test]
fn windows_that_write_at_the_same_time_lose_nothing() {
    let (_folder, file) = file();
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let file = file.clone();
            let writer = std::thread::Builder::new().spawn(move || {
                for number in 0..8 {
                    file.edit(&[save(&quick(&format!("h{writer}-{number}")))])
                        .expect("writable");
                }
            });
            writer.expect("a thread")
        })
        .collect();
    for writer in writers {
        writer.join().expect("no panic");
    }
    assert_eq!(file.load().expect("readable").sites.len(), 32);
}

#[test]
fn the_tree_is_ordered_moved_and_cleared() {
    let (_folder, file) = file();
    let sites: Vec<Site> = ["a", "b", "c", "d"].into_iter().map(quick).collect();
    let (clients, acme) = (folder(&["Clients"]), folder(&["Clients", "Acme"]));
    let mut edits: Vec<SitesEdit> = sites.iter().map(save).collect();
    edits.push(SitesEdit::MakeFolder(acme.clone()));
    edits.push(SitesEdit::Move {
        sites: vec![sites[3].id, sites[0].id],
        folder: acme.clone(),
        before: None,
    });
    edits.push(SitesEdit::Move {
        sites: vec![sites[2].id],
        folder: FolderPath::root(),
        before: Some(sites[1].id),
    });
    let edited = file.edit(&edits).expect("writable").sites;
    assert_eq!(names(&edited), ["c", "b", "d", "a"]);
    assert_eq!(edited.sites_in(&acme).count(), 2);
    assert_eq!(edited.folders, [clients.clone(), acme.clone()]);
    let archive = folder(&["Archive", "Old"]);
    let move_there = SitesEdit::MoveFolder {
        from: clients.clone(),
        to: archive.clone(),
        before: None,
    };
    let edited = file.edit(&[move_there]).expect("writable").sites;
    assert_eq!(edited.sites_in(&folder(&["Archive", "Old", "Acme"])).count(), 2);
    assert!(!edited.folders.contains(&clients));
    let into_itself = SitesEdit::MoveFolder {
        from: folder(&["Archive"]),
        to: archive.clone(),
        before: None,
    };
    assert!(matches!(
        file.edit(&[into_itself]),
        Err(SitesError::Edit(EditError::IntoItself(_)))
    ));
    let edited = file
        .edit(&[SitesEdit::DeleteFolder(folder(&["Archive"]))])
        .expect("writable")
        .sites;
    assert_eq!(names(&edited), ["c", "b"]);
    assert!(edited.folders.is_empty());
    assert_eq!(portolan_settings::versions(file.path()).len(), 2);
}

#[test]
fn folders_have_an_order_too() {
    let (_folder, file) = file();
    let make = ["A", "B", "C"].map(|name| SitesEdit::MakeFolder(folder(&[name])));
    file.edit(&make).expect("writable");
    let first = SitesEdit::MoveFolder {
        from: folder(&["C"]),
        to: folder(&["C"]),
        before: Some(folder(&["A"])),
    };
    let edited = file.edit(&[first]).expect("writable").sites;
    assert_eq!(edited.folders, ["C", "A", "B"].map(|name| folder(&[name])));
}

#[test]
fn one_bad_site_does_not_take_the_others_along() {
    let (_folder, file) = file();
    for bad in [
        "port = 0",
        "tls = 'perhaps'",
        "family = 4",
        "active_ports = '9-8'",
        "external_address = 'here'",
        "keep_alive = 'ping'",
        "tls_min = '1.3'\ntls_max = '1.2'",
        "plain_data = 'yes'",
        "encoding = 'utf-16'",
        "time_offset = '1 h'",
        "post_login = 'CWD /'",
        "post_login = [\"NOOP\\r\\nDELE x\"]",
        "hidden_files = true",
        "proxy = 'http://anna:secret@h'",
        "folder = 7",
        "bookmark = [{ remote_folder = '/x' }]",
        "colour = 'pink'",
        "log_on = 'user'",
        "name = \"a\\nb\"",
        "upload_limit = -1",
        "existing = 'perhaps'",
    ] {
        let text = format!("[[site]]\nhost = 'a'\n{bad}\n[[site]]\nhost = 'b'\n");
        std::fs::write(file.path(), &text).expect("writable");
        let sites = file.load().expect("readable");
        assert_eq!(
            (sites.sites.len(), sites.problems.len()),
            (1, 1),
            "{bad}: {:?}",
            sites.problems
        );
        assert!(!sites.problems[0].to_string().contains("secret"));
        // What could not be used is left as it is when something else is written.
        file.edit(&[save(&quick("c"))]).expect("writable");
        assert!(
            std::fs::read_to_string(file.path()).expect("readable").contains(bad),
            "{bad}"
        );
    }
}

#[test]
fn a_site_copied_by_hand_is_a_site_of_its_own() {
    let (_folder, file) = file();
    let table = "[[site]]\nid = '0000000000000007'\nhost = 'a'\n";
    std::fs::write(file.path(), format!("{table}{table}")).expect("writable");
    let sites = file.load().expect("readable");
    let ids: Vec<SiteId> = sites.sites.iter().map(|site| site.id).collect();
    assert_eq!((ids.len(), ids[0]), (2, SiteId(7)));
    assert_ne!(ids[0], ids[1]);
    let edited = file.edit(&[SitesEdit::Delete(vec![ids[1]])]).expect("writable").sites;
    assert_eq!(edited.sites[0].id, SiteId(7));
}

#[test]
fn the_administrators_sites_are_shown_and_never_written() {
    let (folder, file) = file();
    let managed = folder.path().join("system/sites.toml");
    std::fs::create_dir(folder.path().join("system")).expect("writable");
    std::fs::write(
        &managed,
        "[[site]]\nid = '0000000000000001'\nname='Company'\nhost='c'\n",
    )
    .expect("writable");
    file.edit(&[save(&quick("mine"))]).expect("writable");
    let sites = file.load().expect("readable");
    assert_eq!(names(&sites), ["mine", "Company"]);
    assert!(sites.sites[1].managed && !sites.sites[0].managed);
    std::fs::write(&managed, "[[half").expect("writable");
    let sites = file.load().expect("readable");
    assert!(matches!(&sites.problems[..], [SiteProblem::Managed { .. }]));
    assert_eq!(std::fs::read_to_string(&managed).expect("left alone"), "[[half");
}

#[test]
fn names_find_sites() {
    let (_folder, file) = file();
    let named = |name: &str, at: &[&str]| {
        let mut site = quick("h");
        site.name = name.into();
        site.folder = folder(at);
        site
    };
    let all = [named("NAS", &[]), named("Web", &["A"]), named("Web", &["B"])];
    let sites = file.edit(&all.each_ref().map(save)).expect("writable").sites;
    let found = |text: &str| sites.named(text).map(|site| site.id);
    assert_eq!(found(" nas "), Some(all[0].id));
    assert_eq!(found("B/Web"), Some(all[2].id));
    assert_eq!(found("Web"), Some(all[1].id));
    assert_eq!(found("web"), None);
    let link = sites.typed("ftp://nas/a%20b").expect("a site in a link");
    assert_eq!((link.id, link.remote_folder), (all[0].id, Some(RemotePath::new("a b"))));
    assert!(sites.typed("sftp://nas/").is_none() && sites.typed("ftp://nas/%0d").is_none());
    assert_eq!(sites.free_name(&folder(&["A"]), "Web"), "Web (2)");
}

fn any_edit() -> impl Strategy<Value = SitesEdit> {
    let id = || (0_u64..5).prop_map(SiteId);
    let path = || proptest::collection::vec("[ab]", 0..3).prop_map(|names| FolderPath::new(names).expect("good"));
    let site = (id(), "[a-z]{1,4}", path(), any::<bool>()).prop_map(|(id, name, folder, compare)| {
        let mut site = quick("h");
        (site.id, site.name, site.folder, site.compare) = (id, name, folder, compare);
        site
    });
    prop_oneof![
        4 => site.prop_map(|site| save(&site)),
        1 => proptest::collection::vec(id(), 1..3).prop_map(SitesEdit::Delete),
        2 => (proptest::collection::vec(id(), 1..3), path(), proptest::option::of(id()))
            .prop_map(|(sites, folder, before)| SitesEdit::Move { sites, folder, before }),
        1 => path().prop_map(SitesEdit::MakeFolder),
        1 => (path(), path()).prop_map(|(from, to)| SitesEdit::MoveFolder { from, to, before: None }),
        1 => path().prop_map(SitesEdit::DeleteFolder),
    ]
}

/// What a person would see.
fn seen(sites: &SavedSites) -> (Vec<Site>, Vec<FolderPath>) {
    assert_eq!(sites.problems, []);
    let all = sites.sites.iter().map(|site| (**site).clone()).collect();
    (all, sites.folders.clone())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_edits_with_a_crash_at_any_write_leave_the_old_or_the_new_state(
        edits in proptest::collection::vec((any_edit(), 0_usize..14), 1..12)
    ) {
        let (_folder, file) = file();
        let mut before = seen(&file.load().expect("readable"));
        for (edit, crash_at) in edits {
            // What it would be without a crash, in a file beside it.
            let (_other_folder, other) = self::file();
            if file.path().exists() {
                std::fs::copy(file.path(), other.path()).expect("writable");
            }
            let whole = other.edit(std::slice::from_ref(&edit)).ok().map(|edited| seen(&edited.sites));
            let mut step = 0;
            let crashed = file.edit_in_steps(&[edit], &mut |_step| {
                step += 1;
                if step > crash_at { Err(io::Error::other("crash")) } else { Ok(()) }
            });
            let after = seen(&file.load().expect("readable"));
            match crashed {
                Ok(edited) => prop_assert_eq!(seen(&edited.sites), after.clone()),
                Err(_) => prop_assert!(after == before || Some(&after) == whole.as_ref()),
            }
            prop_assert!(portolan_settings::versions(file.path()).len() <= portolan_settings::VERSIONS);
            before = after;
        }
    }

    #[test]
    fn no_file_panics(text in "(\\[\\[(site|folder)\\]\\]\n|(id|name|host|port|folder|path|bookmark|user|tls) ?= ?('[ -~]{0,9}'|[0-9]{1,9}|\\['a', ?'b'\\]|\\[\\{name='x'\\}\\])\n){0,12}") {
        let (_folder, file) = file();
        std::fs::write(file.path(), text).expect("writable");
        let sites = file.load().expect("readable");
        let ids: std::collections::BTreeSet<SiteId> = sites.sites.iter().map(|site| site.id).collect();
        prop_assert_eq!(ids.len(), sites.sites.len());
        drop(file.edit(&[save(&quick("h")), SitesEdit::DeleteFolder(folder(&["a"]))]));
    }
}
