//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use portolan_remote::{ChecksumAlgorithm, MOST_ENTRIES};

use crate::{
    commands::{
        hunt::{CompareOptions, FindOptions},
        mirror::MirrorOptions,
    },
    exit,
    options::Options,
    rules::RuleOptions,
};

/// Move files to and from FTP and FTPS servers, with the engine of Portolan.
#[derive(Debug, Parser)]
#[command(name = "portolan-cli", version, about, after_help = exit::HELP)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// What holds for every command.
    #[command(flatten)]
    pub(crate) options: Options,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List a folder
    Ls {
        /// ftp://, ftpes:// or ftps:// address; the path is relative to the folder of the log-on, absolute with a second slash
        url: String,
        /// Show entries whose name begins with a dot
        #[arg(short, long)]
        all: bool,
        /// Read no more than so many entries; a listing that goes on is stopped there, and that is said
        #[arg(long, value_name = "NUMBER", default_value_t = MOST_ENTRIES, value_parser = clap::value_parser!(u64).range(1..))]
        most_entries: u64,
    },
    /// Search a folder and all below it
    Find {
        /// Address of the folder
        url: String,
        /// What is looked for.
        #[command(flatten)]
        options: FindOptions,
    },
    /// Compare a folder of this computer with one of a server, with all below them
    Compare {
        /// The folder of this computer
        folder: PathBuf,
        /// Address of the folder on the server
        url: String,
        /// How.
        #[command(flatten)]
        options: CompareOptions,
    },
    /// Make a folder like another one, of which one is on a server: what is new or newer moves, with all folders below
    Mirror {
        /// The folder to be like: of this computer, or an address
        source: String,
        /// The folder that is changed: an address, or of this computer
        target: String,
        /// How.
        #[command(flatten)]
        options: MirrorOptions,
        /// What of the folders.
        #[command(flatten)]
        rules: RuleOptions,
    },
    /// Download files and folders
    Get {
        /// Addresses of files or folders
        #[arg(required = true)]
        urls: Vec<String>,
        /// The local folder, or for a single file its local name
        #[arg(short, long, default_value = ".")]
        output: PathBuf,
        /// What of the folders.
        #[command(flatten)]
        rules: RuleOptions,
        /// Through the queue that is kept: what a crash leaves is gone on with by `queue start` or the window
        #[arg(long)]
        durable: bool,
    },
    /// Upload files and folders: the last argument is the address of the target folder
    Put {
        /// Local files and folders
        #[arg(required = true)]
        sources: Vec<PathBuf>,
        /// Address of the target folder, or for a single file its remote name
        url: String,
        /// What of the folders.
        #[command(flatten)]
        rules: RuleOptions,
        /// Through the queue that is kept: what a crash leaves is gone on with by `queue start` or the window
        #[arg(long)]
        durable: bool,
    },
    /// Copy files and folders from one server to another, through this computer and not onto its disk: the last argument is
    /// the address of the target folder
    Copy {
        /// Addresses of files or folders of one server
        #[arg(required = true)]
        sources: Vec<String>,
        /// Address of the target folder on another server, or for a single file its name there
        url: String,
        /// What opens the server that gives; other passwords are for the target
        #[arg(long, value_name = "FILE")]
        source_password_file: Option<PathBuf>,
        /// What of the folders.
        #[command(flatten)]
        rules: RuleOptions,
        /// Through the queue that is kept: what a crash leaves is gone on with by `queue start` or the window
        #[arg(long)]
        durable: bool,
    },
    /// The queue that is kept, the same one that the window has
    Queue {
        /// What to do with it
        #[command(subcommand)]
        command: QueueCommand,
    },
    /// Make a folder
    Mkdir {
        /// Its address
        url: String,
    },
    /// Delete files, links, and with -r folders with all that is in them (links are never entered)
    Rm {
        /// Addresses
        #[arg(required = true)]
        urls: Vec<String>,
        /// Delete folders with all that is in them
        #[arg(short, long)]
        recursive: bool,
        /// Put it into the bin on the server, .portolan-bin, where it stays for 30 days
        #[arg(long)]
        bin: bool,
    },
    /// Rename or move on the server
    Mv {
        /// Address of what is to be renamed
        url: String,
        /// The new path on the same server, relative to the folder of the log-on or absolute
        to: String,
    },
    /// Show what the server knows of one file or folder
    Stat {
        /// Its address
        url: String,
    },
    /// Set Unix permissions
    Chmod {
        /// Three or four octal digits, for example 644
        #[arg(value_parser = octal, value_name = "MODE")]
        permissions: u16,
        /// Addresses
        #[arg(required = true)]
        urls: Vec<String>,
        /// For everything in folders too (links are passed over)
        #[arg(short, long)]
        recursive: bool,
    },
    /// Set the modification time of files that are there
    Touch {
        /// Addresses
        #[arg(required = true)]
        urls: Vec<String>,
        /// The moment (RFC 3339, for example 2024-02-29T12:00:00Z); otherwise now
        #[arg(short, long)]
        time: Option<String>,
    },
    /// Have the server compute the checksum of files
    Checksum {
        /// Addresses
        #[arg(required = true)]
        urls: Vec<String>,
        /// crc32, md5, sha1, sha256 or sha512; otherwise the best that the server has
        #[arg(short = 'a', long)]
        algorithm: Option<ChecksumAlgorithm>,
    },
    /// Show how much room there is on the server, where it tells
    Df {
        /// Address of a folder
        url: String,
    },
    /// Send one raw FTP command and print the reply
    Raw {
        /// Address of the server
        url: String,
        /// The command, for example: SITE HELP
        #[arg(required = true, trailing_var_arg = true, allow_hyphen_values = true)]
        line: Vec<String>,
    },
    /// Saved sites: show, add, change, forget, take over from other programs, write for them
    Sites {
        /// What to do with them
        #[command(subcommand)]
        command: SitesCommand,
    },
    /// Show what was learnt of servers: what, when, and from what
    Server {
        /// The server; without a port all ports of the host, without a host all servers
        #[arg(value_name = "HOST[:PORT]")]
        server: Option<String>,
        /// Forget it, or only this row of it
        #[arg(long, value_name = "ROW", num_args = 0..=1, default_missing_value = "all", requires = "server")]
        forget: Option<String>,
        /// Set a row, for example `session_limit=2`, `data_mode=pasv` or `tls_version=1.2`
        #[arg(long, value_name = "ROW=VALUE", requires = "server", conflicts_with = "forget")]
        set: Option<String>,
    },
    /// Show whom you trust: certificates, plain FTP, and where TLS worked once
    #[command(args_conflicts_with_subcommands = true)]
    Trust {
        /// Trust a certificate without having met it
        #[command(subcommand)]
        import: Option<TrustImport>,
        /// The server; without a port all ports of the host
        #[arg(value_name = "HOST[:PORT]")]
        server: Option<String>,
        /// Take back what was decided about this server: it is asked about again
        #[arg(long, requires = "server")]
        forget: bool,
    },
    /// Start the practice server, move a tree up and down, and say how it went
    Practice,
    /// Read a raw listing on standard input and print its entries as JSON lines
    ParseListing {
        /// The moment that dates without a year are read by (RFC 3339); otherwise now
        #[arg(long)]
        now: Option<String>,
    },
}

/// `sites …`.
#[derive(Debug, Subcommand)]
pub(crate) enum SitesCommand {
    /// List all of them
    List,
    /// Show all keys of some
    Show {
        /// Their names, where it must be with their folders: Clients/Studio
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Save one; its password comes from --password-file or the environment and goes into the keyring
    Add {
        /// Its name
        name: String,
        /// Its address, without a password
        url: String,
        /// The folder of the tree, names with / between them
        #[arg(long, value_name = "NAMES")]
        folder: Option<String>,
        /// Set a key of sites.toml, for example `sessions=2` or `colour=green`
        #[arg(long, value_name = "KEY=VALUE")]
        set: Vec<String>,
    },
    /// Change one
    Edit {
        /// Its name
        name: String,
        /// Set a key of sites.toml
        #[arg(long, value_name = "KEY=VALUE")]
        set: Vec<String>,
        /// Put a key back to its default
        #[arg(long, value_name = "KEY")]
        unset: Vec<String>,
    },
    /// Forget some, and their passwords
    Rm {
        /// Their names
        #[arg(required = true)]
        names: Vec<String>,
    },
    /// Take sites over from FileZilla, WinSCP, Double Commander, rclone, .netrc, lftp, or an export of Portolan
    Import {
        /// The file; without it, what is found in the usual places
        file: Option<PathBuf>,
        /// Whose file it is; otherwise it is guessed
        #[arg(long, value_name = "PROGRAM")]
        from: Option<String>,
        /// Only show what would be done
        #[arg(short = 'n', long)]
        dry_run: bool,
        /// Leave the passwords where they are
        #[arg(long)]
        no_passwords: bool,
        /// Take over settings and filters too
        #[arg(long)]
        settings: bool,
        /// Trust the certificates that the other program trusts
        #[arg(long)]
        trust: bool,
    },
    /// Write sites to a new file
    Export {
        /// The file
        output: PathBuf,
        /// In which form
        #[arg(long = "as", value_enum, default_value_t = ExportAs::Toml)]
        form: ExportAs,
        /// With their passwords: encrypted under one of their own in TOML, readable in FileZilla's form
        #[arg(long)]
        with_passwords: bool,
        /// Only these; otherwise all
        #[arg(long = "site", value_name = "NAME")]
        names: Vec<String>,
    },
}

/// `sites export --as`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportAs {
    /// Portolan's own form
    Toml,
    /// FileZilla's XML
    Filezilla,
}

/// `queue`.
#[derive(Debug, Subcommand)]
pub(crate) enum QueueCommand {
    /// Add files and folders, and come back as soon as they are safe in the queue
    Add {
        /// Local files and folders to upload, or addresses to download, or to copy to another server
        #[arg(required = true)]
        sources: Vec<String>,
        /// Address of the target folder, or the local folder
        target: String,
        /// From one server to another: what opens the one that gives; other passwords are for the target
        #[arg(long, value_name = "FILE")]
        source_password_file: Option<PathBuf>,
        /// What of the folders.
        #[command(flatten)]
        rules: RuleOptions,
    },
    /// Write what is left to do to a file (JSON), to take along or to keep
    Export {
        /// The file; what has the name is replaced
        file: PathBuf,
    },
    /// Add what is in such a file, or in queue.sqlite3 or an export of FileZilla; its jobs are held until `queue start` or the window lets them go
    Import {
        /// The file
        file: PathBuf,
    },
    /// Write what failed to a file (CSV), with the reasons
    Failures {
        /// The file; what has the name is replaced
        file: PathBuf,
    },
    /// Show what is in it
    List {
        /// Show what is done instead, the newest first
        #[arg(long)]
        done: bool,
        /// So many rows of what is done
        #[arg(long, value_name = "ROWS", default_value_t = 100, requires = "done")]
        rows: usize,
    },
    /// Let it go; where no window has it, work it off here
    Start,
    /// Hold everything
    Pause,
    /// Put what failed back to waiting
    Retry,
    /// Take out what failed
    Clear {
        /// Everything that is not done
        #[arg(long)]
        all: bool,
        /// Forget what is done
        #[arg(long)]
        done: bool,
    },
}

impl Command {
    /// So many entries of one folder are read.
    pub(crate) fn most_entries(&self) -> u64 {
        match self {
            Self::Ls { most_entries, .. } => *most_entries,
            _ => MOST_ENTRIES,
        }
    }

    /// Does it work with the queue that is kept?
    pub(crate) fn durable(&self) -> bool {
        match self {
            Self::Get { durable, .. } | Self::Put { durable, .. } | Self::Copy { durable, .. } => *durable,
            Self::Queue { .. } => true,
            _ => false,
        }
    }
}

/// `trust import`.
#[derive(Debug, Subcommand)]
pub(crate) enum TrustImport {
    /// Trust a certificate for a host and port from now on
    Import {
        /// The server; without a port 21
        #[arg(value_name = "HOST[:PORT]")]
        server: String,
        /// A PEM file with the certificate, or its SHA-256
        #[arg(value_name = "FILE|SHA256")]
        certificate: String,
    },
}

/// `644`.
fn octal(text: &str) -> Result<u16, String> {
    let digits = (3..=4).contains(&text.len()) && text.bytes().all(|digit| (b'0'..=b'7').contains(&digit));
    let mode = digits.then(|| u16::from_str_radix(text, 8).ok()).flatten();
    mode.ok_or_else(|| "three or four octal digits are needed, like 644".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;
    use crate::options::Mode;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_last_argument_of_put_is_the_address() {
        let cli = Cli::try_parse_from(["portolan-cli", "put", "a", "b", "ftp://h/x"]).expect("good arguments");
        let Command::Put { sources, url, .. } = cli.command else {
            panic!("it is put")
        };
        assert_eq!((sources.len(), url.as_str()), (2, "ftp://h/x"));
        let cli = Cli::try_parse_from(["portolan-cli", "chmod", "640", "h", "--mode", "pasv"]).expect("good arguments");
        assert_eq!(cli.options.mode, Mode::Pasv);
        assert!(matches!(cli.command, Command::Chmod { permissions: 0o640, .. }));
        for wrong in [
            &["--sessions", "33"][..],
            &["-4", "-6"],
            &["--keep-alive", "ping"],
            &["--active-ports", "9-8"],
            &["--tls-min", "1.1"],
        ] {
            let arguments = ["portolan-cli", "ls", "h"].iter().chain(wrong);
            assert!(Cli::try_parse_from(arguments).is_err(), "{wrong:?}");
        }
    }
}
