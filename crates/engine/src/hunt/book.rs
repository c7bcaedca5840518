//! Which searches and comparisons there are, and what was found.

use std::{collections::BTreeMap, sync::Arc};

use portolan_remote::{RemoteError, SiteId};

use super::{ContentsRead, Frontier, Hunt, HuntId, HuntRow, HuntView};
use crate::RequestId;

/// Searches that are kept; the oldest that has ended goes.
const KEPT: usize = 8;

/// One of them.
#[derive(Debug)]
pub(crate) struct Running {
    pub(crate) hunt: Arc<Hunt>,
    pub(crate) by: Option<RequestId>,
    /// One frontier for each side or site.
    pub(crate) parts: Vec<Part>,
    rows: Vec<Arc<[HuntRow]>>,
    pub(crate) stopped: bool,
    pub(crate) ended: bool,
}

/// What is read by the sessions of one site, or on this computer.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) site: Option<SiteId>,
    pub(crate) frontier: Arc<Frontier>,
    /// How many work at it, or wait for a session.
    pub(crate) workers: usize,
    /// Why it came to no end.
    pub(crate) error: Option<Arc<RemoteError>>,
}

/// All of them.
#[derive(Debug, Default)]
pub(crate) struct Hunts {
    pub(crate) all: BTreeMap<HuntId, Running>,
    last: u64,
}

impl Hunts {
    pub(crate) fn begin(&mut self, hunt: Arc<Hunt>, by: Option<RequestId>, parts: Vec<Part>) -> HuntId {
        while self.all.len() >= KEPT {
            let ended = self.all.iter().find(|(_, running)| running.ended).map(|(id, _)| *id);
            let Some(oldest) = ended else { break };
            self.all.remove(&oldest);
        }
        self.last += 1;
        let id = HuntId(self.last);
        let running = Running {
            hunt,
            by,
            parts,
            rows: Vec::new(),
            stopped: false,
            ended: false,
        };
        self.all.insert(id, running);
        id
    }

    /// Does any go on?
    pub(crate) fn run(&self) -> bool {
        self.all.values().any(|running| !running.ended)
    }

    pub(crate) fn part(&mut self, id: HuntId, site: Option<SiteId>) -> Option<&mut Part> {
        self.all.get_mut(&id)?.parts.iter_mut().find(|part| part.site == site)
    }

    /// Takes what was found since the last time, and shows all.
    pub(crate) fn view(&mut self) -> Arc<[Arc<HuntView>]> {
        self.all
            .iter_mut()
            .map(|(id, running)| Arc::new(running.view(*id)))
            .collect()
    }
}

impl Running {
    /// Is nothing left to be read, or nobody to read it?
    pub(crate) fn over(&self) -> bool {
        self.parts.iter().all(|part| part.workers == 0)
    }

    fn view(&mut self, id: HuntId) -> HuntView {
        let mut view = HuntView {
            id,
            hunt: self.hunt.clone(),
            rows: Vec::new(),
            folders: 0,
            entries: 0,
            contents: ContentsRead::default(),
            at: "".into(),
            running: !self.ended,
            stopped: self.stopped,
            sessions: 0,
            failures: (Arc::from([]), 0),
            too_many: false,
        };
        let mut failures = Vec::new();
        for part in &self.parts {
            let told = part.frontier.tell(&mut self.rows);
            view.folders += told.folders;
            view.entries += told.entries;
            view.contents.add(told.contents);
            view.too_many |= told.too_many;
            view.failures.1 += told.failed;
            failures.extend(told.failures);
            failures.extend(part.error.clone());
            view.failures.1 += u64::from(part.error.is_some());
            view.sessions += part.workers * usize::from(part.site.is_some());
            if part.workers > 0 && !self.ended {
                view.at = told.at;
            }
        }
        view.rows.clone_from(&self.rows);
        view.failures.0 = failures.into();
        view
    }
}

/// What a frontier tells.
pub(crate) struct Told {
    folders: u64,
    entries: u64,
    contents: ContentsRead,
    at: Arc<str>,
    failures: Vec<Arc<RemoteError>>,
    failed: u64,
    too_many: bool,
}

impl Frontier {
    /// What it is at; rows that are new go into a batch.
    fn tell(&self, rows: &mut Vec<Arc<[HuntRow]>>) -> Told {
        use std::sync::atomic::Ordering;
        let mut board = self.board();
        let fresh = std::mem::take(&mut board.fresh);
        if !fresh.is_empty() {
            rows.push(fresh.into());
        }
        Told {
            folders: self.folders.load(Ordering::Relaxed),
            entries: self.entries.load(Ordering::Relaxed),
            contents: self.contents.tell(),
            at: board.at.clone(),
            failures: board.failures.clone(),
            failed: board.failed,
            too_many: board.too_many,
        }
    }
}
