//! One site as a table of the file, and back.

use std::path::PathBuf;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, percent_encode};
use portolan_remote::{ConflictPolicy, DataMode, Fingerprint, HostPort, ModeChoice, RemotePath, SiteId};
use toml_edit::{Array, InlineTable, Item, Table, TableLike, Value, value};

use crate::{Bookmark, Endpoint, FolderPath, FtpTls, Icon, LogOn, Secret, Site, connection, tree::checked_name};

/// Every key of a site, in the order in which they are told.
pub(crate) const KEYS: [&str; 44] = [
    "name",
    "folder",
    "host",
    "port",
    "tls",
    "log_on",
    "user",
    "remote_folder",
    "local_folder",
    "linked_browsing",
    "compare",
    "mode",
    "sessions",
    "existing",
    "upload_limit",
    "download_limit",
    "atomic",
    "bin",
    "verify",
    "pin",
    "tls_min",
    "tls_max",
    "client_certificate",
    "plain_data",
    "family",
    "active_ports",
    "external_address",
    "trust_pasv_address",
    "keep_alive",
    "proxy",
    "proxy_commands",
    "encoding",
    "time_offset",
    "server_family",
    "hidden_files",
    "post_login",
    "host_command",
    "language",
    "allocate",
    "colour",
    "icon",
    "note",
    "bookmark",
    "id",
];

/// The number that stands in the table.
pub(crate) fn id(table: &Table) -> Option<SiteId> {
    let text = table.get("id")?.as_str()?;
    u64::from_str_radix(text, 16).ok().map(SiteId)
}

/// Reads a site; what is wrong with it is told in words for people.
pub(crate) fn read(table: &Table) -> Result<Site, String> {
    let mut site = Site::quick(endpoint(table)?, log_on(table)?);
    site.saved = true;
    if let Some(id) = id(table) {
        site.id = id;
    }
    if let Some(name) = text(table, "name")? {
        let name = checked_name(name).map_err(|error| format!("`name`: {error}"))?;
        name.clone_into(&mut site.name);
    }
    site.folder = folder(table.get("folder"))?;
    site.account = old_account(table)?;
    site.remote_folder = remote_folder(table)?;
    site.local_folder = text(table, "local_folder")?.map(PathBuf::from);
    if let Some(mode) = text(table, "mode")?.filter(|mode| *mode != "auto") {
        let known = DataMode::ALL
            .into_iter()
            .find(|known| known.to_string().eq_ignore_ascii_case(mode));
        site.mode = ModeChoice::Only(known.ok_or_else(|| format!("`mode` is `{mode}`"))?);
    }
    site.sessions = number(table, "sessions", 1, 32)?.map(|number| number as u8);
    for (limit, key) in site.limits.iter_mut().zip(["upload_limit", "download_limit"]) {
        *limit = number(table, key, 1, i64::MAX)?.map(i64::cast_unsigned);
    }
    site.trust_pasv_address = flag(table, "trust_pasv_address", false)?;
    site.atomic = flag(table, "atomic", true)?;
    site.bin = flag(table, "bin", false)?;
    site.verify = word(table, "verify")?;
    site.linked_browsing = flag(table, "linked_browsing", false)?;
    site.compare = flag(table, "compare", false)?;
    site.existing = existing(table)?;
    site.look.colour = word(table, "colour")?;
    site.look.icon = word(table, "icon")?.unwrap_or_default();
    text(table, "note")?.unwrap_or_default().clone_into(&mut site.look.note);
    site.pin = word::<Fingerprint>(table, "pin")?;
    site.bookmarks = bookmarks(table.get("bookmark"))?;
    site.connection = connection::read(table)?;
    Ok(site)
}

/// Before there was one word for it in all our files, `newer` meant "newer, or of another size".
const OLD_EXISTING: &str = "if_exists";

fn existing(table: &Table) -> Result<Option<ConflictPolicy>, String> {
    let read = |key: &str| -> Result<Option<ConflictPolicy>, String> {
        let Some(word) = text(table, key)? else { return Ok(None) };
        let words = || ConflictPolicy::ALL.map(ConflictPolicy::word).join("`, `");
        let policy = ConflictPolicy::of_word(word);
        policy
            .map(Some)
            .ok_or_else(|| format!("`{key}` is `{word}`, none of `{}`", words()))
    };
    match read("existing")? {
        Some(policy) => Ok(Some(policy)),
        None => Ok(read(OLD_EXISTING)?.map(|policy| match policy {
            ConflictPolicy::ReplaceIfNewer => ConflictPolicy::ReplaceIfNewerOrSizeDiffers,
            policy => policy,
        })),
    }
}

/// Here earlier versions wrote what ACCT sends, in clear.
const OLD_ACCOUNT: &str = "account";

fn old_account(table: &Table) -> Result<Option<Secret>, String> {
    let legal = |text: &&str| !text.is_empty() && !text.contains(['\r', '\n', '\0']);
    Ok(text(table, OLD_ACCOUNT)?
        .filter(legal)
        .map(|text| Secret::new(text.to_owned())))
}

/// What earlier versions wrote gets its present form, before something else of the table changes.
pub(crate) fn renew(table: &mut Table) {
    if let Ok(Some(policy)) = existing(table)
        && table.remove(OLD_EXISTING).is_some()
    {
        table["existing"] = value(policy.word());
    }
    // Whoever saves a site keeps its secrets first.
    let with_account = matches!(log_on(table), Ok(LogOn::Account(_)));
    if table.remove(OLD_ACCOUNT).is_some() && with_account {
        table["log_on"] = value("account");
    }
}

fn endpoint(table: &Table) -> Result<Endpoint, String> {
    let host = text(table, "host")?
        .filter(|host| !host.is_empty())
        .ok_or("`host` is missing")?;
    let tls = match text(table, "tls")? {
        None => FtpTls::IfOffered,
        Some(word) => word.parse().map_err(|error| format!("`tls`: {error}"))?,
    };
    let port = number(table, "port", 1, 65535)?.map_or(tls.default_port(), |port| port as u16);
    Ok(Endpoint::Ftp {
        server: HostPort::new(host, port),
        tls,
    })
}

fn log_on(table: &Table) -> Result<LogOn, String> {
    let user = text(table, "user")?.map(str::to_owned);
    match (text(table, "log_on")?, user) {
        // Before it had a word of its own, who has an account was known by its being there.
        (None | Some("user"), Some(user)) if table.contains_key(OLD_ACCOUNT) => Ok(LogOn::Account(user)),
        (None | Some("user"), Some(user)) => Ok(LogOn::User(user)),
        (None | Some("anonymous"), _) => Ok(LogOn::Anonymous),
        (Some("account"), Some(user)) => Ok(LogOn::Account(user)),
        (Some("ask"), user) => Ok(LogOn::Ask(user.unwrap_or_default())),
        (Some("interactive"), user) => Ok(LogOn::Interactive(user.unwrap_or_default())),
        (Some("user" | "account"), None) => Err("`user` is missing".to_owned()),
        (Some(other), _) => Err(format!(
            "`log_on` is `{other}`; `anonymous`, `user`, `account`, `ask` or `interactive` is needed"
        )),
    }
}

/// The names of a folder in the tree.
pub(crate) fn folder(item: Option<&Item>) -> Result<FolderPath, String> {
    let Some(item) = item else {
        return Ok(FolderPath::root());
    };
    let wrong = || "a folder is a list of names, as `[\"Clients\", \"Acme\"]`".to_owned();
    let names: Vec<&str> = match (item.as_str(), item.as_array()) {
        (Some(name), _) => vec![name],
        (None, Some(names)) => names
            .iter()
            .map(Value::as_str)
            .collect::<Option<_>>()
            .ok_or_else(wrong)?,
        (None, None) => return Err(wrong()),
    };
    FolderPath::new(names).map_err(|error| format!("`folder`: {error}"))
}

/// The list of names of a folder.
pub(crate) fn folder_item(folder: &FolderPath) -> Item {
    value(folder.names().iter().collect::<Array>())
}

/// Bytes as text, or where they are no UTF-8, as percent-encoding that says so.
fn remote_folder(table: &dyn TableLike) -> Result<Option<RemotePath>, String> {
    let Some(item) = table.get("remote_folder") else {
        return Ok(None);
    };
    let encoded = item.as_table_like().and_then(|table| table.get("percent")?.as_str());
    match (item.as_str(), encoded) {
        (Some(text), _) => Ok(Some(RemotePath::new(text))),
        (None, Some(encoded)) => Ok(Some(RemotePath::new(percent_decode_str(encoded).collect::<Vec<u8>>()))),
        (None, None) => Err("`remote_folder` is no text in quotation marks".to_owned()),
    }
}

fn remote_item(path: &RemotePath) -> Value {
    const KEEP: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_');
    if let Ok(text) = str::from_utf8(path.as_bytes()) {
        return Value::from(text);
    }
    let mut table = InlineTable::new();
    table.insert(
        "percent",
        Value::from(percent_encode(path.as_bytes(), KEEP).to_string()),
    );
    Value::InlineTable(table)
}

pub(crate) fn bookmarks(item: Option<&Item>) -> Result<Vec<Bookmark>, String> {
    let Some(item) = item else { return Ok(Vec::new()) };
    let read = |table: &dyn TableLike| -> Result<Bookmark, String> {
        let name = text(table, "name")?.unwrap_or_default();
        let bookmark = Bookmark {
            name: checked_name(name)
                .map_err(|error| format!("`name` of a bookmark: {error}"))?
                .to_owned(),
            local_folder: text(table, "local_folder")?.map(PathBuf::from),
            remote_folder: remote_folder(table)?,
            linked_browsing: flag(table, "linked_browsing", false)?,
            compare: flag(table, "compare", false)?,
        };
        Ok(bookmark)
    };
    match (item.as_array_of_tables(), item.as_array()) {
        (Some(tables), _) => tables.iter().map(|table| read(table)).collect(),
        (None, Some(list)) => list
            .iter()
            .map(|value| {
                let table = value.as_inline_table();
                read(table.ok_or("a bookmark is a table")?)
            })
            .collect(),
        (None, None) => Err("`bookmark` is no list of tables".to_owned()),
    }
}

pub(crate) fn bookmark_item(bookmarks: &[Bookmark]) -> Item {
    let mut list = Array::new();
    for bookmark in bookmarks {
        let mut table = InlineTable::new();
        table.insert("name", Value::from(bookmark.name.as_str()));
        if let Some(folder) = &bookmark.local_folder {
            table.insert("local_folder", Value::from(folder.to_string_lossy().into_owned()));
        }
        if let Some(folder) = &bookmark.remote_folder {
            table.insert("remote_folder", remote_item(folder));
        }
        for (key, on) in [
            ("linked_browsing", bookmark.linked_browsing),
            ("compare", bookmark.compare),
        ] {
            if on {
                table.insert(key, Value::from(true));
            }
        }
        let mut table = Value::InlineTable(table);
        // One bookmark a line.
        table.decor_mut().set_prefix("\n  ");
        list.push_formatted(table);
    }
    list.set_trailing("\n");
    value(list)
}

fn text<'a>(table: &'a dyn TableLike, key: &str) -> Result<Option<&'a str>, String> {
    let item = table.get(key);
    item.map(|item| {
        item.as_str()
            .ok_or_else(|| format!("`{key}` is no text in quotation marks"))
    })
    .transpose()
}

fn flag(table: &dyn TableLike, key: &str, default: bool) -> Result<bool, String> {
    match table.get(key) {
        None => Ok(default),
        Some(item) => item
            .as_bool()
            .ok_or_else(|| format!("`{key}` is neither `true` nor `false`")),
    }
}

fn number(table: &Table, key: &str, least: i64, most: i64) -> Result<Option<i64>, String> {
    let Some(item) = table.get(key) else { return Ok(None) };
    let number = item.as_integer().filter(|number| (least..=most).contains(number));
    let wrong = || {
        if most == i64::MAX {
            format!("`{key}` is no number from {least} on")
        } else {
            format!("`{key}` is no number from {least} to {most}")
        }
    };
    number.map(Some).ok_or_else(wrong)
}

fn word<T: std::str::FromStr<Err: std::fmt::Display>>(table: &Table, key: &str) -> Result<Option<T>, String> {
    let parse = |text: &str| text.parse::<T>().map_err(|error| format!("`{key}`: {error}"));
    text(table, key)?.map(parse).transpose()
}

/// Writes a site; what is at its default leaves the table.
pub(crate) fn fill(table: &mut Table, site: &Site) {
    let Endpoint::Ftp { server, tls } = &site.endpoint;
    table["id"] = value(format!("{:016x}", site.id.0));
    table["name"] = value(&site.name);
    table["host"] = value(&*server.host);
    table["port"] = value(i64::from(server.port));
    table["tls"] = value(tls.word());
    let mut put = |key: &str, item: Option<Item>| match item {
        Some(item) => table[key] = item,
        None => drop(table.remove(key)),
    };
    let (log_on, user) = match &site.log_on {
        LogOn::Anonymous => (None, None),
        LogOn::User(user) => (None, Some(user)),
        LogOn::Ask(user) => (Some("ask"), Some(user)),
        LogOn::Interactive(user) => (Some("interactive"), Some(user)),
        LogOn::Account(user) => (Some("account"), Some(user)),
    };
    put("user", user.map(value));
    put("log_on", log_on.map(value));
    put("folder", (!site.folder.is_root()).then(|| folder_item(&site.folder)));
    put(
        "remote_folder",
        site.remote_folder.as_ref().map(|path| Item::Value(remote_item(path))),
    );
    let local = site.local_folder.as_ref();
    put(
        "local_folder",
        local.map(|path| value(path.to_string_lossy().into_owned())),
    );
    let mode = match site.mode {
        ModeChoice::Auto => None,
        ModeChoice::Only(mode) => Some(mode.to_string().to_ascii_lowercase()),
    };
    put("mode", mode.map(value));
    put("sessions", site.sessions.map(|sessions| value(i64::from(sessions))));
    for (limit, key) in site.limits.iter().zip(["upload_limit", "download_limit"]) {
        put(key, limit.map(|limit| value(i64::try_from(limit).unwrap_or(i64::MAX))));
    }
    put("trust_pasv_address", site.trust_pasv_address.then(|| value(true)));
    put("bin", site.bin.then(|| value(true)));
    put("atomic", (!site.atomic).then(|| value(false)));
    put("verify", site.verify.map(|way| value(way.word())));
    put("linked_browsing", site.linked_browsing.then(|| value(true)));
    put("compare", site.compare.then(|| value(true)));
    put("existing", site.existing.map(|policy| value(policy.word())));
    put("colour", site.look.colour.map(|colour| value(colour.word())));
    let icon = (site.look.icon != Icon::default()).then(|| value(site.look.icon.word()));
    put("icon", icon);
    put("note", (!site.look.note.is_empty()).then(|| value(&site.look.note)));
    put("pin", site.pin.map(|pin| value(pin.to_string())));
    let bookmarks = (!site.bookmarks.is_empty()).then(|| bookmark_item(&site.bookmarks));
    put("bookmark", bookmarks);
    connection::fill(table, &site.connection);
}
