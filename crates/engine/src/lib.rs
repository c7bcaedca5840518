//! The engine: takes requests of the faces, owns queue, sessions and panes, and publishes what is.
//!
//! Down go [`Request`]s through one bounded channel, up come snapshots ([`Published`]). There is no other way in or out.

mod handle;
mod published;
mod request;

pub use handle::{Config, EngineHandle, StartError, Waker, start};
pub use published::{
    ConnectionState, DoneRow, FileFacts, Finish, Finished, Notice, NoticeKind, PaneListing, PaneState, Prompt, Published, Question, SiteView, TraceView,
    Transfer, Transfers, Verified, start_folder,
};
pub use request::{Answer, NoticeId, PaneId, Place, PromptId, Request, RequestId};
