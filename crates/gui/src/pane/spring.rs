//! Springing folders: what is held over a folder opens it after a moment; leaving the pane without a drop goes back.

use std::time::Duration;

use eframe::egui::{DragAndDrop, Rect, Ui};
use portolan_engine::Place;

use super::{Pane, PaneCx, drop::Drag};
use crate::action::Actions;

/// Seconds that something is held over a folder, or a tab, before it opens.
pub(crate) const SPRING: f64 = 0.8;

/// Over what something is held, and since when.
#[derive(Clone, Debug, Default)]
pub(super) struct Spring {
    over: Option<(Place, f64)>,
    /// The folder that was shown before the first one sprang open.
    back_to: Option<Place>,
}

impl Spring {
    /// The drop was made here: the folder stays.
    pub(super) fn dropped(&mut self) {
        *self = Self::default();
    }
}

impl Pane {
    /// Opens what something is held over, goes back when it left. `over` = the folder under the pointer, in the rows or
    /// in the path.
    pub(super) fn spring_open(
        &mut self,
        ui: &Ui,
        pane: Rect,
        over: Option<Place>,
        cx: &PaneCx<'_>,
        actions: &mut Actions,
    ) {
        let dragged = DragAndDrop::payload::<Drag>(ui.ctx());
        let within = ui.rect_contains_pointer(pane);
        let Some(dragged) = dragged.filter(|_| within) else {
            self.spring.over = None;
            if let Some(before) = self.spring.back_to.take() {
                self.go(before, actions);
            }
            return;
        };
        // Into itself leads nowhere, and where it is shown already there is nothing to open.
        let over = over.filter(|place| !dragged.holds(place) && self.place(cx.frame) != Some(place));
        let Some(over) = over else {
            self.spring.over = None;
            return;
        };
        let now = ui.input(|input| input.time);
        let since = match &self.spring.over {
            Some((place, since)) if *place == over => *since,
            _ => now,
        };
        let left = since + SPRING - now;
        if left > 0.0 {
            self.spring.over = Some((over, since));
            ui.ctx().request_repaint_after(Duration::from_secs_f64(left));
            return;
        }
        self.spring.over = None;
        if self.spring.back_to.is_none() {
            self.spring.back_to = self.place(cx.frame).cloned();
        }
        self.go(over, actions);
    }
}
