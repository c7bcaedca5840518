//! What there is to tell. The engine says what happened, with its figures; a face says it in the person's language. The words
//! here are those of the command line.

use std::{fmt, path::PathBuf, sync::Arc, time::Duration};

use portolan_remote::{Direction, HostPort, RemoteError};
use portolan_settings::{FileError, FileStep};
use portolan_sites::{SecretError, SiteProblem};

/// What a notice tells. A `why` is in the words of the system or of a library.
#[derive(Clone, Debug)]
pub enum News {
    /// Something failed: what, where and why.
    Failure(Arc<RemoteError>),
    /// The keyring does not give the passwords that it keeps.
    KeptPasswords(SecretError),
    /// A password could not be kept.
    PasswordNotKept(SecretError),
    /// A password was not kept, since nobody gave the master password.
    PasswordNeedsMaster,
    /// The password of a site that is gone is still kept.
    PasswordNotForgotten(SecretError),
    /// The file under the master password is of no use.
    PasswordsUnusable(SecretError),
    /// A file of ours was no TOML.
    FileSetAside {
        /// Which file.
        path: PathBuf,
        /// Where it lies now.
        aside: PathBuf,
        /// What is wrong with it.
        why: String,
    },
    /// A file of ours cannot be used.
    File {
        /// Which file.
        path: PathBuf,
        /// To be written, and not only read?
        written: bool,
        /// Why.
        why: String,
    },
    /// Saved sites could not be read.
    Sites(SiteProblem),
    /// Another window had changed values of a site otherwise; what was saved here counts.
    Overruled {
        /// The name of the site.
        site: String,
        /// The names of the values in the file.
        keys: Vec<String>,
    },
    /// An answer for good could not be kept in the settings.
    AnswerNotKept(String),
    /// Events are missing in the trace file.
    TraceNotWhole {
        /// The disk is too slow; else writing failed.
        slow: bool,
    },
    /// A disk is full: everything of this direction is paused.
    Full {
        /// Which way.
        direction: Direction,
        /// The folder on the disk, or the server.
        place: String,
        /// Files that are still to come.
        files: u64,
        /// Bytes of them.
        bytes: u64,
        /// Bytes that are free on the disk, if it tells.
        free: Option<u64>,
    },
    /// Items of a file were added to the queue, and are held.
    QueueAdded {
        /// How many.
        items: u64,
        /// Out of which file.
        from: String,
    },
    /// What of that file was left out, each with its reason.
    QueueLeftOut(Vec<String>),
    /// A site of the queue cannot be read.
    QueueSite(String),
    /// The queue of this run is in memory only.
    QueueNotKept(String),
    /// The queue is on the disk again, after [`News::QueueStuck`].
    QueueKeptAgain,
    /// The queue cannot be written now.
    QueueStuck(String),
    /// The queue cannot be written any more.
    QueueLost(String),
    /// The command line has no way to the queue of this window.
    QueueNotReachable(String),
    /// The queue of earlier runs could not be read.
    QueueSetAside {
        /// Where it lies now.
        aside: PathBuf,
        /// Why.
        why: String,
    },
    /// What was done before cannot be read.
    HistoryUnreadable(String),
    /// A program could not be started with a file.
    NotOpened {
        /// Which file.
        file: String,
        /// Why.
        why: String,
    },
    /// Files that were edited in an earlier run are still open.
    EditsFound,
    /// A file that is edited here is on the server.
    EditSaved(String),
    /// It cannot get there now.
    EditWaits {
        /// Its name.
        name: String,
        /// Why.
        error: Arc<RemoteError>,
    },
    /// The command for the end of the queue was not run: nobody has said yes to it.
    CommandNotAllowed,
    /// That it may run could not be kept.
    AllowanceNotKept(String),
    /// What was to be done at the end of the queue could not be.
    AtTheEnd(EndStep, String),
    /// So many sessions a server allows at a time.
    SessionLimit(HostPort, u64),
    /// A job is over.
    JobEnded(JobEnd),
    /// The computer has slept for so long.
    Slept(Duration),
    /// Nothing was done that could be taken back.
    NothingToTakeBack,
    /// A server that offered TLS before does not any more; nothing was sent.
    TlsGone(HostPort),
}

impl News {
    /// The error behind it, with its four parts.
    pub fn error(&self) -> Option<&Arc<RemoteError>> {
        match self {
            Self::Failure(error) | Self::EditWaits { error, .. } => Some(error),
            _ => None,
        }
    }
}

/// What a notification at the end of the queue says: title and text, by how many files failed.
pub type Notification = Arc<dyn Fn(u64) -> (String, String) + Send + Sync>;

/// In the words of the command line.
pub(crate) fn notification(failed: u64) -> (String, String) {
    let text = match failed {
        0 => "Nothing is left to do.".to_owned(),
        1 => "1 file failed; it stands in the queue with its reason.".to_owned(),
        failed => format!("{failed} files failed; they stand in the queue with their reasons."),
    };
    ("Transfers are done".to_owned(), text)
}

/// What can be done at the end of the queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndStep {
    /// The desktop tells it.
    Notify,
    /// A sound.
    Sound,
    /// A command.
    Command,
    /// The computer goes to sleep.
    Sleep,
    /// The computer is shut down.
    ShutDown,
}

/// What came of a job.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobEnd {
    /// Uploaded, or else downloaded.
    pub up: bool,
    /// The name of the site that gave the files, where that is not this computer.
    pub source: Option<String>,
    /// The name of the site.
    pub site: String,
    /// Files that are done.
    pub files: u64,
    /// Files that were left as they are.
    pub skipped: u64,
    /// Files that failed.
    pub failed: u64,
    /// Entries that filters name.
    pub filtered: u64,
    /// Hidden files and folders that were left out.
    pub hidden: u64,
    /// Symbolic links that were left out.
    pub links: u64,
    /// Devices, sockets and pipes.
    pub special: u64,
    /// Lines of listings of which nothing could be made, and names that no file may have.
    pub unread: u64,
    /// Files that were moved and whose source could not be deleted.
    pub sources_left: u64,
}

impl JobEnd {
    /// Both together, where they went the same way between the same places.
    pub(crate) fn and(&self, other: &Self) -> Option<Self> {
        let same = (self.up, &self.source, &self.site) == (other.up, &other.source, &other.site);
        same.then(|| Self {
            up: self.up,
            source: self.source.clone(),
            site: self.site.clone(),
            files: self.files + other.files,
            skipped: self.skipped + other.skipped,
            failed: self.failed + other.failed,
            filtered: self.filtered + other.filtered,
            hidden: self.hidden + other.hidden,
            links: self.links + other.links,
            special: self.special + other.special,
            unread: self.unread + other.unread,
            sources_left: self.sources_left + other.sources_left,
        })
    }
}

impl fmt::Display for News {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure(error) => write!(f, "{error}"),
            Self::Full {
                direction,
                place,
                files,
                bytes,
                free,
            } => full(f, *direction, place, *files, *bytes, *free),
            Self::JobEnded(end) => write!(f, "{end}"),
            Self::KeptPasswords(..)
            | Self::PasswordNotKept(..)
            | Self::PasswordNeedsMaster
            | Self::PasswordNotForgotten(..)
            | Self::PasswordsUnusable(..)
            | Self::FileSetAside { .. }
            | Self::File { .. }
            | Self::Sites(..)
            | Self::Overruled { .. }
            | Self::AnswerNotKept(..)
            | Self::TraceNotWhole { .. } => self.of_files(f),
            Self::QueueAdded { .. }
            | Self::QueueLeftOut(..)
            | Self::QueueSite(..)
            | Self::QueueNotKept(..)
            | Self::QueueKeptAgain
            | Self::QueueStuck(..)
            | Self::QueueLost(..)
            | Self::QueueNotReachable(..)
            | Self::QueueSetAside { .. }
            | Self::HistoryUnreadable(..) => self.of_queue(f),
            _ => self.of_work(f),
        }
    }
}

impl From<FileError> for News {
    fn from(error: FileError) -> Self {
        Self::File {
            path: error.path,
            written: error.doing != FileStep::Read,
            why: error.error.to_string(),
        }
    }
}

impl News {
    fn of_files(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::KeptPasswords(why) => write!(f, "Kept passwords cannot be used now: {why}"),
            Self::PasswordNotKept(why) => write!(f, "The password could not be kept: {why}"),
            Self::PasswordNeedsMaster => f.write_str("The password was not kept: that needs the master password"),
            Self::PasswordNotForgotten(why) => {
                write!(f, "The password of a site that is gone could not be forgotten: {why}")
            }
            Self::PasswordsUnusable(why) => write!(f, "Passwords cannot be used: {why}"),
            Self::FileSetAside { path, aside, why } => {
                let (path, aside) = (path.display(), aside.display());
                write!(f, "{path} was broken and lies at {aside} now: {why}")
            }
            Self::File { path, written, why } => {
                let doing = if *written { "written" } else { "read" };
                write!(f, "{} cannot be {doing}: {why}", path.display())
            }
            Self::Sites(problem) => write!(f, "{problem}"),
            Self::Overruled { site, keys } => {
                let keys = keys.join(", ");
                write!(
                    f,
                    "Another window had changed {keys} of “{site}” meanwhile; what was saved here counts"
                )
            }
            Self::AnswerNotKept(why) => write!(f, "The answer could not be kept in the settings: {why}"),
            Self::TraceNotWhole { slow: true } => f.write_str("The trace file is not whole: the disk is too slow"),
            _ => f.write_str("The trace file is not whole: writing to it failed"),
        }
    }

    fn of_queue(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::QueueAdded { items, from } => write!(
                f,
                "Added to the queue from {from}: {items}. The jobs are held until you let them go"
            ),
            Self::QueueLeftOut(what) => write!(f, "Left out: {}", what.join("; ")),
            Self::QueueSite(why) => write!(
                f,
                "A site of the queue cannot be read ({why}); its files wait until you connect to it"
            ),
            Self::QueueNotKept(why) => write!(f, "What you queue in this run is lost when it ends: {why}"),
            Self::QueueKeptAgain => f.write_str("The queue is kept on the disk again"),
            Self::QueueStuck(why) => write!(
                f,
                "The queue cannot be written ({why}). It is tried again every second; until then no file begins, and what you \
                 add is lost if the program stops"
            ),
            Self::QueueLost(why) => write!(
                f,
                "The queue is not written any more ({why}): what you add now is lost when the program ends"
            ),
            Self::QueueNotReachable(why) => {
                write!(
                    f,
                    "The command line cannot reach this queue while this window is open: {why}"
                )
            }
            Self::QueueSetAside { aside, why } => write!(
                f,
                "The queue of earlier runs could not be read ({why}). It was set aside as {}, and nothing of it was changed",
                aside.display()
            ),
            Self::HistoryUnreadable(why) => write!(f, "What was done before cannot be read: {why}"),
            _ => Ok(()),
        }
    }

    fn of_work(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotOpened { file, why } => write!(
                f,
                "“{file}” was not opened: {why}. Choose a program for it in the settings, under Editing"
            ),
            Self::EditsFound => f.write_str("Files of servers that were edited in an earlier run are still open here"),
            Self::EditSaved(name) => write!(f, "“{name}” is saved on the server"),
            Self::EditWaits { name, error } => write!(
                f,
                "“{name}” is saved here only: {}. It goes to the server as soon as that is possible",
                error.explain().why
            ),
            Self::CommandNotAllowed => {
                f.write_str("The command for the end of the queue was not run: nobody has said yes to it")
            }
            Self::AllowanceNotKept(why) => write!(f, "That the command may run could not be kept: {why}"),
            Self::AtTheEnd(step, why) => {
                let what = match step {
                    EndStep::Notify => "notification",
                    EndStep::Sound => "sound",
                    EndStep::Command => "command",
                    EndStep::Sleep => "sleep",
                    EndStep::ShutDown => "shut-down",
                };
                write!(f, "The {what} for the end of the queue could not be: {why}")
            }
            Self::SessionLimit(server, limit) => {
                let sessions = if *limit == 1 { "session" } else { "sessions" };
                write!(
                    f,
                    "{server} allows {limit} {sessions} at a time; more are tried again later"
                )
            }
            Self::Slept(time) => write!(f, "This computer slept for {}; connections are made anew", span(*time)),
            Self::NothingToTakeBack => f.write_str("There is nothing to take back"),
            Self::TlsGone(server) => write!(
                f,
                "{server} offered TLS before and does not any more. Somebody may be tampering with the connection; nothing was \
                 sent"
            ),
            _ => Ok(()),
        }
    }
}

fn full(
    f: &mut fmt::Formatter<'_>,
    direction: Direction,
    place: &str,
    files: u64,
    bytes: u64,
    free: Option<u64>,
) -> fmt::Result {
    let files = counted(files, "file", "files");
    let bytes = size(bytes);
    match direction {
        Direction::Download => {
            let free = free.map_or_else(String::new, |free| format!(", {} are free", size(free)));
            write!(
                f,
                "The disk with {place} is full: {files} with {bytes} are still to come{free}. Downloads are paused; make room \
                 and resume"
            )
        }
        Direction::Upload => write!(
            f,
            "The disk or the quota of {place} is full: {files} with {bytes} are still to go there. Uploads to it are paused; \
             make room and resume"
        ),
    }
}

impl fmt::Display for JobEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let site = &self.site;
        let verb = match (self.up, &self.source) {
            (true, Some(source)) => format!("copied from {source} to"),
            (true, None) => "uploaded to".to_owned(),
            (false, _) => "downloaded from".to_owned(),
        };
        match self.files {
            0 => write!(f, "Nothing {verb} {site}")?,
            files => write!(f, "{} {verb} {site}", counted(files, "file", "files"))?,
        }
        let out = |count, one: &str, many: &str| (count > 0).then(|| format!("{} left out", counted(count, one, many)));
        let left = match self.skipped {
            0 => None,
            1 => Some("1 left as it was".to_owned()),
            skipped => Some(format!("{skipped} left as they were")),
        };
        let sources =
            (self.sources_left > 0).then(|| counted(self.sources_left, "source", "sources") + " could not be deleted");
        let rest: Vec<String> = [
            left,
            (self.failed > 0).then(|| format!("{} failed", self.failed)),
            out(self.filtered, "entry that a filter names", "entries that filters name"),
            out(self.hidden, "hidden entry", "hidden entries"),
            out(self.links, "link", "links"),
            out(self.special, "special file", "special files"),
            out(
                self.unread,
                "line of a listing that could not be read, or whose name no file may have,",
                "lines of listings that could not be read, or whose names no file may have,",
            ),
            sources,
        ]
        .into_iter()
        .flatten()
        .collect();
        if !rest.is_empty() {
            let sign = if self.files == 0 { ": " } else { ", " };
            write!(f, "{sign}{}", rest.join(", "))?;
        }
        Ok(())
    }
}

fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// `3 h 20 min`, `45 s`.
fn span(time: Duration) -> String {
    let seconds = time.as_secs();
    match (seconds / 3600, seconds / 60 % 60) {
        (0, 0) => format!("{seconds} s"),
        (0, minutes) => format!("{minutes} min"),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

/// Bytes in the unit that fits.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 5] = ["KB", "MB", "GB", "TB", "PB"];
    if bytes < 1000 {
        return format!("{bytes} bytes");
    }
    let mut value = bytes as f64 / 1000.0;
    let mut unit = 0;
    while value >= 999.5 && unit + 1 < UNITS.len() {
        value /= 1000.0;
        unit += 1;
    }
    format!("{value:.1} {}", UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_said_in_words() {
        for (seconds, expected) in [(45, "45 s"), (61, "1 min"), (12_000, "3 h 20 min")] {
            assert_eq!(span(Duration::from_secs(seconds)), expected);
        }
    }

    #[test]
    fn what_came_of_a_job_is_one_sentence() {
        let mut end = JobEnd {
            up: true,
            site: "example".to_owned(),
            files: 2,
            ..JobEnd::default()
        };
        assert_eq!(end.to_string(), "2 files uploaded to example");
        (end.skipped, end.links) = (1, 3);
        assert_eq!(
            end.to_string(),
            "2 files uploaded to example, 1 left as it was, 3 links left out"
        );
        (end.up, end.files, end.failed, end.links) = (false, 0, 4, 0);
        assert_eq!(
            end.to_string(),
            "Nothing downloaded from example: 1 left as it was, 4 failed"
        );
    }
}
