//! The words of the lines of a script.

use std::{net::IpAddr, time::Duration};

use super::listing::NOW;
use portolan_ftp_proto::{
    Config, Learned, Login, Operation, OperationOutcome, SecretBytes, TimeCommand, TimeLimits, TlsInfo, TlsMode, Via,
};
use portolan_remote::{
    ActiveChoices, DataMode, FtpProxyLogOn, HostPort, KeepAlive, KeepAliveCommand, ModeChoice, RemotePath,
    ServerChoices, TransferType,
};

/// The settings in the lines with `!`.
#[derive(Default)]
pub(super) struct Setup {
    pub(super) session: Option<String>,
    pub(super) features: Vec<String>,
    pub(super) warm: bool,
}

/// A plain session to a public address, by `u` with the password `secret`.
pub fn config() -> Config {
    Config {
        session: 1,
        peer: IpAddr::from([203, 0, 113, 5]),
        local: IpAddr::from([192, 0, 2, 7]),
        tls: TlsMode::Off,
        mode: ModeChoice::Auto,
        trust_pasv_address: false,
        login: Login {
            user: b"u".into(),
            password: Some(SecretBytes::new(b"secret".into())),
            account: None,
        },
        learned: Learned::default(),
        limits: TimeLimits::default(),
        active: ActiveChoices::default(),
        keep_alive: KeepAlive {
            every: None,
            ..KeepAlive::default()
        },
        plain_data: false,
        server: ServerChoices::default(),
        host: None,
        via: Via::Direct,
        probe_after: None,
        hold: None,
        calendar: NOW,
    }
}

pub(super) fn tls() -> TlsInfo {
    TlsInfo {
        version: "TLS 1.3".into(),
        suite: "TLS13_AES_256_GCM_SHA384".into(),
        resumed: false,
    }
}

pub(super) fn set(config: &mut Config, setup: &mut Setup, setting: &str) -> Option<()> {
    let (word, rest) = setting.split_once(' ').unwrap_or((setting, ""));
    match word {
        "tls" => {
            config.tls = match rest {
                "off" => TlsMode::Off,
                "ifoffered" => TlsMode::IfOffered,
                "explicit" => TlsMode::Explicit,
                "implicit" => TlsMode::Implicit,
                _ => return None,
            };
        }
        "mode" => {
            config.mode = match rest {
                "auto" => ModeChoice::Auto,
                mode => ModeChoice::Only(data_mode(mode)?),
            };
        }
        "peer" => config.peer = rest.parse().ok()?,
        "trust" => config.trust_pasv_address = true,
        "keepalive" => {
            let (seconds, command) = rest.split_once(' ').unwrap_or((rest, "noop"));
            config.keep_alive.every = Some(Duration::from_secs(seconds.parse().ok()?));
            config.keep_alive.command = match command {
                "noop" => KeepAliveCommand::Noop,
                "stat" => KeepAliveCommand::Stat,
                "pwd" => KeepAliveCommand::Pwd,
                _ => return None,
            };
        }
        "hold" => config.hold = Some(Duration::from_secs(rest.parse().ok()?)),
        "probe" => config.probe_after = Some(Duration::from_secs(rest.parse().ok()?)),
        "external" => config.active.external = Some(rest.parse().ok()?),
        "ports" => {
            let (from, to) = rest.split_once('-')?;
            config.active.ports = Some(from.parse().ok()?..=to.parse().ok()?);
        }
        "plain_data" => config.plain_data = true,
        "host" => config.host = Some(rest.to_owned()),
        "server" => choose(&mut config.server, rest)?,
        "tunnel" => config.via = Via::Tunnel(rest.to_owned()),
        "proxy" => config.via = proxy(rest)?,
        "line" => match &mut config.via {
            Via::Ftp {
                log_on: FtpProxyLogOn::Custom(lines),
                ..
            } => lines.push(String::from_utf8(unescape(rest)?).ok()?),
            _ => return None,
        },
        "given_up" => {
            let (mode, why) = rest.split_once(' ')?;
            config.learned.given_up.insert(data_mode(mode)?, why.to_owned());
        }
        "user" => {
            let mut words = rest.split(' ');
            config.login.user = words.next()?.into();
            let mut secret = || words.next().map(|word| SecretBytes::new(word.into()));
            config.login.password = secret();
            config.login.account = secret();
        }
        "learned" => match rest {
            "in_order" => config.learned.in_order = Some(true),
            "disorder" => config.learned.in_order = Some(false),
            "no_rest_stor" => config.learned.rest_stor = Some(false),
            "no_rename_over" => config.learned.rename_over = Some(false),
            "no_mlsd" => config.learned.mlsd = Some(false),
            "no_list_all" => config.learned.list_all = Some(false),
            "large_rest" => config.learned.large_rest = Some(true),
            "doubles_iac" => config.learned.doubles_iac = Some(true),
            "site_utime" => config.learned.time_command = Some(TimeCommand::SiteUtime),
            "keep_alive" => config.learned.keep_alive_in_transfer = Some(true),
            mode => config.learned.data_mode = Some(data_mode(mode)?),
        },
        "session" => setup.session = Some(rest.to_owned()),
        "feat" => setup.features = rest.split(',').map(str::to_owned).collect(),
        "warm" => setup.warm = true,
        _ => return None,
    }
    Some(())
}

/// What the person says of the server.
fn choose(server: &mut ServerChoices, text: &str) -> Option<()> {
    let (choice, value) = text.split_once(' ').unwrap_or((text, ""));
    match choice {
        "encoding" => server.encoding = value.parse().ok()?,
        "host" => server.host_command = value.parse().ok()?,
        "language" => server.language = Some(value.to_owned()),
        "family" => server.family = Some(value.to_owned()),
        "hidden" => server.hidden_files = value.parse().ok()?,
        "post_login" => server.post_login.push(value.to_owned()),
        "allocate" => server.allocate = true,
        _ => return None,
    }
    Some(())
}

fn data_mode(text: &str) -> Option<DataMode> {
    DataMode::ALL
        .into_iter()
        .find(|mode| mode.to_string().eq_ignore_ascii_case(text))
}

/// `user ftp.example.org:2121 gate secret`: how an FTP proxy is told of the server, and who logs in at the proxy.
fn proxy(text: &str) -> Option<Via> {
    let mut words = text.split(' ');
    let log_on = match words.next()? {
        "user" => FtpProxyLogOn::UserAtHost,
        "site" => FtpProxyLogOn::Site,
        "open" => FtpProxyLogOn::Open,
        "custom" => FtpProxyLogOn::Custom(Vec::new()),
        _ => return None,
    };
    let (host, port) = words.next()?.rsplit_once(':')?;
    let server = HostPort::new(
        unescape(host).and_then(|host| String::from_utf8(host).ok())?,
        port.parse().ok()?,
    );
    Some(Via::Ftp {
        log_on,
        server,
        user: words.next().map(Into::into),
        password: words.next().map(|word| SecretBytes::new(word.into())),
    })
}

pub(super) fn good_reply(line: &str, features: &[String]) -> String {
    let verb = line.split(' ').next().unwrap_or_default();
    let reply = match verb {
        "AUTH" => "234 go on".to_owned(),
        "USER" => "331 password".to_owned(),
        "PASS" => "230 in".to_owned(),
        "FEAT" => format!("211-Features:\r\n {}\r\n211 End", features.join("\r\n ")),
        "SYST" => "215 UNIX Type: L8".to_owned(),
        "PWD" => "257 \"/\" is current".to_owned(),
        "EPSV" => "229 Entering Extended Passive Mode (|||50000|)".to_owned(),
        "CWD" => "250 ok".to_owned(),
        "LIST" | "MLSD" => "150 here\r\n226 done".to_owned(),
        _ => "200 ok".to_owned(),
    };
    format!("{reply}\r\n")
}

#[expect(clippy::too_many_lines, reason = "a table: one row for each operation")]
pub(super) fn operation(text: &str) -> Option<Operation> {
    let mut words = text.split(' ');
    let word = words.next()?;
    if word == "raw" {
        let line = unescape(text.strip_prefix("raw ")?)?;
        return Some(Operation::Raw { line });
    }
    if word == "doubled" {
        let rest = text.strip_prefix("doubled ")?;
        return Some(Operation::Doubled(Box::new(operation(rest)?)));
    }
    let plain: Vec<&str> = words
        .clone()
        .filter(|word| !word.contains('=') && !matches!(*word, "replace" | "ascii"))
        .collect();
    let named = |name: &str| {
        words
            .clone()
            .find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    };
    let number = |name: &str| named(name).and_then(|value| value.parse().ok());
    let flag = |name: &str| words.clone().any(|word| word == name);
    let path_at = |at: usize| plain.get(at).and_then(|path| unescape(path)).map(RemotePath::new);
    let kind = if flag("ascii") {
        TransferType::Ascii
    } else {
        TransferType::Image
    };
    Some(match word {
        "login" => Operation::Login,
        "list" => Operation::List { path: path_at(0)? },
        "stat" => Operation::Stat { path: path_at(0)? },
        "get" => Operation::Retrieve {
            path: path_at(0)?,
            offset: number("offset").unwrap_or(0),
            size: number("size"),
            kind,
            ask_modified: flag("dated"),
        },
        "put" => Operation::Store {
            path: path_at(0)?,
            temporary: named("temporary").map(RemotePath::new),
            replace: flag("replace"),
            offset: number("offset").unwrap_or(0),
            size: number("size"),
            modified: named("modified").and_then(|value| value.parse().ok()),
            permissions: named("permissions").and_then(|value| u16::from_str_radix(value, 8).ok()),
            kind,
        },
        "mkdir" => Operation::MakeDir { path: path_at(0)? },
        "delete" => Operation::Delete { path: path_at(0)? },
        "rmdir" => Operation::RemoveDir { path: path_at(0)? },
        "rename" => Operation::Rename {
            from: path_at(0)?,
            to: path_at(1)?,
        },
        "torn" => Operation::RenameTorn { path: path_at(0)? },
        "touch" => Operation::SetModified {
            path: path_at(0)?,
            seconds: plain.get(1)?.parse().ok()?,
        },
        "chmod" => Operation::SetMode {
            path: path_at(0)?,
            mode: u16::from_str_radix(plain.get(1)?, 8).ok()?,
        },
        "hash" => Operation::Checksum {
            path: path_at(0)?,
            algorithm: match named("with") {
                Some(name) => Some(name.parse().ok()?),
                None => None,
            },
            range: match named("bytes") {
                Some(range) => Some(bytes(range)?),
                None => None,
            },
        },
        "clock" => Operation::MeasureClock {
            files: plain
                .chunks(2)
                .map(|pair| Some((RemotePath::new(unescape(pair.first()?)?), pair.get(1)?.parse().ok()?)))
                .collect::<Option<_>>()?,
        },
        "space" => Operation::Space { path: path_at(0)? },
        "quit" => Operation::Quit,
        _ => return None,
    })
}

/// `0-65536`: from the first byte to the one before the last number.
fn bytes(range: &str) -> Option<std::ops::Range<u64>> {
    let (start, end) = range.split_once('-')?;
    Some(start.parse().ok()?..end.parse().ok()?)
}

pub(super) fn outcome_text(outcome: &OperationOutcome) -> String {
    match outcome {
        OperationOutcome::LoggedIn(facts) => {
            let home = facts.home.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("logged in {home}")
        }
        OperationOutcome::Listed { format } => format!("listed {}", format.command()),
        OperationOutcome::Entry(None) => "root".into(),
        OperationOutcome::Entry(Some(entry)) => {
            let size = entry.size.map_or("-".into(), |size| size.to_string());
            let modified = entry.modified.map_or("-".into(), |time| time.seconds.to_string());
            format!("entry {:?} {size} {modified}", entry.kind)
        }
        OperationOutcome::Transferred {
            bytes,
            confirmed_size,
            modified_set,
            permissions_set,
            modified,
        } => {
            let confirmed = confirmed_size.map_or(String::new(), |size| format!(" size {size}"));
            let dated = if *modified_set { " dated" } else { "" };
            let permitted = if *permissions_set { " permitted" } else { "" };
            let modified = modified.map_or(String::new(), |time| format!(" of {time}"));
            format!("transferred {bytes}{confirmed}{dated}{permitted}{modified}")
        }
        OperationOutcome::Made { existed } => if *existed { "existed" } else { "made" }.into(),
        OperationOutcome::Checksum(checksum) => format!("checksum {checksum}"),
        OperationOutcome::Space(space) => match space.quota {
            Some(quota) => format!("space {} of {quota}", space.available),
            None => format!("space {}", space.available),
        },
        OperationOutcome::Done => "done".into(),
        OperationOutcome::Reply(lines) => format!("reply {}", lines.join(" | ")),
    }
}

pub(super) fn unescape(text: &str) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, tail)) = rest.split_first() {
        rest = tail;
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        let (&kind, tail) = rest.split_first()?;
        rest = tail;
        match kind {
            b'r' => out.push(b'\r'),
            b'n' => out.push(b'\n'),
            b'0' => out.push(0),
            b'\\' => out.push(b'\\'),
            b's' => out.push(b' '),
            b'x' => {
                let (digits, tail) = rest.split_at_checked(2)?;
                rest = tail;
                out.push(u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?);
            }
            _ => return None,
        }
    }
    Some(out)
}

pub(super) fn escape(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        match byte {
            b'\\' => out.push_str("\\\\"),
            0x20..=0x7e => out.push(char::from(*byte)),
            byte => out.extend(format!("\\x{byte:02x}").chars()),
        }
    }
    out
}
