//! Commands as types, and the one place where they become bytes.

use portolan_remote::{RemotePath, TransferType};

/// Telnet IP and the Data Mark of a Synch, which is sent as urgent data: it makes a server look at what follows, be it
/// busy with data (RFC 959, section 4.1.3, ABOR; RFC 854).
pub(crate) const SYNCH: [u8; 4] = [0xff, 0xf4, 0xff, 0xf2];

/// A command of the control connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// ABOR; Telnet IP and Synch go in front of it, see [`SYNCH`].
    Abor,
    /// ACCT: never shown.
    Acct(Vec<u8>),
    /// ALLO with a number of bytes.
    Allo(u64),
    /// APPE.
    Appe(RemotePath),
    /// AUTH TLS or SSL.
    Auth(&'static str),
    /// AVBL.
    Avbl(RemotePath),
    /// XSHA256 and its like, MD5, MMD5.
    Checksum {
        /// The command's word.
        verb: &'static str,
        /// Of which file.
        path: RemotePath,
        /// With the path in quotation marks.
        quoted: bool,
        /// First byte, and the one behind the last.
        part: Option<(u64, u64)>,
    },
    /// CLNT.
    Clnt,
    /// CWD.
    Cwd(RemotePath),
    /// DELE.
    Dele(RemotePath),
    /// EPRT with the argument made.
    Eprt(String),
    /// EPSV.
    Epsv,
    /// EPSV ALL (RFC 2428, section 4).
    EpsvAll,
    /// FEAT.
    Feat,
    /// HASH.
    Hash(RemotePath),
    /// HOST (RFC 7151).
    Host(String),
    /// LANG (RFC 2640).
    Lang(String),
    /// LIST, perhaps with `-a`; always of the current folder.
    List {
        /// With hidden names.
        all: bool,
    },
    /// MDTM.
    Mdtm(RemotePath),
    /// MDTM with the time as text, which sets it on the servers that are known to do so.
    MdtmSet(String, RemotePath),
    /// MFMT with the time as text.
    Mfmt(String, RemotePath),
    /// MFF with Unix permissions.
    MffMode(u16, RemotePath),
    /// MKD.
    Mkd(RemotePath),
    /// MLSD, of the current folder where there is no path.
    Mlsd(Option<RemotePath>),
    /// MLST.
    Mlst(RemotePath),
    /// NLST of the current folder.
    Nlst,
    /// NOOP.
    Noop,
    /// OPTS HASH with the name of an algorithm.
    OptsHash(&'static str),
    /// OPTS UTF8 ON.
    OptsUtf8,
    /// PASS: never shown.
    Pass(Vec<u8>),
    /// PASV.
    Pasv,
    /// PBSZ 0.
    Pbsz,
    /// PORT with the argument made.
    Port(String),
    /// PRET with the command to come.
    Pret(Box<Command>),
    /// PROT C.
    ProtC,
    /// PROT P.
    ProtP,
    /// A line of the log-on through an FTP proxy, and its word.
    ProxyLine(&'static str, Vec<u8>),
    /// PWD.
    Pwd,
    /// QUIT.
    Quit,
    /// RANG with the first and the last byte.
    Rang(u64, u64),
    /// What the person typed.
    Raw(Vec<u8>),
    /// REST.
    Rest(u64),
    /// RETR.
    Retr(RemotePath),
    /// RMD.
    Rmd(RemotePath),
    /// RNFR.
    Rnfr(RemotePath),
    /// RNTO.
    Rnto(RemotePath),
    /// SITE CHMOD.
    SiteChmod(u16, RemotePath),
    /// SITE NAMEFMT 1 (OS/400).
    SiteNameFormat,
    /// SITE QUOTA.
    SiteQuota,
    /// SITE UTIME with the time as text.
    SiteUtime(String, RemotePath),
    /// SITE UTIME with the path first, and the time as text for access, change and creation.
    SiteUtimePath(String, RemotePath),
    /// SIZE.
    Size(RemotePath),
    /// STOR.
    Stor(RemotePath),
    /// STAT without an argument.
    Stat,
    /// STAT of a path.
    StatPath(RemotePath),
    /// SYST.
    Syst,
    /// TYPE I or A.
    Type(TransferType),
    /// USER.
    User(Vec<u8>),
}

/// An argument holds CR, LF or NUL: it would be another command (`quirks.md` row 92).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a line end or a NUL byte cannot be sent inside a command")]
pub(crate) struct BadArgument;

/// Is this sendable inside a command?
pub(crate) fn check_argument(bytes: &[u8]) -> Result<(), BadArgument> {
    if bytes.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        return Err(BadArgument);
    }
    Ok(())
}

impl Command {
    /// The word at the front, for people and for matching replies.
    pub(crate) fn verb(&self) -> &'static str {
        match self {
            Self::Abor => "ABOR",
            Self::Acct(_) => "ACCT",
            Self::Allo(_) => "ALLO",
            Self::Appe(_) => "APPE",
            Self::Auth(_) => "AUTH",
            Self::Avbl(_) => "AVBL",
            Self::Clnt => "CLNT",
            Self::Cwd(_) => "CWD",
            Self::Dele(_) => "DELE",
            Self::Eprt(_) => "EPRT",
            Self::Epsv => "EPSV",
            Self::EpsvAll => "EPSV ALL",
            Self::Feat => "FEAT",
            Self::Hash(_) => "HASH",
            Self::Host(_) => "HOST",
            Self::Lang(_) => "LANG",
            Self::List { .. } => "LIST",
            Self::Mdtm(_) | Self::MdtmSet(..) => "MDTM",
            Self::Mfmt(..) => "MFMT",
            Self::MffMode(..) => "MFF",
            Self::Mkd(_) => "MKD",
            Self::Mlsd(_) => "MLSD",
            Self::Mlst(_) => "MLST",
            Self::Nlst => "NLST",
            Self::Noop => "NOOP",
            Self::OptsHash(_) | Self::OptsUtf8 => "OPTS",
            Self::Pass(_) => "PASS",
            Self::Pasv => "PASV",
            Self::Pbsz => "PBSZ",
            Self::Port(_) => "PORT",
            Self::Pret(_) => "PRET",
            Self::ProtC | Self::ProtP => "PROT",
            Self::Checksum { verb, .. } | Self::ProxyLine(verb, _) => verb,
            Self::Pwd => "PWD",
            Self::Quit => "QUIT",
            Self::Rang(..) => "RANG",
            Self::Raw(_) => "raw",
            Self::Rest(_) => "REST",
            Self::Retr(_) => "RETR",
            Self::Rmd(_) => "RMD",
            Self::Rnfr(_) => "RNFR",
            Self::Rnto(_) => "RNTO",
            Self::SiteChmod(..)
            | Self::SiteNameFormat
            | Self::SiteQuota
            | Self::SiteUtime(..)
            | Self::SiteUtimePath(..) => "SITE",
            Self::Size(_) => "SIZE",
            Self::Stor(_) => "STOR",
            Self::Stat | Self::StatPath(_) => "STAT",
            Self::Syst => "SYST",
            Self::Type(_) => "TYPE",
            Self::User(_) => "USER",
        }
    }

    /// Does it move data, so that nothing else may be written before its final reply?
    pub(crate) fn transfers(&self) -> bool {
        matches!(
            self,
            Self::Retr(_) | Self::Stor(_) | Self::Appe(_) | Self::List { .. } | Self::Mlsd(_) | Self::Nlst
        )
    }

    /// Does the server read a whole file before it answers?
    pub(crate) fn slow(&self) -> bool {
        matches!(self, Self::Hash(_) | Self::Checksum { .. })
    }

    /// The line with its end. `double_iac` doubles 0xFF in arguments, for servers that read Telnet (row 4); what the
    /// person typed goes out as it is.
    pub(crate) fn encode(&self, double_iac: bool) -> Result<Vec<u8>, BadArgument> {
        let mut line = self.line();
        check_argument(&line)?;
        if double_iac && line.contains(&0xff) && !matches!(self, Self::Raw(_)) {
            line = line
                .iter()
                .flat_map(|&byte| std::iter::repeat_n(byte, if byte == 0xff { 2 } else { 1 }))
                .collect();
        }
        line.extend_from_slice(b"\r\n");
        Ok(line)
    }

    /// The line without its end.
    fn line(&self) -> Vec<u8> {
        let with = |argument: &[u8]| [self.verb().as_bytes(), b" ", argument].concat();
        match self {
            Self::Abor
            | Self::Epsv
            | Self::EpsvAll
            | Self::Feat
            | Self::List { all: false }
            | Self::Mlsd(None)
            | Self::Nlst
            | Self::Noop
            | Self::Pasv
            | Self::Pwd
            | Self::Quit
            | Self::Stat
            | Self::Syst => self.verb().into(),
            Self::Acct(argument) | Self::Pass(argument) | Self::User(argument) => with(argument),
            Self::Appe(path)
            | Self::Avbl(path)
            | Self::Cwd(path)
            | Self::Dele(path)
            | Self::Hash(path)
            | Self::Mdtm(path)
            | Self::Mkd(path)
            | Self::Mlsd(Some(path))
            | Self::Mlst(path)
            | Self::Retr(path)
            | Self::Rmd(path)
            | Self::Rnfr(path)
            | Self::Rnto(path)
            | Self::Size(path)
            | Self::StatPath(path)
            | Self::Stor(path) => with(path.as_bytes()),
            Self::Allo(bytes) => with(bytes.to_string().as_bytes()),
            Self::Auth(mechanism) => with(mechanism.as_bytes()),
            Self::Clnt => with(b"Portolan"),
            Self::Eprt(address) | Self::Port(address) => with(address.as_bytes()),
            Self::Host(word) | Self::Lang(word) => with(word.as_bytes()),
            Self::List { all: true } => with(b"-a"),
            Self::MdtmSet(time, path) | Self::Mfmt(time, path) => {
                with(&[time.as_bytes(), b" ", path.as_bytes()].concat())
            }
            Self::MffMode(mode, path) => {
                with(&[format!("UNIX.mode={mode:04o}; ").as_bytes(), path.as_bytes()].concat())
            }
            Self::Checksum { path, quoted, part, .. } => {
                let quote: &[u8] = if *quoted { b"\"" } else { b"" };
                let part = part.map_or(String::new(), |(first, end)| format!(" {first} {end}"));
                with(&[quote, path.as_bytes(), quote, part.as_bytes()].concat())
            }
            Self::OptsHash(name) => with(format!("HASH {name}").as_bytes()),
            Self::OptsUtf8 => with(b"UTF8 ON"),
            Self::Pbsz => with(b"0"),
            Self::Pret(command) => with(&command.line()),
            Self::ProtC => with(b"C"),
            Self::ProtP => with(b"P"),
            Self::ProxyLine(_, line) | Self::Raw(line) => line.clone(),
            Self::Rang(first, last) => with(format!("{first} {last}").as_bytes()),
            Self::Rest(offset) => with(offset.to_string().as_bytes()),
            Self::SiteChmod(mode, path) => with(&[format!("CHMOD {mode:o} ").as_bytes(), path.as_bytes()].concat()),
            Self::SiteNameFormat => with(b"NAMEFMT 1"),
            Self::SiteQuota => with(b"QUOTA"),
            Self::SiteUtime(time, path) => with(&[b"UTIME ", time.as_bytes(), b" ", path.as_bytes()].concat()),
            Self::SiteUtimePath(time, path) => with(
                &[
                    b"UTIME ",
                    path.as_bytes(),
                    format!(" {time} {time} {time} UTC").as_bytes(),
                ]
                .concat(),
            ),
            Self::Type(TransferType::Image) => with(b"I"),
            Self::Type(TransferType::Ascii) => with(b"A"),
        }
    }

    /// Is this positive (or preliminary) code one that a server may give to this command? Refusals may always come.
    /// Used to see replies that overtook each other, so it is generous only where servers are known to be odd.
    pub(crate) fn plausible(verb: &str, code: u16) -> bool {
        if code >= 400 {
            return true;
        }
        match verb {
            "RETR" | "STOR" | "APPE" | "LIST" | "MLSD" | "NLST" => matches!(code, 100..=199 | 226 | 250),
            "EPSV" => matches!(code, 229 | 227),
            "PASV" => matches!(code, 227 | 229),
            "EPRT" | "PORT" | "TYPE" | "PROT" | "PBSZ" | "PRET" => code == 200,
            "ABOR" => matches!(code, 225 | 226 | 200 | 250),
            "ACCT" | "PASS" | "USER" => matches!(code, 200 | 202 | 220 | 230..=232 | 331 | 332 | 334 | 336),
            "AUTH" => matches!(code, 200 | 234 | 334),
            "CWD" => matches!(code, 200 | 250),
            "DELE" | "RMD" => matches!(code, 200 | 226 | 250 | 257),
            "FEAT" => matches!(code, 211),
            "MDTM" => matches!(code, 213 | 253),
            "SIZE" => matches!(code, 213),
            "MFMT" | "MFF" => matches!(code, 200 | 213 | 250 | 253),
            "MKD" => matches!(code, 200 | 250 | 257),
            "MLST" => matches!(code, 250),
            "PWD" => matches!(code, 257),
            "REST" | "RNFR" | "RANG" => matches!(code, 350),
            "RNTO" => matches!(code, 200 | 250),
            "STAT" => matches!(code, 200 | 211..=213),
            "SYST" => matches!(code, 215),
            "QUIT" => matches!(code, 221),
            "NOOP" => matches!(code, 200 | 220 | 226 | 250),
            "ALLO" | "LANG" => matches!(code, 200 | 202),
            "HOST" => matches!(code, 200 | 220),
            "OPTS" | "CLNT" | "SITE" => matches!(code, 200 | 202 | 220 | 250 | 213),
            _ => code >= 200,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_as_the_rfcs_write_them() {
        let path = || RemotePath::new("/a b");
        for (command, line) in [
            (Command::Retr(path()), &b"RETR /a b\r\n"[..]),
            (
                Command::Mfmt("20200101000000".into(), path()),
                b"MFMT 20200101000000 /a b\r\n",
            ),
            (Command::SiteChmod(0o644, path()), b"SITE CHMOD 644 /a b\r\n"),
            (Command::List { all: true }, b"LIST -a\r\n"),
            (Command::Mlsd(None), b"MLSD\r\n"),
            (Command::Pret(Box::new(Command::Retr(path()))), b"PRET RETR /a b\r\n"),
            (Command::Type(TransferType::Image), b"TYPE I\r\n"),
            (Command::Rest(7), b"REST 7\r\n"),
            (Command::Abor, b"ABOR\r\n"),
            (Command::EpsvAll, b"EPSV ALL\r\n"),
            (Command::ProtC, b"PROT C\r\n"),
        ] {
            assert_eq!(command.encode(false).as_deref(), Ok(line));
        }
    }

    #[test]
    fn row_92_a_line_end_in_an_argument_is_an_error() {
        for bad in ["/a\r\nDELE x", "/a\n", "/a\0"] {
            assert_eq!(Command::Stor(RemotePath::new(bad)).encode(false), Err(BadArgument));
            assert_eq!(Command::Raw(bad.into()).encode(false), Err(BadArgument));
            assert_eq!(Command::Pass(bad.into()).encode(false), Err(BadArgument));
        }
    }

    #[test]
    fn row_4_iac_in_a_path_is_doubled_where_asked() {
        let command = Command::Dele(RemotePath::new(b"/\xff"));
        assert_eq!(command.encode(true).as_deref(), Ok(&b"DELE /\xff\xff\r\n"[..]));
        assert_eq!(command.encode(false).as_deref(), Ok(&b"DELE /\xff\r\n"[..]));
    }
}
