//! The commands of the test server.

use std::{
    io,
    net::{IpAddr, SocketAddr},
    ops::ControlFlow,
    sync::Arc,
};

use portolan_remote::{DataMode, Entry, EntryKind, ErrorKind, Permissions, RemotePath};

use super::{
    PASSWORD, ServerTls, Shared, Trouble, USER,
    control::{Control, Duplex},
    transfer::{self, Door, Load},
};

/// What one control connection has agreed on.
pub(super) struct Session {
    pub(super) shared: Arc<Shared>,
    pub(super) local: IpAddr,
    pub(super) peer: IpAddr,
    user: String,
    logged_in: bool,
    pub(super) protect: bool,
    pub(super) door: Option<Door>,
    pub(super) restart: u64,
    /// Data connections that are never ended from here.
    pub(super) held: Vec<Box<dyn Duplex>>,
    rename_from: Option<RemotePath>,
}

impl Session {
    pub(super) fn new(shared: Arc<Shared>, local: IpAddr, peer: IpAddr) -> Self {
        Self {
            shared,
            local,
            peer,
            user: String::new(),
            logged_in: false,
            protect: false,
            door: None,
            restart: 0,
            held: Vec::new(),
            rename_from: None,
        }
    }

    /// Obeys one command.
    pub(super) async fn obey(&mut self, line: &str, control: &mut Control) -> io::Result<ControlFlow<()>> {
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        let verb = verb.to_ascii_uppercase();
        if self.at_any_time(&verb, argument, control).await? {
            return Ok(ControlFlow::Continue(()));
        }
        match verb.as_str() {
            "QUIT" => {
                control.reply("221 Goodbye").await?;
                return Ok(ControlFlow::Break(()));
            }
            _ if !self.logged_in => control.reply("530 Please log in with USER and PASS").await?,
            "EPSV" | "PASV" | "EPRT" | "PORT" => self.data_mode(&verb, argument, control).await?,
            "RETR" | "STOR" | "APPE" | "LIST" | "MLSD" | "NLST" => {
                self.begin_transfer(&verb, argument, control).await?;
            }
            _ => {
                let reply = self.simple(&verb, argument);
                control.reply(&reply).await?;
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// Commands that need no log-on; `false` = this is none of them.
    async fn at_any_time(&mut self, verb: &str, argument: &str, control: &mut Control) -> io::Result<bool> {
        let tls = self.shared.options.tls;
        let reply = match verb {
            "AUTH" if matches!(tls, ServerTls::Explicit | ServerTls::Required) => {
                control.reply("234 Proceed with negotiation").await?;
                control.secure().await?;
                return Ok(true);
            }
            "AUTH" => "502 AUTH is not known here".to_owned(),
            "USER" if tls == ServerTls::Required && !control.secure => "530 TLS is required here".to_owned(),
            "USER" => {
                argument.clone_into(&mut self.user);
                "331 Password, please".to_owned()
            }
            "PASS" if self.user == USER && argument == PASSWORD => {
                self.logged_in = true;
                "230 Welcome".to_owned()
            }
            "PASS" => "530 Login incorrect".to_owned(),
            "PBSZ" if control.secure => "200 PBSZ=0".to_owned(),
            "PROT" if control.secure => {
                self.protect = argument.eq_ignore_ascii_case("P");
                "200 Protection is set".to_owned()
            }
            "FEAT" => self.features(),
            "SYST" => "215 UNIX Type: L8".to_owned(),
            "NOOP" => "200 Still here".to_owned(),
            "OPTS" => "200 Fine".to_owned(),
            _ => return Ok(false),
        };
        control.reply(&reply).await?;
        Ok(true)
    }

    fn features(&self) -> String {
        let mut lines = vec![
            "211-Features:",
            " UTF8",
            " SIZE",
            " MDTM",
            " MFMT",
            " REST STREAM",
            " EPSV",
            " EPRT",
        ];
        if self.shared.options.mlsd {
            lines.push(" MLST type*;size*;modify*;UNIX.mode*;");
        }
        if self.shared.options.tls != ServerTls::None {
            lines.extend([" AUTH TLS", " PBSZ", " PROT"]);
        }
        lines.push("211 End");
        lines.join("\r\n")
    }

    async fn data_mode(&mut self, verb: &str, argument: &str, control: &mut Control) -> io::Result<()> {
        let mode = match verb {
            "EPSV" => DataMode::Epsv,
            "PASV" => DataMode::Pasv,
            "EPRT" => DataMode::Eprt,
            _ => DataMode::Port,
        };
        if !self.shared.options.modes.contains(&mode) {
            return control.reply("502 Not known here").await;
        }
        if mode == DataMode::Pasv && self.local.is_ipv6() {
            return control.reply("522 Use EPSV").await;
        }
        let reply = if mode.passive() {
            let trouble = self.shared.trouble(verb);
            let (door, named) = Door::open(mode, self.local, trouble.as_ref()).await?;
            self.door = Some(door);
            named
        } else {
            match transfer::named_address(mode, argument) {
                // All addresses of the loopback are this computer's.
                Some(address) if address.ip() == self.peer || address.ip().is_loopback() => {
                    self.door = Some(Door::Call(mode, address, self.local));
                    format!("200 {verb} taken")
                }
                _ => "501 That is no address of yours".to_owned(),
            }
        };
        control.reply(&reply).await
    }

    async fn begin_transfer(&mut self, verb: &str, argument: &str, control: &mut Control) -> io::Result<()> {
        let restart = std::mem::take(&mut self.restart);
        let path = RemotePath::new(if argument.starts_with('-') { "" } else { argument }).resolve(&RemotePath::root());
        let load = match verb {
            "RETR" => self.shared.files.tree().file(&path).map(|contents| {
                let rest = contents.get(restart as usize..).unwrap_or_default();
                Load::Out(rest.to_vec())
            }),
            "STOR" | "APPE" => {
                let mut tree = self.shared.files.tree();
                let offset = if verb == "APPE" {
                    tree.file(&path).map_or(0, |contents| contents.len() as u64)
                } else {
                    restart
                };
                tree.begin_store(&path, offset).map(|()| Load::In(path.clone()))
            }
            _ => self.shared.files.tree().list(&path).map(|entries| {
                let lines = entries
                    .iter()
                    .map(|entry| listing_line(verb, entry, self.shared.options.list_time));
                Load::Out(lines.collect::<String>().into_bytes())
            }),
        };
        if matches!(verb, "MLSD") && !self.shared.options.mlsd {
            return control.reply("500 MLSD is not known here").await;
        }
        let trouble = self.shared.trouble(verb);
        match load {
            Ok(load) => transfer::run(self, control, load, trouble).await,
            Err(kind) => control.reply(refusal(kind)).await,
        }
    }

    /// Commands that are one change or one question.
    fn simple(&mut self, verb: &str, argument: &str) -> String {
        let path = RemotePath::new(argument).resolve(&RemotePath::root());
        let mut tree = self.shared.files.tree();
        let done = match verb {
            "PWD" => return "257 \"/\" is the current folder".to_owned(),
            "TYPE" | "MODE" | "STRU" | "ALLO" => return "200 Fine".to_owned(),
            "ABOR" => return "225 Nothing to abort".to_owned(),
            "REST" => {
                let Ok(restart) = argument.parse() else {
                    return "501 A number, please".to_owned();
                };
                self.restart = restart;
                return "350 Restarting".to_owned();
            }
            "SIZE" => {
                return match tree.file(&path) {
                    Ok(contents) => format!("213 {}", contents.len()),
                    Err(kind) => refusal(kind).to_owned(),
                };
            }
            "MLST" if self.shared.options.mlsd => {
                return match tree.entry(&path) {
                    Ok(entry) => format!(
                        "250-Listing\r\n {}250 End",
                        listing_line("MLSD", &entry, self.shared.options.list_time)
                    ),
                    Err(kind) => refusal(kind).to_owned(),
                };
            }
            "CWD" => tree.list(&path).map(drop),
            "MKD" if tree.exists(&path) => Err(ErrorKind::AlreadyExists),
            "MKD" => tree.make_dir(&path).map(drop),
            "DELE" => tree.delete(&path),
            "RMD" => tree.remove_dir(&path),
            "RNFR" if tree.exists(&path) => {
                self.rename_from = Some(path);
                return "350 Ready for RNTO".to_owned();
            }
            "RNFR" => Err(ErrorKind::NotFound),
            "RNTO" => match self.rename_from.take() {
                Some(from) => tree.rename(&from, &path),
                None => return "503 RNFR first".to_owned(),
            },
            "MFMT" => {
                let name = argument.split_once(' ').map_or("", |(_, name)| name);
                tree.entry(&RemotePath::new(name)).map(drop)
            }
            "SITE" => Ok(()),
            _ => return "500 Not known here".to_owned(),
        };
        match done {
            Ok(()) if verb == "MKD" => format!("257 \"{argument}\" made"),
            Ok(()) if verb == "MFMT" => "213 Modify set".to_owned(),
            Ok(()) => "250 Done".to_owned(),
            Err(kind) => refusal(kind).to_owned(),
        }
    }
}

fn refusal(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "550 No such file or directory",
        ErrorKind::AlreadyExists => "550 File exists",
        ErrorKind::NotEmpty => "550 Directory not empty",
        ErrorKind::BadName => "553 File name not allowed",
        _ => "550 Permission denied",
    }
}

/// One line of a listing. All have the same time.
fn listing_line(verb: &str, entry: &Entry, time: &str) -> String {
    let name = entry.name.to_string_lossy();
    let folder = entry.kind == EntryKind::Folder;
    let size = entry.size.unwrap_or(0);
    let mode = match entry.permissions() {
        Some(Permissions::Unix(mode)) => mode,
        _ => 0,
    };
    match verb {
        "NLST" => format!("{name}\r\n"),
        "LIST" => {
            let kind = if folder { 'd' } else { '-' };
            format!(
                "{kind}{}   1 ftp      ftp  {size:>12} {time} {name}\r\n",
                Permissions::Unix(mode)
            )
        }
        _ if folder => format!("type=dir;modify=20231114221320;UNIX.mode=0{mode:o}; {name}\r\n"),
        _ => format!("type=file;size={size};modify=20231114221320;UNIX.mode=0{mode:o}; {name}\r\n"),
    }
}

/// A place to connect to, for people and 229 or 227.
pub(super) fn passive_reply(mode: DataMode, address: SocketAddr, trouble: Option<&Trouble>) -> String {
    let port = address.port();
    if mode == DataMode::Epsv {
        return format!("229 Entering Extended Passive Mode (|||{port}|)");
    }
    let ip = match (trouble, address.ip()) {
        (Some(Trouble::WrongAddress(wrong)), _) => *wrong,
        (_, IpAddr::V4(ip)) => ip,
        (_, IpAddr::V6(_)) => std::net::Ipv4Addr::UNSPECIFIED,
    };
    let [a, b, c, d] = ip.octets();
    format!(
        "227 Entering Passive Mode ({a},{b},{c},{d},{},{})",
        port >> 8,
        port & 255
    )
}
