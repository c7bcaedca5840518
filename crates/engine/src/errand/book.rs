//! Which errands run, and what is kept of those that are over.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    sync::Arc,
    time::{Duration, Instant},
};

use portolan_remote::SiteId;

use super::{ByHand, ErrandId, ErrandKind, FolderSize, Hashed, LocalPlace, Looked, Slate, undo::Undos};
use crate::{Place, RequestId, clock};

/// What is over sooner than this is not shown at all.
const SHOW_AFTER: Duration = Duration::from_millis(300);

/// Sizes of folders that are kept.
const SIZES: usize = 20_000;

/// Checksums that are kept.
pub(crate) const HASHES: usize = 64;

/// One errand that runs.
#[derive(Debug)]
pub(crate) struct Running {
    pub(crate) kind: ErrandKind,
    pub(crate) what: Arc<str>,
    pub(crate) site: Option<SiteId>,
    pub(crate) by: Option<RequestId>,
    pub(crate) slate: Arc<Slate>,
    begun: Instant,
}

/// All errands, and what came of them.
#[derive(Debug, Default)]
pub(crate) struct Errands {
    pub(crate) running: BTreeMap<ErrandId, Running>,
    pub(crate) last: u64,
    sizes: HashMap<Place, FolderSize>,
    pub(crate) undos: Undos,
    pub(crate) look: Option<(ErrandId, Arc<Looked>)>,
    pub(crate) hashes: VecDeque<(ErrandId, Hashed)>,
    pub(crate) places: Arc<[LocalPlace]>,
}

impl Errands {
    /// Does any run?
    pub(crate) fn run(&self) -> bool {
        !self.running.is_empty()
    }

    pub(crate) fn begin(
        &mut self,
        kind: ErrandKind,
        what: Arc<str>,
        site: Option<SiteId>,
        by: Option<RequestId>,
    ) -> ErrandId {
        self.last += 1;
        let id = ErrandId(self.last);
        let running = Running {
            kind,
            what,
            site,
            by,
            slate: Arc::default(),
            begun: clock::now(),
        };
        self.running.insert(id, running);
        id
    }

    pub(crate) fn slate(&self, id: ErrandId) -> Arc<Slate> {
        self.running
            .get(&id)
            .map(|running| running.slate.clone())
            .unwrap_or_default()
    }

    /// What is known of the sizes of this folder, of those in it and of those around it, is not true any more.
    pub(crate) fn forget_sizes(&mut self, folder: &Place) {
        if self.sizes.is_empty() {
            return;
        }
        let related = |place: &Place| match (place, folder) {
            (Place::Local(path), Place::Local(folder)) => path.starts_with(folder) || folder.starts_with(path),
            (Place::Remote(site, path), Place::Remote(other, folder)) => {
                site == other && (path.is_within(folder) || folder.is_within(path))
            }
            _ => false,
        };
        self.sizes.retain(|place, _| !related(place));
    }

    pub(crate) fn keep_sizes(&mut self, sizes: Vec<(Place, FolderSize)>) {
        if self.sizes.len() + sizes.len() > SIZES {
            self.sizes.clear();
        }
        self.sizes.extend(sizes);
    }

    /// For the faces.
    pub(crate) fn view(&self, now: Instant) -> ByHand {
        let mut sizes = self.sizes.clone();
        let measuring = self
            .running
            .values()
            .filter(|running| running.kind == ErrandKind::Measure);
        for running in measuring {
            sizes.extend(running.slate.sizes());
        }
        let shown = self.running.iter().filter(|(_, running)| {
            !matches!(running.kind, ErrandKind::Look | ErrandKind::Hash)
                && now.saturating_duration_since(running.begun) >= SHOW_AFTER
        });
        ByHand {
            errands: shown
                .map(|(id, running)| running.slate.view(*id, running.kind, &running.what, running.site))
                .collect(),
            sizes,
            look: self.look.as_ref().map(|(_, look)| look.clone()),
            hashes: self.hashes.iter().map(|(_, hashed)| hashed.clone()).collect(),
            undo: self.undos.words(),
            places: self.places.clone(),
        }
    }
}
