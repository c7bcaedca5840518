//! The engine: takes requests of the faces, owns queue, sessions and panes, and publishes what is.
//!
//! Down go [`Request`]s through one bounded channel, up come snapshots ([`Published`]). There is no other way in or out.

mod afterwards;
mod ahead;
mod answers;
mod asked;
mod bandwidth;
mod bin;
mod browse;
mod by_hand;
mod carry_over;
mod check;
mod clock;
mod computer;
mod connect;
mod connector;
mod control;
mod core_dump;
mod done;
pub mod door;
mod edit;
mod edits;
mod encodings;
mod engine;
mod errand;
mod errands;
mod event;
mod expand;
mod full;
mod governor;
mod handle;
mod held;
mod hunt;
mod hunts;
mod kept;
mod known;
mod lend;
mod local;
mod meter;
mod moving;
mod naming;
mod news;
mod not_connected;
mod notices;
pub mod offline;
mod operate;
mod outcome;
mod permissions;
mod pipe;
mod pool;
mod progress;
mod prompts;
mod proxies;
mod publish;
mod published;
mod questions;
mod read_again;
mod refusals;
mod remembering;
mod request;
mod saved;
mod secret_thread;
mod secrets;
mod serve;
mod session_limit;
mod sources;
mod speeds;
mod sync;
mod targets;
mod tracing;
mod transfer;
mod wake;
mod work;

pub use bin::BIN;
pub use check::{CheckFinding, CheckKind, CheckSite, CheckState, CheckStep, ConnectionCheck};
pub use computer::{Awake, Computer, Motion, NoComputer, ThisComputer, Watch, Woke};
pub use connector::{ANSWER_LIMIT, AskFn, AskPerson, Connected, Connector, FtpConnector, TraceSink, Wanted};
pub use core_dump::leave_no_core;
pub use done::{DoneList, OLDER};
pub use edit::{
    Edit, EditAnswer, EditConflict, EditId, EditProgram, EditPurpose, EditState, EditVersions, runs_when_opened,
};
pub use errand::{
    ByHand, Errand, ErrandId, ErrandKind, FolderSize, Hashed, LocalPlace, LookState, Looked, ModeChange,
    PermissionWish, PlaceKind,
};
pub use handle::{Config, EngineHandle, StartError, Waker, start};
pub use hunt::{
    CompareBy, ContentsRead, Hunt, HuntId, HuntRow, HuntView, Sides, Verdict, compare_by_clocks, compare_entries,
};
pub use kept::QueueKept;
pub use known::{
    servers::{MemoryRow, NoSuchRow, ServerMemory, ServerRow, ServerValue},
    trust::{TrustRow, Trusted},
};
pub use local::rules::NameRules;
pub use moving::ExportForm;
pub use naming::{NamesSeen, SiteNames};
pub use news::{EndStep, JobEnd, News, Notification};
pub use proxies::{BadProxyVariable, Proxies};
pub use published::{
    AfterQueue, ConnectionState, Countdown, DoneRow, Extent, FileFacts, Finish, Finished, LimitsBy, LogOnPart, NotKept,
    Notice, NoticeKind, PaneListing, PaneState, Prompt, Published, Question, SiteBook, SiteView, TraceView, Transfer,
    Transfers, Verified, WhyNotKept, start_folder,
};
pub use request::{
    Answer, AskServer, AtOnce, EditSites, Enqueue, JobOptions, NoticeId, OnDesktop, PaneId, Place, PromptId, Reach,
    Request, RequestId, SecretsRequest, Stop,
};
pub use secrets::{NoSecrets, SecretPlace, SecretSource, SecretsView, SystemSecrets};
pub use session_limit::SessionLimit;
pub use sync::{
    Planned, SyncCaution, SyncMode, SyncMove, SyncOrders, SyncStep, caution as sync_caution, orders as sync_orders,
    plan_row as sync_row,
};
pub use tracing::TraceFileError;
