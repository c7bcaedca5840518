//! Sites for others: as our own TOML, and as FileZilla's XML.

use std::collections::BTreeMap;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use portolan_remote::{DataMode, ModeChoice, NameEncoding, ProxyChoice};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::{
    Bookmark, Cost, Endpoint, FolderPath, FtpTls, LogOn, SavedSites, SealedFile, Secret, SecretError, SecretRef, Site,
    import::{colour_index, write_safe_path},
    table,
};

/// Passwords that go along.
pub type Secrets = BTreeMap<SecretRef, Secret>;

/// Under this key the passwords stand in an exported TOML file, encrypted.
pub(crate) const SEALED: &str = "sealed_secrets";

/// Our own form, which can be imported again, or put in the place of `sites.toml`. The passwords go along encrypted under
/// `master`, or not at all.
pub fn to_toml(sites: &SavedSites, secrets: Option<(&Secrets, &Secret)>) -> Result<String, SecretError> {
    let mut document = DocumentMut::new();
    if let Some((secrets, master)) = secrets {
        let bytes = SealedFile::seal(secrets, master, Cost::default())?;
        document.insert(SEALED, value(STANDARD.encode(bytes)));
    }
    let folders: ArrayOfTables = sites
        .folders
        .iter()
        .map(|folder| {
            let mut table = Table::new();
            table.insert("path", table::folder_item(folder));
            table
        })
        .collect();
    let tables: ArrayOfTables = sites
        .sites
        .iter()
        .map(|site| {
            let mut table = Table::new();
            table::fill(&mut table, site);
            table
        })
        .collect();
    for (key, tables) in [("folder", folders), ("site", tables)] {
        if !tables.is_empty() {
            document.insert(key, Item::ArrayOfTables(tables));
        }
    }
    Ok(document.to_string())
}

/// What FileZilla imports (*File → Import*), and what of the sites it cannot hold, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForFileZilla {
    /// The file. With passwords it holds them as FileZilla does: readable by everybody who has it.
    pub xml: String,
    /// What is not in it.
    pub left_out: Vec<String>,
}

/// FileZilla's XML. Passwords go along only if some are given.
pub fn to_filezilla(sites: &SavedSites, secrets: &Secrets) -> ForFileZilla {
    let mut file = ForFileZilla {
        xml: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<FileZilla3 version=\"3.63.0\" platform=\"*nix\">\n\t<Servers>\n"
            .to_owned(),
        left_out: Vec::new(),
    };
    file.folder(sites, &FolderPath::root(), secrets, 2);
    file.xml.push_str("\t</Servers>\n</FileZilla3>\n");
    file
}

impl ForFileZilla {
    fn folder(&mut self, sites: &SavedSites, folder: &FolderPath, secrets: &Secrets, depth: usize) {
        let indent = "\t".repeat(depth);
        for below in sites.folders_in(folder) {
            let name = escaped(below.name().unwrap_or_default());
            self.line(&indent, &format!("<Folder expanded=\"1\">{name}"));
            self.folder(sites, below, secrets, depth + 1);
            self.line(&indent, "</Folder>");
        }
        for site in sites.sites_in(folder) {
            self.line(&indent, "<Server>");
            self.server(site, secrets, &format!("{indent}\t"));
            self.line(&indent, "</Server>");
        }
    }

    fn line(&mut self, indent: &str, text: &str) {
        self.xml.extend([indent, text, "\n"]);
    }

    fn put(&mut self, indent: &str, name: &str, text: &str) {
        let text = escaped(text);
        self.line(indent, &format!("<{name}>{text}</{name}>"));
    }

    fn leave_out(&mut self, site: &Site, what: &str) {
        self.left_out.push(format!("{}: {what}", site.name));
    }

    fn server(&mut self, site: &Site, secrets: &Secrets, indent: &str) {
        let Endpoint::Ftp { server, tls } = &site.endpoint;
        self.put(indent, "Host", &server.host);
        self.put(indent, "Port", &server.port.to_string());
        let protocol = match tls {
            FtpTls::IfOffered => "0",
            FtpTls::Implicit => "3",
            FtpTls::Explicit => "4",
            FtpTls::Off => "6",
        };
        self.put(indent, "Protocol", protocol);
        self.put(indent, "Type", "0");
        self.log_on(site, secrets, indent);
        let choices = &site.connection.server;
        let minutes = choices.time_offset.map_or(0, |offset| -offset.seconds() / 60);
        self.put(indent, "TimezoneOffset", &minutes.to_string());
        let mode = match site.mode {
            ModeChoice::Auto => "MODE_DEFAULT",
            ModeChoice::Only(DataMode::Epsv | DataMode::Pasv) => "MODE_PASSIVE",
            ModeChoice::Only(DataMode::Eprt | DataMode::Port) => "MODE_ACTIVE",
        };
        self.put(indent, "PasvMode", mode);
        let sessions = site.sessions.unwrap_or(0);
        self.put(indent, "MaximumMultipleConnections", &sessions.to_string());
        if choices.encoding.is_auto() {
            self.put(indent, "EncodingType", "Auto");
        } else if choices.encoding == NameEncoding::UTF_8 {
            self.put(indent, "EncodingType", "UTF-8");
        } else {
            self.put(indent, "EncodingType", "Custom");
            self.put(indent, "CustomEncoding", &choices.encoding.to_string());
        }
        if !choices.post_login.is_empty() {
            self.line(indent, "<PostLoginCommands>");
            for command in &choices.post_login {
                self.put(&format!("{indent}\t"), "Command", command);
            }
            self.line(indent, "</PostLoginCommands>");
        }
        let direct = site.connection.proxy == ProxyChoice::Direct;
        self.put(indent, "BypassProxy", if direct { "1" } else { "0" });
        if matches!(site.connection.proxy, ProxyChoice::Through(_)) {
            self.leave_out(site, "a proxy of its own");
        }
        self.put(indent, "Name", &site.name);
        if !site.look.note.is_empty() {
            self.put(indent, "Comments", &site.look.note);
        }
        if let Some(colour) = site.look.colour {
            self.put(indent, "Colour", &colour_index(colour).to_string());
        }
        let place = Bookmark {
            name: site.name.clone(),
            local_folder: site.local_folder.clone(),
            remote_folder: site.remote_folder.clone(),
            linked_browsing: site.linked_browsing,
            compare: site.compare,
        };
        self.folders(site, &place, indent);
        for bookmark in &site.bookmarks {
            self.line(indent, "<Bookmark>");
            let inner = format!("{indent}\t");
            self.put(&inner, "Name", &bookmark.name);
            self.folders(site, bookmark, &inner);
            self.line(indent, "</Bookmark>");
        }
    }

    fn log_on(&mut self, site: &Site, secrets: &Secrets, indent: &str) {
        let (kind, user) = match &site.log_on {
            LogOn::Anonymous => ("0", None),
            LogOn::Account(user) => ("4", Some(user)),
            LogOn::User(user) => ("1", Some(user)),
            LogOn::Ask(user) => ("2", Some(user)),
            LogOn::Interactive(user) => ("3", Some(user)),
        };
        if let Some(user) = user {
            self.put(indent, "User", user);
        }
        if let Some(secret) = SecretRef::of_site(site).and_then(|reference| secrets.get(&reference)) {
            let text = STANDARD.encode(secret.expose());
            self.line(indent, &format!("<Pass encoding=\"base64\">{text}</Pass>"));
        }
        if let Some(account) = SecretRef::of_account(site).and_then(|reference| secrets.get(&reference)) {
            self.put(indent, "Account", account.expose());
        }
        self.put(indent, "Logontype", kind);
    }

    fn folders(&mut self, site: &Site, place: &Bookmark, indent: &str) {
        if let Some(folder) = &place.local_folder {
            self.put(indent, "LocalDir", &folder.to_string_lossy());
        }
        if let Some(folder) = &place.remote_folder {
            match write_safe_path(folder) {
                Some(path) => self.put(indent, "RemoteDir", &path),
                None => self.leave_out(site, "a remote folder that is relative, or not in UTF-8"),
            }
        }
        for (name, on) in [
            ("SyncBrowsing", place.linked_browsing),
            ("DirectoryComparison", place.compare),
        ] {
            self.put(indent, name, if on { "1" } else { "0" });
        }
    }
}

/// Text as XML holds it; characters that it cannot hold are left out.
fn escaped(text: &str) -> String {
    let legal = |char: &char| !char.is_control() || matches!(char, '\n' | '\t');
    let legal: String = text.chars().filter(legal).collect();
    quick_xml::escape::escape(&legal).into_owned()
}
