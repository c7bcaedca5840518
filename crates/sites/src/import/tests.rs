//! Files of other programs. Those in `tests/fixtures` were written by the programs themselves where their names say so.

mod queue;

use portolan_remote::{DataMode, HiddenFiles, NameEncoding, ProxyChoice, RemotePath, TlsVersion, TypeChoice};
use proptest::prelude::*;

use super::*;
use crate::{
    Bookmark, Colour, FolderPath, SavedSites, SecretRef, SitesEdit, SitesFile,
    export::{self, Secrets},
};

fn only(import: &Import) -> &ImportedSite {
    assert_eq!(import.sites.len(), 1, "{:?}", import.left_out);
    &import.sites[0]
}

fn named<'a>(import: &'a Import, name: &str) -> &'a ImportedSite {
    let found = import.sites.iter().find(|imported| imported.site.name == name);
    found.unwrap_or_else(|| panic!("no {name} among {:?}", import.sites))
}

fn exposed(imported: &ImportedSite) -> Option<&str> {
    imported.secret.as_ref().map(Secret::expose)
}

const SITE_MANAGER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<FileZilla3 version="3.48.1" platform="*nix">
  <Servers>
    <Folder expanded="1">Clients
      <Server>
        <Host>ftp.example.org</Host><Port>21</Port><Protocol>4</Protocol><Type>0</Type>
        <User>deploy</User><Pass encoding="base64">UzNjcmV0IQ==</Pass><Logontype>1</Logontype>
        <TimezoneOffset>-90</TimezoneOffset><PasvMode>MODE_PASSIVE</PasvMode>
        <MaximumMultipleConnections>3</MaximumMultipleConnections>
        <EncodingType>Custom</EncodingType><CustomEncoding>GBK</CustomEncoding>
        <PostLoginCommands><Command>SITE UMASK 022</Command></PostLoginCommands>
        <BypassProxy>1</BypassProxy><Name>Acme &amp; live</Name><Comments>call first</Comments><Colour>1</Colour>
        <LocalDir>/home/user/acme</LocalDir><RemoteDir>1 0 3 var 8 www data</RemoteDir>
        <SyncBrowsing>1</SyncBrowsing><DirectoryComparison>0</DirectoryComparison>
        <Bookmark><Name>logs</Name><RemoteDir>1 0 3 var 3 log</RemoteDir><SyncBrowsing>0</SyncBrowsing>
          <DirectoryComparison>1</DirectoryComparison></Bookmark>
      </Server>
    </Folder>
    <Server><Host>plain.example</Host><Port>2121</Port><Protocol>0</Protocol><Logontype>0</Logontype>old name</Server>
    <Server><Host>s.example</Host><Port>22</Port><Protocol>1</Protocol><Name>shell</Name></Server>
    <Server><Host>m.example</Host><Port>990</Port><Protocol>3</Protocol><User>m</User>
      <Pass encoding="crypt" pubkey="x">y</Pass><Logontype>1</Logontype><Name>master</Name></Server>
  </Servers>
</FileZilla3>"#;

#[test]
fn the_site_manager_of_filezilla_comes_with_everything() {
    let import = Source::FileZilla.read(SITE_MANAGER.as_bytes()).expect("readable");
    let acme = named(&import, "Acme & live");
    assert_eq!((exposed(acme), &acme.notes[..]), (Some("S3cret!"), &[][..]));
    let site = &acme.site;
    assert_eq!(site.url(), "ftpes://deploy@ftp.example.org//var/www%20data");
    assert_eq!(site.folder, FolderPath::new(["Clients"]).expect("a name"));
    assert_eq!(site.mode, ModeChoice::Only(DataMode::Pasv));
    assert_eq!(site.sessions, Some(3));
    let server = &site.connection.server;
    assert_eq!(
        server.time_offset.map(|offset| offset.to_string()).as_deref(),
        Some("+01:30")
    );
    assert_eq!(server.encoding, "gbk".parse::<NameEncoding>().expect("known"));
    assert_eq!(server.post_login, ["SITE UMASK 022"]);
    assert_eq!(site.connection.proxy, ProxyChoice::Direct);
    assert_eq!(
        (site.look.colour, site.look.note.as_str()),
        (Some(Colour::Red), "call first")
    );
    assert_eq!(site.local_folder.as_deref(), Some(Path::new("/home/user/acme")));
    assert!(site.linked_browsing && !site.compare);
    let bookmark = Bookmark {
        name: "logs".into(),
        remote_folder: Some(RemotePath::new("/var/log")),
        compare: true,
        ..Bookmark::default()
    };
    assert_eq!(site.bookmarks, [bookmark]);
    // "FTP" of FileZilla is TLS where it is offered, never plain.
    let old = named(&import, "old name");
    assert_eq!(old.site.url(), "ftp://plain.example:2121");
    assert!(matches!(
        old.site.endpoint,
        Endpoint::Ftp {
            tls: FtpTls::IfOffered,
            ..
        }
    ));
    let master = named(&import, "master");
    assert_eq!(master.site.log_on, LogOn::Ask("m".into()));
    assert_eq!(master.secret, None);
    assert!(master.notes[0].contains("master password"));
    assert_eq!(import.left_out.len(), 1);
    assert!(import.left_out[0].starts_with("shell: SFTP"));
}

#[test]
fn what_filezilla_3_63_wrote_itself_is_read() {
    let bytes = include_bytes!("../../tests/fixtures/filezilla-3.63/sitemanager.xml");
    assert_eq!(Source::guess("sitemanager.xml", bytes), Some(Source::FileZilla));
    let import = Source::FileZilla.read(bytes).expect("readable");
    assert_eq!(import.sites.len(), 6);
    assert_eq!(
        import.left_out,
        ["sftp one: SFTP is another protocol, which this version does not speak"]
    );
    let office = named(&import, "Büro 😀");
    assert_eq!((office.site.log_on.user(), exposed(office)), ("büro", Some("päss")));
    assert_eq!(office.site.log_on, LogOn::Account("büro".into()));
    assert_eq!(office.site.account, Some(Secret::new("staff".into())));
    assert_eq!(office.site.remote_folder, Some(RemotePath::new("/é😀 x")));
    assert_eq!(office.site.mode, ModeChoice::Only(DataMode::Port));
    let hand = named(&import, "made by hand");
    assert_eq!(
        (exposed(hand), hand.site.folder.names()),
        (Some("pa<ss&\"w"), &["Clients".to_owned()][..])
    );
    let deep = named(&import, "deep <one>");
    assert_eq!(deep.site.folder.names(), ["Clients", "Sub & folder"]);
    assert_eq!(deep.site.log_on, LogOn::Ask("asks".into()));
    assert!(matches!(deep.site.endpoint, Endpoint::Ftp { tls: FtpTls::Off, .. }));
    assert_eq!(
        named(&import, "interactive").site.log_on,
        LogOn::Interactive("otp".into())
    );
    let acme = &named(&import, "Acme live").site;
    assert_eq!(acme.look.note, "call first\nsecond line");
    assert_eq!(
        (acme.bookmarks.len(), acme.linked_browsing, acme.compare),
        (1, true, true)
    );
    let bytes = include_bytes!("../../tests/fixtures/filezilla-3.63/filezilla.xml");
    let import = Source::FileZilla.read(bytes).expect("readable");
    assert_eq!(
        (import.settings.sessions, import.settings.hidden_files),
        (Some(2), Some(false))
    );
    assert_eq!(
        (import.settings.limits, import.settings.proxy.is_none()),
        ([None; 2], true)
    );
}

#[test]
fn settings_and_certificates_of_filezilla_are_shown_before_they_count() {
    let settings = r#"<FileZilla3><Settings>
        <Setting name="Number of Transfers" type="number">7</Setting>
        <Setting name="Enable speed limits">1</Setting><Setting name="Speedlimit inbound">100</Setting>
        <Setting name="View hidden files">1</Setting><Setting name="Use Pasv mode">0</Setting>
        <Setting name="Proxy type">2</Setting><Setting name="Proxy host">gate</Setting>
        <Setting name="Proxy port">1081</Setting><Setting name="Proxy user">anna</Setting>
        </Settings></FileZilla3>"#;
    let import = Source::FileZilla.read(settings.as_bytes()).expect("readable");
    let mut ours = Settings::default();
    import.settings.apply(&mut ours);
    assert_eq!(
        (ours.sessions, ours.download_limit, ours.hidden_files),
        (7, Some(102_400), true)
    );
    assert_eq!(import.settings.lines().len(), 5, "{:?}", import.settings.lines());
    assert!(matches!(ours.proxy, GlobalProxy::Through(proxy) if proxy.to_string() == "socks5://anna@gate:1081"));
    let certificates = "<FileZilla3><TrustedCerts><Certificate><Data>616263</Data><Host>h</Host><Port>21</Port>
        </Certificate><Certificate><Data>61626</Data><Host>odd</Host><Port>21</Port></Certificate></TrustedCerts></FileZilla3>";
    let import = Source::FileZilla.read(certificates.as_bytes()).expect("readable");
    assert_eq!(import.certificates[0].server, HostPort::new("h", 21));
    // SHA-256 of "abc", FIPS 180-4.
    let sum = import.certificates[0]
        .sha256
        .to_string()
        .replace(':', "")
        .to_lowercase();
    assert!(sum.starts_with("ba7816bf8f01cfea"), "{sum}");
    assert_eq!((import.certificates.len(), import.left_out.len()), (1, 1));
}

#[test]
fn what_goes_to_filezilla_comes_back_whole() {
    let import = Source::FileZilla.read(SITE_MANAGER.as_bytes()).expect("readable");
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = SitesFile::new(folder.path().join("sites.toml"), None);
    let save = |imported: &ImportedSite| SitesEdit::Save {
        site: Box::new(imported.site.clone()),
        base: None,
    };
    let edits: Vec<SitesEdit> = import.sites.iter().map(save).collect();
    let saved = file.edit(&edits).expect("writable").sites;
    let secrets: Secrets = import
        .sites
        .iter()
        .filter_map(|imported| Some((SecretRef::of_site(&imported.site)?, imported.secret.clone()?)))
        .collect();
    let exported = export::to_filezilla(&saved, &secrets);
    assert_eq!(exported.left_out, [] as [String; 0]);
    let again = Source::FileZilla.read(exported.xml.as_bytes()).expect("readable");
    assert_eq!(again.sites.len(), import.sites.len());
    for before in &import.sites {
        let after = named(&again, &before.site.name);
        let mut site = after.site.clone();
        site.id = before.site.id;
        assert_eq!((&site, exposed(after)), (&before.site, exposed(before)));
    }
    let bare = export::to_filezilla(&saved, &Secrets::new());
    assert!(!bare.xml.contains("<Pass"));
    // Our own form, with the passwords under one of their own.
    let master = Secret::new("master".to_owned());
    let toml = export::to_toml(&saved, Some((&secrets, &master))).expect("sealed");
    assert!(!toml.contains("S3cret!") && !toml.contains("UzNjcmV0IQ"));
    let again = Source::Portolan.read(toml.as_bytes()).expect("readable");
    assert_eq!(again.sites.len(), import.sites.len());
    let sealed = again.sealed.expect("passwords");
    assert_eq!(crate::SealedFile::open(&sealed, &master), Ok(secrets));
}

#[test]
fn sessions_of_winscp_obey_its_defaults() {
    let text = "[Configuration\\Security]\nUseMasterPassword=0\n\
        [Sessions\\Default%20Settings]\nUtf=1\nMinTlsVersion=13\n\
        [Sessions\\Clients/Acme%20live]\nHostName=ftp.example.org\nPortNumber=21\nUserName=deploy\nFSProtocol=5\nFtps=3\n\
        FtpPasvMode=0\nPassword=A35C4056119644796CE741314F7038392C3033253A282C7239243D312C303972332E3B0F6F3F2E39287D828A7F2772854263\n\
        LocalDirectory=C:%5CWork%5Cacme\nRemoteDirectory=/var/www%20data\nSynchronizeBrowsing=1\nNote=call%20first\n\
        FtpPingType=0\nTimeDifferenceAuto=0\nTimeDifference=-0.0416666666666667\nProxyMethod=3\nProxyHost=gate\nProxyPort=3128\n\
        ProxyUsername=anna\nProxyPasswordEnc=A35C4E5F5D5E5F3D32323D3B3D28392C2E6C24257C2C3D2F2F\n\
        [Sessions\\%EF%BB%BFB%C3%BCro]\nHostName=anna@b.example\nPortNumber=2121\nFSProtocol=5\nPasswordPlain=x%20y\n\
        [Sessions\\shell]\nHostName=s.example\n[Sessions\\all]\nIsWorkspace=1\n";
    let import = Source::WinScp.read(text.as_bytes()).expect("readable");
    assert_eq!(Source::guess("x", text.as_bytes()), Some(Source::WinScp));
    let acme = named(&import, "Acme live");
    assert_eq!(exposed(acme), Some("S3cret!"));
    assert_eq!(acme.site.url(), "ftpes://deploy@ftp.example.org//var/www%20data");
    assert_eq!(acme.site.folder.names(), ["Clients"]);
    assert_eq!(acme.site.mode, ModeChoice::Only(DataMode::Port));
    assert_eq!(acme.site.local_folder.as_deref(), Some(Path::new("C:\\Work\\acme")));
    assert_eq!(acme.site.connection.keep_alive.every, None);
    assert_eq!(acme.site.connection.tls_versions.min, TlsVersion::V1_3);
    assert_eq!(acme.site.connection.server.encoding, NameEncoding::UTF_8);
    let offset = acme.site.connection.server.time_offset.map(|offset| offset.to_string());
    assert_eq!(offset.as_deref(), Some("+01:00"));
    assert!(
        matches!(&acme.site.connection.proxy, ProxyChoice::Through(proxy) if proxy.to_string() == "http://anna@gate:3128")
    );
    let kept: Vec<(String, String)> = acme
        .secrets()
        .map(|(reference, secret)| (reference.to_string(), secret.expose().to_owned()))
        .collect();
    let expected = [
        ("deploy@ftp.example.org:21", "S3cret!"),
        ("http://anna@gate:3128", "pr0xy pass"),
    ];
    assert_eq!(
        kept,
        expected.map(|(reference, secret)| (reference.to_owned(), secret.to_owned()))
    );
    assert!(acme.notes.is_empty(), "{:?}", acme.notes);
    let office = named(&import, "Büro");
    assert_eq!(
        (office.site.url().as_str(), exposed(office)),
        ("ftp://anna@b.example:2121", Some("x y"))
    );
    assert!(matches!(office.site.endpoint, Endpoint::Ftp { tls: FtpTls::Off, .. }));
    assert_eq!(import.left_out.len(), 2);
}

#[test]
fn the_registry_says_what_the_ini_file_says() {
    let ini = "[Sessions\\Clients/Acme%20live]\nHostName=ftp.example.org\nPortNumber=21\nUserName=deploy\nFSProtocol=5\nFtps=3\n\
        Password=A35C4056119644796CE741314F7038392C3033253A282C7239243D312C303972332E3B0F6F3F2E39287D828A7F2772854263\n\
        FtpAccount=staff\n[Sessions\\locked]\nHostName=h\nFSProtocol=5\nUserName=u\nPassword=A35D0011\n";
    let mut registry = "Windows Registry Editor Version 5.00\r\n".to_owned();
    for line in ini.lines() {
        let row = match line.split_once('=') {
            None => line.replace(
                "[Sessions",
                "\r\n[HKEY_CURRENT_USER\\Software\\Martin Prikryl\\WinSCP 2\\Sessions",
            ),
            Some((key, value)) => match value.parse::<u32>() {
                Ok(number) => format!("\"{key}\"=dword:{number:08x}"),
                Err(_) => format!("\"{key}\"=\"{value}\""),
            },
        };
        registry.push_str(&row);
        registry.push_str("\r\n");
    }
    // As regedit writes it: UTF-16 with its mark.
    let bytes: Vec<u8> = registry.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = [&[0xff, 0xfe][..], &bytes].concat();
    assert_eq!(Source::guess("sessions.reg", &bytes), Some(Source::WinScp));
    let (ini, registry) = (
        Source::WinScp.read(ini.as_bytes()).expect("readable"),
        Source::WinScp.read(&bytes).expect("readable"),
    );
    assert_eq!(ini.sites.len(), 2);
    for (one, other) in ini.sites.iter().zip(&registry.sites) {
        let mut site = other.site.clone();
        site.id = one.site.id;
        assert_eq!(
            (&site, &other.secret, &other.notes),
            (&one.site, &one.secret, &one.notes)
        );
    }
    let acme = named(&registry, "Acme live");
    assert_eq!(acme.site.log_on, LogOn::Account("deploy".into()));
    assert_eq!(acme.site.account, Some(Secret::new("staff".into())));
    assert_eq!(exposed(acme), Some("S3cret!"));
    assert!(named(&registry, "locked").notes[0].contains("WinSCP's master password"));
}

#[test]
fn each_password_tells_by_its_form_whether_it_is_encrypted() {
    let plain = "A35C4056119644796CE741314F7038392C3033253A282C7239243D312C303972332E3B0F6F3F2E39287D828A7F2772854263";
    let session = |name: &str, password: &str| {
        format!("[Sessions\\{name}]\nHostName=ftp.example.org\nFSProtocol=5\nUserName=deploy\nPassword={password}\n")
    };
    let ini = format!(
        "[Configuration\\Security]\nUseMasterPassword=1\n{}{}{}",
        session("older", plain),
        session("sealed", "A35D0011"),
        session("odd", "A35E0011"),
    );
    let import = Source::WinScp.read(ini.as_bytes()).expect("readable");
    assert_eq!(exposed(named(&import, "older")), Some("S3cret!"));
    for name in ["sealed", "odd"] {
        let notes = &named(&import, name).notes;
        assert!(notes[0].contains("WinSCP's master password"), "{notes:?}");
        assert_eq!(named(&import, name).site.log_on, LogOn::Ask("deploy".into()));
    }
    let pass = |attribute: &str| {
        let text = format!(
            "<FileZilla3><Servers><Server><Host>h</Host><User>u</User><Pass {attribute}>$</Pass><Logontype>1</Logontype>\
             </Server></Servers></FileZilla3>"
        );
        let import = Source::FileZilla.read(text.as_bytes()).expect("readable");
        let one = only(&import);
        assert_eq!(one.secret, None);
        (one.site.log_on.clone(), one.notes.join("; "))
    };
    let (ask, user) = (LogOn::Ask("u".into()), LogOn::User("u".into()));
    for (attribute, log_on, why) in [
        ("encoding=\"crypt\"", &ask, "FileZilla's master password"),
        ("encoding=\"rot13\"", &ask, "unknown here (`rot13`)"),
        ("encoding=\"base64\"", &user, "damaged"),
    ] {
        let (got, notes) = pass(attribute);
        assert_eq!(&got, log_on);
        assert!(notes.contains(why), "{notes}");
    }
}

#[test]
fn filters_come_with_what_filezilla_exports() {
    let text = "<FileZilla3><Servers><Server><Host>h</Host></Server></Servers><Filters>\
        <Filter><Name>Logs</Name><ApplyToFiles>1</ApplyToFiles><ApplyToDirs>0</ApplyToDirs><MatchType>Any</MatchType>\
        <Conditions><Condition><Type>0</Type><Condition>3</Condition><Value>.log</Value></Condition></Conditions></Filter>\
        <Filter><Name>Odd</Name><Conditions><Condition><Type>3</Type><Condition>1</Condition><Value>0</Value></Condition>\
        </Conditions></Filter></Filters><Sets Current=\"0\"><Set><Name>Work</Name><Item><Local>0</Local><Remote>1</Remote>\
        </Item><Item><Local>1</Local><Remote>1</Remote></Item></Set></Sets></FileZilla3>";
    let import = Source::FileZilla.read(text.as_bytes()).expect("readable");
    assert_eq!(import.sites.len(), 1);
    let book = import.filters.expect("filters");
    assert_eq!((book.filters.len(), &*book.filters[0].name), (1, "Logs"));
    assert_eq!(
        (book.sets.len(), book.sets[0].remote.len(), book.sets[0].local.len()),
        (1, 1, 0)
    );
    assert!(import.left_out[0].contains("Odd"), "{:?}", import.left_out);
}

#[test]
fn settings_of_filezilla_are_taken_or_told() {
    let read = |rows: &[(&str, &str)]| {
        let mut text = "<FileZilla3><Settings>".to_owned();
        for (name, value) in rows {
            text.extend(["<Setting name=\"", name, "\">", value, "</Setting>"]);
        }
        text.push_str("</Settings></FileZilla3>");
        Source::FileZilla.read(text.as_bytes()).expect("readable")
    };
    let all = read(&[
        ("Use Pasv mode", "1"),
        ("Allow transfermode fallback", "0"),
        ("Limit local ports", "1"),
        ("Limit ports low", "6000"),
        ("Limit ports high", "7000"),
        ("External IP mode", "1"),
        ("External IP", "203.0.113.5"),
        ("Timeout", "3"),
        ("Reconnect count", "4"),
        ("Reconnect delay", "7"),
        ("Number of Transfers", "6"),
        ("Concurrent download limit", "2"),
        ("Concurrent upload limit", "3"),
        ("Enable speed limits", "1"),
        ("Speedlimit inbound", "100"),
        ("Speedlimit outbound", "20"),
        ("Preserve timestamps", "1"),
        ("Ascii Binary mode", "1"),
        ("File exists action download", "7"),
        ("File exists action upload", "4"),
        ("Proxy type", "2"),
        ("Proxy host", "gate"),
        ("Proxy port", "1081"),
        ("Proxy user", "anna"),
        ("Proxy password", "cGE="),
        ("View hidden files", "1"),
        ("Comparison mode", "1"),
        ("Comparison threshold", "5"),
    ]);
    let mut settings = Settings::default();
    all.settings.apply(&mut settings);
    let transfers = &settings.transfers;
    assert_eq!(settings.mode, ModeChoice::Only(DataMode::Pasv));
    assert_eq!(
        (settings.sessions, settings.keep_times, settings.hidden_files),
        (6, true, true)
    );
    assert_eq!(
        (settings.upload_limit, settings.download_limit),
        (Some(20 << 10), Some(100 << 10))
    );
    assert_eq!(
        (transfers.uploads_at_once, transfers.downloads_at_once),
        (Some(3), Some(2))
    );
    assert_eq!(transfers.if_exists.upload, ConflictPolicy::ReplaceIfNewerOrSizeDiffers);
    assert_eq!(transfers.if_exists.download, ConflictPolicy::Skip);
    assert_eq!((transfers.attempts, transfers.retry_delay), (5, Duration::from_secs(7)));
    assert_eq!(transfers.time_limit, Some(Duration::from_secs(5)));
    let (proxy, secret) = all.settings.proxy.clone().expect("a proxy");
    assert_eq!(proxy.to_string(), "socks5://anna@gate:1081");
    assert_eq!(secret.map(|secret| secret.expose().to_owned()).as_deref(), Some("cGE="));
    // What has no counterpart for all sites is told, each in a line of its own.
    assert_eq!(all.left_out.len(), 3, "{:?}", all.left_out);
    assert!(all.left_out[0].contains("6000-7000") && all.left_out[1].contains("203.0.113.5"));
    assert_eq!(transfers.file_type, TypeChoice::Ascii);
    assert_eq!(all.settings.lines().len(), 15, "{:?}", all.settings.lines());
    // Where nothing was changed there, nothing is told, and what we choose by ourselves stays.
    let none = read(&[
        ("Use Pasv mode", "1"),
        ("Allow transfermode fallback", "1"),
        ("Timeout", "0"),
        ("External IP mode", "0"),
    ]);
    assert_eq!((none.left_out.len(), none.settings), (0, ImportedSettings::default()));
}

#[test]
fn bookmarks_of_no_site_come_as_such() {
    let text = "<FileZilla3><Bookmark><Name>logs</Name><LocalDir>/srv</LocalDir><RemoteDir>1 0 3 var 3 log</RemoteDir>\
        <SyncBrowsing>1</SyncBrowsing></Bookmark><Bookmark><Name>nowhere</Name></Bookmark></FileZilla3>";
    let import = Source::FileZilla.read(text.as_bytes()).expect("readable");
    let bookmark = Bookmark {
        name: "logs".into(),
        local_folder: Some("/srv".into()),
        remote_folder: Some(RemotePath::new("/var/log")),
        linked_browsing: true,
        compare: false,
    };
    assert_eq!(import.bookmarks, [bookmark]);
    assert_eq!(import.left_out, ["nowhere: a bookmark without a folder"]);
}

#[test]
fn the_small_ones_are_read() {
    let commander = "[FTP]\nConnection1Name=NAS\nConnection1Host=nas\nConnection1Port=2121\nConnection1Path=/pub\n\
        Connection1UserName=anna\nConnection1Password=UzNjcmV0IQ==\nConnection1AutoTLS=1\nConnection1PassiveMode=0\n\
        Connection1ShowHiddenItems=1\nConnection2Name=shell\nConnection2OpenSSH=1\n";
    let import = Source::DoubleCommander.read(commander.as_bytes()).expect("readable");
    assert_eq!(
        Source::guess("ftp.ini", commander.as_bytes()),
        Some(Source::DoubleCommander)
    );
    let nas = only(&import);
    assert_eq!(
        (nas.site.url().as_str(), exposed(nas)),
        ("ftpes://anna@nas:2121//pub", Some("S3cret!"))
    );
    assert_eq!(nas.site.connection.server.hidden_files, HiddenFiles::Always);
    assert_eq!(import.left_out.len(), 1);

    let rclone = "[mine]\ntype = ftp\nhost = h\nuser = anna\npass = YWFhYWFhYWFhYWFhYWFhYXMaGgIlEQ\nexplicit_tls = true\n\
        concurrency = 5\ndisable_epsv = true\n[cloud]\ntype = s3\n";
    let import = Source::Rclone.read(rclone.as_bytes()).expect("readable");
    let mine = only(&import);
    assert_eq!(
        (mine.site.url().as_str(), exposed(mine)),
        ("ftpes://anna@h", Some("potato"))
    );
    assert_eq!(
        (mine.site.sessions, mine.site.mode),
        (Some(5), ModeChoice::Only(DataMode::Pasv))
    );

    let netrc = "# mine\nmachine h login anna password \"a \\\"b\" account staff\nmacdef init\nmachine evil\n\n\
        machine i\n  login bert\n  password x\ndefault login anonymous password me@\n";
    let import = Source::Netrc.read(netrc.as_bytes()).expect("readable");
    assert_eq!(exposed(named(&import, "h")), Some("a \"b"));
    assert_eq!(named(&import, "h").site.account, Some(Secret::new("staff".into())));
    assert_eq!(exposed(named(&import, "i")), Some("x"));
    assert_eq!((import.sites.len(), import.left_out.len()), (2, 1));

    let lftp = "nas\tftp://anna:a%40b@nas/pub\nshell\tsftp://h/\nrel ftps://h:990/\n";
    let import = Source::Lftp.read(lftp.as_bytes()).expect("readable");
    assert_eq!(exposed(named(&import, "nas")), Some("a@b"));
    assert_eq!((import.sites.len(), import.left_out.len()), (2, 1));
}

#[test]
fn damaged_and_hostile_files_are_refused_or_bounded() {
    let deep = "<a>".repeat(10_000);
    let entity = "<!DOCTYPE x [<!ENTITY a \"aaaa\">]><FileZilla3><Servers><Server><Host>&a;</Host><Port>21</Port>\
        </Server></Servers></FileZilla3>";
    for bad in ["", "<", "<a>", "<a></b>", "</a>", "<a/><b/>", deep.as_str()] {
        assert!(
            Source::FileZilla.read(bad.as_bytes()).is_err(),
            "{}",
            &bad[..bad.len().min(20)]
        );
    }
    // An entity of the file's own is not expanded: there is no host.
    assert!(
        Source::FileZilla
            .read(entity.as_bytes())
            .expect("readable")
            .sites
            .is_empty()
    );
    let injected = "<FileZilla3><Servers><Server><Host>h</Host><Port>21</Port><User>a&#13;&#10;DELE x</User>\
        <Logontype>1</Logontype></Server></Servers></FileZilla3>";
    assert!(
        Source::FileZilla
            .read(injected.as_bytes())
            .expect("readable")
            .sites
            .is_empty()
    );
    let folders = format!(
        "<FileZilla3><Servers>{}<Server><Host>h</Host><Port>21</Port></Server>{}</Servers></FileZilla3>",
        "<Folder>f".repeat(50),
        "</Folder>".repeat(50)
    );
    let import = Source::FileZilla.read(folders.as_bytes()).expect("readable");
    assert_eq!(only(&import).site.folder.names().len(), crate::DEEPEST);
    assert_eq!(Source::guess("letter.txt", b"Dear all,\n"), None);
}

fn saved(sites: Vec<Site>) -> SavedSites {
    let folders: std::collections::BTreeSet<FolderPath> = sites
        .iter()
        .flat_map(|site| std::iter::successors(Some(site.folder.clone()), FolderPath::parent))
        .filter(|folder| !folder.is_root())
        .collect();
    SavedSites {
        folders: folders.into_iter().collect(),
        sites: sites.into_iter().map(Arc::new).collect(),
        ..SavedSites::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn what_filezilla_can_hold_survives_the_way_there_and_back(
        name in "[a-z<>&\"' é]{1,12}", note in "[a-z<>&\"\né]{0,20}", user in "[a-z@<&]{1,8}", host in "[a-z]{1,8}",
        port in 1_u16.., tls in 0_usize..4, kind in 0_usize..5, mode in 0_usize..3, sessions in 0_u8..=10,
        colour in 0_usize..8, minutes in -1439_i64..1440, names in proptest::collection::vec("[a-z &]{1,6}", 0..4),
        flags in any::<[bool; 4]>(), commands in proptest::collection::vec("[A-Z]{3,4}( [a-z&]{1,5})?", 0..3),
        account in proptest::option::of("[a-z<& é]{1,5}[a-z]"), password in "[ -~é]{0,9}", encoding in 0_usize..4,
        marks in proptest::collection::vec(
            ("[a-z<& é]{1,6}", any::<bool>(), proptest::option::of("[a-z é😀]{1,5}"), any::<bool>(), any::<bool>()), 0..3),
    ) {
        let log_on = [LogOn::Anonymous, LogOn::User(user.clone()), LogOn::Ask(user.clone()), LogOn::Interactive(user.clone()), LogOn::Account(user)];
        let Some(mut site) = site(&name, &host, port, FtpTls::ALL[tls], log_on[kind].clone()) else {
            return Ok(());
        };
        site.look.note = note.trim().to_owned();
        site.mode = [ModeChoice::Auto, ModeChoice::Only(DataMode::Pasv), ModeChoice::Only(DataMode::Port)][mode];
        site.sessions = (sessions > 0).then_some(sessions);
        site.look.colour = Colour::ALL.get(colour).copied().filter(|colour| *colour != Colour::Violet);
        site.connection.server.time_offset =
            portolan_remote::TimeOffset::from_seconds(minutes * 60).filter(|offset| offset.seconds() != 0);
        site.folder = FolderPath::new(names.iter().filter(|name| checked_name(name).is_ok())).expect("good names");
        (site.linked_browsing, site.compare) = (flags[0], flags[1]);
        if flags[2] {
            site.connection.proxy = ProxyChoice::Direct;
        }
        if flags[3] {
            site.remote_folder = Some(RemotePath::new(format!("/{}", names.join("/"))));
            site.local_folder = Some("/home/a & b".into());
        }
        site.connection.server.post_login = commands;
        let mut secrets = Secrets::new();
        let password = secret(password);
        secrets.extend(SecretRef::of_site(&site).zip(password.clone()));
        if kind == 4 {
            site.account = account.and_then(secret);
            secrets.extend(SecretRef::of_account(&site).zip(site.account.clone()));
        }
        let encodings = [NameEncoding::default(), NameEncoding::UTF_8, "gbk".parse().expect("known"), "koi8-r".parse().expect("known")];
        site.connection.server.encoding = encodings[encoding];
        site.bookmarks = marks.into_iter().map(|(name, local, remote, linked_browsing, compare)| Bookmark {
            name: name.trim().to_owned(),
            local_folder: local.then(|| "/srv/ä".into()),
            remote_folder: remote.map(|name| RemotePath::new(format!("/x/{name}"))),
            linked_browsing,
            compare,
        }).filter(|bookmark| checked_name(&bookmark.name).is_ok()).collect();
        let exported = export::to_filezilla(&saved(vec![site.clone()]), &secrets);
        prop_assert_eq!(&exported.left_out, &[] as &[String]);
        let again = Source::FileZilla.read(exported.xml.as_bytes()).expect("readable");
        prop_assert_eq!(&again.left_out, &[] as &[String]);
        prop_assert_eq!(&again.sites[0].notes, &[] as &[String]);
        prop_assert_eq!(&again.sites[0].secret, &SecretRef::of_site(&site).and(password));
        let mut after = again.sites[0].site.clone();
        after.id = site.id;
        prop_assert_eq!(after, site);
    }

    #[test]
    fn no_input_panics(
        bytes in proptest::collection::vec(any::<u8>(), 0..300),
        text in "(<(/)?(Server|Folder|Host|Port|Pass|RemoteDir|Servers|FileZilla3)>|\\[Sessions\\\\a\\]\n|(Password|HostName|FSProtocol|pass|type) ?= ?[A-F0-9a-z]{0,12}\n|machine |login |&#x0;|&lt;|1 0 9 a|21){0,25}",
    ) {
        for source in Source::ALL {
            drop(source.read(&bytes));
            drop(source.read(text.as_bytes()));
            drop(source.read(format!("<FileZilla3><Servers>{text}</Servers></FileZilla3>").as_bytes()));
            drop(source.read(format!("[Sessions\\a]\nFSProtocol=5\nHostName=h\nPassword={text}").as_bytes()));
        }
        prop_assert!(Source::guess("x", &bytes).is_none_or(|source| Source::ALL.contains(&source)));
    }

    #[test]
    fn damaged_site_managers_never_panic(at in 0_usize..1800, byte in any::<u8>(), cut in 0_usize..1800) {
        let mut bytes = SITE_MANAGER.as_bytes().to_vec();
        let place = at % bytes.len();
        bytes[place] = byte;
        drop(Source::FileZilla.read(&bytes));
        bytes.truncate(cut);
        drop(Source::FileZilla.read(&bytes));
    }
}
