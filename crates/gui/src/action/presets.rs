//! Sets of shortcuts for hands that learnt them elsewhere. The keys are facts of the other programs' manuals.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::{Named, keys};

/// A set of shortcuts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Preset {
    /// Our own.
    #[default]
    Portolan,
    /// As FileZilla has them.
    FileZilla,
    /// As programs with two panes and function keys have them.
    Commander,
}

/// What a preset has otherwise: an action and all its keys.
type Row = (Named, &'static [KeyboardShortcut]);

macro_rules! keys {
    ($($($modifiers:ident)+ + $key:ident),*) => {
        const { &[$(KeyboardShortcut::new(Modifiers::NONE$(.plus(Modifiers::$modifiers))+, Key::$key)),*] }
    };
}

const FILEZILLA: &[Row] = &[
    (Named::Find, keys![NONE + F3]),
    (Named::Sites, keys![COMMAND + S]),
    (Named::DownloadTo, keys![]),
    (Named::Refresh, keys![NONE + F5, COMMAND + F5]),
    (Named::Transfer, keys![]),
    (Named::NewFolder, keys![COMMAND SHIFT + N]),
    (Named::Delete, keys![NONE + Delete]),
    (
        Named::Up,
        keys![NONE + Backspace, COMMAND + ArrowUp, COMMAND + ArrowLeft],
    ),
    (
        Named::Open,
        keys![NONE + Enter, COMMAND + ArrowRight, COMMAND + ArrowDown],
    ),
    (Named::SwitchPane, keys![NONE + Tab, NONE + F6, NONE + F7]),
    (Named::Filter, keys![COMMAND + I]),
    (Named::ManualTransfer, keys![COMMAND + M]),
    (Named::Reconnect, keys![COMMAND + R]),
    (Named::Tab1, keys![COMMAND + Num1, ALT + Num1]),
    (Named::Tab2, keys![COMMAND + Num2, ALT + Num2]),
    (Named::Tab3, keys![COMMAND + Num3, ALT + Num3]),
    (Named::Tab4, keys![COMMAND + Num4, ALT + Num4]),
    (Named::Tab5, keys![COMMAND + Num5, ALT + Num5]),
    (Named::Tab6, keys![COMMAND + Num6, ALT + Num6]),
    (Named::Tab7, keys![COMMAND + Num7, ALT + Num7]),
    (Named::Tab8, keys![COMMAND + Num8, ALT + Num8]),
    (Named::Tab9, keys![COMMAND + Num9, ALT + Num9]),
];

const COMMANDER: &[Row] = &[
    (Named::Rename, keys![NONE + F2, SHIFT + F6]),
    (Named::Delete, keys![NONE + F8, NONE + Delete]),
    (Named::HiddenFiles, keys![COMMAND ALT + H]),
    (Named::QuickLook, keys![NONE + Space, NONE + F3]),
    (Named::SwapSides, keys![COMMAND + U]),
    (Named::Filter, keys![COMMAND ALT + F]),
    (Named::Up, keys![NONE + Backspace, COMMAND + PageUp]),
    (Named::Settings, keys![COMMAND ALT + P]),
    (Named::Open, keys![NONE + Enter, COMMAND + PageDown]),
];

impl Preset {
    /// All of them.
    pub(crate) const ALL: [Self; 3] = [Self::Portolan, Self::FileZilla, Self::Commander];

    /// Its name in files.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Portolan => "portolan",
            Self::FileZilla => "filezilla",
            Self::Commander => "commander",
        }
    }

    /// Its name for people.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Portolan => "Portolan",
            Self::FileZilla => "FileZilla",
            Self::Commander => "Commander",
        }
    }

    fn rows(self) -> &'static [Row] {
        match self {
            Self::Portolan => &[],
            Self::FileZilla => FILEZILLA,
            Self::Commander => COMMANDER,
        }
    }

    /// The keys of an action in this preset. What the preset does not name has our own keys, but for those that the
    /// preset gives to something else.
    pub(crate) fn keys_of(self, named: Named) -> Vec<KeyboardShortcut> {
        let rows = self.rows();
        if let Some((_, keys)) = rows.iter().find(|(other, _)| *other == named) {
            return keys.to_vec();
        }
        let taken = |key: KeyboardShortcut| {
            rows.iter().any(|(other, theirs)| {
                other.scope().meets(named.scope()) && theirs.iter().any(|their| keys::same(*their, key))
            })
        };
        named
            .default_keys()
            .iter()
            .copied()
            .filter(|key| !taken(*key))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::action::{Keys, Scope, Shortcuts};

    #[test]
    fn no_two_shortcuts_of_a_preset_clash() {
        for preset in Preset::ALL {
            let shortcuts = Shortcuts::new(Keys {
                preset,
                ..Keys::default()
            });
            for named in Named::ALL {
                for key in shortcuts.of(*named) {
                    let clash = shortcuts.clash(*named, *key);
                    assert_eq!(clash, None, "{}: {named:?}, {}", preset.title(), keys::words(*key));
                }
            }
        }
    }

    #[test]
    fn no_action_of_a_preset_is_named_twice() {
        for preset in Preset::ALL {
            for (at, (named, _)) in preset.rows().iter().enumerate() {
                assert!(preset.rows()[..at].iter().all(|(other, _)| other != named), "{named:?}");
            }
        }
    }

    #[test]
    fn shortcuts_that_count_while_typing_have_a_modifier_or_are_function_keys() {
        for preset in Preset::ALL {
            for named in Named::ALL.iter().filter(|named| named.scope() == Scope::Window) {
                for key in preset.keys_of(*named) {
                    assert!(keys::counts_while_typing(key), "{named:?}");
                }
            }
        }
    }
}
