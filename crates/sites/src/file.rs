//! The file of saved sites. It holds no secret.

use std::path::Path;

use portolan_remote::{DataMode, HostPort, ModeChoice, RemotePath, SiteId};
use portolan_settings::{FileError, Read, read_toml, update_toml};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::{Endpoint, FtpTls, LogOn, Site, connection};

/// A site, or the whole file, that could not be used. Nothing of it was changed or lost.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SiteProblem {
    /// The whole file was not TOML and lies beside now.
    #[error("the sites could not be read ({why}); the file was set aside as {set_aside}")]
    SetAside {
        /// Where it is now.
        set_aside: String,
        /// What is wrong with it.
        why: String,
    },
    /// One site has a value that is not usable.
    #[error("the site `{site}` was left out: {why}")]
    Site {
        /// Its name, or its place in the file.
        site: String,
        /// What is wrong with it.
        why: String,
    },
}

/// All saved sites, and what could not be used.
pub fn load_sites(path: &Path) -> Result<(Vec<Site>, Vec<SiteProblem>), FileError> {
    let document = match read_toml(path)? {
        Read::Missing => return Ok((Vec::new(), Vec::new())),
        Read::Broken { set_aside, why } => {
            return Ok((
                Vec::new(),
                vec![SiteProblem::SetAside {
                    set_aside: set_aside.display().to_string(),
                    why,
                }],
            ));
        }
        Read::Document(document) => document,
    };
    let mut sites = Vec::new();
    let mut problems = Vec::new();
    for (at, table) in document
        .get("site")
        .and_then(Item::as_array_of_tables)
        .into_iter()
        .flatten()
        .enumerate()
    {
        match parse(table) {
            Ok(site) => sites.push(site),
            Err(why) => {
                let site = table
                    .get("name")
                    .and_then(Item::as_str)
                    .map_or_else(|| format!("number {}", at + 1), str::to_owned);
                problems.push(SiteProblem::Site { site, why });
            }
        }
    }
    Ok((sites, problems))
}

/// Saves one site, new or changed; keys that this version does not know stay.
pub fn save_site(path: &Path, site: &Site) -> Result<(), FileError> {
    update_toml(path, |document| {
        let sites = tables(document);
        let at = sites.iter().position(|table| id(table) == Some(site.id));
        let at = at.unwrap_or_else(|| {
            sites.push(Table::new());
            sites.len() - 1
        });
        if let Some(table) = sites.get_mut(at) {
            fill(table, site);
        }
    })
}

/// Forgets one site.
pub fn remove_site(path: &Path, site: SiteId) -> Result<(), FileError> {
    update_toml(path, |document| {
        tables(document).retain(|table| id(table) != Some(site));
    })
}

fn tables(document: &mut DocumentMut) -> &mut ArrayOfTables {
    let item = document
        .entry("site")
        .or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    if !item.is_array_of_tables() {
        *item = Item::ArrayOfTables(ArrayOfTables::new());
    }
    match item {
        Item::ArrayOfTables(tables) => tables,
        _ => unreachable!("it was made an array of tables just now"),
    }
}

fn id(table: &Table) -> Option<SiteId> {
    let text = table.get("id")?.as_str()?;
    u64::from_str_radix(text, 16).ok().map(SiteId)
}

fn parse(table: &Table) -> Result<Site, String> {
    let text = |key: &str| table.get(key).and_then(Item::as_str);
    let host = text("host")
        .filter(|host| !host.is_empty())
        .ok_or("`host` is missing")?;
    let tls = match text("tls").unwrap_or("if-offered") {
        "if-offered" => FtpTls::IfOffered,
        "explicit" => FtpTls::Explicit,
        "implicit" => FtpTls::Implicit,
        "off" => FtpTls::Off,
        other => {
            return Err(format!(
                "`tls` is `{other}`; `if-offered`, `explicit`, `implicit` or `off` is needed"
            ));
        }
    };
    let port = match table.get("port") {
        None => {
            if tls == FtpTls::Implicit {
                990
            } else {
                21
            }
        }
        Some(item) => item
            .as_integer()
            .and_then(|number| u16::try_from(number).ok())
            .filter(|port| *port > 0)
            .ok_or("`port` is no number from 1 to 65535")?,
    };
    let log_on = text("user").map_or(LogOn::Anonymous, |user| LogOn::User(user.to_owned()));
    let mut site = Site::quick(
        Endpoint::Ftp {
            server: HostPort::new(host, port),
            tls,
        },
        log_on,
    );
    site.saved = true;
    if let Some(id) = id(table) {
        site.id = id;
    }
    if let Some(name) = text("name") {
        name.clone_into(&mut site.name);
    }
    site.remote_folder = text("remote_folder").map(RemotePath::new);
    if let Some(mode) = text("mode").filter(|mode| *mode != "auto") {
        let known = DataMode::ALL
            .into_iter()
            .find(|known| known.to_string().eq_ignore_ascii_case(mode));
        site.mode = ModeChoice::Only(known.ok_or_else(|| format!("`mode` is `{mode}`"))?);
    }
    if let Some(sessions) = table.get("sessions") {
        let sessions = sessions
            .as_integer()
            .and_then(|number| u8::try_from(number).ok())
            .filter(|number| (1..=32).contains(number));
        site.sessions = Some(sessions.ok_or("`sessions` is no number from 1 to 32")?);
    }
    let flag = |key: &str, default| table.get(key).and_then(Item::as_bool).unwrap_or(default);
    site.trust_pasv_address = flag("trust_pasv_address", false);
    site.atomic = flag("atomic", true);
    site.connection = connection::read(table)?;
    Ok(site)
}

fn fill(table: &mut Table, site: &Site) {
    let Endpoint::Ftp { server, tls } = &site.endpoint;
    table["id"] = value(format!("{:016x}", site.id.0));
    table["name"] = value(&site.name);
    table["host"] = value(&*server.host);
    table["port"] = value(i64::from(server.port));
    table["tls"] = value(match tls {
        FtpTls::IfOffered => "if-offered",
        FtpTls::Explicit => "explicit",
        FtpTls::Implicit => "implicit",
        FtpTls::Off => "off",
    });
    let mut optional = |key: &str, item: Option<Item>| match item {
        Some(item) => table[key] = item,
        None => drop(table.remove(key)),
    };
    optional(
        "user",
        match &site.log_on {
            LogOn::Anonymous => None,
            LogOn::User(user) => Some(value(user)),
        },
    );
    optional(
        "remote_folder",
        site.remote_folder
            .as_ref()
            .map(|path| value(path.to_string_lossy().into_owned())),
    );
    optional(
        "mode",
        match site.mode {
            ModeChoice::Auto => None,
            ModeChoice::Only(mode) => Some(value(mode.to_string().to_ascii_lowercase())),
        },
    );
    optional("sessions", site.sessions.map(|sessions| value(i64::from(sessions))));
    optional("trust_pasv_address", site.trust_pasv_address.then(|| value(true)));
    optional("atomic", (!site.atomic).then(|| value(false)));
    connection::fill(table, &site.connection);
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use portolan_remote::{
        ActiveChoices, AddressFamily, ConnectionChoices, HiddenFiles, HostCommand, KeepAlive, KeepAliveCommand, Proxy,
        ProxyChoice, ServerChoices, TlsVersion, TlsVersions,
    };

    use super::*;

    #[test]
    fn what_is_saved_is_loaded_and_strangers_stay() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("sites.toml");
        std::fs::write(
            &path,
            "# my sites\n[[site]]\nname = 'Old'\nhost = 'old.example'\nfuture = 7\n",
        )
        .expect("writable");
        let mut site = Site::quick(
            Endpoint::Ftp {
                server: HostPort::new("ftp.example.org", 2121),
                tls: FtpTls::Explicit,
            },
            LogOn::User("web".into()),
        );
        site.name = "Studio website".into();
        site.sessions = Some(8);
        site.mode = ModeChoice::Only(DataMode::Pasv);
        site.remote_folder = Some(RemotePath::new("/www"));
        site.saved = true;
        save_site(&path, &site).expect("writable");
        let (sites, problems) = load_sites(&path).expect("readable");
        assert_eq!(problems, []);
        assert_eq!(sites.len(), 2);
        assert_eq!(sites[1], site);
        let text = std::fs::read_to_string(&path).expect("readable");
        assert!(text.contains("# my sites") && text.contains("future = 7"), "{text}");
        remove_site(&path, site.id).expect("writable");
        assert_eq!(load_sites(&path).expect("readable").0.len(), 1);
    }

    #[test]
    fn choices_about_connections_are_kept_and_defaults_are_not_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("sites.toml");
        let endpoint = Endpoint::Ftp {
            server: HostPort::new("h", 21),
            tls: FtpTls::Explicit,
        };
        let mut site = Site::quick(endpoint, LogOn::Anonymous);
        site.saved = true;
        let usual = site.clone();
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
                account: Some("staff".to_owned()),
                post_login: vec!["SITE UMASK 002".to_owned(), "CWD /x".to_owned()],
                host_command: HostCommand::Always,
                language: Some("en".to_owned()),
                family: Some("IIS".to_owned()),
                hidden_files: HiddenFiles::Never,
                allocate: true,
            },
        };
        save_site(&path, &site).expect("writable");
        assert_eq!(load_sites(&path).expect("readable"), (vec![site.clone()], Vec::new()));
        site.connection.proxy = ProxyChoice::Direct;
        save_site(&path, &site).expect("writable");
        assert_eq!(load_sites(&path).expect("readable").0, [site]);
        save_site(&path, &usual).expect("writable");
        let text = std::fs::read_to_string(&path).expect("readable");
        assert_eq!(text.lines().count(), 6, "{text}");
        for bad in [
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
        ] {
            std::fs::write(&path, format!("[[site]]\nhost = 'h'\n{bad}\n")).expect("writable");
            let (sites, problems) = load_sites(&path).expect("readable");
            assert!(sites.is_empty() && problems.len() == 1, "{bad}");
            assert!(!problems[0].to_string().contains("secret"));
        }
    }

    #[test]
    fn one_bad_site_does_not_take_the_others_along() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("sites.toml");
        std::fs::write(&path, "[[site]]\nname='A'\nhost='a'\nport=0\n[[site]]\nhost='b'\n").expect("writable");
        let (sites, problems) = load_sites(&path).expect("readable");
        assert_eq!(sites.len(), 1);
        assert!(matches!(&problems[..], [SiteProblem::Site { site, .. }] if site == "A"));
    }
}
