//! The shortcuts as they are: a preset, and what the person changed in it.

use std::collections::BTreeMap;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};
use portolan_ui_kit::say;

use super::{Named, Preset, Scope};

/// What the person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Keys {
    /// The set that holds for everything else.
    pub(crate) preset: Preset,
    /// Actions with keys of the person's own; an empty list for none at all.
    pub(crate) own: BTreeMap<Named, Vec<KeyboardShortcut>>,
}

/// The shortcuts that hold now.
#[derive(Clone, Debug)]
pub(crate) struct Shortcuts {
    keys: Keys,
    of: BTreeMap<Named, Vec<KeyboardShortcut>>,
    /// Those with more modifiers first: a shortcut also matches where more keys than its own are held.
    order: Vec<(KeyboardShortcut, Named)>,
}

impl Default for Shortcuts {
    fn default() -> Self {
        Self::new(Keys::default())
    }
}

impl Shortcuts {
    /// Works out what holds.
    pub(crate) fn new(keys: Keys) -> Self {
        let of: BTreeMap<Named, Vec<KeyboardShortcut>> = Named::ALL
            .iter()
            .map(|named| {
                let own = keys.own.get(named).cloned();
                (*named, own.unwrap_or_else(|| keys.preset.keys_of(*named)))
            })
            .collect();
        let mut order: Vec<(KeyboardShortcut, Named)> = of
            .iter()
            .flat_map(|(named, keys)| keys.iter().map(|key| (*key, *named)))
            .collect();
        // What the person chose comes before what a preset has on the same keys.
        order.sort_by_key(|(key, named)| (usize::MAX - held(key.modifiers), !keys.own.contains_key(named)));
        Self { keys, of, order }
    }

    /// What they were worked out from.
    pub(crate) fn keys(&self) -> &Keys {
        &self.keys
    }

    /// The keys that call an action; the first is the one that is shown.
    pub(crate) fn of(&self, named: Named) -> &[KeyboardShortcut] {
        self.of.get(&named).map_or(&[], Vec::as_slice)
    }

    /// All of them, in the order in which they are to be looked for.
    pub(crate) fn in_order(&self) -> &[(KeyboardShortcut, Named)] {
        &self.order
    }

    /// The shortcut in words, as a tooltip shows it: `Ctrl R`.
    pub(crate) fn text(&self, named: Named) -> Option<String> {
        self.of(named).first().copied().map(words)
    }

    /// Another action that `key` would call as well, where `named` had it.
    pub(crate) fn clash(&self, named: Named, key: KeyboardShortcut) -> Option<Named> {
        self.of
            .iter()
            .filter(|(other, _)| **other != named && other.scope().meets(named.scope()))
            .find(|(_, keys)| keys.iter().any(|other| same(*other, key)))
            .map(|(other, _)| *other)
    }
}

fn held(modifiers: Modifiers) -> usize {
    let command = modifiers.command || modifiers.ctrl || modifiers.mac_cmd;
    usize::from(command) + usize::from(modifiers.alt) + usize::from(modifiers.shift)
}

/// Are these the same keys? Ctrl is the command key but on a Mac.
pub(crate) fn same(a: KeyboardShortcut, b: KeyboardShortcut) -> bool {
    let plain = |key: KeyboardShortcut| {
        let held = key.modifiers;
        (held.command || held.ctrl, held.alt, held.shift, key.logical_key)
    };
    plain(a) == plain(b)
}

/// Is it told from text that is typed?
pub(crate) fn counts_while_typing(key: KeyboardShortcut) -> bool {
    let held = key.modifiers;
    held.command || held.ctrl || held.alt || is_function_key(key.logical_key)
}

fn is_function_key(key: Key) -> bool {
    let name = key.name().as_bytes();
    name.len() > 1 && name[0] == b'F' && name[1].is_ascii_digit()
}

/// What has the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keyboard {
    /// A field for text.
    Text,
    /// A list of the dock.
    Dock,
    /// A pane, a button, nothing.
    Elsewhere,
}

/// Does a key with this scope count with the keyboard there?
pub(crate) fn counts(key: KeyboardShortcut, scope: Scope, keyboard: Keyboard) -> bool {
    match scope {
        Scope::Window => keyboard != Keyboard::Text || counts_while_typing(key),
        Scope::Pane => keyboard == Keyboard::Elsewhere,
        Scope::Dock => keyboard == Keyboard::Dock,
    }
}

/// `Ctrl Shift T`.
pub(crate) fn words(key: KeyboardShortcut) -> String {
    let command = if cfg!(target_os = "macos") {
        "⌘"
    } else {
        say!("action-key-ctrl")
    };
    let held = [command, say!("action-key-alt"), say!("action-key-shift")];
    joined(key, held, ' ', |key| match key {
        Key::Delete => say!("action-key-delete"),
        Key::Plus => "+",
        Key::Equals => "=",
        Key::Minus => "−",
        Key::Comma => ",",
        Key::Period => ".",
        key => key.name(),
    })
}

/// `Ctrl+Shift+T`: as it stands in a file.
pub(crate) fn to_file(key: KeyboardShortcut) -> String {
    joined(key, HELD, '+', Key::name)
}

/// Keys that are held, as a file names them.
const HELD: [&str; 3] = ["Ctrl", "Alt", "Shift"];

fn joined(key: KeyboardShortcut, names: [&str; 3], between: char, name: impl Fn(Key) -> &'static str) -> String {
    let held = key.modifiers;
    let mut text = String::new();
    for (is_held, word) in [held.command || held.ctrl, held.alt, held.shift].into_iter().zip(names) {
        if is_held {
            text.push_str(word);
            text.push(between);
        }
    }
    text.push_str(name(key.logical_key));
    text
}

/// Reads what [`to_file`] writes.
pub(crate) fn of_file(text: &str) -> Option<KeyboardShortcut> {
    let mut modifiers = Modifiers::NONE;
    let mut rest = text.trim();
    while let Some((word, behind)) = rest.split_once('+') {
        let held = match word.trim() {
            "Ctrl" | "Cmd" => Modifiers::COMMAND,
            "Alt" => Modifiers::ALT,
            "Shift" => Modifiers::SHIFT,
            _ => break,
        };
        modifiers = modifiers.plus(held);
        rest = behind.trim();
    }
    Some(KeyboardShortcut::new(modifiers, Key::from_name(rest)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for named in Named::ALL {
            for preset in Preset::ALL {
                for key in preset.keys_of(*named) {
                    let text = to_file(key);
                    let read = of_file(&text).expect("readable");
                    assert!(same(read, key), "{text}");
                }
            }
        }
        assert_eq!(of_file("Ctrl+Nonsense"), None);
        assert_eq!(of_file(""), None);
    }

    #[test]
    fn own_keys_replace_those_of_the_preset() {
        let key = of_file("Ctrl+R").expect("a shortcut");
        let keys = Keys {
            own: BTreeMap::from([(Named::Palette, vec![key]), (Named::Quit, Vec::new())]),
            ..Keys::default()
        };
        let shortcuts = Shortcuts::new(keys);
        assert_eq!(shortcuts.text(Named::Palette).as_deref(), Some("Ctrl R"));
        assert_eq!(shortcuts.text(Named::Quit), None);
        assert_eq!(shortcuts.clash(Named::Palette, key), Some(Named::Refresh));
        let first = shortcuts.in_order().iter().find(|(other, _)| same(*other, key));
        assert_eq!(first.map(|(_, named)| *named), Some(Named::Palette));
    }

    #[test]
    fn typing_keeps_its_keys() {
        let [f2, r, ctrl_r] = ["F2", "R", "Ctrl+R"].map(|text| of_file(text).expect("a shortcut"));
        assert!(counts(f2, Scope::Window, Keyboard::Text));
        assert!(!counts(r, Scope::Window, Keyboard::Text));
        assert!(counts(r, Scope::Window, Keyboard::Elsewhere));
        assert!(!counts(ctrl_r, Scope::Pane, Keyboard::Text));
        assert!(counts(r, Scope::Dock, Keyboard::Dock));
        assert!(!counts(r, Scope::Pane, Keyboard::Dock));
    }
}
