//! The choices about connections in the table of a site.

use portolan_remote::{
    ActiveChoices, AddressFamily, ConnectionChoices, HiddenFiles, HostCommand, KeepAlive, NameEncoding, PortRange,
    Proxy, ProxyChoice, ServerChoices, TimeOffset, TlsVersion, TlsVersions,
};
use toml_edit::{Array, Item, Table, value};

const FAMILY: &str = "family";
const ACTIVE_PORTS: &str = "active_ports";
const EXTERNAL_ADDRESS: &str = "external_address";
const KEEP_ALIVE: &str = "keep_alive";
const TLS_MIN: &str = "tls_min";
const TLS_MAX: &str = "tls_max";
const CLIENT_CERTIFICATE: &str = "client_certificate";
const PLAIN_DATA: &str = "plain_data";
const PROXY: &str = "proxy";
const PROXY_COMMANDS: &str = "proxy_commands";
const ENCODING: &str = "encoding";
const TIME_OFFSET: &str = "time_offset";
const POST_LOGIN: &str = "post_login";
const HOST_COMMAND: &str = "host_command";
const LANGUAGE: &str = "language";
const SERVER_FAMILY: &str = "server_family";
const HIDDEN_FILES: &str = "hidden_files";
const ALLOCATE: &str = "allocate";
/// The proxy of a site that goes without, whatever the settings say.
const NO_PROXY: &str = "none";

/// Reads them; what is not there is at its default.
pub(crate) fn read(table: &Table) -> Result<ConnectionChoices, String> {
    let versions = TlsVersions::default();
    let tls_versions = TlsVersions {
        min: choice(table, TLS_MIN)?.unwrap_or(versions.min),
        max: choice(table, TLS_MAX)?.unwrap_or(versions.max),
    };
    if tls_versions.min > tls_versions.max {
        return Err(format!("`{TLS_MIN}` is above `{TLS_MAX}`"));
    }
    Ok(ConnectionChoices {
        family: choice::<AddressFamily>(table, FAMILY)?.unwrap_or_default(),
        active: ActiveChoices {
            ports: choice::<PortRange>(table, ACTIVE_PORTS)?.map(|ports| ports.0),
            external: choice(table, EXTERNAL_ADDRESS)?,
        },
        keep_alive: choice::<KeepAlive>(table, KEEP_ALIVE)?.unwrap_or_default(),
        tls_versions,
        client_certificate: text(table, CLIENT_CERTIFICATE)?.map(Into::into),
        plain_data: switch(table, PLAIN_DATA)?,
        proxy: proxy(table)?,
        server: server(table)?,
    })
}

/// What is special about the server.
fn server(table: &Table) -> Result<ServerChoices, String> {
    let words = |key| text(table, key).map(|text| text.filter(|text| !text.is_empty()).map(str::to_owned));
    let post_login = match table.get(POST_LOGIN) {
        None => Vec::new(),
        Some(item) => {
            let lines = item.as_array().into_iter().flatten();
            let lines: Option<Vec<String>> = lines.map(|line| line.as_str().map(str::to_owned)).collect();
            lines
                .filter(|_| item.is_array())
                .ok_or_else(|| format!("`{POST_LOGIN}` is no list of commands in quotation marks"))?
        }
    };
    if post_login.iter().any(|line| line.contains(['\r', '\n', '\0'])) {
        return Err(format!("a command of `{POST_LOGIN}` holds a line end"));
    }
    Ok(ServerChoices {
        encoding: choice::<NameEncoding>(table, ENCODING)?.unwrap_or_default(),
        time_offset: choice::<TimeOffset>(table, TIME_OFFSET)?,
        post_login,
        host_command: choice::<HostCommand>(table, HOST_COMMAND)?.unwrap_or_default(),
        language: words(LANGUAGE)?,
        family: words(SERVER_FAMILY)?,
        hidden_files: choice::<HiddenFiles>(table, HIDDEN_FILES)?.unwrap_or_default(),
        allocate: switch(table, ALLOCATE)?,
    })
}

fn switch(table: &Table, key: &str) -> Result<bool, String> {
    table.get(key).map_or(Ok(false), |item| {
        item.as_bool()
            .ok_or_else(|| format!("`{key}` is neither `true` nor `false`"))
    })
}

fn proxy(table: &Table) -> Result<ProxyChoice, String> {
    let commands = table.get(PROXY_COMMANDS).and_then(Item::as_array);
    let commands = commands.into_iter().flatten().filter_map(|line| line.as_str());
    match text(table, PROXY)? {
        None => Ok(ProxyChoice::Settings),
        Some(NO_PROXY) => Ok(ProxyChoice::Direct),
        Some(text) => Proxy::parse(text, commands.map(str::to_owned).collect())
            .map(ProxyChoice::Through)
            .map_err(|error| format!("`{PROXY}`: {error}")),
    }
}

fn text<'a>(table: &'a Table, key: &str) -> Result<Option<&'a str>, String> {
    let item = table.get(key);
    item.map(|item| {
        item.as_str()
            .ok_or_else(|| format!("`{key}` is no text in quotation marks"))
    })
    .transpose()
}

fn choice<T: std::str::FromStr<Err: std::fmt::Display>>(table: &Table, key: &str) -> Result<Option<T>, String> {
    let parse = |text: &str| text.parse::<T>().map_err(|error| format!("`{key}`: {error}"));
    text(table, key)?.map(parse).transpose()
}

/// Writes them; what is at its default leaves the table.
pub(crate) fn fill(table: &mut Table, choices: &ConnectionChoices) {
    let ConnectionChoices {
        family,
        active,
        keep_alive,
        tls_versions,
        client_certificate,
        plain_data,
        proxy,
        server,
    } = choices;
    let usual = ConnectionChoices::default();
    let mut put = |key: &str, text: Option<String>| match text {
        Some(text) => table[key] = value(text),
        None => drop(table.remove(key)),
    };
    put(FAMILY, (*family != usual.family).then(|| family.to_string()));
    put(
        ACTIVE_PORTS,
        active.ports.clone().map(|ports| PortRange(ports).to_string()),
    );
    put(EXTERNAL_ADDRESS, active.external.map(|address| address.to_string()));
    put(
        KEEP_ALIVE,
        (*keep_alive != usual.keep_alive).then(|| keep_alive.to_string()),
    );
    let version = |version: TlsVersion, usual| (version != usual).then(|| version.to_string());
    put(TLS_MIN, version(tls_versions.min, usual.tls_versions.min));
    put(TLS_MAX, version(tls_versions.max, usual.tls_versions.max));
    put(
        CLIENT_CERTIFICATE,
        client_certificate
            .as_ref()
            .map(|path| path.to_string_lossy().into_owned()),
    );
    let (proxy, commands) = match proxy {
        ProxyChoice::Settings => (None, &[][..]),
        ProxyChoice::Direct => (Some(NO_PROXY.to_owned()), &[][..]),
        ProxyChoice::Through(proxy) => (Some(proxy.to_string()), proxy.commands()),
    };
    put(PROXY, proxy);
    if commands.is_empty() {
        table.remove(PROXY_COMMANDS);
    } else {
        table[PROXY_COMMANDS] = value(commands.iter().collect::<Array>());
    }
    set_switch(table, PLAIN_DATA, *plain_data);
    fill_server(table, server);
}

fn set_switch(table: &mut Table, key: &str, on: bool) {
    if on {
        table[key] = value(true);
    } else {
        table.remove(key);
    }
}

fn fill_server(table: &mut Table, choices: &ServerChoices) {
    let ServerChoices {
        encoding,
        time_offset,
        post_login,
        host_command,
        language,
        family,
        hidden_files,
        allocate,
    } = choices;
    let mut put = |key: &str, text: Option<String>| match text {
        Some(text) => table[key] = value(text),
        None => drop(table.remove(key)),
    };
    put(ENCODING, (!encoding.is_auto()).then(|| encoding.to_string()));
    put(TIME_OFFSET, time_offset.map(|offset| offset.to_string()));
    put(
        HOST_COMMAND,
        (*host_command != HostCommand::default()).then(|| host_command.to_string()),
    );
    put(LANGUAGE, language.clone());
    put(SERVER_FAMILY, family.clone());
    put(
        HIDDEN_FILES,
        (*hidden_files != HiddenFiles::default()).then(|| hidden_files.to_string()),
    );
    if post_login.is_empty() {
        table.remove(POST_LOGIN);
    } else {
        table[POST_LOGIN] = value(post_login.iter().collect::<Array>());
    }
    set_switch(table, ALLOCATE, *allocate);
}
