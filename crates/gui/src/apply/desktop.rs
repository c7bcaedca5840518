//! Files that go from folder to folder: dragged, copied, pasted, and given to other programs.

use std::path::PathBuf;

use portolan_engine::{Finish, JobOptions, NoticeKind, Place, Request};
use portolan_remote::{Direction, FolderRules, SiteId};
use portolan_ui_kit::say;

use super::{Apply, transfer};
use crate::{
    action::{Carry, FromDesktop},
    desktop::{Copied, tell_no_folder},
    place,
    view::{Clip, Ended, Promised, Then},
};

impl Apply<'_> {
    /// Brings `sources` into the folder `target`, wherever both are. What is moved within one side is renamed; what is
    /// moved to another is deleted where it was, once its copy was checked.
    pub(super) fn carry(&mut self, what: Carry) {
        let Some(first) = what.sources.first() else { return };
        if place::same_side(first, &what.target) {
            let Carry { sources, target, .. } = what;
            if what.moving {
                self.rename_into(sources, &target);
            } else {
                self.outbox.push(Request::CopyInto { sources, target });
            }
            return;
        }
        // The filters of the window hold for what is dragged and pasted too.
        if let Some(request) = enqueue(what, |direction| self.folder_rules(direction)) {
            self.outbox.push(request);
        }
    }

    fn rename_into(&mut self, sources: Vec<Place>, target: &Place) {
        for from in sources {
            if let Some(name) = place::name(&from) {
                let to = place::child(target, &name);
                if to != from {
                    self.outbox.push(Request::Rename { from, to });
                }
            }
        }
    }

    /// Copies or cuts what is chosen in the active pane.
    pub(super) fn copy_files(&mut self, cut: bool) {
        let places = self.view.tab().active_pane().chosen_places();
        if places.is_empty() {
            return;
        }
        let files = places.iter().filter_map(|place| match place {
            Place::Local(path) => Some(path.clone()),
            Place::Remote(..) => None,
        });
        let text = places.iter().map(|place| self.in_words(place));
        let copied = Copied {
            files: files.collect(),
            cut,
            text: text.collect::<Vec<_>>().join("\n"),
        };
        self.desktop.copy(self.ctx, copied);
        self.view.clip = Some(Clip { places, cut });
    }

    /// The path here, or the address there, without any password.
    fn in_words(&self, place: &Place) -> String {
        let url = place
            .remote()
            .and_then(|(site, path)| Some(self.frame.site(site)?.site.url_of(path)));
        url.unwrap_or_else(|| place.to_string())
    }

    /// Brings what was copied here, or by another program, into the folder of the active pane.
    pub(super) fn paste_files(&mut self) {
        if !self.desktop.paste() {
            self.paste_own();
        }
        // What was pasted is looked for where the keyboard is.
        self.view.tab().active_pane().focus();
    }

    fn paste_own(&mut self) {
        let Some(clip) = self.view.clip.clone() else {
            return self.nothing_to_paste();
        };
        if clip.cut {
            // What was moved is no longer there to be moved once more.
            self.view.clip = None;
        }
        self.paste_into_folder(clip.places, clip.cut);
    }

    fn paste_into_folder(&mut self, sources: Vec<Place>, moving: bool) {
        let frame = self.frame;
        if let Some(target) = self.view.tab().active_pane().place(frame).cloned() {
            let here = |source: &Place| place::parent(source).as_ref() == Some(&target);
            if moving && sources.iter().all(here) {
                return;
            }
            if sources.iter().all(here) {
                // A copy beside the original needs a name of its own.
                self.outbox.push(Request::Duplicate(sources));
            } else {
                self.carry(Carry {
                    sources,
                    target,
                    moving,
                    held: false,
                });
            }
        }
    }

    fn nothing_to_paste(&mut self) {
        self.view.tell(
            NoticeKind::Info,
            say!("desktop-nothing-to-paste"),
            say!("desktop-copy-first"),
        );
    }

    /// Does what other programs want with files.
    pub(super) fn with_desktop(&mut self, wish: FromDesktop) {
        match wish {
            FromDesktop::Bring { places, folder, answer } => self.bring(places, folder, answer),
            FromDesktop::NoFolder(folder, why) => {
                self.desktop.brought(None);
                tell_no_folder(self.view, &folder, &why);
            }
            FromDesktop::Pasted { files, .. } if files.is_empty() => self.nothing_to_paste(),
            FromDesktop::Pasted { files, cut } => {
                let sources = files.into_iter().map(Place::Local).collect();
                self.paste_into_folder(sources, cut);
            }
            FromDesktop::OwnClipboard => self.paste_own(),
            FromDesktop::LostClipboard => self.view.clip = None,
        }
    }

    /// Downloads what was dragged to another program; the program that waits gets it when it is there.
    fn bring(&mut self, places: Vec<Place>, folder: PathBuf, answer: bool) {
        let names = places.iter().filter_map(place::name);
        let files: Vec<PathBuf> = names
            .filter_map(|name| match place::child(&Place::Local(folder.clone()), &name) {
                Place::Local(path) => Some(path),
                Place::Remote(..) => None,
            })
            .collect();
        let what = Carry {
            sources: places,
            target: Place::Local(folder),
            moving: false,
            held: false,
        };
        let Some(request) = enqueue(what, |_| FolderRules::default()) else {
            self.desktop.brought(None);
            return;
        };
        if answer {
            let number = self.view.await_end(Then::Brought(files));
            self.outbox.push(Request::Tracked(number, Box::new(request)));
        } else {
            self.outbox.push(request);
        }
    }

    /// The job that brings what another program waits for stands in the queue, or could not be made.
    pub(super) fn promise(&mut self, ended: Ended, files: Vec<PathBuf>) {
        match ended {
            Ok(Finish::Job(job)) => {
                self.view.promised = Some(Promised {
                    job,
                    files,
                    looked: false,
                });
            }
            Ok(_) => self.desktop.brought(None),
            Err(error) => {
                self.desktop.brought(None);
                self.view.dialogs.error = Some(error);
            }
        }
    }

    /// Gives another program what it waits for, as soon as all of it is there; nothing, if some of it failed.
    pub(crate) fn look_at_promise(&mut self) {
        let Some(promised) = &mut self.view.promised else {
            return;
        };
        if !std::mem::replace(&mut promised.looked, true) {
            // The end of a request may be newer than the queue of the same frame.
            self.ctx.request_repaint();
            return;
        }
        let left = self.frame.queue.job(promised.job).map(|header| header.counts);
        let failed = left.is_some_and(|left| left.failed > 0);
        let under_way = left.is_some_and(|left| left.files_waiting + left.folders_waiting + left.held > 0);
        if under_way {
            return;
        }
        let files = self.view.promised.take().map(|promised| promised.files);
        if failed {
            self.desktop.brought(None);
            self.view.tell(
                NoticeKind::Failure,
                say!("desktop-some-failed"),
                say!("desktop-some-failed-why"),
            );
        } else {
            self.desktop.brought(files);
        }
    }
}

/// On which side folders are read, in the words of filters: a download's sources are remote, and so are those that go from
/// one server to another.
pub(super) fn read_on(sources: &[Place], direction: Direction) -> Direction {
    match sources.first() {
        Some(Place::Remote(..)) => Direction::Download,
        _ => direction,
    }
}

/// What asks for a transfer between a server and this computer, or between two servers.
fn enqueue(what: Carry, rules: impl FnOnce(Direction) -> FolderRules) -> Option<Request> {
    let Carry {
        sources,
        target,
        moving,
        held,
    } = what;
    let site_of = |place: &Place| place.remote().map(|(site, _)| site);
    let (direction, site): (_, SiteId) = match (site_of(sources.first()?), site_of(&target)) {
        (None, Some(site)) => (Direction::Upload, site),
        (Some(site), None) => (Direction::Download, site),
        // From one server to another, through this computer.
        (Some(from), Some(site)) if from != site => (Direction::Upload, site),
        _ => return None,
    };
    let options = JobOptions {
        remove_source: moving,
        held,
        folders: rules(read_on(&sources, direction)),
        ..JobOptions::default()
    };
    Some(transfer(direction, site, sources, target, options))
}
