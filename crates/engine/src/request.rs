//! Everything that a face can ask of the engine. (Not `Command`: that word is FTP's.)

use std::path::PathBuf;

use portolan_queue::{ConflictPolicy, Move, Origin, Priority, Scope};
use portolan_remote::{
    ChecksumAlgorithm, Direction, FileName, Fingerprint, FolderRules, HostPort, ItemId, JobId, ModeChoice,
    NameEncoding, Proxy, RemotePath, SiteId, TypeChoice, Verification,
};
use portolan_settings::{ConflictDefaults, OnFinish, SpeedSchedule, TransferSettings};
use portolan_sites::{
    Secret, SecretRef, Site, SitesEdit,
    import::{ImportedQueue, ImportedSettings, Source},
};

use crate::{
    CheckSite, EditAnswer, EditId, EditProgram, EditPurpose, ErrandId, ExportForm, Hunt, HuntId, PermissionWish,
    Proxies, ServerRow, ServerValue, Trusted,
};

/// A pane of a face; the face gives the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PaneId(pub u32);

/// An open question; the engine gives the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PromptId(pub u64);

/// A notice; the engine gives the numbers, rising.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(pub u64);

/// A request whose end somebody waits for; the face gives the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub u64);

/// A folder somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// On this computer.
    Local(PathBuf),
    /// On a site.
    Remote(SiteId, RemotePath),
}

/// Something that other programs of this computer do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OnDesktop {
    /// Open a file with the program that is meant for it.
    Open(PathBuf),
    /// Show it in the file manager.
    Reveal(PathBuf),
    /// Open a terminal in this folder: its program and arguments (`{folder}` stands for the folder); without any, the
    /// terminal of the desktop.
    Terminal(PathBuf, Vec<String>),
}

/// One thing asked of the engine.
#[derive(Debug)]
pub enum Request {
    /// Connect to a site and keep a session for browsing. The site becomes known to the engine for this run.
    Connect {
        /// Everything about the site.
        site: Box<Site>,
        /// The password, where the person typed one; otherwise the keyring or a prompt gives it.
        secret: Option<Secret>,
    },
    /// End all sessions of a site. Its items stay in the queue and wait for the next `Connect`.
    Disconnect(SiteId),
    /// Change how data connections of a site are made; sessions in use go on, new data connections obey.
    SetMode(SiteId, ModeChoice),
    /// In which encoding the names of a site are: kept with a saved site and with what is remembered of the server.
    SetEncoding(SiteId, NameEncoding),
    /// Show a folder in a pane. Only the latest wish of a pane counts.
    Show {
        /// Which pane.
        pane: PaneId,
        /// What to show. A relative remote path is relative to the folder of the log-on.
        place: Place,
        /// Read it again even if it is known?
        refresh: bool,
    },
    /// Read the folder of a pane again, whose reading ended early, and this time up to twice as many entries.
    LoadMore(PaneId),
    /// Tell from now on whether the person has asked the system for less motion: [`Published::less_motion`](crate::Published).
    WatchMotion,
    /// Stop reading the folder of a pane. What has come is shown.
    StopReading(PaneId),
    /// The pane is gone.
    ForgetPane(PaneId),
    /// Make a folder.
    MakeFolder(Place),
    /// Rename or move within one side. Fails with a notice if the target exists.
    Rename {
        /// What.
        from: Place,
        /// Whereto, on the same side.
        to: Place,
    },
    /// Delete files and folders with all that is in them. Local ones go to the trash. Links are deleted, never entered.
    /// What cannot be deleted is passed over; the first failure is the end of the request.
    Delete(Vec<Place>),
    /// Move files and folders of a server into its bin, the folder `.portolan-bin/YYYY-MM-DD` below the folder of the log-on; what
    /// lies there for 30 days is deleted. Local ones go to the trash. [`Undo`](Request::Undo) takes it out again.
    PutIntoBin(Vec<Place>),
    /// Make an empty file. Fails if anything is there.
    MakeFile(Place),
    /// Rename many within one side, each to its new name, in whichever order no name is taken. Nothing is replaced.
    RenameMany(Vec<(Place, Place)>),
    /// Make a copy of each beside it, under a free name. On a server the bytes come here and go back.
    Duplicate(Vec<Place>),
    /// Make a copy of each in this folder of the same side, under a free name. On a server the bytes come here and go back.
    CopyInto {
        /// What.
        sources: Vec<Place>,
        /// Into which folder; on the same site as the sources, or on this computer as they are.
        target: Place,
    },
    /// Set Unix permissions.
    SetPermissions(Vec<Place>, PermissionWish),
    /// Count what is in these folders; the sizes appear in [`ByHand::sizes`](crate::ByHand::sizes).
    Measure(Vec<Place>),
    /// Bring at most so many bytes of a file, to look at; they appear in [`ByHand::look`](crate::ByHand::look).
    Look(Place, u64),
    /// It was looked at: the bytes are forgotten.
    EndLook,
    /// Work out the checksum of a file; it appears in [`ByHand::hashes`](crate::ByHand::hashes). Without an algorithm the
    /// best that the server has, and SHA-256 on this computer.
    Hash(Place, Option<ChecksumAlgorithm>),
    /// Ask the server about one thing, or change one attribute of it; the answer is the end of a tracked request.
    Ask(SiteId, AskServer),
    /// Search trees, or compare two of them; what is found appears in [`Published::hunts`](crate::Published::hunts) while it is
    /// found. Tracked, it ends with [`Finish::Hunt`](crate::Finish::Hunt).
    Hunt(Box<Hunt>),
    /// Stop a search; what was found stays.
    StopHunt(HuntId),
    /// What a search found is not wanted any more.
    ForgetHunt(HuntId),
    /// Bring a file here and open it with a program: to look at it, or to edit it; what is saved goes back to the server. A
    /// file that is open already is opened again as it is here. Tracked, it ends when the file is here. A file of this
    /// computer is opened where it is.
    Edit {
        /// Which file.
        place: Place,
        /// What for.
        purpose: EditPurpose,
        /// What opens it.
        program: EditProgram,
    },
    /// Open a file that lies here with a program.
    OpenEdit {
        /// Which.
        edit: EditId,
        /// What opens it.
        program: EditProgram,
        /// The person has said yes to running it, if it runs.
        sure: bool,
    },
    /// The person does not want it run.
    DoNotRun(EditId),
    /// What becomes of a file that changed on both sides.
    AnswerEdit(EditId, EditAnswer),
    /// Try to bring it back now.
    RetryEdit(EditId),
    /// Read both versions of a file that changed on both sides; they appear in [`Edit::versions`](crate::Edit::versions).
    CompareEdit(EditId),
    /// A file is not edited or viewed any more: the copy here goes. Where the server has not what was saved, only with
    /// `discard`.
    CloseEdit {
        /// Which.
        edit: EditId,
        /// Even if the server has not what was saved.
        discard: bool,
    },
    /// Take back what was done by hand last: a rename, a new folder, what went to the trash, permissions.
    Undo,
    /// Stop an errand. What it has done stays done.
    StopErrand(ErrandId),
    /// Look up where people go on this computer; they appear in [`ByHand::places`](crate::ByHand::places).
    FindPlaces,
    /// Do something with the desktop of this computer.
    Desktop(OnDesktop),
    /// Upload, download, or copy from one server to another.
    Enqueue(Enqueue),
    /// Take items out of the queue, stopping those that run. A stopped upload leaves nothing under its final name.
    RemoveItems(Vec<ItemId>),
    /// The same for a whole job.
    RemoveJob(JobId),
    /// Put failed items back to waiting.
    RetryItems(Vec<ItemId>),
    /// Put all failed items back to waiting.
    RetryAllFailed,
    /// Take all failed items out.
    ClearFailed,
    /// Forget the list of what is done.
    ClearDone,
    /// Forget these of what is done.
    ForgetDone(Vec<ItemId>),
    /// Bring more of what was done, of before what is shown, if the queue is kept.
    OlderDone,
    /// Hold items (`true`) or let them go.
    HoldItems(Vec<ItemId>, bool),
    /// Hold everything (`true`): running transfers stop and keep what they have. Let go (`false`), what waits for room on
    /// a full disk goes on, and sites of which something waits connect by themselves.
    PauseAll(bool),
    /// Hold (`true`) or let go: items, a job, a site, everything. Holds are inherited, so an item goes only if all four
    /// may go. `HoldItems` and `PauseAll` are this with [`Stop::Now`].
    Hold {
        /// What.
        what: Scope,
        /// Hold it?
        held: bool,
        /// What becomes of what runs already; without meaning where something is let go.
        running: Stop,
    },
    /// How urgent something is; `None` inherits (items from their job, jobs from their site, sites from everything).
    SetPriority {
        /// Of what.
        what: Scope,
        /// Which of the five.
        priority: Option<Priority>,
    },
    /// Move items in the order of the queue: one up or down, to the top or bottom, or before another item.
    Reorder {
        /// Which items; they keep their order among themselves.
        items: Vec<ItemId>,
        /// Whereto.
        to: Move,
    },
    /// Begin at a time: the job (`None` = everything) is held until then, and what runs of it stops.
    StartAt {
        /// Which job.
        job: Option<JobId>,
        /// When, UTC seconds since 1970; `None` = forget the time and leave it held.
        at: Option<i64>,
    },
    /// How many sessions a site may use for transfers (1 to 32), for this run.
    SetSessions(u8),
    /// The same for one site; `None` = as for all.
    SetSiteSessions(SiteId, Option<u8>),
    /// Sessions with all sites together, and how many files of each direction at once; see
    /// [`Transfers::at_once`](crate::Transfers::at_once).
    SetAtOnce(AtOnce),
    /// Limit in bytes a second for uploads and downloads each; `None` = none.
    SetSpeedLimit {
        /// Which way.
        direction: Direction,
        /// Bytes a second.
        bytes_per_second: Option<u64>,
    },
    /// Limits on speed by hour and day of the week. What a hand sets by `SetSpeedLimit` holds until the schedule changes
    /// next.
    SetSpeedSchedule(SpeedSchedule),
    /// What to do where a target exists and neither job nor item say it, for this run.
    SetConflictDefaults(ConflictDefaults),
    /// What happens when nothing is left to do. A command needs a yes ([`Request::AllowCommand`]) the first time.
    SetOnFinish(OnFinish),
    /// The same for the next time only; `None` = as always.
    SetOnFinishOnce(Option<OnFinish>),
    /// The person has seen the command of what happens at the end, and says yes to exactly this one, for good.
    AllowCommand(Vec<String>),
    /// What was about to happen to the program or the computer does not.
    StopCountdown,
    /// Write what is left to do to this file (JSON); whatever has the name is replaced. It holds no passwords.
    ExportQueue(PathBuf),
    /// Add what is in such a file, or in FileZilla's `queue.sqlite3` or what it exports. Its jobs are held, and nothing is
    /// replaced without a question. Where something cannot be taken over, it ends with the lines that say what.
    ImportQueue(PathBuf),
    /// Add what another program still had to move, as `ReadForeign` found it. It is held in the same way. The sites are those
    /// that are saved; passwords come by `EditSites`.
    TakeQueues(Vec<ImportedQueue>),
    /// Write what failed, with the reasons, to this file (CSV, RFC 4180).
    ExportFailures(PathBuf),
    /// The line may be there again: sites that wait before another try try now, and sessions are made anew. The engine
    /// does so by itself when the computer has slept or its network is another one.
    TryNow,
    /// What was chosen for transfers, for this run: how many at once, what where a target exists, how often and how soon
    /// again, limits by the clock, and what happens at the end.
    SetTransfers(Box<TransferSettings>),
    /// Give files the time of their source (`true`), in jobs from now on.
    SetKeepTimes(bool),
    /// Give files the permissions of their source (`true`), in jobs from now on.
    SetKeepPermissions(bool),
    /// The proxy of sites that leave it to the settings, for connections from now on.
    SetProxies(Box<Proxies>),
    /// One raw line to the server, by explicit wish.
    Raw(SiteId, String),
    /// An answer to a question.
    Answer(PromptId, Answer),
    /// Forget everything that was learnt of a server. Sessions that stand go on with what they know.
    ForgetServer(HostPort),
    /// Set what is remembered of a server, or forget it (`None`). A value that the row cannot hold forgets it too.
    /// New sessions obey; a limit of sessions and a version of TLS hold at once.
    SetServerRow {
        /// Which server.
        server: HostPort,
        /// Which row.
        row: ServerRow,
        /// The value.
        value: Option<ServerValue>,
    },
    /// Trust a certificate for a host and port from now on, without having met it.
    Trust {
        /// Which server.
        server: HostPort,
        /// The certificate.
        sha256: Fingerprint,
    },
    /// Take a decision about trust back. Sessions of that server end as soon as they are free.
    Revoke(Trusted),
    /// Keep the password for a proxy in the keyring; connections from then on take it from there.
    KeepProxyPassword(Box<Proxy>, Secret),
    /// Change the saved sites, and keep or forget passwords. The passwords come first: if one cannot be kept, nothing is
    /// changed.
    EditSites(EditSites),
    /// Read the saved sites again, since another window may have changed them.
    ReadSites,
    /// Read a file of another program; tracked, it ends with [`Finish::Import`](crate::Finish::Import). The file is not
    /// altered, and nothing is saved.
    ReadForeign {
        /// Which file.
        path: PathBuf,
        /// Whose it is; `None` = guessed.
        source: Option<Source>,
        /// The password of passwords in a file of ours.
        sealed_under: Option<Secret>,
    },
    /// Read FileZilla's `filters.xml`; tracked, it ends with [`Finish::Filters`](crate::Finish::Filters).
    ReadFilters(PathBuf),
    /// Look for files of other programs; tracked, it ends with [`Finish::Found`](crate::Finish::Found).
    FindForeign,
    /// Write sites for others; tracked, it ends with the lines of what could not be written. Nothing is overwritten.
    ExportSites {
        /// The new file.
        to: PathBuf,
        /// Which sites; empty = all.
        sites: Vec<SiteId>,
        /// In which form.
        form: ExportForm,
    },
    /// Take settings of another program over into `settings.toml`; they count from the next start on.
    TakeSettings(Box<ImportedSettings>),
    /// Check the connection to a site, step by step; what is found appears in
    /// [`Published::check`](crate::Published::check). A check that runs ends. Nothing is kept of it.
    Check(Box<CheckSite>),
    /// What the server of the check asks for in the middle of the log-on; `None` = there is no answer.
    AnswerCheck(Option<Secret>),
    /// Stop the check. What it has found stays.
    StopCheck,
    /// The check was looked at.
    ForgetCheck,
    /// Forget what was connected to lately.
    ClearRecent,
    /// The file of passwords under a master password.
    Secrets(SecretsRequest),
    /// A notice was read.
    Dismiss(NoticeId),
    /// Forget the events of the log.
    ClearLog,
    /// The same as the request inside, whose end is told in [`Published::finished`](crate::Published::finished) under this
    /// number: `MakeFolder`, `Rename`, `Delete` and `Raw` when the server (or the disk) has done it or refused,
    /// `Enqueue` when the job stands in the queue (or its sources cannot be found), what is remembered of servers when it
    /// stands on the disk, the others when they took effect.
    /// The command line needs it for its exit code. A failure told here is no notice as well.
    Tracked(RequestId, Box<Request>),
}

/// What to move, and whereto.
#[derive(Clone, Debug)]
pub struct Enqueue {
    /// Which way. From one server to another it is an upload whose sources are remote, all of one other site.
    pub direction: Direction,
    /// With which site; from one server to another, the one that gets the files.
    pub site: SiteId,
    /// The things to move: local paths for uploads, remote ones for downloads (and from one server to another).
    pub sources: Vec<Place>,
    /// The folder into which they go, on the other side.
    pub target: Place,
    /// Name at the target, for a single source only; `None` = its own.
    pub rename: Option<FileName>,
    /// What to do with existing targets.
    pub policy: ConflictPolicy,
    /// What asks.
    pub origin: Origin,
    /// What else was chosen for it.
    pub options: JobOptions,
}

/// Changes of the saved sites that belong together, and the passwords that go with them.
#[derive(Clone, Debug, Default)]
pub struct EditSites {
    /// In their order. All of them are made, or none.
    pub edits: Vec<SitesEdit>,
    /// Passwords to keep, or to forget (`None`). A site whose user or host changes takes its password along by itself.
    pub secrets: Vec<(SecretRef, Option<Secret>)>,
}

impl EditSites {
    /// Must a place of passwords be asked?
    pub(crate) fn touches_secrets(&self) -> bool {
        let takes_along = |edit: &SitesEdit| {
            let SitesEdit::Save { site, base } = edit else {
                return false;
            };
            let moved = |base: &Site| SecretRef::all_of_site(site).ne(SecretRef::all_of_site(base));
            site.account.is_some() || base.as_deref().is_some_and(moved)
        };
        !self.secrets.is_empty() || self.edits.iter().any(takes_along)
    }
}

/// The file of passwords under a master password, where no keyring runs.
#[derive(Debug)]
pub enum SecretsRequest {
    /// Open it, or make it.
    Unlock(Secret),
    /// Forget its key.
    Lock,
    /// Put it under another master password. It must be open.
    ChangeMaster(Secret),
    /// Set it aside: the master password is forgotten, and with it what is inside.
    Reset,
    /// Find out where passwords are kept here.
    Look,
}

/// What else was chosen for a job, when it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobOptions {
    /// How urgent it is; `None` = as urgent as its site.
    pub priority: Option<Priority>,
    /// It is held until then, UTC seconds since 1970.
    pub start_at: Option<i64>,
    /// It is held until somebody lets it go.
    pub held: bool,
    /// How its folders are read: filters, links, hidden files.
    pub folders: FolderRules,
    /// How files are checked that were moved; `None` = as the site says, or the settings.
    pub verify: Option<Verification>,
    /// Delete each source as soon as its copy was checked: a move.
    pub remove_source: bool,
    /// Give files the Unix permissions of their source; `None` = as the settings say.
    pub keep_permissions: Option<bool>,
    /// As what files are moved, bytes or text; `None` = as the settings say.
    pub file_type: Option<TypeChoice>,
}

/// What becomes of running transfers when they are held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stop {
    /// They stop at once and keep what they have.
    #[default]
    Now,
    /// They come to their end; nothing new begins.
    AfterFile,
}

/// How much may run at once, beside the sessions of each site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AtOnce {
    /// Sessions for transfers with all sites together, 1 to 32.
    pub sessions: u8,
    /// Files that may be uploaded at once, 1 to 32; `None` = as many as there are sessions.
    pub uploads: Option<u8>,
    /// The same for downloads.
    pub downloads: Option<u8>,
}

impl Default for AtOnce {
    fn default() -> Self {
        Self {
            sessions: 32,
            uploads: None,
            downloads: None,
        }
    }
}

/// For what an answer about existing targets holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// For this file.
    One,
    /// For all the rest of its job.
    Job,
    /// For everything in this run of the program that nobody has decided otherwise.
    Run {
        /// For the other direction too?
        both_directions: bool,
    },
    /// The same, and written to the settings ([`Config::settings`](crate::Config::settings)): for good.
    Always {
        /// For the other direction too?
        both_directions: bool,
    },
}

/// The answer to a prompt.
#[derive(Debug)]
pub enum Answer {
    /// To a password prompt.
    Password {
        /// What was typed.
        secret: Secret,
        /// Keep it in the keyring?
        keep: bool,
    },
    /// To a certificate prompt.
    Trust {
        /// The certificate that the person saw.
        sha256: Fingerprint,
        /// For good (this host and port), or until the program ends?
        always: bool,
    },
    /// To the question for the master password.
    MasterPassword(Secret),
    /// To the question whether this site may go without TLS; remembered for the site.
    AllowPlain,
    /// To a file-exists prompt.
    Exists {
        /// What to do.
        policy: ConflictPolicy,
        /// For what else it holds.
        reach: Reach,
    },
    /// To any prompt: no. What waited for it fails as cancelled; for a file-exists prompt, the queue is held.
    Refuse,
}

/// One thing to ask of a server about a path. Relative paths are relative to the folder of the log-on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AskServer {
    /// What is known of it: [`Finish::Entry`](crate::Finish::Entry).
    Stat(RemotePath),
    /// Its checksum, by this algorithm or the best that the server has: [`Finish::Checksum`](crate::Finish::Checksum).
    Checksum(RemotePath, Option<ChecksumAlgorithm>),
    /// How much room there is in this folder: [`Finish::Space`](crate::Finish::Space).
    Space(RemotePath),
    /// Set its modification time, UTC seconds since 1970.
    SetModified(RemotePath, i64),
}
