//! What is asked for only to be shown: the beginning of a file, checksums, places of this computer.

use std::sync::Arc;

use portolan_remote::{Act, Checksum, ChecksumAlgorithm, ErrorKind, RemoteError};

use crate::{
    ErrandId, ErrandKind, Hashed, LocalPlace, LookState, Looked, OnDesktop, Place, RequestId,
    engine::Engine,
    errand::{Deed, book::HASHES, hash, look},
    errands::say,
    event::Event,
    local,
    publish::Part,
};

impl Engine {
    pub(crate) fn look(&mut self, place: Place, most: u64) {
        self.end_look();
        let looked = Looked {
            place: place.clone(),
            bytes: Arc::new([]),
            whole: false,
            state: LookState::Reading,
        };
        let what = say([&place].into_iter());
        // First its place, then the errand: an errand that fails at once finds where to say so.
        self.errands.look = Some((ErrandId(self.errands.last + 1), Arc::new(looked)));
        match place {
            Place::Remote(site, path) => {
                self.errand_there(site, ErrandKind::Look, what, Deed::Look(path, most), None);
            }
            Place::Local(path) => {
                self.errand_here(ErrandKind::Look, what, None, move |slate| {
                    look::look_here(&path, most, slate)
                });
            }
        }
    }

    /// The look is over: what still brings the file stops.
    pub(crate) fn end_look(&mut self) {
        if let Some((id, _)) = self.errands.look.take() {
            self.show.mark(Part::Hand);
            self.stop_errand(id);
        }
    }

    pub(crate) fn looked(
        &mut self,
        id: ErrandId,
        found: Option<(Vec<u8>, bool)>,
        result: &Result<(), Arc<RemoteError>>,
    ) {
        let Some((of, look)) = &mut self.errands.look else {
            return;
        };
        if *of != id {
            return;
        }
        let (bytes, whole) = found.unwrap_or_default();
        *look = Arc::new(Looked {
            place: look.place.clone(),
            bytes: bytes.into(),
            whole,
            state: match result {
                Ok(()) => LookState::Ready,
                Err(error) => LookState::Failed(error.clone()),
            },
        });
    }

    pub(crate) fn find_places(&self) {
        let out = self.out.clone();
        // A chore of the disk like any other; nothing hangs on it when the engine ends.
        tokio::task::spawn_blocking(move || drop(out.blocking_send(Event::Places(local::places::find()))));
    }

    pub(crate) fn found_places(&mut self, places: Vec<LocalPlace>) {
        self.errands.places = places.into();
        self.show.mark(Part::Hand);
    }

    /// Something for the desktop; a failure is told.
    pub(crate) fn on_desktop(&mut self, what: OnDesktop, by: Option<RequestId>) {
        self.ends.begin(by);
        let out = self.out.clone();
        self.tasks.spawn_blocking(move || {
            let result = local::desktop::run(&what);
            drop(out.blocking_send(Event::Saved { by, result }));
        });
    }

    /// Works out the checksum of a file.
    pub(crate) fn hash(&mut self, place: Place, algorithm: Option<ChecksumAlgorithm>) {
        self.errands.hashes.retain(|(_, hashed)| hashed.place != place);
        if self.errands.hashes.len() == HASHES {
            self.errands.hashes.pop_front();
        }
        let hashed = Hashed {
            place: place.clone(),
            result: None,
        };
        // First its place, then the errand: an errand that fails at once finds where to say so.
        self.errands.hashes.push_back((ErrandId(self.errands.last + 1), hashed));
        let what = say([&place].into_iter());
        match place {
            Place::Remote(site, path) => {
                self.errand_there(site, ErrandKind::Hash, what, Deed::Hash(path, algorithm), None);
            }
            Place::Local(path) => {
                let algorithm = algorithm.unwrap_or(ChecksumAlgorithm::Sha256);
                self.errand_here(ErrandKind::Hash, what, None, move |slate| {
                    hash::here(&path, algorithm, slate)
                });
            }
        }
    }

    pub(crate) fn hashed(&mut self, id: ErrandId, found: Option<Checksum>, result: &Result<(), Arc<RemoteError>>) {
        let Some((_, hashed)) = self.errands.hashes.iter_mut().find(|(of, _)| *of == id) else {
            return;
        };
        hashed.result = match (result, found) {
            (Ok(()), Some(checksum)) => Some(Ok(checksum)),
            (Ok(()), None) => Some(Err(Arc::new(RemoteError::new(ErrorKind::Cancelled, Act::Stat)))),
            (Err(error), _) => Some(Err(error.clone())),
        };
    }
}
