//! The file dialog of the desktop. On Linux it is asked for over D-Bus (the portal); where none answers, ours opens.

use std::{
    future::Future,
    path::PathBuf,
    pin::Pin,
    sync::Arc,
    task::{Poll, Wake, Waker},
};

use eframe::egui::Context;
use rfd::{AsyncFileDialog, FileHandle};

use super::{Kind, Wanted};

type Picked = Pin<Box<dyn Future<Output = Option<Vec<PathBuf>>>>>;

/// How a dialog of the desktop ended.
#[derive(Debug, PartialEq)]
pub(crate) enum Outcome {
    /// This was chosen.
    Chosen(Wanted, Vec<PathBuf>),
    /// Nothing was chosen.
    Cancelled,
    /// The desktop has no such dialog.
    Unavailable(Wanted),
}

/// The dialogs of the desktop: at most one is open.
#[derive(Default)]
pub(crate) struct SystemDialogs {
    wanted: Option<(Wanted, PathBuf)>,
    open: Option<(Wanted, Picked)>,
    /// The desktop had none when it was asked: it is not asked again in this run.
    missing: bool,
}

/// Draws a frame when the dialog has ended, so that it is looked at.
struct Repaint(Context);

impl Wake for Repaint {
    fn wake(self: Arc<Self>) {
        self.0.request_repaint();
    }
}

impl SystemDialogs {
    /// Has the desktop no such dialogs, as far as is known?
    pub(crate) fn missing(&self) -> bool {
        self.missing
    }

    /// Wants a dialog that begins in `folder`. Returns `false` where one is open already.
    pub(crate) fn ask(&mut self, wanted: Wanted, folder: PathBuf) -> bool {
        if self.wanted.is_some() || self.open.is_some() {
            return false;
        }
        self.wanted = Some((wanted, folder));
        true
    }

    /// Opens what is wanted, and looks at what is open. Never waits: the desktop answers on a thread of its own.
    pub(crate) fn poll(&mut self, ctx: &Context, parent: &eframe::Frame) -> Option<Outcome> {
        if let Some((wanted, folder)) = self.wanted.take() {
            let dialog = AsyncFileDialog::new().set_title(wanted.title()).set_parent(parent);
            let dialog = dialog.set_directory(folder);
            let picked = begin(dialog, wanted.kind());
            self.open = Some((wanted, picked));
        }
        self.look(ctx)
    }

    fn look(&mut self, ctx: &Context) -> Option<Outcome> {
        let (_, picked) = self.open.as_mut()?;
        let waker = Waker::from(Arc::new(Repaint(ctx.clone())));
        let Poll::Ready(picked) = picked.as_mut().poll(&mut std::task::Context::from_waker(&waker)) else {
            return None;
        };
        let (wanted, _) = self.open.take()?;
        Some(match picked {
            Some(paths) if paths.is_empty() => Outcome::Cancelled,
            Some(paths) => Outcome::Chosen(wanted, paths),
            // The portal answers a cancelled dialog with an empty choice; nothing at all means that nobody answered.
            None if cfg!(any(target_os = "windows", target_os = "macos")) => Outcome::Cancelled,
            None => {
                self.missing = true;
                Outcome::Unavailable(wanted)
            }
        })
    }
}

fn begin(dialog: AsyncFileDialog, kind: Kind) -> Picked {
    fn paths(handles: Option<Vec<FileHandle>>) -> Option<Vec<PathBuf>> {
        handles.map(|handles| handles.iter().map(|handle| handle.path().to_owned()).collect())
    }
    match kind {
        Kind::Files => {
            let picked = dialog.pick_files();
            Box::pin(async move { paths(picked.await) })
        }
        // For one folder too: where several can be chosen, "cancelled" and "nobody answers" are told apart.
        Kind::Folders | Kind::Target => {
            let picked = dialog.pick_folders();
            Box::pin(async move { paths(picked.await) })
        }
    }
}

#[cfg(test)]
impl SystemDialogs {
    /// For tests: a desktop without such dialogs.
    pub(crate) fn none() -> Self {
        Self {
            missing: true,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{future::ready, sync::mpsc::sync_channel};

    use portolan_engine::Place;
    use portolan_remote::{RemotePath, SiteId};

    use super::*;

    fn download() -> Wanted {
        Wanted::Download {
            site: SiteId(1),
            sources: vec![Place::Remote(SiteId(1), RemotePath::new("/a"))],
        }
    }

    fn ended(picked: Option<Vec<PathBuf>>) -> (Option<Outcome>, bool) {
        let mut dialogs = SystemDialogs {
            open: Some((download(), Box::pin(ready(picked)))),
            ..SystemDialogs::default()
        };
        (dialogs.look(&Context::default()), dialogs.missing())
    }

    #[test]
    fn chosen_cancelled_and_missing_are_told_apart() {
        let chosen = vec![PathBuf::from("/home/me")];
        assert_eq!(
            ended(Some(chosen.clone())),
            (Some(Outcome::Chosen(download(), chosen)), false)
        );
        assert_eq!(ended(Some(Vec::new())), (Some(Outcome::Cancelled), false));
        if cfg!(target_os = "linux") {
            assert_eq!(ended(None), (Some(Outcome::Unavailable(download())), true));
        }
    }

    /// A desktop that takes its time: the frame goes on, and the answer wakes it.
    #[test]
    fn an_open_dialog_does_not_hold_the_frame() {
        let (sender, receiver) = sync_channel::<PathBuf>(1);
        let picked = std::future::poll_fn(move |_| match receiver.try_recv() {
            Ok(path) => Poll::Ready(Some(vec![path])),
            Err(_) => Poll::Pending,
        });
        let mut dialogs = SystemDialogs {
            open: Some((download(), Box::pin(picked))),
            ..SystemDialogs::default()
        };
        let ctx = Context::default();
        assert_eq!(dialogs.look(&ctx), None);
        assert!(!dialogs.ask(download(), "/".into()), "one at a time");
        sender.send("/srv".into()).expect("a receiver");
        assert_eq!(
            dialogs.look(&ctx),
            Some(Outcome::Chosen(download(), vec!["/srv".into()]))
        );
        assert!(dialogs.ask(download(), "/".into()));
    }
}
