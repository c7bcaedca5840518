//! Dragging between panes, onto folders, and from the desktop.

use std::{path::PathBuf, time::Duration};

use eframe::egui::{DragAndDrop, Id, Key, Rect, Ui};
use portolan_engine::{PaneId, Place};
use portolan_remote::{Direction, Entry, EntryKind};
use portolan_ui_kit::{drag, virtual_table::TableOutput};

use super::{Pane, PaneCx, Side, rows::Index};
use crate::{
    action::{Action, Actions},
    place, words,
};

/// What is being dragged.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drag {
    from: PaneId,
    side: Side,
    places: Vec<Place>,
    /// `3 items`, or the name of a single one.
    what: String,
    /// `3 items · 318.6 MB`.
    card: String,
}

impl Drag {
    pub(super) fn new(pane: &Pane, places: Vec<Place>, bytes: u64, one: &Entry) -> Self {
        let what = match places.len() {
            1 => words::visible(&one.name.to_string_lossy()).into_owned(),
            many => words::counted(many as u64, "item", "items"),
        };
        let card = if bytes > 0 {
            format!("{what} · {}", words::size(bytes))
        } else {
            what.clone()
        };
        Self {
            from: pane.id,
            side: pane.side,
            places,
            what,
            card,
        }
    }
}

impl Drag {
    /// Is `place` among what is dragged?
    pub(super) fn holds(&self, place: &Place) -> bool {
        self.places.contains(place)
    }
}

/// What a drop would do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) words: String,
    deed: Deed,
}

#[derive(Clone, Debug, PartialEq)]
enum Deed {
    Transfer { direction: Direction, target: Place },
    Move { target: Place },
}

/// What dropping `drag` on the folder `target` of `pane` would do; `None` = nothing.
pub(super) fn plan(drag: &Drag, pane: &Pane, target: &Place, cx: &PaneCx<'_>) -> Option<Plan> {
    let to = place::short(target, &cx.frame.home);
    let deed = if drag.from == pane.id {
        let into_itself = drag.places.iter().any(|place| place == target);
        let already_there = drag
            .places
            .iter()
            .all(|place| place::parent(place).as_ref() == Some(target));
        if into_itself || already_there {
            return None;
        }
        Deed::Move { target: target.clone() }
    } else {
        let direction = match (drag.side, pane.side) {
            (Side::Local, Side::Remote) => Direction::Upload,
            (Side::Remote, Side::Local) => Direction::Download,
            _ => return None,
        };
        Deed::Transfer {
            direction,
            target: target.clone(),
        }
    };
    let verb = match &deed {
        Deed::Move { .. } => "Move",
        Deed::Transfer {
            direction: Direction::Upload,
            ..
        } => "Upload",
        Deed::Transfer {
            direction: Direction::Download,
            ..
        } => "Download",
    };
    Some(Plan {
        words: format!("{verb} {} to {to}", drag.what),
        deed,
    })
}

impl Plan {
    fn carry_out(self, drag: &Drag, actions: &mut Actions) {
        match self.deed {
            Deed::Move { target } => {
                for from in &drag.places {
                    if let Some(name) = place::name(from) {
                        let to = place::child(&target, &name);
                        actions.push(Action::Rename { from: from.clone(), to });
                    }
                }
            }
            Deed::Transfer { direction, target } => {
                let site = [Some(&target), drag.places.first()]
                    .into_iter()
                    .flatten()
                    .find_map(|place| place.remote());
                if let Some((site, _)) = site {
                    actions.push(Action::Transfer {
                        direction,
                        site,
                        sources: drag.places.clone(),
                        target,
                    });
                }
            }
        }
    }
}

/// The folder of the row under the pointer: that of its entry, or the folder above.
pub(super) fn folder_under(index: &Index, output: &TableOutput) -> Option<Place> {
    let row = output.hovered?;
    match row.checked_sub(Pane::offset(index)) {
        None => place::parent(index.place()),
        Some(position) => index
            .entry(position)
            .filter(|entry| entry.kind == EntryKind::Folder)
            .map(|entry| place::child(index.place(), &entry.name)),
    }
}

/// A drop on a folder, in the rows or in the path. Returns whether it was made.
pub(super) fn on_folder(ui: &Ui, pane: &Pane, folder: &Place, cx: &PaneCx<'_>, actions: &mut Actions) -> bool {
    let Some(drag) = DragAndDrop::payload::<Drag>(ui.ctx()) else {
        return false;
    };
    let plan = plan(&drag, pane, folder, cx);
    plan.is_some_and(|plan| finish_or_show(ui, &drag, plan, actions))
}

/// A drop on the pane as a whole: into the folder that it shows. Lights the pane up. Returns whether it was made.
pub(super) fn beside_rows(ui: &Ui, pane: &Pane, body: Rect, cx: &PaneCx<'_>, actions: &mut Actions) -> bool {
    let Some(drag) = DragAndDrop::payload::<Drag>(ui.ctx()) else {
        return false;
    };
    let here = pane.place(cx.frame);
    let Some(plan) = here.and_then(|here| plan(&drag, pane, here, cx)) else {
        return false;
    };
    if !ui.rect_contains_pointer(body) || drop_words(ui).is_some() {
        return false;
    }
    drag::target(ui, body, &plan.words);
    finish_or_show(ui, &drag, plan, actions)
}

/// Carries the plan out if the button was released in this frame, else leaves its words for the card. Returns whether it
/// was carried out.
fn finish_or_show(ui: &Ui, drag: &Drag, plan: Plan, actions: &mut Actions) -> bool {
    let released = ui.input(|input| input.pointer.any_released());
    if released {
        DragAndDrop::clear_payload(ui.ctx());
        plan.carry_out(drag, actions);
    } else {
        let words = plan.words;
        ui.data_mut(|data| data.insert_temp(words_id(), words));
    }
    released
}

fn words_id() -> Id {
    Id::unique("portolan-drop-words")
}

fn drop_words(ui: &Ui) -> Option<String> {
    ui.data(|data| data.get_temp(words_id()))
}

/// The card beside the pointer, after both panes are drawn.
pub(crate) fn card(ui: &Ui) {
    let words: Option<String> = ui.data_mut(|data| data.remove_temp(words_id()));
    let Some(drag) = DragAndDrop::payload::<Drag>(ui.ctx()) else {
        return;
    };
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        DragAndDrop::clear_payload(ui.ctx());
        return;
    }
    drag::card(ui.ctx(), &drag.card, words.as_deref());
}

/// Seconds after which the next file that the desktop drops is another gesture.
const GESTURE: f64 = 0.1;

/// What the desktop has dropped and is not on its way yet.
#[derive(Debug, Default)]
pub(crate) struct Dropped {
    paths: Vec<PathBuf>,
    /// When the last one came, in egui's time.
    last: f64,
}

/// Files of the desktop over the window or dropped on it: they go to the folder of the remote pane, wherever the
/// pointer is, since some systems do not tell where it is. Most tell of one file after the other: what came so far waits
/// in `dropped` until nothing more comes for a moment, so that one gesture is one upload.
pub(crate) fn desktop_drop(
    ui: &Ui,
    remote: Rect,
    target: Option<&Place>,
    dropped: &mut Dropped,
    actions: &mut Actions,
) {
    let (over, new) = ui.input(|input| {
        let paths = input.raw.dropped_files.iter().map(|file| file.path().to_owned());
        (
            input.raw.hovered_files.len(),
            paths.filter(|path| path.is_absolute()).collect::<Vec<PathBuf>>(),
        )
    });
    let target = target.and_then(Place::remote);
    if over > 0 {
        let items = words::counted(over as u64, "item", "items");
        let will_do = match target {
            Some((_, path)) => format!("Upload {items} to {}", words::visible(&path.to_string_lossy())),
            None => "Connect to a server first".to_owned(),
        };
        drag::target(ui, remote, &will_do);
    }
    let now = ui.input(|input| input.time);
    if !new.is_empty() {
        dropped.paths.extend(new);
        dropped.last = now;
    }
    let left = dropped.last + GESTURE - now;
    if !dropped.paths.is_empty() && left > 0.0 {
        ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
        return;
    }
    let dropped = std::mem::take(&mut dropped.paths);
    if let Some((site, path)) = target.filter(|_| !dropped.is_empty()) {
        actions.push(Action::Transfer {
            direction: Direction::Upload,
            site,
            sources: dropped.into_iter().map(Place::Local).collect(),
            target: Place::Remote(site, path.clone()),
        });
    }
}
