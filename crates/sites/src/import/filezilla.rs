//! FileZilla: the site manager, and what it exports. `filezilla_parts` has settings, certificates and bookmarks,
//! `filezilla_queue` what was still to be moved.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use portolan_remote::{DataMode, ModeChoice, NameEncoding, ProxyChoice, TimeOffset};

use super::{
    Import, ImportError, ImportedSite, filezilla_database, filezilla_parts, filters, legal_name, log_on, safe_path,
    secret, shown, site,
    xml::{self, Element},
};
use crate::{Bookmark, Colour, FolderPath, FtpTls, LogOn, Secret, Site};

/// What else belongs to the reading of one file.
pub(super) struct Reading {
    pub(super) import: Import,
    /// Lengths in paths count units of UTF-16.
    pub(super) windows: bool,
}

pub(super) fn read(bytes: &[u8]) -> Result<Import, ImportError> {
    if filezilla_database::is_database(bytes) {
        return filezilla_database::read(bytes);
    }
    let root = xml::read(bytes)?;
    let mut reading = Reading {
        import: Import::default(),
        windows: root.attribute("platform") == Some("windows"),
    };
    for part in &root.children {
        match part.name.as_str() {
            "Servers" => reading.folder(part, &FolderPath::root(), 0),
            "Settings" => filezilla_parts::settings(&mut reading.import, part),
            "TrustedCerts" => filezilla_parts::certificates(&mut reading.import, part),
            "InsecureHosts" => filezilla_parts::insecure(&mut reading.import, part),
            "Bookmark" => reading.global_bookmark(part),
            "Filters" if reading.import.filters.is_none() => {
                // Their sets stand beside them.
                let read = filters::of_file(&root).unwrap_or_default();
                reading.import.left_out.extend(read.left_out);
                reading.import.filters = Some(read.book).filter(|book| !book.filters.is_empty());
            }
            "Queue" => reading.queue(part),
            _ => {}
        }
    }
    Ok(reading.import)
}

impl Reading {
    fn folder(&mut self, element: &Element, path: &FolderPath, depth: usize) {
        for child in &element.children {
            match child.name.as_str() {
                "Folder" if depth < 60 => {
                    let name = legal_name(child.text.trim(), "Folder");
                    if let Ok(below) = path.child(&name) {
                        self.folder(child, &below, depth + 1);
                    } else {
                        let why = "deeper than folders can stand: its sites are in the folder above";
                        self.import.leave_out(&name, why);
                        self.folder(child, path, depth + 1);
                    }
                }
                "Server" => {
                    let site = self.site_of(child, path);
                    self.import.sites.extend(site);
                }
                _ => {}
            }
        }
    }

    /// The site of a `<Server>`; why there is none is told.
    pub(super) fn site_of(&mut self, element: &Element, folder: &FolderPath) -> Option<ImportedSite> {
        let name = element.text_of("Name").unwrap_or(element.text.trim());
        let host = element.text_of("Host").unwrap_or_default();
        let name = if name.is_empty() { host } else { name };
        let mut no = |why: &str| self.import.leave_out(name, why);
        let tls = match element.number_of("Protocol") {
            // "FTP" of FileZilla is TLS where the server offers it.
            Some(0) | None => FtpTls::IfOffered,
            Some(3) => FtpTls::Implicit,
            Some(4) => FtpTls::Explicit,
            Some(6) => FtpTls::Off,
            Some(1) => {
                no("SFTP is another protocol, which this version does not speak");
                return None;
            }
            Some(other) => {
                no(&format!("its protocol (number {other}) is none of ours"));
                return None;
            }
        };
        let port = element.number_of("Port").unwrap_or(i64::from(tls.default_port()));
        let port = u16::try_from(port).ok().filter(|port| *port > 0);
        let (log_on, secret, mut notes) = credentials(element);
        let Some(mut site) = port.and_then(|port| site(name, host, port, tls, log_on)) else {
            no("its host, port or user cannot be");
            return None;
        };
        site.folder = folder.clone();
        self.fill(&mut site, element, &mut notes);
        Some(ImportedSite::new(site, secret, notes))
    }

    fn fill(&self, site: &mut Site, element: &Element, notes: &mut Vec<String>) {
        if matches!(site.log_on, LogOn::Account(_)) {
            site.account = element.text_of("Account").and_then(|text| secret(text.to_owned()));
        }
        match element.text_of("PasvMode") {
            Some("MODE_ACTIVE") => site.mode = ModeChoice::Only(DataMode::Port),
            Some("MODE_PASSIVE") => site.mode = ModeChoice::Only(DataMode::Pasv),
            _ => {}
        }
        // What FileZilla adds to the server's times; ours is how far the server is ahead.
        let offset = element.number_of("TimezoneOffset").unwrap_or(0);
        if offset != 0 {
            site.connection.server.time_offset = offset.checked_mul(-60).and_then(TimeOffset::from_seconds);
        }
        let sessions = element.number_of("MaximumMultipleConnections").unwrap_or(0);
        if sessions > 0 {
            site.sessions = Some(sessions.min(32) as u8);
        }
        let encoding = match element.text_of("EncodingType") {
            Some("UTF-8") => Some("UTF-8"),
            Some("Custom") => element.text_of("CustomEncoding"),
            _ => None,
        };
        if let Some(encoding) = encoding {
            match encoding.parse::<NameEncoding>() {
                Ok(encoding) => site.connection.server.encoding = encoding,
                Err(_) => notes.push(format!("the encoding `{}` is unknown here", shown(encoding))),
            }
        }
        let commands = element.child("PostLoginCommands");
        let commands = commands.into_iter().flat_map(|list| list.all("Command"));
        let (legal, others): (Vec<&str>, Vec<&str>) = commands
            .map(|command| command.text.trim())
            .filter(|command| !command.is_empty())
            .partition(|command| !command.chars().any(char::is_control));
        site.connection.server.post_login = legal.into_iter().map(str::to_owned).collect();
        if !others.is_empty() {
            notes.push("commands after the log-on with control characters are left out".to_owned());
        }
        if element.number_of("BypassProxy") == Some(1) {
            site.connection.proxy = ProxyChoice::Direct;
        }
        if element.number_of("Type").unwrap_or(0) > 1 {
            notes.push("the type of the server is left out: it is found out".to_owned());
        }
        if element.all("Parameter").next().is_some() {
            notes.push("parameters of other protocols are left out".to_owned());
        }
        let note = element.text_of("Comments").unwrap_or_default();
        site.look.note = note
            .chars()
            .filter(|char| !char.is_control() || *char == '\n')
            .collect();
        site.look.colour = element.number_of("Colour").and_then(colour);
        let place = self.bookmark(element, notes);
        site.local_folder = place.local_folder;
        site.remote_folder = place.remote_folder;
        site.linked_browsing = place.linked_browsing;
        site.compare = place.compare;
        for bookmark in element.all("Bookmark") {
            site.bookmarks.push(self.bookmark(bookmark, notes));
        }
    }

    /// The folders of a site or of a bookmark.
    fn bookmark(&self, element: &Element, notes: &mut Vec<String>) -> Bookmark {
        let on = |key| element.number_of(key) == Some(1);
        let remote = element.text_of("RemoteDir").and_then(|text| {
            let path = safe_path::read(text, self.windows);
            match &path {
                None => notes.push(format!("the remote folder `{}` cannot be read", shown(text))),
                Some((_, true)) => notes.push("a remote folder is of a server whose paths look otherwise".to_owned()),
                Some(_) => {}
            }
            path
        });
        Bookmark {
            name: legal_name(element.text_of("Name").unwrap_or_default(), "Bookmark"),
            local_folder: element.text_of("LocalDir").map(Into::into),
            remote_folder: remote.map(|(path, _)| path),
            linked_browsing: on("SyncBrowsing"),
            compare: on("DirectoryComparison"),
        }
    }

    /// A bookmark of no site: it leads to its folders whichever site is shown.
    fn global_bookmark(&mut self, element: &Element) {
        let mut notes = Vec::new();
        let bookmark = self.bookmark(element, &mut notes);
        for note in notes {
            self.import.leave_out(&bookmark.name, &note);
        }
        if bookmark.local_folder.is_none() && bookmark.remote_folder.is_none() {
            self.import.leave_out(&bookmark.name, "a bookmark without a folder");
        } else {
            self.import.bookmarks.push(bookmark);
        }
    }
}

/// Who logs in, and with what.
fn credentials(element: &Element) -> (LogOn, Option<Secret>, Vec<String>) {
    let mut notes = Vec::new();
    let user = element.text_of("User").unwrap_or_default();
    let mut sealed = false;
    let mut password = None;
    if let Some(pass) = element.child("Pass") {
        match pass.attribute("encoding") {
            None => password = secret(pass.text.clone()),
            Some("base64") => {
                let bytes = STANDARD.decode(pass.text.trim());
                match bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok()) {
                    Some(text) => password = secret(text),
                    None => notes.push("the password is damaged: it will be asked for".to_owned()),
                }
            }
            Some("crypt") => {
                let why = "the password is under FileZilla's master password: it will be asked for, unless that is taken \
                           off in FileZilla (Settings, Passwords) and the file is imported again";
                notes.push(why.to_owned());
                sealed = true;
            }
            Some(other) => {
                notes.push(format!(
                    "the password is encrypted in a way that is unknown here (`{}`): it will be asked for",
                    shown(other)
                ));
                sealed = true;
            }
        }
    }
    let kind = element.number_of("Logontype");
    let log_on = match kind {
        Some(0) => LogOn::Anonymous,
        // Very old files have none.
        Some(4) if !sealed && !user.is_empty() => LogOn::Account(user.to_owned()),
        Some(1 | 4) | None if !sealed => log_on(user),
        Some(3) => LogOn::Interactive(user.to_owned()),
        _ => LogOn::Ask(user.to_owned()),
    };
    if let Some(5..) = kind {
        notes.push("the way of logging on is none of FTP's: the password will be asked for".to_owned());
    }
    let password = password.filter(|_| log_on.keeps_password());
    (log_on, password, notes)
}

/// The indices of FileZilla's colours; 0 is none.
const COLOURS: [Colour; 7] = [
    Colour::Red,
    Colour::Green,
    Colour::Blue,
    Colour::Amber,
    Colour::Teal,
    Colour::Magenta,
    Colour::Orange,
];

fn colour(index: i64) -> Option<Colour> {
    let at = usize::try_from(index).ok()?.checked_sub(1)?;
    COLOURS.get(at).copied()
}

/// The index of a colour, the nearest where FileZilla has no such one.
pub(crate) fn colour_index(colour: Colour) -> usize {
    let near = if colour == Colour::Violet {
        Colour::Magenta
    } else {
        colour
    };
    COLOURS.iter().position(|known| *known == near).map_or(0, |at| at + 1)
}
