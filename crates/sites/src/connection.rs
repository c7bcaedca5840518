//! The choices about connections in the table of a site.

use portolan_remote::{
    ActiveChoices, AddressFamily, ConnectionChoices, KeepAlive, PortRange, Proxy, ProxyChoice, TlsVersion, TlsVersions,
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
        plain_data: match table.get(PLAIN_DATA) {
            None => false,
            Some(item) => item
                .as_bool()
                .ok_or_else(|| format!("`{PLAIN_DATA}` is neither `true` nor `false`"))?,
        },
        proxy: proxy(table)?,
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
    if *plain_data {
        table[PLAIN_DATA] = value(true);
    } else {
        table.remove(PLAIN_DATA);
    }
}
