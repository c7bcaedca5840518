//! Moving in and out: what other programs have, with ticks and a report; and sites written for others.

mod coming;
mod going;

use std::{path::PathBuf, sync::Arc};

use eframe::egui::Context;
use portolan_engine::EditSites;
use portolan_remote::SiteId;
use portolan_sites::import::{Import, ImportedQueue, Source};

use self::{coming::In, going::Out};
use super::tree::Tree;
use crate::{action::Actions, frame::FrameCx};

/// What is moved.
#[derive(Debug)]
pub(super) enum Moving {
    In(Box<In>),
    Out(Out),
}

impl Moving {
    pub(super) fn import() -> Self {
        Self::In(Box::new(In {
            passwords: true,
            filters: true,
            ..In::default()
        }))
    }

    pub(super) fn export(sites: Vec<SiteId>) -> Self {
        let name = "portolan-sites.toml";
        Self::Out(Out {
            sites,
            path: portolan_engine::start_folder().join(name).display().to_string(),
            ..Out::default()
        })
    }

    pub(super) fn found(&mut self, found: &[(Source, PathBuf)]) {
        if let Self::In(import) = self {
            import.found = Some(found.to_vec());
        }
    }

    /// Reads a file at once.
    pub(super) fn read(&mut self, path: PathBuf, actions: &mut Actions) {
        if let Self::In(import) = self {
            import.read(path, actions);
        }
    }

    /// What is to come into the queue.
    pub(super) fn take_queues(&mut self) -> Vec<ImportedQueue> {
        match self {
            Self::In(import) => std::mem::take(&mut import.queues),
            Self::Out(_) => Vec::new(),
        }
    }

    pub(super) fn came(&mut self, came: Arc<Import>) {
        if let Self::In(import) = self {
            import.waiting = false;
            import.ticks.clear();
            import.queue_ticks = vec![true; came.queues.len()];
            import.import = Some(came);
        }
    }

    pub(super) fn fail(&mut self, why: String) {
        match self {
            Self::In(import) => (import.error, import.waiting) = (Some(why), false),
            Self::Out(export) => (export.error, export.waiting) = (Some(why), false),
        }
    }

    /// What shall be saved.
    pub(super) fn take_edits(&mut self) -> Option<EditSites> {
        match self {
            Self::In(import) => import.edits.take(),
            Self::Out(_) => None,
        }
    }

    /// Draws it. Returns `true` when it is over.
    pub(super) fn show(&mut self, ctx: &Context, frame: &FrameCx, _tree: &Tree, actions: &mut Actions) -> bool {
        match self {
            Self::In(import) => import.show(ctx, frame, actions),
            Self::Out(export) => export.show(ctx, frame, actions),
        }
    }
}
