//! Connections of Double Commander's FTP plugin.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use portolan_remote::{DataMode, HiddenFiles, ModeChoice, NameEncoding, ProxyChoice, RemotePath};

use super::{Import, ImportedSite, ini, log_on, secret, shown, site};
use crate::FtpTls;

/// More connections than anybody has; a number beyond is no list.
const MOST: usize = 10_000;

pub(super) fn read(text: &str) -> Import {
    let mut import = Import::default();
    for section in ini::sections(text) {
        if !section.name.eq_ignore_ascii_case("ftp") {
            continue;
        }
        let named = |key: &str| {
            let digits = key.strip_prefix("Connection")?.strip_suffix("Name")?;
            digits.parse::<usize>().ok().filter(|number| *number < MOST)
        };
        let numbers: std::collections::BTreeSet<usize> =
            section.rows.iter().filter_map(|(key, _)| named(key)).collect();
        for number in numbers {
            one(&mut import, &section, number);
        }
    }
    import
}

fn one(import: &mut Import, section: &ini::Section<'_>, number: usize) {
    let key = |key: &str| format!("Connection{number}{key}");
    let get = |name: &str| section.get(&key(name)).filter(|value| !value.is_empty());
    let on = |name: &str| section.on(&key(name));
    let name = get("Name").unwrap_or_default();
    if on("OpenSSH") || on("OnlySCP") {
        return import.leave_out(name, "SFTP is another protocol, which this version does not speak");
    }
    let tls = match (on("FullSSL"), on("AutoTLS")) {
        (true, _) => FtpTls::Implicit,
        (false, true) => FtpTls::Explicit,
        (false, false) => FtpTls::Off,
    };
    let port = get("Port")
        .and_then(|port| port.parse().ok())
        .unwrap_or(tls.default_port());
    let user = get("UserName").unwrap_or_default();
    let Some(mut site) = site(name, get("Host").unwrap_or_default(), port, tls, log_on(user)) else {
        return import.leave_out(name, "its host, port or user cannot be");
    };
    let mut notes = Vec::new();
    site.remote_folder = get("Path").map(RemotePath::new);
    if section.get(&key("PassiveMode")).is_some_and(|value| !ini::is_on(value)) {
        site.mode = ModeChoice::Only(DataMode::Port);
    }
    let server = &mut site.connection.server;
    if let Some(encoding) = get("Encoding") {
        match encoding.parse::<NameEncoding>() {
            Ok(encoding) => server.encoding = encoding,
            Err(_) => notes.push(format!("the encoding `{}` is unknown here", shown(encoding))),
        }
    }
    if on("ShowHiddenItems") {
        server.hidden_files = HiddenFiles::Always;
    }
    server.allocate = on("UseAllocate");
    if let Some(commands) = get("InitCommands") {
        let commands = commands.split(';').map(str::trim).filter(|command| !command.is_empty());
        server.post_login = commands.map(str::to_owned).collect();
    }
    if get("Proxy").is_some() {
        site.connection.proxy = ProxyChoice::Settings;
        notes.push("its proxy is left out: those of Double Commander are in another file".to_owned());
    }
    let stored = get("Password").filter(|_| site.log_on.keeps_password());
    let text = stored.and_then(|text| String::from_utf8(STANDARD.decode(text).ok()?).ok());
    if on("MasterPassword") {
        notes.push("its password is under Double Commander's master password: it will be asked for".to_owned());
    }
    let secret = text.and_then(secret);
    import.sites.push(ImportedSite::new(site, secret, notes));
}
