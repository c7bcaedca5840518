//! How two folders are made alike: what was chosen last, where the person wanted that kept.

use portolan_engine::{CompareBy, SyncMode};
use toml_edit::{DocumentMut, value};

use super::comparing::WORDS as COMPARED_BY;

/// What the dialog begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct SyncPreset {
    mode: SyncMode,
    by: CompareBy,
    /// The filters that are on hold for it too.
    pub(crate) filters: bool,
}

/// Nothing is deleted unless somebody asks for it.
impl Default for SyncPreset {
    fn default() -> Self {
        Self::of(SyncMode::UpdateThere, CompareBy::Time, true)
    }
}

const MODES: [(SyncMode, &str); 5] = [
    (SyncMode::MirrorThere, "mirror_there"),
    (SyncMode::MirrorHere, "mirror_here"),
    (SyncMode::UpdateThere, "update_there"),
    (SyncMode::UpdateHere, "update_here"),
    (SyncMode::Both, "both"),
];

impl SyncPreset {
    /// These choices.
    pub(crate) fn of(mode: SyncMode, by: CompareBy, filters: bool) -> Self {
        Self { mode, by, filters }
    }

    /// What becomes like what.
    pub(crate) fn mode(self) -> SyncMode {
        self.mode
    }

    /// By what it is compared.
    pub(crate) fn by(self) -> CompareBy {
        self.by
    }

    pub(super) fn parse(document: &DocumentMut) -> Self {
        let default = Self::default();
        let word = |key: &str| document.get(key).and_then(|item| item.as_str());
        let mode = MODES.iter().find(|(_, known)| word("sync_mode") == Some(*known));
        let by = COMPARED_BY.iter().find(|(_, known)| word("sync_by") == Some(*known));
        let filters = document.get("sync_filters").and_then(toml_edit::Item::as_bool);
        Self {
            mode: mode.map_or(default.mode, |(mode, _)| *mode),
            by: by.map_or(default.by, |(by, _)| *by),
            filters: filters.unwrap_or(default.filters),
        }
    }

    pub(super) fn write(self, before: Self, document: &mut DocumentMut) {
        if self == before {
            return;
        }
        if let Some((_, word)) = MODES.iter().find(|(mode, _)| *mode == self.mode) {
            document["sync_mode"] = value(*word);
        }
        if let Some((_, word)) = COMPARED_BY.iter().find(|(by, _)| *by == self.by) {
            document["sync_by"] = value(*word);
        }
        document["sync_filters"] = value(self.filters);
    }
}
