//! How servers behave.

/// What the server does about a command that arrives in mid-transfer, in a segment of its own.
#[derive(Clone, Debug)]
pub enum MidTransfer {
    /// Answers it after the transfer.
    Waits,
    /// Refuses it at once with this reply.
    Refuses(&'static str),
}

/// The manners of a server.
#[derive(Clone, Debug)]
pub struct Manners {
    /// The greeting's text.
    pub greeting: &'static str,
    /// The lines of FEAT.
    pub features: Vec<&'static str>,
    /// Its 226 waits for our acknowledgement of its end of a download (`SO_LINGER`).
    pub lingers_down: bool,
    /// The same for uploads.
    pub lingers_up: bool,
    /// Commands in mid-transfer.
    pub mid_transfer: MidTransfer,
    /// Refuses even a look-ahead in the same segment.
    pub refuses_look_ahead: bool,
    /// Answers commands that touch its storage later than those behind them in the same segment (libunftp).
    pub out_of_turn: bool,
    /// RNTO onto an existing name is refused.
    pub keeps_existing: bool,
    /// Fixed answers to lines that begin so, before everything else: `("REST", "502 no")`.
    pub fixed: Vec<(&'static str, &'static str)>,
    /// A STOR stores only so many bytes and says 226 all the same.
    pub stores_at_most: Option<usize>,
}

impl Manners {
    /// A server that nobody knows and that does everything right.
    pub fn unknown() -> Self {
        Self {
            greeting: "ready",
            features: vec![
                "SIZE",
                "MDTM",
                "MFMT",
                "MLST type*;size*;modify*;",
                "REST STREAM",
                "UTF8",
            ],
            lingers_down: true,
            lingers_up: false,
            mid_transfer: MidTransfer::Waits,
            refuses_look_ahead: false,
            out_of_turn: false,
            keeps_existing: false,
            fixed: Vec::new(),
            stores_at_most: None,
        }
    }

    /// As vsftpd 3.0.3 was measured.
    pub fn vsftpd() -> Self {
        Self {
            greeting: "(vsFTPd 3.0.3)",
            features: vec!["SIZE", "MDTM", "REST STREAM", "UTF8"],
            lingers_up: true,
            ..Self::unknown()
        }
    }

    /// As ProFTPD 1.3.8 was measured.
    pub fn proftpd() -> Self {
        Self {
            greeting: "ProFTPD Server",
            mid_transfer: MidTransfer::Refuses("450 EPSV: data transfer in progress"),
            ..Self::unknown()
        }
    }

    /// As Pure-FTPd 1.0.50 was measured.
    pub fn pure_ftpd() -> Self {
        Self {
            greeting: "---------- Welcome to Pure-FTPd ----------",
            lingers_down: false,
            mid_transfer: MidTransfer::Refuses("500 Unknown command"),
            ..Self::unknown()
        }
    }

    /// As libunftp behaves.
    pub fn libunftp() -> Self {
        Self {
            greeting: "Welcome to libunftp",
            out_of_turn: true,
            ..Self::unknown()
        }
    }
}
