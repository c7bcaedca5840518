//! The log-on through an FTP proxy: the proxy is told which server is meant, and then, or with the same words, that
//! server who logs in. There is no standard for it; these are the ways that proxies understand.

use portolan_remote::{Detail, ErrorKind, FtpProxyLogOn, HostPort};

use super::{Cx, Step};
use crate::{
    Config, Failure, SecretBytes, Via,
    command::Command,
    error::About,
    pipeline::Gate,
    reply::{Reply, ReplyCode},
};

/// Who answers a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// The proxy itself.
    Proxy,
    /// The server behind it.
    Server,
    /// The proxy, if it cannot reach the server, else the server.
    Either,
}

/// One line of the log-on. `None` instead of the command = a secret that nobody knows.
struct Line {
    who: Who,
    verb: &'static str,
    command: Option<Command>,
    /// Left out unless the reply before asks for it.
    on_demand: bool,
}

/// What the log-on through a proxy has come to.
#[derive(Debug, Default)]
pub(crate) struct ThroughProxy {
    next: usize,
    sent: Option<usize>,
}

/// What comes after a reply.
pub(crate) enum Onward {
    /// Another line was sent, or the log-on has failed.
    Waits,
    /// Logged in at the server.
    LoggedIn,
}

/// Do we talk to an FTP proxy?
pub(crate) fn in_between(config: &Config) -> bool {
    matches!(config.via, Via::Ftp { .. })
}

impl ThroughProxy {
    /// Sends the next line that is wanted, given the reply to the one before.
    pub(crate) fn go_on(&mut self, last: Option<ReplyCode>, cx: &mut Cx<'_>) -> Onward {
        let lines = lines(&cx.st.config);
        while let Some(line) = lines.get(self.next) {
            let before = self.sent.and_then(|at| lines.get(at)).map(|line| line.verb);
            let at = self.next;
            self.next += 1;
            if !wanted(line, before, last) {
                continue;
            }
            self.sent = Some(at);
            match &line.command {
                Some(command) => cx.send(Step::ThroughProxy, command, Gate::Alone),
                None => unknown_secret(line, cx),
            }
            return Onward::Waits;
        }
        match last.map(|code| code.0) {
            Some(200..=299) => Onward::LoggedIn,
            Some(code) => {
                let asked = code;
                let code = u64::from(code);
                let (kind, why) = match asked {
                    332 => (ErrorKind::AccountNeeded, Detail::ProxyStillAccount { code }),
                    331 | 334 | 336 => (ErrorKind::PasswordNeeded, Detail::ProxyStillPassword { code }),
                    _ => (ErrorKind::LoginRefused, Detail::ProxyStillMore { code }),
                };
                cx.fatal(Failure::new(kind, why));
                Onward::Waits
            }
            None => {
                cx.fatal(Failure::new(ErrorKind::Misuse, Detail::ProxyNoCommands));
                Onward::Waits
            }
        }
    }

    /// A final reply to the last line.
    pub(crate) fn on_reply(&mut self, reply: &Reply, cx: &mut Cx<'_>) -> Onward {
        if reply.code.accepted() {
            return self.go_on(Some(reply.code), cx);
        }
        let lines = lines(&cx.st.config);
        let (who, verb) = self
            .sent
            .and_then(|at| lines.get(at))
            .map_or((Who::Either, ""), |line| (line.who, line.verb));
        let mut failure = cx.refusal(verb, reply, About::LogOn);
        failure.why = Some(refused_by(who, verb, &cx.st.config));
        if who == Who::Proxy && failure.kind == ErrorKind::LoginRefused {
            // Another password for the server would not help.
            failure.kind = ErrorKind::Refused;
        }
        cx.fatal(failure);
        Onward::Waits
    }
}

/// PASS is not wanted where USER was enough, and ACCT only where it is asked for, or not yet logged in.
fn wanted(line: &Line, before: Option<&str>, last: Option<ReplyCode>) -> bool {
    let Some(last) = last else { return true };
    match line.verb {
        "PASS" => !(before == Some("USER") && last.positive()),
        "ACCT" if line.on_demand => last.0 == 332,
        "ACCT" => !matches!(last.0, 230 | 232),
        _ => true,
    }
}

fn unknown_secret(line: &Line, cx: &mut Cx<'_>) {
    let (kind, why) = match line.who {
        // To ask the person for the password of the server would not help.
        Who::Proxy => (ErrorKind::Refused, Detail::ProxyAsksPassword),
        Who::Server | Who::Either => (ErrorKind::PasswordNeeded, Detail::BehindAsksPassword),
    };
    cx.fatal(Failure::new(kind, why));
}

/// Who has refused, in words.
fn refused_by(who: Who, verb: &str, config: &Config) -> Detail {
    let server = match &config.via {
        Via::Ftp { server, .. } => host(server),
        Via::Direct | Via::Tunnel(_) => "the server".to_owned(),
    };
    let (server, verb) = (server.into(), verb.into());
    match who {
        Who::Proxy => Detail::RefusedByProxy { verb },
        Who::Server => Detail::RefusedBehind { server, verb },
        Who::Either => Detail::RefusedByEither { server, verb },
    }
}

/// `host`, or `host:port` where the port is not 21.
fn host(server: &HostPort) -> String {
    match server.port {
        21 if server.host.contains(':') => format!("[{}]", server.host),
        21 => server.host.to_string(),
        _ => server.to_string(),
    }
}

/// All lines of the log-on, in turn. They are made when they are needed and not kept: they hold secrets.
fn lines(config: &Config) -> Vec<Line> {
    let Via::Ftp {
        log_on,
        server,
        user: proxy_user,
        password: proxy_password,
    } = &config.via
    else {
        return Vec::new();
    };
    let values = Values {
        host: host(server),
        user: user(config),
        password: password(config),
        account: config.login.account.as_ref().map(SecretBytes::expose),
        proxy_user: proxy_user.as_deref(),
        proxy_password: proxy_password.as_ref().map(SecretBytes::expose),
    };
    let told = match log_on {
        FtpProxyLogOn::Custom(custom) => return values.custom(custom),
        FtpProxyLogOn::UserAtHost => None,
        FtpProxyLogOn::Site => Some("SITE"),
        FtpProxyLogOn::Open => Some("OPEN"),
    };
    let mut lines = Vec::new();
    if let Some(name) = values.proxy_user {
        lines.push(line(Who::Proxy, "USER", Some(Command::User(name.into()))));
        let secret = values.proxy_password.map(|secret| Command::Pass(secret.into()));
        lines.push(line(Who::Proxy, "PASS", secret));
    }
    match told {
        None => {
            let name = [values.user, b"@", values.host.as_bytes()].concat();
            lines.push(line(Who::Either, "USER", Some(Command::User(name))));
        }
        Some(verb) => {
            let text = format!("{verb} {}", values.host);
            lines.push(line(Who::Proxy, verb, Some(Command::ProxyLine(verb, text.into()))));
            lines.push(line(Who::Server, "USER", Some(Command::User(values.user.into()))));
        }
    }
    let secret = values.password.map(|secret| Command::Pass(secret.into()));
    lines.push(line(Who::Server, "PASS", secret));
    if let Some(account) = values.account {
        let mut last = line(Who::Server, "ACCT", Some(Command::Acct(account.into())));
        last.on_demand = true;
        lines.push(last);
    }
    lines
}

fn line(who: Who, verb: &'static str, command: Option<Command>) -> Line {
    Line {
        who,
        verb,
        command,
        on_demand: false,
    }
}

fn user(config: &Config) -> &[u8] {
    match &config.login.user[..] {
        b"" => b"anonymous",
        user => user,
    }
}

/// The password at the server; anonymous log-ons have one that everybody knows.
fn password(config: &Config) -> Option<&[u8]> {
    let anonymous = || config.login.anonymous().then_some(&b"anonymous@"[..]);
    config
        .login
        .password
        .as_ref()
        .map(SecretBytes::expose)
        .or_else(anonymous)
}

/// What may stand in a custom line; see [`FtpProxyLogOn::Custom`].
struct Values<'a> {
    host: String,
    user: &'a [u8],
    password: Option<&'a [u8]>,
    account: Option<&'a [u8]>,
    proxy_user: Option<&'a [u8]>,
    proxy_password: Option<&'a [u8]>,
}

impl Values<'_> {
    fn custom(&self, custom: &[String]) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut told = false;
        for text in custom {
            let has = |names: &[&str]| names.iter().any(|name| text.contains(name));
            let names_host = has(&["%h"]);
            let of_server = has(&["%u", "%p", "%a"]);
            let who = match (names_host, told) {
                (true, _) if of_server => Who::Either,
                (true, _) | (false, false) => Who::Proxy,
                (false, true) if has(&["%s", "%w"]) && !of_server => Who::Proxy,
                (false, true) => Who::Server,
            };
            told |= names_host;
            if let Some(bytes) = self.fill_in(text) {
                let verb = known_verb(&bytes);
                lines.push(line(who, verb, Some(Command::ProxyLine(verb, bytes))));
            }
        }
        lines
    }

    /// The line with its values; `None` where one is not there.
    fn fill_in(&self, text: &str) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((&byte, tail)) = rest.split_first() {
            let value = match (byte, tail.first()) {
                (b'%', Some(b'h')) => self.host.as_bytes(),
                (b'%', Some(b'u')) => self.user,
                (b'%', Some(b'p')) => self.password?,
                (b'%', Some(b'a')) => self.account?,
                (b'%', Some(b's')) => self.proxy_user?,
                (b'%', Some(b'w')) => self.proxy_password?,
                (b'%', Some(b'%')) => b"%",
                _ => {
                    out.push(byte);
                    rest = tail;
                    continue;
                }
            };
            out.extend_from_slice(value);
            rest = &tail[1..];
        }
        Some(out)
    }
}

/// The word of a custom line, where it is one that we know.
fn known_verb(line: &[u8]) -> &'static str {
    let word = line.split(|byte| *byte == b' ').next().unwrap_or_default();
    ["USER", "PASS", "ACCT", "SITE", "OPEN"]
        .into_iter()
        .find(|verb| word.eq_ignore_ascii_case(verb.as_bytes()))
        .unwrap_or("a custom line")
}

/// Everything that a log-on through a proxy sends and that was typed by somebody.
pub(crate) fn typed(config: &Config) -> Vec<&[u8]> {
    let Via::Ftp {
        log_on,
        server,
        user,
        password,
    } = &config.via
    else {
        return Vec::new();
    };
    let mut typed = vec![server.host.as_bytes()];
    typed.extend(user.as_deref());
    typed.extend(password.as_ref().map(SecretBytes::expose));
    if let FtpProxyLogOn::Custom(lines) = log_on {
        typed.extend(lines.iter().map(String::as_bytes));
    }
    typed
}
