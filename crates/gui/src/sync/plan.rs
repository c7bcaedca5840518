//! What a comparison means for a mode, row by row, and what the person ticked otherwise. Worked out once for each batch
//! that comes, not once a frame: it can be half a million rows.

use std::collections::HashMap;

use portolan_engine::{
    HuntRow, HuntView, Planned, SyncCaution, SyncMode, SyncOrders, SyncStep, Verdict, sync_caution, sync_orders,
    sync_row,
};
use portolan_remote::{Direction, Entry};

use crate::hunts::{At, get};

/// How much is ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Totals {
    pub(super) uploads: u64,
    pub(super) upload_bytes: u64,
    pub(super) downloads: u64,
    pub(super) download_bytes: u64,
    pub(super) deletions: u64,
    /// What is at the target now: of what share is deleted.
    pub(super) at_target: u64,
}

impl Totals {
    /// All that is ticked.
    pub(super) fn items(&self) -> u64 {
        self.uploads + self.downloads + self.deletions
    }
}

/// All rows of one comparison.
#[derive(Debug, Default)]
pub(super) struct Plan {
    mode: SyncMode,
    /// Filters leave nothing out of folders.
    whole: bool,
    rows: Vec<(At, Planned)>,
    batches: usize,
    caution: Option<SyncCaution>,
    by_hand: HashMap<At, bool>,
    with_same: bool,
    /// Places in `rows` that are shown.
    shown: Vec<u32>,
    pub(super) totals: Totals,
}

impl Plan {
    pub(super) fn new(mode: SyncMode, whole: bool) -> Self {
        Self {
            mode,
            whole,
            ..Self::default()
        }
    }

    /// The same, which shows what is the same, too, or hides it.
    pub(super) fn showing_same(self, with_same: bool) -> Self {
        Self { with_same, ..self }
    }

    /// Why nothing is deleted by itself.
    pub(super) fn caution(&self) -> Option<SyncCaution> {
        self.caution
    }

    /// How many rows are shown.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    /// How many there are.
    pub(super) fn all(&self) -> usize {
        self.rows.len()
    }

    /// The row that is shown there.
    pub(super) fn get(&self, at: usize) -> Option<(At, Planned)> {
        self.rows.get(*self.shown.get(at)? as usize).copied()
    }

    /// Takes what is new of the comparison.
    pub(super) fn take(&mut self, view: &HuntView) {
        let caution = sync_caution(view, self.mode);
        let altered = caution != self.caution;
        let new = view.rows.len() != self.batches;
        if !new && !altered {
            return;
        }
        for (batch, rows) in view.rows.iter().enumerate().skip(self.batches) {
            for (at, row) in rows.iter().enumerate() {
                let planned = sync_row(row, self.mode, self.whole);
                if is_shown(row, planned, self.with_same) {
                    self.shown.push(self.rows.len() as u32);
                }
                self.rows.push(((batch as u32, at as u32), planned));
            }
        }
        self.batches = view.rows.len();
        self.caution = caution;
        self.count(view);
    }

    /// The same rows with another mode: what was ticked by hand was meant for the old one.
    pub(super) fn set_mode(&mut self, mode: SyncMode, view: Option<&HuntView>) {
        *self = Self {
            with_same: self.with_same,
            ..Self::new(mode, self.whole)
        };
        if let Some(view) = view {
            self.take(view);
        }
    }

    /// Shows what is the same, too, or hides it.
    pub(super) fn show_same(&mut self, with_same: bool, view: &HuntView) {
        if std::mem::replace(&mut self.with_same, with_same) == with_same {
            return;
        }
        let rows = self.rows.iter().enumerate();
        let shown =
            rows.filter(|(_, (at, planned))| get(view, *at).is_some_and(|row| is_shown(row, *planned, with_same)));
        self.shown = shown.map(|(at, _)| at as u32).collect();
    }

    /// Is it to be done?
    pub(super) fn ticked(&self, at: At, planned: Planned) -> bool {
        let Some(step) = planned.step else { return false };
        let spared = deletes(step) && self.caution.is_some();
        *self.by_hand.get(&at).unwrap_or(&(planned.ticked && !spared))
    }

    /// The person has decided.
    pub(super) fn tick(&mut self, at: At, on: bool, view: &HuntView) {
        self.by_hand.insert(at, on);
        self.count(view);
    }

    /// Nothing of it: the few that are wanted are ticked then.
    pub(super) fn untick_all(&mut self, view: &HuntView) {
        for (at, planned) in self.rows.iter().copied() {
            if planned.step.is_some() {
                self.by_hand.insert(at, false);
            }
        }
        self.count(view);
    }

    fn count(&mut self, view: &HuntView) {
        let mut totals = Totals::default();
        for (at, planned) in &self.rows {
            let Some(HuntRow::Compared { here, there, .. }) = get(view, *at) else {
                continue;
            };
            let target = match self.mode.direction() {
                Some(Direction::Download) => here,
                _ => there,
            };
            totals.at_target += u64::from(target.is_some());
            if !self.ticked(*at, *planned) {
                continue;
            }
            let size = |entry: &Option<Entry>| entry.as_ref().and_then(|entry| entry.size).unwrap_or(0);
            match planned.step {
                Some(SyncStep::Transfer {
                    direction: Direction::Upload,
                    ..
                }) => {
                    totals.uploads += 1;
                    totals.upload_bytes += size(here);
                }
                Some(SyncStep::Transfer { .. }) => {
                    totals.downloads += 1;
                    totals.download_bytes += size(there);
                }
                Some(SyncStep::DeleteHere | SyncStep::DeleteThere) => totals.deletions += 1,
                None => {}
            }
        }
        self.totals = totals;
    }

    /// What the engine is to be asked for.
    pub(super) fn orders(&self, view: &HuntView) -> SyncOrders {
        let ticked = self.rows.iter().filter(|(at, planned)| self.ticked(*at, *planned));
        sync_orders(
            view,
            ticked.filter_map(|(at, planned)| Some((get(view, *at)?, planned.step?))),
        )
    }
}

/// Does it delete?
pub(super) fn deletes(step: SyncStep) -> bool {
    matches!(step, SyncStep::DeleteHere | SyncStep::DeleteThere)
}

fn is_shown(row: &HuntRow, planned: Planned, with_same: bool) -> bool {
    let same = matches!(
        row,
        HuntRow::Compared {
            verdict: Verdict::Same,
            ..
        }
    );
    with_same || planned.step.is_some() || !same
}
