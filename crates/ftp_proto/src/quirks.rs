//! Known deviations of server families. A row says what was seen where; what is not known is done the slow and safe way.

/// One family of servers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Family {
    /// Its name, as shown.
    pub(crate) name: &'static str,
    /// Words of greeting, SYST or FEAT that give it away, in lower case.
    marks: &'static [&'static str],
    /// Commands that may be unanswered at once.
    pub(crate) depth: usize,
    /// May the next EPSV ride in the write of RETR or LIST?
    pub(crate) look_ahead_retrieve: bool,
    /// The same for STOR.
    pub(crate) look_ahead_store: bool,
    /// May the transfer command be sent at the moment of the connect, and data begin when the connection stands?
    pub(crate) eager: bool,
    /// Does LIST hide names with a dot unless asked with `-a`?
    pub(crate) list_all: bool,
    /// Does MDTM with two arguments set the time? Elsewhere it may touch a file that is named like a date (row 77).
    pub(crate) mdtm_sets: bool,
    /// Does its MLSD tell links from what they lead to? Where not, a link to a folder looks like a folder.
    pub(crate) mlsd_shows_links: bool,
    /// Is PRET in its FEAT, and all works without?
    pub(crate) pret_needless: bool,
    /// Do its replies overtake each other? Then nothing is ever sent ahead.
    pub(crate) out_of_order: bool,
    /// Is a command without effect during a transfer answered, and does it no harm (`quirks.md` row 47)? The `source` has to
    /// tell what was measured: many servers answer only after the transfer, and some lose commands.
    pub(crate) keep_alive_in_transfer: bool,
    /// May MDTM tell local time, as LIST does (row 76)?
    pub(crate) mdtm_may_be_local: bool,
    /// Does it serve several hosts, told apart by HOST, and list that in FEAT before the log-on?
    pub(crate) hosts: bool,
    /// Do XSHA256 and its like take the first byte and the one behind the last behind the path? What the numbers mean
    /// differs between servers.
    pub(crate) checksum_of_part: bool,
    /// Does it know SITE QUOTA, though FEAT does not say so?
    pub(crate) site_quota: bool,
    /// May Telnet's Synch go before ABOR as urgent data? A server on an edge-triggered loop that takes a short read for a
    /// drained socket (tokio) never reads what stands behind the urgent byte.
    pub(crate) urgent: bool,
    /// Where this was seen.
    pub(crate) source: &'static str,
}

/// What holds for a server that nobody knows: one command at a time.
pub(crate) const UNKNOWN: Family = Family {
    name: "",
    marks: &[],
    depth: 1,
    look_ahead_retrieve: false,
    look_ahead_store: false,
    eager: false,
    list_all: false,
    mdtm_sets: false,
    mlsd_shows_links: false,
    pret_needless: false,
    out_of_order: false,
    keep_alive_in_transfer: false,
    mdtm_may_be_local: false,
    hosts: false,
    checksum_of_part: false,
    site_quota: false,
    urgent: true,
    source: "quirks.md row 15: pipelining confuses many servers",
};

/// The families. Rows of servers that are in order were driven with raw sockets, 4 KiB to 20 MiB a file.
pub(crate) const FAMILIES: &[Family] = &[
    Family {
        name: "vsftpd",
        marks: &["vsftpd"],
        depth: 8,
        look_ahead_retrieve: true,
        look_ahead_store: true,
        eager: true,
        list_all: true,
        mdtm_sets: true,
        keep_alive_in_transfer: true,
        source: "vsftpd 3.0.3 takes the next EPSV in the segment of RETR and STOR; LIST hides dot files without -a; no MFMT, but MDTM sets (mdtm_write); \
                 NOOP, STAT and PWD in mid-transfer are each answered after it (20 MB up and down, plain and TLS 1.2)",
        ..UNKNOWN
    },
    Family {
        name: "ProFTPD",
        marks: &["proftpd"],
        depth: 8,
        look_ahead_retrieve: true,
        look_ahead_store: true,
        eager: true,
        list_all: true,
        keep_alive_in_transfer: true,
        mlsd_shows_links: true,
        source: "ProFTPD 1.3.8 takes the next EPSV in the segment of RETR and STOR, and answers 450 to one in mid-upload; \
                 NOOP, STAT and PWD in mid-transfer are each answered, before or after its end (20 MB up and down, plain and TLS 1.2)",
        ..UNKNOWN
    },
    Family {
        name: "Pure-FTPd",
        marks: &["pure-ftpd"],
        depth: 8,
        look_ahead_retrieve: true,
        look_ahead_store: true,
        eager: true,
        list_all: true,
        mlsd_shows_links: true,
        pret_needless: true,
        source: "Pure-FTPd 1.0.50 takes the next EPSV in the segment of RETR and STOR, and answers 500 to one in mid-transfer; \
                 its PRET answers 200 and does nothing; two NOOPs in mid-download get one 500 together, so they cannot be counted",
        ..UNKNOWN
    },
    Family {
        name: "libunftp",
        marks: &["unftp", "libunftp"],
        out_of_order: true,
        urgent: false,
        source: "libunftp 0.24 answers commands that wait on its storage later than those behind them: NOOP before an MDTM in front of it; \
                 it runs on tokio, and an ABOR behind urgent data is never read",
        ..UNKNOWN
    },
    Family {
        name: "FileZilla Server",
        marks: &["filezilla server"],
        source: "quirks.md rows 52 and 56: demands TLS session reuse and close_notify; look-ahead not measured",
        ..UNKNOWN
    },
    Family {
        name: "IIS",
        marks: &["microsoft ftp service"],
        hosts: true,
        mdtm_may_be_local: true,
        source: "quirks.md row 76: MDTM is local time on some; rows 14, 25, 65, 66: several hosts by HOST; no MLSD, LIST -a is taken for a mask; look-ahead not measured",
        ..UNKNOWN
    },
    Family {
        name: "pyftpdlib",
        marks: &["pyftpdlib"],
        source: "pyftpdlib 2.2.0 says type=dir of a link to a folder; look-ahead not measured",
        ..UNKNOWN
    },
    Family {
        name: "Serv-U",
        marks: &["serv-u"],
        hosts: true,
        mdtm_sets: true,
        source: "quirks.md row 14: several hosts by HOST, which repeats the greeting; row 77: MDTM with two arguments sets the time",
        ..UNKNOWN
    },
    Family {
        name: "Gene6",
        marks: &["gene6", "g6 ftp"],
        source: "quirks.md row 19: CLNT before UTF8 works",
        ..UNKNOWN
    },
    Family {
        name: "OS/400",
        marks: &["os/400"],
        source: "quirks.md row 22: name format 0 unless SITE NAMEFMT 1",
        ..UNKNOWN
    },
    Family {
        name: "z/OS",
        marks: &["ibm ftp cs", "mvs is the operating system"],
        source: "quirks.md row 83",
        ..UNKNOWN
    },
    Family {
        name: "OpenVMS",
        marks: &["openvms", "vms v", "multinet", " vms "],
        source: "quirks.md rows 21, 82",
        ..UNKNOWN
    },
];

/// The family that these words (greeting, SYST, FEAT) give away.
pub(crate) fn family_of(text: &str) -> Option<&'static Family> {
    let text = text.to_lowercase();
    FAMILIES
        .iter()
        .find(|family| family.marks.iter().any(|mark| text.contains(mark)))
}

/// The family of this name.
pub(crate) fn family_named(name: &str) -> Option<&'static Family> {
    FAMILIES.iter().find(|family| family.name.eq_ignore_ascii_case(name))
}

/// The names of all families, for a person to choose from.
pub fn family_names() -> impl Iterator<Item = &'static str> {
    FAMILIES.iter().map(|family| family.name)
}

/// Words of SYST replies, the telling ones first.
const SYSTEMS: &[(&str, &str)] = &[
    ("windows", "dos"),
    ("os/400", "as400"),
    ("z/vm", "zvm"),
    ("vm is the operating", "zvm"),
    ("mvs", "mvs"),
    ("vms", "vms"),
    ("netware", "netware"),
    ("unix", "unix"),
];

/// The system behind a reply to SYST: a hint for parsers and name forms only (`quirks.md` row 21).
pub(crate) fn system_of(syst: &str) -> Option<&'static str> {
    let text = syst.to_lowercase();
    SYSTEMS
        .iter()
        .find(|(word, _)| text.contains(word))
        .map(|(_, system)| *system)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_told_by_their_greetings() {
        for (greeting, name) in [
            ("(vsFTPd 3.0.3)", "vsftpd"),
            ("ProFTPD Server (Debian) [::ffff:127.0.0.1]", "ProFTPD"),
            (
                "---------- Welcome to Pure-FTPd [privsep] [TLS] ----------",
                "Pure-FTPd",
            ),
            ("Welcome to libunftp", "libunftp"),
            ("Microsoft FTP Service", "IIS"),
        ] {
            assert_eq!(family_of(greeting).map(|family| family.name), Some(name));
        }
        assert_eq!(family_of("FTP server ready"), None);
    }

    #[test]
    fn every_row_has_a_source_and_only_measured_ones_look_ahead() {
        for family in FAMILIES {
            assert!(!family.source.is_empty());
            assert!(!family.keep_alive_in_transfer || family.source.contains("mid-transfer are each answered"));
            assert!(!family.out_of_order || family.depth == 1 && !family.look_ahead_retrieve && !family.eager);
        }
    }
}
