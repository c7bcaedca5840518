//! Dragging between panes, onto folders, and from the desktop.

use std::{path::PathBuf, time::Duration};

use eframe::egui::{Context, DragAndDrop, Id, Key, Modifiers, Rect, Ui};
use portolan_engine::{PaneId, Place};
use portolan_remote::{Direction, Entry, EntryKind};
use portolan_ui_kit::{drag, layout, say, virtual_table::TableOutput};

use super::{Pane, PaneCx, rows::Index};
use crate::{
    action::{Action, Actions, Carry},
    frame::FrameCx,
    place, words,
};

/// What is being dragged.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Drag {
    /// The pane that it comes from; `None` = it is another program's.
    from: Option<PaneId>,
    places: Vec<Place>,
    /// Another program wants it moved.
    moving: bool,
    /// `3 items`, or the name of a single one.
    what: String,
    /// `3 items · 318.6 MB`.
    card: String,
}

impl Drag {
    pub(super) fn new(pane: &Pane, places: Vec<Place>, bytes: u64, one: &Entry) -> Self {
        let what = match places.len() {
            1 => {
                let shown = pane.rows.shown().map(|index| index.shown(&one.name).into_owned());
                words::visible(&shown.unwrap_or_else(|| one.name.to_string())).into_owned()
            }
            many => say!("pane-count-items", count = many as u64),
        };
        let card = if bytes > 0 {
            format!("{what} · {}", words::size(bytes))
        } else {
            what.clone()
        };
        Self {
            from: Some(pane.id),
            places,
            moving: false,
            what,
            card,
        }
    }

    /// What another program holds over the window; `None` = it has not said yet which files.
    pub(crate) fn of_desktop(files: Option<&[PathBuf]>, moving: bool) -> Self {
        let places: Vec<Place> = files.unwrap_or_default().iter().cloned().map(Place::Local).collect();
        let what = match (files, places.as_slice()) {
            (None, _) => "files".to_owned(),
            (_, [one]) => {
                place::name(one).map_or_else(String::new, |name| words::visible(&name.to_string_lossy()).into_owned())
            }
            (_, many) => say!("pane-count-items", count = many.len() as u64),
        };
        Self {
            from: None,
            places,
            moving,
            card: what.clone(),
            what,
        }
    }

    /// Was it taken from a pane of this window?
    pub(crate) fn of_pane(&self) -> bool {
        self.from.is_some()
    }

    /// What is dragged.
    pub(crate) fn places(&self) -> &[Place] {
        &self.places
    }

    /// Is `place` among what is dragged?
    pub(super) fn holds(&self, place: &Place) -> bool {
        self.places.contains(place)
    }

    /// Does nothing come of it, wherever it is dropped? Files of another program that has said that it has none.
    fn is_empty(&self) -> bool {
        self.places.is_empty() && self.what != "files"
    }
}

/// What a drop would do.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    pub(super) words: String,
    target: Place,
    moving: bool,
    held: bool,
}

/// What dropping `drag` on the folder `target` of the pane `onto` would do; `None` = nothing. Within a pane things are
/// moved, and copied where Ctrl is held; between panes and from other programs it is the other way round, with Shift.
pub(super) fn plan(
    drag: &Drag,
    onto: Option<PaneId>,
    target: &Place,
    modifiers: Modifiers,
    frame: &FrameCx,
) -> Option<Plan> {
    let into_itself = drag.places.iter().any(|place| place::within(target, place));
    let already_there = !drag.places.is_empty()
        && drag
            .places
            .iter()
            .all(|place| place::parent(place).as_ref() == Some(target));
    if into_itself || already_there || drag.is_empty() {
        return None;
    }
    let within = drag.from.is_some() && drag.from == onto;
    let moving = match drag.from {
        None => drag.moving,
        Some(_) if within => !modifiers.command,
        Some(_) => modifiers.shift,
    };
    let same = drag.places.first().is_none_or(|place| place::same_side(place, target));
    let from_server = drag.places.first().is_some_and(|place| place.remote().is_some());
    let verb = match target {
        _ if moving => say!("pane-move"),
        // From one server to another.
        Place::Remote(..) if !same && from_server => say!("common-copy"),
        // What another program has not named yet is of this computer.
        Place::Remote(..) if !same || drag.places.is_empty() => say!("common-upload"),
        Place::Local(_) if !same => say!("common-download"),
        _ => say!("common-copy"),
    };
    let to = frame.short(target);
    Some(Plan {
        words: say!("pane-to", verb = verb, what = drag.what, to = to),
        target: target.clone(),
        moving,
        held: false,
    })
}

/// What dropping `drag` on the queue would do: it waits there for being sent to `target`.
fn plan_for_queue(drag: &Drag, target: &Place, modifiers: Modifiers, frame: &FrameCx) -> Option<Plan> {
    let plan = plan(drag, None, target, modifiers, frame)?;
    // Within one side nothing is queued.
    let other_side = drag.places.first().is_none_or(|place| !place::same_side(place, target));
    other_side.then(|| Plan {
        words: say!("pane-add-to-the-queue-for", what = drag.what, to = frame.short(target)),
        held: true,
        ..plan
    })
}

impl Plan {
    fn carry_out(self, drag: &Drag, actions: &mut Actions) {
        actions.push(Action::Carry(Carry {
            sources: drag.places.clone(),
            target: self.target,
            moving: self.moving,
            held: self.held,
        }));
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
    let plan = plan(&drag, Some(pane.id), folder, held(ui), cx.frame);
    plan.is_some_and(|plan| finish_or_show(ui, &drag, plan, actions))
}

/// A drop on the pane as a whole: into the folder that it shows. Lights the pane up. Returns whether it was made.
pub(super) fn beside_rows(ui: &Ui, pane: &Pane, body: Rect, cx: &PaneCx<'_>, actions: &mut Actions) -> bool {
    let Some(drag) = DragAndDrop::payload::<Drag>(ui.ctx()) else {
        return false;
    };
    let here = pane.place(cx.frame);
    let plan = here.and_then(|here| plan(&drag, Some(pane.id), here, held(ui), cx.frame));
    let Some(plan) = plan else {
        return false;
    };
    if !ui.rect_contains_pointer(body) || drop_words(ui).is_some() {
        return false;
    }
    drag::target(ui, body, &plan.words);
    finish_or_show(ui, &drag, plan, actions)
}

/// A drop on the tab of a server: into the folder that it shows. Lights the tab up.
pub(crate) fn on_tab(
    ui: &Ui,
    tab: Rect,
    remote: Option<&Place>,
    local: Option<&Place>,
    frame: &FrameCx,
    actions: &mut Actions,
) {
    let Some(drag) = DragAndDrop::payload::<Drag>(ui.ctx()) else {
        return;
    };
    // What comes from the server of the tab goes to its other side.
    let from_there = |place: &&Place| drag.places.first().is_none_or(|first| !place::same_side(first, place));
    let target = remote.filter(from_there).or(local.filter(from_there));
    if let Some(plan) = target.and_then(|target| plan(&drag, None, target, held(ui), frame)) {
        layout::drop_edge(ui, tab);
        finish_or_show(ui, &drag, plan, actions);
    }
}

/// A drop on the list of transfers: it waits there. `local` and `remote` are what the panes show.
pub(crate) fn on_queue(
    ui: &Ui,
    dock: Rect,
    local: Option<&Place>,
    remote: Option<&Place>,
    frame: &FrameCx,
    actions: &mut Actions,
) {
    let Some(drag) = DragAndDrop::payload::<Drag>(ui.ctx()).filter(|_| ui.rect_contains_pointer(dock)) else {
        return;
    };
    let from_server = drag.places.first().is_some_and(|place| place.remote().is_some());
    let target = if from_server { local } else { remote };
    if let Some(plan) = target.and_then(|target| plan_for_queue(&drag, target, held(ui), frame)) {
        drag::target(ui, dock, &plan.words);
        finish_or_show(ui, &drag, plan, actions);
    }
}

/// Carries the plan out if the button was released in this frame, else leaves its words for the card. Returns whether it
/// was carried out.
fn finish_or_show(ui: &Ui, drag: &Drag, plan: Plan, actions: &mut Actions) -> bool {
    let released = ui.input(|input| input.pointer.any_released());
    ui.data_mut(|data| data.insert_temp(accepted_id(), true));
    if released {
        DragAndDrop::clear_payload(ui.ctx());
        plan.carry_out(drag, actions);
    } else {
        let words = plan.words;
        ui.data_mut(|data| data.insert_temp(words_id(), words));
    }
    released
}

/// The keys that are held.
pub(super) fn held(ui: &Ui) -> Modifiers {
    ui.input(|input| input.modifiers)
}

fn accepted_id() -> Id {
    Id::unique("portolan-drop-accepted")
}

/// Was there a place for what is dragged, in the frame that was just drawn?
pub(crate) fn take_accepted(ctx: &Context) -> bool {
    ctx.data_mut(|data| data.remove_temp(accepted_id())).unwrap_or(false)
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
        let items = say!("pane-count-items", count = over as u64);
        let will_do = match target {
            Some((_, path)) => say!(
                "pane-upload-to",
                items = items,
                path = words::visible(&path.to_string_lossy())
            ),
            None => say!("pane-connect-to-a-server-first").to_owned(),
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
